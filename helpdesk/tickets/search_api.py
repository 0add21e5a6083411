"""The interface of the search."""

from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from helpdesk.deps import PREFIX, Deps, staff
from helpdesk.tickets.found import Found, show
from helpdesk.tickets.life import State
from helpdesk.tickets.searching import PAGE, Filters, Findings, Order, Place, Wanted, search
from kit.web import decode_cursor, encode_cursor

SCOPE = "tickets:read"
LONGEST = 1000
_Id = Annotated[int, Field(ge=1, le=2**31 - 1)]
_Word = Annotated[str, Field(min_length=1, max_length=100)]


class Asked(BaseModel):
    """What is searched for, and of which tickets."""

    model_config = ConfigDict(extra="forbid")

    q: str = Field(default="", max_length=LONGEST)
    """Words, "a phrase", a name, an e-mail address, a telephone number, an order or a ticket's number."""
    store: _Id | None = None
    channel: _Word | None = None
    state: State | None = None
    assignee: _Id | None = None
    is_unassigned: bool = False
    team: _Id | None = None
    customer: _Id | None = None
    topic: _Word | None = None
    tag: _Word | None = None
    since: AwareDatetime | None = Field(default=None, alias="from")
    """Only what was said at this moment or later."""
    until: AwareDatetime | None = Field(default=None, alias="to")
    """Only what was said before this moment."""
    order: Order = Order.NEWEST
    is_exact: bool = False
    """Search for what was typed, even if nobody wrote it and something close to it was written often."""
    size: int = Field(default=PAGE, ge=1, le=100)
    cursor: str | None = Field(default=None, max_length=200)

    def wanted(self) -> Wanted:
        """Return it in the words of the search. Raises Invalid for a cursor that is not ours."""
        filters = Filters(
            store_id=self.store,
            channel=self.channel,
            state=self.state,
            assignee_id=self.assignee,
            is_unassigned=self.is_unassigned,
            team_id=self.team,
            customer_id=self.customer,
            topic=self.topic,
            tag=self.tag,
            since=self.since,
            until=self.until,
        )
        place = Place(*decode_cursor(self.cursor, (int, int))) if self.cursor else Place()
        return Wanted(self.q, filters, self.order, self.is_exact, place.bounded(), self.size)


class FoundMessageBody(BaseModel):
    """The message in which a ticket was found, or as much of it as is shown."""

    id: int
    conversation_id: int
    author: str
    at: datetime
    words: str
    highlights: list[tuple[int, int]]
    """Where the words stand that were looked for: begin and end within `words`, counted in Unicode characters."""
    is_cut: bool


class FoundBody(BaseModel):
    """A ticket that was found."""

    id: int
    store_id: int
    subject: str
    state: str
    holder: str
    channel: str
    language: str
    priority: str
    customer_id: int | None
    customer_name: str | None
    team_id: int | None
    assignee_id: int | None
    topics: list[str]
    tags: list[str]
    order_name: str
    opened_at: datetime
    updated_at: datetime
    found_by: str
    """`message`, `customer` (name, address or telephone), `ticket` (subject, tags, order or notes) or `number`."""
    message: FoundMessageBody | None


class SearchBody(BaseModel):
    """What was found, and what was searched for."""

    items: list[FoundBody]
    next: str | None
    instead: dict[str, str]
    """Words that were typed, each with the one that was searched for instead; `is_exact` searches as typed."""
    meant: dict[str, str]
    """Words that were searched for as they were typed, each with one that was perhaps meant."""
    is_all: bool
    """False where more than the newest thousand messages match: add a word or a filter to reach the others."""


def routes(deps: Deps) -> APIRouter:
    """Return the route of the search."""
    router = APIRouter(prefix=PREFIX, tags=["search"])

    @router.get("/search")
    async def find(request: Request, asked: Annotated[Asked, Query()]) -> SearchBody:
        """Search all conversations, current and past, by name, e-mail, order, tag and what was said."""
        async with deps.database.look() as session:
            actor = await staff(deps, request, session, SCOPE)
            findings = await search(session, actor, asked.wanted())
            return _body(findings, await show(session, findings.hits, findings.query))

    return router


def _body(findings: Findings, shown: list[Found]) -> SearchBody:
    place = findings.next
    return SearchBody(
        items=[_item(one) for one in shown],
        next=encode_cursor((place.anchor, place.after)) if place else None,
        instead=dict(findings.instead),
        meant=dict(findings.meant),
        is_all=findings.is_all,
    )


def _item(found: Found) -> FoundBody:
    message: dict[str, Any] | None = None
    if (excerpt := found.excerpt) is not None:
        message = {
            "id": excerpt.message_id,
            "conversation_id": excerpt.conversation_id,
            "author": excerpt.author,
            "at": excerpt.at,
            "words": excerpt.words,
            "highlights": list(excerpt.highlights),
            "is_cut": excerpt.is_cut,
        }
    return FoundBody.model_validate({**found.ticket, "found_by": found.found_by, "message": message})
