"""The demo's tracking links lead to a page of the demo's own carrier, which names nobody."""

import httpx
import pytest
from fastapi import FastAPI

from commerce.demo import connect
from commerce.demo.carrier import routes
from commerce.demo.people import ANA
from commerce.demo.place import place
from kit.clock import ManualClock
from kit.db import Database
from kit.web import answer_errors


@pytest.fixture
def carrier(database: Database) -> httpx.AsyncClient:
    app = FastAPI()
    app.include_router(routes(database))
    answer_errors(app)
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://till.example")


async def link_of(database: Database, clock: ManualClock, address: str = "") -> str:
    async with database.begin() as session:
        order_id = await place(session, 1, ANA, "out_for_delivery", clock.now())
    order = await connect(database, clock, 1, {"our_address": address}).order("customer-ana", order_id)
    tracking = order.fulfilments[0].tracking
    return tracking.url if tracking else ""


async def test_a_link_leads_to_what_the_carrier_says(
    database: Database, clock: ManualClock, carrier: httpx.AsyncClient
) -> None:
    """S5-20: a newcomer can follow the link."""
    page = (await carrier.get(await link_of(database, clock, "http://till.example/"))).text
    assert "out for delivery" in page
    assert "TS0010011PT" in page
    assert "Ana" not in page
    assert "#1001" not in page


async def test_without_an_address_it_leads_to_nobodys(database: Database, clock: ManualClock) -> None:
    assert await link_of(database, clock) == "https://tidepost.example/track/TS0010011PT"


@pytest.mark.parametrize(
    "number", ["TS0099991PT", "nothing", "TS00\u0661\u06611\u0661\u0661PT", "TS' or 1=1", "x" * 2000]
)
async def test_an_unknown_number_is_not_found(
    database: Database, clock: ManualClock, carrier: httpx.AsyncClient, number: str
) -> None:
    await link_of(database, clock)
    assert (await carrier.get(f"/demo/parcels/{number}")).status_code == 404
