"""Who works here: invited, put into a team, given a key, let in by a password; and all of it in the audit log."""

import re

import pytest
from playwright.sync_api import expect

from tests.console.conftest import AGENT, Open

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

PASSWORD = "a lantern over nine harbours"


def test_somebody_is_invited_put_into_a_team_and_all_of_it_is_kept(desk: Open) -> None:
    """S1-07, S2-05, S3-53."""
    olivia = desk().go("/staff")
    page = olivia.page
    page.get_by_role("button", name="Invite somebody").click()
    page.get_by_label("Name").fill("Ines Quarry")
    page.get_by_label("E-mail").fill("no address")
    page.get_by_role("button", name="Send the invitation").click()
    expect(page.get_by_text("Write your e-mail address")).to_be_visible()
    page.get_by_label("E-mail").fill("ines@example.com")
    page.get_by_role("button", name="Send the invitation").click()
    page.get_by_role("button", name="Ines Quarry").click()
    drawer = page.get_by_role("dialog", name="Ines Quarry")
    drawer.get_by_label("May be assigned conversations").uncheck()
    drawer.get_by_role("button", name="Save").click()
    expect(page.get_by_text("No chat")).to_be_visible()

    olivia.go("/teams")
    page.get_by_role("button", name="Add a team").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Name").fill("Quarry team")
    dialog.get_by_role("button", name="Add a team").click()
    expect(page.get_by_role("heading", name="Quarry team")).to_be_visible()

    olivia.go("/audit")
    expect(page.get_by_text("staff.added").first).to_be_visible()
    assert olivia.faults() == []


def test_a_key_is_shown_once_and_revoked(desk: Open) -> None:
    olivia = desk().go("/keys")
    page = olivia.page
    page.get_by_role("button", name="Make a key").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Name").fill("Warehouse screen")
    dialog.get_by_role("button", name="Make a key").click()
    expect(dialog.get_by_text("Choose at least one.")).to_be_visible()
    dialog.get_by_label("tickets:read").check()
    dialog.get_by_role("button", name="Make a key").click()
    secret = dialog.locator("pre").inner_text()
    assert re.fullmatch(r"tsk_\S+", secret)
    page.keyboard.press("Escape")
    row = page.get_by_role("row", name="Warehouse screen")
    assert secret not in row.inner_text()
    row.get_by_role("button", name="Revoke Warehouse screen").click()
    page.get_by_role("dialog").get_by_role("button", name="Revoke").click()
    expect(row).to_contain_text("Revoked")


def test_an_agent_sets_a_password_and_comes_in_by_it(desk: Open) -> None:
    """S1-08: sees who works here, and changes nobody."""
    gus = desk(AGENT).go("/staff")
    page = gus.page
    expect(page.get_by_role("button", name="Mina Calder")).to_be_visible()
    expect(page.get_by_role("button", name="Invite somebody")).to_have_count(0)
    gus.go("/me")
    page.get_by_label("New password").fill("short")
    page.get_by_role("button", name="Save the password").click()
    expect(page.get_by_text("Use at least 12 characters.")).to_be_visible()
    page.get_by_label("New password").fill(PASSWORD)
    page.get_by_role("button", name="Save the password").click()
    expect(page.get_by_text("The password is set.")).to_be_visible()

    gus.context.clear_cookies()
    page.goto(f"{gus.base}/admin/staff")
    page.get_by_label("E-mail").fill(AGENT)
    page.get_by_label("Password", exact=True).fill("not this one either")
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_role("alert")).to_be_visible()
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_role("heading", name="People", level=1)).to_be_visible()
