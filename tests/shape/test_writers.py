"""Only a package writes its own tables; those above it may read them (design.md, "Who may import whom")."""

import ast
from collections.abc import Iterator
from pathlib import Path

from kit.tables import ROOT

WRITES = {"insert", "update", "delete"}


def sources() -> Iterator[Path]:
    for path in ROOT.rglob("*.py"):
        place = path.relative_to(ROOT)
        if (
            not {"tests", "migrations", "build", "data", "node_modules"} & set(place.parts)
            and ".venv" not in place.parts
        ):
            yield place


def foreign_rows(place: Path, tree: ast.AST) -> dict[str, str]:
    """Return the names of tables that a file imports from another package, with where they come from."""
    own = place.parent.as_posix().replace("/", ".")
    return {
        name.asname or name.name: node.module
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module and node.module.endswith(".models")
        if not f"{own}.models".startswith(node.module.split(".")[0] + ".")
        for name in node.names
    }


def written(tree: ast.AST) -> Iterator[str]:
    """Return the names that are built as a row, or inserted into, updated or deleted from."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            if node.func.id in WRITES and node.args and isinstance(node.args[0], ast.Name):
                yield node.args[0].id
            else:
                yield node.func.id


def found(place: Path, text: str) -> set[str]:
    tree = ast.parse(text)
    return foreign_rows(place, tree).keys() & set(written(tree))


def test_no_package_writes_anothers_tables() -> None:
    broken = {str(place): rows for place in sources() if (rows := found(place, (ROOT / place).read_text("utf-8")))}
    assert broken == {}


def test_the_check_sees_a_foreign_write_and_allows_a_foreign_read() -> None:
    reads = "from stores.models import StoreRow\nselect(StoreRow)"
    assert found(Path("hub/edit.py"), reads) == set()
    assert found(Path("hub/edit.py"), reads + "\nStoreRow(name='x')") == {"StoreRow"}
    assert found(Path("hub/edit.py"), reads + "\nupdate(StoreRow)") == {"StoreRow"}
    assert found(Path("stores/pages.py"), reads + "\nupdate(StoreRow)") == set()
