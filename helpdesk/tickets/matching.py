"""Which tickets are one matter: pure, but for the follower that asks for a look (D7, S5-37, S5-55 to S5-57).

Put together by itself is only what is proved: the same order on both, or the same customer about the same thing. A
customer is proved by a sign-in, or, for this alone, by a telephone number, or an address that a letter has proved, that
the shop knows as one customer's and nobody else's. A name, an address or an order number that somebody merely typed is
a suggestion for staff.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from conversations.messages import ChannelKind
from conversations.models import ConversationRow
from helpdesk.tickets.desk import Desk, Opened
from helpdesk.tickets.life import Kind
from kit.jobs import defer

MATCH = "helpdesk.match"
"""The job that looks for tickets which are one matter with one."""
TOGETHER = timedelta(hours=72)
"""What the same customer begins within it about the same topic is one matter; what is closed longer is over."""
TELEPHONE = frozenset({ChannelKind.SMS, ChannelKind.WHATSAPP})
ADDRESSED = TELEPHONE | {ChannelKind.EMAIL}


@dataclass(frozen=True, slots=True)
class Candidate:
    """What of a ticket tells whether it is one matter with another."""

    ticket_id: int
    store_id: int
    opened_at: datetime
    closed_at: datetime | None = None
    customer_id: int | None = None
    """Who has proved who they are."""
    customer_email: str = ""
    """The address at which the shop knows them."""
    known_as: int | None = None
    """Whose number or proved address the shop says it is, and nobody else's, where nobody has proved anything."""
    order_id: str = ""
    order_name: str = ""
    topics: tuple[str, ...] = ()
    references: frozenset[str] = frozenset()
    """Marks that only somebody can know who was part of it: of mail threads, and of our own replies."""
    phones: frozenset[str] = frozenset()
    proved_emails: frozenset[str] = frozenset()
    """Addresses whose own domain vouches for the letters that came from them (DKIM, DMARC)."""
    sessions: frozenset[int] = frozenset()
    """The browsers that wrote."""
    emails: frozenset[str] = frozenset()
    """Addresses that were typed; like `orders` claims, never proofs."""
    orders: frozenset[str] = frozenset()
    """Names of orders that were typed, as `plain_name` makes them."""

    @property
    def who(self) -> int | None:
        """The customer, for putting tickets together alone: never for showing an order."""
        return self.customer_id if self.customer_id is not None else self.known_as


@dataclass(frozen=True, slots=True)
class Verdict:
    """Why two tickets are, or may be, one matter; only what `is_sure` is merged by itself."""

    is_sure: bool
    why: str


def judge(one: Candidate, other: Candidate, now: datetime) -> Verdict | None:
    """Tell whether two tickets are one matter; None where nothing speaks for it, or something against."""
    if one.ticket_id == other.ticket_id or one.store_id != other.store_id or _is_over(one, now) or _is_over(other, now):
        return None
    if one.who is not None and other.who is not None and one.who != other.who:
        return None
    if one.order_id and other.order_id:
        return Verdict(True, f"Both are about order {one.order_name}.") if one.order_id == other.order_id else None
    if one.references & other.references:
        return Verdict(True, "Both belong to one thread of messages.")
    if one.who is not None and one.who == other.who:
        return _of_one_customer(one, other)
    return _suspicion(one, other)


def _is_over(one: Candidate, now: datetime) -> bool:
    return one.closed_at is not None and now - one.closed_at >= TOGETHER


def _of_one_customer(one: Candidate, other: Candidate) -> Verdict | None:
    if abs(one.opened_at - other.opened_at) >= TOGETHER:
        return None
    if both := [topic for topic in one.topics if topic in other.topics]:
        about = both[0].replace("_", " ")
        return Verdict(True, f"The same customer wrote about the same topic ({about}) within 72 hours.")
    if one.topics and other.topics:
        return None
    return Verdict(False, "The same customer wrote both within 72 hours; what one is about is not known yet.")


def _suspicion(one: Candidate, other: Candidate) -> Verdict | None:
    """Tell what makes two tickets look like one matter though nothing is proved."""
    for first, second in ((one, other), (other, one)):
        if first.emails & (second.emails | {second.customer_email} - {""}):
            return Verdict(False, "The same e-mail address was given; nobody has proved that it is theirs.")
        if first.orders & (second.orders | {plain_name(second.order_name)} - {""}):
            return Verdict(False, "The same order number was given; nobody has proved that it is theirs.")
    if one.phones & other.phones:
        return Verdict(False, "The same telephone number wrote both; the shop does not know it as one customer's.")
    if one.sessions & other.sessions:
        return Verdict(False, "The same browser wrote both; nobody has signed in there.")
    return None


def plain_name(name: str) -> str:
    """Return an order's name as names are compared: without its mark, in lower case."""
    return name.strip().lstrip("#").strip().casefold()


async def follow(session: AsyncSession, desk: Desk, opened: Opened) -> None:  # noqa: ARG001 - a follower's own
    """Ask for a look at a ticket of which something new is known that could make it one with another."""
    if opened.ticket.is_preview or not await _is_worth_a_look(session, opened):
        return
    await ask(session, opened.id)


async def ask(session: AsyncSession, ticket_id: int) -> None:
    """Ask for a look at a ticket; one that waits already is enough."""
    await defer(session, MATCH, queueing_lock=f"{MATCH}:{ticket_id}", ticket_id=ticket_id)


async def _is_worth_a_look(session: AsyncSession, opened: Opened) -> bool:
    if opened.happened(Kind.CUSTOMER, Kind.ORDER):
        return True
    opening = opened.happened(Kind.OPENED)
    if opening:
        is_known = opened.ticket.customer_id is not None or opened.ticket.channel in ADDRESSED
        return is_known or await _has_claims(session, (change.facts.get("conversation_id") for change in opening))
    return opened.ticket.customer_id is not None and tuple(opened.row.topics) != opened.ticket.topics


async def _has_claims(session: AsyncSession, conversation_ids: Iterable[int | None]) -> bool:
    """Whether the customer gave something about themselves that could stand in another ticket too."""
    ids: Collection[int] = [one for one in conversation_ids if one is not None]
    claims = ConversationRow.contact_email != "", ConversationRow.contact.has_key("order")
    found = select(ConversationRow.id).where(ConversationRow.id.in_(ids), claims[0] | claims[1])
    return await session.scalar(found.limit(1)) is not None
