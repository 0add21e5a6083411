"""Links that work once, sessions that end, and answers that tell nobody who works here."""

import asyncio
from collections.abc import Callable
from datetime import timedelta

import httpx
import pytest

from kit.auth import Role
from kit.clock import ManualClock
from kit.db import Database
from kit.jobs import Jobs
from staff import sessions, signin
from staff.people import Person, set_active
from tests.staff.conftest import Enter, Letters, use

Browsers = Callable[[], httpx.AsyncClient]

ME, LINK = "/api/v1/staff/me", "/api/v1/staff/sign-in/link"


async def link_for(database: Database, clock: ManualClock, person: Person) -> str:
    async with database.begin() as session:
        return await signin.make_link(session, clock, person.id)


async def run_jobs(jobs: Jobs) -> None:
    await jobs.app.run_worker_async(wait=False, install_signal_handlers=False, listen_notify=False)


async def test_a_link_signs_in_once(database: Database, clock: ManualClock, owner: Person, browser: Browsers) -> None:
    link = await link_for(database, clock, owner)
    first, second = browser(), browser()
    assert (await use(first, link)).status_code == 204
    assert (await use(second, link)).status_code == 401
    assert (await first.get(ME)).status_code == 200
    assert (await second.get(ME)).status_code == 401


async def test_two_presses_at_once_open_one_session(
    database: Database, clock: ManualClock, owner: Person, browser: Browsers
) -> None:
    link = await link_for(database, clock, owner)
    answers = await asyncio.gather(*(use(browser(), link) for _ in range(4)))
    assert sorted(answer.status_code for answer in answers) == [204, 401, 401, 401]


async def test_a_link_expires(database: Database, clock: ManualClock, owner: Person, browser: Browsers) -> None:
    link = await link_for(database, clock, owner)
    clock.move(signin.LINK_LIVES)
    assert (await use(browser(), link)).status_code == 401


async def test_a_made_up_link_opens_nothing(owner: Person, browser: Browsers) -> None:
    answer = await browser().post("/api/v1/staff/sign-in/enter", json={"link": "guessed"})
    assert answer.status_code == 401
    assert sessions.COOKIE not in answer.cookies


async def test_the_cookie_is_out_of_reach_of_scripts(
    database: Database, clock: ManualClock, owner: Person, browser: Browsers
) -> None:
    cookie = (await use(browser(), await link_for(database, clock, owner))).headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert f"Max-Age={30 * 24 * 3600}" in cookie


async def test_a_session_ends_after_thirty_days(enter: Enter, clock: ManualClock) -> None:
    olga = await enter(Role.OWNER)
    clock.move(sessions.SESSION_LIVES - timedelta(seconds=1))
    assert (await olga.get(ME)).status_code == 200
    clock.move(timedelta(seconds=1))
    assert (await olga.get(ME)).status_code == 401


async def test_signing_out_ends_the_session_itself(enter: Enter, browser: Browsers) -> None:
    olga, thief = await enter(Role.OWNER), browser()
    thief.cookies = httpx.Cookies(olga.cookies)
    await olga.post("/api/v1/staff/sign-out")
    assert (await thief.get(ME)).status_code == 401


async def test_somebody_shut_out_is_out_at_once(
    enter: Enter, database: Database, clock: ManualClock, owner: Person
) -> None:
    agent = await enter(Role.AGENT)
    async with database.begin() as session:
        await set_active(session, clock, owner.actor, owner.id + 1, is_active=False)
    assert (await agent.get(ME)).status_code == 401


async def test_known_and_unknown_addresses_are_answered_alike(
    owner: Person, browser: Browsers, letters: Letters, jobs: Jobs
) -> None:
    known = await browser().post(LINK, json={"email": "Olga@shop.test"})
    unknown = await browser().post(LINK, json={"email": "nobody@shop.test"})
    assert (known.status_code, known.text) == (unknown.status_code, unknown.text)
    await run_jobs(jobs)
    assert [mail.to for mail in letters.sent] == ["olga@shop.test"]


async def test_bytes_that_are_no_address_are_answered_like_any_other(owner: Person, browser: Browsers) -> None:
    known = await browser().post(LINK, json={"email": owner.email})
    broken = await browser().post(LINK, json={"email": "ol\x00ga@shop.test"})
    assert (broken.status_code, broken.text) == (202, known.text)


async def mailed(letters: Letters, jobs: Jobs) -> httpx.URL:
    await run_jobs(jobs)
    said = letters.sent[-1].text.split()
    return httpx.URL(next(word for word in said if word.startswith("http://shop.test/admin/enter")))


async def test_the_mailed_link_opens_the_page_that_was_wanted(
    owner: Person, browser: Browsers, letters: Letters, jobs: Jobs
) -> None:
    await browser().post(LINK, json={"email": owner.email, "next": "/admin/staff"})
    assert (await mailed(letters, jobs)).params["next"] == "/admin/staff"


@pytest.mark.parametrize("elsewhere", ["https://evil.test", "//evil.test", "/admin/\\evil.test", "/admin.evil.test"])
async def test_nobody_is_sent_to_another_site(
    owner: Person, browser: Browsers, letters: Letters, jobs: Jobs, elsewhere: str
) -> None:
    await browser().post(LINK, json={"email": owner.email, "next": elsewhere})
    assert "next" not in (await mailed(letters, jobs)).params


async def test_too_many_requests_for_one_address_are_refused(owner: Person, browser: Browsers) -> None:
    client = browser()
    answers = [await client.post(LINK, json={"email": owner.email}) for _ in range(signin.PER_ADDRESS + 1)]
    assert [answer.status_code for answer in answers] == [202] * signin.PER_ADDRESS + [429]
    assert "Wait" in answers[-1].text
