"""Changing the address of an order in the demo shop: one order has one address, and the new one overwrites it."""

from dataclasses import replace

from commerce.port import Address, Order
from commerce.refusals import check_address


def change_address(order: Order, address: Address | None) -> Order:
    """Return the order with its new address.

    Raises:
        ChangeRefused: a needed field is missing or unusable, or a part of the order has left or is about to.
    """
    return replace(order, shipping_address=check_address(order, address))
