"""A language model whose answers are written beforehand: for tests and evaluations."""

import asyncio
import inspect
import json
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from pydantic import BaseModel

from kit.llm.budget import Budget, Prices
from kit.llm.port import Fault, ModelFailed, Question, T
from kit.llm.reply import fitting

Written = BaseModel | Mapping[str, Any] | str | Fault
"""An answer as an object, as a mapping or as JSON text, held against the schema like any other; or how it failed."""


class Scripted:
    """Answers by calling `answer` with the question; what it returns may also be awaited, within the call's time.

    Calls are noted in the budget as the real model's are, with estimated tokens and no cost.
    """

    def __init__(
        self, answer: Callable[[Question[Any]], Written | Awaitable[Written]], *, name: str = "scripted"
    ) -> None:
        """Keep the script."""
        self.name = name
        self.asked: list[Question[Any]] = []
        self._answer = answer

    async def ask(self, question: Question[T], budget: Budget) -> T:
        """Return the written answer, having noted the call in `budget`, whether it went well or not.

        Raises:
            ModelFailed: the script says so, takes longer than the budget allows, or does not fit the schema.
        """
        going = budget.begin(question, self.name)
        self.asked.append(question)
        text = ""
        try:
            async with asyncio.timeout(budget.seconds):
                text = await self._written(question)
            answer = fitting(text, question)
        except asyncio.CancelledError:
            going.ended(None, text, Prices(), ModelFailed(Fault.SILENCE, "The caller waited no longer."))
            raise
        except TimeoutError:
            failed = ModelFailed(Fault.SILENCE, "The script did not answer in time.")
            going.ended(None, text, Prices(), failed)
            raise failed from None
        except ModelFailed as failed:
            going.ended(None, text, Prices(), failed)
            raise
        going.ended(None, text, Prices())
        return answer

    async def _written(self, question: Question[Any]) -> str:
        written = self._answer(question)
        if inspect.isawaitable(written):
            written = await written
        if isinstance(written, Fault):
            raise ModelFailed(written, "The script says so.")
        if isinstance(written, BaseModel):
            return written.model_dump_json()
        return written if isinstance(written, str) else json.dumps(dict(written))
