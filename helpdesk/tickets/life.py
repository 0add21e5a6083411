"""What a ticket is, and what can happen to it (D5a): a change is a row with who, when and why."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import IntEnum, StrEnum
from typing import Any


class State(StrEnum):
    """Where a ticket stands (S3-46); nothing deletes one (S3-48)."""

    OPEN = "open"
    WAITING = "waiting"
    """A person has answered, or put it aside until a moment: the customer's next word opens it again."""
    CLOSED = "closed"


class Holder(StrEnum):
    """Who answers: the agent, until the ticket first needs a person."""

    AGENT = "agent"
    PERSON = "person"


class Priority(IntEnum):
    """How much it hurries; stored and shown as the word in lower case."""

    LOW = 1
    NORMAL = 2
    HIGH = 3
    URGENT = 4

    @property
    def word(self) -> str:
        """The name as it is stored and shown."""
        return self.name.lower()


class Kind(StrEnum):
    """What can happen to a ticket. Beside each stand the facts that it carries, as JSON values.

    What is read from a conversation also names it (`conversation_id`): an undone merge takes it along.
    """

    OPENED = "opened"
    """store_id, channel, language, subject, customer_id, is_preview, tags"""
    HEARD = "heard"
    """conversation_id, message_id, channel: the customer wrote."""
    REPLIED = "replied"
    """conversation_id, message_id, author (`agent` or `person`), staff_id (or None)"""
    UNSENT = "unsent"
    """conversation_id, message_id, problem: what a person wrote did not reach the customer, so it is open again."""
    NEEDS_PERSON = "needs_person"
    """reason, handoff_id: from here on it stands in a queue, and the clocks of people run."""
    TAKEN = "taken"
    """staff_id: a person answers, and the agent is silent."""
    HANDED_BACK = "handed_back"
    """The agent answers again."""
    WAITED = "waited"
    """until (a moment, or None for the customer's next word)"""
    CLOSED = "closed"
    """Nothing besides: by whom and why stands with every change."""
    REOPENED = "reopened"
    """Also when a waiting ticket is taken up again."""
    TEAM = "team"
    """team_id (or None)"""
    ASSIGNED = "assigned"
    """staff_id (or None)"""
    PRIORITY = "priority"
    """priority (the word)"""
    TAGGED = "tagged"
    """tag"""
    UNTAGGED = "untagged"
    """tag"""
    UNDERSTOOD = "understood"
    """topics (newest first), feeling, language: what the last words were about."""
    CUSTOMER = "customer"
    """customer_id (or None): who it is was proved."""
    ORDER = "order"
    """order_id, order_name, order_state, order_value (a decimal as text, or None), order_currency"""
    SUBJECT = "subject"
    """subject"""
    VIEWED = "viewed"
    """view_id, rule_id: it stands in a view, and stays open to all."""
    NOTED = "noted"
    """note_id: a note for staff alone."""
    MERGED = "merged"
    """into, merge_id: this matter goes on in another ticket."""
    ABSORBED = "absorbed"
    """ticket_id, merge_id, values: another ticket's conversations are here now; `values` are the columns that become
    others by it (`helpdesk.tickets.values`)."""
    PARTED = "parted"
    """ticket_id, merge_id, values: the merge was undone; written into all that it concerns, and `values` are what each
    would be had it never been."""
    WARNED = "warned"
    """deadline_id, target, due_at: a deadline is near (S5-61)."""
    BREACHED = "breached"
    """deadline_id, target, due_at: a deadline has passed."""
    MET = "met"
    """deadline_id, target, due_at: what was due was done in time; after a breach it takes that back."""
    OUTCOME = "outcome"
    """macro_id, outcome, reason, message_id: what a person decided, by a macro (S5-28); it moves no money (D9b)."""
    AGED = "aged"
    """rule_id, deadline_id, since: it stood still for as long as an aging rule says (S5-43)."""

    RATED = "rated"
    """rating_id, score (1 to 5), comment: the customer said how it was, in words that are shown as text alone."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that happened to a ticket.

    `by` is `staff:<id>`, `customer`, `agent`, `system`, `rule:<id>`, `sla:<id>` or `aging:<id>`; `why` is a sentence
    for staff, or empty.
    """

    kind: Kind
    at: datetime
    by: str
    why: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Ticket:
    """What a ticket is now. Moments are aware; `order_value` is in `order_currency`."""

    store_id: int
    opened_at: datetime
    updated_at: datetime
    channel: str = ""
    """Where the customer wrote last, and so where a reply goes out (S3-01)."""
    language: str = ""
    subject: str = ""
    state: State = State.OPEN
    holder: Holder = Holder.AGENT
    reason: str = ""
    """Why it needs a person; empty while it does not."""
    needs_person_at: datetime | None = None
    """When it first needed a person; it stands in a queue from then on."""
    team_id: int | None = None
    assignee_id: int | None = None
    priority: Priority = Priority.NORMAL
    tags: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    feeling: str = ""
    customer_id: int | None = None
    """Who it is, as proved; never a claim."""
    order_id: str = ""
    order_name: str = ""
    order_state: str = ""
    order_value: Decimal | None = None
    order_currency: str = ""
    heard_at: datetime | None = None
    replied_at: datetime | None = None
    """When anybody answered last."""
    unanswered_since: datetime | None = None
    """Since when the customer waits for an answer of anybody."""
    first_reply_at: datetime | None = None
    """When anybody answered first; what was said before the customer wrote answers nothing."""
    person_replied_at: datetime | None = None
    first_person_reply_at: datetime | None = None
    first_person_id: int | None = None
    """Who of the staff answered first."""
    person_awaited_since: datetime | None = None
    """Since when the customer waits for an answer of a person; None while none is needed or awaited."""
    last_message_id: int = 0
    waits_until: datetime | None = None
    closed_at: datetime | None = None
    merged_into: int | None = None
    is_preview: bool = False
