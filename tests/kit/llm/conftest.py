"""A language model over real HTTP on this machine's own address, and what asks it."""

from collections.abc import AsyncIterator, Awaitable, Callable
from decimal import Decimal
from typing import Any, Literal

import httpx
import pytest
from pydantic import BaseModel, Field, SecretStr

from kit.clock import ManualClock
from kit.llm.budget import Prices
from kit.llm.openai import OpenAIModel, Server
from kit.llm.port import Question
from kit.llm.standin import KEY, standin
from kit.serve import serving

PRICES = Prices(Decimal("0.25"), Decimal(2))


class Sorted(BaseModel):
    """What the tests ask for."""

    topic: Literal["size", "address", "other"]
    sure: bool
    words: list[str]
    count: int | None = Field(default=None, le=99)


GOOD = Sorted(topic="size", sure=True, words=["medium"], count=2)


def question(user: str = "Change it to medium, please", system: str = "Sort the message.") -> Question[Sorted]:
    return Question("understand", "understand@1", system, user, Sorted)


@pytest.fixture
async def server() -> AsyncIterator[str]:
    """The stand-in's address; it answers GOOD to everything."""
    async with serving(standin(lambda *_: GOOD.model_dump())) as address:
        yield address


@pytest.fixture
async def model(server: str, clock: ManualClock) -> AsyncIterator[OpenAIModel]:
    made = OpenAIModel(
        Server(SecretStr(KEY), "gpt-5-mini", f"{server}/v1", effort="minimal", prices=PRICES, seconds=20), clock
    )
    yield made
    await made.close()


@pytest.fixture
async def turn(server: str) -> AsyncIterator[Callable[..., Awaitable[None]]]:
    """Turn the stand-in's knobs."""
    async with httpx.AsyncClient(base_url=server) as client:

        async def turned(**knobs: object) -> None:
            (await client.post("/standin/knobs", json=knobs)).raise_for_status()

        yield turned


@pytest.fixture
async def tally(server: str) -> AsyncIterator[Callable[[], Awaitable[dict[str, Any]]]]:
    """Read what the stand-in was asked."""
    async with httpx.AsyncClient(base_url=server) as client:

        async def read() -> dict[str, Any]:
            told: dict[str, Any] = (await client.get("/standin/calls")).json()
            return told

        yield read
