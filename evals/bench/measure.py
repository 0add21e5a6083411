"""The whole measurement, one part after another on one data folder, so that no part disturbs the next."""

import asyncio
import sys
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from evals.bench import plain
from evals.bench.figures import Figure, as_table, median, percentile
from evals.bench.load import Talk, alone, at_once, first_answer, growing
from evals.bench.machine import Machine
from evals.bench.steps import Turns, keep_commit_times, read_turns
from evals.bench.streams import allow_many_files, idle_streams
from evals.block import table
from evals.model_server import MODEL_SETTINGS, model_server
from evals.processes import Process, program, temporary_folder
from evals.seed import Shop, fill, reader, shop_at
from kit.postgres import Postgres
from kit.tables import ROOT

Show = Callable[[str, int, int], None]
MEGABYTE = 1024 * 1024
CONVERSATIONS = 20


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much is measured."""

    seconds: float = 20.0
    alone: int = 60
    lengths: tuple[int, ...] = (10, 100, 1000)
    streams: int = 5000
    plain_seconds: float = 10.0

    @classmethod
    def quick(cls) -> "Sizes":
        """Return sizes that show whether the measuring works."""
        return cls(5.0, 10, (5, 10), 100, 2.0)


@dataclass(slots=True)
class Report:
    """What was found: figures against their aims, and where the time of a turn goes."""

    figures: list[Figure] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)

    def add(self, what: str, value: float, unit: str, aim: float | None = None, *, is_least: bool = False) -> None:
        """Add one figure."""
        self.figures.append(Figure(what, value, unit, aim, is_least))

    def text(self) -> str:
        """Return all of it as Markdown."""
        return "\n\n".join([as_table(self.figures), *self.parts])


@dataclass(frozen=True, slots=True)
class Bench:
    """One data folder with the demo's shop, and what is shown while it is measured."""

    folder: Path
    sizes: Sizes
    report: Report
    show: Show

    @asynccontextmanager
    async def serving(self, **settings: str) -> AsyncIterator[tuple[Process, Shop, str]]:
        """Yield the running program, its shop and its database, once it has answered somebody."""
        process = program("serve", self.folder, settings=settings)
        try:
            await process.start().answers()
            await first_answer(process.port)
            url = Postgres(self.folder / "postgres").url
            yield process, await shop_at(url), url
        finally:
            await asyncio.to_thread(process.stop)


async def measure(sizes: Sizes, progress: Callable[[int, int], None]) -> str:
    """Measure everything and return it as Markdown."""
    allow_many_files()
    report, machine = Report(), Machine()
    machine.look()
    with temporary_folder("tillside-bench-") as folder:
        bench = Bench(folder / "data", sizes, report, lambda _, done, total: progress(done, total))
        await fill(bench.folder)
        await _start(bench)
        local = await _many(bench, "local path")
        async with model_server(folder) as model:
            address = f"http://127.0.0.1:{model}/v1"
            await _many(bench, "model path", **MODEL_SETTINGS, OPENAI_BASE_URL=address)
        await _one(bench)
        await _long(bench)
        await _streams(bench)
    simple = await _plain(sizes)
    report.add(f"a plain ReAct agent, state in memory, {CONVERSATIONS} at once", simple, "turns/s")
    report.add("ours, as a share of that", local.per_second / simple, "")
    machine.look()
    report.parts.insert(0, machine.told())
    return report.text()


async def _start(bench: Bench) -> None:
    """Time the way from `serve` to the first answer, and let the database keep commit times from here on."""
    async with bench.serving() as (process, _, url):
        bench.report.add("from `serve` to the first answer", time.monotonic() - process.started_at, "s", 15)
        engine = reader(url)
        await keep_commit_times(engine)
        await engine.dispose()


async def _many(bench: Bench, path: str, **settings: str) -> Talk:
    """Hold twenty conversations at once with the usual pause for a burst."""
    report = bench.report
    async with bench.serving(**settings) as (process, shop, url):
        busy = process.busy
        talk = await at_once(process.port, shop, CONVERSATIONS, bench.sizes.seconds, partial(bench.show, path))
        used = (process.busy - busy) * 1000 / max(1, len(talk.said))
        turns = await _turns(url, talk)
        what = f"{CONVERSATIONS} conversations at once, {path}"
        report.add(what, talk.per_second, "turns/s", 40, is_least=True)
        report.add(f"{what}: accepted to answered, median", median(turns.committed) / 1000, "s")
        report.add(f"{what}: accepted to answered, 95th percentile", percentile(turns.committed, 0.95) / 1000, "s", 0.8)
        report.add(f"{what}: processor time of the program a turn", used, "ms")
        report.add(
            f"{what}: memory of the program without PostgreSQL, after that", process.memory / MEGABYTE, "MiB", 1000
        )
        _tell_steps(report, what, turns)
    return talk


async def _one(bench: Bench) -> None:
    """Hold one conversation at a time, with no pause for a burst."""
    async with bench.serving(BURST_SECONDS="0") as (process, shop, url):
        talk = await alone(process.port, shop, bench.sizes.alone, partial(bench.show, "alone"))
        turns = await _turns(url, talk)
        bench.report.add("one alone, no pause: accepted to answered, median", median(turns.committed), "ms", 35)
        bench.report.add("one alone: request sent to answer seen, median", _seen(talk), "ms")
        _tell_steps(bench.report, "one alone, no pause", turns)


async def _long(bench: Bench) -> None:
    """Compare a turn of a short conversation with one of a long."""
    lengths = bench.sizes.lengths
    async with bench.serving(BURST_SECONDS="0") as (process, shop, url):
        talks = await growing(process.port, shop, url, lengths, partial(bench.show, "growing"))
        costs = [median((await _turns(url, talk)).committed) for talk in talks]
        for length, cost in zip(lengths, costs, strict=True):
            bench.report.add(f"a turn after {length:,} turns", cost, "ms")
        bench.report.add(f"after {lengths[-1]:,} turns over after {lengths[0]}", costs[-1] / costs[0], "", 1.1)


async def _streams(bench: Bench) -> None:
    """Open event streams on which nothing happens."""
    async with bench.serving() as (process, _, _):
        idle = await idle_streams(process, bench.sizes.streams, partial(bench.show, "streams"))
        bench.report.add(f"{idle.streams:,} idle event streams, each", idle.kilobytes, "KB", 30)
        bench.report.add(f"{idle.streams:,} idle event streams: share of one core", idle.busy * 100, "%")


async def _plain(sizes: Sizes) -> float:
    """Run the plain agent in a process of its own; returns its turns a second."""
    command = (sys.executable, "-m", plain.__name__, str(CONVERSATIONS), str(sizes.plain_seconds))
    process = await asyncio.create_subprocess_exec(*command, cwd=ROOT, stdout=asyncio.subprocess.PIPE)
    said, _ = await process.communicate()
    return float(said)


async def _turns(url: str, talk: Talk) -> Turns:
    engine = reader(url)
    try:
        return await read_turns(engine, talk.said)
    finally:
        await engine.dispose()


def _tell_steps(report: Report, what: str, turns: Turns) -> None:
    rows = table(("step", "median, ms", "95th percentile, ms"), turns.rows())
    report.parts.append(f"Where the time goes: {what}.\n\n{rows}")


def _seen(talk: Talk) -> float:
    return median([(one.seen - one.sent) * 1000 for one in talk.said])
