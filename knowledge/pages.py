"""Content: the plain pages where staff write, upload, read, search and remove articles (S1-27, S1-31, S1-56, S1-57).

Everyone may look; owners and admins may change (S1-07, S1-08). A draft lives in the browser's form alone: nothing is
kept, and nothing counts, before Save.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, File, Form, Request, UploadFile
from fastapi.responses import Response
from sqlalchemy.ext.asyncio import AsyncSession

from kit.admin import Pages, form_page
from kit.auth import Actor, Role
from kit.errors import AppError, Invalid, NotReady
from knowledge import articles, ingest
from knowledge.articles import Article, count_overdue, list_articles, revisions
from knowledge.coverage import coverage
from knowledge.deps import Deps
from knowledge.files.read import ACCEPTED
from knowledge.ingest import Draft
from knowledge.languages import NAMES
from knowledge.marked import with_facts
from knowledge.outline import sections
from knowledge.policies import facts
from knowledge.public import address, is_public
from knowledge.reviews import next_day, parse_day, usual_day
from knowledge.search import rank, search
from stores.pages import first_store

Text = Annotated[str, Form()]
HOME = "/admin/content"
SAVED = {
    "saved": "Saved. It counts from now on; finding it by meaning follows in a moment.",
    "removed": "Removed. The agent no longer uses it; what was quoted from it stays readable.",
    "again": "It is being indexed again.",
    "reviewed": "Noted: you looked at it today, and it holds.",
    "review-set": "Saved. Past that day the agent no longer states it as certain.",
}


def routes(pages: Pages, deps: Deps) -> APIRouter:
    """Return the pages of articles."""
    router = pages.router()
    _lists(router, pages, deps)
    _writing(router, pages, deps)
    _one(router, pages, deps)
    _removing(router, pages, deps)
    return router


def _lists(router: APIRouter, pages: Pages, deps: Deps) -> None:
    @router.get("/content")
    async def content(
        request: Request, q: str = "", language: str = "", review: str = "", cursor: str | None = None, done: str = ""
    ) -> Response:
        async with pages.database.begin() as session:
            actor = await pages.actor(request, session)
            store = await first_store(session)
            today = store.today(deps.clock.now())
            late = today if review else None
            page = await list_articles(session, store.id, search=q, language=language, overdue_on=late, cursor=cursor)
            overdue = await count_overdue(session, store.id, today)
            open_points = [point for point in await coverage(session, store.id, "en") if point.is_open]
        problem = await _index_problem(deps)
        return pages.show(
            "knowledge/content.html",
            actor,
            store=store,
            page=page,
            q=q,
            language=language,
            languages=NAMES,
            review=review,
            today=today,
            overdue_count=overdue,
            open_points=open_points,
            done=SAVED.get(done, ""),
            problem=problem,
        )

    @router.get("/content/ask")
    async def ask(request: Request, q: str = "", language: str = "en") -> Response:
        """Show what the agent would find for a question, and what came near without being an answer."""
        async with pages.database.begin() as session:
            actor = await pages.actor(request, session)
            store = await first_store(session)
            asked = q.strip()[:1000]
            written = await deps.held.of(session, store.id)
            found = await search(session, deps, written, asked, language=language) if asked else ()
            near = await rank(session, deps, (written, language), asked, limit=5) if asked else ()
        shown: dict[str, Any] = {
            "found": found,
            "near": [one for one in near if not one.evidence.is_enough],
            "q": asked,
            "language": language,
            "languages": NAMES,
        }
        return pages.show("knowledge/ask.html", actor, **shown)


def _writing(router: APIRouter, pages: Pages, deps: Deps) -> None:
    @router.get("/content/new")
    async def new(request: Request, title: str = "", language: str = "") -> Response:
        async with pages.database.begin() as session:
            actor = await pages.actor(request, session, Role.ADMIN)
            store = await first_store(session)
            usual = _written(await usual_day(session, deps.clock, store.id))
        form = {"title": title, "body": "", "language": language or store.settings.language, "review_by": usual}
        return _form(pages, actor, form)

    @router.post("/content/new")
    async def add(
        request: Request, title: Text = "", body: Text = "", language: Text = "", review_by: Text = ""
    ) -> Response:
        form = {"title": title, "body": body, "language": language, "review_by": review_by}
        return await _save(pages, deps, request, Draft(language, title, body), form)

    @router.post("/content/upload")
    async def upload(
        request: Request,
        file: Annotated[UploadFile | None, File()] = None,
        title: Text = "",
        language: Text = "",
        review_by: Text = "",
    ) -> Response:
        data = await file.read() if file is not None else b""
        name = (file.filename or "") if file is not None else ""
        draft = Draft(language, title, file_name=name, file=data)
        form = {"title": "", "body": "", "language": language, "review_by": review_by}
        return await _save(pages, deps, request, draft, form, wants_file=not name)

    @router.get("/content/{article_id:int}/edit")
    async def edit(request: Request, article_id: int) -> Response:
        async with pages.database.begin() as session:
            actor = await pages.actor(request, session, Role.ADMIN)
            article = await _article(session, article_id)
            day = await next_day(session, deps.clock, article)
        form = {"title": article.title, "body": article.body, "language": article.language}
        return _form(pages, actor, form | {"review_by": _written(day)}, article=article)

    @router.post("/content/{article_id:int}/edit")
    async def revise(
        request: Request, article_id: int, title: Text = "", body: Text = "", review_by: Text = ""
    ) -> Response:
        form = {"title": title, "body": body, "language": "", "review_by": review_by}
        return await _save(pages, deps, request, Draft("", title, body), form, article_id=article_id)


def _one(router: APIRouter, pages: Pages, deps: Deps) -> None:
    @router.get("/content/{article_id:int}")
    async def show(request: Request, article_id: int, revision: int | None = None, done: str = "") -> Response:
        async with pages.database.begin() as session:
            actor = await pages.actor(request, session)
            store = await first_store(session)
            article = await articles.get_article(session, store.id, article_id, revision)
            history = await revisions(session, article_id)
            read = [fact for fact in await facts(session, store.id) if fact.source.article_id == article_id]
            usual = await usual_day(session, deps.clock, store.id, article.review)
        is_present = article.revision == history[0].number and not article.is_removed
        return pages.show(
            "knowledge/article.html",
            actor,
            article=article,
            sections=with_facts(sections(article.body, article.title), read if is_present else []),
            history=history,
            is_present=is_present,
            language=NAMES[article.language],
            today=store.today(deps.clock.now()),
            usual=usual,
            public=address(store.key, article.id) if is_public(article) else "",
            done=SAVED.get(done, ""),
        )

    @router.post("/content/{article_id:int}/index")
    async def index(request: Request, article_id: int) -> Response:
        async with pages.database.begin() as session:
            await pages.actor(request, session, Role.ADMIN)
            store = await first_store(session)
            await ingest.index_again(session, deps.clock, store.id, article_id)
        return form_page(f"{HOME}/{article_id}?done=again")


def _removing(router: APIRouter, pages: Pages, deps: Deps) -> None:
    @router.get("/content/{article_id:int}/remove")
    async def confirm(request: Request, article_id: int) -> Response:
        async with pages.database.begin() as session:
            actor = await pages.actor(request, session, Role.ADMIN)
            article = await _article(session, article_id)
        return pages.show("knowledge/remove.html", actor, article=article)

    @router.post("/content/{article_id:int}/remove")
    async def remove(request: Request, article_id: int) -> Response:
        async with pages.database.begin() as session:
            actor = await pages.actor(request, session, Role.ADMIN)
            store = await first_store(session)
            clock = deps.clock
            await ingest.remove_article(session, clock, store.id, article_id, by=f"staff:{actor.id}")
        return form_page(f"{HOME}?done=removed")


def _written(day: date | None) -> str:
    return day.isoformat() if day else ""


async def _index_problem(deps: Deps) -> str:
    """Return why articles are found by their words alone now, if they are."""
    try:
        await deps.index.check()
    except NotReady as error:
        return error.detail
    return ""


async def _article(session: AsyncSession, article_id: int) -> Article:
    return await articles.get_article(session, (await first_store(session)).id, article_id)


async def _save(
    pages: Pages,
    deps: Deps,
    request: Request,
    draft: Draft,
    form: Mapping[str, str],
    *,
    article_id: int | None = None,
    wants_file: bool = False,
) -> Response:
    """Save a draft, or show the form again as it was sent, with what is wrong."""
    async with pages.database.begin() as session:
        actor = await pages.actor(request, session, Role.ADMIN)
        store = await first_store(session)
        article = await _article(session, article_id) if article_id is not None else None
    by, clock = f"staff:{actor.id}", deps.clock
    try:
        if wants_file:
            raise Invalid("Choose a file first.", code="file_missing")
        draft = replace(draft, review_by=parse_day(form["review_by"]))
        async with pages.database.begin() as session:
            if article is None:
                saved = await ingest.add_article(session, clock, store.id, draft, by=by)
            else:
                saved = await ingest.revise_article(session, clock, store.id, article.id, draft, by=by)
    except AppError as error:
        return _form(pages, actor, form, article=article, error=error)
    return form_page(f"{HOME}/{saved.id}?done=saved")


def _form(
    pages: Pages,
    actor: Actor,
    form: Mapping[str, str],
    *,
    article: Article | None = None,
    error: AppError | None = None,
) -> Response:
    values: dict[str, Any] = {"form": form, "article": article, "languages": NAMES, "accepted": ACCEPTED}
    status = error.status if error else 200
    values |= {"problem": error.detail if error else "", "first": (error.facts if error else {}).get("article_id")}
    return pages.show("knowledge/write.html", actor, status=status, **values)
