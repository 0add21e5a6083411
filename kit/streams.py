"""Open event streams, ended together when the program stops: a browser that listens must not keep it alive."""

import asyncio
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

EVENT_STREAM = b"text/event-stream"


class Streams:
    """Knows every response that is an event stream, and ends them on `close`; browsers then reconnect by themselves."""

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
        """Answer one request, ending it early and cleanly if it is a stream and the program stops."""
        task = asyncio.current_task()
        assert task is not None  # noqa: S101 - a request always runs in a task

        async def watch(message: Message) -> None:
            if message["type"] == "http.response.start" and _is_stream(message):
                self._open.add(task)
                if self._is_closing:
                    task.cancel()
            await send(message)

        try:
            await app(scope, receive, watch)
        except asyncio.CancelledError:
            if not self._is_closing or task not in self._open:
                raise
            await send({"type": "http.response.body", "body": b"", "more_body": False})
        finally:
            self._open.discard(task)


def _is_stream(message: Message) -> bool:
    return any(name == b"content-type" and value.startswith(EVENT_STREAM) for name, value in message["headers"])


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
