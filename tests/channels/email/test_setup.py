"""Connecting a support address: who may look, who may change, and what is told of letters."""

from dataclasses import replace

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import select

from channels import api as channels_api
from channels.email.models import MailRow
from channels.email.status import status
from channels.port import Deps
from kit.health import Live, Unavailable
from kit.mail import Smtp
from kit.web import answer_errors
from stores.connections import connection_of
from stores.stores import Store, StoreSettings, add_store
from tests.channels.email.office import INBOUND, SUPPORT, Office, connect, letter
from tests.channels.setting_up import ADMIN, AGENT, CHANNELS, MANAGER, filled, problems

PATH = f"{CHANNELS}/email"
FORM = {
    "address": " Help@Linden.example ",
    "inbound": "hash@inbound.postmarkapp.com",
    "name": "Linden helps",
    "service": "postmark",
    "webhook_user": "linden",
    "webhook_password": "a-long-password",
}


async def test_everyone_may_look_and_admins_alone_may_change(web: httpx.AsyncClient, deps: Deps, store: Store) -> None:
    """S1-07, S1-08."""
    assert (await web.get(PATH)).status_code == 401
    (cause,) = (await web.get(PATH, headers=AGENT)).json()["channel"]["causes"]
    assert cause["sentence"] == "No support address is connected."
    assert (await web.put(PATH, json=filled(FORM), headers=MANAGER)).status_code == 403
    assert (await web.post(f"{PATH}/acts/test", json=filled({}), headers=MANAGER)).status_code == 403
    assert (await web.delete(PATH, headers=MANAGER)).status_code == 403
    async with deps.database.begin() as session:
        assert await connection_of(session, deps.vault, store.id, "email") is None


async def test_s5_11_it_says_where_to_forward_mail_and_what_to_paste(
    web: httpx.AsyncClient, deps: Deps, store: Store
) -> None:
    """S5-11."""
    assert (await web.put(PATH, json=filled(FORM), headers=ADMIN)).status_code == 200
    shown = await web.get(PATH, headers=AGENT)
    assert {one["name"]: one["value"] for one in shown.json()["pastes"]} == {
        "inbound": "hash@inbound.postmarkapp.com",
        "webhook_postmark": "http://tillside.test/webhooks/email/postmark/demo",
    }
    assert FORM["webhook_password"] not in shown.text
    async with deps.database.begin() as session:
        kept = await connection_of(session, deps.vault, store.id, "email")
    assert kept is not None
    assert kept.addresses == ("hash@inbound.postmarkapp.com", "help@linden.example")
    await web.put(PATH, json=filled({**FORM, "webhook_user": "", "webhook_password": ""}), headers=ADMIN)
    async with deps.database.begin() as session:
        again = await connection_of(session, deps.vault, store.id, "email")
    assert again is not None
    assert again.secrets == kept.secrets
    without = await web.put(PATH, json=filled({**FORM, "service": "smtp"}), headers=ADMIN)
    assert [one for one in without.json()["fields"] if one["is_kept"]] == []
    await web.delete(PATH, headers=ADMIN)
    assert (await web.get(PATH, headers=AGENT)).json()["channel"]["is_connected"] is False


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("address", "help", "This is not an e-mail address."),
        ("inbound", "x" * 40 + "@in.example", "Use a shorter one."),
        ("inbound", f"in+t.{'0' * 24}@in.example", "without a mark"),
        ("name", "a\nb", "Write the name in one line"),
        ("service", "pigeon", "Choose who receives the mail."),
        ("trusted_id", "mx example", "Write the name of the server"),
        ("webhook_password", "short", "Enter 8 to 200 characters"),
        ("webhook_user", "a b", "Choose a user name"),
        ("marketplaces", "otto", "write a name, its domains and a pattern"),
        ("marketplaces", "otto | otto.example | (a+)+", "which could take for ever"),
        ("marketplaces", "otto | otto.example | [0-9]+", "into round brackets"),
    ],
)
async def test_what_is_wrong_is_said_beside_its_field(
    web: httpx.AsyncClient, deps: Deps, store: Store, field: str, value: str, sentence: str
) -> None:
    refused = problems(await web.put(PATH, json=filled({**FORM, field: value}), headers=ADMIN))
    assert list(refused) == [field]
    assert sentence in refused[field]
    async with deps.database.begin() as session:
        assert await connection_of(session, deps.vault, store.id, "email") is None


async def test_an_address_of_another_store_is_refused(web: httpx.AsyncClient, deps: Deps, store: Store) -> None:
    async with deps.database.begin() as session:
        other = await add_store(session, deps.clock, key="b", name="B", shop_kind=None, settings=StoreSettings())
    await connect(deps, other)
    values = {**FORM, "address": "mail@b.example", "inbound": INBOUND}
    assert list(problems(await web.put(PATH, json=filled(values), headers=ADMIN))) == ["inbound"]


async def test_letters_that_were_not_taken_in_are_listed_with_why(
    web: httpx.AsyncClient, deps: Deps, store: Store
) -> None:
    await connect(deps, store)
    async with deps.database.begin() as session:
        session.add(
            MailRow(
                store_id=store.id, direction="in", once="x", mail_id="x@y", references=[], sender="news@x.example",
                recipient=SUPPORT, subject="<b>Sale</b>", dropped="A newsletter.", original="Code 123 <i>",
                at=deps.clock.now(),
            )
        )  # fmt: skip
    assert (await web.get(f"{PATH}/letters")).status_code == 401
    (shown,) = (await web.get(f"{PATH}/letters", headers=AGENT)).json()["letters"]
    assert (shown["dropped"], shown["subject"], shown["words"]) == ("A newsletter.", "<b>Sale</b>", "Code 123 <i>")


async def test_a_store_adds_a_marketplace_of_its_own(office: Office) -> None:
    """S5-63: by one line on the page."""
    await connect(office.deps, office.store, marketplaces="otto | relay.otto.example | Bestellung (\\d{8})")
    talk = await office.hear(letter("Wo ist es?", sender="k@x.relay.otto.example", subject="Zu Bestellung 12345678"))
    assert (talk.contact["marketplace"], talk.contact["order"]) == ("otto", "12345678")


async def test_a_test_letter_goes_out_and_it_is_told_that_it_came_back(office: Office) -> None:
    app = FastAPI()
    answer_errors(app)
    app.include_router(channels_api.routes(office.deps))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://tillside.test") as web:
        assert (await web.post(f"{PATH}/acts/test", json=filled({}), headers=ADMIN)).status_code == 200
        assert (await web.get(f"{PATH}/letters", headers=AGENT)).json()["test"]["back_at"] is None
        (sent,) = office.box.letters
        assert (sent["To"], sent["From"]) == (SUPPORT, f"Linden & Loom <{SUPPORT}>")
        own = str(sent["Message-ID"]).strip().strip("<>")
        taken = await office.take_in(letter("…", 1, mail_id=own, sender=SUPPORT, subject=str(sent["Subject"])))
        assert taken.dropped
        assert (await web.get(f"{PATH}/letters", headers=AGENT)).json()["test"]["back_at"] is not None
        office.box.refusals = ["550 no"]
        refused = await web.post(f"{PATH}/acts/test", json=filled({}), headers=ADMIN)
        assert (refused.status_code, "The mail server refuses" in refused.json()["detail"]) == (502, True)


async def test_the_channel_tells_what_is_missing(office: Office, deps: Deps) -> None:
    assert isinstance(await status(office.deps, office.store.id), Live)
    silent = replace(office.deps, mailer=Smtp("smtp://127.0.0.1:1", "x@example.com", office.clock))
    for given, code in ((deps, "no_mail_server"), (silent, "mail_server_silent")):
        found = await status(given, office.store.id)
        assert isinstance(found, Unavailable)
        assert found.causes[0].code == code
    async with deps.database.begin() as session:
        assert (await session.scalars(select(MailRow))).all() == []
