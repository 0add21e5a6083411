"""A shop that needs no account anywhere: persistent, with every state of the decision table, behaving as Shopify."""

from collections.abc import Mapping
from typing import Any

from commerce.changes import Vendor
from commerce.demo.shop import DemoShop
from kit.clock import Clock
from kit.db import Database


def connect(database: Database, clock: Clock, store_id: int, settings: Mapping[str, Any]) -> DemoShop:
    """Connect a store to its demo shop; the setting `read_all_orders=true` lifts the limit of sixty days.

    Where `our_address` tells where this program is reached, parcels can be followed there.
    """
    read_all = str(settings.get("read_all_orders", "")).lower() == "true"
    return DemoShop(database, clock, store_id, read_all_orders=read_all, address=str(settings.get("our_address", "")))


VENDOR = Vendor("demo", "Demo shop", connect)
