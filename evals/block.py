"""Figures in a page of the docs: a marked block that its own command rewrites, and nobody by hand."""

import importlib.metadata
import os
import platform
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from kit.errors import StartError

_PACKAGES = ("langgraph", "fastapi", "sqlalchemy", "procrastinate", "torch", "chromadb")


def rewrite(page: Path, name: str, text: str) -> None:
    """Put `text` between the marks `name` of `page`.

    Raises:
        StartError: the page has no such marks.
    """
    begin, end = f"<!-- {name}: begin -->", f"<!-- {name}: end -->"
    before = page.read_text(encoding="utf-8")
    pattern = re.compile(re.escape(begin) + ".*?" + re.escape(end), re.DOTALL)
    after, found = pattern.subn(lambda _: f"{begin}\n{text.strip()}\n{end}", before)
    if not found:
        raise StartError(f"{page.name} has no block between {begin} and {end}. Put the two marks back.")
    page.write_text(after, encoding="utf-8")


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table of Markdown; every column but the first is a figure."""
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def made_by(command: str) -> str:
    """Say on what machine, when and with which versions something was measured."""
    versions = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in _PACKAGES)
    cores, python = len(os.sched_getaffinity(0)), platform.python_version()
    when = datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")
    return (
        f"Made by `{command}` on {when}: {cores} cores ({platform.machine()}, {platform.system()}), "
        f"Python {python}, {versions}."
    )
