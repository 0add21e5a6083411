"""The life of the web server: a port that is ours, a clean end on a signal, and no process left behind."""

import asyncio
import logging
import os
import resource
import signal
import socket
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from typing import NoReturn

import uvicorn
from fastapi import FastAPI

from kit.errors import StartError
from kit.signals import SIGNALS
from kit.streams import EndStreams, Streams

GRACE_SECONDS = 2


def take_port(host: str, port: int) -> socket.socket:
    """Return a socket bound to `host` and `port` (0 takes any free one), before anything else is started.

    Raises:
        StartError: the port is taken, or the address is not this machine's.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # asyncio sends small answers at once only where the protocol is named; else they wait 40 ms for a receipt.
    taken = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        taken.bind((host, port))
        taken.listen()
    except OSError as error:
        taken.close()
        raise StartError(
            f"Cannot listen on {host}, port {port}: {(error.strerror or str(error)).lower()}. "
            "Stop what uses it, or set HOST and PORT to others."
        ) from error
    return taken


def allow_open_files() -> None:
    """Take as many open files as the system gives: each browser that listens is one, and 1,024 are soon used up."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    with suppress(ValueError, OSError):  # macOS names a number that it does not give
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


class _Server(uvicorn.Server):
    """uvicorn's server, which ends open streams first and leaves the rest of the end to its caller."""

    def __init__(self, config: uvicorn.Config, streams: Streams) -> None:
        super().__init__(config)
        self._streams = streams

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        # uvicorn's own raises the signal again at the end, which would kill us before PostgreSQL is stopped.
        loop = asyncio.get_running_loop()
        for number in SIGNALS:
            loop.add_signal_handler(number, self._stop, number)
        yield

    def _stop(self, number: signal.Signals) -> None:
        self._streams.close()
        self.handle_exit(number, None)


async def serve_until_signal(app: FastAPI, listening: socket.socket) -> None:
    """Serve `app` until SIGINT or SIGTERM; returns once every request has ended.

    What the app lives on is opened before and closed after by the caller, so that its errors are the caller's to say.
    """
    allow_open_files()
    streams = Streams()
    app.add_middleware(EndStreams, streams=streams)
    config = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=GRACE_SECONDS,
        lifespan="off",
    )
    await _Server(config, streams).serve(sockets=[listening])


@asynccontextmanager
async def serving(app: FastAPI) -> AsyncIterator[str]:
    """Serve `app` on a free port of this machine for as long as the block runs, and yield its address.

    It shares the caller's event loop and leaves signals alone: for stand-ins beside tests and evaluations.
    """
    with take_port("127.0.0.1", 0) as listening:
        config = uvicorn.Config(app, log_config=None, access_log=False, timeout_graceful_shutdown=1, lifespan="off")
        server = uvicorn.Server(config)
        task = asyncio.create_task(server._serve([listening]))  # noqa: SLF001 - `serve` would take the signals
        while not server.started and not task.done():  # noqa: ASYNC110 - uvicorn has no event for it
            await asyncio.sleep(0.005)
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            server.should_exit = True
            await task


def end(code: int) -> NoReturn:
    """End the process now.

    A thread may still be loading a model or embedding a text; nothing it does is worth waiting for, and Python would.
    """
    logging.shutdown()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)
