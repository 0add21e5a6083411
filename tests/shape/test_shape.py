"""The rules of the tree that no linter knows: sizes, names, and nothing left undone."""

import ast
import os
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from kit.tables import ROOT

LONGEST_FILE = 300
LONGEST_FUNCTION = 45
PACKAGES = tuple(
    tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["root_packages"]
)
DRAWERS = {"service.py", "services.py", "utils.py", "helpers.py", "common.py", "manager.py", "misc.py"}
WRITTEN = {".py", ".toml", ".md", ".html", ".css", ".js", ".ts", ".tsx", ".ftl", ".txt", ".yaml", ".in", ".lock", ""}
UNDONE = re.compile(r"\b(TODO|FIXME|XXX)\b")
MACHINE_PATH = re.compile(r"(?<![\w.:/])/(home|root|work|Users)/[\w.]+|[A-Z]:\\\\Users")
GENERATED = (ROOT / "migrations", ROOT / "commerce" / "shopify" / "client")
CURRENCIES = ROOT / "commerce" / "shopify" / "client"
"""Where three letters that mean something undone are also the code of no currency."""
CLIENT = ROOT / "console" / "src" / "api"
"""Where the console's client is generated; it is not kept."""
LEFT_OUT = {".venv", ".git", "node_modules", "data", "dist", "__pycache__", ".hypothesis", ".mypy_cache", ".ruff_cache"}


def files(*endings: str) -> Iterator[Path]:
    for folder, inner, names in os.walk(ROOT):
        inner[:] = sorted(set(inner) - LEFT_OUT)
        yield from (Path(folder) / name for name in sorted(names) if Path(name).suffix in endings)


def code() -> list[Path]:
    """Every Python file of the product and its tests, except what alembic and ariadne-codegen generate."""
    return [path for path in files(".py") if not any(folder in path.parents for folder in GENERATED)]


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_no_file_is_longer_than_it_can_be_read() -> None:
    lengths = {name(path): len(path.read_text(encoding="utf-8").splitlines()) for path in code()}
    assert {path: length for path, length in lengths.items() if length > LONGEST_FILE} == {}


def test_no_function_is_longer_than_a_screen() -> None:
    long: dict[str, int] = {}
    for path in code():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and not _only_nests(node):
                length = _length(node)
                if length > LONGEST_FUNCTION:
                    long[f"{name(path)}:{node.name}"] = length
    assert long == {}


def _length(node: ast.stmt) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def _only_nests(node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Whether a function holds other functions and little else, as one that declares routes does."""
    inner = [part for part in node.body if isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)]
    return bool(inner) and _length(node) - sum(map(_length, inner)) <= LONGEST_FUNCTION


def test_no_file_is_a_drawer() -> None:
    assert [name(path) for path in code() if path.name in DRAWERS] == []


def test_every_package_says_what_it_is() -> None:
    silent = [package for package in PACKAGES if not ast.get_docstring(_tree(ROOT / package / "__init__.py"))]
    assert silent == []


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def test_every_folder_of_code_is_known_to_the_import_contracts() -> None:
    found = {path.parent.name for path in ROOT.glob("*/__init__.py")}
    assert found == set(PACKAGES)


def test_nothing_is_left_undone() -> None:
    here = Path(__file__)
    undone = [name(path) for path in files(*WRITTEN) if path != here and UNDONE.search(_text(path))]
    written_by_hand = [
        path for path in undone if not any((ROOT / path).is_relative_to(made) for made in (CURRENCIES, CLIENT))
    ]
    assert written_by_hand == []


def test_no_file_names_a_folder_of_somebodys_machine() -> None:
    here = Path(__file__)
    naming = {name(path): found.group() for path in files(*WRITTEN) if path != here and (found := _path_in(path))}
    assert naming == {}


def _path_in(path: Path) -> re.Match[str] | None:
    return MACHINE_PATH.search(_text(path))


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")


def test_the_lock_installs_anywhere() -> None:
    lines = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    assert all(re.fullmatch(r"[A-Za-z0-9_.-]+==[A-Za-z0-9.!-]+", line) for line in lines)
    assert not [line for line in lines if line.lower().startswith(("nvidia", "triton"))]


@pytest.mark.parametrize("target", ["setup", "run", "test", "check", "eval"])
def test_the_makefile_has_what_the_readme_names(target: str) -> None:
    assert re.search(rf"^{target}:", _text(ROOT / "Makefile"), re.MULTILINE)
