"""`make desk-bench`: fill a desk, ask it, print how long that took, and rewrite docs/desk-performance.md."""

import asyncio
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markdown import Markdown

from evals.bench.figures import median, percentile, show
from evals.bench.machine import Machine
from evals.block import made_by, rewrite, table
from evals.desk_bench.asked import Case, cases
from evals.desk_bench.fill import Size, fill
from kit.db import Database
from kit.errors import StartError
from kit.migrate import upgrade
from kit.postgres import Postgres
from kit.report import step_bar
from kit.tables import ROOT, load_tables

PAGE = ROOT / "docs" / "desk-performance.md"
HEAD = ("what is asked", "median, ms", "95th percentile, ms", "aim, ms", "")
TIMES, QUICK_TIMES, WARM_UP = 40, 3, 2


@dataclass(frozen=True, slots=True)
class Measured:
    """How long one thing took, each time, in milliseconds."""

    case: Case
    times: tuple[float, ...]

    @property
    def cells(self) -> tuple[str, ...]:
        """The row of a table; the aim is of the 95th percentile."""
        slow = percentile(self.times, 0.95)
        met = "met" if slow <= self.case.aim else "**not met**"
        return self.case.what, show(median(self.times)), show(slow), f"≤ {show(self.case.aim)}", met


def main(
    *,
    quick: Annotated[bool, typer.Option(help="A hundredth of the size; prints, and leaves the page.")] = False,
    page: Annotated[Path, typer.Option(help="The page whose figures are rewritten.")] = PAGE,
) -> None:
    """Measure how fast the desk answers on this machine."""
    console, size = Console(), Size.quick() if quick else Size()
    machine = Machine()
    machine.look()
    try:
        with _server() as url:
            upgrade(url)
            load_tables()
            began, now = time.perf_counter(), datetime.now(UTC)
            with step_bar(console) as progress:
                fill(url, size, progress, now)
            filled = time.perf_counter() - began
            with step_bar(console) as progress:
                measured = asyncio.run(_measure(url, size, now, QUICK_TIMES if quick else TIMES, progress))
    except StartError as error:
        console.print(str(error), style="red")
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)
    machine.look()
    text = f"{_filled(size, filled)}\n\n{_tables(measured)}\n\n{machine.told()}"
    console.print(Markdown(text))
    if not quick:
        rewrite(page, "desk", f"{made_by('make desk-bench')}\n\n{text}")


async def _measure(
    url: str, size: Size, now: datetime, times: int, progress: Callable[[str, int, int], None]
) -> list[Measured]:
    database, chance, measured = Database(url), random.Random(6), []  # noqa: S311 - the same questions every time
    every = cases(size, now)
    for done, case in enumerate(every):
        progress(case.what, done, len(every))
        taken = [await _timed(database, case, chance) for _ in range(WARM_UP + times)]
        measured.append(Measured(case, tuple(taken[WARM_UP:])))
    await database.close()
    return measured


async def _timed(database: Database, case: Case, chance: random.Random) -> float:
    began = time.perf_counter()
    async with database.look() as session:
        await case.ask(session, chance)
    return (time.perf_counter() - began) * 1000


def _filled(size: Size, seconds: float) -> str:
    return (
        f"{size.customers:,} customers with {4 * size.customers:,} properties, {size.events:,} events, "
        f"{size.messages:,} messages in {size.tickets:,} tickets; filled in {seconds:.0f} s."
    )


def _tables(measured: list[Measured]) -> str:
    groups = dict.fromkeys(one.case.group for one in measured)
    return "\n\n".join(
        f"**{group.capitalize()}**\n\n" + table(HEAD, [one.cells for one in measured if one.case.group == group])
        for group in groups
    )


@contextmanager
def _server() -> Iterator[str]:
    """Run the embedded PostgreSQL, as it comes, in a folder that is gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="tillside-desk-"))
    folder.chmod(0o755)
    server = Postgres(folder / "postgres")
    try:
        yield server.start()
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    cli = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
    cli.command()(main)
    cli()
