"""How conversations with a skill ended, and the two rates that are made of it (S1-02, definitions: D4).

Everything is worked out from what is stored; nothing is counted along the way. Previews and evaluations count nowhere.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import Text, cast, exists, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from conversations.messages import Author, ChoicesBlock, HumanBlock, SignInBlock
from conversations.models import ConversationRow, HandoffRow, MessageRow, TurnRow

QUIET = timedelta(hours=72)
"""Who does not write again for so long about the same matter has been helped, unless a question stood open."""
_QUESTIONS = {block.model_fields["type"].default for block in (ChoicesBlock, HumanBlock, SignInBlock)}


class Outcome(StrEnum):
    """How a conversation ended; `running` ones have not yet, and are in no rate."""

    CONFIRMED = "confirmed"
    VERIFIED = "verified"
    ABANDONED = "abandoned"
    REOPENED = "reopened"
    PERSON = "person"
    RUNNING = "running"


@dataclass(frozen=True, slots=True)
class Course:
    """What the outcome of one conversation hangs on."""

    conversation_id: int
    customer_id: int | None
    began_at: datetime
    written_at: datetime
    """When the customer wrote last."""
    is_asked: bool
    """The agent's last message ends with a question that nobody has answered."""
    needed_person: bool
    is_confirmed: bool = False
    """The last thing the agent heard is that the matter is solved."""


@dataclass(frozen=True, slots=True)
class Outcomes:
    """Every conversation of a span of time by how it ended, newest first."""

    conversations: Mapping[Outcome, tuple[int, ...]]

    def count(self, *outcomes: Outcome) -> int:
        """Return how many ended so."""
        return sum(len(self.conversations[outcome]) for outcome in outcomes)

    @property
    def resolution(self) -> float | None:
        """The share that the agent solved alone; None before any has ended."""
        return self._share(Outcome.CONFIRMED, Outcome.VERIFIED)

    @property
    def deflection(self) -> float | None:
        """The share that ended without a person: to be shown with its parts, for abandoned is not solved."""
        return self._share(Outcome.CONFIRMED, Outcome.VERIFIED, Outcome.ABANDONED, Outcome.REOPENED)

    def _share(self, *outcomes: Outcome) -> float | None:
        ended = self.count(*set(Outcome) - {Outcome.RUNNING})
        return self.count(*outcomes) / ended if ended else None


async def outcomes(session: AsyncSession, store_id: int, skill: str, *, since: datetime, now: datetime) -> Outcomes:
    """Tell how the conversations of a store in which a skill took part ended, of those begun at `since` or later."""
    courses = await _courses(session, store_id, skill, since)
    ended = [(course.conversation_id, outcome_of(course, courses, now)) for course in courses]
    return Outcomes({outcome: tuple(key for key, how in ended if how is outcome) for outcome in Outcome})


def outcome_of(course: Course, others: Sequence[Course], now: datetime) -> Outcome:
    """Tell how one conversation ended; `others` are all that the same skill took part in."""
    if course.needed_person:
        return Outcome.PERSON
    if any(_takes_up(other, course) for other in others):
        return Outcome.REOPENED if course.is_confirmed or now - course.written_at >= QUIET else Outcome.RUNNING
    if course.is_confirmed:
        return Outcome.CONFIRMED
    if now - course.written_at < QUIET:
        return Outcome.RUNNING
    return Outcome.ABANDONED if course.is_asked else Outcome.VERIFIED


def _takes_up(other: Course, course: Course) -> bool:
    is_same_customer = course.customer_id is not None and course.customer_id == other.customer_id
    return is_same_customer and course.written_at < other.began_at < course.written_at + QUIET


async def _courses(session: AsyncSession, store_id: int, skill: str, since: datetime) -> Sequence[Course]:
    conversation = ConversationRow
    written = (
        select(func.max(MessageRow.created_at))
        .where(MessageRow.conversation_id == conversation.id, MessageRow.author == Author.CUSTOMER)
        .scalar_subquery()
    )
    last = (
        select(MessageRow.blocks)
        .where(MessageRow.conversation_id == conversation.id, MessageRow.author != Author.SYSTEM)
        .order_by(MessageRow.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    took_part = exists().where(
        TurnRow.conversation_id == conversation.id,
        cast(TurnRow.trace["path"], Text).contains(f'"{skill}:', autoescape=True),
    )
    confirmed = (
        select(TurnRow.trace["confirmed"].as_boolean())
        .where(TurnRow.conversation_id == conversation.id)
        .order_by(TurnRow.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    person = exists().where(HandoffRow.conversation_id == conversation.id)
    rows = await session.execute(
        select(conversation.id, conversation.customer_id, conversation.created_at, written, last, person, confirmed)
        .where(conversation.store_id == store_id, conversation.is_preview.is_(False), conversation.created_at >= since)
        .where(took_part, written.is_not(None))
        .order_by(conversation.id.desc())
    )
    return [
        Course(key, customer, began, wrote, _asks(blocks), needed, bool(said))
        for key, customer, began, wrote, blocks, needed, said in rows
    ]


def _asks(blocks: Sequence[Mapping[str, Any]] | None) -> bool:
    return any(block["type"] in _QUESTIONS for block in blocks or ())
