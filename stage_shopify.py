"""Stores at the stand-in of Shopify to evaluate conversations in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from commerce.demo import people, portable
from commerce.demo.discounts import codes
from commerce.demo.place import FIRST_NUMBER
from commerce.shopify import standin
from commerce.shopify.standin import loading, merchant
from commerce.shopify.standin.scopes import ALL_ORDERS
from customers.identity import retire_customers
from evals.stage import Seen, Stage, see
from kit.errors import NotFound
from program import Program
from stores.shops import connect_shop
from stores.stores import Store

TOKEN = "shpat_rehearsal"  # noqa: S105 - it opens the stand-in alone
_CANCELS_IN = timedelta(minutes=1)
"""How long a cancellation takes, as in the demo's own shop."""
_PRODUCT = "Product "


@dataclass(frozen=True, slots=True)
class ShopifyStage:
    """Stores at the stand-in of Shopify, one for each store of the evaluation."""

    program: Program
    world: standin.World
    address: str

    def stage(self) -> Stage:
        """Return it as evaluations want it."""
        who = {"customer": people.ANA, "customer_pt": people.JOAO, "other": people.NOAH}
        return Stage("shopify", who, self.open_shop, self.place, self.become, self.look_at, self.goods)

    async def open_shop(self, session: AsyncSession, store_id: int) -> None:
        """Open a store at the stand-in, with the demo's people and goods, and connect ours to it."""
        settings = self._settings(store_id)
        if settings["shop"] in self.world.stores:
            return
        own = self.world.add_store(settings["shop"], TOKEN, set(standin.SCOPES) - {ALL_ORDERS})
        self.world.knobs.takes = _CANCELS_IN
        for customer in portable.people():
            loading.place_customer(own, customer)
        for product in portable.goods():
            loading.place_product(own, product)
        for code in codes(self.program.clock.now()):
            loading.place_discount(own, code)
        vault, shop = self.program.vault, settings["shop"]
        token = {"token": TOKEN}
        await connect_shop(
            session,
            vault,
            store_id,
            kind="shopify",
            settings=settings,
            secrets=token,
            address=shop,
            retire=retire_customers,
        )

    async def place(self, session: AsyncSession, store_id: int, email: str, state: str, now: datetime) -> str:
        """Place one order of a customer in a named state, and return its id."""
        await self.open_shop(session, store_id)
        own = self._own(store_id)
        return loading.place_order(own, portable.order_in(state, email, FIRST_NUMBER + len(own.orders), now))

    async def become(self, session: AsyncSession, store_id: int, order_id: str, becomes: str, now: datetime) -> None:  # noqa: ARG002
        """Let the shop itself move an order on."""
        own = self._own(store_id)
        if becomes == "shipped":
            merchant.ship(self.world, own, order_id, status="CARRIER_PICKED_UP")
        elif becomes in {"delivered", "delayed"}:
            merchant.report(self.world, own, order_id, becomes.upper())
        elif becomes == "with_warehouse":
            merchant.ask_service(self.world, own, order_id, "SUBMITTED")
        else:
            merchant.cancel(self.world, own, order_id)

    async def look_at(self, store: Store, email: str, order_id: str) -> Seen:
        """Read one order of a customer, however old it is; raises NotFound."""
        own = self._own(store.id)
        held, shop = own.scopes, self.program.shop(store)
        own.scopes |= {ALL_ORDERS}
        try:
            customer = await shop.customer_by_email(email) if shop else None
            if shop is None or customer is None:
                raise NotFound(f"The stand-in's store has no customer {email}.")
            return see(await shop.order(customer.id, order_id))
        finally:
            own.scopes = held

    def goods(self, store_id: int) -> Mapping[str, str]:
        """Return the store's name of each product, by the demo's."""
        known = self._own(store_id).known
        return {given.removeprefix(_PRODUCT): name for given, name in known.items() if given.startswith(_PRODUCT)}

    def _own(self, store_id: int) -> standin.StoreModel:
        return self.world.stores[self._settings(store_id)["shop"]]

    def _settings(self, store_id: int) -> dict[str, str]:
        return {"shop": f"rehearsal-{store_id}.myshopify.com", "address": self.address}
