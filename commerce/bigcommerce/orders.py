"""An order of BigCommerce as the port describes it: pure functions over what was read.

BigCommerce has no fulfilment orders. One is made up for each order that has something to send, from the order's status:

- Pending, Awaiting Payment, Awaiting Fulfillment, Partially Shipped: open, nobody has been asked;
- Awaiting Shipment, Awaiting Pickup, and any status that we do not know: packed, so accepted by the warehouse;
- Manual Verification Required, Disputed: on hold, and the hold is not ours;
- Cancelled, Declined: cancelled;
- nothing left to send, or nobody can tell: closed.

How many units of a line are unfulfilled is told only where it is certain. Shipped and refunded units are two counts,
and a refund does not say whether its unit had left; Refunded, Partially Refunded and Disputed replace the status that
told how far the sending was. In between it is None, never a guess.

A cancelled order keeps no date of it, so `cancelled_at` is when it was last changed. The carrier tells BigCommerce
nothing: parcels have no events.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from commerce.bigcommerce.shapes import OrderProduct, PostalAddress, Shipment, VendorOrder
from commerce.bigcommerce.statuses import HELD, OVER, SENT, UNPAID, UNTOLD, StatusId
from commerce.fulfilment import (
    Fulfilment,
    FulfilmentOrder,
    FulfilmentOrderLine,
    FulfilmentOrderStatus,
    Hold,
    RequestStatus,
    Tracking,
)
from commerce.port import Address, FinancialStatus, Line, Money, Order
from commerce.product_text import name
from kit.errors import Permanent

CHOSEN = frozenset({"multiple choice", "swatch", "product list", "product pick list"})
"""Types of option that tell variants apart; what else was filled in is the customer's own, such as an engraving."""
VOIDING = "void pending"
_CENT = Decimal("0.01")
_PAID = {
    "authorized": FinancialStatus.AUTHORIZED,
    VOIDING: FinancialStatus.AUTHORIZED,
    "captured": FinancialStatus.PAID,
    "paid": FinancialStatus.PAID,
    "capture pending": FinancialStatus.PENDING,
    "held for review": FinancialStatus.PENDING,
    "pending": FinancialStatus.PENDING,
    "partially refunded": FinancialStatus.PARTIALLY_REFUNDED,
    "refunded": FinancialStatus.REFUNDED,
    "void": FinancialStatus.VOIDED,
    "declined": FinancialStatus.EXPIRED,
}
_TOLD_BY_LINES: Any = {
    "staff_notes": True,
    "consignments": True,
}
_REFUNDS = {
    StatusId.REFUNDED: FinancialStatus.REFUNDED,
    StatusId.PARTIALLY_REFUNDED: FinancialStatus.PARTIALLY_REFUNDED,
}


@dataclass(frozen=True, slots=True)
class OnShelf:
    """What the catalogue adds to a line: the words that policies are about, and a picture."""

    tags: tuple[str, ...] = ()
    product_type: str = ""
    image: str = ""


@dataclass(frozen=True, slots=True)
class OrderRead:
    """Everything that was read of one order at one moment; `addresses` are where it is sent, of several the first."""

    order: VendorOrder
    lines: tuple[OrderProduct, ...]
    shipments: tuple[Shipment, ...] = ()
    addresses: tuple[PostalAddress, ...] = ()

    @property
    def version(self) -> str:
        """Return a mark that changes with everything the customer or a decision could see.

        `date_modified` alone would not do: it counts whole seconds.
        """
        facts = [self.order.model_dump_json(exclude=_TOLD_BY_LINES)]
        facts += [part.model_dump_json() for part in (*self.lines, *self.shipments, *self.addresses)]
        return hashlib.sha256("\n".join(facts).encode()).hexdigest()[:32]


def to_order(read: OrderRead, shelf: Mapping[int, OnShelf], currency: str = "") -> Order:
    """Return an order; `currency` is the store's own, for one that does not name its currency.

    Raises:
        Permanent: it has no currency (`currency_missing`) or no date.
    """
    order = read.order
    code = order.default_currency_code or order.currency_code or currency
    if not code:
        raise Permanent(f"BigCommerce names no currency for order {order.id}.", code="currency_missing")
    placed_at = order.date_created or order.date_modified
    if placed_at is None:
        raise Permanent(f"BigCommerce names no date for order {order.id}.", code="date_missing")
    lines = tuple(to_line(line, order, code, shelf.get(line.product_id, OnShelf())) for line in read.lines)
    is_voiding = order.status_id == StatusId.CANCELLED and order.payment_status == VOIDING
    changed_at = order.date_modified or placed_at
    is_over = order.status_id in OVER
    return Order(
        id=str(order.id),
        name=f"#{order.id}",
        version=read.version,
        customer_id=str(order.customer_id),
        placed_at=placed_at,
        currency=code,
        lines=lines,
        fulfilment_orders=_groups(order, lines),
        fulfilments=tuple(_parcel(shipment, {line.id for line in lines}, read) for shipment in read.shipments),
        total=money(order.total_inc_tax, code),
        financial_status=financial_status(order),
        shipping_address=to_address(read.addresses[0]) if read.addresses else None,
        cancelled_at=changed_at if is_over and not is_voiding else None,
        cancel_pending=is_voiding,
        archived_at=changed_at if order.is_deleted else None,
        merchant_editable=not is_over,
        editable_errors=("The order has been cancelled.",) if is_over else (),
        risk_flagged=order.status_id in HELD or order.payment_status == "held for review",
    )


def to_line(line: OrderProduct, order: VendorOrder, currency: str, on_shelf: OnShelf) -> Line:
    """Return a line with its quantities; `current` of a cancelled order counts what had left."""
    current, unfulfilled = quantities(line, order)
    chosen = [option for option in line.product_options if option.type.casefold() in CHOSEN]
    written = [option for option in line.product_options if option.type.casefold() not in CHOSEN]
    attributes = [(name(one.display_name), name(one.display_value)) for one in written if one.display_value]
    if line.wrapping_name:
        attributes.append((name(line.wrapping_name), name(line.wrapping_message)))
    return Line(
        id=str(line.id),
        product_id=str(line.product_id),
        variant_id=str(line.variant_id),
        title=name(line.name),
        variant_title=name(" / ".join(option.display_value for option in chosen)),
        ordered=max(0, line.quantity),
        current=current,
        unfulfilled=unfulfilled,
        refundable=0 if order.status_id in OVER else max(0, line.quantity - max(0, line.quantity_refunded)),
        price=money(line.price_inc_tax, currency),
        attributes=tuple(attributes),
        tags=on_shelf.tags,
        product_type=on_shelf.product_type,
        image=on_shelf.image,
        sku=line.sku,
        requires_shipping=line.type not in {"digital", "giftcertificate"},
        is_gift_card=line.type == "giftcertificate",
    )


def money(amount: Decimal, currency: str) -> Money:
    """Return an amount without the zeros that BigCommerce writes after the cents."""
    cents = amount.quantize(_CENT)
    return Money(cents if cents == amount else amount, currency)


def quantities(line: OrderProduct, order: VendorOrder) -> tuple[int, int | None]:
    """Return a line's current units and how many of them have not left; None where that is not certain."""
    ordered = max(0, line.quantity)
    shipped = min(max(0, line.quantity_shipped), ordered)
    current = ordered - min(max(0, line.quantity_refunded), ordered)
    if order.status_id in OVER:
        return min(shipped, current), 0
    is_untold = order.status_id in UNTOLD
    if order.status_id in SENT or (is_untold and order.date_shipped is not None):
        return current, 0
    least, most = max(0, current - shipped), min(current, ordered - shipped)
    if least != most or (is_untold and most > 0):
        return current, None
    return current, least


def financial_status(order: VendorOrder) -> FinancialStatus:
    """Return how far an order is paid; one that BigCommerce took no payment for is judged by its status."""
    if order.payment_status in _PAID:
        return _PAID[order.payment_status]
    if order.status_id in UNPAID:
        return FinancialStatus.PENDING
    try:
        return _REFUNDS.get(StatusId(order.status_id), FinancialStatus.PAID)
    except ValueError:
        return FinancialStatus.PAID


def to_address(written: PostalAddress) -> Address:
    """Return a postal address; BigCommerce keeps first and last names apart."""
    return Address(
        name=f"{written.first_name} {written.last_name}".strip(),
        line1=written.street_1,
        city=written.city,
        postcode=written.zip,
        country=written.country_iso2,
        line2=written.street_2,
        region=written.state,
        phone=written.phone,
    )


def _groups(order: VendorOrder, lines: tuple[Line, ...]) -> tuple[FulfilmentOrder, ...]:
    sent = tuple(
        FulfilmentOrderLine(line.id, line.ordered, line.unfulfilled or 0) for line in lines if line.requires_shipping
    )
    if not sent:
        return ()
    status, request = _standing(order, is_done=not any(line.remaining for line in sent))
    holds = (Hold(f"{order.id}-hold", f"status_{order.status_id}", ours=False),) if order.status_id in HELD else ()
    is_held = status is FulfilmentOrderStatus.ON_HOLD
    return (FulfilmentOrder(f"{order.id}-open", status, request, sent, holds if is_held else ()),)


def _standing(order: VendorOrder, *, is_done: bool) -> tuple[FulfilmentOrderStatus, RequestStatus]:
    if order.status_id in OVER:
        return FulfilmentOrderStatus.CANCELLED, RequestStatus.CLOSED
    if is_done:
        return FulfilmentOrderStatus.CLOSED, RequestStatus.CLOSED
    if order.status_id in HELD:
        return FulfilmentOrderStatus.ON_HOLD, RequestStatus.UNSUBMITTED
    if order.status_id in UNPAID | {StatusId.AWAITING_FULFILMENT, StatusId.PARTIALLY_SHIPPED}:
        return FulfilmentOrderStatus.OPEN, RequestStatus.UNSUBMITTED
    return FulfilmentOrderStatus.IN_PROGRESS, RequestStatus.ACCEPTED


def _parcel(shipment: Shipment, line_ids: set[str], read: OrderRead) -> Fulfilment:
    """Return a parcel; units of a line that is no longer on the order are left out."""
    units = tuple(
        (str(item.order_product_id), item.quantity)
        for item in shipment.items
        if item.quantity > 0 and str(item.order_product_id) in line_ids
    )
    made_at = shipment.date_created or read.order.date_shipped or read.order.date_modified or read.order.date_created
    if made_at is None:
        raise Permanent(f"BigCommerce names no date for shipment {shipment.id}.", code="date_missing")
    return Fulfilment(str(shipment.id), units, made_at, _tracking(shipment))


def _tracking(shipment: Shipment) -> Tracking | None:
    """Return how a parcel can be followed: by the merchant's own link, else the one that BigCommerce makes."""
    link = shipment.tracking_link or shipment.generated_tracking_link
    if not (shipment.tracking_number or link):
        return None
    company = shipment.shipping_provider_display_name or shipment.tracking_carrier or shipment.shipping_provider
    return Tracking(name(company), shipment.tracking_number, link)
