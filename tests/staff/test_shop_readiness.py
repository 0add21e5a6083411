"""Whether a store's shop can be used: the same words for `doctor`, the console and the agent, whatever is wrong."""

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from pydantic import SecretStr

import mounting
import program
from commerce.shopify import standin
from customers.identity import retire_customers
from kit.clock import ManualClock
from kit.db import Database
from kit.errors import Unauthorised
from kit.folder import DataFolder
from kit.health import Status, Unavailable
from settings import Settings
from stores.shops import connect_shop
from stores.stores import Store, StoreSettings, add_store
from tests.staff.shops import SHOP, TOKEN, serving


@pytest.fixture
async def wired(tmp_path: Path, database_url: str, clock: ManualClock) -> AsyncIterator[program.Program]:
    """A whole program that is not started."""
    secret = Settings(_env_file=None, secret_key=SecretStr("s" * 40))
    made = program.build(secret, DataFolder(tmp_path), database_url, clock)
    mounting.register(made)
    yield made
    await made.database.close()


async def connected(wired: program.Program, database: Database, server: str, **more: str) -> Store:
    async with database.begin() as session:
        store = await add_store(session, wired.clock, key="one", name="One", shop_kind=None, settings=StoreSettings())
        return await connect_shop(
            session,
            wired.vault,
            store.id,
            kind="shopify",
            settings={"shop": SHOP, "address": server, **more},
            secrets={"token": TOKEN},
            address=SHOP,
            retire=retire_customers,
        )


def sentences(status: Status) -> str:
    assert isinstance(status, Unavailable)
    return " ".join(cause.sentence for cause in status.causes)


async def test_doctor_names_each_missing_scope_and_what_does_not_work(
    wired: program.Program, database: Database, clock: ManualClock
) -> None:
    """S1-05, S1-25, S1-37: the shop and each skill that needs it are Unavailable, with the scope and its mend."""
    world = standin.World(clock)
    world.add_store(SHOP, TOKEN, {"read_products", "read_customers"})
    async with serving(standin.app(world)) as server:
        await connected(wired, database, server)
        parts = dict(await wired.look())
    said = sentences(parts["One: Shop"])
    assert "lacks the access scope read_orders: orders cannot be read." in said
    assert "lacks the access scope read_returns: returns cannot be seen." in said
    assert "read_customers" not in said
    shop = parts["One: Shop"]
    assert isinstance(shop, Unavailable)
    assert all("access scopes in Shopify" in cause.mend and cause.page == "/admin/shop" for cause in shop.causes)
    assert "read_orders" in sentences(parts["One: Skill: Order Editing"])


async def test_a_shop_that_does_not_answer_is_unavailable_and_nothing_breaks(
    wired: program.Program, database: Database
) -> None:
    await connected(wired, database, "http://127.0.0.1:9")
    parts = dict(await wired.look())
    assert f"{SHOP} cannot be reached." in sentences(parts["One: Shop"])


async def test_credentials_of_another_secret_are_told_and_read_as_refused(
    wired: program.Program, tmp_path: Path, database_url: str, database: Database, clock: ManualClock
) -> None:
    """S1-37: Unavailable with its mend; a customer hears what they hear of any shop that lets nobody in."""
    store = await connected(wired, database, "http://127.0.0.1:9")
    changed = Settings(_env_file=None, secret_key=SecretStr("t" * 40))
    other = program.build(changed, DataFolder(tmp_path / "other"), database_url, clock)

    parts = dict(await other.look())
    assert "stored with another SECRET_KEY" in sentences(parts["One: Shop"])
    shop = parts["One: Shop"]
    assert isinstance(shop, Unavailable)
    assert [(cause.mend, cause.page) for cause in shop.causes] == [("Enter its credentials again.", "/admin/shop/one")]
    tools, readiness = await other.reads.turn(store)
    assert isinstance(readiness.shop, Unavailable)
    assert tools.shop is not None
    with pytest.raises(Unauthorised):
        await tools.shop.customer_by_email("ana@example.com")
    await other.database.close()


async def test_with_credentials_of_another_secret_chat_and_hub_still_open(
    wired: program.Program, tmp_path: Path, database_url: str, database: Database, clock: ManualClock
) -> None:
    """The way in by account is not offered; whoever asks what an article answers need not know of it."""
    await connected(wired, database, "http://127.0.0.1:9", customer_client_id="client")
    changed = Settings(_env_file=None, secret_key=SecretStr("t" * 40))
    other = program.build(changed, DataFolder(tmp_path / "other"), database_url, clock)
    chats = "/api/v1/webchat/conversations"

    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(mounting.web(other)), base_url="http://till.test"
    ) as web:
        begun = (await web.post(chats, json={"store": "one"})).json()
        key = {"Authorization": f"Bearer {begun['key']}"}
        chat = await web.get(f"{chats}/{begun['conversation']}", headers=key)
        hub = await web.get("/hub/one/")
    await other.database.close()

    assert (chat.status_code, chat.json()["account"], hub.status_code) == (200, False, 200)


async def test_a_store_without_a_shop_leads_to_the_page_that_connects_one(
    wired: program.Program, database: Database
) -> None:
    """S1-25, S1-37."""
    async with database.begin() as session:
        await add_store(session, wired.clock, key="new", name="New", shop_kind=None, settings=StoreSettings())
    shop = dict(await wired.look())["New: Shop"]
    assert isinstance(shop, Unavailable)
    assert [(cause.code, cause.page) for cause in shop.causes] == [("no_shop", "/admin/shop/new")]
