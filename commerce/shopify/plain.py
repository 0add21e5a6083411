"""What Shopify writes, in our own plain types: names on one line, amounts and addresses."""

import unicodedata
from decimal import Decimal
from typing import Protocol

from commerce.port import Address, Money
from commerce.shopify.client.enums import CurrencyCode
from commerce.shopify.client.fragments import AddressParts


class Amount(Protocol):
    """An amount as Shopify gives it."""

    @property
    def amount(self) -> Decimal:
        """How much."""
        ...

    @property
    def currency_code(self) -> CurrencyCode:
        """Of which currency."""
        ...


def line_of(text: str | None) -> str:
    """Return a text on one line and without control signs; what looks like HTML stays text, escaped when shown."""
    shown = "".join(sign if unicodedata.category(sign) not in {"Cc", "Cs"} else " " for sign in text or "")
    return " ".join(shown.split())


def money(given: Amount) -> Money:
    """Return an amount."""
    return Money(given.amount, given.currency_code.value)


def address(given: AddressParts | None) -> Address | None:
    """Return a postal address; what Shopify does not know is empty."""
    if given is None:
        return None
    return Address(
        name=line_of(given.name),
        line1=line_of(given.address_1),
        line2=line_of(given.address_2),
        city=line_of(given.city),
        postcode=line_of(given.zip_),
        region=line_of(given.province_code),
        country=given.country_code_v_2.value if given.country_code_v_2 else "",
        phone=line_of(given.phone),
    )
