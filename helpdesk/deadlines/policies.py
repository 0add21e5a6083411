"""Service-level policies: which tickets they fit, and what must be done by when; the first that fits holds (D8)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator, model_validator

from helpdesk.tickets.life import Priority, State, Ticket

MINUTE = 60
LONGEST = 525_600
"""A year, in minutes: whoever promises later promises nothing."""
_AT_MOST = 50
_LARGEST_ID = 2**31 - 1

Id = Annotated[int, Field(ge=1, le=_LARGEST_ID)]
Minutes = Annotated[int, Field(ge=1, le=LONGEST)]
Word = Annotated[str, StringConstraints(min_length=1, max_length=60)]


class Target(StrEnum):
    """What must be done on a ticket."""

    FIRST_REPLY = "first_reply"
    """From when it first needs a person to the first answer."""
    NEXT_REPLY = "next_reply"
    """From the first unanswered message after an answer to the next answer."""
    RESOLUTION = "resolution"
    """From when it first needs a person until it is closed; one that is opened again goes on."""
    AGING = "aging"
    """Not a promise but a wait: how long it may stand still (S5-43)."""


class Time(StrEnum):
    """Which time counts."""

    CALENDAR = "calendar"
    """Every hour."""
    BUSINESS = "business"
    """The store's office hours alone."""


class Counts(StrEnum):
    """Whose answer keeps a promise (D8)."""

    HUMAN = "human"
    ANY = "any"


class Match(BaseModel):
    """Which tickets are meant: all that stand here must hold, and an empty list asks for nothing."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    stores: tuple[Id, ...] = Field(default=(), max_length=_AT_MOST)
    teams: tuple[Id | None, ...] = Field(default=(), max_length=_AT_MOST)
    """Queues; null is the Unassigned one."""
    tags: tuple[Word, ...] = Field(default=(), max_length=_AT_MOST)
    """One of these is enough."""
    priorities: tuple[str, ...] = Field(default=(), max_length=4)
    channels: tuple[Word, ...] = Field(default=(), max_length=_AT_MOST)

    @field_validator("priorities")
    @classmethod
    def known(cls, values: tuple[str, ...]) -> tuple[str, ...]:
        """Refuse a priority that does not exist."""
        words = [one.word for one in Priority]
        if not set(values) <= set(words):
            msg = f"choose of {', '.join(words)}"
            raise ValueError(msg)
        return values

    @field_validator("tags", "channels")
    @classmethod
    def one_line(cls, values: tuple[str, ...]) -> tuple[str, ...]:
        """Refuse signs that cannot be seen: no ticket has them."""
        if not all(value.isprintable() for value in values):
            msg = "write each in one line, without hidden signs"
            raise ValueError(msg)
        return values

    def fits(self, ticket: Ticket) -> bool:
        """Tell whether a ticket is meant."""
        return (
            (not self.stores or ticket.store_id in self.stores)
            and (not self.teams or ticket.team_id in self.teams)
            and (not self.tags or not set(self.tags).isdisjoint(ticket.tags))
            and (not self.priorities or ticket.priority.word in self.priorities)
            and (not self.channels or ticket.channel in self.channels)
        )


def matched_by(ticket: Ticket) -> tuple[object, ...]:
    """Return what of a ticket decides which policies and rules fit it."""
    return ticket.store_id, ticket.team_id, ticket.tags, ticket.priority, ticket.channel


class Policy(BaseModel):
    """What is promised for the tickets that it fits; each target in minutes, and at least one of them."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    match: Match = Match()
    first_reply: Minutes | None = None
    next_reply: Minutes | None = None
    resolution: Minutes | None = None
    clock: Time = Time.CALENDAR
    counts: Counts = Counts.HUMAN
    """Whose answers count for the first and the next reply."""
    pauses_while: tuple[State, ...] = Field(default=(State.WAITING,), max_length=1)
    """States in which no time counts; a closed ticket's clocks stand by themselves."""
    warn_before: Annotated[int, Field(ge=0, le=LONGEST)] = 0
    """So many minutes before a target a warning is given (S5-61); 0 gives none."""

    @field_validator("pauses_while")
    @classmethod
    def waiting_alone(cls, values: tuple[State, ...]) -> tuple[State, ...]:
        """Refuse states in which pausing means nothing."""
        if set(values) - {State.WAITING}:
            msg = "time can be paused while a ticket is waiting; an open one counts and a closed one has ended"
            raise ValueError(msg)
        return values

    @model_validator(mode="after")
    def makes_sense(self) -> Self:
        """Refuse a policy without any target, and a warning that would come before the time begins."""
        targets = [minutes for minutes in (self.first_reply, self.next_reply, self.resolution) if minutes is not None]
        if not targets:
            msg = "set at least one of first_reply, next_reply and resolution"
            raise ValueError(msg)
        if self.warn_before >= min(targets):
            msg = f"let warn_before be shorter than every target: less than {min(targets)} minutes"
            raise ValueError(msg)
        return self


class Terms(BaseModel):
    """What holds for one deadline from its beginning; a policy that is changed later moves none."""

    model_config = ConfigDict(frozen=True)

    seconds: int
    warn: int = 0
    clock: Time = Time.CALENDAR
    counts: Counts = Counts.HUMAN
    pauses: tuple[State, ...] = ()


@dataclass(frozen=True, slots=True)
class Held:
    """A policy as it stands in the ordered list; `since` is when it was made, before which none of its time counts."""

    id: int
    name: str
    policy: Policy
    since: datetime

    def terms(self, target: Target) -> Terms | None:
        """Return what it promises for a target, or None."""
        minutes: int | None = getattr(self.policy, target)
        if minutes is None:
            return None
        of = self.policy
        return Terms(
            seconds=minutes * MINUTE,
            warn=of.warn_before * MINUTE,
            clock=of.clock,
            counts=of.counts,
            pauses=of.pauses_while,
        )


def first_fit(policies: Iterable[Held], ticket: Ticket) -> Held | None:
    """Return the policy that holds for a ticket."""
    return next((held for held in policies if held.policy.match.fits(ticket)), None)


PRESETS: Mapping[str, Policy] = {
    "Every message within a day": Policy(first_reply=1440, next_reply=1440, warn_before=120),
    "Office hours": Policy(first_reply=240, next_reply=480, resolution=2880, clock=Time.BUSINESS, warn_before=60),
    "Urgent": Policy(
        match=Match(priorities=("urgent",)), first_reply=30, next_reply=60, resolution=480, warn_before=10
    ),
}
"""What a manager may begin with."""
