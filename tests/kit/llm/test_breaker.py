"""The breaker: a machine of three states, tried with any order of answers, failures and waiting."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from kit.clock import ManualClock
from kit.health import Live, Unavailable
from kit.llm.breaker import CAUSES, MENDED_BY_A_PERSON, MENDED_BY_WAITING, Breaker, Rests, unavailable
from kit.llm.port import Fault

NOON = datetime(2026, 11, 18, 12, tzinfo=UTC)
RESTS = Rests(failures=3, short=timedelta(seconds=30), long=timedelta(minutes=5))
USELESS = [Fault.HALF, Fault.SCHEMA, Fault.REFUSED, Fault.REJECTED]


def opened(fault: Fault) -> tuple[Breaker, ManualClock]:
    clock = ManualClock(NOON)
    breaker = Breaker(clock, RESTS)
    while breaker.cause is None:
        breaker.failed(fault)
    return breaker, clock


@pytest.mark.parametrize("fault", sorted(MENDED_BY_WAITING))
def test_it_opens_after_three_in_a_row_and_lets_one_try_after_the_rest(fault: Fault) -> None:
    breaker, clock = opened(fault)
    assert not breaker.admit()
    clock.move(timedelta(seconds=31))
    assert breaker.admit()
    assert not breaker.admit()
    breaker.answered()
    assert breaker.admit()
    assert breaker.status() == Live()


@pytest.mark.parametrize("fault", sorted(MENDED_BY_A_PERSON))
def test_what_a_person_must_mend_opens_it_at_once_and_for_longer(fault: Fault) -> None:
    clock = ManualClock(NOON)
    breaker = Breaker(clock, RESTS)
    breaker.failed(fault)
    clock.move(timedelta(minutes=4))
    assert not breaker.admit()
    clock.move(timedelta(minutes=1))
    assert breaker.admit()


@pytest.mark.parametrize("fault", USELESS)
def test_a_server_that_answers_nonsense_is_not_left_alone(fault: Fault) -> None:
    breaker = Breaker(ManualClock(NOON), RESTS)
    for _ in range(20):
        breaker.failed(fault)
    assert breaker.admit()


def test_failures_that_are_not_in_a_row_do_not_open_it() -> None:
    breaker = Breaker(ManualClock(NOON), RESTS)
    for _ in range(10):
        breaker.failed(Fault.SILENCE)
        breaker.failed(Fault.SILENCE)
        breaker.answered()
    assert breaker.admit()


def test_a_trial_of_which_nobody_tells_does_not_keep_it_open_for_ever() -> None:
    breaker, clock = opened(Fault.SERVER)
    clock.move(timedelta(seconds=31))
    assert breaker.admit()
    clock.move(timedelta(seconds=31))
    assert breaker.admit()


@pytest.mark.parametrize("fault", sorted(CAUSES))
def test_every_cause_says_what_mends_it(fault: Fault) -> None:
    status = unavailable(fault)
    assert isinstance(status, Unavailable)
    assert status.causes[0].mend.endswith(".")
    assert "This machine answers alone." in status.causes[0].sentence


class AnyOrder(RuleBasedStateMachine):
    """Questions go out, come back in any order, and time passes."""

    def __init__(self) -> None:
        super().__init__()
        self.clock = ManualClock(NOON)
        self.breaker = Breaker(self.clock, RESTS)
        self.row = 0
        self.going = 0
        self.waited = timedelta()

    @rule()
    def ask(self) -> None:
        was_open = self.breaker.cause is not None
        if self.breaker.admit():
            self.going += 1
            if was_open:
                assert not self.breaker.admit()
        else:
            assert was_open

    @precondition(lambda self: self.going)
    @rule()
    def answer(self) -> None:
        self.going, self.row = self.going - 1, 0
        self.breaker.answered()
        assert self.breaker.admit()

    @precondition(lambda self: self.going)
    @rule(fault=st.sampled_from(sorted(MENDED_BY_WAITING)))
    def fail(self, fault: Fault) -> None:
        self.going, self.row = self.going - 1, self.row + 1
        self.breaker.failed(fault)
        assert (self.row >= RESTS.failures) <= (self.breaker.cause is not None)

    @precondition(lambda self: self.going)
    @rule(fault=st.sampled_from(sorted(MENDED_BY_A_PERSON)))
    def be_refused(self, fault: Fault) -> None:
        self.going -= 1
        self.breaker.failed(fault)
        assert self.breaker.cause is fault
        assert not self.breaker.admit()

    @rule(seconds=st.integers(0, 600))
    def wait(self, seconds: int) -> None:
        self.clock.move(timedelta(seconds=seconds))

    @invariant()
    def it_never_rests_longer_than_the_longest(self) -> None:
        later = ManualClock(self.clock.now() + RESTS.long)
        seen, self.breaker._clock = self.breaker._clock, later  # noqa: SLF001 - look ahead
        kept = self.breaker._until  # noqa: SLF001 - and back
        assert self.breaker.admit()
        self.breaker._clock, self.breaker._until = seen, kept  # noqa: SLF001 - as before


TestAnyOrder = AnyOrder.TestCase
TestAnyOrder.settings = settings(max_examples=60, stateful_step_count=30)
