"""The passages, words and policy facts of an article's present revision: what is derived from its text on save."""

import asyncio
from typing import NamedTuple

from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from knowledge import policies
from knowledge.chunk import Cut, cut
from knowledge.models import ArticleRow, PassageRow, WordRow
from knowledge.outline import Section
from knowledge.revision import touch
from knowledge.stems import stems, words

_BATCH = 5000
_SHORTEST_WORD = 3


async def write(session: AsyncSession, article: ArticleRow, sections: tuple[Section, ...]) -> None:
    """Replace an article's passages by those of `sections`, and read its policy facts."""
    await forget(session, article.id)
    pieces = await asyncio.to_thread(_prepare, article.title, article.language, sections)
    for position, piece in enumerate(pieces):
        session.add(
            PassageRow(
                article_id=article.id,
                revision=article.revision,
                store_id=article.store_id,
                language=article.language,
                position=position,
                heading=piece.cut.heading,
                sentences=list(piece.cut.sentences),
                words=" ".join(piece.stems),
            )
        )
    await _learn(session, article, {word for piece in pieces for word in piece.words})
    await policies.read_into(session, article, sections)
    await session.flush()
    await touch(session, article.store_id)


class _Piece(NamedTuple):
    cut: Cut
    stems: list[str]
    words: list[str]


def _prepare(title: str, language: str, sections: tuple[Section, ...]) -> list[_Piece]:
    """Cut an article and prepare its words; title and heading count twice, because they say what it is about."""
    pieces = []
    for piece in cut(sections):
        above = f"{title} {piece.heading}"
        text = " ".join((above, *piece.sentences))
        pieces.append(_Piece(piece, stems(f"{above} {text}", language), words(text)))
    return pieces


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
