"""Customers: from Shopify's words to ours, and what they are looked for by."""

import re

from commerce.port import ShopCustomer
from commerce.shopify.client.fragments import CustomerParts
from commerce.shopify.plain import line_of

_NUMBER = re.compile(r"\+[1-9][0-9]{6,14}")
_ADDRESS = re.compile(r"[^\s@\"\\]{1,128}@[^\s@\"\\]{1,255}")


def is_number(number: str) -> bool:
    """Whether this is a telephone number in E.164: only such a one is looked for."""
    return _NUMBER.fullmatch(number) is not None


def is_email(email: str) -> bool:
    """Whether this has the shape of an address of mail: only such a one is looked for."""
    return _ADDRESS.fullmatch(email) is not None


def has_number(parts: CustomerParts, number: str) -> bool:
    """Whether this is somebody's number, also one that stands only in their address; spaces in it do not count.

    Shopify keeps a number with one customer alone, but addresses are not checked, and a number that two people gave
    proves neither (D9a).
    """
    return any(re.sub(r"[^0-9+]", "", one) == number for one in _numbers(parts))


def to_customer(parts: CustomerParts) -> ShopCustomer:
    """Return a customer; the language is the first part of Shopify's locale, such as `pt` of `pt-PT`."""
    return ShopCustomer(
        id=parts.id,
        email=parts.default_email_address.email_address if parts.default_email_address else "",
        name=line_of(parts.display_name),
        phone=next(iter(_numbers(parts)), ""),
        language=parts.locale.partition("-")[0].lower(),
    )


def _numbers(parts: CustomerParts) -> list[str]:
    own = parts.default_phone_number.phone_number if parts.default_phone_number else None
    at = parts.default_address.phone if parts.default_address else None
    return [number for number in (own, at) if number]
