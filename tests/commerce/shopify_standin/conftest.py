"""A Shopify of these tests' own, with one store, two people and a few goods."""

from collections.abc import AsyncIterator
from decimal import Decimal

import httpx
import pytest

from commerce.port import Money, Product, ShopCustomer, Variant
from commerce.shopify.standin import World
from commerce.shopify.standin.loading import place_customer, place_product
from kit.clock import ManualClock
from tests.commerce.shopify_standin.asking import SHOP, TOKEN, Shopify
from tests.contracts.servers import at_shopify


def variant(name: str, title: str, price: str, stock: int | None = 5) -> Variant:
    return Variant(name, title, (("Size", title),), Money(Decimal(price), "EUR"), stock, sku=name.upper())


TEE = Product(
    "tee",
    "Harbour Tee",
    "Soft cotton.",
    "Shirt",
    ("summer",),
    (variant("tee-m", "M", "25.00"), variant("tee-l", "L", "25.00"), variant("tee-xl", "XL", "29.50")),
    image="https://img.example/tee.png",
)
CAP = Product("cap", "Pier Cap", "Keeps the sun out.", "Hat", (), (variant("cap-one", "One size", "15.00", None),))


@pytest.fixture
async def shopify(clock: ManualClock) -> AsyncIterator[Shopify]:
    world = World(clock)
    store = world.add_store(SHOP, TOKEN)
    place_customer(store, ShopCustomer("c1", "ana@example.com", "Ana Prata", "+351 910 000 001", "pt"))
    place_customer(store, ShopCustomer("c2", "sam@example.com", "Sam", "+44 7700 900102", "en"))
    place_product(store, TEE)
    place_product(store, CAP)
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(at_shopify(world)), base_url=f"https://{SHOP}"
    ) as client:
        yield Shopify(world, store, client, clock)
