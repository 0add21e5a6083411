"""`make shop-faults`: break every change and read at every request, and rewrite the counts in docs/reliability.md."""

import asyncio
import logging
import os
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import structlog
import typer
from rich.console import Console
from rich.markdown import Markdown
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from evals.block import made_by, rewrite
from kit.clock import ManualClock
from kit.db import Database
from kit.jobs import Jobs
from kit.live import InProcess
from kit.migrate import upgrade
from kit.postgres import Postgres
from kit.tables import ROOT
from tests.faults.grounds import GROUNDS
from tests.faults.hearing import WEBHOOK, hear
from tests.faults.meddling import Fault
from tests.faults.report import is_clean, text
from tests.faults.run import Tallies, cells, try_out

PAGE = ROOT / "docs" / "reliability.md"


def main(
    *,
    only: Annotated[str, typer.Option(help=f"Some shops of {', '.join(GROUNDS)}; leaves the page.")] = "",
    operation: Annotated[str, typer.Option(help="One operation alone, such as 'return'; leaves the page.")] = "",
) -> None:
    """Try every fault at every request of every operation, and count wrong edits, second edits and unclear messages."""
    shops = only.split(",") if only else list(GROUNDS)
    if unknown := set(shops) - set(GROUNDS):
        raise typer.BadParameter(
            f"{', '.join(sorted(unknown))}: choose from {', '.join(GROUNDS)}.", param_hint="--only"
        )
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    console = Console()
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        tallies = asyncio.run(_run(shops, operation, bar))
    if not tallies:
        raise typer.BadParameter("No shop has such an operation.", param_hint="--operation")
    console.print(Markdown(text(tallies)))
    for note in [note for one in tallies.values() for note in one.notes]:
        console.print(note, style="red", markup=False)
    if not (only or operation):
        rewrite(PAGE, "shop-faults", f"{made_by('make shop-faults')}\n\n{text(tallies)}")
    sys.exit(0 if is_clean(tallies) else 1)


async def _run(shops: list[str], operation: str, bar: Progress) -> Tallies:
    tallies: Tallies = {}
    async with _databases() as (database, doomed, jobs):
        for kind in shops:
            at = await GROUNDS[kind](database, doomed, ManualClock(datetime(2026, 11, 18, 10, tzinfo=UTC)))
            todo = [cell for cell in cells(at) if operation in {"", cell[0].name}]
            task = bar.add_task(kind, total=len(todo))
            for one, fault in todo:
                bar.update(task, description=f"{kind}: {one.name}, {fault.value}")
                tallies[kind, one.name, fault] = await try_out(at, one, fault)
                bar.advance(task)
        if "shopify" in shops and operation in {"", WEBHOOK}:
            clock = ManualClock(datetime(2026, 11, 18, 10, tzinfo=UTC))
            tallies["shopify", WEBHOOK, Fault.TWICE] = await hear(database, clock, jobs)
    return tallies


@asynccontextmanager
async def _databases() -> AsyncIterator[tuple[Database, Database, Jobs]]:
    """An empty PostgreSQL of its own, reached by processes that live and by processes that die, and its queue."""
    with tempfile.TemporaryDirectory(prefix="tillside-shop-faults-") as folder:
        os.chmod(folder, 0o755)  # noqa: PTH101, S103 - PostgreSQL runs as another user where we are root
        server = Postgres(Path(folder) / "postgres")
        url = server.start()
        jobs = Jobs(url, pool_size=4)
        try:
            upgrade(url)
            await jobs.open()
            info = {"jobs": jobs, "live": InProcess(ManualClock(datetime(2026, 11, 18, tzinfo=UTC)))}
            database, doomed = Database(url, info=info), Database(url, info=info)
            yield database, doomed, jobs
            await database.close()
            await doomed.close()
        finally:
            await jobs.close()
            server.stop()


if __name__ == "__main__":
    cli = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
    cli.command()(main)
    cli()
