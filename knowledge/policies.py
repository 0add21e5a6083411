"""The policy facts of a store: read on save, held by the database, made into `commerce.terms` for decisions."""

import asyncio

from sqlalchemy import and_, delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from commerce.terms import Review, Source, Terms
from knowledge.articles import Status, standing
from knowledge.corrections import current_corrections
from knowledge.models import ArticleRow, FactRow
from knowledge.outline import Section
from knowledge.policy.agree import Fact, make_terms
from knowledge.policy.read import read_facts
from knowledge.policy.values import FactKind

_ORDER_CHANGES = frozenset(
    {FactKind.MODIFY_WINDOW, FactKind.CANCEL_WINDOW, FactKind.ELIGIBLE, FactKind.EXCEPTION, FactKind.ABOUT_CHANGES}
)


async def read_into(session: AsyncSession, article: ArticleRow, sections: tuple[Section, ...]) -> None:
    """Read the policy facts of an article's present revision and keep them beside those of earlier ones."""
    same = (FactRow.article_id == article.id, FactRow.revision == article.revision)
    await session.execute(delete(FactRow).where(*same))
    read = await asyncio.to_thread(read_facts, article.title, sections, article.language)
    for found in read:
        session.add(
            FactRow(
                article_id=article.id,
                revision=article.revision,
                store_id=article.store_id,
                language=article.language,
                kind=found.kind,
                value=found.value,
                heading=found.heading,
                sentence=found.sentence,
            )
        )


async def read_draft(title: str, sections: tuple[Section, ...], language: str) -> tuple[Fact, ...]:
    """Read the policy facts of a text that is not saved."""
    read = await asyncio.to_thread(read_facts, title, sections, language)
    return tuple(Fact(one.kind, one.value, Source(0, 0, title, one.heading, one.sentence, language)) for one in read)


async def facts(session: AsyncSession, store_id: int) -> tuple[Fact, ...]:
    """Return every fact that the store's articles state now, in the order of articles and sentences."""
    rows = (
        select(FactRow, ArticleRow)
        .join(ArticleRow, and_(ArticleRow.id == FactRow.article_id, ArticleRow.revision == FactRow.revision))
        .where(FactRow.store_id == store_id, standing())
        .order_by(FactRow.id)
    )
    return tuple(_fact(row, article) for row, article in await session.execute(rows))


async def terms(session: AsyncSession, store_id: int, language: str) -> Terms:
    """Return the store's policy facts for decisions; `language` is the one to cite where a fact stands in several.

    Missing or contradictory facts are Unknown; what staff corrected wins over every article (S1-33).
    """
    corrections = await current_corrections(session, store_id, language)
    return make_terms(await facts(session, store_id), corrections, language)


async def kinds_present(session: AsyncSession, store_id: int) -> frozenset[str]:
    """Return the kinds of knowledge that indexed articles cover: `order_changes` for changing or cancelling (S1-06)."""
    rows = (
        select(FactRow.kind)
        .join(ArticleRow, and_(ArticleRow.id == FactRow.article_id, ArticleRow.revision == FactRow.revision))
        .where(FactRow.store_id == store_id, standing(), ArticleRow.status == Status.INDEXED)
        .distinct()
    )
    kinds = {FactKind(kind) for kind in await session.scalars(rows)}
    return frozenset({"order_changes"}) if kinds & _ORDER_CHANGES else frozenset()


def _fact(row: FactRow, article: ArticleRow) -> Fact:
    review = Review(article.reviewed_on, article.review_by)
    source = Source(article.id, row.revision, article.title, row.heading, row.sentence, row.language, review)
    return Fact(FactKind(row.kind), row.value, source)
