"""A language model behind OpenAI's API, or behind any other server that speaks it."""

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import structlog
from pydantic import SecretStr

from kit.clock import Clock
from kit.health import Live, Status
from kit.llm.breaker import CAUSES, Breaker, Rests, unavailable
from kit.llm.budget import Budget, Going, Prices
from kit.llm.port import Fault, Model, ModelFailed, Question, T
from kit.llm.reply import answer_in, counted
from kit.llm.schema import strict

if TYPE_CHECKING:
    from openai import AsyncOpenAI

OPENAI = "https://api.openai.com/v1"
log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Server:
    """Where a model is and how it is asked; `effort` is how long a reasoning model thinks, empty if not said."""

    key: SecretStr
    model: str
    base_url: str = ""
    effort: str = ""
    seconds: float = 4.0
    prices: Prices = field(default_factory=Prices)


class OpenAIModel:
    """Asks one server. Nothing is imported, opened or checked before the first question, or `warm()`.

    One question is one request: nothing is retried. All users in a process share one of these, and so its breaker.
    """

    def __init__(self, server: Server, clock: Clock, rests: Rests | None = None) -> None:
        """Keep where to ask; `clock` times the rests of the breaker, nothing else."""
        self.name = server.model
        self.breaker = Breaker(clock, rests)
        self._server = server
        self._effort = server.effort
        self._client: AsyncOpenAI | None = None

    async def ask(self, question: Question[T], budget: Budget) -> T:
        """Return the answer, having noted the call in `budget`, whether it went well or not.

        Raises:
            ModelFailed: for every way in which a model can fail; nothing else, cancellation aside.
        """
        going = budget.begin(question, self.name)
        self._admit(going)
        text = ""
        try:
            async with asyncio.timeout(min(budget.seconds, self._server.seconds)):
                text = await self._send(question)
            answer = answer_in(text, question)
        except asyncio.CancelledError:
            self._note(going, text, ModelFailed(Fault.SILENCE, "The caller waited no longer."))
            raise
        except Exception as error:  # noqa: BLE001 - whatever the SDK raises, the local path answers
            raise self._failed(going, text, error) from None
        self.breaker.answered()
        self._note(going, text)
        return answer

    async def warm(self) -> None:
        """Load the SDK in a thread of its own (2 s), so that no customer waits for it."""
        await self._opened()

    async def close(self) -> None:
        """Close every connection."""
        if self._client is not None:
            client, self._client = self._client, None
            await client.close()

    async def check(self) -> Status:
        """Ask the server for the model without using it, and return Live, or why not and what mends it."""
        if fault := self._unusable() or self.breaker.cause:
            return unavailable(fault)
        from kit.llm.faults import failure_of, is_of_another_right  # noqa: PLC0415 - loads the SDK

        try:
            async with asyncio.timeout(self._server.seconds):
                await (await self._opened()).models.retrieve(self.name)
        except Exception as error:  # noqa: BLE001 - whatever the SDK raises, it is told
            failure = failure_of(error)
            if failure.fault in CAUSES and not is_of_another_right(error):
                return unavailable(failure.fault)
        return Live(self.name)

    def _admit(self, going: Going) -> None:
        fault = self._unusable() or (None if self.breaker.admit() else Fault.RESTING)
        if fault is None:
            return
        raise going.stopped(fault, self._why_resting() if fault is Fault.RESTING else CAUSES[fault][0])

    def _why_resting(self) -> str:
        cause = self.breaker.cause
        return "The server is left alone for a while" + (f": {cause.value}. {CAUSES[cause][0]}" if cause else ".")

    def _unusable(self) -> Fault | None:
        """Return why the key can be no key: a header cannot carry other signs, and the SDK would print them."""
        key = self._server.key.get_secret_value()
        if not key:
            return Fault.NO_KEY
        return None if key.isascii() and key.isprintable() and " " not in key else Fault.WRONG_KEY

    async def _send(self, question: Question[Any]) -> str:
        client = await self._opened()
        shape = {"name": question.purpose, "schema": strict(question.schema), "strict": True}
        body: dict[str, Any] = {
            "model": self.name,
            "messages": [
                {"role": "system", "content": _whole(question.system)},
                {"role": "user", "content": _whole(question.user)},
            ],
            "max_completion_tokens": question.most_tokens,
            "response_format": {"type": "json_schema", "json_schema": shape},
        }
        if self._effort:
            body["reasoning_effort"] = self._effort
        reply = await client.chat.completions.with_raw_response.create(**body)
        text: str = reply.text
        return text

    async def _opened(self) -> "AsyncOpenAI":
        if self._client is None:
            made = await asyncio.to_thread(self._open)
            self._client = self._client or made
        return self._client

    def _open(self) -> "AsyncOpenAI":
        import openai.resources.chat  # noqa: PLC0415 - 2 s to import: only where a model is asked

        server = self._server
        return openai.AsyncOpenAI(
            api_key=server.key.get_secret_value(),
            base_url=server.base_url or OPENAI,
            max_retries=0,
            timeout=server.seconds,
        )

    def _failed(self, going: Going, text: str, error: Exception) -> ModelFailed:
        from kit.llm.faults import failure_of, refuses_effort  # noqa: PLC0415 - the SDK is loaded by now

        failure = failure_of(error)
        if refuses_effort(error):
            self._effort = ""  # a model that does not reason: from now on it is not told how long to
        self.breaker.failed(failure.fault, failure.wait)
        failed = ModelFailed(failure.fault, failure.detail)
        self._note(going, text, failed)
        return failed

    def _note(self, going: Going, text: str, failed: ModelFailed | None = None) -> None:
        call = going.ended(counted(text), text, self._server.prices, failed)
        # A name with "token" in it would be hidden by the log.
        told = {"purpose": call.purpose, "prompt": call.prompt, "model": call.model, "cost": str(call.cost)}
        told |= {"milliseconds": str(call.milliseconds), "fault": call.fault.value if call.fault else ""}
        log.info("model_asked", **told, asked=call.prompt_tokens, answered=call.answer_tokens)


async def readiness(model: Model | None) -> Status:
    """Tell of a deployment's model whether it can be asked; that there is none is as good."""
    if model is None:
        return Live("None: this machine understands and answers alone")
    return await model.check() if isinstance(model, OpenAIModel) else Live(model.name)


def _whole(text: str) -> str:
    """Return text that can be sent: halves of signs, which no encoding takes, become question marks."""
    return text.encode("utf-8", "replace").decode()
