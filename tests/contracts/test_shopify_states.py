"""Every named state of the demo shop, loaded into Shopify's stand-in, is read there as the order it is.

What Shopify cannot say is said as the nearest thing it can (`standin.loading`): it always knows how many units are
unfulfilled, a cancellation under way stands in no order, a carrier names one day for each parcel, not two, and what was
engraved would be lost by a swap.
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

OTHERWISE = {"quantity_unknown", "cancelling", "voided"}
"""Told otherwise: see above; and Shopify lets nobody edit an order whose payment is void."""
READABLE = sorted(set(STATES) - {"too_old", "too_old_open"} - OTHERWISE)

PLAIN = (
    *("name", "placed_at", "currency", "total", "financial_status", "shipping_address", "cancelled_at"),
    *("archived_at", "return_status", "merchant_editable", "risk_flagged", "tags"),
)


@pytest.fixture
async def stage(database: Database, clock: ManualClock) -> ShopifyStage:
    return await shopify_stage(database, clock)


async def in_the_demo(stage: ShopifyStage, name: str) -> Order:
    demo = connect(stage.database, stage.clock, STORE, {"read_all_orders": "true"})
    return await demo.order("customer-ana", stage.loaded[name])


def told(order: Order) -> dict[str, Any]:
    """An order without names, which differ, and with every reference to a line by its place."""
    place = {line.id: number for number, line in enumerate(order.lines)}
    lines = [asdict(replace(line, id="", product_id="", variant_id="", is_swappable=True)) for line in order.lines]
    groups = [
        (
            group.status,
            group.request_status,
            group.fulfil_at,
            [hold.ours for hold in group.holds],
            sorted((place[one.line_id], one.total, one.remaining) for one in group.lines),
        )
        for group in order.fulfilment_orders
    ]
    parcels = [
        (
            sorted((place[line], units) for line, units in parcel.lines),
            parcel.tracking,
            [(event.status, event.happened_at) for event in sorted(parcel.events, key=lambda one: one.happened_at)],
            parcel.expected and (parcel.expected if len(order.fulfilments) == 1 else parcel.expected.latest),
        )
        for parcel in order.fulfilments
    ]
    returns = [
        (one.state, one.asked_at, [(place[line.line_id], line.units, line.reason) for line in one.lines])
        for one in order.returns
    ]
    plain = {name: getattr(order, name) for name in PLAIN}
    return {"lines": lines, "groups": groups, "parcels": parcels, "returns": returns, **plain}


@pytest.mark.parametrize("state", READABLE)
async def test_a_state_of_the_demo_is_read_at_shopify_as_it_is(stage: ShopifyStage, state: str) -> None:
    """S1-65, S1-67."""
    name = await stage.place(state)

    read = await stage.shop.order(stage.me, name)
    meant = await in_the_demo(stage, name)

    assert told(read) == told(meant)
    assert [line.is_swappable for line in read.lines] == [not line.attributes for line in read.lines]
    assert list(count_units(read).values()) == list(count_units(meant).values())


@pytest.mark.parametrize("state", sorted(OTHERWISE))
async def test_what_shopify_says_otherwise_is_read_all_the_same(stage: ShopifyStage, state: str) -> None:
    order = await stage.shop.order(stage.me, await stage.place(state))

    assert all(line.unfulfilled is not None for line in order.lines)
    assert not order.cancel_pending
    assert order.merchant_editable == (state == "quantity_unknown")
