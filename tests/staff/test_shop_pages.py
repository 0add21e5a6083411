"""Connecting a store takes one page: paste, test, see what is missing, done; what is wrong is said beside its field."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import select

from commerce.port import ShopCustomer
from commerce.shopify.standin.loading import place_customer, place_order
from kit.admin import Pages
from kit.audit import AuditRow
from kit.auth import Role
from kit.clock import ManualClock
from kit.db import Database
from kit.jobs import Jobs
from stores.models import StoreRow
from stores.shops import ShopConnected, opened
from stores.stores import Store, find_store
from tests.commerce.shopify.town import line, order, sent
from tests.staff.conftest import Enter
from tests.staff.shops import HASH, SHOP, TOKEN, Mall, mall

PAGE = "/admin/shop/demo"
ANA = "ana@example.com"


@pytest.fixture(autouse=True)
async def shops(
    app: FastAPI, pages: Pages, clock: ManualClock, store: Store, database: Database
) -> AsyncIterator[Mall]:
    """A store that sells by no shop yet, and shops that it may be connected to."""
    async with database.begin() as session:
        row = await session.get(StoreRow, store.id)
        assert row is not None
        row.shop_kind = None
    async with mall(app, pages, clock) as made:
        yield made


async def stored(database: Database, key: str = "demo") -> Store:
    async with database.begin() as session:
        return await find_store(session, key)


def beside(page: httpx.Response, field: str) -> str:
    """Return what is said beside a field."""
    assert page.status_code == 422, page.text
    return page.text.split(f'id="{field}-problem">')[1].split("</span>")[0]


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
    assert ">Unavailable</span>" in (await admin.get(PAGE)).text
    answer = await admin.post(PAGE, data=shops.entered(client_secret="app-secret"))
    assert answer.headers["location"] == f"{PAGE}?done=connected"

    page = (await admin.get(answer.headers["location"])).text
    assert all(shown in page for shown in (">Live</span>", SHOP, "Everything is read."))
    assert TOKEN not in page
    assert "app-secret" not in page
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
    await admin.post(PAGE, data=shops.entered())
    again = await admin.post(PAGE, data=shops.entered(token="", client_id="my-client"))
    assert again.status_code == 303
    kept = await stored(database)
    assert (kept.shop_settings["client_id"], opened(kept, shops.deps.keys.vault)["token"]) == ("my-client", TOKEN)

    other = await admin.post(PAGE, data=shops.entered(token="", shop="another.myshopify.com"))
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
async def test_what_is_wrong_is_said_beside_its_field_and_nothing_is_kept(
    shops: Mall, enter: Enter, database: Database, field: str, value: str, says: str
) -> None:
    admin = await enter(Role.ADMIN)
    answer = await admin.post(PAGE, data=shops.entered(**{field: value}))
    assert says in beside(answer, field)
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
    unknown = await admin.post(PAGE, data=shops.entered(shop="nobody.myshopify.com"))
    assert "There is no Shopify store at nobody.myshopify.com" in beside(unknown, "shop")
    shops.deps.stand_ins["shopify"] = replace(  # type: ignore[index]  # the test's own
        shops.deps.stand_ins["shopify"], address=SHOP, server="http://127.0.0.1:9"
    )
    silent = await admin.post(PAGE, data=shops.entered())
    assert f"{SHOP} cannot be reached" in beside(silent, "shop")
    assert server not in silent.text
    assert (await stored(database)).shop_kind is None


async def test_each_missing_scope_is_named_with_what_does_not_work(
    shops: Mall, enter: Enter, database: Database
) -> None:
    """S1-37, S5-10: what is missing stands on the page; the connection is kept, and what is left works."""
    shops.store.scopes = frozenset({"read_customers", "read_products", "read_returns"})
    admin = await enter(Role.ADMIN)
    answer = await admin.post(PAGE, data=shops.entered())
    page = (await admin.get(answer.headers["location"])).text
    assert ">Unavailable</span>" in page
    assert "lacks the access scope read_orders: orders cannot be read." in page
    assert "read_merchant_managed_fulfillment_orders: nobody can see what the warehouse has." in page
    assert (await stored(database)).shop_address == SHOP

    shops.store.scopes = frozenset({*shops.store.scopes, "read_orders", "read_merchant_managed_fulfillment_orders"})
    page = (await admin.post(f"{PAGE}/check")).text
    assert ">Live</span>" in page
    assert "without write_order_edits items of an order cannot be changed" in page


async def test_an_app_that_was_removed_is_told_until_the_store_is_connected_again(
    shops: Mall, enter: Enter, database: Database
) -> None:
    """S1-25, S1-37: what worked and does not any more stays connected, Unavailable with its mend."""
    admin = await enter(Role.ADMIN)
    await admin.post(PAGE, data=shops.entered())
    shops.store.token = "shpat_after_reinstalling"
    page = (await admin.get("/admin/shop")).text
    assert ">Unavailable</span>" in page
    assert "it is wrong, or the app was removed" in page
    refused = await admin.post(f"{PAGE}/order", data={"email": ANA})
    assert "the app was removed" in beside(refused, "email")
    assert (await admin.post(PAGE, data=shops.entered(token=shops.store.token))).status_code == 303
    assert ">Live</span>" in (await admin.get(PAGE)).text
    assert (await stored(database)).shop_address == SHOP


async def test_a_shop_belongs_to_one_store_until_it_is_disconnected(
    shops: Mall, enter: Enter, database: Database
) -> None:
    """S5-50: another storefront is added on the same page; a shop that is taken says by whom."""
    admin = await enter(Role.ADMIN)
    await admin.post(PAGE, data=shops.entered())
    added = await admin.post("/admin/shop", data={"name": "Quay Outlet", "key": "outlet"})
    assert added.headers["location"] == "/admin/shop/outlet?done=added"
    taken = await admin.post("/admin/shop/outlet", data=shops.entered())
    assert "Quay &amp; Co is connected to this shop already." in beside(taken, "shop")

    assert "Tick the box" in beside(await admin.post(f"{PAGE}/disconnect"), "sure")
    await admin.post(f"{PAGE}/disconnect", data={"sure": "yes"})
    left = await stored(database)
    assert (left.shop_kind, left.shop_secrets, left.shop_settings, left.shop_address) == (None, {}, {}, None)
    assert (await admin.post("/admin/shop/outlet", data=shops.entered())).status_code == 303
    page = (await admin.get("/admin/shop")).text
    assert all(shown in page for shown in ("Quay &amp; Co", "No shop yet", "Quay Outlet", SHOP))


@pytest.mark.parametrize(("key", "name"), [("Outlet", "X"), ("a b", "X"), ("", "X"), ("demo", "X"), ("ok", "")])
async def test_a_storefront_needs_a_name_and_a_key_of_its_own(enter: Enter, key: str, name: str) -> None:
    admin = await enter(Role.ADMIN)
    answer = await admin.post("/admin/shop", data={"key": key, "name": name})
    assert beside(answer, "key" if name else "name")


async def test_a_storefront_is_mapped_to_a_tag_and_a_queue(enter: Enter, database: Database) -> None:
    """S5-12, S5-50."""
    admin = await enter(Role.ADMIN)
    answer = await admin.post(f"{PAGE}/routing", data={"tag": " vip ", "queue": "Front desk"})
    assert answer.headers["location"] == f"{PAGE}?done=routed"
    settings = (await stored(database)).settings
    assert (settings.tag, settings.queue) == ("vip", "Front desk")
    for field, value in (("queue", " "), ("queue", "x" * 81), ("tag", "x" * 41), ("tag", "a\u200bb")):
        assert beside(await admin.post(f"{PAGE}/routing", data={"tag": "vip", "queue": "Q", field: value}), field)
    assert (await stored(database)).settings == settings


async def test_the_newest_order_is_shown_with_items_carrier_and_tracking(
    shops: Mall, enter: Enter, clock: ManualClock
) -> None:
    """S5-13."""
    me = place_customer(shops.store, ShopCustomer("c1", ANA, "Ana Prata"))
    shirt = line(2)
    parcel = sent(shirt, clock=clock)
    agent, admin = await enter(Role.AGENT), await enter(Role.ADMIN)
    await admin.post(PAGE, data=shops.entered())
    nobody = await agent.post(f"{PAGE}/order", data={"email": "who@example.com"})
    assert "knows no customer with this address" in beside(nobody, "email")
    assert "no order that can be read" in (await agent.post(f"{PAGE}/order", data={"email": ANA})).text
    place_order(shops.store, replace(order(shirt, clock=clock, fulfilments=(parcel,)), customer_id=me, name="#1009"))
    page = (await agent.post(f"{PAGE}/order", data={"email": ANA})).text
    assert all(shown in page for shown in ("#1009", "2 × Harbour Tee, M", "Parcel 1"))  # noqa: RUF001 - as shown


async def test_bigcommerce_is_connected_the_same_way(shops: Mall, enter: Enter, database: Database) -> None:
    """The form is what the vendor declares, so that another kind of shop needs no page of its own."""
    entry = {
        "system": "bigcommerce",
        "store_hash": f"https://api.bigcommerce.com/stores/{HASH}/v3/",
        "token": "big-token",
    }
    admin = await enter(Role.ADMIN)
    assert "API path" in (await admin.get(f"{PAGE}?system=bigcommerce")).text
    wrong = await admin.post(PAGE, data=entry | {"token": "another-token"})
    assert "refuses the access token" in beside(wrong, "token")
    assert "no such storefront" in beside(await admin.post(PAGE, data=entry | {"channel_id": "77"}), "channel_id")
    assert "is a number" in beside(await admin.post(PAGE, data=entry | {"channel_id": "one"}), "channel_id")
    shop = await admin.post(PAGE, data=entry | {"store_hash": "harbour.mybigcommerce.com"})
    assert "address of a shop" in beside(shop, "store_hash")
    assert (await admin.post(PAGE, data=entry)).status_code == 303
    assert (await stored(database)).shop_address == f"{HASH}/1"


@pytest.mark.parametrize("role", [Role.AGENT, Role.MANAGER])
async def test_others_look_but_change_nothing(shops: Mall, enter: Enter, database: Database, role: Role) -> None:
    """S1-07, S1-08."""
    person = await enter(role)
    page = await person.get(PAGE)
    assert (page.status_code, "disabled" in page.text) == (200, True)
    for path in ("", "/authorise", "/disconnect", "/routing"):
        assert (await person.post(f"{PAGE}{path}", data=shops.entered())).status_code == 403
    assert (await person.post("/admin/shop", data={"key": "b", "name": "B"})).status_code == 403
    assert (await stored(database)).shop_kind is None


async def test_what_is_not_there_is_said(enter: Enter) -> None:
    admin = await enter(Role.ADMIN)
    assert (await admin.get("/admin/shop/nobody")).status_code == 404
    assert (await admin.post(PAGE, data={"system": "magento"})).status_code == 404
    assert (await admin.post(f"{PAGE}/authorise", data={"system": "bigcommerce"})).status_code == 404
    assert (await admin.get("/admin/shop/bigcommerce/callback")).status_code == 404
    assert (await admin.post(f"{PAGE}/order", data={"email": ANA})).status_code == 404
    assert (await admin.post(f"{PAGE}/check")).status_code == 404


async def test_authorising_again_later_needs_no_secret_twice(shops: Mall, enter: Enter) -> None:
    admin = await enter(Role.ADMIN)
    await admin.post(PAGE, data=shops.entered(client_id="stand-in-key", client_secret="stand-in-secret"))
    shops.clock.move(timedelta(days=1))
    leaving = await admin.post(f"{PAGE}/authorise", data=shops.entered(token="", client_id="stand-in-key"))
    assert leaving.headers["Refresh"].startswith("0; url=http")
