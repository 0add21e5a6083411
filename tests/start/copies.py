"""Copies of the real program, each in a process of its own with a data folder and a port of its own."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import psutil

from kit.postgres import Postgres
from kit.tables import ROOT

START_SECONDS = 180
DEMO = "demo --no-past"
"""A demo whose inbox is empty: tests make what they look at."""


@dataclass
class Ended:
    """How a program ended."""

    code: int
    said: str

    @property
    def sentence(self) -> str:
        """The one line it said."""
        assert "Traceback" not in self.said
        lines = [line for line in self.said.splitlines() if line.strip()]
        assert len(lines) == 1, self.said
        return lines[0]


@dataclass
class Copy:
    """One copy of the program under test."""

    folder: Path
    port: int
    more: dict[str, str] = field(default_factory=dict)
    tree: Path = ROOT
    """Where the program's files lie."""
    process: "subprocess.Popen[str] | None" = None

    @property
    def base(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.port}"

    def start(self, command: str = "serve") -> "subprocess.Popen[str]":
        """Start it, without waiting for anything."""
        named = {"DATA_DIR": str(self.folder), "PORT": str(self.port), "OMP_NUM_THREADS": "1", **self.more}
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR") if name in os.environ}
        self.process = subprocess.Popen(  # noqa: S603 - our own program
            [sys.executable, str(self.tree / "app.py"), *command.split()],
            env={**kept, **named},
            cwd="/",
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        return self.process

    def ends(self, command: str = "serve") -> Ended:
        """Start it and wait for it to end by itself."""
        said, _ = self.start(command).communicate(timeout=START_SECONDS)
        assert self.process is not None
        return Ended(self.process.returncode, said)

    def answers(self, command: str = "serve") -> "Copy":
        """Start it and wait until it answers."""
        process, limit = self.start(command), time.monotonic() + START_SECONDS
        while time.monotonic() < limit and process.poll() is None:
            try:
                if httpx.get(f"{self.base}/api/v1/health", timeout=20).status_code == 200:
                    return self
            except httpx.TransportError:
                time.sleep(0.1)
        process.kill()
        raise AssertionError(f"it did not start: {process.communicate(timeout=10)[0]}")

    def send(self, number: signal.Signals) -> Ended:
        """Send it a signal and wait for its end."""
        assert self.process is not None
        self.process.send_signal(number)
        said, _ = self.process.communicate(timeout=10)
        return Ended(self.process.returncode, said)

    def children(self) -> list[psutil.Process]:
        """Every process that belongs to it, PostgreSQL's too."""
        assert self.process is not None
        own = psutil.Process(self.process.pid)
        server = Postgres(self.folder / "postgres").find()
        started = [server.process, *server.process.children(recursive=True)] if server else []
        return [own, *own.children(recursive=True), *started]

    def clear(self) -> None:
        """Leave nothing behind, however the test went."""
        if self.process is not None and self.process.poll() is None:
            self.process.kill()
            self.process.communicate(timeout=10)
        Postgres(self.folder / "postgres").stop()


Make = Callable[..., Copy]
