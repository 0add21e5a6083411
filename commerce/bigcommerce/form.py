"""What is entered to connect a storefront of BigCommerce, and what can be seen to be wrong with it beforehand."""

import re

from commerce.fields import Field, Settings

DEFAULT_CHANNEL = "1"
FIELDS = (
    Field("store_hash", "Store hash", "It stands in the API path, behind /stores/. The whole path does as well."),
    Field("token", "Access token", "Of a store-level API account.", is_secret=True),
    Field("channel_id", "Channel of the storefront", "A number. Empty: 1, the first storefront.", is_required=False),
    Field(
        "client_secret",
        "Client secret of the API account",
        "Signs what BigCommerce tells of orders.",
        is_secret=True,
        is_required=False,
    ),
    Field(
        "storefront",
        "Address of the storefront",
        "For links to products. Known by itself for the first storefront.",
        is_required=False,
    ),
    Field(
        "public_coupons",
        "Codes that may be told to anybody",
        "With commas between. Empty: none is.",
        is_required=False,
    ),
)
BESIDE = {
    "token_refused": "token",
    "not_configured": "store_hash",
    "store_unknown": "store_hash",
    "address_wrong": "store_hash",
    "address_invalid": "store_hash",
    "shop_unreachable": "store_hash",
    "channel_unknown": "channel_id",
}
"""Beside which field a refusal is told, by its code."""
LACKS = ("scope_missing",)
_HASH = re.compile(r"(?:.*/stores/|store-)?([a-z0-9]{1,40})(?:/v[23])?/?")
_PLAIN = re.compile(r"[!-~]{8,200}")
_PAGE = re.compile(r"https?://[A-Za-z0-9][!-~]{1,300}")
_CUT = "Copy the whole of it, without spaces."


def hash_of(settings: Settings) -> str:
    """Return the store hash alone, also where the whole API path was entered; empty where there is none."""
    found = _HASH.fullmatch(str(settings.get("store_hash", "")).strip())
    return found[1] if found else ""


def channel_of(settings: Settings) -> str:
    """Return the number of the storefront."""
    return str(settings.get("channel_id") or DEFAULT_CHANNEL).strip()


def address_of(settings: Settings) -> str | None:
    """Return what finds this storefront again: the account's hash and the channel."""
    store_hash = hash_of(settings)
    return f"{store_hash}/{channel_of(settings)}" if store_hash else None


def check(settings: Settings) -> dict[str, str]:
    """Return a sentence for each field that cannot be right."""
    found = {"store_hash": _wrong_hash(settings)}
    for name in ("token", "client_secret"):
        value = settings.get(name, "")
        found[name] = _CUT if value and not _PLAIN.fullmatch(value) else ""
    channel = channel_of(settings)
    if not (channel.isascii() and channel.isdecimal() and int(channel[:9]) > 0 and len(channel) <= 9):  # noqa: PLR2004
        found["channel_id"] = "A channel is a number. BigCommerce shows it in the address of the channel's page."
    if settings.get("storefront") and not _PAGE.fullmatch(settings["storefront"]):
        found["storefront"] = "Enter the whole address, such as https://shop.example.com."
    return {name: sentence for name, sentence in found.items() if sentence}


def _wrong_hash(settings: Settings) -> str:
    written = settings.get("store_hash", "")
    if not written or hash_of(settings):
        return ""
    if "@" in written:
        return "This is an e-mail address. The store hash is letters and digits from the API path."
    if "." in written:
        return "This is the address of a shop. The store hash is letters and digits from the API path."
    return "A store hash is small letters and digits alone."
