"""The interface of articles for staff: list, read, write, upload, save, review, remove.

Everyone on the staff may read; only owner and admin write (S1-07, S1-08).
"""

from datetime import date
from typing import Annotated, Literal

from fastapi import APIRouter, File, Form, Request, Response, UploadFile
from pydantic import BaseModel, ConfigDict, Field

from kit.web import Page
from knowledge import articles, ingest, pages, reviews
from knowledge.articles import Status
from knowledge.deps import Deps
from knowledge.files.read import MOST_CHARACTERS
from knowledge.guard import PREFIX, editor, reader
from knowledge.ingest import Draft
from knowledge.outline import sections
from knowledge.policies import read_draft
from knowledge.reviews import ReviewBy, Usual
from knowledge.shapes import ArticleListed, ArticleShown, SectionShown
from knowledge.views import list_shown, show_sections, shown
from stores.stores import find_seen


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
    source_url: str = Field(default="", max_length=pages.LONGEST_ADDRESS)
    """The address of the page that it was read from, if it was."""


class Rewritten(Reviewed):
    """A new revision as it is sent; an empty title stays as it was.

    `revision` is the one that was edited: if another was saved since, this one is refused.
    """

    title: str = Field(default="", max_length=ingest.LONGEST_TITLE)
    body: str = Field(max_length=MOST_CHARACTERS)
    revision: int | None = None


class Unsaved(BaseModel):
    """A text that is being written."""

    model_config = ConfigDict(extra="forbid")

    title: str = Field(default="", max_length=ingest.LONGEST_TITLE)
    body: str = Field(max_length=MOST_CHARACTERS)
    language: str


def routes(deps: Deps) -> APIRouter:
    """Return the interface of knowledge."""
    router = APIRouter(prefix=PREFIX, tags=["knowledge"])
    _read_articles(router, deps)
    _write_articles(router, deps)
    _care_for_articles(router, deps)
    _review_articles(router, deps)
    return router


def _read_articles(router: APIRouter, deps: Deps) -> None:
    @router.get("/articles")
    async def list_all(
        request: Request,
        store: str,
        search: str = "",
        language: str = "",
        review: Literal["", "overdue"] = "",
        status: Status | None = None,
        cursor: str | None = None,
    ) -> Page[ArticleListed]:
        """List articles, newest first; `search` looks for all of its words in titles and texts (S1-56)."""
        actor = await reader(deps, request)
        async with deps.database.begin() as session:
            found = await find_seen(session, actor, store)
            late = found.today(deps.clock.now()) if review else None
            wanted = articles.Wanted(search=search, language=language, overdue_on=late, status=status)
            page = await articles.list_articles(session, found.id, wanted, cursor=cursor)
            return Page(items=await list_shown(session, deps, found, page.items), next=page.next)

    @router.get("/articles/{article_id}")
    async def read(
        request: Request, store: str, article_id: int, revision: int | None = None, language: str = "en"
    ) -> ArticleShown:
        """Return one article, in its present revision or an earlier one; `language` says what code reads in it."""
        actor = await reader(deps, request)
        async with deps.database.begin() as session:
            found = await find_seen(session, actor, store)
            article = await articles.get_article(session, found.id, article_id, revision)
            return await shown(session, deps, found, article, language)

    @router.post("/reading")
    async def try_reading(request: Request, store: str, unsaved: Unsaved, said_in: str = "en") -> list[SectionShown]:
        """Tell what code would read in a text, without saving it (S1-31); `said_in` is the language it says so in."""
        actor = await reader(deps, request)
        async with deps.database.begin() as session:
            await find_seen(session, actor, store)
        outline = sections(unsaved.body, unsaved.title)
        return show_sections(outline, await read_draft(unsaved.title, outline, unsaved.language), {}, said_in)


def _write_articles(router: APIRouter, deps: Deps) -> None:
    @router.post("/articles", status_code=201)
    async def add(request: Request, store: str, written: Written) -> ArticleShown:
        """Write an article; a duplicate is refused with a pointer to the first one."""
        source = pages.address(deps.pages, written.source_url) if written.source_url else ""
        draft = Draft(written.language, written.title, written.body, review_by=written.chosen, source_url=source)
        return await _add(deps, request, store, draft)

    @router.post("/articles/upload", status_code=201)
    async def upload(
        request: Request,
        store: str,
        file: Annotated[UploadFile, File()],
        language: Annotated[str, Form()],
        title: Annotated[str, Form()] = "",
    ) -> ArticleShown:
        """Upload an article: Markdown, HTML, plain text, PDF or DOCX, at most 20 MB."""
        await editor(deps, request)
        draft = Draft(language=language, title=title, file_name=file.filename or "", file=await file.read())
        return await _add(deps, request, store, draft)

    @router.put("/articles/{article_id}")
    async def revise(request: Request, store: str, article_id: int, rewritten: Rewritten) -> ArticleShown:
        """Save a new revision; it counts from the answer on (S1-31)."""
        actor = await editor(deps, request)
        async with deps.database.begin() as session:
            found = await find_seen(session, actor, store)
            draft = Draft("", rewritten.title, rewritten.body, review_by=rewritten.chosen, edited=rewritten.revision)
            article = await ingest.revise_article(session, deps.clock, found.id, article_id, draft, by=actor.mark)
            return await shown(session, deps, found, article)


def _care_for_articles(router: APIRouter, deps: Deps) -> None:
    @router.delete("/articles/{article_id}", status_code=204)
    async def remove(request: Request, store: str, article_id: int) -> Response:
        """Take an article out of everything the agent says; what was quoted from it stays readable."""
        actor = await editor(deps, request)
        async with deps.database.begin() as session:
            store_id = (await find_seen(session, actor, store)).id
            await ingest.remove_article(session, deps.clock, store_id, article_id, by=actor.mark)
        return Response(status_code=204)

    @router.post("/articles/{article_id}/index", status_code=202)
    async def index(request: Request, store: str, article_id: int) -> ArticleShown:
        """Try once more to index an article that failed."""
        actor = await editor(deps, request)
        async with deps.database.begin() as session:
            found = await find_seen(session, actor, store)
            await ingest.index_again(session, deps.clock, found.id, article_id)
            return await shown(session, deps, found, await articles.get_article(session, found.id, article_id))


def _review_articles(router: APIRouter, deps: Deps) -> None:
    @router.post("/articles/{article_id}/reviewed")
    async def reviewed(request: Request, store: str, article_id: int, body: Reviewed) -> ArticleShown:
        """Note that somebody looked at an article today and it holds."""
        actor = await editor(deps, request)
        async with deps.database.begin() as session:
            found, clock = await find_seen(session, actor, store), deps.clock
            article = await reviews.review_article(session, clock, found.id, article_id, body.chosen, by=actor.mark)
            return await shown(session, deps, found, article)

    @router.put("/articles/{article_id}/review_by")
    async def set_review_by(request: Request, store: str, article_id: int, body: Due) -> ArticleShown:
        """Set by when an article is to be looked at again; past that day it is not stated as certain."""
        actor = await editor(deps, request)
        async with deps.database.begin() as session:
            found, day = await find_seen(session, actor, store), body.review_by
            article = await reviews.set_review_by(session, deps.clock, found.id, article_id, day, by=actor.mark)
            return await shown(session, deps, found, article)


async def _add(deps: Deps, request: Request, store: str, draft: Draft) -> ArticleShown:
    actor = await editor(deps, request)
    async with deps.database.begin() as session:
        found = await find_seen(session, actor, store)
        article = await ingest.add_article(session, deps.clock, found.id, draft, by=actor.mark)
        return await shown(session, deps, found, article)
