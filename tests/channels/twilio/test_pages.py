"""The page where Twilio is connected, and the route of customers' pictures: who may look, who may change."""

import re
from collections.abc import AsyncIterator
from dataclasses import replace

import httpx
import pytest
from fastapi import FastAPI

from channels import pages as channel_pages
from channels import readiness
from channels.port import Deps
from conversations import pages as conversation_pages
from kit.admin import Pages
from kit.clock import ManualClock
from kit.health import Live, Unavailable
from kit.tables import ROOT
from kit.templates import Templates
from stores.connections import connection_of, save_connection
from stores.stores import Store, StoreSettings, add_store
from tests.files import PDF, PNG, film

from .conftest import SID, SMS, TEMPLATE, TOKEN, WHATSAPP, Line, connect

PATH = "/admin/channels/twilio"
FORM = {"account_sid": SID, "auth_token": TOKEN.replace(" ", "-"), "sms_number": "+351 210 000 001"}
ADMIN, MANAGER, AGENT = ({"x-test-role": role} for role in ("ADMIN", "MANAGER", "AGENT"))


@pytest.fixture
async def desk(deps: Deps, app: FastAPI, store: Store, clock: ManualClock) -> AsyncIterator[httpx.AsyncClient]:
    """The program with the pages of staff."""
    templates = Templates(sorted([*ROOT.glob("*/templates"), *ROOT.glob("*/*/templates")]))
    pages = Pages(deps.database, templates, deps.who)
    app.include_router(channel_pages.routes(deps, pages))
    app.include_router(conversation_pages.routes(conversation_pages.Deps(pages, clock)))
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://tillside.test") as client:
        yield client


async def test_everyone_on_the_staff_may_look_and_nobody_else(desk: httpx.AsyncClient) -> None:
    """S1-08."""
    for path in ("/admin/channels", PATH):
        assert (await desk.get(path)).status_code == 303
        shown = await desk.get(path, headers=AGENT)
        assert shown.status_code == 200
        assert "No Twilio account is connected." in shown.text
    assert "http://tillside.test/webhooks/twilio/messages#rc=5&amp;rp=all" in (await desk.get(PATH, headers=AGENT)).text


async def test_only_admins_and_owners_may_connect_and_disconnect(
    desk: httpx.AsyncClient, deps: Deps, store: Store
) -> None:
    """S1-07."""
    for path in (PATH, f"{PATH}/disconnect"):
        assert (await desk.post(path, data=FORM, headers=MANAGER)).status_code == 403
        assert (await desk.post(path, data=FORM)).status_code == 303
    async with deps.database.begin() as session:
        assert await connection_of(session, deps.vault, store.id, "twilio") is None


async def test_an_admin_connects_and_the_token_is_never_shown(
    desk: httpx.AsyncClient, deps: Deps, store: Store
) -> None:
    answer = await desk.post(PATH, data={**FORM, "whatsapp_number": WHATSAPP}, headers=ADMIN)
    assert (answer.status_code, answer.headers["location"]) == (303, f"{PATH}?done=saved")
    async with deps.database.begin() as session:
        kept = await connection_of(session, deps.vault, store.id, "twilio")
    assert kept is not None
    assert (kept.addresses, kept.secrets) == ((SMS, f"whatsapp:{WHATSAPP}"), {"auth_token": FORM["auth_token"]})
    shown = (await desk.get(PATH, headers=ADMIN)).text
    assert FORM["auth_token"] not in shown
    await desk.post(PATH, data={**FORM, "auth_token": "", "whatsapp_template_sid": TEMPLATE}, headers=ADMIN)
    async with deps.database.begin() as session:
        again = await connection_of(session, deps.vault, store.id, "twilio")
    assert again is not None
    assert again.secrets == kept.secrets
    assert again.addresses == (SMS,)
    await desk.post(f"{PATH}/disconnect", headers=ADMIN)
    async with deps.database.begin() as session:
        assert await connection_of(session, deps.vault, store.id, "twilio") is None


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"account_sid": "AC1"}, "An account SID is AC"),
        ({"auth_token": ""}, "Enter the auth token"),
        ({"auth_token": "x y"}, "Copy the whole auth token"),
        ({"sms_number": "910000001"}, "Write the number with +"),
        ({"sms_number": "+0351"}, "Write the number with +"),
        ({"sms_number": ""}, "Enter at least one number."),
        ({"whatsapp_number": "<script>"}, "Write the number with +"),
        ({"whatsapp_template_sid": "HX"}, "SID is HX"),
    ],
)
async def test_what_cannot_be_is_said_beside_its_field(
    desk: httpx.AsyncClient, change: dict[str, str], sentence: str
) -> None:
    answer = await desk.post(PATH, data=FORM | change, headers=ADMIN)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert "<script>" not in answer.text.partition('name="whatsapp_number"')[2][:60]


async def test_a_number_of_another_store_is_not_taken(desk: httpx.AsyncClient, deps: Deps, clock: ManualClock) -> None:
    async with deps.database.begin() as session:
        other = await add_store(session, clock, key="o", name="O", shop_kind=None, settings=StoreSettings())
        known = {"settings": {"account_sid": SID}, "secrets": {"auth_token": TOKEN}, "addresses": (SMS,)}
        await save_connection(session, clock, deps.vault, store_id=other.id, kind="twilio", **known)  # type: ignore[arg-type]
    answer = await desk.post(PATH, data=FORM, headers=ADMIN)
    assert answer.status_code == 422
    assert "is connected to another store" in answer.text


async def test_the_token_of_another_account_does_not_go_where_the_one_before_was(
    desk: httpx.AsyncClient, deps: Deps, store: Store
) -> None:
    await connect(deps, store, "http://127.0.0.1:9/demo/twilio")
    for sid, where in ((SID, "http://127.0.0.1:9/demo/twilio"), ("AC" + "7" * 32, "")):
        await desk.post(PATH, data=FORM | {"account_sid": sid}, headers=ADMIN)
        async with deps.database.begin() as session:
            kept = await connection_of(session, deps.vault, store.id, "twilio")
        assert kept is not None
        assert kept.settings["api_url"] == where


async def test_the_account_is_asked_whether_it_is_ready(line: Line) -> None:
    """S1-37: Live, or Unavailable with its cause and what mends it."""
    ((name, ready),) = await readiness.statuses(line.deps, line.store.id)
    assert name == "Channel: SMS and WhatsApp by Twilio"
    assert isinstance(ready, Live)
    await connect(line.deps, line.store, line.url, account_sid="AC" + "9" * 32)
    await _is_unavailable(line.deps, line.store, "twilio_refused")
    await connect(line.deps, line.store, "http://127.0.0.1:9")
    await _is_unavailable(line.deps, line.store, "twilio_silent")
    changed = replace(line.deps, vault=type(line.deps.vault)("another secret of the tests, as long as that"))
    await _is_unavailable(changed, line.store, "secret_changed")


async def test_a_store_that_does_without_is_not_told_that_something_is_wrong(deps: Deps, store: Store) -> None:
    assert await readiness.statuses(deps, store.id) == []


async def _is_unavailable(deps: Deps, store: Store, code: str) -> None:
    ((_, found),) = await readiness.statuses(deps, store.id)
    assert isinstance(found, Unavailable)
    assert [(cause.code, cause.page) for cause in found.causes] == [(code, PATH)]


async def test_a_picture_is_shown_to_staff_alone_and_as_nothing_but_a_picture(
    desk: httpx.AsyncClient, line: Line
) -> None:
    await line.write("This one is torn", picture=PNG)
    conversation = await line.conversation()
    page = await desk.get(f"/admin/handoffs/{conversation.id}", headers=AGENT)
    source = page.text.partition('<img class="picture" src="')[2].partition('"')[0]
    shown = await desk.get(source, headers=AGENT)
    assert (shown.content, shown.headers["content-type"]) == (PNG, "image/png")
    assert shown.headers["x-content-type-options"] == "nosniff"
    assert "sandbox" in shown.headers["content-security-policy"]
    assert (await desk.get(source)).status_code == 303
    assert (await desk.get(f"{source}x", headers=AGENT)).status_code == 404
    assert (await desk.get(source, headers={**AGENT, "x-test-store": str(line.store.id)})).status_code == 200
    assert (await desk.get(source, headers={**AGENT, "x-test-store": "99"})).status_code == 404


async def test_videos_are_played_and_files_saved(desk: httpx.AsyncClient, line: Line) -> None:
    """S3-42: what else comes in."""
    await line.write("", picture=film())
    await line.write("", picture=PDF)
    page = await desk.get(f"/admin/handoffs/{(await line.conversation()).id}", headers=AGENT)
    video, file = re.search(r'<video[^>]+src="([^"]+)"', page.text), re.search(r'chip"><a href="([^"]+)"', page.text)
    assert video
    assert file
    part = await desk.get(video[1], headers={**AGENT, "Range": "bytes=4-7"})
    assert (part.status_code, part.content) == (206, b"ftyp")
    assert (await desk.get(file[1], headers=AGENT)).headers["content-disposition"].startswith("attachment")


async def test_a_picture_that_failed_is_told_to_staff(desk: httpx.AsyncClient, line: Line) -> None:
    conversation = await line.conversation()
    await line.write("See", picture=b"<html>")
    page = await desk.get(f"/admin/handoffs/{conversation.id}", headers=AGENT)
    assert "could not be loaded. Files of this kind cannot be sent." in page.text
