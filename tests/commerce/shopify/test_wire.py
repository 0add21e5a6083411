"""Over a real socket, as a deployment asks: connected by a store's settings, answered by the stand-in on a port."""

import asyncio
import socket

import pytest
import uvicorn

from commerce.shopify import VENDOR
from commerce.shopify.standin.server import app
from kit.clock import ManualClock
from kit.db import Database
from kit.errors import Temporary
from kit.health import Live, Unavailable
from tests.commerce.shopify.town import SHOP, line, order, town_of


async def test_a_store_is_read_over_the_wire_and_missed_when_it_is_gone(database: Database, clock: ManualClock) -> None:
    """S1-05, S1-14."""
    town = town_of(clock)
    made = order(line(2), clock=clock)
    name = town.place(made)
    listening = socket.create_server(("127.0.0.1", 0))
    settings = {
        "shop": f" {SHOP.upper()} ",
        "token": "shpat_town",
        "address": f"http://127.0.0.1:{listening.getsockname()[1]}/",
    }
    shop = VENDOR.build(database, clock, 1, settings)
    server = uvicorn.Server(uvicorn.Config(app(town.world), log_config=None, lifespan="off"))
    running = asyncio.create_task(server.serve(sockets=[listening]))

    assert isinstance(await shop.status(), Live)
    assert (await shop.order(town.me, name)).name == made.name

    server.should_exit = True
    await running
    with pytest.raises(Temporary):
        await shop.order(town.me, name)


@pytest.mark.parametrize("settings", [{}, {"shop": SHOP}, {"token": "t"}, {"shop": "http://x", "token": "t"}])
async def test_settings_that_cannot_be_used_are_told_when_the_store_is_looked_at(
    database: Database, clock: ManualClock, settings: dict[str, str]
) -> None:
    status = await VENDOR.build(database, clock, 1, settings).status()

    assert isinstance(status, Unavailable)
    assert [cause.code for cause in status.causes] == ["shopify_not_configured"]
