"""`make faults`: kill processes, count what became of every message, and rewrite the counts in docs/reliability.md."""

import asyncio
import sys
from pathlib import Path
from typing import Annotated

import typer
import uvloop
from rich.console import Console
from rich.markdown import Markdown
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from evals.block import made_by, rewrite
from evals.faults.run import run
from evals.faults.storm import Sizes
from evals.processes import NotStarted
from kit.tables import ROOT

PAGE = ROOT / "docs" / "reliability.md"


def main(
    *,
    quick: Annotated[bool, typer.Option(help="Small numbers, about two minutes; prints, and leaves the page.")] = False,
    page: Annotated[Path, typer.Option(help="The page whose counts are rewritten.")] = PAGE,
) -> None:
    """Kill the program again and again, and count what is lost, answered twice or out of order."""
    console = Console()
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    try:
        with Progress(*columns, console=console, transient=True) as bar:
            task = bar.add_task("Starting", total=None)

            def show(what: str, done: int, total: int) -> None:
                bar.update(task, description=what, completed=done, total=total)

            report = uvloop.run(run(Sizes.quick() if quick else Sizes(), show))
    except NotStarted as error:
        console.print(str(error), style="red")
        sys.exit(1)
    except (KeyboardInterrupt, asyncio.CancelledError):
        sys.exit(130)
    console.print(Markdown(report.text()))
    if not quick:
        rewrite(page, "faults", f"{made_by('make faults')}\n\n{report.text()}")
    sys.exit(0 if report.is_clean else 1)


if __name__ == "__main__":
    cli = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
    cli.command()(main)
    cli()
