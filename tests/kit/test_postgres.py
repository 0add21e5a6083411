"""PostgreSQL in the data folder: any path, found again after a kill, stopped at the end, no folder left open."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import psycopg
import pytest

from kit.errors import StartError
from kit.postgres import Postgres

START_AND_DIE = """
import os, signal, sys
from pathlib import Path
from kit.postgres import Postgres
Postgres(Path(sys.argv[1])).start()
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def closed(open_folder: Path, tmp_path: Path) -> Iterator[Path]:
    """A folder with a space in its path that only its owner may enter, and room for a server in it."""
    above = open_folder / tmp_path.name / "my shop"
    above.mkdir(mode=0o700, parents=True)
    yield above / "postgres"
    Postgres(above / "postgres").stop()


def is_gone(process: psutil.Process) -> bool:
    """Whether a process ended; its parent may not have taken note of it yet."""
    return not process.is_running() or process.status() == psutil.STATUS_ZOMBIE


def answer(url: str) -> int:
    with psycopg.connect(url) as connection:
        row = connection.execute("select 42").fetchone()
        connection.execute("do $$ begin perform 1; end $$")
    assert row is not None
    return int(row[0])


def test_it_starts_in_a_folder_with_a_space_and_stops(closed: Path) -> None:
    server = Postgres(closed)
    assert answer(server.start()) == 42
    running = server.find()
    assert running is not None
    server.stop()
    assert is_gone(running.process)
    assert server.find() is None
    assert not running.sockets.exists()


def test_folders_above_are_as_closed_after_the_last_server_as_before(closed: Path) -> None:
    first, second = Postgres(closed), Postgres(closed.with_name("second"))
    first.start()
    url = second.start()
    assert closed.parent.stat().st_mode & 0o066 == 0
    first.stop()
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("checkpoint")
    assert answer(url) == 42
    second.stop()
    assert closed.parent.stat().st_mode & 0o077 == 0


def test_it_is_found_again_after_its_program_was_killed_and_stopped_by_the_next(closed: Path) -> None:
    ended = subprocess.run([sys.executable, "-c", START_AND_DIE, str(closed)], check=False)  # noqa: S603 - our own script
    assert ended.returncode == -signal.SIGKILL
    server = Postgres(closed)
    found = server.find()
    assert found is not None
    assert answer(server.start()) == 42
    assert server.find() == found
    server.stop()
    assert is_gone(found.process)
    assert closed.parent.stat().st_mode & 0o077 == 0


def test_it_starts_again_after_the_server_itself_was_killed(closed: Path) -> None:
    server = Postgres(closed)
    server.start()
    running = server.find()
    assert running is not None
    os.kill(running.process.pid, signal.SIGKILL)
    running.process.wait(5)
    assert answer(server.start()) == 42


def test_a_folder_with_something_else_in_it_is_one_sentence(closed: Path) -> None:
    closed.mkdir()
    (closed / "holiday.jpg").write_bytes(b"sun")
    with pytest.raises(StartError, match="PostgreSQL could not be run in"):
        Postgres(closed).start()
    assert closed.parent.stat().st_mode & 0o077 == 0
