"""The interface of tickets: the lists, how many stand in each queue, one ticket, and who may be given it."""

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request
from pydantic import BaseModel, ConfigDict, Field

from helpdesk.deps import PREFIX, Deps, staff
from helpdesk.tickets.access import check_store, check_ticket
from helpdesk.tickets.assigning import assignable
from helpdesk.tickets.life import Priority, State
from helpdesk.tickets.listing import Order, Wanted, listing
from helpdesk.tickets.queues import Count, Counts, counts
from helpdesk.tickets.shown import Id, LineBody, TicketBody, show_line, show_ticket
from kit.errors import Invalid
from kit.web import Page, decode_cursor, encode_cursor

READ = "tickets:read"
Number = Annotated[int, Path(ge=1, le=2**31 - 1)]
"""A ticket's number."""
_Word = Annotated[str, Field(max_length=100)]
_NOT_CLOSED = [State.OPEN, State.WAITING]


class Asked(BaseModel):
    """Which tickets are listed."""

    model_config = ConfigDict(extra="forbid")

    queue: str = Field(default="all", max_length=30)
    """`all`, `unassigned`, `mine`, `agent`, `team:<number>` or `view:<number>`."""
    state: list[State] = Field(default=_NOT_CLOSED, max_length=3)
    store: Id | None = None
    channel: _Word = ""
    topic: _Word = ""
    tag: _Word = ""
    priority: _Word = ""
    language: _Word = ""
    assignee: Id | None = None
    customer: Id | None = None
    unread: bool = False
    ticket: list[Id] | None = Field(default=None, max_length=100)
    """Only these, as far as the list holds them: so a list that is shown learns what has become of a few."""
    order: Order = Order.NEWEST
    cursor: str | None = Field(default=None, max_length=300)
    limit: int = Field(default=50, ge=1, le=100)

    def wanted(self) -> Wanted:
        """Return it in the words of lists. Raises Invalid for an unknown priority."""
        priority = next((one for one in Priority if one.word == self.priority), None)
        if self.priority and priority is None:
            raise Invalid("Choose one of these priorities: low, normal, high, urgent.", code="priority_unknown")
        return Wanted(
            queue=self.queue,
            states=tuple(self.state),
            store_id=self.store,
            channel=self.channel,
            topic=self.topic,
            tag=self.tag,
            priority=priority,
            language=self.language,
            assignee_id=self.assignee,
            customer_id=self.customer,
            unread=self.unread,
            ids=None if self.ticket is None else tuple(self.ticket),
            order=self.order,
        )


class CountBody(BaseModel):
    """How many tickets of a queue are not closed, and in how many something is unread for whoever asks."""

    queue: str
    total: int
    unread: int


class AssignableBody(BaseModel):
    """Somebody who may be given a ticket."""

    id: int
    name: str
    teams: list[int]


def routes(deps: Deps) -> APIRouter:
    """Return the routes that read tickets."""
    router = APIRouter(prefix=PREFIX, tags=["tickets"])

    @router.get("/tickets")
    async def tickets(request: Request, asked: Annotated[Asked, Query()]) -> Page[LineBody]:
        """List the tickets of a queue that you may see, filtered and in order; what is closed only if asked for."""
        async with deps.database.begin() as session:
            actor = await staff(deps, request, session, READ)
            after = decode_cursor(asked.cursor, (str, int, int)) if asked.cursor else None
            place = (str(after[0]), int(after[1]), int(after[2])) if after else None
            found = await listing(session, actor, asked.wanted(), cursor=place, limit=asked.limit)
        items = [show_line(line) for line in found.lines]
        return Page(items=items, next=encode_cursor(found.next) if found.next else None)

    @router.get("/tickets/{ticket_id}")
    async def ticket(request: Request, ticket_id: Number) -> TicketBody:
        """Show one ticket, with the way that an answer written now would take to the customer."""
        async with deps.database.begin() as session:
            actor = await staff(deps, request, session, READ)
            row = await check_ticket(session, actor, ticket_id)
            return await show_ticket(session, deps, actor, row.id)

    @router.get("/queues")
    async def queues(request: Request) -> list[CountBody]:
        """Count the tickets of every queue that are not closed, and those with something you have not read."""
        async with deps.database.begin() as session:
            actor = await staff(deps, request, session, READ)
            return _show(await counts(session, actor))

    @router.get("/people/assignable")
    async def people(request: Request, store: Annotated[Id, Query()], team: Id | None = None) -> list[AssignableBody]:
        """List the people to whom a ticket of a store may be given: there, with chat permission, who see it."""
        async with deps.database.begin() as session:
            actor = await staff(deps, request, session, READ)
            await check_store(session, actor, store)
            found = await assignable(session, store, team)
        return [AssignableBody(id=person.id, name=person.name, teams=sorted(person.teams)) for person in found]

    return router


def _show(found: Counts) -> list[CountBody]:
    named: dict[str, Count] = {name: getattr(found, name) for name in ("unassigned", "mine", "agent", "all")}
    named |= {f"team:{team}": count for team, count in sorted(found.teams.items())}
    named |= {f"view:{view}": count for view, count in sorted(found.views.items())}
    return [CountBody(queue=name, total=count.total, unread=count.unread) for name, count in named.items()]
