"""A language model means the same to whoever asks it, whether it answers over HTTP or from a script."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import pytest
from fastapi import Request, Response
from pydantic import BaseModel, SecretStr
from starlette.middleware.base import BaseHTTPMiddleware, RequestResponseEndpoint

from kit.clock import ManualClock
from kit.llm.budget import Budget
from kit.llm.openai import OpenAIModel, Server
from kit.llm.port import Fault, Model, ModelFailed, Question
from kit.llm.scripted import Scripted
from kit.llm.standin import KEY, standin
from kit.serve import serving

PATIENT = 20.0
"""Seconds that no test should need."""


class Place(BaseModel):
    """A shape with lists, an object in an object, and something that may be missing."""

    name: str
    floors: list[int]
    near: "Place | None" = None


HERE = Place(name="Nádraží č. 2", floors=[0, 1], near=Place(name="šop", floors=[]))


def where(user: str = "Where?") -> Question[Place]:
    return Question("place", "place@1", "Say where.", user, Place)


@dataclass
class Kind:
    """One adapter and what it says from now on: an object, text, or nothing at all for None."""

    model: Model
    says: BaseModel | str | None = None


@pytest.fixture
def scripted() -> Kind:
    """The scripted model."""

    async def answer(_: Question[Any]) -> BaseModel | str:
        if made.says is None:
            await asyncio.sleep(PATIENT)
        return made.says or ""

    made = Kind(Scripted(answer))
    return made


@pytest.fixture
async def over_http(clock: ManualClock) -> AsyncIterator[Kind]:
    """OpenAI's SDK against the stand-in, over real HTTP."""
    app = standin(lambda *_: made.says if isinstance(made.says, str) else HERE.model_dump())

    async def silent(request: Request, go_on: RequestResponseEndpoint) -> Response:
        if made.says is None:
            await asyncio.sleep(1)
        return await go_on(request)

    app.add_middleware(BaseHTTPMiddleware, dispatch=silent)
    async with serving(app) as address:
        model = OpenAIModel(Server(SecretStr(KEY), "gpt-5-mini", f"{address}/v1", seconds=PATIENT), clock)
        await model.warm()
        made = Kind(model)
        yield made
        await model.close()


@pytest.fixture(params=["scripted", "over_http"])
def kind(request: pytest.FixtureRequest) -> Kind:
    """Every adapter."""
    found: Kind = request.getfixturevalue(request.param)
    return found


async def test_the_answer_is_of_the_shape_that_was_asked_for(kind: Kind) -> None:
    kind.says, budget = HERE, Budget(seconds=PATIENT)
    assert await kind.model.ask(where(), budget) == HERE
    call = budget.made[0]
    assert (call.purpose, call.prompt, call.model, call.fault) == ("place", "place@1", kind.model.name, None)
    assert call.prompt_tokens > 0
    assert call.answer_tokens > 0
    assert call.milliseconds >= 0


@pytest.mark.parametrize(
    "said",
    ["", "null", "{}", "[1]", "no JSON", '{"name": "x", "floors": ["up"]}', '{"name": "\\u0000", "floors": []}'],
)
async def test_what_does_not_fit_is_told_and_never_returned(kind: Kind, said: str) -> None:
    kind.says, budget = said, Budget(seconds=PATIENT)
    with pytest.raises(ModelFailed) as failed:
        await kind.model.ask(where(), budget)
    assert failed.value.fault is Fault.SCHEMA
    assert [call.fault for call in budget.made] == [Fault.SCHEMA]


async def test_whoever_is_silent_is_waited_for_no_longer_than_the_budget_says(kind: Kind) -> None:
    kind.says, budget = None, Budget(seconds=0.2)
    with pytest.raises(ModelFailed) as failed:
        await kind.model.ask(where(), budget)
    assert failed.value.fault is Fault.SILENCE
    assert budget.made[0].milliseconds >= 190
    with pytest.raises(ModelFailed) as again:
        await kind.model.ask(where(), budget)
    assert again.value.fault is Fault.OVER_BUDGET


async def test_a_third_question_is_refused_without_asking(kind: Kind) -> None:
    kind.says, budget = HERE, Budget(calls=2, seconds=PATIENT)
    await kind.model.ask(where(), budget)
    await kind.model.ask(where(), budget)
    with pytest.raises(ModelFailed) as failed:
        await kind.model.ask(where(), budget)
    assert failed.value.fault is Fault.OVER_BUDGET
    assert budget.told()["calls"] == 2


async def test_a_prompt_beyond_the_tokens_is_refused_without_asking(kind: Kind) -> None:
    kind.says, budget = HERE, Budget(tokens=500, seconds=PATIENT)
    with pytest.raises(ModelFailed) as failed:
        await kind.model.ask(where("word " * 600), budget)
    assert failed.value.fault is Fault.OVER_BUDGET
    assert budget.told()["tokens"] == 0


async def test_cancellation_stays_cancellation_and_is_noted(kind: Kind) -> None:
    kind.says, budget = None, Budget(seconds=PATIENT)
    asking = asyncio.create_task(kind.model.ask(where(), budget))
    await asyncio.sleep(0.2)
    asking.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asking
    assert [call.fault for call in budget.made] == [Fault.SILENCE]
