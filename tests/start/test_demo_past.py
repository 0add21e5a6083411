"""The demo has four weeks behind it: whoever starts it finds an inbox with people in it, and figures to look at."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import func, select

import app
import demo
import demo_past
from commerce.demo import people
from conversations.models import ConversationRow
from demo_past import WEEKS
from demo_script import in_order, read_script
from kit.db import Database
from kit.embed import MiniLM
from kit.folder import DataFolder
from settings import Settings
from tests.start.copies import Copy

NOW = datetime(2026, 11, 23, 0, 40, tzinfo=UTC)


def test_nobody_speaks_before_the_four_weeks_or_after_now() -> None:
    """Not even at an hour at which yesterday's evening is not long ago."""
    steps = in_order(read_script(), NOW)
    assert all(NOW - WEEKS <= moment <= NOW for moment, _, _ in steps)
    assert [moment for moment, _, _ in steps] == sorted(moment for moment, _, _ in steps)


def test_the_steps_of_a_matter_keep_their_order() -> None:
    script = read_script()
    for place, matter in enumerate(script):
        assert tuple(step for _, which, step in in_order(script, NOW) if which == place) == matter.steps


def test_everybody_in_it_is_known_or_says_who_they_are() -> None:
    customers = {one.email.partition("@")[0] for one in people.CUSTOMERS}
    staff = {email.partition("@")[0] for _, email, _ in demo.STAFF}
    for matter in read_script():
        assert matter.who in customers if matter.who else matter.name and matter.email
        assert matter.steps[0].says, "a customer begins"
        for step in matter.steps:
            assert [bool(step.says), step.staff in staff, bool(step.rates)].count(True) == 1
            assert not step.gives or step.gives in staff


@pytest.mark.timeout(300)
def test_whoever_starts_the_demo_finds_people_waiting_and_weeks_of_figures(
    room: Path, unused_tcp_port_factory: Callable[[], int]
) -> None:
    copy = Copy(room / "lived", unused_tcp_port_factory(), {"LOG_LEVEL": "error"})
    try:
        copy.answers("demo")
        with httpx.Client(base_url=copy.base, headers={"Origin": copy.base}, timeout=30) as owner:
            owner.post("/api/v1/staff/sign-in/enter", json={"link": link_of(copy)}).raise_for_status()
            queues = {one["queue"]: one["total"] for one in owner.get("/api/v1/desk/queues").json()}
            assert queues["mine"] == 2
            assert queues["unassigned"] >= 3
            today = datetime.now(UTC).date()
            span = {"from": str(today - timedelta(days=27)), "to": str(today)}
            reasons = owner.get("/api/v1/desk/reports/refund_reasons", params={**span, "by": "reason"}).json()
            rated = owner.get("/api/v1/desk/reports/satisfaction", params=span).json()["total"]
            assert rated["rates"] == {"satisfied": pytest.approx(5 / 6), "rated": pytest.approx(6 / 7)}
            assert {one["label"] for one in reasons["cells"]} >= {"Damaged", "Late", "Quality"}, reasons
    finally:
        copy.clear()


def link_of(copy: Copy) -> str:
    """Read the owner's link, as whoever started the demo does."""
    assert copy.process is not None
    assert copy.process.stdout is not None
    for line in copy.process.stdout:
        if found := re.search(r"enter\?link=(\S+)", line):
            return found[1]
    raise AssertionError("no link was printed")


@pytest.mark.timeout(200)
async def test_a_past_that_breaks_off_is_told_and_what_was_lived_is_kept(
    tmp_path: Path,
    database_url: str,
    database: Database,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The demo begins all the same, with what there is."""
    say, said = demo_past._say, [0]  # noqa: SLF001 - where something unforeseen happens

    async def stumble(*told: Any) -> None:  # noqa: ANN401
        said[0] += 1
        if said[0] > 1:
            raise RuntimeError("the shop burnt down")
        await say(*told)

    monkeypatch.setattr(demo_past, "_say", stumble)
    await app._live_through(Settings(_env_file=None), DataFolder(tmp_path), database_url, MiniLM())  # noqa: SLF001
    words = " ".join(capsys.readouterr().out.split())
    assert "ended early" in words
    assert "RuntimeError: the shop burnt down" in words
    async with database.look() as session:
        assert await session.scalar(select(func.count()).select_from(ConversationRow)) == 1
    assert not await demo_past.is_untold(database_url)
