"""The demo has four weeks behind it: whoever starts it finds an inbox with people in it, and figures to look at."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest

import demo
from commerce.demo import people
from demo_past import WEEKS, in_order, read_script
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
