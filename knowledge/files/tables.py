"""A table of a file as Markdown: a table again where its columns have headings, else one list item a row."""

from collections.abc import Sequence

from knowledge.files.lines import plain_line


def to_markdown(rows: Sequence[Sequence[str]], *, is_headed: bool, is_regular: bool = True) -> list[str]:
    """Return the blocks of a table; `is_headed` says that the file marks its first row as headings.

    Where nothing is marked, the look of the cells decides. In a table that is not `is_regular` (cells over several
    rows) a heading could stand above another column's cell, so none is used.
    """
    rows = [row for row in rows if any(row)]
    is_regular = is_regular and len({len(row) for row in rows}) == 1
    if is_regular and len(rows) > 1 and len(rows[0]) > 1 and (is_headed or _looks_headed(rows)):
        return ["\n".join([_line(rows[0]), _line(["---"] * len(rows[0])), *map(_line, rows[1:])])]
    return [f"- {plain_line(': '.join(cell for cell in row if cell))}" for row in rows]


def states_a_fact(cells: Sequence[str]) -> bool:
    """Whether a first row is no heading but a fact of two cells ("Change: 1 hour"): headings of two hold no number."""
    return len(cells) == 2 and _has_number(cells[1])  # noqa: PLR2004 - a name and what it is


def _looks_headed(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first row is words alone and some column below it is numbers in every row."""
    first, *rest = rows
    if not all(first) or any(map(_has_number, first)):
        return False
    return any(all(_has_number(row[place]) for row in rest) for place in range(len(first)))


def _has_number(text: str) -> bool:
    return any(sign.isdigit() for sign in text)


def _line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("<", "\\<").replace("|", "\\|") for cell in cells) + " |"
