"""What connecting stores to their shops needs, and who may do it."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from fastapi import Request

from commerce.changes import ConnectedShop, Vendor
from commerce.connecting import StandIn
from commerce.installing import Keys
from kit.auth import Actor, Role, Who, require
from kit.db import Database
from kit.errors import NotFound
from kit.health import Status
from stores.shops import Retire
from stores.stores import Store, find_seen

PATH = "/admin/shop"
"""The console's page of shops."""


@dataclass(frozen=True, slots=True)
class Deps:
    """What this interface needs.

    `status` tells whether a store's shop is ready, and `stand_ins` holds the servers that play a vendor in the demo, by
    their kind. `retire` parts a store's customers from another shop.
    """

    database: Database
    who: Who
    keys: Keys
    vendors: Mapping[str, Vendor]
    base_url: str
    shop: Callable[[Store], ConnectedShop | None]
    status: Callable[[Store], Awaitable[Status]]
    retire: Retire
    stand_ins: Mapping[str, StandIn]

    def vendor(self, name: str | None) -> Vendor:
        """Return a kind of shop system that a person may connect to; raises NotFound."""
        vendor = self.vendors.get(name or "")
        if vendor is None or vendor.name not in self.offered:
            raise NotFound("There is no such shop system.", code="shop_system_unknown")
        return vendor

    @property
    def offered(self) -> dict[str, Vendor]:
        """The kinds of shop systems that may be chosen: with something to enter, or the demo's own."""
        return {name: one for name, one in self.vendors.items() if one.fields or name in self.stand_ins}

    def call_back(self, vendor: Vendor) -> str:
        """Return the page of ours to which a vendor sends the browser after authorising."""
        return f"{self.base_url}{PATH}/{vendor.name}/callback"

    async def asking(self, request: Request, role: Role = Role.AGENT) -> Actor:
        """Return who asks, who needs at least `role` and is a person; raises as `kit.auth.require`."""
        async with self.database.begin() as session:
            return require(await self.who(request, session), role)

    async def opened(self, request: Request, key: str, role: Role = Role.AGENT) -> tuple[Actor, Store]:
        """Return who asks and the store; raises as `asking`, and NotFound for a store that they may not see."""
        async with self.database.begin() as session:
            actor = require(await self.who(request, session), role)
            return actor, await find_seen(session, actor, key)
