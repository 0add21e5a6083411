"""The interface of dry runs: on one ticket, on the last days, and before the rules run over the open tickets."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Annotated, Any

from fastapi import APIRouter, Path, Request
from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from helpdesk.deps import PREFIX, Deps, staff
from helpdesk.routing import applying, rules
from helpdesk.routing.checking import faults
from helpdesk.routing.explaining import Verdict, explain
from helpdesk.routing.reading import Tree
from helpdesk.routing.replaying import Outcome, Replay, replay_past
from helpdesk.routing.rules import LARGEST_ID, Draft
from helpdesk.routing.ruleset import Destination, Rule, load
from helpdesk.tickets.access import check_ticket
from helpdesk.tickets.models import TicketRow
from kit.auth import Role

READ, WRITE = "tickets:read", "settings:write"
LONGEST_DAYS = 90
SHOWN = 100
PAST = (
    "What customers did is read as it was when each ticket began, or first needed a person. "
    "Properties, labels and tags are read as they are now."
)
Id = Annotated[int, Field(ge=1, le=LARGEST_ID)]


class _Body(BaseModel):
    model_config = ConfigDict(extra="forbid")


class OnTicket(_Body):
    """A condition to be tried on one ticket."""

    ticket_id: Id
    condition: Tree


class OnNothing(_Body):
    """A condition as it is being written: anything may be wrong with it."""

    condition: dict[str, Any]


class Fault(BaseModel):
    """What is wrong with a part of a condition."""

    place: str
    """Where: `all[1].did.within`; empty for the whole."""
    problem: str


class OnPast(_Body):
    """A rule to be tried on the last days, where it would stand in the list."""

    rule: Draft
    place: int | None = Field(default=None, ge=1, le=rules.MOST)
    """From 1 at the top; the end without one."""
    instead_of: Id | None = None
    """The rule that it would take the place of."""
    days: int = Field(default=30, ge=1, le=LONGEST_DAYS)


class Days(_Body):
    """How many days are looked back."""

    days: int = Field(default=30, ge=1, le=LONGEST_DAYS)


class Apply(_Body):
    """The token of the dry run that is to be done."""

    token: str = Field(min_length=1, max_length=200)


class TicketShown(BaseModel):
    """A ticket of a dry run."""

    id: int
    subject: str
    channel: str
    state: str
    opened_at: datetime


class OutcomeShown(BaseModel):
    """What one rule would do."""

    rule_id: int | None
    """None for the rule that is tried."""
    name: str
    to: dict[str, Any]
    matching: int
    """Of how many tickets it is true."""
    going: int
    """How many would go where it says: of rules for teams and people, those that no rule above has taken."""
    tickets: list[TicketShown]
    """The newest of those that would go."""


class ReplayShown(BaseModel):
    """What rules would do."""

    looked_at: int
    is_cut: bool
    """There were more tickets than are looked at."""
    note: str
    outcomes: list[OutcomeShown]


class Rehearsal(ReplayShown):
    """What the rules would do with the open tickets, and the token with which that can be asked for within an hour."""

    token: str


class RunShown(BaseModel):
    """How far the rules are with the open tickets."""

    model_config = ConfigDict(from_attributes=True)

    id: int
    total: int
    done: int
    changed: int
    failed: int
    begun_at: datetime
    ended_at: datetime | None


def routes(deps: Deps) -> APIRouter:
    """Return the routes of dry runs, and of the run that follows one."""
    router = APIRouter(prefix=f"{PREFIX}/routing", tags=["Routing"])
    _trials(router, deps)
    _runs(router, deps)
    return router


def _trials(router: APIRouter, deps: Deps) -> None:
    @router.post("/trials/condition")
    async def check(request: Request, body: OnNothing) -> list[Fault]:
        """Tell what is wrong with a condition, place by place; nothing where a rule may use it."""
        async with deps.database.look() as session:
            await staff(deps, request, session, READ)
            return [Fault.model_validate(one) for one in await faults(session, body.condition)]

    @router.post("/trials/ticket")
    async def try_on_ticket(request: Request, body: OnTicket) -> Verdict:
        """Try a condition on one ticket: which of its parts are true, each with the value that was found."""
        async with deps.database.begin() as session:
            actor = await staff(deps, request, session, READ)
            row = await check_ticket(session, actor, body.ticket_id)
            return await explain(session, row, body.condition, deps.clock.now())

    @router.post("/trials/past")
    async def try_on_past(request: Request, body: OnPast) -> ReplayShown:
        """Try a rule on the tickets of the last days: which it would have taken, beside the rules that there are."""
        async with deps.database.begin() as session:
            actor = await staff(deps, request, session, READ, Role.MANAGER)
            await rules.check_draft(session, body.rule)
            listed = _with_draft((await load(session)).rules, body)
            since = deps.clock.now() - timedelta(days=body.days)
            replay = await replay_past(session, actor, listed, since)
            return ReplayShown(**await _shown(session, replay, PAST, only=0))

    @router.post("/trials/all")
    async def try_all(request: Request, body: Days) -> ReplayShown:
        """Try all rules that are on on the tickets of the last days: how many would have gone where."""
        async with deps.database.begin() as session:
            actor = await staff(deps, request, session, READ, Role.MANAGER)
            listed = [one for one in (await load(session)).rules if not one.problem]
            since = deps.clock.now() - timedelta(days=body.days)
            return ReplayShown(**await _shown(session, await replay_past(session, actor, listed, since), PAST))


def _runs(router: APIRouter, deps: Deps) -> None:
    @router.post("/runs/rehearsal")
    async def rehearse(request: Request) -> Rehearsal:
        """Tell what the rules would do with the open tickets now; nothing is changed."""
        async with deps.database.begin() as session:
            actor = await staff(deps, request, session, WRITE, Role.MANAGER)
            replay, token = await applying.rehearse(session, deps.clock, actor)
            return Rehearsal(**await _shown(session, replay, ""), token=token)

    @router.post("/runs", status_code=202)
    async def begin_run(request: Request, body: Apply) -> RunShown:
        """Let the rules run over the open tickets, as the dry run with this token told."""
        async with deps.database.begin() as session:
            actor = await staff(deps, request, session, WRITE, Role.MANAGER)
            return RunShown.model_validate(await applying.begin_run(session, deps.clock, actor, body.token))

    @router.get("/runs/{run_id}")
    async def read_run(request: Request, run_id: Annotated[int, Path(ge=1, le=LARGEST_ID)]) -> RunShown:
        """Tell how far a run over the open tickets is."""
        async with deps.database.begin() as session:
            actor = await staff(deps, request, session, WRITE, Role.MANAGER)
            return RunShown.model_validate(await applying.get_run(session, actor, run_id))


def _with_draft(kept: Sequence[Rule], body: OnPast) -> list[Rule]:
    """Return the rules that work, with the one that is tried in its place; its number is 0."""
    ((kind, target),) = body.rule.to.model_dump(exclude_none=True).items()
    draft = Rule(0, body.rule.name, body.rule.condition, Destination(kind), target)
    numbers = [one.id for one in kept]
    place = numbers.index(body.instead_of) if body.instead_of in numbers else len(kept)
    if body.place is not None:
        place = min(body.place - 1, len(kept))
    listed = [*kept[:place], draft, *kept[place:]]
    return [one for one in listed if not one.problem and (one.id == 0 or one.id != body.instead_of)]


async def _shown(session: AsyncSession, replay: Replay, note: str, only: int | None = None) -> dict[str, Any]:
    outcomes = [one for one in replay.outcomes if only is None or one.rule.id == only]
    wanted = {number for one in outcomes for number in one.going[:SHOWN]}
    rows = {row.id: row for row in await session.scalars(select(TicketRow).where(TicketRow.id.in_(wanted)))}
    return {
        "looked_at": replay.looked_at,
        "is_cut": replay.is_cut,
        "note": note,
        "outcomes": [_outcome(one, [rows[number] for number in one.going[:SHOWN]]) for one in outcomes],
    }


def _outcome(one: Outcome, rows: Sequence[TicketRow]) -> OutcomeShown:
    return OutcomeShown(
        rule_id=one.rule.id or None,
        name=one.rule.name,
        to={one.rule.destination.value: one.rule.target},
        matching=len(one.matching),
        going=len(one.going),
        tickets=[
            TicketShown(id=row.id, subject=row.subject, channel=row.channel, state=row.state, opened_at=row.opened_at)
            for row in rows
        ],
    )
