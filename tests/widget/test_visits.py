"""The shop's page tells what its visitor does, in Chromium: not before they agree, nor after they take it back."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Request

from tests.widget.conftest import Open, Shopper

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]


def told(shopper: Shopper, act: Callable[[], object], *, has: str = "") -> dict[str, Any]:
    """Return the first report that goes out on `act`, with the part that it must have."""

    def is_meant(request: Request) -> bool:
        return request.url.endswith("/visits/reports") and f'"{has}' in (request.post_data or "")

    with shopper.page.expect_request(is_meant) as sent:
        act()
    response = sent.value.response()
    assert response is not None
    assert response.ok
    found: dict[str, Any] = json.loads(sent.value.post_data or "")
    return found


def test_a_visitor_who_agrees_is_seen_until_they_take_it_back(shopper: Open) -> None:
    """S3-02, S4-10, S4-12: the chat then goes on with the visit."""
    ana = shopper()
    visits: list[Request] = []
    ana.page.on("request", lambda request: visits.append(request) if "/visits" in request.url else None)
    ana.page.reload(wait_until="networkidle")
    assert visits == []
    agrees = ana.page.get_by_label("Staff may see")
    assert told(ana, agrees.check, has="pages")["pages"][0]["url"] == f"{ana.base}/shop"
    shirt = f"{ana.base}/shop/products/linen-shirt"
    (page,) = told(ana, lambda: ana.page.goto(shirt), has="pages")["pages"]
    assert (page["product"], page["product_title"]) == ("linen-shirt", ana.page.locator("h1").inner_text())
    cart = told(ana, ana.page.get_by_role("button", name="Add to the cart").click, has="lines")["cart"]
    assert [(line["title"], line["units"]) for line in cart["lines"]] == [(page["product_title"], 1)]
    with ana.page.expect_response(lambda answer: answer.url.endswith("/conversations")) as started:
        ana.open().says("Hello")
    key = json.loads(started.value.request.post_data or "")["visit"]
    assert started.value.json()["key"] == key
    with ana.page.expect_response(lambda answer: answer.url.endswith("/visits/consent")) as taken_back:
        agrees.uncheck()
    assert json.loads(taken_back.value.request.post_data or "") == {"activity": False}
    before = len(visits)
    ana.page.reload(wait_until="load")
    ana.page.evaluate("dispatchEvent(new CustomEvent('tillside:page'))")
    ana.page.wait_for_function("document.querySelector('tillside-chat')")
    assert len(visits) == before
