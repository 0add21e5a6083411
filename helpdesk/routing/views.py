"""Views: named lists of tickets that rules fill, from which anybody may pick (S2-27, S2-28)."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from helpdesk.routing.models import TicketViewRow, ViewRow
from helpdesk.routing.ruleset import changed
from helpdesk.tickets.access import seen_by
from helpdesk.tickets.life import State
from helpdesk.tickets.models import TicketRow
from kit import audit
from kit.auth import Actor, Role, require
from kit.clock import Clock
from kit.errors import Conflict, Forbidden, NotFound
from kit.names import look_of, read_name

SCOPE = "settings:write"
MOST = 200


@dataclass(frozen=True, slots=True)
class View:
    """A view and how many of its tickets, of those that whoever asks may see, are not closed."""

    id: int
    name: str
    count: int = 0


def check_writer(by: Actor) -> None:
    """Refuse whoever may not write rules and views: they hold for all stores (S2-04).

    Raises:
        Forbidden: `by` is no manager, or sees some stores alone.
    """
    require(by, Role.MANAGER, SCOPE)
    if by.stores is not None:
        raise Forbidden("Rules and views hold for all stores. Ask somebody who sees them all.", code="stores_limited")


async def all_views(session: AsyncSession, by: Actor) -> list[View]:
    """Read every living view with its count, oldest first."""
    waiting = (
        select(TicketViewRow.view_id, func.count().label("tickets"))
        .join(TicketRow, TicketRow.id == TicketViewRow.ticket_id)
        .where(TicketRow.state != State.CLOSED, TicketRow.is_preview.is_(False), seen_by(by))
        .group_by(TicketViewRow.view_id)
        .subquery()
    )
    found = await session.execute(
        select(ViewRow.id, ViewRow.name, func.coalesce(waiting.c.tickets, 0))
        .outerjoin(waiting, waiting.c.view_id == ViewRow.id)
        .where(ViewRow.retired_at.is_(None))
        .order_by(ViewRow.id)
    )
    return [View(number, name, count) for number, name, count in found]


async def get_view(session: AsyncSession, view_id: int) -> View:
    """Read a living view. Raises NotFound."""
    row = await session.get(ViewRow, view_id, populate_existing=True)
    if row is None or row.retired_at is not None:
        raise NotFound("There is no such view.", code="view_not_found")
    return View(row.id, row.name)


async def view_called(session: AsyncSession, name: str) -> int | None:
    """Return the number of the living view of this name, if there is one."""
    found = await session.execute(select(ViewRow.id, ViewRow.name).where(ViewRow.retired_at.is_(None)))
    return next((number for number, other in found if look_of(other) == look_of(name)), None)


async def add_view(session: AsyncSession, clock: Clock, by: Actor, name: str) -> View:
    """Make a view.

    Raises:
        Forbidden: `by` may not write views.
        Invalid: the name is empty, too long or hides signs.
        Conflict: with code `view_exists`: another living view is called so, or looks so; or `too_many_views`.
    """
    check_writer(by)
    name = await _free_name(session, name)
    row = ViewRow(name=name, created_by=by.id, created_at=clock.now())
    session.add(row)
    await session.flush()
    _note(session, clock, by, "view.added", row)
    return View(row.id, row.name)


async def rename_view(session: AsyncSession, clock: Clock, by: Actor, view_id: int, name: str) -> View:
    """Give a view another name. Raises as `add_view`, and NotFound."""
    row = await _changeable(session, by, view_id)
    if name.strip() != row.name:
        row.name = await _free_name(session, name, row.id)
        _note(session, clock, by, "view.renamed", row)
    return View(row.id, row.name)


async def retire_view(session: AsyncSession, clock: Clock, by: Actor, view_id: int) -> None:
    """Use a view no more; its tickets stay what they are. A rule that names it is skipped, and shown with its problem.

    Raises:
        Forbidden: `by` may not write views.
        NotFound: there is no such living view.
    """
    row = await _changeable(session, by, view_id)
    row.retired_at = clock.now()
    _note(session, clock, by, "view.retired", row)
    changed(session)


async def _changeable(session: AsyncSession, by: Actor, view_id: int) -> ViewRow:
    check_writer(by)
    row = await session.get(ViewRow, view_id, with_for_update={"key_share": True}, populate_existing=True)
    if row is None or row.retired_at is not None:
        raise NotFound("There is no such view.", code="view_not_found")
    return row


async def _free_name(session: AsyncSession, name: str, view_id: int | None = None) -> str:
    name = read_name(name)
    await session.execute(select(func.pg_advisory_xact_lock(func.hashtext("view.name"))))
    others = list(await session.execute(select(ViewRow.id, ViewRow.name).where(ViewRow.retired_at.is_(None))))
    if any(other_id != view_id and look_of(other) == look_of(name) for other_id, other in others):
        raise Conflict(f"There is a view called {name} already. Choose another name.", code="view_exists")
    if view_id is None and len(others) >= MOST:
        raise Conflict(f"There are {MOST} views already. Retire one that nobody needs.", code="too_many_views")
    return name


def _note(session: AsyncSession, clock: Clock, by: Actor, act: str, row: ViewRow) -> None:
    audit.record(session, clock, store_id=None, actor=by.mark, act=act, subject=f"view:{row.id}", name=row.name)
