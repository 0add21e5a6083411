"""A page of docs that a newcomer follows: its files are written, its commands run, in a tree of the test's own."""

import re
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kit.tables import ROOT

_BLOCK = re.compile(r'^```(?P<kind>\w+)(?: title="(?P<title>[^"]+)")?\n(?P<text>.*?)^```$', re.MULTILINE | re.DOTALL)
_LEFT_OUT = (".git", ".venv", "node_modules", "data", "__pycache__", ".mypy_cache", ".ruff_cache", ".pytest_cache")


@dataclass(frozen=True, slots=True)
class Page:
    """What a page says to write, and what to run, in its order."""

    files: Sequence[tuple[str, str]]
    commands: Sequence[str]


def read_page(name: str) -> Page:
    """Read a page of docs; raises AssertionError if it says nothing to do."""
    blocks = [found.groupdict() for found in _BLOCK.finditer((ROOT / "docs" / name).read_text(encoding="utf-8"))]
    files = [(block["title"], block["text"]) for block in blocks if block["title"]]
    commands = [line for block in blocks if block["kind"] == "sh" for line in block["text"].splitlines()]
    assert files
    assert commands
    return Page(files, commands)


def own_tree(folder: Path) -> Path:
    """Copy the program into a folder, with what it has learnt, so that only what is new is taught."""
    return Path(shutil.copytree(ROOT, folder, ignore=shutil.ignore_patterns(*_LEFT_OUT)))


def write(tree: Path, page: Page) -> None:
    """Write every file that a page shows."""
    for name, text in page.files:
        path = tree / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
