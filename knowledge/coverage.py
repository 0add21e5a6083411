"""What the articles say and what they leave open: each policy point, its sentences, and what to write.

The agent is only as good as the content (S1-44); this is the list that content is checked against (S1-28 to S1-30,
S1-45 to S1-51).
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from commerce.terms import ExceptionKind, Source, Terms, Unknown, UnknownWhy
from knowledge.corrections import CORRECTABLE, OF_ITEMS, Act, Made, Subject, corrections
from knowledge.policies import facts, terms
from knowledge.policy.agree import Fact
from knowledge.policy.statements import say
from knowledge.policy.values import UNCLEAR, FactKind


class Standing(StrEnum):
    """What staff have said of a fact as it was read."""

    READ = "read"
    """Nothing yet."""
    CONFIRMED = "confirmed"
    OVERRULED = "overruled"
    """Something else holds, or nothing."""


class State(StrEnum):
    """How a policy point stands."""

    STATED = "stated"
    CORRECTED = "corrected"
    MISSING = "missing"
    CONTRADICTORY = "contradictory"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence that a point was read from, and what code reads in it."""

    fact: Fact
    reads: str
    standing: Standing

    @property
    def source(self) -> Source:
        """Where it stands."""
        return self.fact.source

    @property
    def subject(self) -> Subject:
        """What it is about."""
        return subject_of(self.fact)

    @property
    def is_unclear(self) -> bool:
        """Whether it depends on something that a single value cannot hold."""
        return self.fact.value == UNCLEAR

    @property
    def is_correctable(self) -> bool:
        """Whether staff can put another value in its place."""
        return self.subject.kind in CORRECTABLE


@dataclass(frozen=True, slots=True)
class Point:
    """One policy point; `advice` says what to write, with an example, where nothing certain is stated."""

    kind: FactKind
    title: str
    state: State
    sentences: tuple[Sentence, ...]
    corrections: tuple[Made, ...]
    advice: str

    @property
    def is_open(self) -> bool:
        """Whether the agent cannot say anything certain here (S1-33)."""
        return self.state in {State.MISSING, State.CONTRADICTORY}

    @property
    def unsaid(self) -> tuple[Subject, ...]:
        """What of this point neither an article nor staff have said, and staff may set by hand."""
        if self.kind in OF_ITEMS:
            every = tuple(Subject(self.kind, one) for one in ExceptionKind)
        else:
            every = (Subject(self.kind),) if self.kind in CORRECTABLE and not self.sentences else ()
        made = {one.subject for one in self.corrections if one.holds}
        told = made | {sentence.subject for sentence in self.sentences}
        return tuple(one for one in every if one not in told)


_POINTS = tomllib.loads(Path(__file__).with_name("points.toml").read_text(encoding="utf-8"))["point"]


def title_of(kind: FactKind) -> str:
    """Return what staff call a policy point."""
    return str(next(one["title"] for one in _POINTS if one["kind"] == kind))


async def coverage(session: AsyncSession, store_id: int, language: str) -> tuple[Point, ...]:
    """Return every policy point of a store, said in `language` where code says it."""
    read = await facts(session, store_id)
    made = await corrections(session, store_id)
    said = await terms(session, store_id, language)
    read_now = _Read(read, tuple(made.values()), said, language)
    return tuple(_point(FactKind(one["kind"]), one["title"], one["advice"], read_now) for one in _POINTS)


@dataclass(frozen=True, slots=True)
class _Read:
    facts: Sequence[Fact]
    corrections: Sequence[Made]
    terms: Terms
    language: str


def _point(kind: FactKind, title: str, advice: str, read: _Read) -> Point:
    own = tuple(fact for fact in read.facts if fact.kind is kind)
    made = tuple(one for one in read.corrections if one.subject.kind is kind)
    state = _state(kind, own, made, read.terms)
    said = {one.subject.key: one for one in made}
    sentences = tuple(see(fact, said, read.language) for fact in own)
    return Point(kind, title, state, sentences, made, "" if state in {State.STATED, State.CORRECTED} else advice)


def _state(kind: FactKind, own: Sequence[Fact], made: Sequence[Made], said: Terms) -> State:
    if any(one.holds for one in made):
        return State.CORRECTED
    known = {
        FactKind.MODIFY_WINDOW: said.modify_window,
        FactKind.CANCEL_WINDOW: said.cancel_window,
        FactKind.RESTOCKING_FEE: said.restocking_fee,
        FactKind.ELIGIBLE: said.eligible,
        FactKind.RETURN_WINDOW: said.return_window,
        FactKind.REFUND_TIME: said.refund_time,
        FactKind.EXCHANGES: said.exchanges,
    }.get(kind)
    if isinstance(known, Unknown):
        return State.CONTRADICTORY if known.why is UnknownWhy.CONTRADICTORY else State.MISSING
    return State.STATED if own else State.MISSING


def see(fact: Fact, made: Mapping[str, Made], language: str) -> Sentence:
    """Return a fact as staff see it beside its sentence; `made` is the newest correction of each fact."""
    one = made.get(subject_of(fact).key)
    standing = Standing.READ
    if one is not None and one.holds:
        standing = Standing.OVERRULED
    elif one is not None and one.act is Act.CONFIRMED and one.value == fact.value:
        standing = Standing.CONFIRMED
    return Sentence(fact, _says(fact, language), standing)


def subject_of(fact: Fact) -> Subject:
    """Return what a fact is about."""
    exception = ExceptionKind(fact.value["exception"]) if fact.kind in OF_ITEMS else None
    return Subject(fact.kind, exception)


def _says(fact: Fact, language: str) -> str:
    if fact.value == UNCLEAR:
        return "It depends on something, so code cannot act on it. Say it in one plain sentence, or correct it here."
    value: dict[str, Any] = dict(fact.value)
    if fact.kind is FactKind.ELIGIBLE and not value["allow"]:
        value = {**value, "allow": value["deny"]}
        return "Not possible: " + say(fact.kind, value, language).partition(": ")[2]
    return say(fact.kind, value, language)
