"""`make console-bench`: fill a desk, open it in a browser, print how long that took, and rewrite the page in docs."""

import os
import shutil
import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markdown import Markdown

from evals.bench.figures import Figure, as_table, median, percentile
from evals.bench.machine import Machine
from evals.block import made_by, rewrite
from evals.console_bench.browsing import Seen, Times, look
from evals.console_bench.place import FULL, QUICK, place
from evals.desk_bench.fill import Size
from evals.processes import NotStarted
from kit.errors import StartError
from kit.report import step_bar
from kit.tables import ROOT

PAGE = ROOT / "docs" / "console-performance.md"
ASSETS = ROOT / "console" / "dist" / "assets"
WIDGET = ROOT / "widget" / "dist" / "widget.js.br"
LONG_FRAME = 50.0


def main(
    *,
    quick: Annotated[bool, typer.Option(help="A small desk, under a minute; prints, and leaves the page.")] = False,
    page: Annotated[Path, typer.Option(help="The page whose figures are rewritten.")] = PAGE,
) -> None:
    """Measure how fast the console is on this machine."""
    console, size = Console(), QUICK if quick else FULL
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome") or ""
    machine = Machine()
    machine.look()
    try:
        with step_bar(console) as progress, place(size, progress) as here:
            seen = look(chromium, here, Times.quick() if quick else Times(), progress)
    except (StartError, NotStarted) as error:
        console.print(str(error), style="red")
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)
    machine.look()
    text = f"{_filled(size, seen)}\n\n{as_table(figures(seen))}\n\n{as_table(sizes(seen))}\n\n{machine.told()}"
    console.print(Markdown(text))
    if not quick:
        rewrite(page, "console", f"{made_by('make console-bench')}\n\n{text}")


def figures(seen: Seen) -> list[Figure]:
    """Return what was measured against its aims; pure."""
    long = sum(frame > LONG_FRAME for frame in seen.frames)
    return [
        Figure("inbox usable, a browser that never saw it, median", median(seen.cold), "ms", 1000),
        Figure("inbox usable, opened again, median", median(seen.warm), "ms", 1000),
        Figure("the slowest of all these", max((*seen.cold, *seen.warm)), "ms"),
        Figure("a frame while scrolling, median", median(seen.frames), "ms"),
        Figure("a frame while scrolling, 95th percentile", percentile(seen.frames, 0.95), "ms", LONG_FRAME),
        Figure(f"frames over {LONG_FRAME:.0f} ms, of {len(seen.frames)}", long, ""),
        Figure("a shopper's message, until it shows in the open ticket, median", median(seen.news), "ms", 150),
        Figure("the same, 95th percentile", percentile(seen.news, 0.95), "ms"),
    ]


def sizes(seen: Seen) -> list[Figure]:
    """Return how large the built pages are, compressed as they are sent."""
    every = sum(one.stat().st_size for one in ASSETS.glob("*.br")) / 1000
    widget = [Figure("the widget's one script", WIDGET.stat().st_size / 1000, "kB", 3)] if WIDGET.exists() else []
    return [
        Figure("what the inbox fetched in all, scripts and styles", seen.loaded, "kB"),
        Figure("all pages of the console", every, "kB"),
        *widget,
    ]


def _filled(size: Size, seen: Seen) -> str:
    return (
        f"{size.tickets:,} tickets with {size.messages:,} messages of {size.customers:,} customers; Chromium without a "
        f"window, 1440 by 900; the inbox opened {len(seen.cold)} times by each, scrolled down to ticket {seen.rows:,}, "
        f"{len(seen.news)} messages."
    )


if __name__ == "__main__":
    cli = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
    cli.command()(main)
    cli()
