"""Authorising at Shopify instead of pasting a token: there, back with a signature, and every way it is refused."""

import hashlib
import hmac
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from datetime import timedelta
from urllib.parse import parse_qsl, urlencode, urlsplit

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import select

from kit.audit import AuditRow
from kit.auth import Role
from kit.clock import ManualClock
from kit.db import Database
from stores.models import StoreRow
from stores.shops import opened
from stores.stores import Store, find_store
from tests.staff.conftest import Enter, Floor
from tests.staff.shops import SHOP, TOKEN, Mall, mall

PATH = "/api/v1/stores/demo/shop"
BACK = "/admin/shop/shopify/callback"
ANSWERS = "/api/v1/shop-systems/shopify/answers"
APP = {"client_id": "stand-in-key", "client_secret": "stand-in-secret", "token": ""}


@pytest.fixture
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


async def stored(database: Database) -> Store:
    async with database.begin() as session:
        return await find_store(session, "demo")


async def agree(admin: httpx.AsyncClient, shops: Mall, **changes: str) -> str:
    """Go to Shopify and agree there; returns the address to which Shopify sends the browser back."""
    leaving = await admin.post(f"{PATH}/authorise", json=shops.entered(**APP | changes))
    assert leaving.status_code == 200, leaving.text
    async with httpx.AsyncClient() as browser:
        answer = await browser.get(leaving.json()["address"])
    return str(answer.headers["location"])


async def come(client: httpx.AsyncClient, back: str) -> httpx.Response:
    """Come back with what Shopify gave, as the page of the console does that it leads to."""
    return await client.post(ANSWERS, json={"query": f"?{urlsplit(back).query}"})


def signed(address: str, secret: str = APP["client_secret"], **changes: str) -> str:
    """Return an address of the way back with other parameters, signed as Shopify signs."""
    given = {**dict(parse_qsl(urlsplit(address).query)), **changes}
    given.pop("hmac")
    message = "&".join(f"{name}={value}" for name, value in sorted(given.items()))
    given["hmac"] = hmac.new(secret.encode(), message.encode(), hashlib.sha256).hexdigest()
    return f"{BACK}?{urlencode(given)}"


async def test_a_store_is_connected_by_authorising_and_needs_no_token(
    shops: Mall, enter: Enter, database: Database
) -> None:
    """S5-10, S1-25: the merchant agrees at Shopify; the token that comes back is tried, kept sealed and never shown."""
    admin = await enter(Role.ADMIN)
    back = await agree(admin, shops)
    assert back.startswith(f"http://shop.test{BACK}?")
    answer = await come(admin, back)
    assert (answer.status_code, answer.json()) == (200, {"store": "demo"})
    page = await admin.get(PATH)
    assert page.json()["state"]["is_live"] is True
    kept = await stored(database)
    values = opened(kept, shops.deps.keys.vault)
    assert (kept.shop_address, values["token"]) == (SHOP, shops.store.token)
    assert values["token"] not in (TOKEN, "")
    assert values["client_secret"] == "stand-in-secret"
    assert all(secret not in page.text for secret in (values["token"], values["client_secret"]))
    async with database.begin() as session:
        facts = [row.facts for row in await session.scalars(select(AuditRow).where(AuditRow.act == "shop.connected"))]
    assert "stand-in-secret" not in f"{facts}"


async def test_a_scope_that_was_not_granted_is_named(shops: Mall, enter: Enter) -> None:
    """S1-37: all that was asked for but reading old orders, which Shopify grants on request only."""
    admin = await enter(Role.ADMIN)
    await come(admin, await agree(admin, shops))
    note = (await admin.get(PATH)).json()["state"]["note"]
    assert "without read_all_orders orders older than sixty days cannot be read" in note
    shops.store.scopes -= {"read_orders", "write_orders"}
    lacking = await admin.post(f"{PATH}/check")
    assert "lacks the access scope read_orders: orders cannot be read." in lacking.text


Twist = Callable[[str, Mall], str]


def _tampered(back: str, _: Mall) -> str:
    return back.replace("shop=", "shop=x")


def _unsigned(back: str, _: Mall) -> str:
    return back.replace("hmac=", "hmacs=")


def _twice_named(back: str, _: Mall) -> str:
    return f"{back}&shop={SHOP}"


def _old(back: str, shops: Mall) -> str:
    shops.clock.move(timedelta(minutes=6))
    return back


def _of_the_future(back: str, shops: Mall) -> str:
    later = shops.clock.now() + timedelta(hours=1)
    return signed(back, timestamp=str(int(later.timestamp())))


def _without_time(back: str, _: Mall) -> str:
    return signed(back, timestamp="")


def _another_shop(back: str, _: Mall) -> str:
    return signed(back, shop="another.myshopify.com")


def _no_shop(back: str, _: Mall) -> str:
    return signed(back, shop="shop.evil.example/.myshopify.com")


def _without_code(back: str, _: Mall) -> str:
    return signed(back, code="")


def _unknown_code(back: str, _: Mall) -> str:
    return signed(back, code="guessed")


def _late(back: str, shops: Mall) -> str:
    shops.clock.move(timedelta(minutes=2))
    return back


@pytest.mark.parametrize(
    ("twist", "says"),
    [
        (_tampered, "not signed with this app"),
        (_unsigned, "not signed with this app"),
        (_twice_named, "not signed with this app"),
        (_old, "too old"),
        (_of_the_future, "too old"),
        (_without_time, "too old"),
        (_another_shop, "You authorised another shop, another.myshopify.com"),
        (_no_shop, "names no shop at Shopify"),
        (_without_code, "did not authorise the app"),
        (_unknown_code, "does not exchange this code"),
        (_late, "does not exchange this code"),
    ],
)
async def test_an_answer_that_is_not_right_is_refused_with_a_sentence(
    shops: Mall, enter: Enter, database: Database, twist: Twist, says: str
) -> None:
    admin = await enter(Role.ADMIN)
    answer = await come(admin, twist(await agree(admin, shops), shops))
    assert (answer.status_code, says in answer.text) == (422, True)
    assert (await stored(database)).shop_kind is None
    assert shops.store.token == TOKEN


async def test_an_answer_counts_once_and_only_for_who_asked(shops: Mall, enter: Enter, database: Database) -> None:
    admin, owner = await enter(Role.ADMIN), await enter(Role.OWNER)
    back = await agree(admin, shops)
    other = await come(owner, back)
    assert (other.status_code, "Somebody else began this authorisation" in other.text) == (422, True)
    assert (await come(admin, back)).status_code == 200
    again = await come(admin, back)
    assert (again.status_code, "used already" in again.text) == (422, True)

    first, second = await agree(admin, shops), await agree(admin, shops)
    stale = await come(admin, first)
    assert (stale.status_code, "begun anew since" in stale.text) == (422, True)
    assert (await come(admin, second)).status_code == 200


async def test_a_state_that_is_not_ours_or_over_is_refused(shops: Mall, enter: Enter, database: Database) -> None:
    admin = await enter(Role.ADMIN)
    forged = await come(admin, signed(await agree(admin, shops), state="guessed"))
    assert (forged.status_code, "was not begun here" in forged.text) == (422, True)
    back = await agree(admin, shops)
    shops.clock.move(timedelta(minutes=16))
    late = await come(admin, back)
    assert (late.status_code, "was not begun here" in late.text) == (422, True)
    assert (await come(admin, BACK)).status_code == 422
    assert (await stored(database)).shop_kind is None


async def test_a_wrong_secret_of_the_app_is_told_beside_its_field(shops: Mall, enter: Enter) -> None:
    admin = await enter(Role.ADMIN)
    answer = await come(admin, await agree(admin, shops, client_secret="another-secret"))
    assert (answer.status_code, answer.json()["store"], answer.json()["system"]) == (422, "demo", "shopify")
    (problem,) = answer.json()["errors"]
    assert (problem["field"], "Check the client secret" in problem["problem"]) == ("client_secret", True)


@pytest.mark.parametrize("field", ["shop", "client_id", "client_secret"])
async def test_what_authorising_needs_is_asked_for(shops: Mall, enter: Enter, field: str) -> None:
    admin = await enter(Role.ADMIN)
    answer = await admin.post(f"{PATH}/authorise", json=shops.entered(**APP | {field: ""}))
    assert (answer.status_code, [one["field"] for one in answer.json()["errors"]]) == (422, [field])


async def test_a_shop_that_is_down_when_the_code_is_exchanged_is_said(shops: Mall, enter: Enter) -> None:
    admin = await enter(Role.ADMIN)
    back = await agree(admin, shops)
    elsewhere = replace(shops.deps.stand_ins["shopify"], server="http://127.0.0.1:9")
    shops.deps.stand_ins["shopify"] = elsewhere  # type: ignore[index]  # the test's own
    begun = await agree_at(admin, shops, back)
    assert (begun.status_code, f"{SHOP} cannot be reached" in begun.text) == (422, True)


async def agree_at(admin: httpx.AsyncClient, shops: Mall, back: str) -> httpx.Response:
    """Begin anew at a server that is down, and come back with an answer for the state of that."""
    leaving = await admin.post(f"{PATH}/authorise", json=shops.entered(**APP))
    asked = dict(parse_qsl(urlsplit(leaving.json()["address"]).query))
    return await come(admin, signed(back, state=asked["state"]))
