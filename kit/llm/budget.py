"""How much one turn may ask of a model, kept in one place: calls, tokens and time; and what it came to."""

import time
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, NamedTuple, NoReturn

from kit.llm.port import Call, Fault, ModelFailed, Question
from kit.llm.tokens import estimate, tokens_of

_COIN = Decimal("0.000001")


@dataclass(slots=True)
class Budget:
    """What is left for one turn; every call is noted here, also one that failed or was refused.

    `tokens` are prompt tokens of all calls together, counted before each call by an upper estimate. `seconds` is what
    the next call may take at most: whoever knows when the turn must end makes it less.
    """

    calls: int = 2
    tokens: int = 3000
    seconds: float = 4.0
    made: list[Call] = field(default_factory=list)

    def begin(self, question: Question[Any], model: str) -> "Going":
        """Return the question as one that is on its way; whoever sends it must tell how it `ended`.

        Raises:
            ModelFailed: OVER_BUDGET, noted in `made`. A server that was silent once is not asked again in this turn.
        """
        tokens = tokens_of(question)
        if len(self.sent) >= self.calls:
            self._refuse(question, model, f"A turn may ask {self.calls} times.")
        if self.prompt_tokens + tokens > self.tokens:
            self._refuse(question, model, f"A turn may ask with {self.tokens} tokens; {tokens} more are too many.")
        if self.seconds <= 0:
            self._refuse(question, model, "The time of this turn for a model is used up.")
        if any(call.fault is Fault.SILENCE for call in self.made):
            self._refuse(question, model, "It was silent already in this turn.")
        return Going(self, question, model, tokens, time.perf_counter())

    @property
    def sent(self) -> tuple[Call, ...]:
        """The calls that reached for a server."""
        return tuple(call for call in self.made if call.was_sent)

    @property
    def prompt_tokens(self) -> int:
        """The prompt tokens of all calls so far."""
        return sum(call.prompt_tokens for call in self.sent)

    def told(self) -> dict[str, Any]:
        """Return all of it for the Turn trace; `fell_back` is the first fault, or empty."""
        return {
            "calls": len(self.sent),
            "tokens": self.prompt_tokens,
            "cost": str(sum((call.cost for call in self.made), Decimal(0)).quantize(_COIN)),
            "made": [call.told() for call in self.made],
            "fell_back": next((call.fault.value for call in self.made if call.fault), ""),
        }

    def _refuse(self, question: Question[Any], model: str, why: str) -> NoReturn:
        raise Going(self, question, model, 0, time.perf_counter()).stopped(Fault.OVER_BUDGET, why)


class Count(NamedTuple):
    """The tokens of one call; `is_ours` if no server counted them."""

    asked: int
    answered: int
    is_ours: bool = False


@dataclass(frozen=True, slots=True)
class Prices:
    """What a million tokens cost, in the price list's currency."""

    asked: Decimal = Decimal(0)
    answered: Decimal = Decimal(0)

    def cost(self, asked: int, answered: int) -> Decimal:
        """Return the cost of one call, to a millionth."""
        return ((self.asked * asked + self.answered * answered) / 1_000_000).quantize(_COIN)


@dataclass(frozen=True, slots=True)
class Going:
    """A question on its way: `tokens` is the upper estimate of its prompt."""

    budget: Budget
    question: Question[Any]
    model: str
    tokens: int
    began: float

    def ended(self, count: Count | None, answered: str, prices: Prices, failed: ModelFailed | None = None) -> Call:
        """Note how it went and return the note; without a server's count our estimate of both texts stands."""
        costs = failed is None or failed.fault.may_cost
        count = count or Count(self.tokens, estimate(answered), is_ours=True)
        call = Call(
            purpose=self.question.purpose,
            prompt=self.question.prompt,
            model=self.model,
            prompt_tokens=count.asked,
            answer_tokens=count.answered,
            milliseconds=round((time.perf_counter() - self.began) * 1000, 1),
            cost=(prices if costs else Prices()).cost(count.asked, count.answered),
            fault=failed.fault if failed else None,
            detail=failed.detail if failed else "",
            counted=not count.is_ours,
        )
        self.budget.made.append(call)
        return call

    def stopped(self, fault: Fault, why: str) -> ModelFailed:
        """Note that it was never sent, at no cost, and return the error to raise."""
        failed = ModelFailed(fault, why)
        self.ended(Count(0, 0), "", Prices(), failed)
        return failed
