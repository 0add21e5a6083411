"""User errors: how Shopify refuses a mutation (HTTP 200, `userErrors` beside an empty result)."""

from commerce.shopify.standin.paging import View
from commerce.shopify.standin.warehouse import Refusal


def errors(*refusals: Refusal) -> list[View]:
    """Return refusals as user errors."""
    return [{"field": list(one.field) or None, "message": one.sentence, "code": one.code or None} for one in refusals]


def refused(*refusals: Refusal, under: str = "userErrors", empty: tuple[str, ...] = ()) -> View:
    """Return a payload that says why, with nothing in its other fields."""
    return {**dict.fromkeys(empty), under: errors(*refusals)}
