"""Storefronts at the stand-in of BigCommerce to evaluate conversations in: an account for each store."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from commerce.bigcommerce import standin
from commerce.bigcommerce.reads import ABLE
from commerce.bigcommerce.standin.model import OrderModel, StoreModel
from commerce.bigcommerce.standin.world import change_status, ship_all
from commerce.bigcommerce.statuses import StatusId
from commerce.demo import people, portable
from commerce.demo.discounts import codes
from commerce.demo.place import FIRST_NUMBER
from customers.identity import retire_customers
from evals.stage import Seen, Stage, see
from kit.errors import NotFound
from program import Program
from stores.shops import connect_shop
from stores.stores import Store

TOKEN = "token-of-the-rehearsal"  # noqa: S105 - it opens the stand-in alone
_LACKS = frozenset({"age_limit", "carrier_events", "slow_cancel"})
"""It shows orders of any age, knows nothing of a parcel on its way, and what was paid is cancelled at once."""
_NO_LIMIT = 1_000_000
"""Requests in a window: the clock of a case stands still, so none would ever end."""


@dataclass(frozen=True, slots=True)
class BigCommerceStage:
    """Accounts at the stand-in of BigCommerce, one with one storefront for each store of the evaluation."""

    program: Program
    world: standin.World
    address: str

    def stage(self) -> Stage:
        """Return it as evaluations want it."""
        who = {"customer": people.ANA, "customer_pt": people.JOAO, "other": people.NOAH}
        return Stage(
            "bigcommerce", who, self.open_shop, self.place, self.become, self.look_at, self.goods, ABLE, _LACKS
        )

    async def open_shop(self, session: AsyncSession, store_id: int) -> None:
        """Open an account at the stand-in, with the demo's people and goods, and connect our store to it."""
        account = f"rehearsal{store_id}"
        if account in self.world.stores:
            return
        own, now = self.world.add_store(account, TOKEN), self.program.clock.now()
        own.window.quota = own.window.left = _NO_LIMIT
        for customer in portable.people():
            standin.place_customer(own, customer)
        for product in portable.goods():
            standin.place_product(own, product)
        for code in codes(now):
            standin.place_discount(own, code, now)
        public = ",".join(code.code for code in codes(now) if code.is_shareable)
        settings = {"store_hash": account, "address": self.address, "public_coupons": public}
        await connect_shop(
            session,
            self.program.vault,
            store_id,
            kind="bigcommerce",
            settings=settings,
            secrets={"token": TOKEN},
            address=f"{account}/1",
            retire=retire_customers,
        )

    async def place(self, session: AsyncSession, store_id: int, email: str, state: str, now: datetime) -> str:
        """Place one order of a customer in a named state, and return its id."""
        await self.open_shop(session, store_id)
        own = self._own(store_id)
        return standin.place_order(own, portable.order_in(state, email, FIRST_NUMBER + len(own.orders), now))

    async def become(self, session: AsyncSession, store_id: int, order_id: str, becomes: str, now: datetime) -> None:  # noqa: ARG002
        """Let the shop itself move an order on; of what a carrier says BigCommerce hears nothing."""
        own, order = self._own(store_id), self._order(store_id, order_id)
        if becomes == "shipped":
            ship_all(own, order, now)
        elif becomes == "with_warehouse":
            change_status(own, order, StatusId.AWAITING_SHIPMENT)
        elif becomes == "cancelled":
            change_status(own, order, StatusId.CANCELLED)

    async def look_at(self, store: Store, email: str, order_id: str) -> Seen:
        """Read one order of a customer; raises NotFound."""
        shop = self.program.shop(store)
        customer = await shop.customer_by_email(email) if shop else None
        if shop is None or customer is None:
            raise NotFound(f"The stand-in's storefront has no customer {email}.")
        return see(await shop.order(customer.id, order_id))

    def goods(self, store_id: int) -> Mapping[str, str]:
        """Return the storefront's id of each product, by the demo's."""
        return {name: str(number) for name, number in self._own(store_id).numbers.items()}

    def _own(self, store_id: int) -> StoreModel:
        return self.world.stores[f"rehearsal{store_id}"]

    def _order(self, store_id: int, order_id: str) -> OrderModel:
        return self._own(store_id).orders[int(order_id)]
