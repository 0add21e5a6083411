"""The passages, words and policy facts of an article's present revision: what is derived from its text on save."""

from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from knowledge import policies
from knowledge.chunk import cut
from knowledge.models import ArticleRow, PassageRow, WordRow
from knowledge.outline import Section
from knowledge.stems import stems, words

_BATCH = 5000
_SHORTEST_WORD = 3


async def write(session: AsyncSession, article: ArticleRow, sections: tuple[Section, ...]) -> None:
    """Replace an article's passages by those of `sections`, and read its policy facts."""
    await forget(session, article.id)
    vocabulary: set[str] = set(words(article.title))
    for position, piece in enumerate(cut(sections)):
        text = " ".join((article.title, piece.heading, *piece.sentences))
        vocabulary.update(words(text))
        session.add(
            PassageRow(
                article_id=article.id,
                revision=article.revision,
                store_id=article.store_id,
                language=article.language,
                position=position,
                heading=piece.heading,
                sentences=list(piece.sentences),
                words=" ".join(stems(f"{article.title} {piece.heading} {text}", article.language)),
            )
        )
    await _learn(session, article, vocabulary)
    await policies.read_into(session, article, sections)
    await session.flush()


async def forget(session: AsyncSession, article_id: int) -> None:
    """Take an article's passages out of the search."""
    await session.execute(delete(PassageRow).where(PassageRow.article_id == article_id))


async def of_article(session: AsyncSession, article_id: int) -> tuple[PassageRow, ...]:
    """Return the passages of an article's present revision, in order."""
    rows = select(PassageRow).where(PassageRow.article_id == article_id).order_by(PassageRow.position)
    return tuple(await session.scalars(rows))


async def _learn(session: AsyncSession, article: ArticleRow, vocabulary: set[str]) -> None:
    rows = [
        {"store_id": article.store_id, "language": article.language, "word": word}
        for word in sorted(vocabulary)
        if len(word) >= _SHORTEST_WORD and not word.isdigit()
    ]
    for start in range(0, len(rows), _BATCH):
        await session.execute(insert(WordRow).values(rows[start : start + _BATCH]).on_conflict_do_nothing())
