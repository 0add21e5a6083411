"""`make bench`: measure, print, and rewrite the figures in docs/performance.md."""

import asyncio
import sys
from pathlib import Path
from typing import Annotated

import typer
import uvloop
from rich.console import Console
from rich.markdown import Markdown

from evals.bench.measure import Sizes, measure
from evals.block import made_by, rewrite
from evals.processes import NotStarted
from kit.report import progress_bar
from kit.tables import ROOT

PAGE = ROOT / "docs" / "performance.md"


def main(
    *,
    quick: Annotated[bool, typer.Option(help="Small numbers, about a minute; prints, and leaves the page.")] = False,
    page: Annotated[Path, typer.Option(help="The page whose figures are rewritten.")] = PAGE,
) -> None:
    """Measure how fast the program is on this machine."""
    console = Console()
    try:
        with progress_bar("Starting", console) as progress:
            text = uvloop.run(measure(Sizes.quick() if quick else Sizes(), progress))
    except NotStarted as error:
        console.print(str(error), style="red")
        sys.exit(1)
    except (KeyboardInterrupt, asyncio.CancelledError):
        sys.exit(130)
    console.print(Markdown(text))
    if not quick:
        rewrite(page, "bench", f"{made_by('make bench')}\n\n{text}")


if __name__ == "__main__":
    cli = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
    cli.command()(main)
    cli()
