"""The interface of figures: each as JSON or as a table, and the list behind each of its cells (S5-28, S5-54)."""

from datetime import date, datetime, timedelta
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy.ext.asyncio import AsyncSession

from helpdesk.deps import PREFIX, Deps, staff
from helpdesk.reports.figures import FIGURES, Figure, answer, entries_of, find_figure
from helpdesk.reports.naming import name_values
from helpdesk.reports.questions import TOTAL, By, Question, read_place
from helpdesk.reports.shown import (
    EntryBody,
    FigureBody,
    ReportBody,
    as_csv,
    entry_body,
    figure_body,
    report_body,
)
from helpdesk.reports.spans import Every, Span
from helpdesk.reports.weekly import WeeklyBody, review
from kit.auth import Actor
from kit.errors import Invalid, NotFound
from kit.web import Page, decode_cursor, encode_cursor
from stores.stores import Store, all_stores

SCOPE = "reports:read"
CSV = "text/csv"
_WORD = Field(default="", max_length=80)
_Id = Annotated[int, Field(ge=1, le=2**31 - 1)]


class Asked(BaseModel):
    """Which days, of which stores, parted by what, and only of which tickets."""

    model_config = ConfigDict(extra="forbid")

    first: date | None = Field(default=None, alias="from")
    """The first day; 27 days before the last where it is left out."""
    last: date | None = Field(default=None, alias="to")
    """The last day; today where it is left out."""
    every: Every = Every.WHOLE
    by: By = By.NOTHING
    store: list[_Id] = Field(default_factory=list, max_length=200)
    """Only these stores; all that one may see where none is named."""
    team: _Id | None = None
    person: _Id | None = None
    channel: str = _WORD
    language: str = _WORD
    topic: str = _WORD
    skill: str = _WORD
    """Only conversations in which this skill took part; for `outcomes`."""
    days: int = Field(default=7, ge=1, le=60)
    """So many days after an answer an order counts as assisted; for `assisted_orders`."""


class AskedOfCell(Asked):
    """The words with which the figure was asked for, and which of its cells to list."""

    cell: str = Field(default="", max_length=400)
    """The cell's own word; the total where it is left out."""
    part: str = _WORD
    """Only what makes up this part of it."""
    cursor: str = Field(default="", max_length=400)
    limit: int = Field(default=50, ge=1, le=200)


def routes(deps: Deps) -> APIRouter:
    """Return the routes of figures."""
    router = APIRouter(prefix=f"{PREFIX}/reports", tags=["Figures"])

    @router.get("")
    async def list_reports(request: Request) -> list[FigureBody]:
        """List the figures that may be asked for, with what each one tells."""
        async with deps.database.look() as session:
            await staff(deps, request, session, SCOPE)
        return [figure_body(figure) for figure in FIGURES.values()]

    @router.get("/weekly_review")
    async def weekly_review(
        request: Request, week: date | None = None, store: Annotated[list[_Id] | None, Query(max_length=200)] = None
    ) -> WeeklyBody:
        """Put a week's first response, resolution and reasons of refunds beside those of the week before (S5-54)."""
        async with deps.database.look() as session:
            actor = await staff(deps, request, session, SCOPE)
            stores = await _stores(session, actor, store or [])
            now = deps.clock.now()
            day = week or stores[0].today(now) - timedelta(days=7)
            return await review(session, actor, stores, day, now)

    _figures(router, deps)
    return router


def _figures(router: APIRouter, deps: Deps) -> None:
    async def work_out(request: Request, report: str, asked: Asked) -> ReportBody:
        async with deps.database.look() as session:
            figure, question = await _read(deps, request, session, report, asked)
            found = await answer(session, figure, question)
            values = [cell.place.value for cell in found.cells]
            return report_body(figure, question, found, await name_values(session, question, values))

    @router.get("/{report}.csv", response_class=Response)
    async def report_as_table(request: Request, report: str, asked: Annotated[Asked, Query()]) -> Response:
        """Work a figure out as a table for a spreadsheet."""
        return _table(await work_out(request, report, asked))

    @router.get("/{report}", response_model=ReportBody)
    async def one_report(request: Request, report: str, asked: Annotated[Asked, Query()]) -> ReportBody | Response:
        """Work a figure out; with `Accept: text/csv` as a table for a spreadsheet."""
        body = await work_out(request, report, asked)
        return _table(body) if request.headers.get("accept", "").startswith(CSV) else body

    @router.get("/{report}/tickets")
    async def behind_a_cell(request: Request, report: str, asked: Annotated[AskedOfCell, Query()]) -> Page[EntryBody]:
        """List exactly what a cell of a figure counts, newest first, with the tickets that it opens."""
        async with deps.database.look() as session:
            figure, question = await _read(deps, request, session, report, asked)
            place = read_place(asked.cell, question) if asked.cell else TOTAL
            found = await entries_of(
                session,
                figure,
                question,
                place=place,
                part=asked.part,
                after=_read_cursor(asked.cursor) if asked.cursor else None,
                limit=asked.limit + 1,
            )
        shown = found[: asked.limit]
        following = encode_cursor([shown[-1].at.isoformat(), shown[-1].entry]) if len(found) > asked.limit else None
        return Page(items=[entry_body(one) for one in shown], next=following)


async def _read(
    deps: Deps, request: Request, session: AsyncSession, report: str, asked: Asked
) -> tuple[Figure, Question]:
    """Return the figure and the question, once it is clear that whoever asks may."""
    actor = await staff(deps, request, session, SCOPE)
    figure = find_figure(report)
    stores = await _stores(session, actor, asked.store)
    now = deps.clock.now()
    last = asked.last or max(store.today(now) for store in stores)
    first = asked.first or max(last, date(2000, 1, 28)) - timedelta(days=27)
    question = Question(
        actor,
        now,
        Span(first, last, asked.every),
        stores,
        asked.by,
        asked.team,
        asked.person,
        asked.channel,
        asked.language,
        asked.topic,
        asked.skill,
        asked.days,
    )
    return figure, question


async def _stores(session: AsyncSession, actor: Actor, wanted: list[int]) -> tuple[Store, ...]:
    seen = {store.id: store for store in await all_stores(session) if actor.stores is None or store.id in actor.stores}
    if not seen or not set(wanted) <= seen.keys():
        raise NotFound("There is no such store.", code="store_not_found")
    return tuple(seen[key] for key in dict.fromkeys(wanted or seen))


def _read_cursor(cursor: str) -> tuple[datetime, str]:
    at, entry = decode_cursor(cursor, (str, str))
    try:
        moment = datetime.fromisoformat(at)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise Invalid("This cursor is not valid. Ask for the first page again.", code="cursor_invalid")
    return moment, entry


def _table(body: ReportBody) -> Response:
    name = f"{body.report}-{body.first}-{body.last}.csv"
    return Response(
        as_csv(body),
        media_type=f"{CSV}; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
