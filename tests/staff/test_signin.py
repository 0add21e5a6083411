"""Links that work once, sessions that end, and answers that tell nobody who works here."""

import asyncio
from collections.abc import Callable
from datetime import timedelta

import httpx
from fastapi import FastAPI

from kit.auth import Role
from kit.clock import ManualClock
from kit.db import Database
from kit.jobs import Jobs
from staff import signin
from staff.people import Person, set_active
from tests.staff.conftest import Enter, Letters, use

Browsers = Callable[[], httpx.AsyncClient]


async def link_for(database: Database, clock: ManualClock, person: Person) -> str:
    async with database.begin() as session:
        return await signin.make_link(session, clock, person.id)


async def run_jobs(jobs: Jobs) -> None:
    await jobs.app.run_worker_async(wait=False, install_signal_handlers=False, listen_notify=False)


async def test_a_link_signs_in_once(database: Database, clock: ManualClock, owner: Person, browser: Browsers) -> None:
    link = await link_for(database, clock, owner)
    first, second = browser(), browser()
    assert (await use(first, link)).headers["location"] == "/admin"
    assert (await use(second, link)).status_code == 401
    assert (await first.get("/admin")).status_code == 200
    assert (await second.get("/admin")).status_code == 303


async def test_reading_a_link_does_not_use_it_up(
    database: Database, clock: ManualClock, owner: Person, browser: Browsers
) -> None:
    link = await link_for(database, clock, owner)
    await browser().get(link)
    assert (await use(browser(), link)).status_code == 303


async def test_two_presses_at_once_open_one_session(
    database: Database, clock: ManualClock, owner: Person, browser: Browsers
) -> None:
    link = await link_for(database, clock, owner)
    answers = await asyncio.gather(*(use(browser(), link) for _ in range(4)))
    assert sorted(answer.status_code for answer in answers) == [303, 401, 401, 401]


async def test_a_link_expires(database: Database, clock: ManualClock, owner: Person, browser: Browsers) -> None:
    link = await link_for(database, clock, owner)
    clock.move(signin.LINK_LIVES)
    assert (await use(browser(), link)).status_code == 401


async def test_a_made_up_link_opens_nothing(owner: Person, browser: Browsers) -> None:
    answer = await browser().post("/admin/enter", data={"link": "guessed"})
    assert answer.status_code == 401
    assert signin.COOKIE not in answer.cookies


async def test_the_cookie_is_out_of_reach_of_scripts(
    database: Database, clock: ManualClock, owner: Person, browser: Browsers
) -> None:
    cookie = (await use(browser(), await link_for(database, clock, owner))).headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert f"Max-Age={30 * 24 * 3600}" in cookie


async def test_a_session_ends_after_thirty_days(enter: Enter, clock: ManualClock) -> None:
    olga = await enter(Role.OWNER)
    clock.move(signin.SESSION_LIVES - timedelta(seconds=1))
    assert (await olga.get("/admin")).status_code == 200
    clock.move(timedelta(seconds=1))
    assert (await olga.get("/admin")).headers["location"].startswith("/admin/sign-in")


async def test_signing_out_ends_the_session_itself(enter: Enter, browser: Browsers) -> None:
    olga, thief = await enter(Role.OWNER), browser()
    thief.cookies = httpx.Cookies(olga.cookies)
    await olga.post("/admin/sign-out")
    assert (await thief.get("/admin")).status_code == 303


async def test_somebody_shut_out_is_out_at_once(
    enter: Enter, database: Database, clock: ManualClock, owner: Person
) -> None:
    agent = await enter(Role.AGENT)
    async with database.begin() as session:
        await set_active(session, clock, owner.actor, owner.id + 1, is_active=False)
    assert (await agent.get("/admin")).status_code == 303


async def test_known_and_unknown_addresses_are_answered_alike(
    owner: Person, browser: Browsers, letters: Letters, jobs: Jobs
) -> None:
    known = await browser().post("/admin/sign-in", data={"email": "Olga@shop.test"})
    unknown = await browser().post("/admin/sign-in", data={"email": "nobody@shop.test"})
    assert (known.status_code, known.text) == (unknown.status_code, unknown.text)
    await run_jobs(jobs)
    assert [mail.to for mail in letters.sent] == ["olga@shop.test"]


async def test_bytes_that_are_no_address_are_answered_like_any_other(owner: Person, browser: Browsers) -> None:
    known = await browser().post("/admin/sign-in", data={"email": owner.email})
    broken = await browser().post("/admin/sign-in", data={"email": "ol\x00ga@shop.test"})
    assert (broken.status_code, broken.text) == (200, known.text)


async def test_the_mailed_link_opens_the_page_that_was_wanted(
    owner: Person, browser: Browsers, letters: Letters, jobs: Jobs
) -> None:
    olga = browser()
    asked = await olga.get("/admin/staff")
    assert asked.headers["location"] == "/admin/sign-in?next=/admin/staff"
    await olga.post("/admin/sign-in", data={"email": owner.email, "next": "/admin/staff"})
    await run_jobs(jobs)
    link = next(word for word in letters.sent[0].text.split() if word.startswith("http://shop.test/admin/enter"))
    assert (await use(olga, link)).headers["location"] == "/admin/staff"


async def test_nobody_is_sent_to_another_site(
    database: Database, clock: ManualClock, owner: Person, browser: Browsers
) -> None:
    for elsewhere in ("https://evil.test", "//evil.test", "/admin/\\evil.test", "/admin.evil.test"):
        link = await link_for(database, clock, owner)
        answer = await use(browser(), f"{link}&next={elsewhere}")
        assert answer.headers["location"] == "/admin"


async def test_too_many_requests_for_one_address_are_refused(owner: Person, browser: Browsers) -> None:
    client = browser()
    answers = [await client.post("/admin/sign-in", data={"email": owner.email}) for _ in range(signin.PER_ADDRESS + 1)]
    assert [answer.status_code for answer in answers] == [200] * signin.PER_ADDRESS + [429]
    assert "Wait" in answers[-1].text


async def test_a_form_of_another_site_is_refused(enter: Enter, app: FastAPI) -> None:
    olga = await enter(Role.OWNER)
    for headers in ({"Origin": "https://evil.test"}, {"Sec-Fetch-Site": "cross-site"}):
        answer = await olga.post(
            "/admin/staff", data={"name": "Eve", "email": "eve@evil.test", "role": "owner"}, headers=headers
        )
        assert answer.status_code == 403
    assert "eve@evil.test" not in (await olga.get("/admin/staff")).text
