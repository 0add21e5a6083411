"""What is due: of a ticket, of those in a list, and of all that one sees (S5-61)."""

from datetime import UTC, datetime, timedelta
from typing import Annotated

from fastapi import APIRouter, Path, Query, Request
from pydantic import BaseModel, ConfigDict, Field

from helpdesk.deadlines.clocks import Status
from helpdesk.deadlines.looming import Asked, deadlines_of, due_soon, next_due, remaining
from helpdesk.deadlines.models import DeadlineRow
from helpdesk.deadlines.policies import LONGEST, Id, Target
from helpdesk.deps import Deps, staff
from helpdesk.tickets.access import check_ticket
from kit.errors import Invalid
from kit.web import Page, decode_cursor, encode_cursor

SCOPE = "tickets:read"


class Deadline(BaseModel):
    """Something that must be done on a ticket by a moment."""

    id: int
    target: Target
    state: Status
    rule_id: int
    """The policy, or for aging the rule that fires next."""
    started_at: datetime
    due_at: datetime | None
    """None while it stands, and where the store never opens again."""
    remaining: int | None
    """Seconds until then, negative once it has passed; None where nothing is to be done now."""
    is_overdue: bool
    warned_at: datetime | None
    breached_at: datetime | None
    ended_at: datetime | None


class Pressing(BaseModel):
    """A deadline with its ticket."""

    ticket_id: int
    subject: str
    store_id: int
    team_id: int | None
    assignee_id: int | None
    priority: int
    deadline: Deadline


class AskedFor(BaseModel):
    """Which deadlines: within so many minutes from now, and all that have passed."""

    model_config = ConfigDict(extra="forbid")

    within: int = Field(default=60, ge=0, le=LONGEST)
    store: Id | None = None
    team: Id | None = None
    assignee: Id | None = None
    target: Target | None = None
    cursor: str = Field(default="", max_length=400)
    limit: int = Field(default=50, ge=1, le=200)


def add_routes(router: APIRouter, deps: Deps) -> None:
    """Add the routes of what is due."""

    @router.get("/tickets/{number}/deadlines")
    async def ticket_deadlines(request: Request, number: Annotated[int, Path(ge=1, le=2**31 - 1)]) -> list[Deadline]:
        """List what must be done on a ticket and by when, with what was kept and what was not."""
        async with deps.database.look() as session:
            by = await staff(deps, request, session, SCOPE)
            await check_ticket(session, by, number)
            found = await deadlines_of(session, number)
        return [show(row, deps.clock.now()) for row in found]

    @router.get("/deadlines")
    async def list_deadlines(request: Request, asked: Annotated[AskedFor, Query()]) -> Page[Pressing]:
        """List the tickets whose deadlines are close or have passed, the most pressing first."""
        now = deps.clock.now()
        until = now + timedelta(minutes=asked.within)
        wanted = Asked(until, asked.store, asked.team, asked.assignee, asked.target)
        async with deps.database.look() as session:
            by = await staff(deps, request, session, SCOPE)
            after = _read_cursor(asked.cursor) if asked.cursor else None
            found = await due_soon(session, by, wanted, after, asked.limit + 1)
        shown = found[: asked.limit]
        items = [
            Pressing(
                ticket_id=ticket.id,
                subject=ticket.subject,
                store_id=ticket.store_id,
                team_id=ticket.team_id,
                assignee_id=ticket.assignee_id,
                priority=ticket.priority,
                deadline=show(row, now),
            )
            for row, ticket in shown
        ]
        return Page(items=items, next=_cursor(shown[-1][0]) if len(found) > asked.limit else None)

    @router.get("/deadlines/next")
    async def next_deadlines(
        request: Request, ticket: Annotated[list[Id], Query(min_length=1, max_length=200)]
    ) -> dict[int, Deadline]:
        """Tell of each of these tickets what is due next; those that owe nothing are left out."""
        async with deps.database.look() as session:
            by = await staff(deps, request, session, SCOPE)
            found = await next_due(session, by, ticket)
        return {number: show(row, deps.clock.now()) for number, row in found.items()}


def show(row: DeadlineRow, now: datetime) -> Deadline:
    """Return a deadline as the console shows it."""
    left = remaining(row, now)
    return Deadline(
        id=row.id,
        target=Target(row.target),
        state=Status(row.state),
        rule_id=row.rule_id,
        started_at=row.started_at,
        due_at=row.due_at,
        remaining=left,
        is_overdue=left is not None and left <= 0,
        warned_at=row.warned_at,
        breached_at=row.breached_at,
        ended_at=row.ended_at,
    )


def _cursor(row: DeadlineRow) -> str:
    moment = row.due_at.astimezone(UTC).isoformat() if row.due_at else ""
    return encode_cursor([moment, row.id])


def _read_cursor(cursor: str) -> tuple[datetime, int]:
    moment, number = decode_cursor(cursor, (str, int))
    try:
        at = datetime.fromisoformat(moment)
    except ValueError as error:
        raise Invalid("This cursor is not valid. Ask for the first page again.", code="cursor_invalid") from error
    if at.tzinfo is None or not 0 <= number < 2**31:
        raise Invalid("This cursor is not valid. Ask for the first page again.", code="cursor_invalid")
    return at, number
