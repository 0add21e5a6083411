"""BigCommerce: several storefronts under one account, each connected to a store of ours by its channel."""

from collections.abc import Mapping
from typing import Any

from commerce.bigcommerce.form import BESIDE, FIELDS, LACKS, address_of, channel_of, check, hash_of
from commerce.bigcommerce.shop import BigCommerceShop
from commerce.bigcommerce.webhooks import WEBHOOK
from commerce.bigcommerce.wire import API, Account, Wire
from commerce.changes import Vendor
from kit.clock import Clock
from kit.db import Database


def connect(database: Database, clock: Clock, store_id: int, settings: Mapping[str, Any]) -> BigCommerceShop:
    """Connect a store to one storefront of BigCommerce.

    Settings: `store_hash` (or the API path that holds it) and `token` of an API account with the scopes of
    `commerce.bigcommerce.scopes.NEEDED`; `channel_id` of the storefront (1 if left out). Optional are `storefront`, the
    storefront's address for links to products, `public_coupons`, the codes that may be told to anybody, with commas
    between, and `address`, where another server than BigCommerce's own answers.
    """
    account = Account(
        store_hash=hash_of(settings) or str(settings.get("store_hash", "")).strip().replace("/", ""),
        token=str(settings.get("token", "")).strip(),
        address=str(settings.get("address") or API),
    )
    channel = channel_of(settings)
    codes = str(settings.get("public_coupons", "")).split(",")
    return BigCommerceShop(
        database,
        clock,
        store_id,
        Wire(account, clock),
        int(channel) if channel.isascii() and channel.isdecimal() else 0,
        storefront=str(settings.get("storefront", "")),
        shareable=frozenset(code.strip().casefold() for code in codes if code.strip()),
    )


VENDOR = Vendor(
    "bigcommerce",
    "BigCommerce",
    connect,
    fields=FIELDS,
    address_of=address_of,
    check=check,
    beside=BESIDE,
    lacks=LACKS,
    webhook=WEBHOOK,
)
