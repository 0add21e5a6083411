"""One request to the stand-in: whose it is, when, and what it may see."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from graphql import GraphQLError

from commerce.shopify.standin.ids import number_of
from commerce.shopify.standin.model import OrderModel
from commerce.shopify.standin.scopes import Rules
from commerce.shopify.standin.world import StoreModel, World

REACH = timedelta(days=60)
"""How far back orders can be read without `read_all_orders` (shopify.md section 1)."""


@dataclass(slots=True)
class Call:
    """The context of a request; `warnings` are told beside its answer."""

    world: World
    store: StoreModel
    rules: Rules
    version: str
    warnings: list[dict[str, Any]] = field(default_factory=list)

    @property
    def now(self) -> datetime:
        """The moment of the request."""
        return self.world.clock.now()

    @property
    def page(self) -> int | None:
        """The most that a page may hold now."""
        return self.world.knobs.page

    def orders(self) -> list[OrderModel]:
        """Return the orders that can be read, oldest first."""
        seen = [one for one in self.store.orders.values() if self._is_seen(one)]
        return sorted(seen, key=lambda one: (one.created_at, number_of(one.id) or 0))

    def order(self, name: str) -> OrderModel | None:
        """Return an order that can be read.

        Raises:
            GraphQLError: the name is not of Shopify's form.
        """
        known_form(name, "Order")
        found = self.store.orders.get(name)
        return found if found is not None and self._is_seen(found) else None

    def _is_seen(self, order: OrderModel) -> bool:
        if order.is_deleted:
            return False
        return self.store.may_read_old() or order.created_at >= self.now - REACH


def known_form(name: str, *kinds: str) -> None:
    """Refuse a name that is none of Shopify's, or of another kind of thing."""
    if number_of(name, *kinds) is None:
        raise GraphQLError(f"Invalid global id '{name}'", extensions={"code": "RESOURCE_NOT_FOUND"})
