"""Rules are put in order and changed by two at once, agents only read them, and deadlines are promised (D5, D8)."""

import re
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import expect

from tests.console.conftest import AGENT, MANAGER, PHONE, Desk, Open

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]


def _new(what: str) -> str:
    """A name that nothing else in the demo has."""
    return f"{what} {uuid4().hex[:6]}"


def _rule(one: Desk, name: str) -> dict[str, Any]:
    return next(rule for rule in one.api.get("/desk/routing/rules").json() if rule["name"] == name)


def _made(one: Desk, name: str) -> int:
    condition = {"ticket": {"field": "subject", "op": "contains", "value": name}}
    made = one.api.post("/desk/routing/rules", json={"name": name, "condition": condition, "to": {"tag": "seen"}})
    made.raise_for_status()
    return int(made.json()["id"])


def test_rules_are_put_in_order_by_the_keyboard_and_agents_only_read_them(desk: Open) -> None:
    """D5, S2-04: each move is kept and said; whoever is an agent sees what the rules say and can change nothing."""
    one = desk(MANAGER, size=PHONE)
    first, second = _new("First"), _new("Second")
    _made(one, first)
    _made(one, second)
    page = one.go("/routing").page
    page.get_by_role("button", name=f"Move “{second}” up").press("Enter")
    expect(page.get_by_role("status").filter(has_text=f"“{second}” is now rule")).to_have_count(1)
    assert _rule(one, second)["place"] < _rule(one, first)["place"]
    page.get_by_role("switch", name=f"“{first}” works").press("Space")
    expect(page.get_by_text(f"“{first}” is off.")).to_be_visible()
    other = desk(AGENT).go("/routing")
    row = other.page.get_by_role("listitem", name=first)
    expect(row).to_contain_text(f"Subject contains {first}")
    expect(row).to_contain_text("Off")
    expect(other.page.get_by_role("switch")).to_have_count(0)
    expect(other.page.get_by_role("link", name="Add rule")).to_have_count(0)
    row.get_by_role("link", name=first).click()
    expect(other.page.get_by_role("heading", level=1)).to_have_text(first)
    expect(other.page.get_by_role("button", name="Save rule")).to_have_count(0)
    assert other.faults() == []


def test_two_people_who_change_one_rule_lose_nothing(desk: Open) -> None:
    """Two tabs: who saves second is told, keeps what they wrote, and chooses; a draft outlives a reload."""
    one = desk(MANAGER)
    name, mine, theirs = _new("Shared"), _new("Mine"), _new("Theirs")
    number = _made(one, name)
    page = one.go(f"/routing/{number}").page
    page.get_by_label("Name", exact=True).fill(mine)
    expect(page.get_by_text("Not saved yet")).to_be_visible()
    kept = _rule(one, name)
    body = {"name": theirs, "condition": kept["condition"], "to": {"tag": "seen"}}
    one.api.put(f"/desk/routing/rules/{number}", json=body).raise_for_status()
    page.get_by_role("button", name="Save rule").click()
    expect(page.get_by_text("Somebody else has changed this rule")).to_be_visible()
    expect(page.get_by_label("Name", exact=True)).to_have_value(mine)
    one.complaints.clear()  # the browser tells of the answer 409
    one.go(f"/routing/{number}")
    expect(page.get_by_label("Name", exact=True)).to_have_value(mine)
    page.get_by_role("button", name="Save mine over it").click()
    expect(page.get_by_role("listitem", name=mine)).to_be_visible()
    assert _rule(one, mine)["id"] == number


def test_a_service_level_is_promised_and_its_office_hours_are_seen(desk: Open) -> None:
    """D8, S5-60: written in the drawer, with an example that says when it would be due."""
    one = desk(MANAGER)
    name = _new("Quick")
    page = one.go("/deadlines/promises").page
    page.get_by_role("button", name="Add a service level").click()
    page.get_by_role("menuitem", name="Begin with nothing").click()
    drawer = page.get_by_role("dialog")
    drawer.get_by_label("Name", exact=True).fill(name)
    drawer.get_by_role("button", name="Save").click()
    expect(drawer.get_by_text("Promise at least one of the three.")).to_be_visible()
    drawer.get_by_label("First reply", exact=True).fill("4")
    expect(drawer.get_by_text(re.compile(r"First reply: comes in Mon 16:50, due"))).to_be_visible()
    drawer.get_by_role("button", name="Save").click()
    row = page.get_by_role("listitem", name=name)
    expect(row).to_contain_text("First reply within 4 hr")
    for path in ("/deadlines", "/deadlines/promises", "/deadlines/aging", "/routing/views", "/routing/new"):
        assert one.go(path).settled().faults() == []
