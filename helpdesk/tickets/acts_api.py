"""The interface of what people do to tickets: each act answers with the ticket as it is then."""

from collections.abc import Awaitable, Callable
from typing import Literal

from fastapi import APIRouter, Request
from pydantic import AwareDatetime, Field
from sqlalchemy.ext.asyncio import AsyncSession

from helpdesk.deps import PREFIX, Deps, staff
from helpdesk.tickets import acts
from helpdesk.tickets.acting import begin
from helpdesk.tickets.api import Number
from helpdesk.tickets.composing import compose, show_writing
from helpdesk.tickets.seen import mark_seen
from helpdesk.tickets.shown import Body, Id, TicketBody, show_ticket
from helpdesk.tickets.taking_over import take_over
from kit.auth import Actor

WRITE = "tickets:write"
Do = Callable[[AsyncSession, Actor], Awaitable[int]]


class AssigneeBody(Body):
    """Who gets a ticket; null takes it from whoever has it."""

    person_id: Id | None


class TeamBody(Body):
    """Which team gets a ticket; null puts it back to Unassigned."""

    team_id: Id | None


class PriorityBody(Body):
    """How much a ticket hurries."""

    priority: Literal["low", "normal", "high", "urgent"]


class TagBody(Body):
    """A tag."""

    tag: str = Field(max_length=200)


class CloseBody(Body):
    """What whoever closes a ticket has seen; what came later refuses the act."""

    seen: int | None = Field(default=None, ge=0, le=2**31 - 1)


class WaitBody(Body):
    """Until when a ticket is put aside; null until the customer writes again."""

    until: AwareDatetime | None = None


class SeenBody(Body):
    """Up to which message a ticket was read."""

    message_id: int = Field(ge=0, le=2**31 - 1)


class ComposingNowBody(Body):
    """Whether whoever says so writes an answer now; it counts for ten seconds."""

    is_composing: bool = True
    is_typing: bool = False
    """Keys were pressed just now: the customer's open chat shows for six seconds that somebody is writing."""


def routes(deps: Deps) -> APIRouter:
    """Return the routes that change tickets."""
    router = APIRouter(prefix=PREFIX + "/tickets/{ticket_id}", tags=["tickets"])
    _who(router, deps)
    _what(router, deps)
    _life(router, deps)
    _answers(router, deps)
    _looks(router, deps)
    return router


async def _act(deps: Deps, request: Request, do: Do) -> TicketBody:
    """Let an act happen, and show the ticket that it changed."""
    async with deps.database.begin() as session:
        actor = await staff(deps, request, session, WRITE)
        number = await do(session, actor)
        return await show_ticket(session, deps, actor, number)


def _who(router: APIRouter, deps: Deps) -> None:
    desk = deps.desk

    @router.post("/assign")
    async def assign(request: Request, ticket_id: Number, body: AssigneeBody) -> TicketBody:
        """Give a ticket to somebody, or to nobody; a conversation that a person holds goes with it."""
        return await _act(deps, request, lambda s, who: acts.assign(s, desk, who, ticket_id, body.person_id))

    @router.post("/team")
    async def team(request: Request, ticket_id: Number, body: TeamBody) -> TicketBody:
        """Put a ticket into a team's inbox, or back to Unassigned."""
        return await _act(deps, request, lambda s, who: acts.give_to_team(s, desk, who, ticket_id, body.team_id))

    @router.post("/take-over")
    async def taken(request: Request, ticket_id: Number) -> TicketBody:
        """Answer the customer yourself: the agent falls silent, and the customer is told that you are there."""
        return await _act(deps, request, lambda s, who: take_over(s, desk, who, ticket_id))

    @router.post("/hand-back")
    async def handed_back(request: Request, ticket_id: Number) -> TicketBody:
        """Let the agent answer again."""
        return await _act(deps, request, lambda s, who: acts.hand_back(s, desk, who, ticket_id))

    @router.post("/watch")
    async def watch(request: Request, ticket_id: Number) -> TicketBody:
        """Be told of a ticket though it is not yours."""
        return await _act(deps, request, lambda s, who: acts.watch(s, desk, who, ticket_id, is_watching=True))

    @router.post("/unwatch")
    async def unwatch(request: Request, ticket_id: Number) -> TicketBody:
        """Be told no longer of a ticket that is not yours."""
        return await _act(deps, request, lambda s, who: acts.watch(s, desk, who, ticket_id, is_watching=False))


def _what(router: APIRouter, deps: Deps) -> None:
    desk = deps.desk

    @router.post("/priority")
    async def priority(request: Request, ticket_id: Number, body: PriorityBody) -> TicketBody:
        """Say how much a ticket hurries."""
        return await _act(deps, request, lambda s, who: acts.set_priority(s, desk, who, ticket_id, body.priority))

    @router.post("/tags")
    async def tag(request: Request, ticket_id: Number, body: TagBody) -> TicketBody:
        """Mark a ticket with a tag of 1 to 40 characters; one that differs by capitals alone is the same."""
        return await _act(deps, request, lambda s, who: acts.tag(s, desk, who, ticket_id, body.tag))

    @router.post("/tags/remove")
    async def untag(request: Request, ticket_id: Number, body: TagBody) -> TicketBody:
        """Take a tag away."""
        return await _act(deps, request, lambda s, who: acts.untag(s, desk, who, ticket_id, body.tag))


def _life(router: APIRouter, deps: Deps) -> None:
    desk = deps.desk

    @router.post("/close")
    async def close(request: Request, ticket_id: Number, body: CloseBody | None = None) -> TicketBody:
        """Close a ticket; what the customer writes within 72 hours opens it again."""
        seen = body.seen if body else None
        return await _act(deps, request, lambda s, who: acts.close(s, desk, who, ticket_id, seen=seen))

    @router.post("/reopen")
    async def reopen(request: Request, ticket_id: Number) -> TicketBody:
        """Open a ticket that is closed or put aside."""
        return await _act(deps, request, lambda s, who: acts.reopen(s, desk, who, ticket_id))

    @router.post("/wait")
    async def wait(request: Request, ticket_id: Number, body: WaitBody) -> TicketBody:
        """Put a ticket aside until a moment within a year, or until the customer writes again."""
        return await _act(deps, request, lambda s, who: acts.wait(s, desk, who, ticket_id, body.until))


def _answers(router: APIRouter, deps: Deps) -> None:
    @router.post("/composing")
    async def writing(request: Request, ticket_id: Number, body: ComposingNowBody) -> TicketBody:
        """Tell your colleagues, and the customer, that you write an answer now, and learn who else does."""
        async with deps.database.begin() as session:
            actor = await staff(deps, request, session, WRITE)
            acting = await begin(session, actor, ticket_id)
            here = body.is_composing
            await compose(deps.live, actor, acting.store_id, acting.ticket_id, is_composing=here)
            if body.is_typing or not here:
                await show_writing(session, deps.live, actor, acting, is_writing=here)
            return await show_ticket(session, deps, actor, acting.ticket_id)


def _looks(router: APIRouter, deps: Deps) -> None:
    @router.post("/seen")
    async def seen(request: Request, ticket_id: Number, body: SeenBody) -> TicketBody:
        """Note up to which message you have read a ticket; what comes later is unread."""
        return await _act(deps, request, lambda s, who: mark_seen(s, deps.desk, who, ticket_id, body.message_id))
