"""The stand-in's own entrance, for whoever does not live in its process."""

import pytest

from commerce.shopify.standin.loading import place_order
from tests.commerce.building import line, order
from tests.commerce.shopify_standin.asking import Shopify


async def test_knobs_and_faults_are_turned_from_outside(shopify: Shopify) -> None:
    assert (await shopify.client.post("/standin/knobs", json={"polls": 3})).status_code == 204
    assert (await shopify.client.post("/standin/faults", json={"kind": "status", "status": 503})).status_code == 204

    assert shopify.world.knobs.polls == 3
    assert (await shopify.post("{ shop { name } }")).status_code == 503


async def test_the_shop_sends_and_the_carrier_reports(shopify: Shopify) -> None:
    name = place_order(shopify.store, order(line()))

    await shopify.client.post("/standin/ship", json={"order": name})
    await shopify.client.post("/standin/report", json={"order": name, "status": "DELIVERED"})

    (told,) = (await shopify.client.get("/standin/orders")).json()
    assert (told["name"], told["customer"], told["fulfilment"]) == ("#1001", "ana@example.com", "FULFILLED")
    found = await shopify.order(name)
    assert [one["status"] for one in found["fulfillments"][0]["events"]["nodes"]] == ["IN_TRANSIT", "DELIVERED"]


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("knobs", {"polls": -1}, 422),
        ("knobs", {"nothing": 1}, 422),
        ("faults", {"kind": "moved"}, 422),
        ("faults", {"kind": "earthquake"}, 422),
        ("ship", {"order": "gid://shopify/Order/1"}, 404),
    ],
)
async def test_what_it_does_not_know_is_refused(
    shopify: Shopify, path: str, body: dict[str, object], status: int
) -> None:
    assert (await shopify.client.post(f"/standin/{path}", json=body)).status_code == status
