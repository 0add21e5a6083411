"""What a shop does without us: its people and warehouse send, hold, ask, approve, archive and delete."""

from collections.abc import Mapping
from dataclasses import replace

from commerce.shopify.standin import warehouse
from commerce.shopify.standin.loaded import OTHER_APP
from commerce.shopify.standin.model import HoldModel, Job, OrderModel, Parcel, ParcelEvent, ParcelLine
from commerce.shopify.standin.states import CLOSED
from commerce.shopify.standin.world import StoreModel, World

CARRIER = "Tidepost"
AWAY = "https://tidepost.example/track/"


def ship(
    world: World, store: StoreModel, order_id: str, units: Mapping[str, int] | None = None, status: str = "IN_TRANSIT"
) -> str:
    """Send units of lines in one parcel, everything that is left if none are named; returns the fulfilment's name."""
    order = store.orders[order_id]
    sent = units or {line.id: line.unfulfilled for line in order.lines if line.unfulfilled and line.requires_shipping}
    order.groups, touched = warehouse.send(order.groups, sent)
    order.lines = tuple(replace(line, unfulfilled=line.unfulfilled - sent.get(line.id, 0)) for line in order.lines)
    number = f"TS{len(order.parcels) + 1:02d}{order.number:06d}PT"
    now = world.clock.now()
    made = Parcel(
        store.new_id("Fulfillment"),
        tuple(ParcelLine(store.new_id("FulfillmentLineItem"), line, count) for line, count in sent.items()),
        now,
        (CARRIER, number, AWAY + number),
        (ParcelEvent(store.new_id("FulfillmentEvent"), status, now),) if status else (),
        groups=touched,
    )
    order.parcels = (*order.parcels, made)
    is_all = not any(line.unfulfilled and line.requires_shipping for line in order.lines)
    world.announce(store, "FULFILLMENTS_CREATE", order, made)
    world.touch(store, order, "ORDERS_FULFILLED" if is_all else "ORDERS_PARTIALLY_FULFILLED")
    return made.id


def report(world: World, store: StoreModel, order_id: str, status: str, message: str = "") -> None:
    """Let the carrier say something of the parcel that was sent last."""
    order = store.orders[order_id]
    *before, last = order.parcels
    said = ParcelEvent(store.new_id("FulfillmentEvent"), status, world.clock.now(), message)
    last = replace(last, events=(*last.events, said))
    order.parcels = (*before, last)
    world.announce(store, "FULFILLMENT_EVENTS_CREATE", order, (last, said))
    world.touch(store, order, "FULFILLMENTS_UPDATE", last)


def ask_service(world: World, store: StoreModel, order_id: str, request: str, status: str = "OPEN") -> None:
    """Bring every fulfilment order that is not over into the hands of a fulfilment service, or back."""
    order = store.orders[order_id]
    order.groups = tuple(
        one if one.status in CLOSED else replace(one, request_status=request, status=status) for one in order.groups
    )
    world.touch(store, order)


def hold(world: World, store: StoreModel, order_id: str, reason: str = "HIGH_RISK_OF_FRAUD") -> None:
    """Let another app hold everything that is left of an order."""
    order = store.orders[order_id]
    held = [
        warehouse.place_hold(one, HoldModel(store.new_id("FulfillmentHold"), reason, OTHER_APP, f"other-{one.id}"))
        for one in order.groups
    ]
    order.groups = tuple(
        old if isinstance(new, warehouse.Refusal) else new for old, new in zip(order.groups, held, strict=True)
    )
    world.touch(store, order, "FULFILLMENT_ORDERS_PLACED_ON_HOLD")


def cancel(world: World, store: StoreModel, order_id: str) -> None:
    """Cancel an order and pay it back, at once."""
    job = Job(store.new_id("Job"), order_id, 0, fails=False, reason="STAFF", restock=True, refund=True, note=None)
    world.finish(store, job)


def archive(world: World, store: StoreModel, order_id: str) -> None:
    """Archive an order."""
    order = store.orders[order_id]
    order.closed_at = world.clock.now()
    world.touch(store, order)


def delete_order(world: World, store: StoreModel, order_id: str) -> None:
    """Delete an order, as a shop can with what it has cancelled."""
    order = store.orders[order_id]
    order.is_deleted = True
    world.announce(store, "ORDERS_DELETE", order)


def delete_product(store: StoreModel, product_id: str) -> None:
    """Delete a product: lines that were sold of it stay, and name no product any more."""
    del store.products[product_id]


def remove_line(order: OrderModel, line_id: str) -> None:
    """Take the open units of a line off an order, as somebody of the shop does by an edit of their own."""
    line = order.line(line_id)
    if line is None:
        return
    gone = line.unfulfilled
    order.groups = warehouse.close_empty(warehouse.take_units(order.groups, line_id, gone))
    less = replace(line, current=line.current - gone, unfulfilled=0, refundable=max(0, line.refundable - gone))
    order.lines = tuple(less if one.id == line_id else one for one in order.lines)


def uninstall(world: World, store: StoreModel) -> None:
    """Remove the app: its token opens nothing any more, and its webhooks end with this last one."""
    world.announce(store, "APP_UNINSTALLED")
    store.subscriptions.clear()
    store.token = "revoked-" + store.token
    store.scopes = frozenset()
