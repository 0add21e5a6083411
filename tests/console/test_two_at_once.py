"""Two people before the same page of settings: the second is told, and keeps or gives up what they wrote."""

import re

import pytest
from playwright.sync_api import Route, expect

from tests.console.conftest import Open

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

TOLD = "Somebody has changed the same meanwhile"


def test_the_chat_windows_look_is_not_saved_over_somebody_elses(desk: Open) -> None:
    one = desk()
    page = one.go("/chat-window").settled().page
    distance = page.get_by_label("Distance from the lower edge, in pixels")
    before = one.api.get("/stores/demo/widget").json()["settings"]
    distance.fill("44")
    one.api.put("/stores/demo/widget", json={**before, "side": "left"}).raise_for_status()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("alert").filter(has_text=TOLD)).to_be_visible()
    expect(distance).to_have_value("44")
    page.get_by_role("button", name="Take theirs").click()
    expect(distance).to_have_value(str(before["bottom"]))
    one.api.put("/stores/demo/widget", json=before).raise_for_status()


def test_a_signature_is_not_saved_over_somebody_elses(desk: Open) -> None:
    one = desk()
    page = one.go("/replies/settings").settled().page
    before = one.api.get("/stores/demo/replies").json()
    signature = page.get_by_label("Signature")
    signature.fill("Mine")
    one.api.put("/stores/demo/replies", json={**before, "signature": "Theirs"}).raise_for_status()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("alert").filter(has_text=TOLD)).to_be_visible()
    expect(signature).to_have_value("Mine")
    page.get_by_role("button", name="Go on with mine").click()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("button", name="Save", exact=True)).to_be_disabled()
    assert one.api.get("/stores/demo/replies").json()["signature"] == "Mine"
    one.api.put("/stores/demo/replies", json=before).raise_for_status()


def test_who_saves_proactive_messages_second_is_told_and_saves_theirs_on_purpose(desk: Open) -> None:
    """D10: somebody else saves between the last look and the save; the server refuses, the page explains."""
    one = desk()
    page = one.go("/proactive").settled().page
    before = one.api.get("/stores/demo/proactive").json()
    quiet = page.get_by_label("Quiet hours from")
    quiet.fill("20:15")

    theirs = {**before, "active": not before["active"]}
    saved: list[int] = []

    def meanwhile(route: Route) -> None:
        if route.request.method == "PUT" and not saved:
            saved.append(one.api.put("/stores/demo/proactive", json=theirs).status_code)
        route.continue_()

    page.route("**/api/v1/stores/demo/proactive", meanwhile)
    with page.expect_response(lambda said: said.request.method == "PUT") as refused:
        page.get_by_role("button", name="Save", exact=True).click()
    assert refused.value.status == 409
    told = page.get_by_role("alert").filter(has_text="Somebody has changed this meanwhile")
    expect(told).to_be_visible()
    expect(quiet).to_have_value("20:15")
    told.get_by_role("button", name="Keep mine, to save it").click()
    expect(told).to_have_count(0)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text(re.compile("^Saved\\."))).to_be_visible()
    after = one.api.get("/stores/demo/proactive").json()
    assert (after["quiet_from"], after["active"]) == ("20:15:00", before["active"])
    one.api.put("/stores/demo/proactive", json=before).raise_for_status()
