"""The OAuth scopes of BigCommerce that this adapter needs, by the path that needs them, in the names people see.

Source: BigCommerce's page on API accounts, "OAuth scopes". A store-level API account is given them in the control
panel under Settings > Store-level API accounts. They cannot be changed afterwards: a missing one means a new account.
"""

from collections.abc import Collection
from dataclasses import dataclass

from commerce.port import Can


@dataclass(frozen=True, slots=True)
class Scope:
    """A permission as the control panel writes it, the parameters of which any one grants it, and what needs it."""

    title: str
    parameters: tuple[str, ...]
    purpose: str = ""
    """What goes missing without it."""
    abilities: frozenset[Can] = frozenset()
    is_essential: bool = False
    """Whether the shop cannot be used at all without it."""


_ORDERS = frozenset({Can.READ_ORDERS, Can.TRACKING, Can.CHANGE_ADDRESS, Can.CANCEL})
ORDERS = Scope(
    "Orders: read-only",
    ("store_v2_orders_read_only", "store_v2_orders"),
    "orders cannot be read",
    _ORDERS,
    is_essential=True,
)
CHANGE_ORDERS = Scope(
    "Orders: modify",
    ("store_v2_orders",),
    "addresses cannot be changed, nor orders cancelled",
    frozenset({Can.CHANGE_ADDRESS, Can.CANCEL}),
)
REFUND = Scope("Orders: modify", ("store_v2_orders", "store_v2_transactions"))
CUSTOMERS = Scope(
    "Customers: read-only",
    ("store_v2_customers_read_only", "store_v2_customers"),
    "customers cannot be recognised",
    _ORDERS,
    is_essential=True,
)
PRODUCTS = Scope(
    "Products: read-only",
    ("store_v2_products_read_only", "store_v2_products"),
    "products cannot be shown, nor is it known what policies say of them",
    _ORDERS | {Can.CATALOGUE},
    is_essential=True,
)
MARKETING = Scope(
    "Marketing: read-only",
    ("store_v2_marketing_read_only", "store_v2_marketing"),
    "codes cannot be shared",
    frozenset({Can.DISCOUNTS}),
)
INFORMATION = Scope(
    "Information & settings: read-only",
    ("store_v2_information_read_only", "store_v2_information"),
    "prices cannot be told, for want of their currency",
    frozenset({Can.CATALOGUE, Can.DISCOUNTS}),
)
CHANNELS = Scope(
    "Channel settings: read-only",
    ("store_channel_settings_read_only", "store_channel_settings"),
    "nobody can see whether the storefront exists",
)
NEEDED = (CHANGE_ORDERS, CUSTOMERS, PRODUCTS, MARKETING, INFORMATION, CHANNELS)
"""What an API account must be given; the right to change orders includes reading them."""

_BY_PATH = (
    ("/v2/order", ORDERS),
    ("/v3/orders", ORDERS),
    ("/v3/customers", CUSTOMERS),
    ("/v3/catalog", PRODUCTS),
    ("/v2/coupons", MARKETING),
    ("/v2/store", INFORMATION),
    ("/v3/channels", CHANNELS),
)


def needed_for(method: str, path: str) -> Scope | None:
    """Return the scope that a request needs; None where every API account may send it, as for webhooks."""
    scope = next((scope for start, scope in _BY_PATH if path.startswith(start)), None)
    if scope is ORDERS and method != "GET":
        return REFUND if "/payment_actions/" in path else CHANGE_ORDERS
    return scope


def lost(lacking: Collection[Scope]) -> frozenset[Can]:
    """Return what cannot be done for want of these scopes."""
    return frozenset[Can]().union(*(scope.abilities for scope in lacking))
