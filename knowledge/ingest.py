"""Saving what the shop writes: a new article, a revision, a removal.

What is saved counts at once: its words are searched and its policy facts hold from the commit on; its vectors follow
by the job `knowledge.index`. Nothing is half-written: every check stands before the first row.
"""

import asyncio
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from kit import audit, jobs
from kit.clock import Clock
from kit.errors import Conflict, Invalid, NotFound
from kit.language import LANGUAGES, detect
from knowledge import passages
from knowledge.articles import Article, Status, get_article
from knowledge.duplicates import body_print, refuse_duplicate, title_print
from knowledge.files.read import read_file, tidy
from knowledge.languages import NAMES
from knowledge.models import ArticleRow, RevisionRow
from knowledge.outline import sections
from knowledge.reviews import ReviewBy, Usual, next_day, today, usual_day
from knowledge.revision import touch

LONGEST_TITLE = 200
INDEX_JOB = "knowledge.index"
ONE_AT_A_TIME = "knowledge.index"
"""The lock of indexing: many articles at once would keep a customer's message waiting for the embedding model."""
_ENOUGH_TO_TELL = 60


@dataclass(frozen=True, slots=True)
class Draft:
    """What somebody wants to save; with an empty title the first heading or the file's name is taken."""

    language: str
    title: str = ""
    body: str = ""
    file_name: str = ""
    file: bytes | None = None
    review_by: ReviewBy = Usual.DAY
    """By when to look at it again; the usual day of a revision is the one set before, while that is to come."""
    edited: int | None = None
    """The revision that was edited; None to save whatever stands there now."""
    source_url: str = ""
    """The address of the page that a new article was read from."""


async def add_article(session: AsyncSession, clock: Clock, store_id: int, draft: Draft, *, by: str) -> Article:
    """Save a new article; `by` is who, such as `staff:3`.

    A text in another language than its draft says is kept as `rejected`, with the reason, and counts nowhere.

    Raises:
        Invalid, TooLarge, UnsupportedType: the draft cannot be used (see `knowledge.files.read`).
        Conflict: the store has this title or this text already; `article_id` and `article_title` say where.
    """
    text = await _read(draft)
    await refuse_duplicate(session, store_id, text.language, (text.title, text.body))
    reason = _wrong_language(text)
    now = clock.now()
    usual = await usual_day(session, clock, store_id)
    article = ArticleRow(
        store_id=store_id,
        language=text.language,
        title=text.title,
        revision=1,
        status=Status.REJECTED if reason else Status.PENDING,
        reason=reason,
        status_at=now,
        title_print=title_print(text.title),
        body_print=body_print(text.body),
        reviewed_on=await today(session, clock, store_id),
        review_by=usual if isinstance(text.review_by, Usual) else text.review_by,
        source_url=text.source_url,
        created_at=now,
    )
    await _insert(session, article)
    return await _saved(session, clock, article, text, by)


async def revise_article(
    session: AsyncSession, clock: Clock, store_id: int, article_id: int, draft: Draft, *, by: str
) -> Article:
    """Save a new revision of an article, in the article's language; a title left empty stays as it is.

    Raises:
        NotFound: the store has no such article, or it was removed.
        Invalid, TooLarge, UnsupportedType, Conflict: as in `add_article`; a wrong language is Invalid here, so that
            what counts now goes on counting.
        Conflict: somebody saved another revision than the one that was edited; `revision` says which.
    """
    article = await _standing(session, store_id, article_id)
    await _refuse_late(session, article, draft)
    title = draft.title or (article.title if draft.file is None else "")
    text = await _read(replace(draft, title=title, language=article.language))
    await refuse_duplicate(session, store_id, text.language, (text.title, text.body), besides=article.id)
    if reason := _wrong_language(text):
        raise Invalid(reason, code="wrong_language")
    article.title, article.title_print, article.body_print = (
        text.title,
        title_print(text.title),
        body_print(text.body),
    )
    article.revision += 1
    article.status, article.reason, article.status_at = Status.PENDING, "", clock.now()
    if isinstance(text.review_by, Usual):
        article.review_by = await next_day(session, clock, article)
    else:
        article.review_by = text.review_by
    article.reviewed_on = await today(session, clock, store_id)
    return await _saved(session, clock, article, text, by)


async def remove_article(session: AsyncSession, clock: Clock, store_id: int, article_id: int, *, by: str) -> None:
    """Take an article out of the search and of the policy facts at once; its revisions stay for what quotes them.

    Raises:
        NotFound: the store has no such article, or it was removed before.
    """
    article = await _standing(session, store_id, article_id)
    article.removed_at, article.removed_by = clock.now(), by
    await passages.forget(session, article.id)
    await touch(session, store_id)
    await _order_indexing(session, article)
    _record(session, clock, article, "article_removed", by)


async def index_again(session: AsyncSession, clock: Clock, store_id: int, article_id: int) -> None:
    """Try once more to index an article that failed.

    Raises:
        NotFound: the store has no such article, or it was removed.
    """
    article = await _standing(session, store_id, article_id)
    if article.status != Status.REJECTED:
        article.status, article.reason, article.status_at = Status.PENDING, "", clock.now()
        await touch(session, store_id)
        await _order_indexing(session, article)


async def _read(draft: Draft) -> Draft:
    """Return the draft with its title and its text, whatever form it came in."""
    if draft.language not in LANGUAGES:
        raise Invalid(f"Choose one of these languages: {', '.join(LANGUAGES)}.", code="language")
    title, body = draft.title, draft.body
    if draft.file is not None:
        text = await asyncio.to_thread(read_file, draft.file_name, draft.file)
        title, body = draft.title or text.title, text.body
    title = " ".join(title.split())
    if len(title) > LONGEST_TITLE or not any(sign.isalnum() for sign in title):
        raise Invalid(f"Give the article a title in words, of at most {LONGEST_TITLE} characters.", code="title")
    return replace(draft, title=tidy(_whole(title)), body=tidy(_whole(body)), file=None)


def _whole(text: str) -> str:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise Invalid("This text holds broken characters. Save it with the encoding UTF-8.", code="encoding") from error
    return text


def _wrong_language(text: Draft) -> str:
    if len(text.body) < _ENOUGH_TO_TELL:
        return ""
    found = detect(text.body[:5000])
    if found in {None, text.language}:
        return ""
    really, said = NAMES[found or ""], NAMES[text.language]
    return f"This text reads as {really}, not {said}. Save it under its own language."


async def _standing(session: AsyncSession, store_id: int, article_id: int) -> ArticleRow:
    rows = select(ArticleRow).where(
        ArticleRow.id == article_id, ArticleRow.store_id == store_id, ArticleRow.removed_at.is_(None)
    )
    article = await session.scalar(rows.with_for_update())
    if article is None:
        raise NotFound("There is no such article.", code="article_not_found")
    return article


async def _refuse_late(session: AsyncSession, article: ArticleRow, draft: Draft) -> None:
    if draft.edited in {None, article.revision}:
        return
    last = await get_article(session, article.store_id, article.id)
    raise Conflict(
        "Somebody else saved this article meanwhile. Look at what they wrote, then save yours over it or take theirs.",
        code="article_changed",
        revision=article.revision,
        saved_by=last.saved_by,
        saved_at=last.saved_at.isoformat(),
    )


async def _insert(session: AsyncSession, article: ArticleRow) -> None:
    try:
        async with session.begin_nested():
            session.add(article)
    except IntegrityError as error:
        raise Conflict("The same article was saved a moment ago.", code="duplicate_article") from error


async def _saved(session: AsyncSession, clock: Clock, article: ArticleRow, text: Draft, by: str) -> Article:
    """Keep the text as the article's newest revision, and return the article as it stands now."""
    session.add(
        RevisionRow(
            article_id=article.id,
            number=article.revision,
            title=text.title,
            body=text.body,
            file_name=text.file_name,
            saved_at=clock.now(),
            saved_by=by,
        )
    )
    await session.flush()
    if article.status != Status.REJECTED:
        await passages.write(session, article, await asyncio.to_thread(sections, text.body, text.title))
        await _order_indexing(session, article)
    _record(session, clock, article, "article_added" if article.revision == 1 else "article_revised", by)
    return await get_article(session, article.store_id, article.id)


def _record(session: AsyncSession, clock: Clock, article: ArticleRow, act: str, by: str) -> None:
    audit.record(
        session,
        clock,
        store_id=article.store_id,
        actor=by,
        act=act,
        subject=f"article:{article.id}",
        title=article.title,
        revision=article.revision,
    )


async def _order_indexing(session: AsyncSession, article: ArticleRow) -> None:
    name = f"knowledge:{article.id}"
    await jobs.defer(session, INDEX_JOB, lock=ONE_AT_A_TIME, queueing_lock=name, article_id=article.id)
