"""The interface of knowledge for staff: articles, search, and the policy facts that were read from them.

Everyone on the staff may read; only owner and admin write (S1-07, S1-08).
"""

from dataclasses import asdict
from datetime import date
from typing import Annotated, Any, Literal

from fastapi import APIRouter, File, Form, Query, Request, Response, UploadFile
from pydantic import BaseModel, ConfigDict, Field

from kit.auth import Actor, Role, require
from kit.web import Page
from knowledge import articles, corrections, ingest, reviews
from knowledge.articles import Article
from knowledge.corrections import Act
from knowledge.coverage import Point, coverage
from knowledge.deps import Deps
from knowledge.files.read import MOST_CHARACTERS
from knowledge.ingest import Draft
from knowledge.reviews import ReviewBy, Usual
from knowledge.search import Found, rank, search
from stores.stores import find_store

PREFIX = "/api/v1/stores/{store}/knowledge"
Json = dict[str, Any]


class Reviewed(BaseModel):
    """By when to look at an article again: null is never, and where it is left out the usual day is taken."""

    model_config = ConfigDict(extra="forbid")

    review_by: date | None = None

    @property
    def chosen(self) -> ReviewBy:
        """The day as it was chosen, if it was."""
        return self.review_by if "review_by" in self.model_fields_set else Usual.DAY


class Due(BaseModel):
    """By when to look at an article again; null is never."""

    model_config = ConfigDict(extra="forbid")

    review_by: date | None


class Written(Reviewed):
    """An article as it is sent; `body` is Markdown."""

    title: str = Field(default="", max_length=ingest.LONGEST_TITLE)
    body: str = Field(max_length=MOST_CHARACTERS)
    language: str


class Rewritten(Reviewed):
    """A new revision as it is sent; an empty title stays as it was."""

    title: str = Field(default="", max_length=ingest.LONGEST_TITLE)
    body: str = Field(max_length=MOST_CHARACTERS)


class Corrected(BaseModel):
    """A correction as it is sent; `value` is needed for `set` alone."""

    model_config = ConfigDict(extra="forbid")

    act: Literal["set", "not_stated", "withdrawn"]
    value: Json | None = None
    why: str = Field(max_length=corrections.LONGEST_WHY)
    article_id: int | None = None


def routes(deps: Deps) -> APIRouter:
    """Return the interface of knowledge."""
    router = APIRouter(prefix=PREFIX, tags=["knowledge"])
    _read_articles(router, deps)
    _write_articles(router, deps)
    _care_for_articles(router, deps)
    _review_articles(router, deps)
    _facts(router, deps)
    return router


def _read_articles(router: APIRouter, deps: Deps) -> None:
    @router.get("/articles")
    async def list_all(
        request: Request,
        store: str,
        search: str = "",
        language: str = "",
        review: Literal["", "overdue"] = "",
        cursor: str | None = None,
    ) -> Page[Json]:
        """List articles, newest first; `search` looks for all of its words in titles and texts (S1-56)."""
        await _staff(deps, request)
        async with deps.database.begin() as session:
            found = await find_store(session, store)
            late = found.today(deps.clock.now()) if review else None
            page = await articles.list_articles(
                session, found.id, search=search, language=language, overdue_on=late, cursor=cursor
            )
        return Page(items=[_show(article, with_body=False) for article in page.items], next=page.next)

    @router.get("/articles/{article_id}")
    async def read(request: Request, store: str, article_id: int, revision: int | None = None) -> Json:
        """Return one article, in its present revision or an earlier one."""
        await _staff(deps, request)
        async with deps.database.begin() as session:
            store_id = (await find_store(session, store)).id
            return _show(await articles.get_article(session, store_id, article_id, revision))

    @router.get("/search")
    async def find(
        request: Request,
        store: str,
        q: Annotated[str, Query(min_length=1, max_length=1000)],
        language: str = "en",
        topic: str = "",
    ) -> Json:
        """Tell what the agent would find for a question, and what came near without being an answer."""
        await _staff(deps, request)
        async with deps.database.begin() as session:
            store_id = (await find_store(session, store)).id
            written = await deps.held.of(session, store_id)
            found = await search(session, deps, written, q, language=language, topic=topic)
            ranked = await rank(session, deps, (written, language), q, topic=topic, limit=5)
        near = [one for one in ranked if not one.evidence.is_enough]
        return {"found": [_show_found(one) for one in found], "near": [_show_found(one) for one in near]}


def _write_articles(router: APIRouter, deps: Deps) -> None:
    @router.post("/articles", status_code=201)
    async def add(request: Request, store: str, written: Written) -> Json:
        """Write an article; a duplicate is refused with a pointer to the first one."""
        draft = Draft(written.language, written.title, written.body, review_by=written.chosen)
        return await _add(deps, request, store, draft)

    @router.post("/articles/upload", status_code=201)
    async def upload(
        request: Request,
        store: str,
        file: Annotated[UploadFile, File()],
        language: Annotated[str, Form()],
        title: Annotated[str, Form()] = "",
    ) -> Json:
        """Upload an article: Markdown, HTML, plain text, PDF or DOCX, at most 20 MB."""
        await _editor(deps, request)
        draft = Draft(language=language, title=title, file_name=file.filename or "", file=await file.read())
        return await _add(deps, request, store, draft)

    @router.put("/articles/{article_id}")
    async def revise(request: Request, store: str, article_id: int, rewritten: Rewritten) -> Json:
        """Save a new revision; it counts from the answer on (S1-31)."""
        by = _name(await _editor(deps, request))
        async with deps.database.begin() as session:
            store_id = (await find_store(session, store)).id
            draft = Draft("", rewritten.title, rewritten.body, review_by=rewritten.chosen)
            return _show(await ingest.revise_article(session, deps.clock, store_id, article_id, draft, by=by))


def _care_for_articles(router: APIRouter, deps: Deps) -> None:
    @router.delete("/articles/{article_id}", status_code=204)
    async def remove(request: Request, store: str, article_id: int) -> Response:
        """Take an article out of everything the agent says; what was quoted from it stays readable."""
        by = _name(await _editor(deps, request))
        async with deps.database.begin() as session:
            store_id = (await find_store(session, store)).id
            await ingest.remove_article(session, deps.clock, store_id, article_id, by=by)
        return Response(status_code=204)

    @router.post("/articles/{article_id}/index", status_code=202)
    async def index(request: Request, store: str, article_id: int) -> Json:
        """Try once more to index an article that failed."""
        await _editor(deps, request)
        async with deps.database.begin() as session:
            store_id = (await find_store(session, store)).id
            await ingest.index_again(session, deps.clock, store_id, article_id)
            return _show(await articles.get_article(session, store_id, article_id))


def _review_articles(router: APIRouter, deps: Deps) -> None:
    @router.post("/articles/{article_id}/reviewed")
    async def reviewed(request: Request, store: str, article_id: int, body: Reviewed) -> Json:
        """Note that somebody looked at an article today and it holds."""
        by = _name(await _editor(deps, request))
        async with deps.database.begin() as session:
            store_id = (await find_store(session, store)).id
            return _show(await reviews.review_article(session, deps.clock, store_id, article_id, body.chosen, by=by))

    @router.put("/articles/{article_id}/review_by")
    async def set_review_by(request: Request, store: str, article_id: int, body: Due) -> Json:
        """Set by when an article is to be looked at again; past that day it is not stated as certain."""
        by = _name(await _editor(deps, request))
        async with deps.database.begin() as session:
            store_id = (await find_store(session, store)).id
            day = body.review_by
            return _show(await reviews.set_review_by(session, deps.clock, store_id, article_id, day, by=by))


def _facts(router: APIRouter, deps: Deps) -> None:
    @router.get("/facts")
    async def facts(request: Request, store: str, language: str = "en") -> list[Json]:
        """List every policy point: what is stated and where, what contradicts, what is missing."""
        await _staff(deps, request)
        async with deps.database.begin() as session:
            store_id = (await find_store(session, store)).id
            return [_show_point(point) for point in await coverage(session, store_id, language)]

    @router.put("/facts/{key}", status_code=204)
    async def correct(request: Request, store: str, key: str, corrected: Corrected) -> Response:
        """Correct a fact, such as `exception:pre_order`; it wins over the articles until it is withdrawn."""
        by = _name(await _editor(deps, request))
        async with deps.database.begin() as session:
            await corrections.correct(
                session,
                deps.clock,
                (await find_store(session, store)).id,
                corrections.parse_subject(key),
                act=Act(corrected.act),
                value=corrected.value,
                why=corrected.why,
                by=by,
                article_id=corrected.article_id,
            )
        return Response(status_code=204)


async def _add(deps: Deps, request: Request, store: str, draft: Draft) -> Json:
    by = _name(await _editor(deps, request))
    async with deps.database.begin() as session:
        store_id = (await find_store(session, store)).id
        return _show(await ingest.add_article(session, deps.clock, store_id, draft, by=by))


async def _staff(deps: Deps, request: Request) -> Actor:
    return require(await deps.actor(request), Role.AGENT)


async def _editor(deps: Deps, request: Request) -> Actor:
    return require(await deps.actor(request), Role.ADMIN)


def _name(actor: Actor) -> str:
    return f"staff:{actor.id}"


def _show(article: Article, *, with_body: bool = True) -> Json:
    shown = asdict(article)
    shown.pop("store_id")
    return shown if with_body else {name: value for name, value in shown.items() if name != "body"}


def _show_found(found: Found) -> Json:
    return {"source": asdict(found.source), "text": found.text, "evidence": asdict(found.evidence)}


def _show_point(point: Point) -> Json:
    sentences = [
        {"source": asdict(sentence.source), "reads": sentence.reads, "fact": sentence.subject.key}
        for sentence in point.sentences
    ]
    made = [{**asdict(one), "subject": one.subject.key} for one in point.corrections]
    return {
        "kind": point.kind,
        "title": point.title,
        "state": point.state,
        "sentences": sentences,
        "corrections": made,
        "advice": point.advice,
    }
