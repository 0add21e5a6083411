"""The program starts anywhere, is alone on its folder, ends within five seconds, and leaves nothing behind."""

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import httpx
import psutil
import pytest

from demo import LINKS
from kit.postgres import Postgres
from tests.start.copies import DEMO, START_SECONDS, Copy, Make

pytestmark = pytest.mark.timeout(400)  # a whole program starts several times, maybe on a busy machine

BARE = 25_000_000
"""More than Python alone holds, which is deaf to what the program wishes; far less than with the libraries."""


def are_gone(processes: list[psutil.Process]) -> bool:
    """Whether all have ended; a parent may not have taken note of it yet."""
    return all(not one.is_running() or one.status() == psutil.STATUS_ZOMBIE for one in processes)


def test_ctrl_c_ends_all_within_five_seconds_with_a_chat_open_and_a_second_copy_is_refused(
    copy: Make, room: Path
) -> None:
    folder = room / "my shop" / "data"
    folder.parent.mkdir()
    running = copy(folder=folder).answers(DEMO)
    second = copy(folder=folder).ends()
    assert second.code == 2
    assert "Another copy already runs" in second.sentence
    processes = running.children()
    chats = f"{running.base}/api/v1/webchat/conversations"
    chat = httpx.post(chats, json={"store": "demo"}, timeout=20).json()
    bearer = {"Authorization": f"Bearer {chat['key']}"}
    with httpx.stream("GET", f"{chats}/{chat['conversation']}/events", headers=bearer, timeout=20) as answer:
        assert answer.status_code == 200
        began = time.monotonic()
        ended = running.send(signal.SIGINT)
        assert time.monotonic() - began < 5
    assert ended.code == 0
    assert "Traceback" not in ended.said
    assert are_gone(processes)
    assert all(f"{running.base}{path}" in ended.said for path in LINKS.values())
    assert f"{running.base}/admin/enter" in ended.said


def test_after_a_kill_the_database_is_found_again_looked_at_by_doctor_and_stopped_at_the_end(copy: Make) -> None:
    first = copy().answers()
    server = Postgres(first.folder / "postgres").find()
    assert server is not None
    first.send(signal.SIGKILL)
    assert server.process.is_running()
    second = copy(folder=first.folder).answers()
    assert Postgres(first.folder / "postgres").find() == server
    looked = copy(folder=first.folder).ends("doctor")
    assert "Database" in looked.said
    assert "PostgreSQL" in looked.said
    assert second.send(signal.SIGTERM).code == 0
    assert are_gone([server.process])


def test_ctrl_c_while_it_starts_for_the_first_time_leaves_nothing_and_the_next_start_goes_on(copy: Make) -> None:
    """While libraries load, PostgreSQL is set up or starts, tables are made, and the demo is filled."""
    one = copy()
    moments = {
        "loading": lambda: memory(one) > BARE,
        "set up": (one.folder / "postgres.new" / "PG_VERSION").exists,
        "tables": lambda: Postgres(one.folder / "postgres").find() is not None,
        "filling": (one.folder / "chroma").exists,
    }
    for name, has_come in moments.items():
        process = one.start(DEMO)
        wait_until(has_come)
        running = one.children()
        began = time.monotonic()
        os.killpg(process.pid, signal.SIGINT)
        said, _ = process.communicate(timeout=30)
        assert time.monotonic() - began < 5, name
        assert "Traceback" not in said, (name, said)
        assert process.returncode in {0, 130, -signal.SIGINT}, name
        assert are_gone(running), name
        assert Postgres(one.folder / "postgres").find() is None, name
    ended = one.answers(DEMO).send(signal.SIGINT)
    assert ended.code == 0
    assert "Traceback" not in ended.said


def memory(one: Copy) -> int:
    """How many bytes a program holds."""
    assert one.process is not None
    return int(psutil.Process(one.process.pid).memory_info().rss)


def wait_until(has_come: Callable[[], bool]) -> None:
    limit = time.monotonic() + START_SECONDS
    while not has_come():
        assert time.monotonic() < limit
        time.sleep(0.01)
