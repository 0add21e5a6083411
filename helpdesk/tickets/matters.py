"""What a conversation's news are to its ticket: pure.

Each thing that happened is put in order with the others, told in the words of `life.Kind`, and either goes on with the
ticket of the conversation's last matter or begins another (D5a).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from conversations.attention import Attended, News, Wish
from conversations.messages import Author, Said
from helpdesk.tickets.fold import MOST_TOPICS
from helpdesk.tickets.life import Change, Holder, Kind, State, Ticket

QUIET = timedelta(hours=72)
"""Who does not write for so long has been helped (D4); what they write later is another matter (D5a)."""
LONGEST_SUBJECT = 80
TAKEN_BY_STAFF = "taken_by_staff"
"""The reason of a handoff that nobody asked for: a person took the conversation."""
NEEDED, TAKEN, RETURNED = 1, 2, 3
"""How far a wish for a person has come."""


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that happened in a conversation; `facts` name the conversation, so that an undone merge finds it."""

    at: datetime
    kind: Kind
    by: str
    facts: dict[str, Any]
    why: str = ""
    said: Said | None = None

    @property
    def begins(self) -> bool:
        """Whether a matter can begin with it."""
        return self.kind in {Kind.HEARD, Kind.NEEDS_PERSON}


@dataclass(frozen=True, slots=True)
class Seen:
    """How far the desk has taken a conversation in."""

    message_id: int = 0
    handoff_id: int = 0
    handoff_stage: int = 0
    topic_id: int = 0


def happenings(conversation: Attended, news: News, seen: Seen) -> list[Happening]:
    """Return what happened since, oldest first; the system's own words are nothing that happened to a ticket."""
    found = [
        one for said in news.said for one in _of_message(conversation, said, is_confirmed=said.id in news.confirmed)
    ]
    for one in (one for wish in news.wishes for one in _of_wish(conversation, wish, seen)):
        later = (place for place, other in enumerate(found) if other.at > one.at or _follows(other, one))
        found.insert(next(later, len(found)), one)
    return found


def is_over(ticket: Ticket, at: datetime) -> bool:
    """Whether what a customer writes at a moment is another matter than a closed ticket's."""
    return ticket.state is State.CLOSED and ticket.closed_at is not None and at - ticket.closed_at >= QUIET


def quiet_since(ticket: Ticket) -> datetime | None:
    """Return when a ticket closes by itself, if nobody writes until then; None where a person or nobody holds it."""
    if ticket.state is not State.OPEN or ticket.holder is not Holder.AGENT:
        return None
    return ticket.updated_at + QUIET


def changes(ticket: Ticket, happening: Happening) -> Iterator[Change]:
    """Return what a happening changes about its ticket, in order."""
    kind, at = happening.kind, happening.at
    if kind in {Kind.HEARD, Kind.NEEDS_PERSON} and ticket.state is not State.OPEN:
        yield Change(Kind.REOPENED, at, happening.by, "", _here(happening.facts))
    if kind is Kind.HANDED_BACK and ticket.holder is not Holder.PERSON:
        return
    if kind is Kind.CLOSED and (ticket.holder is not Holder.AGENT or ticket.state is State.CLOSED):
        return
    yield Change(kind, at, happening.by, happening.why, happening.facts)


def learnt(ticket: Ticket, conversation: Attended, news: News, at: datetime) -> Iterator[Change]:
    """Return what else is known now: what it is about, how it sounds, who it is, and which order."""
    here = {"conversation_id": conversation.id}
    topics = tuple(dict.fromkeys([*news.topics, *ticket.topics]))[:MOST_TOPICS]
    feeling, language = conversation.feeling or ticket.feeling, conversation.language or ticket.language
    is_new = bool(news.said or news.topics)
    if is_new and (topics, feeling, language) != (ticket.topics, ticket.feeling, ticket.language):
        facts = {**here, "topics": list(topics), "feeling": feeling, "language": language}
        yield Change(Kind.UNDERSTOOD, at, "agent", "", facts)
    if conversation.customer_id not in {None, ticket.customer_id}:
        yield Change(Kind.CUSTOMER, at, "customer", "", {**here, "customer_id": conversation.customer_id})
    order = next((order_facts(wish.order) for wish in reversed(news.wishes) if wish.order), None)
    if order is not None and order != _order_of(ticket):
        yield Change(Kind.ORDER, at, "agent", "", {**here, **order})


def order_facts(order: dict[str, Any]) -> dict[str, Any]:
    """Return the facts of `Kind.ORDER` from what a handoff tells of an order."""
    value = order.get("value")
    return {
        "order_id": str(order.get("id", "")),
        "order_name": str(order.get("name", "")),
        "order_state": str(order.get("state", "")),
        "order_value": None if value is None else str(value),
        "order_currency": str(order.get("currency", "")),
    }


def subject_of(said: Iterable[Said]) -> str:
    """Return the first words that a customer wrote, as one short line."""
    first = next((one.text for one in said if one.author is Author.CUSTOMER and one.text.strip()), "")
    line = " ".join("".join(sign if sign.isprintable() else " " for sign in first).split())
    return line if len(line) <= LONGEST_SUBJECT else line[: LONGEST_SUBJECT - 1].rstrip() + "…"


def stage_of(wish: Wish) -> int:
    """Return how far a wish for a person has come."""
    if wish.returned_at is not None:
        return RETURNED
    return NEEDED if wish.taken_at is None else TAKEN


def _of_message(conversation: Attended, said: Said, *, is_confirmed: bool) -> Iterator[Happening]:
    facts: dict[str, Any] = {"conversation_id": conversation.id, "message_id": said.id}
    if said.author is Author.CUSTOMER:
        heard = {**facts, "channel": conversation.manner}
        yield Happening(said.created_at, Kind.HEARD, "customer", heard, said=said)
    elif said.author is Author.AGENT:
        replied = {**facts, "author": "agent", "staff_id": None}
        yield Happening(said.created_at, Kind.REPLIED, "agent", replied, said=said)
        if is_confirmed:
            yield Happening(said.created_at, Kind.CLOSED, "agent", _here(facts), "The customer said that it is solved.")
    elif said.author is Author.PERSON:
        by = "system" if said.staff_id is None else f"staff:{said.staff_id}"
        replied = {**facts, "author": "person", "staff_id": said.staff_id}
        yield Happening(said.created_at, Kind.REPLIED, by, replied, said=said)


def _of_wish(conversation: Attended, wish: Wish, seen: Seen) -> Iterator[Happening]:
    here = {"conversation_id": conversation.id}
    before = seen.handoff_stage if wish.id == seen.handoff_id else 0
    now = stage_of(wish)
    staff = f"staff:{wish.taken_by}" if wish.taken_by is not None else "system"
    if before < NEEDED:
        by = staff if wish.reason == TAKEN_BY_STAFF else "agent"
        yield Happening(wish.created_at, Kind.NEEDS_PERSON, by, {**here, "reason": wish.reason, "handoff_id": wish.id})
    if before < TAKEN <= now and wish.taken_at is not None and wish.taken_at != wish.returned_at:
        yield Happening(wish.taken_at, Kind.TAKEN, staff, {**here, "staff_id": wish.taken_by})
    if before < RETURNED <= now and wish.returned_at is not None:
        yield Happening(wish.returned_at, Kind.HANDED_BACK, staff, here)


def _follows(other: Happening, wish: Happening) -> bool:
    """Whether what came at the same moment as a wish follows it: a person writes once they have taken over."""
    is_persons = other.kind is Kind.REPLIED and other.facts["author"] == "person"
    return is_persons and other.at == wish.at and wish.kind is not Kind.HANDED_BACK


def _here(facts: dict[str, Any]) -> dict[str, Any]:
    return {"conversation_id": facts["conversation_id"]}


def _order_of(ticket: Ticket) -> dict[str, Any]:
    value = None if ticket.order_value is None else str(ticket.order_value)
    return {
        "order_id": ticket.order_id,
        "order_name": ticket.order_name,
        "order_state": ticket.order_state,
        "order_value": value,
        "order_currency": ticket.order_currency,
    }
