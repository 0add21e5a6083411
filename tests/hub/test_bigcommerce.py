"""The Hub of a store that sells at BigCommerce: what the shop can do works, and what it cannot do is said."""

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

import pytest
from fastapi import FastAPI
from sqlalchemy.ext.asyncio import AsyncSession

from commerce.bigcommerce.standin import World
from commerce.bigcommerce.standin.model import OrderModel, StoreModel
from commerce.bigcommerce.statuses import StatusId
from commerce.changes import ConnectedShop
from commerce.demo.people import ANA
from commerce.terms import Terms
from hub.pages import routes
from kit.clock import ManualClock
from kit.live import InProcess
from kit.web import answer_errors
from tests.commerce.bigcommerce.building import customer, line, order
from tests.contracts.bigcommerce_stage import HASH, TOKEN, shop_at
from tests.hub.stage import Stage, make_deps
from tests.stage import rules


@dataclass
class AtBigCommerce(Stage):
    """A store whose shop is a storefront of BigCommerce's stand-in."""

    vendor: ConnectedShop | None = None

    @property
    def connected(self) -> ConnectedShop:
        assert self.vendor is not None
        return self.vendor


@pytest.fixture
def sold(clock: ManualClock) -> StoreModel:
    store = World(clock).add_store(HASH, TOKEN)
    store.window.quota = 100_000
    customer(store, 1, email=ANA)
    return store


@pytest.fixture
def ana_buys(sold: StoreModel) -> OrderModel:
    return order(sold, line(500, 2), at=sold.now() - timedelta(minutes=10))


@pytest.fixture
def here(stage: Stage, sold: StoreModel, live: InProcess) -> AtBigCommerce:
    world = World(stage.clock)
    world.stores[HASH] = sold
    shop = shop_at(world, stage.clock, stage.database)

    async def read_terms(_: AsyncSession, __: int, ___: str) -> Terms:
        return rules()

    deps = make_deps(stage.database, stage.clock, live, lambda _: shop, read_terms)
    app = FastAPI()
    app.include_router(routes(deps))
    answer_errors(app)
    named = {name: getattr(stage, name) for name in ("database", "clock", "store", "jobs", "stated", "told")}
    return AtBigCommerce(**named, deps=deps, app=app, vendor=shop)


async def test_what_bigcommerce_cannot_do_is_said_beside_what_it_can(here: AtBigCommerce, ana_buys: OrderModel) -> None:
    browser = await here.signed_in(ANA)

    sight = await browser.get(f"orders/{ana_buys.id}")

    assert "This change cannot be made here." in sight.text
    assert "Cancel order" in sight.text
    assert "Change delivery address" in sight.text


async def test_an_order_is_cancelled_and_what_is_not_kept_goes_back(here: AtBigCommerce, ana_buys: OrderModel) -> None:
    """S1-10: at BigCommerce it is done at once, so it is called done."""
    browser = await here.signed_in(ANA)

    sight = await browser.get(f"orders/{ana_buys.id}/cancel")
    sight = await sight.press("Continue", reason="changed_mind", note="Twice by mistake")
    sight = await sight.press("Cancel the order")

    assert sight.title == "Done"
    assert ana_buys.status_id == StatusId.CANCELLED
    assert (ana_buys.total, ana_buys.refunded) == (Decimal("52.90"), Decimal("50.25"))
    await here.work()
    assert [told["kind"] for told in here.told] == ["cancel"]


async def test_a_payment_that_cannot_go_back_at_once_is_left_to_a_person(
    here: AtBigCommerce, ana_buys: OrderModel
) -> None:
    ana_buys.is_by_hand = True
    browser = await here.signed_in(ANA)

    sight = await browser.get(f"orders/{ana_buys.id}/cancel")
    sight = await sight.press("Continue", reason="changed_mind")

    assert (sight.status, sight.title) == (409, "This cannot be changed now")
    assert "The shop could not cancel the order. Ask the shop's team." in sight.text
    assert ana_buys.status_id == StatusId.AWAITING_FULFILMENT


async def test_an_address_is_changed(here: AtBigCommerce, ana_buys: OrderModel) -> None:
    browser = await here.signed_in(ANA)

    sight = await browser.get(f"orders/{ana_buys.id}/edit?kind=address")
    sight = await (await sight.press("Continue", line1="Rua Nova 1", city="Porto")).press("Confirm the address")

    assert sight.title == "Done"
    assert (ana_buys.addresses[0]["street_1"], ana_buys.addresses[0]["city"]) == ("Rua Nova 1", "Porto")


async def test_a_storefront_that_does_not_answer_shows_nobody_its_error(
    here: AtBigCommerce, sold: StoreModel, ana_buys: OrderModel
) -> None:
    browser = await here.signed_in(ANA)
    sold.token = "revoked"

    sight = await browser.get(f"orders/{ana_buys.id}")

    assert sight.status == 502
    assert "token" not in sight.text.lower()
    assert "BigCommerce" not in sight.text
