"""Stores at Shopify, by the Admin GraphQL API of one pinned version (shopify.md)."""

from collections.abc import Mapping
from typing import Any

from commerce.changes import Vendor
from commerce.shopify.accounts import open_accounts
from commerce.shopify.form import BESIDE, FIELDS, LACKS, address_of, check
from commerce.shopify.install import INSTALL
from commerce.shopify.shop import ShopifyShop
from commerce.shopify.transport import Door, Transport
from commerce.shopify.webhooks import WEBHOOK
from kit.clock import Clock
from kit.db import Database


def connect(database: Database, clock: Clock, store_id: int, settings: Mapping[str, Any]) -> ShopifyShop:
    """Connect a store: `shop` is its address at Shopify (name.myshopify.com), `token` our app's access token there.

    `address` is another server that answers in Shopify's stead, such as the stand-in. Nothing is sent yet; settings
    that cannot be used are told by `status` and by every read.
    """
    door = Door(
        shop=str(settings.get("shop", "")).strip().lower(),
        token=str(settings.get("token", "")).strip(),
        address=str(settings.get("address", "")).strip(),
    )
    return ShopifyShop(database, store_id, Transport(door, clock), clock)


VENDOR = Vendor(
    "shopify",
    "Shopify",
    connect,
    fields=FIELDS,
    address_of=address_of,
    check=check,
    beside=BESIDE,
    lacks=LACKS,
    webhook=WEBHOOK,
    install=INSTALL,
    accounts=open_accounts,
)
