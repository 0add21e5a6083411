"""The demo shop as it stands at BigCommerce's stand-in, mounted in the program."""

import httpx
import pytest
from fastapi import FastAPI

import shop_standins
from commerce.bigcommerce.shop import BigCommerceShop
from commerce.bigcommerce.wire import Account, Wire
from commerce.demo import people, portable
from commerce.editability import editability
from commerce.tracking import journey
from commerce.units import count_units
from kit.clock import ManualClock
from kit.db import Database
from kit.health import Live
from shop_standins import Sells
from tests.commerce.building import LISBON, ONE_HOUR


@pytest.fixture
def shop(clock: ManualClock, database: Database) -> BigCommerceShop:
    program = FastAPI()
    path = shop_standins.path_of(Sells.BIGCOMMERCE)
    standing = shop_standins.stand(Sells.BIGCOMMERCE, clock, f"http://till.test{path}", "http://till.test")
    program.mount(path, standing.app)
    client = httpx.AsyncClient(transport=httpx.ASGITransport(program))
    account = Account(standing.settings["store_hash"], standing.secrets["token"], standing.settings["address"])
    return BigCommerceShop(database, clock, 7, Wire(account, clock, client=client), 1)


async def test_every_order_of_the_plan_can_be_read_and_judged(shop: BigCommerceShop, clock: ManualClock) -> None:
    """No state of the demo, however odd, breaks what reads it."""
    assert isinstance(await shop.status(), Live)
    read = 0
    for customer in portable.people():
        found = await shop.customer_by_email(customer.email)
        assert found is not None
        for order in await shop.orders(found.id, limit=100):
            read += 1
            units = count_units(order)
            assert all(units[line.id].current == line.current for line in order.lines)
            assert editability(order, ONE_HOUR, clock.now(), LISBON, shop.can).order_id == order.id
            assert journey(order, clock.now(), LISBON).order_id == order.id
    assert read > 50


async def test_the_demos_goods_are_all_there(shop: BigCommerceShop) -> None:
    goods = {product.title: product for product in portable.goods()}

    found = {product.title: product for product in await shop.products()}

    assert found.keys() == goods.keys()
    tee = found["Harbour T-shirt"]
    assert tee.page == "http://till.test/shop/products/harbour-tee"
    assert (tee.product_type, tee.tags) == (goods[tee.title].product_type, goods[tee.title].tags)
    assert [(one.options, one.price, one.stock) for one in tee.variants] == [
        (one.options, one.price, one.stock) for one in goods[tee.title].variants
    ]


async def test_ana_has_an_order_that_can_be_changed(shop: BigCommerceShop, clock: ManualClock) -> None:
    ana = await shop.customer_by_email(people.ANA)
    assert ana is not None

    newest = (await shop.orders(ana.id))[0]

    assert editability(newest, ONE_HOUR, clock.now(), LISBON, shop.can).is_editable
