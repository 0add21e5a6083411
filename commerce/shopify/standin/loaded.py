"""The parts of a loaded order: its lines, fulfilment orders, parcels and returns, as Shopify would hold them."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time

from commerce.fulfilment import Fulfilment, FulfilmentOrder, ShipmentStatus
from commerce.port import Address, Line, Order
from commerce.returns import Return, ReturnReason, ReturnState
from commerce.shopify.standin.ids import PREFIX, gid
from commerce.shopify.standin.model import (
    Group,
    GroupLine,
    HoldModel,
    LineItem,
    MailAddress,
    OrderModel,
    Parcel,
    ParcelEvent,
    ParcelLine,
    ReturnItem,
    ReturnModel,
)
from commerce.shopify.standin.world import StoreModel

NOON = time(12, tzinfo=UTC)
OTHER_APP = gid("App", 2)
REASONS = {
    ReturnReason.DEFECT: "DEFECTIVE",
    ReturnReason.WRONG_ITEM: "WRONG_ITEM",
    ReturnReason.DOES_NOT_FIT: "SIZE_TOO_SMALL",
    ReturnReason.CHANGED_MIND: "UNWANTED",
    ReturnReason.OTHER: "OTHER",
}
RETURNS = {ReturnState.CANCELLED: "CANCELED"}


def named(store: StoreModel, kind: str, given: str) -> str:
    """Return Shopify's name for a thing: its own, that under which it was loaded before, or a new one."""
    return known(store, kind, given) or _new(store, kind, given)


def known(store: StoreModel, kind: str, given: str) -> str | None:
    """Return Shopify's name for a thing that has one."""
    return given if given.startswith(PREFIX) else store.known.get(f"{kind} {given}")


def _new(store: StoreModel, kind: str, given: str) -> str:
    made = store.known[f"{kind} {given}"] = store.new_id(kind)
    return made


def line(store: StoreModel, one: Line, product: str | None) -> LineItem:
    """Return a line of an order; `product` is Shopify's name of its product."""
    return LineItem(
        id=named(store, "LineItem", one.id),
        title=one.title,
        variant_title=one.variant_title,
        price=one.price.amount,
        quantity=one.ordered,
        current=one.current,
        unfulfilled=one.current if one.unfulfilled is None else one.unfulfilled,
        refundable=one.refundable,
        product=product,
        variant=known(store, "ProductVariant", one.variant_id) if product else None,
        sku=one.sku,
        image=one.image,
        attributes=one.attributes,
        requires_shipping=one.requires_shipping,
        is_gift_card=one.is_gift_card,
        merchant_editable=one.merchant_editable,
    )


def group(store: StoreModel, order: Order, one: FulfilmentOrder) -> Group:
    """Return a fulfilment order; the first parcel's window is what was promised."""
    untold = {line.id for line in order.lines if line.unfulfilled is None}
    window = next((parcel.expected for parcel in order.fulfilments if parcel.expected), None)
    return Group(
        id=named(store, "FulfillmentOrder", one.id),
        status=one.status.name,
        request_status=one.request_status.name,
        lines=tuple(
            GroupLine(
                store.new_id("FulfillmentOrderLineItem"),
                named(store, "LineItem", line.line_id),
                line.total,
                line.remaining,
            )
            for line in one.lines
            if line.line_id not in untold
        ),
        holds=tuple(
            HoldModel(
                store.new_id("FulfillmentHold"),
                hold.reason.upper(),
                store.app.id if hold.ours else OTHER_APP,
                hold.handle,
            )
            for hold in one.holds
        ),
        fulfil_at=one.fulfil_at,
        promise=(_noon(window.earliest), _noon(window.latest)) if window else None,
    )


def _noon(day: date) -> datetime:
    return datetime.combine(day, NOON)


def parcel(store: StoreModel, made: OrderModel, one: Fulfilment) -> Parcel:
    """Return a parcel."""
    lines = tuple(
        ParcelLine(store.new_id("FulfillmentLineItem"), named(store, "LineItem", line), units)
        for line, units in one.lines
    )
    held = {line.line for line in lines}
    picked = [said.happened_at for said in one.events if said.status is ShipmentStatus.PICKED_UP]
    tracking = one.tracking
    return Parcel(
        id=named(store, "Fulfillment", one.id),
        lines=lines,
        created_at=one.created_at,
        tracking=(tracking.company, tracking.number, tracking.url) if tracking else None,
        events=tuple(
            ParcelEvent(store.new_id("FulfillmentEvent"), said.status.name, said.happened_at, said.message)
            for said in one.events
            if said.status is not ShipmentStatus.PICKED_UP
        ),
        estimated_at=_noon(one.expected.latest) if one.expected else None,
        earliest_at=_noon(one.expected.earliest) if one.expected else None,
        picked_up_at=picked[0] if picked else None,
        groups=tuple(group.id for group in made.groups if held & {line.line for line in group.lines}),
    )


def one_return(store: StoreModel, made: OrderModel, one: Return) -> ReturnModel:
    """Return a return."""
    items = tuple(_items(store, made, one))
    return ReturnModel(
        id=named(store, "Return", one.id),
        name=f"{made.name}-R{len(made.returns) + 1}",
        status=RETURNS.get(one.state, one.state.name),
        created_at=one.asked_at,
        items=items,
        exchange=tuple(
            (variant, item.units)
            for item in one.lines
            if item.exchange_for and (variant := known(store, "ProductVariant", item.exchange_for))
        ),
        closed_at=one.closed_at or one.asked_at if one.state is ReturnState.CLOSED else None,
        decline=("OTHER", "") if one.state is ReturnState.DECLINED else None,
    )


def _items(store: StoreModel, made: OrderModel, one: Return) -> Iterable[ReturnItem]:
    """Find the units of a return in the parcels they were sent with."""
    left = {line.id: line.quantity for parcel in made.parcels for line in parcel.lines}
    for item in one.lines:
        units, line_id = item.units, named(store, "LineItem", item.line_id)
        for parcel in made.parcels:
            for line in parcel.lines:
                count = min(units, left[line.id]) if line.line == line_id else 0
                if count:
                    left[line.id] -= count
                    units -= count
                    name = store.new_id("ReturnLineItem")
                    yield ReturnItem(name, line.id, count, REASONS[item.reason], customer_note=one.note)


def address(one: Address | None) -> MailAddress | None:
    """Return a postal address, its name in two parts."""
    if one is None:
        return None
    first, _, last = one.name.rpartition(" ")
    return MailAddress(
        first_name=first or last,
        last_name=last if first else "",
        address1=one.line1,
        address2=one.line2,
        city=one.city,
        province=one.region,
        zip=one.postcode,
        country=one.country,
        phone=one.phone,
    )
