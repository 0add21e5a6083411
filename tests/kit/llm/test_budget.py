"""One place refuses what a turn may no longer ask, and adds up what it came to."""

from decimal import Decimal

import pytest

from kit.llm.budget import Budget, Count, Prices
from kit.llm.port import Fault, ModelFailed
from kit.llm.tokens import tokens_of
from tests.kit.llm.conftest import question

PRICES = Prices(Decimal("0.25"), Decimal(2))


def answered(budget: Budget, asked: int = 100, said: int = 10) -> None:
    budget.begin(question(), "m").ended(Count(asked, said), "", PRICES)


def refused(budget: Budget) -> ModelFailed:
    with pytest.raises(ModelFailed) as failed:
        budget.begin(question(), "m")
    assert failed.value.fault is Fault.OVER_BUDGET
    assert budget.made[-1].fault is Fault.OVER_BUDGET
    return failed.value


def test_a_third_call_is_refused_and_noted_but_not_counted() -> None:
    budget = Budget(calls=2)
    answered(budget)
    answered(budget)
    refused(budget)
    told = budget.told()
    assert (told["calls"], told["tokens"], told["fell_back"]) == (2, 200, "over_budget")
    assert told["cost"] == str(PRICES.cost(100, 10) * 2)
    assert len(told["made"]) == 3


def test_tokens_are_refused_before_they_are_spent() -> None:
    whole = tokens_of(question())
    budget = Budget(tokens=whole + 99)
    answered(budget, asked=99)
    answered(budget, asked=whole)
    refused(Budget(tokens=whole - 1))
    tight = Budget(tokens=whole + 99)
    answered(tight, asked=100)
    refused(tight)


def test_no_time_left_and_no_second_wait_for_a_silent_server() -> None:
    refused(Budget(seconds=0))
    budget = Budget()
    going = budget.begin(question(), "m")
    going.ended(None, "", PRICES, ModelFailed(Fault.SILENCE, "too slow"))
    refused(budget)
    assert budget.told()["fell_back"] == "timed_out"


@pytest.mark.parametrize("fault", [Fault.SERVER, Fault.UNREACHABLE, Fault.QUOTA, Fault.BUSY, Fault.REJECTED])
def test_what_no_model_read_costs_nothing(fault: Fault) -> None:
    call = Budget().begin(question(), "m").ended(None, "", PRICES, ModelFailed(fault, "no"))
    assert call.cost == 0
    assert call.was_sent


@pytest.mark.parametrize("fault", [Fault.SILENCE, Fault.HALF, Fault.SCHEMA, Fault.REFUSED])
def test_what_a_model_may_have_read_is_paid_for(fault: Fault) -> None:
    call = Budget().begin(question(), "m").ended(None, "", PRICES, ModelFailed(fault, "no"))
    assert call.cost > 0


def test_an_unused_budget_tells_so() -> None:
    assert Budget().told() == {"calls": 0, "tokens": 0, "cost": "0.000000", "made": [], "fell_back": ""}
