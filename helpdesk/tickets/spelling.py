"""The words that were written somewhere: by them a word typed in part goes on, and a mistyped one is mended.

They are counted beside the turns' path, some messages at once, because a word such as "order" is in most messages and
its row would be everybody's to wait for. What nobody has counted yet is found as it is typed, and suggested later.
"""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from rapidfuzz import process
from rapidfuzz.distance import OSA
from sqlalchemy import ColumnElement, DateTime, Integer, bindparam, func, or_, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from helpdesk.tickets.models import SearchWordRow
from kit.clock import Clock
from kit.db import Database
from kit.letters import words_in_sql

GOES_ON = 20
"""Words that a word typed in part may become: the most frequent ones."""
_SHORTEST_OPEN = 2
_SHORTEST_MENDED = 4
_LONG = 9
_MOST_NEAR = 4000
_RARELY = 20
"""A word that is written so many times more often than another that resembles it is what was meant."""
_SELDOM = 50
"""A word that stands in more messages is no slip."""
_AT_ONCE = 2000
AS_A_NAME = 2
"""A customer's name counts for two: it is no slip, though nobody else may have it."""
_SETTLED = timedelta(seconds=30)
"""What is older is committed, whatever its number."""

_BEGIN = text("insert into search_progress (name, last_id) values (:name, 0) on conflict do nothing")
_HERE = text("select last_id from search_progress where name = :name for update")
_MOVE = text("update search_progress set last_id = :last_id where name = :name")
_END_OF_MESSAGES = text("""
select max(message_id) from (
    select message_id from search_text where message_id > :after and at < :before order by message_id limit :most
) as part
""").bindparams(bindparam("before", type_=DateTime(timezone=True)))
_END_OF_CUSTOMERS = text("""
select max(id) from (
    select id from customer where id > :after and created_at < :before order by id limit :most
) as part
""").bindparams(bindparam("before", type_=DateTime(timezone=True)))
_END_OF_CLAIMS = text("""
select max(id) from (
    select id from conversation where id > :after and created_at < :before order by id limit :most
) as part
""").bindparams(bindparam("before", type_=DateTime(timezone=True)))
_CLAIMED = words_in_sql("coalesce(contact ->> 'name', '')", whole="''").replace(":", r"\:")
"""The words of the name that somebody gave before their chat; its colons are PostgreSQL's own."""
_COUNT = """
insert into search_word (word, count, written)
select lexeme, count(*), {times} * count(*) filter (where {is_written}) from {rows}, unnest({words}) as one
where {number} > :after and {number} <= :until and position('/' in lexeme) = 0
group by lexeme
on conflict (word) do update
set count = search_word.count + excluded.count, written = search_word.written + excluded.written
"""
_NUMBERS = (bindparam("after", type_=Integer), bindparam("until", type_=Integer))
_COUNT_MESSAGES = text(
    _COUNT.format(rows="search_text", words="words", number="message_id", times=1, is_written="'A' = any(weights)")
).bindparams(*_NUMBERS)
_COUNT_CUSTOMERS = text(
    _COUNT.format(rows="customer", words="search_words", number="id", times=AS_A_NAME, is_written="lexeme !~ '[@0-9]'")
).bindparams(*_NUMBERS)
_COUNT_CLAIMS = text(
    _COUNT.format(rows="conversation", words=_CLAIMED, number="id", times=AS_A_NAME, is_written="lexeme !~ '[@0-9]'")
).bindparams(*_NUMBERS)
_WORKS = {
    "messages": (_END_OF_MESSAGES, _COUNT_MESSAGES),
    "customers": (_END_OF_CUSTOMERS, _COUNT_CUSTOMERS),
    "claims": (_END_OF_CLAIMS, _COUNT_CLAIMS),
}


async def count_words(database: Database, clock: Clock) -> None:
    """Count the words of what was written, and of who came, since the last time; each message once."""
    for name in _WORKS:
        while await _count_some(database, clock, name):
            pass


async def forget_words(session: AsyncSession) -> None:
    """Let all words be counted anew."""
    await session.execute(text("delete from search_word"))
    await session.execute(text("delete from search_progress"))


async def _count_some(database: Database, clock: Clock, name: str) -> bool:
    end, count = _WORKS[name]
    async with database.begin() as session:
        await session.execute(_BEGIN, {"name": name})
        after = await session.scalar(_HERE, {"name": name})
        found = {"after": after, "before": clock.now() - _SETTLED, "most": _AT_ONCE}
        until: int | None = await session.scalar(end, found)
        if until is None:
            return False
        await session.execute(count, {"after": after, "until": until})
        await session.execute(_MOVE, {"name": name, "last_id": until})
        return True


async def go_on(session: AsyncSession, beginning: str) -> tuple[str, ...]:
    """Return the words most often written that begin so; none for a single letter."""
    if len(beginning) < _SHORTEST_OPEN:
        return ()
    found = await session.scalars(
        select(SearchWordRow.word)
        .where(_begins(beginning), SearchWordRow.written > 0)
        .order_by(SearchWordRow.written.desc(), SearchWordRow.word)
        .limit(GOES_ON)
    )
    return tuple(found)


async def counted(session: AsyncSession, words: Iterable[str]) -> dict[str, int]:
    """Return in how many messages each of some words is found, in any form; those that nobody wrote are left out."""
    rows = await session.execute(
        select(SearchWordRow.word, SearchWordRow.count).where(SearchWordRow.word.in_(sorted(words)))
    )
    return {word: count for word, count in rows}  # noqa: C416 - a Result is no mapping


async def mend(session: AsyncSession, words: Sequence[str]) -> dict[str, str]:
    """Return what was likely meant by each word that hardly anybody wrote, where another is near that many did.

    One slip in a short word, two in a long one; a slip in the first letter is seen where two letters changed places.
    """
    asked = [word for word in dict.fromkeys(words) if len(word) >= _SHORTEST_MENDED and word.isalpha()]
    if not asked:
        return {}
    rows = await session.execute(select(SearchWordRow.word, SearchWordRow.written).where(SearchWordRow.word.in_(asked)))
    counts = {word: count for word, count in rows}  # noqa: C416 - a Result is no mapping
    seldom = [word for word in asked if counts.get(word, 0) <= _SELDOM]
    mended = {word: await _nearest(session, word, counts.get(word, 0) * _RARELY) for word in seldom}
    return {word: meant for word, meant in mended.items() if meant is not None}


async def _nearest(session: AsyncSession, word: str, least: int) -> str | None:
    slips = 1 if len(word) < _LONG else 2
    size = func.length(SearchWordRow.word)
    rows = await session.execute(
        select(SearchWordRow.word, SearchWordRow.written)
        .where(
            or_(*(_begins(letter) for letter in sorted({word[0], word[1]}))),
            size.between(len(word) - slips, len(word) + slips),
            SearchWordRow.written > max(least, 1),
        )
        .order_by(SearchWordRow.written.desc())
        .limit(_MOST_NEAR)
    )
    known = {one: count for one, count in rows if one != word}
    found = process.extract(word, list(known), scorer=OSA.distance, score_cutoff=slips, limit=20)
    near = [(distance, -known[one], one) for one, distance, _ in found if one[0] == word[0] or one[:2] == word[1::-1]]
    return min(near)[2] if near else None


def _begins(beginning: str) -> ColumnElement[bool]:
    """Return what is true of words that begin so; the column is in the order of its signs' numbers."""
    return (SearchWordRow.word >= beginning) & (SearchWordRow.word < beginning + "\U0010ffff")
