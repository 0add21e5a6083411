"""What a shop's page is told of the chat window before anybody chats, and who may change it."""

from datetime import time

import httpx
import pytest
from fastapi import FastAPI

from channels.port import Deps
from kit.db import Database
from stores import api, widget_api
from stores.hours import OfficeHours, Span
from stores.pages_heard import heard_on
from stores.stores import Store, save_settings

from .conftest import HERE, SHOP

WINDOW = "/api/v1/webchat/window?store=demo"
WIDGET = "/api/v1/stores/demo/widget"
OWN = {
    "colour": "#ffcc00",
    "side": "left",
    "bottom": 80,
    "titles": {"en": "Ask Linden"},
    "greetings": {"pt": "Bom dia!"},
    "languages": ["pt", "en"],
    "asks": ["email"],
    "has_sound": False,
    "contact": "help@linden.example",
}


@pytest.fixture
def desk(app: FastAPI, deps: Deps) -> httpx.AsyncClient:
    async def is_team(*_: object) -> bool:
        return True

    app.include_router(widget_api.routes(api.Deps(deps.database, deps.clock, deps.who, is_team)))
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=HERE, headers={"x-test-role": "ADMIN"})


async def test_what_an_admin_sets_the_next_page_shows(desk: httpx.AsyncClient) -> None:
    saved = await desk.put(WIDGET, json=OWN)
    assert saved.status_code == 200
    told = (await desk.get(WINDOW, headers={"Origin": SHOP})).json()
    assert {key: told[key] for key in OWN if key != "colour"} == {key: OWN[key] for key in OWN if key != "colour"}
    assert told["look"] == saved.json()["look"]
    assert told["look"]["light"]["on_brand"] != "#ffffff", "white on yellow could not be read"
    assert (told["name"], told["help"]) == ("Linden & Loom", "/help/demo")
    assert (await desk.get(WIDGET)).json() == saved.json()
    look = await desk.get(f"{WIDGET}/look", params={"colour": "#FFCC00"})
    assert look.json() == told["look"]


async def test_only_an_admin_changes_it_and_never_half(desk: httpx.AsyncClient) -> None:
    for role, status in (("AGENT", 403), ("MANAGER", 403)):
        assert (await desk.put(WIDGET, json=OWN, headers={"x-test-role": role})).status_code == status
    assert (await desk.get(WIDGET, headers={"x-test-role": "AGENT"})).status_code == 200
    assert (await desk.put(WIDGET, json=OWN | {"colour": "red"})).status_code == 422
    assert (await desk.put(WIDGET, json=OWN | {"logo": "x"})).status_code == 422
    assert (await desk.get(f"{WIDGET}/look?colour=red")).status_code == 422
    assert (await desk.get(WIDGET)).json()["settings"]["colour"] == "#0b6b5d"


async def test_another_shops_page_is_told_nothing(desk: httpx.AsyncClient) -> None:
    assert (await desk.get(WINDOW, headers={"Origin": "https://other.example"})).status_code == 403
    assert (await desk.get("/api/v1/webchat/window?store=none")).status_code == 404


async def test_it_says_when_people_are_back(desk: httpx.AsyncClient, database: Database, store: Store) -> None:
    """S4-07: nobody is there on this Wednesday morning; the store opens in the afternoon."""
    hours = OfficeHours(wednesday=(Span(opens=time(14), closes=time(18)),))
    async with database.begin() as session:
        await save_settings(session, store.id, store.settings.model_copy(update={"hours": hours}))
    told = (await desk.get(WINDOW)).json()
    assert (told["is_staffed"], told["opens_at"]) == (False, "2026-11-18T14:00:00Z")


async def test_the_pages_that_loaded_it_are_known(desk: httpx.AsyncClient, database: Database, store: Store) -> None:
    """The shop's own pages and ours, but no program, and no page that another site merely names."""
    await desk.get(WINDOW, headers={"Origin": SHOP})
    await desk.get(WINDOW, headers={"Referer": f"{HERE}/shop"})
    await desk.get(WINDOW)
    await desk.get(WINDOW, headers={"Referer": "https://other.example/page"})
    await desk.get(WINDOW, headers={"Origin": "https://other.example"})
    async with database.begin() as session:
        assert {one.origin for one in await heard_on(session, store.id)} == {SHOP, HERE}
