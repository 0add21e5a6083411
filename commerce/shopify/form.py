"""What is entered to connect a store at Shopify, and what can be seen to be wrong with it before Shopify is asked."""

import re

from commerce.fields import Field, Settings

SHOP = re.compile(r"[a-z0-9][a-z0-9-]{0,60}\.myshopify\.com")
FIELDS = (
    Field("shop", "Shop address", "It ends in .myshopify.com. Shopify shows it under Settings, Domains."),
    Field("token", "Admin API access token", "Begins with shpat_.", is_secret=True),
    Field(
        "client_id",
        "Client ID of the app",
        "Beside the app's secret. Needed to authorise at Shopify.",
        is_required=False,
    ),
    Field(
        "client_secret",
        "Client secret of the app",
        "Signs what Shopify tells of orders. Without it changes are seen when they are next read.",
        is_secret=True,
        is_required=False,
    ),
    Field(
        "customer_client_id",
        "Client ID of the Customer Account API",
        "Lets customers sign in with their account. Its callback address is this server's /hub/STORE/account/back.",
        is_required=False,
    ),
    Field(
        "customer_client_secret",
        "Client secret of the Customer Account API",
        "Only a confidential client has one.",
        is_secret=True,
        is_required=False,
    ),
)
BESIDE = {
    "shopify_token_refused": "token",
    "shopify_other_store": "token",
    "shopify_forbidden": "token",
    "shopify_protected_data": "token",
    "shopify_address_wrong": "shop",
    "shopify_store_frozen": "shop",
    "shopify_store_locked": "shop",
    "shopify_store_inactive": "shop",
    "shopify_not_configured": "shop",
    "vendor_temporary": "shop",
    "vendor_refused": "shop",
}
"""Beside which field a refusal is told, by its code."""
LACKS = ("shopify_lacks_", "shopify_scope_missing")
_HEX_TOKEN = re.compile(r"(shpat|shpca|shppa)_[0-9a-fA-F]*")
_WHOLE_TOKEN = 38
_PLAIN = re.compile(r"[!-~]{8,200}")
_TOKEN_HERE = "This is an access token. The client secret stands beside the client ID."  # noqa: S105 - a sentence
_CUT = "Copy the whole of it, without spaces."


def shop_of(settings: Settings) -> str:
    """Return the shop's address in Shopify's own form."""
    return str(settings.get("shop", "")).strip().lower()


def address_of(settings: Settings) -> str | None:
    """Return what Shopify calls the shop in its webhooks."""
    return shop_of(settings) or None


def check(settings: Settings) -> dict[str, str]:
    """Return a sentence for each field that cannot be right."""
    found = {"shop": _wrong_shop(shop_of(settings)), "token": _wrong_token(settings.get("token", ""))}
    for name in ("client_id", "client_secret", "customer_client_id", "customer_client_secret"):
        value = settings.get(name, "")
        found[name] = _CUT if value and not _PLAIN.fullmatch(value) else ""
    if settings.get("client_secret", "").startswith("shpat_"):
        found["client_secret"] = _TOKEN_HERE
    return {name: sentence for name, sentence in found.items() if sentence}


def _wrong_shop(shop: str) -> str:
    if not shop or SHOP.fullmatch(shop):
        return ""
    if "@" in shop:
        return "This is an e-mail address. The shop's address looks like name.myshopify.com."
    if "/" in shop or ":" in shop:
        return "Enter the name alone, without https:// and without a path: name.myshopify.com."
    if not shop.endswith(".myshopify.com"):
        return "Enter the address that ends in .myshopify.com, not the shop's own domain."
    return "An address at Shopify is letters, digits and hyphens before .myshopify.com."


def _wrong_token(token: str) -> str:
    if not token:
        return ""
    if token.startswith("shpss_"):
        return "This is the app's secret. The access token begins with shpat_."
    is_cut = _HEX_TOKEN.fullmatch(token) is not None and len(token) < _WHOLE_TOKEN
    return _CUT if is_cut or not _PLAIN.fullmatch(token) else ""
