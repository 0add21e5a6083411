"""How often the shop's articles are quoted: counted from the answers that went out, and nothing else."""

from datetime import timedelta

from conversations.messages import QuoteBlock, TextBlock
from conversations.quoting import count_quoted

from .conftest import Court
from .test_outcomes import talk


def quote(article_id: int) -> QuoteBlock:
    return QuoteBlock(text="It holds.", lang="en", article_id=article_id, revision=1, title="Rules", heading="")


async def test_each_answer_counts_once_for_each_article_it_quotes(court: Court) -> None:
    await talk(court, await court.start(), quote(1), quote(1), quote(2))
    await talk(court, await court.start(), quote(1), TextBlock(text="Anything else?"))
    await talk(court, await court.start())
    async with court.database.begin() as session:
        assert await count_quoted(court.clock, session, court.store.id, 30) == {1: 2, 2: 1}
        assert await count_quoted(court.clock, session, court.store.id + 1, 30) == {}
    court.clock.move(timedelta(days=31))
    async with court.database.begin() as session:
        assert await count_quoted(court.clock, session, court.store.id, 30) == {}
