"""How the stand-in misbehaves when it is told to: for the next calls, or for all."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from enum import StrEnum

from fastapi import Request
from fastapi.responses import JSONResponse, Response, StreamingResponse
from pydantic import BaseModel, ConfigDict, Field

_PAGE = "<html>Bad gateway</html>"


class Trouble(StrEnum):
    """One way to go wrong."""

    WRONG_SCHEMA = "wrong_schema"
    HALF = "half"
    REFUSAL = "refusal"
    BROKEN_JSON = "broken_json"
    UNCOUNTED = "uncounted"
    """A good answer without a count of its tokens."""
    WRONG_KEY = "wrong_key"
    QUOTA = "quota"
    BUSY = "rate_limit"
    ERROR = "server_error"
    PAGE = "page_for_people"
    """A web page instead of JSON, as proxies answer."""
    SILENCE = "silence"
    DRIP = "drip"
    """An answer that comes so slowly that it never ends."""
    HANG_UP = "hang_up"


class Knobs(BaseModel):
    """What goes wrong; `times` is for how many calls, None for all. `delay` is in seconds, before any answer."""

    model_config = ConfigDict(extra="forbid")

    trouble: Trouble | None = None
    times: int | None = Field(None, ge=1)
    delay: float = Field(0, ge=0, le=600)
    retry_after: int | None = Field(None, ge=0)
    obeys: bool = False
    """Answer by the worst-case brain instead of the stand-in's own."""

    def used(self) -> "Knobs":
        """Return what is left of this after one more call."""
        if self.times is None:
            return self
        return self.model_copy(update={"times": self.times - 1}) if self.times > 1 else Knobs()


def error(status: int, message: str, kind: str, code: str | None = None, param: str | None = None) -> JSONResponse:
    """Return an error as OpenAI's server words it."""
    told = {"message": message, "type": kind, "param": param, "code": code}
    return JSONResponse({"error": told}, status)


def wrong_key() -> JSONResponse:
    """Return OpenAI's answer to a key that it does not know."""
    return error(401, "Incorrect API key provided.", "invalid_request_error", "invalid_api_key")


def outright(knobs: Knobs) -> Response | None:
    """Return the trouble that comes instead of any answer, or None if there is to be an answer."""
    make = _OUTRIGHT.get(knobs.trouble) if knobs.trouble else None
    return make(knobs) if make else None


def _quota(_: Knobs) -> Response:
    told = "You exceeded your current quota, please check your plan and billing details."
    return error(429, told, "insufficient_quota", "insufficient_quota")


def _busy(knobs: Knobs) -> Response:
    response = error(429, "Rate limit reached for requests.", "requests", "rate_limit_exceeded")
    if knobs.retry_after is not None:
        response.headers["retry-after"] = str(knobs.retry_after)
    return response


_OUTRIGHT: Mapping[Trouble, Callable[[Knobs], Response]] = {
    Trouble.WRONG_KEY: lambda _: wrong_key(),
    Trouble.QUOTA: _quota,
    Trouble.BUSY: _busy,
    Trouble.ERROR: lambda _: error(500, "The server had an error while processing your request.", "server_error"),
    Trouble.PAGE: lambda _: Response(_PAGE, 200, media_type="text/html"),
    Trouble.DRIP: lambda _: StreamingResponse(_drops(), media_type="application/json"),
    # More is promised than comes: the connection is closed in the middle of the answer.
    Trouble.HANG_UP: lambda _: Response("{", headers={"content-length": "4096"}),
}


async def _drops() -> AsyncIterator[bytes]:
    yield b"{"
    while True:
        await asyncio.sleep(0.05)
        yield b" "


async def until_gone(request: Request, seconds: float | None) -> bool:
    """Wait, for ever if `seconds` is None, and return whether whoever asked has gone meanwhile."""
    await request.body()
    try:
        async with asyncio.timeout(seconds):
            while (await request.receive())["type"] != "http.disconnect":
                continue
    except TimeoutError:
        return False
    return True
