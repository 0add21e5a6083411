"""Deadlines are what the changes of a ticket make of them: kept step by step or worked out anew, they are the same."""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from helpdesk.deadlines.aging import AgingRule, HeldRule, Stall
from helpdesk.deadlines.book import Book
from helpdesk.deadlines.calendars import OpenHours
from helpdesk.deadlines.clocks import Clock, Status
from helpdesk.deadlines.following import Key, Watched, clock_of, matters, walk, write
from helpdesk.deadlines.models import DeadlineRow
from helpdesk.deadlines.policies import Held, Match, Policy, Target, Time
from helpdesk.tickets.fold import apply, begin
from helpdesk.tickets.life import Change, Holder, Kind, State, Ticket
from stores.hours import Holiday, OfficeHours, Span

START = datetime(2026, 10, 22, 7, 30, tzinfo=UTC)
"""Three days before the clocks go back in Europe."""
DAY = (Span(opens=time(9), closes=time(18)),)
WEEK = OfficeHours(monday=DAY, tuesday=DAY, thursday=DAY, friday=DAY, holidays=(Holiday(first=date(2026, 10, 27)),))
HOURS = {1: OpenHours(WEEK, ZoneInfo("Europe/Lisbon"))}
LONG_AGO = START - timedelta(days=9)
OPENING = Change(Kind.OPENED, START, "customer", "", {"store_id": 1, "channel": "sms"})

_SOME = st.integers(1, 3_000)
_POLICIES = st.builds(
    Policy,
    match=st.builds(
        Match,
        tags=st.sampled_from(((), ("a",), ("b",))),
        teams=st.sampled_from(((), (1,), (None,))),
        priorities=st.sampled_from(((), ("urgent",))),
    ),
    first_reply=_SOME,
    next_reply=st.none() | _SOME,
    resolution=st.none() | _SOME,
    clock=st.sampled_from(Time),
    counts=st.sampled_from(("human", "any")),
    pauses_while=st.sampled_from(((), (State.WAITING,))),
    warn_before=st.just(0),
)
_RULES = st.builds(
    AgingRule,
    match=st.builds(Match, tags=st.sampled_from(((), ("a",)))),
    after=_SOME,
    clock=st.sampled_from(Time),
    escalate=st.just(True),
)
_FACTS: dict[Kind, dict[str, Any]] = {
    Kind.HEARD: {"message_id": 1, "channel": "sms"},
    Kind.NEEDS_PERSON: {"reason": "asked", "handoff_id": 1},
    Kind.TAKEN: {"staff_id": 1},
    Kind.HANDED_BACK: {},
    Kind.WAITED: {"until": None},
    Kind.CLOSED: {},
    Kind.REOPENED: {},
    Kind.NOTED: {"note_id": 1},
}
_BY = {Kind.HEARD: "customer", Kind.NEEDS_PERSON: "agent"}


@st.composite
def _changes(draw: st.DrawFn) -> Change:
    """Something that happens; `at` is the time since what happened before, which may be negative by a little."""
    kind = draw(st.sampled_from((*_FACTS, Kind.REPLIED, Kind.TAGGED, Kind.UNTAGGED, Kind.TEAM, Kind.PRIORITY)))
    by, facts = _BY.get(kind, "staff:1"), _FACTS.get(kind, {})
    if kind is Kind.REPLIED:
        author = draw(st.sampled_from(("person", "agent")))
        by, facts = "staff:1" if author == "person" else "agent", {"message_id": 1, "author": author}
    if kind in {Kind.TAGGED, Kind.UNTAGGED}:
        facts = {"tag": draw(st.sampled_from("ab"))}
    if kind is Kind.TEAM:
        by, facts = "rule:1", {"team_id": draw(st.sampled_from((None, 1)))}
    if kind is Kind.PRIORITY:
        facts = {"priority": draw(st.sampled_from(("normal", "urgent")))}
    passed = draw(st.integers(-5, 60) | st.integers(0, 200_000))
    return Change(kind, START + timedelta(seconds=passed), by, "", facts)


@dataclass
class Kept:
    """A ticket with its rows, as the program keeps them from one transaction to the next."""

    book: Book
    ticket: Ticket = field(default_factory=lambda: begin(OPENING))
    now: datetime = START
    changes: list[Change] = field(default_factory=list)
    rows: dict[Key, DeadlineRow] = field(default_factory=dict)
    stall: Stall | None = None
    told: list[tuple[Kind, Key]] = field(default_factory=list)

    def happen(self, *steps: Change) -> None:
        """Let changes happen in one transaction."""
        changes = []
        for step in steps:
            self.now += step.at - START
            changes.append(replace(step, at=self.now))
        watched = Watched({target: clock_of(row) for (target, _), row in self.rows.items()}, self.stall)
        walk(watched, self.ticket, changes, self.book)
        for key, clock in watched.seen.items():
            write(self.rows.setdefault(key, DeadlineRow(ticket_id=1)), clock)
        self.stall = watched.stall
        for outcome in watched.outcomes:
            clock = outcome.clock
            self.told.append((outcome.kind, (clock.target, clock.started_at)))
            changes.append(Change(outcome.kind, self.now, f"sla:{clock.rule_id}", "", _facts(clock)))
        for change in changes:
            self.ticket = apply(self.ticket, change)
        self.changes += changes

    def tick(self) -> None:
        """Fire what is due, as the ticker does."""
        for key, row in list(self.rows.items()):
            if row.fires_at is not None and row.fires_at <= self.now:
                clock = clock_of(row)
                self.told.append((Kind.BREACHED, key))
                self.happen(Change(Kind.BREACHED, START, f"sla:{row.rule_id}", "", _facts(clock)))
        while self.stall is not None and self.stall.due_at is not None and self.stall.due_at <= self.now:
            rule = self.stall.rule_id
            self.happen(Change(Kind.AGED, START, f"aging:{rule}", "", {"rule_id": rule}))


def _facts(clock: Clock) -> dict[str, Any]:
    return {"target": clock.target, "due_at": clock.due_at.isoformat() if clock.due_at else None}


def _book(policies: list[Policy], rules: list[AgingRule]) -> Book:
    held = tuple(Held(number, str(number), policy, LONG_AGO) for number, policy in enumerate(policies, 1))
    aging = tuple(HeldRule(number, str(number), rule) for number, rule in enumerate(rules, 1))
    return Book(held, aging, HOURS, has_running=True)


def _play(book: Book, batches: list[list[Change]]) -> Kept:
    kept = Kept(book)
    for batch in batches:
        kept.happen(*batch)
        kept.tick()
    return kept


_BATCHES = st.lists(st.lists(_changes(), min_size=1, max_size=3), max_size=12)


@given(st.lists(_POLICIES, min_size=1, max_size=3), st.lists(_RULES, max_size=2), _BATCHES)
@settings(max_examples=60)
def test_kept_step_by_step_and_worked_out_anew_they_are_the_same(
    policies: list[Policy], rules: list[AgingRule], batches: list[list[Change]]
) -> None:
    """D8: the current state is derived from events."""
    kept = _play(_book(policies, rules), batches)
    anew = Watched({}, None)
    walk(anew, begin(OPENING), kept.changes, kept.book)
    assert {key: clock_of(row) for key, row in kept.rows.items()} == anew.seen
    assert kept.stall == anew.stall


@given(st.lists(_POLICIES, min_size=1, max_size=3), _BATCHES)
@settings(max_examples=60)
def test_every_deadline_ends_as_it_is_told_and_none_runs_where_nothing_is_owed(
    policies: list[Policy], batches: list[list[Change]]
) -> None:
    kept = _play(_book(policies, []), batches)
    is_owing = kept.ticket.holder is Holder.PERSON and kept.ticket.state is not State.CLOSED
    calendars = kept.book.calendars(1)
    for key, row in kept.rows.items():
        clock, told = clock_of(row), [kind for kind, of in kept.told if of == key]
        assert told.count(Kind.BREACHED) <= 1
        assert (clock.state is Status.BREACHED) == (told[-1:] == [Kind.BREACHED])
        assert clock.state is not Status.MET or told[-1:] == [Kind.MET]
        assert (clock.fires_at is not None) <= (clock.state is Status.RUNNING)
        if clock.state is Status.RUNNING:
            assert is_owing
            assert clock.due_at is not None
            assert clock.running_since is not None
            assert clock.due_at > kept.now
            left = calendars[clock.terms.clock].between(clock.running_since, clock.due_at)
            assert clock.spent + left == clock.terms.seconds


@given(_BATCHES, st.booleans())
@settings(max_examples=60)
def test_resolution_spends_what_passes_while_people_have_the_open_ticket(
    batches: list[list[Change]],
    pauses: bool,  # noqa: FBT001
) -> None:
    """The same sum by hand: every stretch in which people have the ticket and it is open, or waits without a pause."""
    states = (State.WAITING,) if pauses else ()
    book = _book([Policy(resolution=9_000, pauses_while=states)], [])
    forwards = [[replace(one, at=max(one.at, START)) for one in batch] for batch in batches]
    kept = _play(book, forwards)
    ticket, spent, last = begin(OPENING), timedelta(), START
    for change in filter(matters, kept.changes):
        goes = ticket.needs_person_at and ticket.holder is Holder.PERSON
        if goes and ticket.state is not State.CLOSED and ticket.state not in states:
            spent += change.at - last
        ticket, last = apply(ticket, change), change.at
    for row in kept.rows.values():
        clock = clock_of(row)
        now = (last - clock.running_since) if clock.running_since else timedelta()
        limit = timedelta(seconds=clock.terms.seconds)
        assert row.target == Target.RESOLUTION
        assert clock.breached_at is not None or timedelta(seconds=clock.spent) + now == spent
        assert (clock.breached_at is None) or spent >= limit
