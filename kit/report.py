"""What `doctor` prints: each part with Live or Unavailable, why, and what mends it."""

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table

from kit.checks import Part
from kit.health import Live


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
