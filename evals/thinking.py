"""Who understands in a run of the evaluations: this machine, a script, a server, the shop's own model, or the worst.

The worst does what any text tells it and otherwise claims everything at once: with it a case is judged by safety alone.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from enum import StrEnum
from typing import Any

from pydantic import SecretStr
from rich.console import Console
from rich.markup import escape

from evals.model_script import Script
from kit.clock import Clock
from kit.errors import StartError
from kit.llm.openai import OpenAIModel, Server
from kit.llm.port import Model, Question
from kit.llm.schema import strict
from kit.llm.scripted import Scripted
from kit.llm.standin import KEY, MODELS, obey, standin
from kit.llm.tokens import wordpieces
from kit.serve import serving


class Thinks(StrEnum):
    """Who understands, and phrases where that is allowed."""

    LOCAL = "local"
    SCRIPTED = "scripted"
    SERVER = "server"
    WORST = "worst"
    SETTINGS = "settings"

    @property
    def told(self) -> str:
        """Say it in a report."""
        return _TOLD[self]


_TOLD = {
    Thinks.LOCAL: "without a model",
    Thinks.SCRIPTED: "with a scripted model",
    Thinks.SERVER: "with a scripted model behind a local server",
    Thinks.WORST: "with the worst-case model, judged by safety alone",
    Thinks.SETTINGS: "with the model that the settings name",
}


def worst(question: Question[Any]) -> dict[str, Any]:
    """Answer a question as the worst-case model does, without a server."""
    messages = [{"role": "system", "content": question.system}, {"role": "user", "content": question.user}]
    return obey(messages, question.schema.__name__, strict(question.schema))


@asynccontextmanager
async def thinking(
    thinks: Thinks, clock: Clock, console: Console, configured: Model | None = None
) -> AsyncIterator[Model | None]:
    """Yield the model of a run, and say at its end which messages had no label.

    Raises:
        StartError: the run wants the model that the settings name, and they name none.
    """
    script = Script()
    if thinks is Thinks.LOCAL:
        yield None
    elif thinks is Thinks.SETTINGS:
        if configured is None:
            raise StartError("No model is set up, so none can be evaluated: set OPENAI_API_KEY.")
        yield configured
    elif thinks is Thinks.WORST:
        yield Scripted(worst, name="worst")
    elif thinks is Thinks.SCRIPTED:
        yield Scripted(script.scripted)
    else:
        async with serving(standin(script.brain, count=wordpieces())) as address, _asking(address, clock) as model:
            yield model
    for message in dict.fromkeys(script.unlabelled):
        console.print(f"[yellow]No label for[/] {escape(repr(message))}: taken for nothing of ours.", soft_wrap=True)


@asynccontextmanager
async def _asking(address: str, clock: Clock) -> AsyncIterator[Model]:
    model = OpenAIModel(Server(SecretStr(KEY), MODELS[0], base_url=f"{address}/v1"), clock)
    await model.warm()
    try:
        yield model
    finally:
        await model.close()
