"""Copies of the real program, gone after each test."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.start.copies import Copy, Make


@pytest.fixture
def copy(tmp_path: Path, unused_tcp_port_factory: Callable[[], int]) -> Iterator[Make]:
    """Makes copies of the program; all are gone after the test."""
    made: list[Copy] = []

    def make(folder: Path | None = None, port: int | None = None, **settings: str) -> Copy:
        own = folder or tmp_path / "data"
        made.append(Copy(own, port or unused_tcp_port_factory(), settings))
        return made[-1]

    yield make
    for one in made:
        one.clear()
