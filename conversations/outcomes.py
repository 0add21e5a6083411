"""How conversations ended, and the two rates that are made of it (S1-02, definitions: D4): of a skill, or of all.

Everything is worked out from what is stored; nothing is counted along the way. Previews and evaluations count nowhere.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Integer,
    Text,
    and_,
    any_,
    cast,
    exists,
    func,
    literal,
    literal_column,
    or_,
    select,
)
from sqlalchemy.dialects.postgresql import JSONPATH
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from conversations.messages import FIRST_WORDS, Author, ChoicesBlock, HumanBlock, SignInBlock
from conversations.models import ConversationRow, HandoffRow, MessageRow, TurnRow

QUIET = timedelta(hours=72)
"""Who does not write again for so long about the same matter has been helped, unless a question stood open."""
_QUESTIONS = [block.model_fields["type"].default for block in (ChoicesBlock, HumanBlock, SignInBlock)]
_ASKS = "$[*].type ? (" + " || ".join(f'@ == "{kind}"' for kind in _QUESTIONS) + ")"


class Outcome(StrEnum):
    """How a conversation ended; `running` ones have not yet, and are in no rate."""

    CONFIRMED = "confirmed"
    VERIFIED = "verified"
    ABANDONED = "abandoned"
    REOPENED = "reopened"
    PERSON = "person"
    RUNNING = "running"


@dataclass(frozen=True, slots=True)
class Begun:
    """When a customer began a conversation; without `skills` it may be about anything."""

    conversation_id: int
    customer_id: int | None
    began_at: datetime
    skills: frozenset[str] = field(default=frozenset(), kw_only=True)


@dataclass(frozen=True, slots=True)
class Course(Begun):
    """What the outcome of one conversation hangs on."""

    written_at: datetime
    """When the customer wrote last."""
    is_asked: bool
    """The last message ends with a question of the agent's, or is the customer's own: nobody has answered it."""
    needed_person: bool
    is_confirmed: bool = False
    """The last thing the agent heard is that the matter is solved."""
    has_agent: bool = True
    """The agent took part."""
    store_id: int = 0
    channel: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Ended:
    """A conversation and how it ended."""

    course: Course
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Outcomes:
    """Every conversation of a span of time by how it ended, newest first."""

    conversations: Mapping[Outcome, tuple[int, ...]]
    without_agent: frozenset[int] = frozenset()
    """Those in which the agent took no part."""

    def count(self, *outcomes: Outcome) -> int:
        """Return how many ended so."""
        return sum(len(self.conversations[outcome]) for outcome in outcomes)

    @property
    def ended(self) -> int:
        """How many have ended."""
        return self.count(*set(Outcome) - {Outcome.RUNNING})

    @property
    def attended(self) -> int:
        """How many have ended in which the agent took part."""
        running = self.conversations[Outcome.RUNNING]
        return self.ended - len(self.without_agent.difference(running))

    @property
    def resolution(self) -> float | None:
        """The share that the agent solved alone, of those it took part in; None before any has ended."""
        solved = self.count(Outcome.CONFIRMED, Outcome.VERIFIED)
        return solved / self.attended if self.attended else None

    @property
    def deflection(self) -> float | None:
        """The share that ended without a person: to be shown with its parts, for abandoned is not solved."""
        return (self.ended - self.count(Outcome.PERSON)) / self.ended if self.ended else None


async def outcomes(session: AsyncSession, store_id: int, skill: str, *, since: datetime, now: datetime) -> Outcomes:
    """Tell how the conversations of a store in which a skill took part ended, of those begun at `since` or later."""
    return tally(await ended(session, [store_id], since=since, now=now, skill=skill))


async def ended(
    session: AsyncSession,
    store_ids: Collection[int],
    *,
    since: datetime,
    until: datetime | None = None,
    now: datetime,
    skill: str = "",
) -> list[Ended]:
    """Tell how each conversation of these stores ended that began at `since` or later and before `until`, newest first.

    With a `skill`, only those in which it took part, and who comes back to it comes back about the same matter;
    without one, who comes back to any skill of the first conversation does.
    """
    courses, doubtful = await _courses(session, store_ids, skill, since, until)
    later = await _later(session, [course for course in courses if course.conversation_id in doubtful], skill)
    if doubtful and not skill:
        known = await _skills(session, doubtful)
        courses = [
            replace(one, skills=known.get(one.conversation_id, frozenset())) if one.conversation_id in doubtful else one
            for one in courses
        ]
    return [Ended(one, outcome_of(one, later.get(one.customer_id, ()), now)) for one in courses]


def tally(ended: Iterable[Ended]) -> Outcomes:
    """Sort conversations by how they ended."""
    found: dict[Outcome, list[int]] = {outcome: [] for outcome in Outcome}
    alone: set[int] = set()
    for one in ended:
        found[one.outcome].append(one.course.conversation_id)
        if not one.course.has_agent:
            alone.add(one.course.conversation_id)
    return Outcomes({outcome: tuple(keys) for outcome, keys in found.items()}, frozenset(alone))


def outcome_of(course: Course, others: Sequence[Begun], now: datetime) -> Outcome:
    """Tell how one conversation ended; `others` are those that may have taken up its matter again."""
    if course.needed_person:
        return Outcome.PERSON
    if any(_takes_up(other, course) for other in others):
        return Outcome.REOPENED if course.is_confirmed or now - course.written_at >= QUIET else Outcome.RUNNING
    if course.is_confirmed:
        return Outcome.CONFIRMED
    if now - course.written_at < QUIET:
        return Outcome.RUNNING
    return Outcome.ABANDONED if course.is_asked else Outcome.VERIFIED


def _takes_up(other: Begun, course: Course) -> bool:
    is_same_customer = course.customer_id is not None and course.customer_id == other.customer_id
    is_same_matter = not course.skills or not other.skills or bool(course.skills & other.skills)
    is_soon = course.written_at < other.began_at < course.written_at + QUIET
    return is_same_customer and is_same_matter and is_soon


async def _courses(
    session: AsyncSession, store_ids: Collection[int], skill: str, since: datetime, until: datetime | None
) -> tuple[list[Course], set[int]]:
    """Read the courses, newest first, and which of them may have been taken up again."""
    one = ConversationRow
    query = select(*_columns()).where(
        one.store_id.in_(store_ids), one.is_preview.is_(False), one.heard_at.is_not(None), one.created_at >= since
    )
    if until is not None:
        query = query.where(one.created_at < until)
    rows = await session.execute(query.where(_took_part(skill)) if skill else query)
    courses: list[Course] = []
    doubtful: set[int] = set()
    for *values, is_again in rows:
        courses.append(Course(*values))
        if is_again:
            doubtful.add(courses[-1].conversation_id)
    courses.sort(key=lambda course: course.conversation_id, reverse=True)
    return courses, doubtful


def _columns() -> list[ColumnElement[Any]]:
    """Return what is read of each conversation: the fields of a course, and whether its customer came back."""
    one, again, later = ConversationRow, aliased(ConversationRow), aliased(TurnRow)
    answered = exists().where(MessageRow.conversation_id == one.id, MessageRow.author == Author.AGENT)
    asks = or_(MessageRow.author == Author.CUSTOMER, func.jsonb_path_exists(MessageRow.blocks, cast(_ASKS, JSONPATH)))
    is_asked = (
        select(asks)
        .where(MessageRow.conversation_id == one.id, MessageRow.author != Author.SYSTEM)
        .where(MessageRow.external_id.is_distinct_from(FIRST_WORDS))
        .order_by(MessageRow.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    is_last = ~exists().where(
        later.conversation_id == TurnRow.conversation_id,
        later.id > TurnRow.id,
        ~later.trace.has_key(literal_column(f"'{FIRST_WORDS}'")),
    )
    is_confirmed = (
        select(is_last)
        .where(TurnRow.conversation_id == one.id, TurnRow.trace.has_key(literal_column("'confirmed'")))
        .order_by(TurnRow.id.desc())
        .limit(1)
        .scalar_subquery()
    )  # read by the index that says the same, which has few rows
    came_back = exists().where(
        again.customer_id == one.customer_id, again.created_at > one.heard_at, again.created_at < one.heard_at + QUIET
    )
    person = exists().where(HandoffRow.conversation_id == one.id)
    return [
        one.id.expression, one.customer_id.expression, one.created_at.expression, one.heard_at.expression,
        and_(~person, is_asked), person, func.coalesce(is_confirmed, False), answered, one.store_id.expression,
        one.channel.expression, one.language.expression, came_back,
    ]  # fmt: skip


async def _later(session: AsyncSession, doubtful: Sequence[Course], skill: str) -> dict[int | None, list[Begun]]:
    """Read by customer what may have taken up a matter again."""
    later: dict[int | None, list[Begun]] = defaultdict(list)
    if not doubtful:
        return later
    one = ConversationRow
    query = select(one.id, one.customer_id, one.created_at).where(
        one.customer_id == any_of({course.customer_id for course in doubtful if course.customer_id is not None}),
        one.created_at > min(course.written_at for course in doubtful),
        one.created_at < max(course.written_at for course in doubtful) + QUIET,
        one.is_preview.is_(False),
        one.heard_at.is_not(None),
    )
    rows = (await session.execute(query.where(_took_part(skill)) if skill else query)).all()
    known = {} if skill else await _skills(session, [key for key, _, _ in rows])
    for key, customer_id, began_at in rows:
        later[customer_id].append(Begun(key, customer_id, began_at, skills=known.get(key, frozenset())))
    return later


def any_of(numbers: Collection[int]) -> ColumnElement[Any]:
    """Return numbers to compare a column with: one parameter, however many they are."""
    return any_(literal(list(numbers), ARRAY(Integer)))


def _took_part(skill: str) -> ColumnElement[bool]:
    return exists().where(
        TurnRow.conversation_id == ConversationRow.id,
        cast(TurnRow.trace["path"], Text).contains(f'"{skill}:', autoescape=True),
    )


async def _skills(session: AsyncSession, conversation_ids: Collection[int]) -> dict[int, frozenset[str]]:
    """Read which skills took part in some conversations, by the steps that their turns went (`skill:step`)."""
    found: dict[int, set[str]] = defaultdict(set)
    rows = await session.execute(
        select(TurnRow.conversation_id, TurnRow.trace["path"]).where(
            TurnRow.conversation_id == any_of(conversation_ids)
        )
    )
    for key, path in rows:
        found[key].update(step.partition(":")[0] for step in path or () if ":" in step)
    return {key: frozenset(skills) for key, skills in found.items()}
