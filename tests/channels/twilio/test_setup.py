"""Connecting Twilio: who may look, who may change, what is refused, and a test message."""

from dataclasses import replace

import httpx
import pytest

from channels import readiness
from channels.port import Deps
from kit.clock import ManualClock
from kit.health import Live, Unavailable
from stores.connections import connection_of, save_connection
from stores.stores import Store, StoreSettings, add_store
from tests.channels.setting_up import ADMIN, AGENT, CHANNELS, MANAGER, filled, problems

from .conftest import SID, SMS, TEMPLATE, TOKEN, WHATSAPP, Line, connect

PAGE = "/admin/channels/twilio"
PATH = f"{CHANNELS}/twilio"
FORM = {"account_sid": SID, "auth_token": TOKEN.replace(" ", "-"), "sms_number": "+351 210 000 001"}


async def test_everyone_on_the_staff_may_look_and_nobody_else(web: httpx.AsyncClient) -> None:
    """S1-08."""
    for path in (CHANNELS, PATH):
        assert (await web.get(path)).status_code == 401
    listed = {one["name"]: one for one in (await web.get(CHANNELS, headers=AGENT)).json()}
    assert (listed["webchat"]["is_live"], listed["webchat"]["can_be_connected"]) == (True, False)
    assert [cause["sentence"] for cause in listed["twilio"]["causes"]] == ["No Twilio account is connected."]
    shown = (await web.get(PATH, headers=AGENT)).json()
    assert shown["pastes"][0]["value"] == "http://tillside.test/webhooks/twilio/messages#rc=5&rp=all"
    assert shown["is_public"] is False


async def test_only_admins_and_owners_may_connect_and_disconnect(
    web: httpx.AsyncClient, deps: Deps, store: Store
) -> None:
    """S1-07."""
    for headers, status in ((MANAGER, 403), ({}, 401)):
        assert (await web.put(PATH, json=filled(FORM), headers=headers)).status_code == status
        assert (await web.delete(PATH, headers=headers)).status_code == status
        assert (await web.post(f"{PATH}/acts/test", json=filled({}), headers=headers)).status_code == status
    async with deps.database.begin() as session:
        assert await connection_of(session, deps.vault, store.id, "twilio") is None


async def test_an_admin_connects_and_the_token_is_never_shown(web: httpx.AsyncClient, deps: Deps, store: Store) -> None:
    answer = await web.put(PATH, json=filled({**FORM, "whatsapp_number": WHATSAPP}), headers=ADMIN)
    assert answer.status_code == 200
    async with deps.database.begin() as session:
        kept = await connection_of(session, deps.vault, store.id, "twilio")
    assert kept is not None
    assert sorted(kept.addresses) == [SMS, f"whatsapp:{WHATSAPP}"]
    assert kept.secrets == {"auth_token": FORM["auth_token"]}
    shown = await web.get(PATH, headers=ADMIN)
    assert FORM["auth_token"] not in shown.text + answer.text
    assert [one["name"] for one in shown.json()["fields"] if one["is_kept"]] == ["auth_token"]
    changed = {**FORM, "auth_token": "", "whatsapp_template_sid": TEMPLATE}
    assert (await web.put(PATH, json=filled(changed), headers=ADMIN)).json()["channel"]["is_connected"] is True
    async with deps.database.begin() as session:
        again = await connection_of(session, deps.vault, store.id, "twilio")
    assert again is not None
    assert again.secrets == kept.secrets
    assert again.addresses == (SMS,)
    assert (await web.delete(PATH, headers=ADMIN)).status_code == 204
    async with deps.database.begin() as session:
        assert await connection_of(session, deps.vault, store.id, "twilio") is None


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"account_sid": "AC1"}, "An account SID is AC"),
        ({"auth_token": ""}, "This is needed"),
        ({"auth_token": "x y"}, "Copy the whole auth token"),
        ({"sms_number": "910000001"}, "Write the number with +"),
        ({"sms_number": "+0351"}, "Write the number with +"),
        ({"sms_number": ""}, "Enter at least one number."),
        ({"whatsapp_number": "<script>"}, "Write the number with +"),
        ({"whatsapp_template_sid": "HX"}, "SID is HX"),
        ({"carrier_answers": "perhaps"}, "yes or no"),
    ],
)
async def test_what_cannot_be_is_said_beside_its_field(
    web: httpx.AsyncClient, change: dict[str, str], sentence: str
) -> None:
    answer = await web.put(PATH, json=filled(FORM | change), headers=ADMIN)
    ((field, problem),) = problems(answer).items()
    assert field in change
    assert sentence in problem


async def test_a_number_of_another_store_is_not_taken(web: httpx.AsyncClient, deps: Deps, clock: ManualClock) -> None:
    async with deps.database.begin() as session:
        other = await add_store(session, clock, key="o", name="O", shop_kind=None, settings=StoreSettings())
        known = {"settings": {"account_sid": SID}, "secrets": {"auth_token": TOKEN}, "addresses": (SMS,)}
        await save_connection(session, clock, deps.vault, store_id=other.id, kind="twilio", **known)  # type: ignore[arg-type]
    taken = {**FORM, "whatsapp_number": SMS}
    refused = problems(await web.put(PATH, json=filled(taken), headers=ADMIN))
    assert list(refused) == ["sms_number"]
    assert "is connected to another store" in refused["sms_number"]


async def test_the_token_of_another_account_does_not_go_where_the_one_before_was(
    web: httpx.AsyncClient, deps: Deps, store: Store
) -> None:
    await connect(deps, store, "http://127.0.0.1:9/demo/twilio")
    for sid, where in ((SID, "http://127.0.0.1:9/demo/twilio"), ("AC" + "7" * 32, "")):
        values = FORM | {"account_sid": sid}
        await web.put(PATH, json=filled(values), headers=ADMIN)
        async with deps.database.begin() as session:
            kept = await connection_of(session, deps.vault, store.id, "twilio")
        assert kept is not None
        assert kept.settings["api_url"] == where


async def test_a_test_message_arrives_and_what_twilio_refuses_is_told_in_words(
    web: httpx.AsyncClient, line: Line
) -> None:
    sent = await web.post(f"{PATH}/acts/test", json=filled({"to": "+351 910 000 001"}), headers=ADMIN)
    assert sent.json()["told"].startswith("Twilio has taken the message.")
    await line.settle()
    assert line.on_phone() == ["A test of Linden & Loom."]
    refused = await web.post(f"{PATH}/acts/test", json=filled({"to": "12"}), headers=ADMIN)
    assert "Write the number with +" in problems(refused)["to"]
    assert (await web.post(f"{PATH}/acts/dance", json=filled({}), headers=ADMIN)).status_code == 404
    await connect(line.deps, line.store, line.url, account_sid="AC" + "9" * 32)
    failed = await web.post(f"{PATH}/acts/test", json=filled({"to": "+351910000001"}), headers=ADMIN)
    assert (failed.status_code, "refuses the account's credentials" in failed.json()["detail"]) == (502, True)
    await web.delete(PATH, headers=ADMIN)
    nothing = await web.post(f"{PATH}/acts/test", json=filled({"to": "+351910000001"}), headers=ADMIN)
    assert nothing.json()["code"] == "channel_not_connected"


async def test_the_list_tells_when_a_channel_was_last_used(web: httpx.AsyncClient, line: Line) -> None:
    await line.write("Hello")
    listed = {one["name"]: one for one in (await web.get(CHANNELS, headers=AGENT)).json()}
    assert None not in (listed["twilio"]["last_heard_at"], listed["twilio"]["last_sent_at"])
    assert (listed["meta"]["last_heard_at"], listed["meta"]["is_connected"]) == (None, False)


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
    assert [(cause.code, cause.page) for cause in found.causes] == [(code, PAGE)]
