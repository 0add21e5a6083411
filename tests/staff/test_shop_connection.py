"""Connecting a store: paste, test, see what is missing, done; what is wrong is said of its field."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import select

from commerce.port import ShopCustomer
from commerce.shopify.standin.loading import place_customer, place_order
from kit.audit import AuditRow
from kit.auth import Role
from kit.clock import ManualClock
from kit.db import Database
from kit.jobs import Jobs
from stores.adding import add_storefront
from stores.models import StoreRow
from stores.shops import ShopConnected, opened
from stores.stores import Store, find_store
from tests.commerce.shopify.town import line, order, sent
from tests.staff.conftest import Enter, Floor
from tests.staff.shops import HASH, SHOP, TOKEN, Mall, mall

PATH = "/api/v1/stores/demo/shop"
OUTLET = "/api/v1/stores/outlet/shop"
ANA = "ana@example.com"


@pytest.fixture(autouse=True)
async def shops(
    app: FastAPI, floor: Floor, clock: ManualClock, store: Store, database: Database
) -> AsyncIterator[Mall]:
    """A store that sells by no shop yet, and shops that it may be connected to."""
    async with database.begin() as session:
        row = await session.get(StoreRow, store.id)
        assert row is not None
        row.shop_kind = None
    async with mall(app, floor, clock) as made:
        yield made


async def stored(database: Database, key: str = "demo") -> Store:
    async with database.begin() as session:
        return await find_store(session, key)


def beside(answer: httpx.Response, field: str) -> str:
    """Return what is said of a field."""
    assert answer.status_code == 422, answer.text
    return {one["field"]: str(one["problem"]) for one in answer.json()["errors"]}[field]


def sentences(state: dict[str, Any]) -> str:
    """Return what is said of a shop that cannot be used."""
    assert state["is_live"] is False
    return " ".join(cause["sentence"] for cause in state["causes"])


async def test_a_store_is_connected_by_one_form_and_is_live_at_once(
    shops: Mall, enter: Enter, database: Database, jobs: Jobs
) -> None:
    """S5-10, S5-42, S5-65, S1-25: entered once, tried, kept sealed, announced, and shown as live."""
    heard: list[int] = []

    async def hear(store_id: int) -> None:
        heard.append(store_id)

    jobs.task("test.connected", hear)
    jobs.bind(ShopConnected, "test.connected")
    admin = await enter(Role.ADMIN)
    assert "No shop is connected." in sentences((await admin.get(PATH)).json()["state"])
    answer = await admin.put(PATH, json=shops.entered(client_secret="app-secret"))
    assert (answer.status_code, answer.json()["state"]["is_live"]) == (200, True)

    shown = await admin.get(PATH)
    assert shown.json() == answer.json() | {"kept": ["client_secret", "token"], "entered": {"shop": SHOP}}
    assert TOKEN not in shown.text
    assert "app-secret" not in shown.text
    assert shops.deps.stand_ins["shopify"].server not in shown.text
    kept = await stored(database)
    assert (kept.shop_kind, kept.shop_address) == ("shopify", SHOP)
    assert TOKEN not in f"{kept.shop_settings}{kept.shop_secrets}"
    assert opened(kept, shops.deps.keys.vault)["token"] == TOKEN
    await jobs.drain()
    assert heard == [kept.id]
    async with database.begin() as session:
        rows = list(await session.scalars(select(AuditRow).where(AuditRow.act == "shop.connected")))
    assert [row.facts["settings"]["shop"] for row in rows] == [SHOP]
    assert "shpat" not in f"{rows[0].facts}"


async def test_a_secret_left_empty_stays_but_goes_to_no_other_shop(
    shops: Mall, enter: Enter, database: Database
) -> None:
    admin = await enter(Role.ADMIN)
    await admin.put(PATH, json=shops.entered())
    again = await admin.put(PATH, json=shops.entered(token="", client_id="my-client"))
    assert again.status_code == 200
    kept = await stored(database)
    assert (kept.shop_settings["client_id"], opened(kept, shops.deps.keys.vault)["token"]) == ("my-client", TOKEN)

    other = await admin.put(PATH, json=shops.entered(token="", shop="another.myshopify.com"))
    assert "Enter the admin API access token." in beside(other, "token")
    assert (await stored(database)).shop_address == SHOP


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("shop", "", "Enter the shop address."),
        ("shop", "https://harbour.example.com/", "without https://"),
        ("shop", "harbour.example.com", "ends in .myshopify.com"),
        ("shop", "me@example.com", "e-mail address"),
        ("token", "", "Enter the admin API access token."),
        ("token", "shpat_0123abc", "Copy the whole of it"),
        ("token", "shpss_0123456789", "begins with shpat_"),
        ("token", "shpat_two words", "Copy the whole of it"),
        ("token", "shpat_of_somebody_else", "does not accept the access token"),
        ("client_secret", "shpat_harbour", "This is an access token."),
        ("token", "x" * 501, "This is too long."),
    ],
)
async def test_what_is_wrong_is_said_of_its_field_and_nothing_is_kept(
    shops: Mall, enter: Enter, database: Database, field: str, value: str, says: str
) -> None:
    admin = await enter(Role.ADMIN)
    answer = await admin.put(PATH, json=shops.entered(**{field: value}))
    assert says in beside(answer, field)
    assert answer.json()["code"] == "shop_refused"
    assert (await stored(database)).shop_kind is None


async def test_a_shop_that_does_not_exist_or_does_not_answer_is_not_kept(
    shops: Mall, enter: Enter, database: Database
) -> None:
    """A wrong address, and a server that is down: each one sentence, nothing stored."""
    admin = await enter(Role.ADMIN)
    server = shops.deps.stand_ins["shopify"].server
    shops.deps.stand_ins["shopify"] = replace(  # type: ignore[index]  # the test's own
        shops.deps.stand_ins["shopify"], address="nobody.myshopify.com"
    )
    unknown = await admin.put(PATH, json=shops.entered(shop="nobody.myshopify.com"))
    assert "There is no Shopify store at nobody.myshopify.com" in beside(unknown, "shop")
    shops.deps.stand_ins["shopify"] = replace(  # type: ignore[index]  # the test's own
        shops.deps.stand_ins["shopify"], address=SHOP, server="http://127.0.0.1:9"
    )
    silent = await admin.put(PATH, json=shops.entered())
    assert f"{SHOP} cannot be reached" in beside(silent, "shop")
    assert server not in silent.text
    assert (await stored(database)).shop_kind is None


async def test_each_missing_scope_is_named_with_what_does_not_work(
    shops: Mall, enter: Enter, database: Database
) -> None:
    """S1-37, S5-10: what is missing is named; the connection is kept, and what is left works."""
    shops.store.scopes = frozenset({"read_customers", "read_products", "read_returns"})
    admin = await enter(Role.ADMIN)
    said = sentences((await admin.put(PATH, json=shops.entered())).json()["state"])
    assert "lacks the access scope read_orders: orders cannot be read." in said
    assert "read_merchant_managed_fulfillment_orders: nobody can see what the warehouse has." in said
    assert (await stored(database)).shop_address == SHOP

    shops.store.scopes = frozenset({*shops.store.scopes, "read_orders", "read_merchant_managed_fulfillment_orders"})
    state = (await admin.post(f"{PATH}/check")).json()
    assert state["is_live"] is True
    assert "without write_order_edits items of an order cannot be changed" in state["note"]


async def test_an_app_that_was_removed_is_told_until_the_store_is_connected_again(
    shops: Mall, enter: Enter, database: Database
) -> None:
    """S1-25, S1-37: what worked and does not any more stays connected, Unavailable with its mend."""
    admin = await enter(Role.ADMIN)
    await admin.put(PATH, json=shops.entered())
    shops.store.token = "shpat_after_reinstalling"
    assert "it is wrong, or the app was removed" in sentences((await admin.get(PATH)).json()["state"])
    refused = await admin.post(f"{PATH}/order", json={"email": ANA})
    assert "the app was removed" in refused.json()["detail"]
    assert (await admin.put(PATH, json=shops.entered(token=shops.store.token))).status_code == 200
    assert (await admin.get(PATH)).json()["state"]["is_live"] is True
    assert (await stored(database)).shop_address == SHOP


async def test_a_shop_belongs_to_one_store_until_it_is_disconnected(
    shops: Mall, enter: Enter, database: Database, clock: ManualClock
) -> None:
    """S5-50: a shop that is taken says by whom."""
    admin = await enter(Role.ADMIN)
    await admin.put(PATH, json=shops.entered())
    async with database.begin() as session:
        await add_storefront(session, clock, key="outlet", name="Quay Outlet")
    taken = await admin.put(OUTLET, json=shops.entered())
    assert (taken.status_code, taken.json()["code"]) == (409, "shop_taken")
    assert "Quay & Co is connected to this shop already." in taken.json()["detail"]

    for _ in range(2):
        assert (await admin.delete(PATH)).status_code == 204
    left = await stored(database)
    assert (left.shop_kind, left.shop_secrets, left.shop_settings, left.shop_address) == (None, {}, {}, None)
    async with database.begin() as session:
        acts = list(await session.scalars(select(AuditRow).where(AuditRow.act == "shop.disconnected")))
    assert [row.facts["address"] for row in acts] == [SHOP]
    assert (await admin.put(OUTLET, json=shops.entered())).status_code == 200
    assert (await admin.get(PATH)).json()["system"] is None
    assert (await admin.get(OUTLET)).json()["address"] == SHOP


async def test_the_newest_order_is_shown_with_items_carrier_and_tracking(
    shops: Mall, enter: Enter, clock: ManualClock
) -> None:
    """S5-13."""
    me = place_customer(shops.store, ShopCustomer("c1", ANA, "Ana Prata"))
    shirt = line(2)
    parcel = sent(shirt, clock=clock)
    agent, admin = await enter(Role.AGENT), await enter(Role.ADMIN)
    await admin.put(PATH, json=shops.entered())
    nobody = await agent.post(f"{PATH}/order", json={"email": "who@example.com"})
    assert (nobody.status_code, "knows no customer with this address" in nobody.json()["detail"]) == (404, True)
    assert (await agent.post(f"{PATH}/order", json={"email": ANA})).json() == {"order": None}
    place_order(shops.store, replace(order(shirt, clock=clock, fulfilments=(parcel,)), customer_id=me, name="#1009"))
    found = (await agent.post(f"{PATH}/order", json={"email": f" {ANA} "})).json()["order"]
    (item,), (package,) = found["items"], found["parcels"]
    assert (found["name"], item["count"], item["title"], item["variant"]) == ("#1009", 2, "Harbour Tee", "M")
    assert (package["place"], package["number"]) == (1, "")


async def test_bigcommerce_is_connected_the_same_way(shops: Mall, enter: Enter, database: Database) -> None:
    """What is asked for is what the vendor declares, so that another kind of shop needs no page of its own."""
    entry = {"store_hash": f"https://api.bigcommerce.com/stores/{HASH}/v3/", "token": "big-token"}
    admin = await enter(Role.ADMIN)
    systems = {one["name"]: one for one in (await admin.get("/api/v1/shop-systems")).json()}
    assert "API path" in systems["bigcommerce"]["fields"][0]["hint"]
    assert (systems["bigcommerce"]["install"], systems["shopify"]["install"]["back"]) == (
        None,
        "http://shop.test/admin/shop/shopify/callback",
    )

    async def connect(**changes: str) -> httpx.Response:
        return await admin.put(PATH, json={"system": "bigcommerce", "values": entry | changes})

    assert "refuses the access token" in beside(await connect(token="another-token"), "token")
    assert "no such storefront" in beside(await connect(channel_id="77"), "channel_id")
    assert "is a number" in beside(await connect(channel_id="one"), "channel_id")
    assert "address of a shop" in beside(await connect(store_hash="harbour.mybigcommerce.com"), "store_hash")
    assert (await connect()).status_code == 200
    assert (await stored(database)).shop_address == f"{HASH}/1"


@pytest.mark.parametrize("role", [Role.AGENT, Role.MANAGER])
async def test_others_look_but_change_nothing(shops: Mall, enter: Enter, database: Database, role: Role) -> None:
    """S1-07, S1-08."""
    person = await enter(role)
    assert (await person.get(PATH)).status_code == 200
    assert (await person.put(PATH, json=shops.entered())).status_code == 403
    assert (await person.post(f"{PATH}/authorise", json=shops.entered())).status_code == 403
    assert (await person.delete(PATH)).status_code == 403
    assert (await stored(database)).shop_kind is None


async def test_what_is_not_there_is_said(enter: Enter) -> None:
    admin = await enter(Role.ADMIN)
    answers = [
        await admin.get("/api/v1/stores/nobody/shop"),
        await admin.put(PATH, json={"system": "magento"}),
        await admin.post(f"{PATH}/authorise", json={"system": "bigcommerce"}),
        await admin.post("/api/v1/shop-systems/bigcommerce/answers", json={"query": "?code=1"}),
        await admin.post(f"{PATH}/order", json={"email": ANA}),
        await admin.post(f"{PATH}/check"),
    ]
    assert [answer.status_code for answer in answers] == [404] * len(answers)


async def test_authorising_again_later_needs_no_secret_twice(shops: Mall, enter: Enter) -> None:
    admin = await enter(Role.ADMIN)
    await admin.put(PATH, json=shops.entered(client_id="stand-in-key", client_secret="stand-in-secret"))
    shops.clock.move(timedelta(days=1))
    leaving = await admin.post(f"{PATH}/authorise", json=shops.entered(token="", client_id="stand-in-key"))
    assert leaving.json()["address"].startswith("http")
