"""Makes an order as it stands right after the checkout: open, paid, nothing asked of the warehouse yet."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from commerce.demo.models import DemoProductRow, DemoVariantRow
from commerce.fulfilment import FulfilmentOrder, FulfilmentOrderLine, FulfilmentOrderStatus, RequestStatus
from commerce.port import Address, FinancialStatus, Line, Money, Order, Variant

SHIPPING = Decimal("4.90")


@dataclass(frozen=True, slots=True)
class Item:
    """Units of a variant in a basket, with what the customer wrote beside it."""

    variant_id: str
    units: int = 1
    attributes: tuple[tuple[str, str], ...] = ()


Shelf = Mapping[str, tuple[DemoProductRow, DemoVariantRow]]
"""Products and variants by variant id."""


@dataclass(frozen=True, slots=True)
class Checkout:
    """Who buys, when, and as which order."""

    order_id: str
    name: str
    customer_id: str
    address: Address
    placed_at: datetime


def to_variant(row: DemoVariantRow) -> Variant:
    """Return a variant as the port describes it."""
    return Variant(
        id=row.id,
        title=row.title,
        options=tuple((str(name), str(value)) for name, value in row.options),
        price=Money(row.price, row.currency),
        stock=row.stock,
        sku=row.sku,
        image=row.image,
    )


def make_line(line_id: str, item: Item, product: DemoProductRow, variant: DemoVariantRow) -> Line:
    """Return the line of an item that nobody has sent yet."""
    return Line(
        id=line_id,
        product_id=product.id,
        variant_id=variant.id,
        title=product.title,
        variant_title=variant.title,
        ordered=item.units,
        current=item.units,
        unfulfilled=item.units,
        refundable=item.units,
        price=Money(variant.price, variant.currency),
        attributes=item.attributes,
        tags=tuple(product.tags),
        product_type=product.product_type,
        image=variant.image,
        sku=variant.sku,
        requires_shipping=not product.is_digital,
        is_gift_card=product.is_gift_card,
    )


def check_out(checkout: Checkout, basket: tuple[Item, ...], shelf: Shelf) -> Order:
    """Make the order of a basket; shipping is added where something is to be sent."""
    lines = tuple(
        make_line(f"{checkout.order_id}-{number}", item, *shelf[item.variant_id])
        for number, item in enumerate(basket, start=1)
    )
    sent = tuple(line for line in lines if line.requires_shipping)
    currency = lines[0].price.currency
    total = sum((line.price * line.current for line in lines), Money(SHIPPING if sent else Decimal(0), currency))
    group = FulfilmentOrder(
        id=f"{checkout.order_id}-f1",
        status=FulfilmentOrderStatus.OPEN,
        request_status=RequestStatus.UNSUBMITTED,
        lines=tuple(FulfilmentOrderLine(line.id, line.current, line.current) for line in sent),
        supported_actions=frozenset({"CREATE_FULFILLMENT", "HOLD", "MOVE", "SPLIT"}),
    )
    return Order(
        id=checkout.order_id,
        name=checkout.name,
        version="1",
        customer_id=checkout.customer_id,
        placed_at=checkout.placed_at,
        currency=currency,
        lines=lines,
        fulfilment_orders=(group,) if sent else (),
        fulfilments=(),
        total=total,
        financial_status=FinancialStatus.PAID,
        shipping_address=checkout.address if sent else None,
    )
