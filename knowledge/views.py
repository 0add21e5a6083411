"""Content as the interface shows it: articles, facts, points and passages made into `knowledge.shapes`."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import and_, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from knowledge.articles import Article, revisions
from knowledge.corrections import Made, corrections
from knowledge.coverage import Point, Sentence, see
from knowledge.deps import Deps
from knowledge.marked import ReadSentence, with_facts
from knowledge.models import ArticleRow, FactRow
from knowledge.outline import Section, sections
from knowledge.policies import facts
from knowledge.policy.agree import Fact
from knowledge.policy.statements import say
from knowledge.policy.values import FactKind
from knowledge.public import address, is_public
from knowledge.reviews import usual_day
from knowledge.search import Found
from knowledge.shapes import (
    ArticleListed,
    ArticleShown,
    CorrectionShown,
    FoundShown,
    PointShown,
    ReadFactShown,
    ReadLineShown,
    RevisionShown,
    SectionShown,
    SentenceShown,
)
from staff.people import all_people
from stores.stores import Store


@dataclass(frozen=True, slots=True)
class Frame:
    """What many things are shown by: the day it is in the store, and the names of the staff by their marks."""

    today: date
    names: Mapping[str, str]

    def name(self, mark: str) -> str:
        """Return the name behind `staff:3`; the mark itself where nobody has it."""
        return self.names.get(mark, mark)


async def frame(session: AsyncSession, deps: Deps, store: Store) -> Frame:
    """Read what a store's content is shown by."""
    names = {f"staff:{person.id}": person.name for person in await all_people(session)}
    return Frame(store.today(deps.clock.now()), names)


async def count_facts(session: AsyncSession, article_ids: Collection[int]) -> Mapping[int, int]:
    """Count the sentences of articles' present revisions that state a policy."""
    rows = (
        select(FactRow.article_id, func.count(FactRow.sentence.distinct()))
        .join(ArticleRow, and_(ArticleRow.id == FactRow.article_id, ArticleRow.revision == FactRow.revision))
        .where(FactRow.article_id.in_(article_ids), FactRow.kind != FactKind.ABOUT_CHANGES)
        .group_by(FactRow.article_id)
    )
    return {int(article_id): count for article_id, count in await session.execute(rows)}


async def list_shown(session: AsyncSession, deps: Deps, store: Store, found: Sequence[Article]) -> list[ArticleListed]:
    """Return articles as a list shows them."""
    by, counts = await frame(session, deps, store), await count_facts(session, [one.id for one in found])
    return [ArticleListed.model_validate(_listed(one, by, counts.get(one.id, 0))) for one in found]


async def shown(
    session: AsyncSession, deps: Deps, store: Store, article: Article, language: str = "en"
) -> ArticleShown:
    """Return one article whole; `language` is the one in which code says what it reads."""
    by, history = await frame(session, deps, store), await revisions(session, article.id)
    is_present = article.revision == history[0].number and not article.is_removed
    read = [fact for fact in await facts(session, store.id) if fact.source.article_id == article.id]
    made = {one.subject.key: one for one in (await corrections(session, store.id)).values()}
    outline = sections(article.body, article.title)
    counts = await count_facts(session, [article.id])
    return ArticleShown(
        **_listed(article, by, counts.get(article.id, 0)),
        body=article.body,
        source_url=article.source_url,
        is_present=is_present,
        public=address(store.key, article.id) if is_present and is_public(article) else "",
        usual_review_by=await usual_day(session, deps.clock, store.id, article.review),
        sections=show_sections(outline, read if is_present else [], made, language),
        revisions=[
            RevisionShown(
                number=one.number,
                title=one.title,
                saved_at=one.saved_at,
                saved_by=one.saved_by,
                saved_by_name=by.name(one.saved_by),
            )
            for one in history
        ],
    )


def show_sections(
    outline: tuple[Section, ...], read: Sequence[Fact], made: Mapping[str, Made], language: str
) -> list[SectionShown]:
    """Return an article's sentences, each with what code reads in it."""

    def line(one: ReadSentence) -> ReadLineShown:
        return ReadLineShown(text=one.text, lead=one.lead, facts=[_fact(see(it, made, language)) for it in one.facts])

    return [
        SectionShown(heading=heading, lines=[line(one) for one in lines])
        for heading, lines in with_facts(outline, read)
    ]


def show_point(point: Point, by: Frame, language: str) -> PointShown:
    """Return a policy point with what staff said of it."""
    return PointShown(
        kind=point.kind,
        title=point.title,
        state=point.state,
        sentences=[_sentence(one, by) for one in point.sentences],
        corrections=[_correction(one, by, language) for one in point.corrections],
        advice=point.advice,
        unsaid=[one.key for one in point.unsaid],
    )


def show_found(found: Sequence[Found]) -> list[FoundShown]:
    """Return passages in their order."""
    return [
        FoundShown(rank=rank, score=one.score, source=one.source, text=one.text, evidence=one.evidence)
        for rank, one in enumerate(found, start=1)
    ]


def _listed(article: Article, by: Frame, count: int) -> dict[str, object]:
    named = ("id", "language", "title", "revision", "status", "reason", "file_name", "saved_at", "saved_by")
    days = ("is_removed", "reviewed_on", "review_by")
    return {name: getattr(article, name) for name in (*named, *days)} | {
        "saved_by_name": by.name(article.saved_by),
        "is_overdue": article.review.is_overdue(by.today),
        "facts": count,
    }


def _fact(one: Sentence) -> ReadFactShown:
    return ReadFactShown(
        key=one.subject.key,
        kind=one.subject.kind,
        reads=one.reads,
        value=dict(one.fact.value),
        is_unclear=one.is_unclear,
        is_correctable=one.is_correctable,
        standing=one.standing,
    )


def _sentence(one: Sentence, by: Frame) -> SentenceShown:
    return SentenceShown(
        source=one.source,
        reads=one.reads,
        fact=one.subject.key,
        value=dict(one.fact.value),
        is_unclear=one.is_unclear,
        is_correctable=one.is_correctable,
        is_overdue=one.source.as_of(by.today) is not None,
        standing=one.standing,
    )


def _correction(made: Made, by: Frame, language: str) -> CorrectionShown:
    return CorrectionShown(
        subject=made.subject.key,
        act=made.act,
        value=dict(made.value) if made.value is not None else None,
        says=say(made.subject.kind, dict(made.value), language) if made.value and "unclear" not in made.value else "",
        why=made.why,
        made_at=made.made_at,
        made_by=made.made_by,
        made_by_name=by.name(made.made_by),
    )
