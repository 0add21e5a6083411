"""Aging rules: what happens to a ticket that stands still (S5-43); pure.

A ticket stands still while it is open, needs a person, and nobody on the staff does anything with it. What a customer
writes, what rules do and whether anybody is away change nothing of that (S5-45). Each rule fires once in a standstill,
so rules that hand a ticket round to each other come to an end.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from helpdesk.deadlines.calendars import Calendars
from helpdesk.deadlines.clocks import Step, whole
from helpdesk.deadlines.policies import MINUTE, Id, Match, Minutes, Time
from helpdesk.tickets.life import Holder, Kind, Priority, State, Ticket


class AgingRule(BaseModel):
    """After how long a standstill what is done; at least one thing."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    match: Match = Match()
    after: Minutes
    """Minutes without any act of a person."""
    clock: Time = Time.CALENDAR
    assign_to: Id | None = None
    """The person who owns it from then on."""
    team: Id | None = None
    """The team whose queue it stands in from then on."""
    escalate: bool = False
    """Its priority becomes one higher."""
    notify: Annotated[tuple[Id, ...], Field(max_length=20)] = ()
    """People who are told."""

    @model_validator(mode="after")
    def does_something(self) -> Self:
        """Refuse a rule without any effect."""
        if not (self.assign_to or self.team or self.escalate or self.notify):
            msg = "say what happens: assign_to, team, escalate or notify"
            raise ValueError(msg)
        return self


@dataclass(frozen=True, slots=True)
class HeldRule:
    """A rule as it stands in the ordered list."""

    id: int
    name: str
    rule: AgingRule


@dataclass(frozen=True, slots=True)
class Stall:
    """A standstill: since when, which rules have fired in it, and which one comes next (0 for none)."""

    since: datetime
    fired: tuple[int, ...] = ()
    rule_id: int = 0
    seconds: int = 0
    clock: Time = Time.CALENDAR
    due_at: datetime | None = None


def stands_still(ticket: Ticket) -> bool:
    """Tell whether a ticket waits for somebody on the staff to do something."""
    is_open = ticket.state is State.OPEN and ticket.merged_into is None
    return is_open and ticket.holder is Holder.PERSON and ticket.needs_person_at is not None


def advance_stall(stall: Stall | None, step: Step, rules: Sequence[HeldRule], calendars: Calendars) -> Stall | None:
    """Take a standstill one change further; None where the ticket does not stand still."""
    if not stands_still(step.after):
        return None
    if stall is None or step.change.by.startswith("staff:"):
        stall = Stall(step.at)
    elif step.change.kind is Kind.AGED:
        stall = replace(stall, fired=(*stall.fired, step.change.facts["rule_id"]))
    return coming(stall, step.after, rules, calendars)


def coming(stall: Stall, ticket: Ticket, rules: Sequence[HeldRule], calendars: Calendars) -> Stall:
    """Return a standstill with the rule that fires next in it: the earliest, and of these the first in the list."""
    due: list[tuple[datetime, HeldRule]] = []
    for held in rules:
        if held.id in stall.fired or not held.rule.match.fits(ticket):
            continue
        moment = calendars[held.rule.clock].add(whole(stall.since), held.rule.after * MINUTE)
        if moment is not None:
            due.append((moment, held))
    if not due:
        return Stall(stall.since, stall.fired)
    moment, held = min(due, key=lambda one: one[0])
    return Stall(stall.since, stall.fired, held.id, held.rule.after * MINUTE, held.rule.clock, moment)


def higher(priority: Priority) -> Priority:
    """Return the next higher priority; the highest stays."""
    return Priority(min(priority + 1, max(Priority)))


def circles(rules: Sequence[HeldRule]) -> dict[frozenset[int], str]:
    """Return the circles of rules that hand tickets from queue to queue, with a sentence on each."""
    following = {
        one.id: [other for other in rules if one.rule.team is not None and one.rule.team in other.rule.match.teams]
        for one in rules
    }
    found: dict[frozenset[int], str] = {}

    def walk(path: tuple[HeldRule, ...]) -> None:
        for other in following[path[-1].id]:
            if other.id == path[0].id:
                names = " → ".join(f"“{one.name}”" for one in (*path, other))
                found.setdefault(
                    frozenset(one.id for one in path),
                    f"These rules hand tickets round: {names}. Each fires once in a standstill, so it ends there.",
                )
            elif other.id > path[0].id and all(other.id != one.id for one in path):
                walk((*path, other))

    for one in rules:
        walk((one,))
    return found


PRESETS: Mapping[str, AgingRule] = {
    "Nobody has acted for 4 hours": AgingRule(after=240, escalate=True),
    "Nobody has acted for 24 hours": AgingRule(after=1440, escalate=True),
}
"""The thresholds that S5-44 names; whom they assign to is the shop's to say."""
