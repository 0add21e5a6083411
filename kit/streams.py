"""Event streams: kept open outside of what answered the request, and ended together when the program stops.

A browser that listens must not keep the program alive, and thousands that listen must not each hold the frames of every
middleware and route that their request has passed: those end once the answer has begun.
"""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing
from typing import Any

from fastapi.responses import StreamingResponse
from starlette.types import ASGIApp, Receive, Scope, Send

Lines = AsyncGenerator[str, None]
_BEGUN = "tillside.begun"
"""Where in a request's scope an answer that has begun leaves its lines for `Streams`."""


class EventStream(StreamingResponse):
    """An answer of server-sent events that goes on until its lines, its reader or the program end."""

    media_type = "text/event-stream"

    def __init__(self, lines: Lines) -> None:
        """Answer with `lines`, each an event or a comment with its blank line."""
        super().__init__(lines, headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"})
        self._lines = lines

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Begin the answer and leave the rest to `Streams`; without it, stream here."""
        if _BEGUN not in scope:
            await super().__call__(scope, receive, send)
            return
        await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
        scope[_BEGUN].append(self._lines)


class Streams:
    """Knows every open event stream, and ends them on `close`; browsers then reconnect by themselves."""

    def __init__(self) -> None:
        """Begin with none open."""
        self._open: set[asyncio.Task[Any]] = set()
        self._is_closing = False

    def close(self) -> None:
        """End every stream now, and each that is opened from here on."""
        self._is_closing = True
        for task in self._open:
            task.cancel()

    async def run(self, app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, and go on with the event stream that it began, if it did."""
        begun: list[Lines] = []
        await app({**scope, _BEGUN: begun}, receive, send)
        for lines in begun:
            await self._stream(lines, receive, send)

    async def _stream(self, lines: Lines, receive: Receive, send: Send) -> None:
        task = asyncio.current_task()
        assert task is not None  # noqa: S101 - a request always runs in a task
        self._open.add(task)
        reader = asyncio.create_task(_leave(receive, task))
        try:
            async with aclosing(lines):
                while not self._is_closing:
                    line = await anext(lines)
                    await send({"type": "http.response.body", "body": line.encode(), "more_body": True})
        except StopAsyncIteration:
            pass
        except asyncio.CancelledError:
            if not self._is_closing and not reader.done():
                raise
        finally:
            self._open.discard(task)
            reader.cancel()
        await send({"type": "http.response.body", "body": b"", "more_body": False})


async def _leave(receive: Receive, task: "asyncio.Task[Any]") -> None:
    """Wait until who reads the stream is gone, and end its task."""
    while (await receive())["type"] != "http.disconnect":
        pass
    task.cancel()


class EndStreams:
    """The middleware that hands every request to `Streams`."""

    def __init__(self, app: ASGIApp, streams: Streams) -> None:
        """Wrap `app`."""
        self._app = app
        self._streams = streams

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "http":
            await self._streams.run(self._app, scope, receive, send)
        else:
            await self._app(scope, receive, send)
