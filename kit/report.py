"""What commands print: each part with Live or Unavailable, why, and what mends it; and how far a long work is."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from kit.checks import Part
from kit.health import Live


@contextmanager
def progress_bar(what: str, console: Console) -> Iterator[Callable[[int, int], None]]:
    """Yield what is told how many of how many are done, and shows it."""
    with step_bar(console, what) as show:
        yield lambda done, total: show(what, done, total)


@contextmanager
def step_bar(console: Console, what: str = "Starting") -> Iterator[Callable[[str, int, int], None]]:
    """Yield what is told what is being done, and how many of how many are, and shows it."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task(what, total=None)
        yield lambda step, done, total: bar.update(task, description=step, completed=done, total=total)


def print_parts(parts: Sequence[Part], console: Console | None = None) -> bool:
    """Print a table of `parts` and return whether all of them are live."""
    table = Table("Part", "State", "Why", "What mends it", show_lines=True)
    for name, status in parts:
        if isinstance(status, Live):
            table.add_row(name, "[green]Live", status.note, "")
            continue
        why = "\n".join(cause.sentence for cause in status.causes)
        mend = "\n".join(f"{cause.mend} {cause.page or ''}".rstrip() for cause in status.causes)
        table.add_row(name, "[red]Unavailable", why, mend)
    (console or Console()).print(table)
    return all(isinstance(status, Live) for _, status in parts)
