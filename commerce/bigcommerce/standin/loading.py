"""Puts customers, products and orders of our port into a store of the stand-in, as near as BigCommerce can say them.

Ids of the port are any text and BigCommerce's are numbers: a store remembers which number a text was given. What
BigCommerce has no word for is not loaded: returns, a carrier's events, holds of our own, orders that a shop has locked.
"""

from collections import Counter
from datetime import datetime
from decimal import Decimal

from commerce.bigcommerce.standin.model import (
    CouponModel,
    CustomerModel,
    LineModel,
    OrderModel,
    ProductModel,
    ShipmentModel,
    StoreModel,
    VariantModel,
)
from commerce.bigcommerce.statuses import StatusId
from commerce.fulfilment import FulfilmentOrderStatus, RequestStatus
from commerce.port import Address, Discount, FinancialStatus, Line, Order, Product, ShopCustomer
from commerce.units import count_units

CHOSEN, WRITTEN = "Multiple choice", "Text field"
_PAID = {
    FinancialStatus.PENDING: "pending",
    FinancialStatus.AUTHORIZED: "authorized",
    FinancialStatus.PARTIALLY_PAID: "captured",
    FinancialStatus.PAID: "captured",
    FinancialStatus.PARTIALLY_REFUNDED: "partially refunded",
    FinancialStatus.REFUNDED: "refunded",
    FinancialStatus.VOIDED: "void",
    FinancialStatus.EXPIRED: "declined",
}
_ASKED = frozenset(
    {
        RequestStatus.SUBMITTED,
        RequestStatus.ACCEPTED,
        RequestStatus.CANCELLATION_REQUESTED,
        RequestStatus.CANCELLATION_REJECTED,
    }
)


def place_customer(store: StoreModel, customer: ShopCustomer) -> str:
    """Let somebody be a customer of the store; returns the id."""
    number = number_of(store, customer.id)
    first, _, last = customer.name.partition(" ")
    store.customers[number] = CustomerModel(number, customer.email, first, last, customer.phone)
    return str(number)


def place_product(store: StoreModel, product: Product) -> str:
    """Put a product on sale at every storefront; returns the id."""
    number = number_of(store, product.id)
    category = number_of(store, f"category {product.product_type}") if product.product_type else 0
    if category:
        store.categories[category] = product.product_type
    store.products[number] = ProductModel(
        id=number,
        name=product.title,
        description=f"<p>{product.description}</p>",
        price=min(variant.price.amount for variant in product.variants),
        variants=[
            VariantModel(
                number_of(store, variant.id),
                list(variant.options),
                variant.price.amount,
                variant.stock,
                variant.sku,
                variant.image,
            )
            for variant in product.variants
        ],
        words=",".join(product.tags),
        category=category,
        image=product.image,
        path=product.page if product.page.startswith("/") else f"/{product.id}/",
        channels=list(store.channels),
    )
    return str(number)


def place_order(store: StoreModel, order: Order, channel_id: int = 1) -> str:
    """Load an order into a storefront; returns the id, which is also its name."""
    number = number_of(store, order.id)
    lines = {line.id: _line(store, line, order) for line in order.lines}
    customer = store.customers.get(number_of(store, order.customer_id))
    address = order.shipping_address
    changed = order.cancelled_at or order.archived_at or order.placed_at
    store.orders[number] = OrderModel(
        id=number,
        customer_id=customer.id if customer else 0,
        status_id=_status(order),
        created=order.placed_at.replace(microsecond=0),
        modified=changed.replace(microsecond=0),
        total=order.total.amount,
        currency=order.currency,
        payment_status="void pending" if order.cancel_pending else _PAID[order.financial_status],
        lines=list(lines.values()),
        addresses=[_address(store, address)] if address else [],
        billing={"first_name": "", "last_name": "", "email": customer.email if customer else ""},
        channel_id=channel_id,
        shipments=[
            ShipmentModel(
                number_of(store, parcel.id),
                parcel.created_at.replace(microsecond=0),
                [(lines[line_id].id, units) for line_id, units in parcel.lines],
                parcel.tracking.number if parcel.tracking else "",
                parcel.tracking.company if parcel.tracking else "",
                parcel.tracking.url if parcel.tracking else "",
            )
            for parcel in order.fulfilments
        ],
        is_deleted=order.archived_at is not None,
    )
    return str(number)


def place_discount(store: StoreModel, discount: Discount, now: datetime) -> str:
    """Make a coupon of a discount code; returns the id. One that begins later is off: BigCommerce knows ends alone."""
    number = number_of(store, f"coupon {discount.code}")
    is_percent = discount.percent is not None
    amount = discount.percent if discount.percent is not None else discount.amount.amount if discount.amount else None
    store.coupons.append(
        CouponModel(
            number,
            discount.code,
            "percentage_discount" if is_percent else "per_total_discount",
            amount or Decimal(0),
            min_purchase=discount.minimum.amount if discount.minimum else Decimal(0),
            expires=discount.ends_at,
            enabled=discount.starts_at is None or discount.starts_at <= now,
        )
    )
    return str(number)


def number_of(store: StoreModel, name: str) -> int:
    """Return the number that a text stands for in a store, a new one where it has none."""
    if name not in store.numbers:
        store.numbers[name] = store.next_id()
    return store.numbers[name]


def _line(store: StoreModel, line: Line, order: Order) -> LineModel:
    product = store.products.get(number_of(store, line.product_id))
    variant_id = number_of(store, line.variant_id)
    variant = next((one for one in product.variants if one.id == variant_id), None) if product else None
    chosen = [(name, value, CHOSEN) for name, value in (variant.options if variant else [])]
    kind = "giftcertificate" if line.is_gift_card else "physical" if line.requires_shipping else "digital"
    sent: Counter[str] = Counter()
    for parcel in order.fulfilments:
        sent.update(dict(parcel.lines))
    return LineModel(
        id=number_of(store, line.id),
        product_id=product.id if product else 0,
        variant_id=variant_id,
        name=line.title,
        price=line.price.amount,
        quantity=line.ordered,
        type=kind,
        sku=line.sku,
        options=[*chosen, *((name, value, WRITTEN) for name, value in line.attributes)],
        shipped=sent[line.id],
        refunded=0 if order.cancelled_at else line.ordered - line.current,
    )


def _address(store: StoreModel, address: Address) -> dict[str, object]:
    first, _, last = address.name.partition(" ")
    return {
        "id": store.next_id(),
        "first_name": first,
        "last_name": last,
        "company": "",
        "street_1": address.line1,
        "street_2": address.line2,
        "city": address.city,
        "state": address.region,
        "zip": address.postcode,
        "country_iso2": address.country,
        "phone": address.phone,
        "email": "",
    }


def _status(order: Order) -> StatusId:
    """Return the one status that says most of an order's state; BigCommerce has no second."""
    groups = order.fulfilment_orders
    if order.cancelled_at is not None or order.cancel_pending:
        return StatusId.CANCELLED
    if order.financial_status is FinancialStatus.REFUNDED:
        return StatusId.REFUNDED
    if any(group.status is FulfilmentOrderStatus.ON_HOLD for group in groups) or not order.merchant_editable:
        return StatusId.MANUAL_VERIFICATION
    if any(group.request_status in _ASKED or group.status is FulfilmentOrderStatus.IN_PROGRESS for group in groups):
        return StatusId.AWAITING_SHIPMENT
    if any(line.unfulfilled is None for line in order.lines):
        return StatusId.PARTIALLY_REFUNDED
    return _sending(order)


def _sending(order: Order) -> StatusId:
    units = count_units(order).values()
    if any(one.shipped for one in units):
        return StatusId.PARTIALLY_SHIPPED if any(one.unshipped for one in units) else StatusId.SHIPPED
    is_unpaid = order.financial_status is FinancialStatus.PENDING
    return StatusId.AWAITING_PAYMENT if is_unpaid else StatusId.AWAITING_FULFILMENT
