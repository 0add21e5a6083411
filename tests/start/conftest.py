"""Copies of the real program, gone after each test."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kit.tables import ROOT
from tests.start.copies import Copy, Make


@pytest.fixture
def room(open_folder: Path, tmp_path: Path) -> Path:
    """A folder of this test's own."""
    folder = open_folder / tmp_path.name
    folder.mkdir()
    return folder


@pytest.fixture
def copy(room: Path, unused_tcp_port_factory: Callable[[], int]) -> Iterator[Make]:
    """Makes copies of the program; all are gone after the test."""
    made: list[Copy] = []

    def make(folder: Path | None = None, port: int | None = None, tree: Path = ROOT, **settings: str) -> Copy:
        own = folder or room / "data"
        made.append(Copy(own, port or unused_tcp_port_factory(), settings, tree))
        return made[-1]

    yield make
    for one in made:
        one.clear()
