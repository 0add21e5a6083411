"""Connecting WhatsApp by Meta, trying it, and whether it says what is wrong."""

from collections.abc import Sequence
from dataclasses import replace

import httpx
import pytest
from sqlalchemy import select

from channels.meta.standin import Template
from channels.meta.status import status
from channels.port import Deps
from kit.audit import AuditRow
from kit.health import Live, Unavailable
from kit.vault import Vault
from stores.connections import connection_of
from stores.stores import Store, StoreSettings, add_store
from tests.channels.setting_up import ADMIN, AGENT, CHANNELS, filled, problems

from .conftest import ANSWER, PHONE, PHONE_ID, SECRET, TOKEN, WABA, Line, connect

PATH = f"{CHANNELS}/meta"
FORM = {
    "phone_id": PHONE_ID,
    "waba_id": WABA,
    "access_token": TOKEN.replace(" ", "-"),
    "app_secret": SECRET.replace(" ", "-"),
    "template_name": ANSWER.name,
    "template_languages": "en, pt_PT",
}


async def causes(line: Line) -> Sequence[str]:
    told = await status(line.deps, line.store.id)
    return [cause.code for cause in told.causes] if isinstance(told, Unavailable) else []


async def test_a_number_is_connected_tried_and_forgotten(web: httpx.AsyncClient, deps: Deps, store: Store) -> None:
    """S1-07: admins connect; what is secret stays sealed, and the verify token stays the same."""
    assert (await web.put(PATH, json=filled(FORM), headers=ADMIN)).status_code == 200
    async with deps.database.begin() as session:
        first = await connection_of(session, deps.vault, store.id, "meta")
    again = await web.put(PATH, json=filled(FORM | {"access_token": "", "app_secret": ""}), headers=ADMIN)
    async with deps.database.begin() as session:
        kept = await connection_of(session, deps.vault, store.id, "meta")
        acts = (await session.scalars(select(AuditRow).order_by(AuditRow.id))).all()
    assert kept is not None
    assert first is not None
    assert kept.secrets == first.secrets
    assert (kept.addresses, kept.secrets["access_token"]) == ((PHONE_ID,), FORM["access_token"])
    shown = (await web.get(PATH, headers=ADMIN)).text
    assert kept.secrets["verify_token"] in shown
    assert not any(FORM[name] in shown + again.text for name in ("access_token", "app_secret"))
    assert kept.secrets["verify_token"] not in (await web.get(PATH, headers=AGENT)).text
    assert [act.act for act in acts] == ["connection.saved", "connection.saved"]
    assert not any(FORM["access_token"] in str(act.facts) for act in acts)
    assert (await web.delete(PATH, headers=ADMIN)).status_code == 204
    async with deps.database.begin() as session:
        assert await connection_of(session, deps.vault, store.id, "meta") is None


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"phone_id": "+351 21"}, "not the telephone number itself"),
        ({"waba_id": "Linden"}, "is a long number"),
        ({"waba_id": ""}, "This is needed"),
        ({"access_token": ""}, "This is needed"),
        ({"app_secret": "two words and more"}, "without spaces"),
        ({"template_name": "Our Answer"}, "small letters"),
        ({"template_languages": "english"}, "as Meta does"),
        ({"template_languages": ""}, "in which languages"),
    ],
)
async def test_a_form_says_what_to_mend(
    web: httpx.AsyncClient, store: Store, change: dict[str, str], sentence: str
) -> None:
    ((field, problem),) = problems(await web.put(PATH, json=filled(FORM | change), headers=ADMIN)).items()
    assert (field in change, sentence in problem) == (True, True)


async def test_the_number_of_another_store_is_not_taken(web: httpx.AsyncClient, deps: Deps, store: Store) -> None:
    async with deps.database.begin() as session:
        other = await add_store(session, deps.clock, key="o", name="O", shop_kind=None, settings=StoreSettings())
    await connect(deps, other)
    refused = problems(await web.put(PATH, json=filled(FORM), headers=ADMIN))
    assert "another store" in refused["phone_id"]


async def test_trying_it_has_meta_send_its_messages_here(web: httpx.AsyncClient, line: Line) -> None:
    assert (await web.post(f"{PATH}/acts/subscribe", json=filled({}), headers=ADMIN)).status_code == 200
    assert line.carrier.is_subscribed
    await connect(line.deps, line.store, line.url, access_token="another token of the tests")
    refused = await web.post(f"{PATH}/acts/subscribe", json=filled({}), headers=ADMIN)
    assert (refused.status_code, "refuses the access token" in refused.json()["detail"]) == (502, True)
    for act in ("subscribe", "test"):
        denied = await web.post(f"{PATH}/acts/{act}", json=filled({}), headers=AGENT)
        assert denied.status_code == 403


async def test_a_test_message_goes_out_in_the_shops_template(web: httpx.AsyncClient, line: Line) -> None:
    sent = await web.post(f"{PATH}/acts/test", json=filled({"to": f"+{PHONE}"}), headers=ADMIN)
    assert sent.json()["told"].startswith("Meta has taken the message.")
    await line.settle()
    assert line.on_phone() == ["We have an answer for you: A test of Linden & Loom. Write to us here."]


async def test_the_status_says_what_is_wrong(line: Line) -> None:
    assert isinstance(await status(line.deps, line.store.id), Live)
    for template, problem in (
        (replace(ANSWER, status="REJECTED", reason="ABUSIVE_CONTENT"), "is rejected (ABUSIVE_CONTENT)"),
        (replace(ANSWER, status="PAUSED"), "is paused"),
        (replace(ANSWER, text="No variable"), "must have one variable"),
        (Template("answer_waiting_too", "en", "{{1}}"), "does not exist in en"),
    ):
        line.carrier.templates = [template]
        told = await status(line.deps, line.store.id)
        assert isinstance(told, Unavailable)
        assert problem in told.causes[0].sentence
    for settings, code in (
        ({"access_token": "another token of the tests"}, "whatsapp_refused"),
        ({"phone_id": "99999"}, "whatsapp_not_found"),
        ({"api_url": "http://127.0.0.1:9"}, "whatsapp_silent"),
    ):
        await connect(line.deps, line.store, settings.pop("api_url", line.url), **settings)
        assert await causes(line) == [code]
    changed = replace(line.deps, vault=Vault("another secret of the tests, as long as that"))
    assert isinstance(await status(changed, line.store.id), Unavailable)
