"""Puts customers, products, codes and orders into a store that come as the port describes them.

So that the orders of another shop, such as the demo's named states, stand in the stand-in too. What Shopify cannot
say becomes the nearest thing it can: `unfulfilledQuantity` is never unknown (the units then lie on no fulfilment
order), and a cancellation under way is a job, not a field.
"""

from datetime import UTC, datetime
from decimal import Decimal

from commerce.port import Discount, Line, Order, Product, ReturnStatus, ShopCustomer, Variant
from commerce.shopify.standin import loaded
from commerce.shopify.standin.ids import number_of
from commerce.shopify.standin.loaded import known, named
from commerce.shopify.standin.model import Job, MailAddress, OrderModel
from commerce.shopify.standin.payment import settle_as
from commerce.shopify.standin.states import return_status
from commerce.shopify.standin.things import CustomerModel, DiscountModel, ProductModel, VariantModel
from commerce.shopify.standin.world import StoreModel

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


def place_customer(store: StoreModel, customer: ShopCustomer) -> str:
    """Put a customer into a store and return Shopify's name for them.

    A number that another customer has already goes into the address, for Shopify keeps a number with one alone.
    """
    name = named(store, "Customer", customer.id)
    first, _, last = customer.name.rpartition(" ")
    phone = "".join(sign for sign in customer.phone if sign in "+0123456789")
    is_taken = any(one.phone == phone and one.id != name for one in store.customers.values())
    address = MailAddress(first, last, phone=phone, country="PT") if phone and is_taken else None
    store.customers[name] = CustomerModel(
        id=name,
        email=customer.email.lower(),
        first_name=first or last,
        last_name=last if first else "",
        phone="" if is_taken else phone,
        locale=customer.language or "en",
        created_at=LONG_AGO,
        updated_at=LONG_AGO,
        address=address,
    )
    return name


def place_product(store: StoreModel, product: Product) -> str:
    """Put a product with its variants into a store and return Shopify's name for it."""
    name = named(store, "Product", product.id)
    store.products[name] = ProductModel(
        id=name,
        title=product.title,
        description=product.description,
        product_type=product.product_type,
        tags=product.tags,
        variants=[_variant(store, one) for one in product.variants],
        created_at=LONG_AGO,
        updated_at=LONG_AGO,
        image=product.image,
        page=product.page,
    )
    if product.variants:
        store.currency = product.variants[0].price.currency
    return name


def _variant(store: StoreModel, one: Variant) -> VariantModel:
    name = named(store, "ProductVariant", one.id)
    return VariantModel(name, one.title, one.options, one.price.amount, one.stock, one.sku, one.image)


def place_discount(store: StoreModel, discount: Discount) -> str:
    """Put a discount code into a store and return Shopify's name for it."""
    name = named(store, "DiscountRedeemCode", discount.code)
    store.discounts[name] = DiscountModel(
        id=name,
        code=discount.code,
        percent=discount.percent,
        amount=discount.amount.amount if discount.amount else None,
        minimum=discount.minimum.amount if discount.minimum else None,
        starts_at=discount.starts_at or LONG_AGO,
        ends_at=discount.ends_at,
        is_shareable=discount.is_shareable,
        page=discount.page,
    )
    return name


def place_order(store: StoreModel, order: Order) -> str:
    """Put an order into a store, in the state it is in, and return Shopify's name for it."""
    name = named(store, "Order", order.id)
    lines = tuple(loaded.line(store, one, _product_of(store, one)) for one in order.lines)
    charged = sum((line.price * line.current for line in lines), Decimal(0))
    customer = store.customers.get(store.known.get(f"Customer {order.customer_id}", order.customer_id))
    digits = "".join(sign for sign in order.name if sign in "0123456789")
    made = OrderModel(
        id=name,
        number=int(digits or number_of(name) or 0),
        name=order.name,
        customer=customer.id if customer else None,
        email=customer.email if customer else "",
        created_at=order.placed_at,
        updated_at=order.placed_at,
        currency=order.currency,
        lines=lines,
        groups=tuple(loaded.group(store, order, one) for one in order.fulfilment_orders),
        rest=order.total.amount - charged,
        address=loaded.address(order.shipping_address),
        cancelled_at=order.cancelled_at,
        cancel_reason="CUSTOMER" if order.cancelled_at else None,
        closed_at=order.archived_at,
        risk="INVESTIGATE" if order.risk_flagged else "NONE",
        tags=order.tags,
    )
    _finish(store, made, order)
    store.orders[name] = made
    return name


def _finish(store: StoreModel, made: OrderModel, order: Order) -> None:
    """Add what hangs on an order: parcels, returns, payments, locks, a cancellation under way."""
    made.parcels = tuple(loaded.parcel(store, made, one) for one in order.fulfilments)
    made.returns = tuple(loaded.one_return(store, made, one) for one in order.returns)
    told = order.return_status.name
    made.return_status = "" if told == return_status(made.returns) else told
    settle_as(made, order.financial_status.name, order.placed_at, store.new_id)
    made.is_locked = not order.merchant_editable and order.cancelled_at is None
    made.lock_reasons = order.editable_errors
    if order.return_status is ReturnStatus.NO_RETURN and not made.returns:
        made.return_status = ""
    if order.cancel_pending:
        job = Job(store.new_id("Job"), made.id, 1, fails=False, reason="CUSTOMER", restock=True, refund=True, note=None)
        store.jobs[job.id] = job


def _product_of(store: StoreModel, one: Line) -> str | None:
    """Return the product of a line; one that was not loaded is made of what the line says of it."""
    if not one.product_id:
        return None
    name = known(store, "Product", one.product_id)
    if name in store.products:
        return name
    variant = Variant(one.variant_id or f"{one.id}-variant", one.variant_title, (), one.price, None, one.sku, one.image)
    return place_product(
        store, Product(one.product_id, one.title, "", one.product_type, one.tags, (variant,), one.image)
    )
