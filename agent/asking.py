"""What one turn may ask of a model, so that the local path always has the time to answer instead."""

import asyncio
import time
from dataclasses import dataclass, field
from typing import Any, TypeVar

from pydantic import BaseModel

from kit.llm.budget import Budget
from kit.llm.port import Fault, Model, ModelFailed, Question

T = TypeVar("T", bound=BaseModel)
_SHORTEST = 0.05
"""Seconds below which a question is not worth asking."""
_GRACE = 0.2
"""Seconds that a model gets beyond its own time-out before it is cut off."""
_KEPT = 1.0
"""Seconds at the end of a turn, or a quarter of a short one, in which no model is waited for."""


@dataclass(slots=True)
class Asking:
    """One turn's dealings with its model. `seconds` is what one question may take, `turn_seconds` the whole turn.

    After the first fault nothing more is asked in this turn: nobody waits a second time for a server that is down.
    """

    model: Model | None = None
    seconds: float = 4.0
    turn_seconds: float = 8.0
    budget: Budget = field(default_factory=Budget)
    started: float = field(default_factory=time.monotonic)
    has_failed: bool = False

    @property
    def is_open(self) -> bool:
        """Whether a question may still be asked in this turn."""
        return self.model is not None and not self.has_failed

    async def ask(self, question: Question[T]) -> T:
        """Return the model's answer.

        Raises:
            ModelFailed: whatever went wrong; the budget has it noted, for the trace.
        """
        try:
            return await self._ask(question)
        except ModelFailed:
            self.has_failed = True
            raise

    def told(self) -> dict[str, Any]:
        """Return this for the Turn trace: the calls, their prompt tokens and cost, and why it fell back, if it did."""
        return self.budget.told()

    async def _ask(self, question: Question[T]) -> T:
        if self.model is None or self.has_failed:
            raise ModelFailed(Fault.RESTING, "No model is asked in this turn.")
        left = self.turn_seconds - (time.monotonic() - self.started) - min(_KEPT, self.turn_seconds / 4)
        self.budget.seconds = min(self.seconds, left) if left > _SHORTEST else 0.0
        try:
            # A model keeps its own time-out; one that does not is cut off here.
            async with asyncio.timeout(self.budget.seconds + _GRACE):
                return await self.model.ask(question, self.budget)
        except TimeoutError as error:
            raise ModelFailed(Fault.SILENCE, "No answer in time.") from error
