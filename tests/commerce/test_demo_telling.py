"""In the demo a person moves the demo shop's orders, and it tells of it as other shops do."""

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import select

from commerce.demo import telling
from commerce.demo.people import ANA
from commerce.demo.place import place
from commerce.models import ShopNoticeRow
from kit.clock import ManualClock
from kit.db import Database
from kit.web import answer_errors
from stores.stores import StoreSettings, add_store


@pytest.fixture
async def order_id(database: Database, clock: ManualClock) -> str:
    async with database.begin() as session:
        store = await add_store(session, clock, key="demo", name="Linden", shop_kind="demo", settings=StoreSettings())
        return await place(session, store.id, ANA, "open", clock.now())


def people(database: Database, clock: ManualClock, *, is_demo: bool = True) -> httpx.AsyncClient:
    web = FastAPI()
    answer_errors(web)
    web.include_router(telling.routes(telling.Deps(database, clock, lambda: is_demo)))
    return httpx.AsyncClient(transport=httpx.ASGITransport(web), base_url="http://demo.test")


async def test_what_becomes_of_an_order_is_told(database: Database, clock: ManualClock, order_id: str) -> None:
    shop = people(database, clock)

    early = await shop.post(telling.PATH, json={"order": "#1001", "becomes": "delivered"})
    sent = await shop.post(telling.PATH, json={"order": "#1001", "becomes": "shipped"})
    again = await shop.post(telling.PATH, json={"order": "1001", "becomes": "shipped"})

    assert [answer.status_code for answer in (early, sent, again)] == [409, 204, 409]
    async with database.look() as session:
        told = (await session.execute(select(ShopNoticeRow.kind, ShopNoticeRow.about_id))).all()
    assert [tuple(row) for row in told] == [("demo", order_id)]


@pytest.mark.usefixtures("order_id")
async def test_outside_the_demo_and_for_no_order_there_is_no_such_entrance(
    database: Database, clock: ManualClock
) -> None:
    shipped = {"order": "#1001", "becomes": "shipped"}

    assert (await people(database, clock, is_demo=False).post(telling.PATH, json=shipped)).status_code == 404
    assert (await people(database, clock).post(telling.PATH, json={**shipped, "order": "#9"})).status_code == 404
    assert (await people(database, clock).post(telling.PATH, json={**shipped, "order": "x"})).status_code == 404
    assert (await people(database, clock).post(telling.PATH, json={**shipped, "becomes": "x"})).status_code == 422
