"""Reports that no page of ours would send: told what to change, held up, and never kept."""

import json
from typing import Any

import pytest

from channels.webchat.visits import MOST_PAGES, REPORTS_PER_SESSION
from customers import visits
from customers.models import CustomerEventRow

from .conftest import SHOP, Shop
from .visit import TEE, VISITS, Visit, begin, count


@pytest.fixture
async def visit(shop: Shop) -> Visit:
    return await begin(shop)


PAGE = {"url": f"{SHOP}/tees"}
BAD: list[Any] = [
    {},
    {"number": 0},
    {"number": 2**53},
    {"number": 1, "more": True},
    {"number": 1, "pages": [PAGE] * (MOST_PAGES + 1)},
    {"number": 1, "pages": [{"url": "x" * 2001}]},
    {"number": 1, "pages": [{"url": "javascript:alert(1)"}]},
    {"number": 1, "pages": [{"url": "https://elsewhere.example/tees"}]},
    {"number": 1, "pages": [{"url": "https://ana:secret@shop.example/"}]},
    {"number": 1, "pages": [{"url": "https://[shop.example/"}]},
    {"number": 1, "pages": [PAGE | {"title": "x" * 301}]},
    {"number": 1, "time_zone": "Mars/Olympus"},
    {"number": 1, "window": "a b"},
    {"number": 1, "cart": {"lines": [TEE | {"units": 0}]}},
    {"number": 1, "cart": {"lines": [TEE | {"units": 10_000}]}},
    {"number": 1, "cart": {"lines": [TEE] * 101}},
    {"number": 1, "cart": {"lines": [TEE], "subtotal": "-1"}},
    {"number": 1, "cart": {"lines": [TEE], "subtotal": "NaN"}},
    {"number": 1, "cart": {"lines": [TEE], "subtotal": "1e400"}},
    {"number": 1, "cart": {"lines": [TEE], "currency": "euro"}},
    [],
    "x",
]


@pytest.mark.parametrize("body", BAD)
async def test_what_is_no_report_is_told_what_to_change(visit: Visit, body: Any) -> None:  # noqa: ANN401
    answer = await visit.shop.web.post(f"{VISITS}/reports", json=body, headers=visit.bearer)
    assert answer.status_code == 422
    assert answer.json()["detail"].endswith(".")
    assert await count(visit.shop, CustomerEventRow) == [0]


async def test_signs_that_nobody_can_see_are_left_out(visit: Visit) -> None:
    page = {"url": f"{SHOP}/tees", "title": "Te\u0000es\u200b \n and   caps"}
    answer = await visit.tell(pages=[page])
    assert answer.status_code == 204
    assert await visit.events() == [("Viewed Page", "Tees and caps")]


async def test_strangers_tell_nothing(visit: Visit) -> None:
    reports, body = f"{VISITS}/reports", json.dumps({"number": 1})
    nobody = await visit.shop.web.post(reports, content=body, headers={"Content-Type": "application/json"})
    forged = await visit.shop.web.post(reports, json={"number": 1}, headers={"Authorization": "Bearer x"})
    foreign = visit.bearer | {"Origin": "https://elsewhere.example"}
    elsewhere = await visit.shop.web.post(reports, json={"number": 1}, headers=foreign)
    no_store = await visit.shop.web.post(VISITS, json={"store": "nowhere"})
    assert [one.json()["code"] for one in (nobody, forged, elsewhere, no_store)] == [
        "session_missing",
        "session_invalid",
        "origin_not_allowed",
        "store_not_found",
    ]


async def test_a_browser_that_never_stops_telling_is_held_up(visit: Visit) -> None:
    answers = [await visit.tell() for _ in range(REPORTS_PER_SESSION[0] + 1)]
    assert [one.status_code for one in answers[-2:]] == [204, 429]


async def test_one_session_keeps_only_so_much(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(visits, "MOST_EVENTS", 4)
    for number in range(5):
        await visit.see(f"/{number}")
    assert await count(visit.shop, CustomerEventRow) == [4]
