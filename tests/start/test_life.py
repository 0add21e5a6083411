"""The program starts anywhere, is alone on its folder, ends within five seconds, and leaves nothing behind."""

import signal
import time
from pathlib import Path

import httpx
import psutil
import pytest

from demo import LINKS
from kit.postgres import Postgres
from tests.start.copies import Make

pytestmark = pytest.mark.timeout(400)  # a whole program starts several times, maybe on a busy machine


def are_gone(processes: list[psutil.Process]) -> bool:
    """Whether all have ended; a parent may not have taken note of it yet."""
    return all(not one.is_running() or one.status() == psutil.STATUS_ZOMBIE for one in processes)


def test_ctrl_c_ends_all_within_five_seconds_with_a_chat_open_and_a_second_copy_is_refused(
    copy: Make, room: Path
) -> None:
    folder = room / "my shop" / "data"
    folder.parent.mkdir()
    running = copy(folder=folder).answers("demo")
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
