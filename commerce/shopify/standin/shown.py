"""How Shopify writes moments, amounts and addresses."""

from datetime import UTC, datetime
from decimal import Decimal

from babel import Locale

from commerce.shopify.standin.ids import renamed
from commerce.shopify.standin.model import MailAddress
from commerce.shopify.standin.paging import View

ZONES = {
    "DE": "Europe/Berlin",
    "ES": "Europe/Madrid",
    "FI": "Europe/Helsinki",
    "FR": "Europe/Paris",
    "GB": "Europe/London",
    "IT": "Europe/Rome",
    "PL": "Europe/Warsaw",
    "PT": "Europe/Lisbon",
    "UA": "Europe/Kyiv",
}
"""The time zone of an address by its country, where the country has one; Shopify tells it by the place."""


def moment(at: datetime | None) -> str | None:
    """Return a moment as Shopify writes it: in UTC, with whole seconds."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if at else None


def money(amount: Decimal, currency: str) -> View:
    """Return an amount (MoneyV2)."""
    return {"amount": decimal(amount), "currencyCode": currency}


def bag(amount: Decimal, currency: str) -> View:
    """Return an amount in the shop's and the customer's currency, here one and the same (MoneyBag)."""
    shown = money(amount, currency)
    return {"shopMoney": shown, "presentmentMoney": shown}


def decimal(amount: Decimal) -> str:
    """Return a number as Shopify writes amounts: at least one digit behind the point, none for nothing."""
    plain = f"{amount:f}"
    whole, _, part = plain.partition(".")
    return f"{whole}.{part.rstrip('0') or '0'}"


def address(one: MailAddress | None, owner: str) -> View | None:
    """Return an address (MailingAddress)."""
    if one is None:
        return None
    return {
        "__typename": "MailingAddress",
        "id": f"{renamed(owner, 'MailingAddress')}?model_name=Address",
        "name": f"{one.first_name} {one.last_name}".strip() or None,
        "firstName": one.first_name or None,
        "lastName": one.last_name or None,
        "company": one.company or None,
        "address1": one.address1 or None,
        "address2": one.address2 or None,
        "city": one.city or None,
        "province": one.province or None,
        "provinceCode": one.province or None,
        "zip": one.zip or None,
        "country": country_name(one.country),
        "countryCodeV2": one.country or None,
        "phone": one.phone or None,
        "timeZone": ZONES.get(one.country),
        "formattedArea": ", ".join(part for part in (one.city, country_name(one.country)) if part) or None,
    }


def country_name(code: str) -> str | None:
    """Return the English name of a country, None for none."""
    return (Locale("en").territories.get(code) or code) if code else None
