"""The customers of one storefront. An account may serve several, and a customer may belong to some of them only.

Who orders without an account is a customer too: `guest:` and the e-mail address stand for the id, and the orders are
those without a customer that carry this address.
"""

import re
from collections.abc import Iterable

from commerce.bigcommerce.goods import VendorCustomer
from commerce.bigcommerce.shapes import VendorOrder
from commerce.port import ShopCustomer
from commerce.product_text import name

GUEST = "guest:"
NUMBER = re.compile(r"\+[1-9][0-9]{6,14}")
"""A telephone number in E.164."""
SHORTEST_NATIONAL = 6
_EMAIL = re.compile(r"[^\s,@]+@[^\s,@]+\.[^\s,@]+")
_ID = re.compile(r"[1-9][0-9]{0,9}")


def belongs(customer: VendorCustomer, channel_id: int) -> bool:
    """Whether a customer may use this storefront; without a list of storefronts, all that let such customers in.

    Which those are is not asked: who is let in nowhere has no order there either.
    """
    return customer.channel_ids is None or channel_id in customer.channel_ids


def here(customers: Iterable[VendorCustomer], channel_id: int) -> list[VendorCustomer]:
    """Return those who may use this storefront, its very own first: two may have one address, one of them elsewhere."""
    return sorted((one for one in customers if belongs(one, channel_id)), key=lambda one: one.channel_ids is None)


def to_customer(customer: VendorCustomer) -> ShopCustomer:
    """Return a customer as the port describes them; BigCommerce does not know their language."""
    full = f"{customer.first_name} {customer.last_name}".strip()
    return ShopCustomer(str(customer.id), customer.email, name(full), customer.phone)


def to_guest(order: VendorOrder) -> ShopCustomer:
    """Return who placed an order without an account."""
    who = order.billing_address
    email = who.email.strip().lower()
    return ShopCustomer(f"{GUEST}{email}", email, name(f"{who.first_name} {who.last_name}".strip()), who.phone)


def is_email(text: str) -> bool:
    """Whether a text is one e-mail address that may be asked for; a comma would ask for several."""
    return bool(_EMAIL.fullmatch(text))


def is_id(text: str) -> bool:
    """Whether a text is an id as BigCommerce gives them."""
    return text.isascii() and bool(_ID.fullmatch(text))


def whose(order: VendorOrder) -> str:
    """Return the id of an order's customer, by account or as a guest; empty where it names nobody."""
    if order.customer_id > 0:
        return str(order.customer_id)
    guest = to_guest(order)
    return guest.id if is_email(guest.email) else ""


def owns(customer_id: str, order: VendorOrder) -> bool:
    """Whether an order is this customer's, by account or, for a guest, by the address it was placed with."""
    if customer_id.startswith(GUEST):
        email = order.billing_address.email.strip().lower()
        return order.customer_id == 0 and bool(email) and email == customer_id.removeprefix(GUEST)
    return is_id(customer_id) and order.customer_id == int(customer_id)


def same_number(written: str, number: str) -> bool:
    """Whether what a shop has written is this number in E.164; spaces and signs do not count, 00 is as good as +."""
    return _dialled(written) == number


def may_be_number(written: str, number: str) -> bool:
    """Whether what a shop has written may be this number without its country: it ends so, but for a leading nought."""
    digits = _dialled(written).removeprefix("0")
    return len(digits) >= SHORTEST_NATIONAL and not digits.startswith("+") and number.endswith(digits)


def _dialled(written: str) -> str:
    digits = re.sub(r"[^0-9+]", "", written)
    return f"+{digits[2:]}" if digits.startswith("00") else digits
