"""The demo shop as a shop: stores apart, cancellations done by a job, pictures, and how it is found."""

from datetime import timedelta
from xml.etree import ElementTree as ET

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import select

from commerce.changes import Cancel
from commerce.demo import VENDOR, api
from commerce.demo import jobs as demo_jobs
from commerce.demo.catalogue import ARTICLES
from commerce.demo.models import DemoOrderRow, DemoVariantRow
from commerce.demo.people import ANA, JOAO
from commerce.demo.pictures import COLOURS, draw
from commerce.demo.place import become, place
from commerce.demo.seed import refresh_all
from commerce.demo.shop import DemoShop
from commerce.editability import OrderState
from commerce.port import FinancialStatus
from kit.clock import ManualClock
from kit.db import Database
from kit.errors import NotFound
from kit.health import Unavailable
from kit.jobs import Jobs
from kit.plugins import discover
from kit.web import answer_errors
from tests.commerce.building import decide
from tests.commerce.looking import STORE, in_state, orders_of


async def test_two_stores_have_shops_of_their_own(shop: DemoShop, database: Database, clock: ManualClock) -> None:
    """An order's name is not unique across stores: reads are scoped."""
    async with database.begin() as session:
        await place(session, STORE + 1, ANA, "open", clock.now())
    other = DemoShop(database, clock, STORE + 1)

    assert [order.name for order in await orders_of(other, ANA)] == ["#1001"]
    assert len(await orders_of(shop, ANA)) > 1


async def test_a_shop_with_the_permission_reads_orders_of_any_age(
    shop: DemoShop, database: Database, clock: ManualClock
) -> None:
    old = await in_state(shop, database, "too_old")

    everything = VENDOR.build(database, clock, STORE, {"read_all_orders": "true"})

    assert old.id in {order.id for order in await everything.orders(old.customer_id)}
    with pytest.raises(NotFound):
        await VENDOR.build(database, clock, STORE, {"read_all_orders": "false"}).order(old.customer_id, old.id)


async def test_an_empty_shop_says_what_mends_it(database: Database, clock: ManualClock) -> None:
    status = await DemoShop(database, clock, STORE).status()

    assert isinstance(status, Unavailable)
    assert status.causes[0].code == "demo_shop_empty"


async def test_a_cancellation_is_finished_on_reading_if_no_job_came_by(shop: DemoShop, clock: ManualClock) -> None:
    order = (await orders_of(shop, JOAO))[0]
    await shop.cancel(Cancel(order.customer_id, order.id, "k1", order.version))
    assert (await shop.order(order.customer_id, order.id)).cancel_pending

    clock.move(timedelta(seconds=4))

    done = (await orders_of(shop, JOAO))[0]
    assert (done.cancel_pending, done.financial_status) == (False, FinancialStatus.REFUNDED)


async def test_the_job_finishes_cancellations_and_puts_the_units_back(
    shop: DemoShop, database: Database, clock: ManualClock, jobs: Jobs
) -> None:
    order = (await orders_of(shop, JOAO))[0]
    await shop.cancel(Cancel(order.customer_id, order.id, "k1", order.version))
    demo_jobs.register(jobs, demo_jobs.Deps(database, clock))

    await jobs.app.tasks["demo_shop.settle"].func(timestamp=0)

    assert (await shop.order(order.customer_id, order.id)).cancelled_at == clock.now()
    async with database.begin() as session:
        assert (await session.get_one(DemoOrderRow, (STORE, order.id))).paid == 0
        stock = await session.scalar(select(DemoVariantRow.stock).where(DemoVariantRow.id == order.lines[0].variant_id))
    assert stock == 25 + order.lines[0].current


async def test_the_seeded_order_that_is_being_cancelled_stays_so(shop: DemoShop, database: Database) -> None:
    order = await in_state(shop, database, "cancelling")

    assert (order.cancel_pending, order.cancelled_at) == (True, None)


async def test_the_refreshing_job_keeps_open_orders_inside_their_window(
    shop: DemoShop, database: Database, clock: ManualClock
) -> None:
    clock.move(timedelta(hours=3))

    async with database.begin() as session:
        await refresh_all(session, clock.now())

    assert decide((await orders_of(shop, JOAO))[0], now=clock.now()).is_editable


@pytest.mark.parametrize(
    ("becomes", "state"),
    [
        ("shipped", OrderState.SHIPPED),
        ("with_warehouse", OrderState.WITH_WAREHOUSE),
        ("cancelled", OrderState.CANCELLED),
    ],
)
async def test_the_shop_itself_can_move_an_order_on(
    shop: DemoShop, database: Database, clock: ManualClock, becomes: str, state: OrderState
) -> None:
    order = (await orders_of(shop, JOAO))[0]

    async with database.begin() as session:
        await become(session, STORE, order.id, becomes, clock.now())  # type: ignore[arg-type]

    moved = await shop.order(order.customer_id, order.id)
    assert decide(moved).state is state
    assert moved.version != order.version


@pytest.mark.parametrize(("email", "state"), [(ANA, "no-such-state"), ("nobody@example.com", "open")])
async def test_an_unknown_state_or_customer_is_refused(
    database: Database, clock: ManualClock, email: str, state: str
) -> None:
    with pytest.raises(NotFound):
        async with database.begin() as session:
            await place(session, STORE, email, state, clock.now())


def test_every_product_has_a_picture_of_its_own_in_every_colour_it_comes_in() -> None:
    drawn = {}
    for article in ARTICLES:
        for colour in article.colours:
            svg = draw(article.id, colour)
            assert svg is not None
            assert ET.fromstring(svg).tag == "{http://www.w3.org/2000/svg}svg"  # noqa: S314 - our own drawing
            assert colour in COLOURS
            drawn[article.id, colour] = svg
    assert len(set(drawn.values())) == len(drawn)


async def test_pictures_are_served_and_an_unknown_product_has_none() -> None:
    app = FastAPI()
    app.include_router(api.routes())
    answer_errors(app)

    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://shop") as client:
        picture = await client.get("/demo/pictures/harbour-tee.svg", params={"colour": "<script>"})
        missing = await client.get("/demo/pictures/none.svg")

    assert (picture.status_code, picture.headers["content-type"]) == (200, "image/svg+xml")
    assert "script" not in picture.text
    assert missing.status_code == 404


def test_the_demo_is_found_as_a_plug_in() -> None:
    assert discover("commerce", "VENDOR", type(VENDOR))["demo"] is VENDOR
