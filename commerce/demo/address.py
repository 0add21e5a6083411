"""Changing the address of an order in the demo shop: one order has one address, and the new one overwrites it."""

from dataclasses import replace

from commerce.changes import ChangeRefused
from commerce.demo.edit import refuse_closed
from commerce.port import Address, Order
from commerce.units import count_units

NEEDED = ("name", "line1", "city", "postcode", "country")
LONGEST = 200


def change_address(order: Order, address: Address | None) -> Order:
    """Return the order with its new address.

    Raises:
        ChangeRefused: a needed field is missing or unusable, or a part of the order has left or is about to.
    """
    refuse_closed(order)
    if address is None:
        raise ChangeRefused("Fill in the new address.", code="address_incomplete")
    _check(address)
    if order.shipping_address is None:
        raise ChangeRefused("Nothing of this order is sent to an address.", code="nothing_to_send")
    ids = {line.id for line in order.lines if line.requires_shipping}
    counts = [count for line_id, count in count_units(order).items() if line_id in ids]
    if any(count.shipped for count in counts):
        raise ChangeRefused("A part of this order has been sent already.", code="order_shipped")
    if any(count.open < count.current for count in counts):
        raise ChangeRefused("The warehouse has this order already.", code="order_with_warehouse")
    if address == order.shipping_address:
        raise ChangeRefused("This is the address the order has already.", code="nothing_to_change")
    return replace(order, shipping_address=address)


def _check(address: Address) -> None:
    for field in NEEDED:
        if not str(getattr(address, field)).strip():
            raise ChangeRefused(f"Fill in the {field} of the address.", code="address_incomplete", field=field)
    fields = (*NEEDED, "line2", "region", "phone")
    if any(len(getattr(address, field)) > LONGEST for field in fields):
        raise ChangeRefused(f"Keep each field of the address under {LONGEST} characters.", code="address_invalid")
    if not (len(address.country) == 2 and address.country.isascii() and address.country.isupper()):  # noqa: PLR2004 - ISO 3166-1 alpha-2
        raise ChangeRefused("Choose the country from the list.", code="address_invalid", field="country")
