"""Signing in with a password and a one-time code: nobody learns who works here, and no code works twice."""

from collections.abc import Callable
from datetime import timedelta

import httpx
import pytest
from argon2 import PasswordHasher
from pyotp import TOTP
from sqlalchemy import select, update

from kit.auth import Role
from kit.clock import ManualClock
from kit.db import Database
from staff import passwords, signin
from staff.models import PersonRow
from staff.people import Person, add_person, reset_codes, set_active
from staff.sessions import COOKIE
from tests.staff.conftest import Enter, use

GOOD = "velvet otter canoe 71"
Browsers = Callable[[], httpx.AsyncClient]


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """The real algorithm at its least cost, so that forty tries take no minute."""
    least = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(passwords, "HASHER", least)
    monkeypatch.setattr(passwords, "_NOBODYS", least.hash("nobody's"))


@pytest.fixture
async def owners(enter: Enter) -> httpx.AsyncClient:
    """The owner's browser, let in by a link, with a password set."""
    client = await enter(Role.OWNER)
    assert (await client.put("/api/v1/staff/me/password", json={"new": GOOD})).status_code == 204
    return client


async def sign_in(client: httpx.AsyncClient, password: str, code: str = "", email: str = "olga@shop.test") -> str:
    """Return what signing in came to: `in`, or the error's code."""
    answer = await client.post("/api/v1/staff/sign-in", json={"email": email, "password": password, "code": code})
    return "in" if answer.status_code == 204 else str(answer.json()["code"])


async def turn_on(client: httpx.AsyncClient, clock: ManualClock) -> tuple[TOTP, list[str]]:
    """Turn codes on; returns the device and the recovery codes."""
    secret = (await client.post("/api/v1/staff/me/codes")).json()["secret"]
    device = TOTP(secret)
    answer = await client.post("/api/v1/staff/me/codes/confirm", json={"code": device.at(clock.now())})
    clock.move(timedelta(seconds=60))
    return device, answer.json()["recovery_codes"]


async def test_a_password_lets_in_and_leaves_only_its_print(
    owners: httpx.AsyncClient, browser: Browsers, database: Database
) -> None:
    fresh = browser()
    assert await sign_in(fresh, GOOD, email=" OLGA@shop.test ") == "in"
    me = (await fresh.get("/api/v1/staff/me")).json()
    assert (me["email"], me["role"], me["has_password"]) == ("olga@shop.test", "owner", True)
    async with database.begin() as session:
        kept = await session.scalar(select(PersonRow.password_hash))
    assert kept is not None
    assert kept.startswith("$argon2id$")


@pytest.mark.parametrize("password", ["velvet otter canoe 72", "", "x" * 1000])
async def test_wrong_unknown_and_without_password_are_answered_alike(
    owners: httpx.AsyncClient, browser: Browsers, database: Database, clock: ManualClock, owner: Person, password: str
) -> None:
    async with database.begin() as session:
        await add_person(session, clock, owner.actor, name="Nina", email="nina@shop.test", role=Role.AGENT)
    for email in ("olga@shop.test", "nina@shop.test", "nobody@shop.test", "no address", "a\x00@b.c"):
        body = {"email": email, "password": password}
        answer = await browser().post("/api/v1/staff/sign-in", json=body)
        assert (answer.status_code, answer.json()["code"], COOKIE in answer.cookies) == (401, "sign_in_failed", False)


async def test_the_same_work_is_done_for_an_unknown_address(
    owners: httpx.AsyncClient, browser: Browsers, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared: list[bool] = []
    verify = passwords._verify  # noqa: SLF001 - counted, not replaced

    def counted(password: str, kept: str | None) -> bool:
        compared.append(True)
        return verify(password, kept)

    monkeypatch.setattr(passwords, "_verify", counted)
    for email in ("olga@shop.test", "nobody@shop.test", "no address"):
        await sign_in(browser(), "velvet otter canoe 72", email=email)
    assert len(compared) == 3


async def test_a_password_of_a_megabyte_is_refused_before_it_is_read(browser: Browsers) -> None:
    body = {"email": "olga@shop.test", "password": "x" * 1_000_000}
    assert (await browser().post("/api/v1/staff/sign-in", json=body)).status_code == 422


async def test_tries_are_limited_for_an_address_and_for_a_sender(browser: Browsers, clock: ManualClock) -> None:
    for _ in range(signin.PASSWORDS_PER_ADDRESS):
        assert await sign_in(browser(), "wrong") == "sign_in_failed"
    assert await sign_in(browser(), "wrong") == "too_many_requests"
    for number in range(signin.PER_SENDER - signin.PASSWORDS_PER_ADDRESS - 1):
        assert await sign_in(browser(), "wrong", email=f"{number}@shop.test") == "sign_in_failed"
    assert await sign_in(browser(), "wrong", email="other@shop.test") == "too_many_requests"
    clock.move(signin.WINDOW + timedelta(seconds=1))
    assert await sign_in(browser(), "wrong") == "sign_in_failed"


async def test_a_password_kept_at_lower_cost_is_kept_anew(
    owners: httpx.AsyncClient, browser: Browsers, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    dearer = PasswordHasher(time_cost=2, memory_cost=16, parallelism=1)
    monkeypatch.setattr(passwords, "HASHER", dearer)
    assert await sign_in(browser(), GOOD) == "in"
    async with database.begin() as session:
        kept = await session.scalar(select(PersonRow.password_hash))
    assert kept is not None
    assert not dearer.check_needs_rehash(kept)


async def test_a_new_password_asks_for_the_old_one_except_after_a_link(
    owners: httpx.AsyncClient, browser: Browsers, enter: Enter, clock: ManualClock
) -> None:
    here, path = browser(), "/api/v1/staff/me/password"
    await sign_in(here, GOOD)
    refused = await here.put(path, json={"current": "something else", "new": "paper lantern brook"})
    assert refused.json()["code"] == "password_wrong"
    assert (await here.put(path, json={"current": GOOD, "new": "paper lantern brook"})).status_code == 204
    assert (await owners.get("/api/v1/staff/me")).status_code == 401  # the others have ended
    by_link = await enter(Role.OWNER)
    assert (await by_link.put(path, json={"new": GOOD})).status_code == 204
    clock.move(signin.LINK_LIVES)
    assert (await by_link.put(path, json={"new": "paper lantern brook"})).json()["code"] == "password_wrong"


async def test_codes_are_asked_for_once_the_device_has_shown_one(
    owners: httpx.AsyncClient, browser: Browsers, clock: ManualClock
) -> None:
    await owners.post("/api/v1/staff/me/codes")
    assert await sign_in(browser(), GOOD) == "in"
    wrong = await owners.post("/api/v1/staff/me/codes/confirm", json={"code": "000000"})
    assert wrong.json()["code"] == "code_wrong"
    device, _ = await turn_on(owners, clock)
    assert await sign_in(browser(), GOOD) == "code_needed"
    assert await sign_in(browser(), "wrong") == "sign_in_failed"
    assert await sign_in(browser(), GOOD, "123") == "sign_in_failed"
    assert await sign_in(browser(), GOOD, device.at(clock.now())) == "in"


@pytest.mark.parametrize(
    ("seconds", "came_to"), [(-30, "in"), (30, "in"), (-60, "sign_in_failed"), (60, "sign_in_failed")]
)
async def test_a_device_may_be_one_step_off(
    owners: httpx.AsyncClient, browser: Browsers, clock: ManualClock, seconds: int, came_to: str
) -> None:
    device, _ = await turn_on(owners, clock)
    clock.move(timedelta(seconds=300))
    assert await sign_in(browser(), GOOD, device.at(clock.now() + timedelta(seconds=seconds))) == came_to


async def test_a_code_works_once_and_none_before_it_either(
    owners: httpx.AsyncClient, browser: Browsers, clock: ManualClock
) -> None:
    device, _ = await turn_on(owners, clock)
    now, before = device.at(clock.now()), device.at(clock.now() - timedelta(seconds=30))
    assert await sign_in(browser(), GOOD, now) == "in"
    assert await sign_in(browser(), GOOD, now) == "sign_in_failed"
    assert await sign_in(browser(), GOOD, before) == "sign_in_failed"


async def test_a_recovery_code_stands_in_once(owners: httpx.AsyncClient, browser: Browsers, clock: ManualClock) -> None:
    _, recovery = await turn_on(owners, clock)
    assert len(set(recovery)) == 10
    assert await sign_in(browser(), GOOD, recovery[3]) == "in"
    assert await sign_in(browser(), GOOD, recovery[3]) == "sign_in_failed"
    assert await sign_in(browser(), GOOD, recovery[4]) == "in"


async def test_a_link_asks_for_a_code_too_and_is_not_used_up_by_a_wrong_one(
    owners: httpx.AsyncClient, browser: Browsers, database: Database, clock: ManualClock, owner: Person
) -> None:
    device, _ = await turn_on(owners, clock)
    async with database.begin() as session:
        link = await signin.make_link(session, clock, owner.id)
    fresh = browser()
    asked = await use(fresh, link)
    assert (asked.status_code, asked.json()["code"]) == (401, "code_needed")
    path, key = "/api/v1/staff/sign-in/enter", httpx.URL(link).params["link"]
    assert (await fresh.post(path, json={"link": key, "code": "000000"})).status_code == 401
    assert (await fresh.post(path, json={"link": key, "code": device.at(clock.now())})).status_code == 204


async def test_codes_end_by_a_code_or_by_an_owner(
    owners: httpx.AsyncClient, browser: Browsers, database: Database, clock: ManualClock, owner: Person
) -> None:
    device, _ = await turn_on(owners, clock)
    assert (await owners.post("/api/v1/staff/me/codes/end", json={"code": "000000"})).json()["code"] == "code_wrong"
    ended = await owners.post("/api/v1/staff/me/codes/end", json={"code": device.at(clock.now())})
    assert ended.status_code == 204
    assert await sign_in(browser(), GOOD) == "in"
    await turn_on(owners, clock)
    async with database.begin() as session:
        assert not (await reset_codes(session, clock, owner.actor, owner.id)).has_codes
    assert (await owners.get("/api/v1/staff/me")).status_code == 401
    assert await sign_in(browser(), GOOD) == "in"


async def test_whoever_is_shut_out_is_out_everywhere(
    enter: Enter, browser: Browsers, database: Database, clock: ManualClock, owner: Person
) -> None:
    client = await enter(Role.ADMIN)
    await client.put("/api/v1/staff/me/password", json={"new": GOOD})
    me = (await client.get("/api/v1/staff/me")).json()["id"]
    async with database.begin() as session:
        await set_active(session, clock, owner.actor, me, is_active=False)
    assert (await client.get("/api/v1/staff/me")).status_code == 401
    assert await sign_in(browser(), GOOD, email="admin@shop.test") == "sign_in_failed"


async def test_sessions_are_listed_and_ended_by_their_owner_alone(
    owners: httpx.AsyncClient, enter: Enter, browser: Browsers
) -> None:
    phone = browser()
    phone.headers["user-agent"] = "A telephone\x07"
    await sign_in(phone, GOOD)
    listed = (await owners.get("/api/v1/staff/me/sessions")).json()["items"]
    assert [(one["opened_by"], one["is_this"]) for one in listed] == [("password", False), ("link", True)]
    other = await enter(Role.ADMIN)
    path = f"/api/v1/staff/me/sessions/{listed[0]['id']}"
    assert (await other.delete(path)).status_code == 404
    assert (await owners.delete(path)).status_code == 204
    assert (await phone.get("/api/v1/staff/me")).status_code == 401
    await sign_in(phone, GOOD)
    assert (await owners.post("/api/v1/staff/me/sessions/end-others")).json() == {"ended": 1}
    assert (await owners.get("/api/v1/staff/me")).status_code == 200


async def test_what_is_kept_of_a_device_is_sealed(owners: httpx.AsyncClient, database: Database) -> None:
    secret = (await owners.post("/api/v1/staff/me/codes")).json()["secret"]
    async with database.begin() as session:
        kept = await session.scalar(select(PersonRow.totp_secret))
        assert kept is not None
        assert secret not in kept
        await session.execute(update(PersonRow).values(totp_secret="damaged"))
    answer = await owners.post("/api/v1/staff/me/codes/confirm", json={"code": "123456"})
    assert answer.status_code == 503
