"""The demo shop as the port describes it, without a database: for stand-ins of other shop systems.

The same people, goods and plan of orders as `commerce.demo.seed` puts into its tables.
"""

from collections.abc import Iterator
from datetime import datetime
from functools import cache

from commerce.demo.building import Checkout, Shelf, check_out
from commerce.demo.catalogue import ARTICLES, Article
from commerce.demo.models import DemoProductRow, DemoVariantRow
from commerce.demo.people import CUSTOMERS
from commerce.demo.place import FIRST_NUMBER
from commerce.demo.seed import PLAN
from commerce.demo.shelves import to_products, variant_values
from commerce.demo.states import STATES
from commerce.port import Order, Product, ShopCustomer

_NO_STORE = 0


def people() -> tuple[ShopCustomer, ...]:
    """Return the customers of the demo shop."""
    return tuple(ShopCustomer(one.id, one.email, one.name, one.phone, one.language) for one in CUSTOMERS)


def goods() -> tuple[Product, ...]:
    """Return the catalogue of the demo shop, with all its stock."""
    return to_products(_shelf())


def orders(now: datetime) -> Iterator[Order]:
    """Make the orders of the plan, oldest first, dated relative to `now`."""
    plan = sorted(PLAN, key=lambda entry: STATES[entry.state].age, reverse=True)
    for number, entry in enumerate(plan, start=FIRST_NUMBER):
        yield order_in(entry.state, entry.email, number, now)


def order_in(state: str, email: str, number: int, now: datetime) -> Order:
    """Make one order of a customer in a named state, such as the plan's are."""
    told, customer = STATES[state], next(one for one in CUSTOMERS if one.email == email)
    checkout = Checkout(f"order-{number}", f"#{number}", customer.id, customer.address, now - told.age)
    return told.happened(check_out(checkout, told.basket, _shelf()), now)


@cache
def _shelf() -> Shelf:
    shelf: dict[str, tuple[DemoProductRow, DemoVariantRow]] = {}
    for position, article in enumerate(ARTICLES):
        product = _product(position, article)
        for values in variant_values(_NO_STORE, article):
            variant = DemoVariantRow(**values)
            shelf[variant.id] = (product, variant)
    return shelf


def _product(position: int, article: Article) -> DemoProductRow:
    return DemoProductRow(
        store_id=_NO_STORE,
        id=article.id,
        position=position,
        title=article.title,
        description=article.description,
        product_type=article.product_type,
        tags=list(article.tags),
        is_digital=article.is_digital,
        is_gift_card=article.is_gift_card,
    )
