"""`make faults`: kill processes, count what became of every message, and rewrite the counts in docs/reliability.md."""

import asyncio
import sys
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer
import uvloop
from rich.console import Console
from rich.markdown import Markdown

from evals.block import made_by, rewrite
from evals.faults.run import ALL, run
from evals.faults.storm import Sizes
from evals.processes import NotStarted
from kit.report import step_bar
from kit.steps import STEPS
from kit.tables import ROOT

PAGE = ROOT / "docs" / "reliability.md"


def main(
    *,
    quick: Annotated[bool, typer.Option(help="Small numbers, about 90 seconds; prints, and leaves the page.")] = False,
    only: Annotated[str, typer.Option(help=f"Some parts of {', '.join(ALL)}; leaves the page.")] = "",
    step: Annotated[list[str] | None, typer.Option(help="Deaths at this step alone, again for more.")] = None,
    page: Annotated[Path, typer.Option(help="The page whose counts are rewritten.")] = PAGE,
) -> None:
    """Kill the program again and again, and count what is lost, answered twice or out of order."""
    sizes, parts = Sizes.quick() if quick else Sizes(), tuple(only.split(",")) if only else ALL
    if step:
        sizes, parts = replace(sizes, steps=tuple(step)), tuple({"hub" if "hub." in one else "steps" for one in step})
    _refuse("--only", set(parts) - set(ALL), ALL)
    _refuse("--step", set(step or ()) - set(STEPS), STEPS)
    console = Console()
    try:
        with step_bar(console) as show:
            report = uvloop.run(run(sizes, parts, show))
    except NotStarted as error:
        console.print(str(error), style="red")
        sys.exit(1)
    except (KeyboardInterrupt, asyncio.CancelledError):
        sys.exit(130)
    console.print(Markdown(report.text()))
    if not (quick or only or step):
        rewrite(page, "faults", f"{made_by('make faults')}\n\n{report.text()}")
    sys.exit(0 if report.is_clean else 1)


def _refuse(option: str, unknown: set[str], known: tuple[str, ...]) -> None:
    if unknown:
        raise typer.BadParameter(f"{', '.join(sorted(unknown))}: choose from {', '.join(known)}.", param_hint=option)


if __name__ == "__main__":
    cli = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
    cli.command()(main)
    cli()
