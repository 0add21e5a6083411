"""The stand-in takes what OpenAI takes and refuses what OpenAI refuses, in its words and codes."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from kit.llm.schema import strict
from kit.llm.standin import KEY, blank, standin
from kit.llm.tokens import wordpieces
from kit.serve import serving
from tests.kit.llm.conftest import Sorted

CHAT = "/v1/chat/completions"
SHAPE = {"type": "json_schema", "json_schema": {"name": "sorted", "schema": strict(Sorted), "strict": True}}
ASKED: dict[str, Any] = {
    "model": "gpt-5-mini",
    "messages": [{"role": "system", "content": "Sort."}, {"role": "user", "content": "Hello"}],
    "response_format": SHAPE,
}


@pytest.fixture
async def client() -> AsyncIterator[httpx.AsyncClient]:
    """A client with the right key, of a server that says the least."""
    async with (
        serving(standin(blank, count=wordpieces(), window=2_000)) as address,
        httpx.AsyncClient(base_url=address, headers={"authorization": f"Bearer {KEY}"}) as opened,
    ):
        yield opened


def shape(**changes: object) -> dict[str, Any]:
    schema = {**strict(Sorted), **changes}
    return {"response_format": {"type": "json_schema", "json_schema": {"name": "s", "schema": schema, "strict": True}}}


async def test_an_answer_looks_like_openais(client: httpx.AsyncClient) -> None:
    told = (await client.post(CHAT, json=ASKED)).json()
    choice = told["choices"][0]
    assert choice["finish_reason"] == "stop"
    assert json.loads(choice["message"]["content"]) == {"topic": "size", "sure": False, "words": [], "count": None}
    assert told["usage"]["total_tokens"] == told["usage"]["prompt_tokens"] + told["usage"]["completion_tokens"]
    assert (await client.get("/v1/models")).json()["data"][0]["id"] == "gpt-5-mini"


@pytest.mark.parametrize(
    ("changes", "status", "code"),
    [
        ({"model": "gpt-99"}, 404, "model_not_found"),
        ({"model": ""}, 400, None),
        ({"messages": []}, 400, "empty_array"),
        ({"messages": [{"role": "boss", "content": "x"}]}, 400, "invalid_value"),
        ({"messages": [{"role": "user", "content": 7}]}, 400, "invalid_type"),
        ({"messages": [{"role": "user", "content": "word " * 3000}]}, 400, "context_length_exceeded"),
        ({"max_tokens": 100}, 400, "unsupported_parameter"),
        ({"temperature": 0}, 400, "unsupported_value"),
        ({"reasoning_effort": "lots"}, 400, "invalid_value"),
        ({"model": "gpt-4o-mini", "reasoning_effort": "minimal"}, 400, "unsupported_parameter"),
        ({"max_completion_tokens": 0}, 400, "integer_below_min_value"),
        ({"response_format": {"type": "xml"}}, 400, "invalid_value"),
        (shape(additionalProperties=True), 400, None),
        (shape(required=["topic"]), 400, None),
        (shape(allOf=[]), 400, None),
        (shape(type="array"), 400, None),
    ],
)
async def test_what_openai_refuses_is_refused(
    client: httpx.AsyncClient, changes: dict[str, Any], status: int, code: str | None
) -> None:
    response = await client.post(CHAT, json=ASKED | changes)
    assert response.status_code == status
    error = response.json()["error"]
    assert error["code"] == code
    assert error["message"]


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"null", b"\xff"])
async def test_a_body_that_is_no_request_is_refused(client: httpx.AsyncClient, body: bytes) -> None:
    assert (await client.post(CHAT, content=body)).status_code == 400


@pytest.mark.parametrize("key", ["", "Bearer", "Bearer sk-other", "sk-standin-2"])
async def test_a_wrong_key_gets_openais_401(client: httpx.AsyncClient, key: str) -> None:
    response = await client.post(CHAT, json=ASKED, headers={"authorization": key})
    assert response.status_code == 401
    assert response.json()["error"]["code"] == "invalid_api_key"


async def test_an_answer_longer_than_allowed_is_cut(client: httpx.AsyncClient) -> None:
    told = (await client.post(CHAT, json=ASKED | {"max_completion_tokens": 3})).json()
    assert told["choices"][0]["finish_reason"] == "length"


async def test_trouble_for_the_next_two_calls_ends_by_itself(client: httpx.AsyncClient) -> None:
    await client.post("/standin/knobs", json={"trouble": "server_error", "times": 2})
    assert [(await client.post(CHAT, json=ASKED)).status_code for _ in range(3)] == [500, 500, 200]


async def test_the_tally_counts_and_begins_anew(client: httpx.AsyncClient) -> None:
    await client.post(CHAT, json=ASKED)
    await client.post(CHAT, json={"model": "gpt-99"})
    told = (await client.get("/standin/calls")).json()
    assert (told["calls"], told["answered"], told["by"]) == (2, 1, {"sorted": 1})
    assert told["prompt_tokens"] == told["most_prompt_tokens"] > 0
    assert (await client.delete("/standin/calls")).json()["calls"] == 0


async def test_a_silent_server_lets_go_of_whoever_hangs_up(client: httpx.AsyncClient) -> None:
    await client.post("/standin/knobs", json={"trouble": "silence", "times": 1})
    with pytest.raises(httpx.ReadTimeout):
        await client.post(CHAT, json=ASKED, timeout=0.3)
    await asyncio.sleep(0.1)
    assert (await client.post(CHAT, json=ASKED)).status_code == 200


async def test_an_unknown_knob_is_refused(client: httpx.AsyncClient) -> None:
    assert (await client.post("/standin/knobs", json={"troble": "silence"})).status_code == 422
    assert (await client.get("/v1/nothing")).status_code == 404
