"""The clocks of a ticket as a state machine over its changes: pure (D8, D5a).

`advance` takes the clocks one change further. It is given everything: the ticket before and after, the ordered
policies, and calendars that add and measure time. Moments count by whole seconds, so that adding and measuring agree.
A deadline is kept by what is done before its moment; at that moment it has passed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum, StrEnum, auto

from helpdesk.deadlines.calendars import Calendars
from helpdesk.deadlines.policies import Counts, Held, Target, Terms, first_fit, matched_by
from helpdesk.tickets.life import Change, Holder, Kind, State, Ticket


class Status(StrEnum):
    """How a deadline stands."""

    RUNNING = "running"
    PAUSED = "paused"
    MET = "met"
    BREACHED = "breached"
    """Its moment passed; while it has not ended, what was promised is still to be done."""
    FIRED = "fired"
    """Of an aging rule: nothing more waits in this standstill."""
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Clock:
    """One deadline: `spent` are the seconds used up before `running_since`, `fires_at` is when something comes next."""

    target: Target
    rule_id: int
    terms: Terms
    started_at: datetime
    state: Status = Status.RUNNING
    running_since: datetime | None = None
    spent: int = 0
    due_at: datetime | None = None
    fires_at: datetime | None = None
    warned_at: datetime | None = None
    breached_at: datetime | None = None
    ended_at: datetime | None = None


Clocks = Mapping[Target, Clock]
"""The clocks of a ticket by target: of next replies the last one alone."""


@dataclass(frozen=True, slots=True)
class Step:
    """One change of a ticket, with what it was before and after."""

    before: Ticket
    after: Ticket
    change: Change

    @property
    def at(self) -> datetime:
        """When it happened, by whole seconds."""
        return whole(self.change.at)

    @property
    def has_moved(self) -> bool:
        """Whether another policy may fit from here on."""
        return matched_by(self.before) != matched_by(self.after)


@dataclass(frozen=True, slots=True)
class Outcome:
    """A promise that was kept (`Kind.MET`) or broken (`Kind.BREACHED`) by a change."""

    kind: Kind
    clock: Clock


class Wish(Enum):
    """What a clock should do after a change."""

    RUN = auto()
    PAUSE = auto()
    DONE = auto()
    """What was promised has been done."""
    GONE = auto()
    """It is not promised any more."""


PROMISES = (Target.FIRST_REPLY, Target.NEXT_REPLY, Target.RESOLUTION)


def advance(
    clocks: Clocks, step: Step, policies: Sequence[Held], calendars: Calendars
) -> tuple[dict[Target, Clock], list[Outcome]]:
    """Take a ticket's clocks one change further; returns them with what was kept or broken on the way."""
    fit, held = first_fit(policies, step.after), {one.id for one in policies}
    after, outcomes = dict(clocks), list[Outcome]()
    for target in PROMISES:
        clock = clocks.get(target)
        is_held = clock is not None and clock.rule_id in held
        clock = _told(clock, step) if clock is not None else None
        moved = _moved(clock, target, step, fit, calendars, is_held=is_held)
        if clock is not None and moved != clock and _is_overdue(clock, step.at):
            clock = breached(clock)
            outcomes.append(Outcome(Kind.BREACHED, clock))
            moved = _moved(clock, target, step, fit, calendars, is_held=is_held)
        if moved is None:
            continue
        if clock is not None and moved.state is Status.MET and clock.state is not Status.MET:
            outcomes.append(Outcome(Kind.MET, moved))
        after[target] = moved
    return after, outcomes


def _is_overdue(clock: Clock, at: datetime) -> bool:
    """Whether its moment has passed and nobody has told yet: while it runs on, that is for the ticker to do."""
    return clock.state is Status.RUNNING and clock.due_at is not None and clock.due_at <= at


def breached(clock: Clock) -> Clock:
    """Return a clock whose moment has passed."""
    return replace(
        clock,
        state=Status.BREACHED,
        breached_at=clock.due_at,
        spent=clock.terms.seconds,
        running_since=None,
        fires_at=None,
    )


def _told(clock: Clock, step: Step) -> Clock:
    """Return a clock after the ticker's word on it, if this change is that."""
    said = step.change.facts
    if step.change.kind not in {Kind.WARNED, Kind.BREACHED} or clock.state is not Status.RUNNING:
        return clock
    if (
        said.get("target") != clock.target
        or clock.due_at is None
        or datetime.fromisoformat(said["due_at"]) != clock.due_at
    ):
        return clock
    if step.change.kind is Kind.BREACHED:
        return breached(clock)
    return replace(clock, warned_at=step.at, fires_at=clock.due_at)


def _moved(
    clock: Clock | None, target: Target, step: Step, fit: Held | None, calendars: Calendars, *, is_held: bool
) -> Clock | None:
    """Return a clock as it stands after a change; None where there is none.

    One that goes on keeps its terms, unless another policy may fit or its own is not in force any more.
    """
    promised = fit.terms(target) if fit is not None else None
    is_bound = clock is not None and clock.ended_at is None and (clock.breached_at is not None or not step.has_moved)
    is_bound = is_bound and is_held
    terms = clock.terms if is_bound and clock is not None else promised
    if terms is None:
        return _ended(clock, Wish.GONE, step.at, calendars) if clock is not None else None
    wish, start = _wish(target, step, terms)
    if wish in {Wish.RUN, Wish.PAUSE} and (clock is None or _is_another(clock, start)):
        assert fit is not None and start is not None  # noqa: S101, PT018 - terms that bind no clock are the fit's
        clock = Clock(target, fit.id, terms, whole(start), Status.PAUSED)
        was_closed = step.before.state is State.CLOSED
        clock = run(clock, step.at if was_closed else max(whole(start), _up(fit.since)), calendars)
        return clock if wish is Wish.RUN else _pause(clock, step.at, calendars)
    if clock is None:
        return None
    if wish in {Wish.DONE, Wish.GONE}:
        return _ended(clock, wish, step.at, calendars)
    if not is_bound and fit is not None:
        clock = _bind(clock, fit.id, terms, step.at, calendars)
    return _go_on(clock, wish, step.at, calendars)


def _is_another(clock: Clock, start: datetime | None) -> bool:
    return clock.ended_at is not None and start is not None and clock.started_at != whole(start)


def _wish(target: Target, step: Step, terms: Terms) -> tuple[Wish, datetime | None]:
    """Return what a target asks of its clock after a change, and since when it is owed."""
    ticket = step.after
    needed, is_closed = ticket.needs_person_at, ticket.state is State.CLOSED
    if needed is None:
        return Wish.GONE, None
    has_reply = _has_first_reply(ticket, needed, terms.counts)
    is_held = ticket.holder is Holder.PERSON
    going = Wish.RUN if is_held and ticket.state not in terms.pauses else Wish.PAUSE
    if target is Target.RESOLUTION:
        ending = Wish.GONE if ticket.merged_into is not None else Wish.DONE
        return (ending if is_closed else going), needed
    if target is Target.FIRST_REPLY:
        if has_reply:
            return Wish.DONE, needed
        return (Wish.GONE if is_closed else going), needed
    awaited = ticket.person_awaited_since if terms.counts is Counts.HUMAN else ticket.unanswered_since
    if awaited is not None and has_reply and is_held and not is_closed:
        return going, awaited
    return (Wish.DONE if awaited is None and step.change.kind is Kind.REPLIED else Wish.GONE), None


def _has_first_reply(ticket: Ticket, needed: datetime, counts: Counts) -> bool:
    if counts is Counts.HUMAN:
        return ticket.first_person_reply_at is not None
    return ticket.replied_at is not None and ticket.replied_at >= needed


def run(clock: Clock, at: datetime, calendars: Calendars) -> Clock:
    """Let a clock run from a moment, after what it has spent."""
    calendar, left = calendars[clock.terms.clock], max(0, clock.terms.seconds - clock.spent)
    due = calendar.add(at, left)
    is_to_warn = clock.terms.warn and clock.warned_at is None
    warns = calendar.add(at, max(0, left - clock.terms.warn)) if is_to_warn else None
    return replace(clock, state=Status.RUNNING, running_since=at, due_at=due, fires_at=warns or due, ended_at=None)


def _halted(clock: Clock, at: datetime, calendars: Calendars) -> Clock:
    """Return a clock that stands, with what it has used up."""
    if clock.running_since is None:
        return clock
    used = calendars[clock.terms.clock].between(clock.running_since, at)
    return replace(clock, spent=clock.spent + used, running_since=None, fires_at=None)


def _pause(clock: Clock, at: datetime, calendars: Calendars) -> Clock:
    return replace(_halted(clock, at, calendars), state=Status.PAUSED, due_at=None, fires_at=None, ended_at=None)


def _bind(clock: Clock, rule_id: int, terms: Terms, at: datetime, calendars: Calendars) -> Clock:
    """Put a clock under another policy: it keeps its beginning and what it has used up."""
    if clock.breached_at is not None or clock.rule_id == rule_id:
        return clock
    halted = _halted(clock, at, calendars)
    state = Status.PAUSED if clock.state is Status.RUNNING else clock.state
    is_warned = clock.warned_at is not None and halted.spent >= terms.seconds - terms.warn
    return replace(halted, rule_id=rule_id, terms=terms, state=state, warned_at=clock.warned_at if is_warned else None)


def _go_on(clock: Clock, wish: Wish, at: datetime, calendars: Calendars) -> Clock:
    if clock.breached_at is not None:
        return replace(clock, ended_at=None)
    if wish is Wish.PAUSE:
        return clock if clock.state is Status.PAUSED else _pause(clock, at, calendars)
    return clock if clock.state is Status.RUNNING else run(clock, at, calendars)


def _ended(clock: Clock, wish: Wish, at: datetime, calendars: Calendars) -> Clock:
    """Return a clock that has ended: what was done before its moment takes back a breach that was told too early."""
    if clock.ended_at is not None:
        return clock
    if clock.breached_at is not None:
        if wish is Wish.DONE and at < clock.breached_at:
            return replace(clock, state=Status.MET, breached_at=None, ended_at=at)
        return replace(clock, ended_at=at)
    state = Status.MET if wish is Wish.DONE else Status.CANCELLED
    return replace(_halted(clock, at, calendars), state=state, ended_at=at, fires_at=None)


def whole(at: datetime) -> datetime:
    """Return a moment by whole seconds."""
    return at.replace(microsecond=0)


def _up(at: datetime) -> datetime:
    return whole(at) + timedelta(seconds=bool(at.microsecond))
