"""The access scopes that our app needs in a store, what each is for, and what goes missing without it.

From the required access that Shopify publishes with the schema; a write scope holds its read scope.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from commerce.port import Can

ALL_ORDERS = "read_all_orders"
"""Lifts the limit of sixty days (shopify.md section 1); Shopify grants it on request."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Scopes of which any one will do, the sentence on what they are for, and the abilities that need them."""

    any_of: tuple[str, ...]
    purpose: str
    abilities: frozenset[Can]
    is_essential: bool = False
    """Whether the shop cannot be used at all without it."""

    @property
    def name(self) -> str:
        """The scope to ask for."""
        return self.any_of[0]


def _reads_groups(verb: str) -> tuple[str, ...]:
    kinds = ("merchant_managed", "assigned", "third_party", "marketplace")
    return tuple(f"{verb}_{kind}_fulfillment_orders" for kind in kinds)


_ORDERS = frozenset(Can) - {Can.CATALOGUE, Can.DISCOUNTS}
_EDITS = frozenset({Can.EDIT_LINES, Can.CHANGE_ADDRESS, Can.CANCEL, Can.HOLD})
WANTED = (
    Wanted(("read_orders",), "orders cannot be read", _ORDERS, is_essential=True),
    Wanted(("read_customers",), "customers cannot be recognised", _ORDERS, is_essential=True),
    Wanted(_reads_groups("read"), "nobody can see what the warehouse has", _ORDERS, is_essential=True),
    Wanted(
        ("read_products",), "products cannot be shown", frozenset({Can.CATALOGUE, Can.EDIT_LINES}), is_essential=True
    ),
    Wanted(("read_returns",), "returns cannot be seen", _ORDERS, is_essential=True),
    Wanted(("read_discounts",), "codes cannot be shared", frozenset({Can.DISCOUNTS})),
    Wanted(("write_order_edits",), "items of an order cannot be changed", frozenset({Can.EDIT_LINES})),
    Wanted(("write_orders",), "addresses cannot be changed, nor orders cancelled", _EDITS - {Can.EDIT_LINES, Can.HOLD}),
    Wanted(_reads_groups("write"), "orders cannot be held while they are edited", frozenset({Can.HOLD})),
    Wanted(("write_returns",), "returns cannot be asked for", frozenset({Can.REQUEST_RETURN})),
    Wanted(("read_fulfillments",), "what carriers say is not heard of, only seen when it is asked for", frozenset()),
    Wanted((ALL_ORDERS,), "orders older than sixty days cannot be read", frozenset()),
)


def held(granted: Iterable[str]) -> frozenset[str]:
    """Return what an app with these scopes holds: with each writing also the reading."""
    given = frozenset(granted)
    return given | {f"read_{name.removeprefix('write_')}" for name in given if name.startswith("write_")}


def missing(scopes: Collection[str]) -> tuple[Wanted, ...]:
    """Return what is wanted and not among the scopes held, in the order of its weight."""
    return tuple(wanted for wanted in WANTED if not set(wanted.any_of) & set(scopes))


def able(scopes: Collection[str]) -> frozenset[Can]:
    """Return what can be done with these scopes."""
    return frozenset(Can).difference(*(wanted.abilities for wanted in missing(scopes)))
