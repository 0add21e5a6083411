"""The stand-in's routes: OpenAI's two that we use, and its own for knobs and counts."""

import hmac
import json
import time
import uuid
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse, Response

from kit.llm.standin.brains import Brain
from kit.llm.standin.knobs import Knobs, Trouble, error, outright, until_gone, wrong_key
from kit.llm.standin.obey import obey
from kit.llm.standin.protocol import heard, refusal, too_long, unknown_model
from kit.llm.tokens import estimate

KEY = "sk-standin"
MODELS = ("gpt-5-mini", "gpt-4o-mini")
WINDOW = 128_000
_FRAME = 8


@dataclass(slots=True)
class Tally:
    """What was asked of the stand-in so far; `by` counts answered questions by the name of their schema."""

    calls: int = 0
    answered: int = 0
    prompt_tokens: int = 0
    answer_tokens: int = 0
    most_prompt_tokens: int = 0
    by: Counter[str] = field(default_factory=Counter)

    def told(self) -> dict[str, Any]:
        """Return this as JSON."""
        return {name: getattr(self, name) for name in self.__slots__} | {"by": dict(self.by)}


@dataclass(slots=True)
class _Server:
    brain: Brain
    key: str
    models: tuple[str, ...]
    count: Callable[[str], int]
    window: int
    knobs: Knobs = field(default_factory=Knobs)
    tally: Tally = field(default_factory=Tally)

    def knows(self, request: Request) -> bool:
        told = request.headers.get("authorization", "").removeprefix("Bearer ")
        return hmac.compare_digest(told.encode(), self.key.encode())

    async def complete(self, request: Request) -> Response:
        self.tally.calls += 1
        if not self.knows(request):
            return wrong_key()
        knobs, self.knobs = self.knobs, self.knobs.used()
        gone = Response(status_code=499)
        if knobs.trouble is Trouble.SILENCE and await until_gone(request, None):
            return gone
        if knobs.delay and await until_gone(request, knobs.delay):
            return gone
        if trouble := outright(knobs):
            return trouble
        body = _read(await request.body())
        if refused := refusal(body, self.models):
            return refused
        return self.answer(body, knobs)

    def answer(self, body: dict[str, Any], knobs: Knobs) -> Response:
        messages = heard(body)
        shape = (body.get("response_format") or {}).get("json_schema") or {}
        schema: Mapping[str, Any] = shape.get("schema") or {"type": "object", "properties": {}}
        texts = [message["content"] for message in messages]
        asked = sum(map(self.count, texts)) + _FRAME
        asked += self.count(json.dumps(schema)) if shape else 0
        if long := too_long(asked, self.window):
            return long
        name = str(shape.get("name", ""))
        said = (obey if knobs.obeys else self.brain)(messages, name, schema)
        text = said if isinstance(said, str) else json.dumps(said, ensure_ascii=False)
        text, finish = self.shaped(text, knobs.trouble, body.get("max_completion_tokens"))
        answered = self.count(text)
        self.note(name, asked, answered)
        usage = {"prompt_tokens": asked, "completion_tokens": answered, "total_tokens": asked + answered}
        refuses = knobs.trouble is Trouble.REFUSAL
        message = {"role": "assistant", "content": None if refuses else text}
        message["refusal"] = "I'm sorry, I can't help with that." if refuses else None
        whole = {
            "id": f"chatcmpl-{uuid.uuid4().hex[:24]}",
            "object": "chat.completion",
            "created": int(time.time()),
            "model": body["model"],
            "choices": [{"index": 0, "message": message, "finish_reason": finish, "logprobs": None}],
        }
        return JSONResponse(whole if knobs.trouble is Trouble.UNCOUNTED else whole | {"usage": usage})

    def shaped(self, text: str, trouble: Trouble | None, most: int | None) -> tuple[str, str]:
        """Return the answer's text and why it ends there."""
        if trouble is Trouble.HALF:
            return text[: len(text) // 2], "length"
        if trouble is Trouble.WRONG_SCHEMA:
            return json.dumps({"not": ["what", "was", "asked", "for"]}), "stop"
        if trouble is Trouble.BROKEN_JSON:
            return text[:-1] + ",,", "stop"
        if most is not None and self.count(text) > most:
            return text[: most * 2], "length"
        return text, "stop"

    def note(self, name: str, asked: int, answered: int) -> None:
        tally = self.tally
        tally.answered += 1
        tally.prompt_tokens += asked
        tally.answer_tokens += answered
        tally.most_prompt_tokens = max(tally.most_prompt_tokens, asked)
        tally.by[name] += 1


def _read(raw: bytes) -> Any:  # noqa: ANN401 - whatever was sent
    try:
        return json.loads(raw)
    except (ValueError, RecursionError):
        return None


def standin(
    brain: Brain,
    *,
    key: str = KEY,
    models: tuple[str, ...] = MODELS,
    count: Callable[[str], int] = estimate,
    window: int = WINDOW,
) -> FastAPI:
    """Return the app; `count` counts the tokens of a text (`kit.llm.tokens.wordpieces`, or our estimate).

    OpenAI's routes ask for `Authorization: Bearer <key>`. Turn the knobs by POST /standin/knobs (an empty object sets
    them back), read the count by GET /standin/calls, and begin it anew by DELETE. Serve it on loopback only.
    """
    app = FastAPI(title="Stand-in for OpenAI's API", docs_url=None, redoc_url=None, openapi_url=None)
    server = _Server(brain, key, models, count, window)

    @app.post("/v1/chat/completions")
    async def complete(request: Request) -> Response:
        return await server.complete(request)

    @app.get("/v1/models")
    async def listed(request: Request) -> Response:
        every = [{"id": name, "object": "model", "owned_by": "standin"} for name in server.models]
        return JSONResponse({"object": "list", "data": every}) if server.knows(request) else wrong_key()

    @app.get("/v1/models/{name}")
    async def one(name: str, request: Request) -> Response:
        if not server.knows(request):
            return wrong_key()
        known = {"id": name, "object": "model", "owned_by": "standin"}
        return JSONResponse(known) if name in server.models else unknown_model(name)

    @app.post("/standin/knobs")
    async def turn(knobs: Knobs) -> Knobs:
        server.knobs = knobs
        return knobs

    @app.get("/standin/calls")
    async def calls() -> dict[str, Any]:
        return server.tally.told()

    @app.delete("/standin/calls")
    async def forget() -> dict[str, Any]:
        server.tally = Tally()
        return server.tally.told()

    @app.exception_handler(404)
    async def nowhere(request: Request, _: Exception) -> Response:
        told = f"Invalid URL ({request.method} {request.url.path})"
        return error(404, told, "invalid_request_error")

    return app
