"""Every named state of the demo shop, loaded into Shopify's stand-in, is read there as the order it is.

What Shopify cannot say is said as the nearest thing it can (`standin.loading`): it always knows how many units are
unfulfilled, and a cancellation under way stands in no order.
"""

from dataclasses import asdict, replace
from typing import Any

import pytest

from commerce.demo import connect
from commerce.demo.states import STATES
from commerce.port import Order
from commerce.units import count_units
from kit.clock import ManualClock
from kit.db import Database
from tests.contracts.shopify_stage import STORE, ShopifyStage, shopify_stage

UNSAID = {"untold": "unfulfilled is never unknown", "cancelling": "a job, not a field"}
READABLE = sorted(set(STATES) - {"too_old"})


@pytest.fixture
async def stage(database: Database, clock: ManualClock) -> ShopifyStage:
    return await shopify_stage(database, clock)


async def in_the_demo(stage: ShopifyStage, name: str) -> Order:
    demo = connect(stage.database, stage.clock, STORE, {"read_all_orders": "true"})
    return await demo.order("customer-ana", stage.loaded[name])


def told(order: Order) -> dict[str, Any]:
    """An order without names, which differ, and with every reference to a line by its place."""
    place = {line.id: number for number, line in enumerate(order.lines)}
    lines = [asdict(replace(line, id="", product_id="", variant_id="")) for line in order.lines]
    groups = [
        (group.status, group.request_status, group.fulfil_at, [hold.ours for hold in group.holds])
        + tuple(sorted((place[one.line_id], one.total, one.remaining) for one in group.lines))
        for group in order.fulfilment_orders
    ]
    parcels = [
        (
            sorted((place[line], units) for line, units in parcel.lines),
            parcel.tracking,
            [(event.status, event.happened_at) for event in sorted(parcel.events, key=lambda one: one.happened_at)],
            parcel.expected,
        )
        for parcel in order.fulfilments
    ]
    returns = [
        (one.state, one.asked_at, [(place[line.line_id], line.units, line.reason) for line in one.lines])
        for one in order.returns
    ]
    plain = {
        name: getattr(order, name)
        for name in ("name", "placed_at", "currency", "total", "financial_status", "shipping_address", "cancelled_at")
        + ("archived_at", "return_status", "merchant_editable", "risk_flagged", "tags")
    }
    return {"lines": lines, "groups": groups, "parcels": parcels, "returns": returns, **plain}


@pytest.mark.parametrize("state", READABLE)
async def test_a_state_of_the_demo_is_read_at_shopify_as_it_is(stage: ShopifyStage, state: str) -> None:
    """S1-65, S1-67."""
    name = await stage.place(state)

    read = await stage.shop.order(stage.me, name)
    meant = await in_the_demo(stage, name)

    if state not in UNSAID:
        assert told(read) == told(meant)
        assert list(count_units(read).values()) == list(count_units(meant).values())
