"""Connecting a shop in the console: pasted wrong and right, tried with an order, mapped, disconnected, authorised."""

from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import httpx
import pytest
from playwright.sync_api import Page, expect

from commerce.demo.people import ANA
from shop_standins import SHOP
from tests.console.conftest import ADMIN, AGENT, PHONE, Desk, Open
from tests.start.copies import Copy

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

STAND_IN = "/demo/shopify"
BACK = "/admin/shop/shopify/callback"
APP = {"client_id": "stand-in-key", "client_secret": "stand-in-secret"}


@pytest.fixture(scope="module")
def program(open_folder: Path, unused_tcp_port_factory: Callable[[], int]) -> Iterator[str]:
    """Where a demo of its own answers, whose store sells by the stand-in of Shopify."""
    copy = Copy(open_folder / "shops", unused_tcp_port_factory(), {"LOG_LEVEL": "error"})
    try:
        copy.answers("demo --shop shopify-standin")
        yield copy.base
    finally:
        copy.clear()


def _token(base: str, scopes: str) -> str:
    """Return another token of the shop, with these permissions alone, as its merchant would make one."""
    with httpx.Client(base_url=f"{base}{STAND_IN}", timeout=30) as client:
        asked = {"client_id": APP["client_id"], "scope": scopes, "redirect_uri": f"{base}{BACK}", "shop": SHOP}
        code = httpx.URL(client.get("/admin/oauth/authorize", params=asked).headers["location"]).params["code"]
        answer = client.post("/admin/oauth/access_token", json={**APP, "code": code}).raise_for_status()
    return str(answer.json()["access_token"])


def _enter(page: Page, token: str) -> None:
    page.get_by_label("Shop address").fill(SHOP)
    page.get_by_label("Admin API access token", exact=True).fill(token)
    page.get_by_role("button", name="Connect", exact=True).click()


def _disconnected(one: Desk) -> Page:
    """Open the page of the demo's store, which sells by no shop any more."""
    one.api.delete("/stores/demo/shop").raise_for_status()
    page = one.go("/shop/demo").settled().page
    page.get_by_role("combobox", name="Shop systems").click()
    page.get_by_role("option", name="Shopify").click()
    return page


def test_a_shop_is_connected_with_a_token_that_lacks_permissions_and_each_is_named(desk: Open) -> None:
    """S5-10, S5-42, S5-65, S1-37: on a small phone; wrong, then lacking, then whole; no secret is kept in the page."""
    one = desk(ADMIN, size=PHONE)
    page = _disconnected(one)
    expect(page.get_by_text("No shop yet")).to_be_visible()
    page.get_by_role("button", name="Connect", exact=True).click()
    expect(page.get_by_text("This is needed.")).to_have_count(2)
    _enter(page, "shpat_of_somebody_else")
    expect(page.get_by_text("does not accept the access token")).to_be_visible()
    one.complaints.clear()  # the browser tells of the answer 422
    assert one.faults() == []

    lacking = _token(one.base, "read_customers,read_products,read_orders,read_merchant_managed_fulfillment_orders")
    _enter(page, lacking)
    expect(page.get_by_text("is connected. Something is missing: see above.")).to_be_visible()
    expect(page.get_by_text("lacks the access scope read_returns: returns cannot be seen.")).to_be_visible()
    expect(page.get_by_text("This is missing, and does not work until it is given:")).to_be_visible()
    assert lacking not in page.content()
    assert lacking not in str(page.evaluate("JSON.stringify(localStorage)"))
    expect(page.get_by_label("Admin API access token", exact=True)).to_have_value("")
    assert one.faults() == []

    _token(one.base, ",".join(["read_returns", *_ASKED]))
    page.get_by_role("button", name="Test the connection").click()
    expect(page.get_by_text("it is wrong, or the app was removed")).to_be_visible()


_ASKED = ("read_customers", "read_products", "read_orders", "read_merchant_managed_fulfillment_orders")


def test_a_shop_is_authorised_at_the_vendor_and_tried_with_an_order(desk: Open) -> None:
    """S5-10, S5-13, S1-05: there and back, read by itself, and the newest order of a customer is shown."""
    one = desk(ADMIN)
    page = _disconnected(one)
    page.get_by_label("Shop address").fill(SHOP)
    page.get_by_role("button", name="Authorise at Shopify").click()
    expect(page.get_by_text("This is needed.")).to_have_count(2)
    page.get_by_label("Client ID of the app").fill(APP["client_id"])
    page.get_by_label("Client secret of the app", exact=True).fill(APP["client_secret"])
    page.get_by_role("button", name="Authorise at Shopify").click()
    page.wait_for_url(f"{one.base}/admin/shop/demo")
    expect(page.get_by_text("The shop is connected.")).to_be_visible()
    expect(page.get_by_text("The customers and orders were read on")).to_be_visible()
    page.get_by_label("E-mail address of a customer").fill("who@example.com")
    page.get_by_role("button", name="Read their newest order").click()
    expect(page.get_by_text("knows no customer with this address")).to_be_visible()
    one.complaints.clear()  # the browser tells of the answer 404
    page.get_by_label("E-mail address of a customer").fill(ANA)
    page.get_by_role("button", name="Read their newest order").click()
    expect(page.get_by_role("list", name="Items").get_by_role("listitem").first).to_be_visible()
    assert one.faults() == []


def test_an_answer_that_was_not_asked_for_is_refused_on_the_page(desk: Open) -> None:
    one = desk(ADMIN)
    page = one.go("/shop/shopify/callback?code=1&state=guessed&shop=x").page
    expect(page.get_by_role("alert")).to_contain_text("was not begun here")
    one.complaints.clear()  # the browser tells of the answer 422
    page.get_by_role("link", name="All storefronts").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Shop connections")


def test_a_storefront_is_added_mapped_and_may_not_take_anothers_shop(desk: Open) -> None:
    """S5-12, S5-50: a storefront with a tag and a queue of its own; a shop that is taken says by whom."""
    one = desk(ADMIN)
    name = f"Outlet {uuid4().hex[:6]}"
    key = name.lower().replace(" ", "-")
    token = _token(one.base, ",".join(_ASKED))
    body = {"system": "shopify", "values": {"shop": SHOP, "token": token}}
    one.api.put("/stores/demo/shop", json=body).raise_for_status()
    page = one.go("/shop").page
    page.get_by_role("button", name="Add a storefront").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Name", exact=True).fill(name)
    expect(dialog.get_by_label("Key", exact=True)).to_have_value(key)
    dialog.get_by_label("Key", exact=True).fill("demo")
    dialog.get_by_role("button", name="Add it").click()
    expect(dialog.get_by_text("Another storefront has this key already.")).to_be_visible()
    dialog.get_by_label("Key", exact=True).fill(key)
    dialog.get_by_role("button", name="Add it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    page.get_by_label("Tag").fill("vip")
    page.get_by_label("Queue").fill("")
    expect(page.get_by_text("Name a queue.")).to_be_visible()
    page.get_by_label("Queue").fill("Front desk")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text(f"Where the conversations of {name} go is saved.")).to_be_visible()
    kept = one.api.get(f"/stores/{key}/settings").json()
    assert (kept["tag"], kept["queue"]) == ("vip", "Front desk")
    page.get_by_role("combobox", name="Shop systems").click()
    page.get_by_role("option", name="Shopify").click()
    _enter(page, token)
    expect(page.get_by_text("is connected to this shop already. Disconnect it there first.")).to_be_visible()
    one.complaints.clear()  # the browser tells of the answers 409


def test_a_shop_is_disconnected_after_a_question_and_agents_only_look(desk: Open) -> None:
    """S1-07, S1-08: the question can be left; agents are offered nothing that changes."""
    one = desk(ADMIN)
    body = {"system": "shopify", "values": {"shop": SHOP, "token": _token(one.base, ",".join(_ASKED))}}
    one.api.put("/stores/demo/shop", json=body).raise_for_status()
    other = desk(AGENT).go("/shop/demo").settled()
    expect(other.page.get_by_label("Shop address")).to_be_disabled()
    for name in ("Save and test", "Disconnect the shop", "Read the shop again", "Save"):
        expect(other.page.get_by_role("button", name=name, exact=True)).to_have_count(0)
    assert other.faults() == []
    page = one.go("/shop/demo").settled().page
    page.get_by_role("button", name="Disconnect the shop").click()
    page.get_by_role("dialog").get_by_role("button", name="Cancel").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.get_by_role("button", name="Disconnect the shop").click()
    page.get_by_role("dialog").get_by_role("button", name="Disconnect", exact=True).click()
    expect(page.get_by_text("Its credentials are forgotten.").first).to_be_visible()
    expect(page.get_by_text("No shop yet")).to_be_visible()
    assert one.api.get("/stores/demo/shop").json()["kept"] == []
    assert one.faults() == []
