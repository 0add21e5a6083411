"""The page where a support address is connected: who may look, who may change, and what it says of letters."""

from collections.abc import AsyncIterator
from dataclasses import replace

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import select

from channels import pages as channel_pages
from channels.email.models import MailRow
from channels.email.status import status
from channels.port import Deps
from kit.admin import Pages
from kit.health import Live, Unavailable
from kit.mail import Smtp
from kit.tables import ROOT
from kit.templates import Templates
from stores.connections import connection_of
from stores.stores import Store, StoreSettings, add_store
from tests.channels.email.office import INBOUND, SUPPORT, Office, connect, letter

PATH = "/admin/channels/email"
FORM = {
    "address": " Help@Linden.example ",
    "inbound": "hash@inbound.postmarkapp.com",
    "name": "Linden helps",
    "service": "postmark",
    "webhook_user": "linden",
    "webhook_password": "a-long-password",
}
ADMIN, MANAGER, AGENT = ({"x-test-role": role} for role in ("ADMIN", "MANAGER", "AGENT"))


@pytest.fixture
async def desk(deps: Deps, app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    """The program with the pages of staff."""
    templates = Templates(sorted([*ROOT.glob("*/templates"), *ROOT.glob("*/*/templates")]))
    app.include_router(channel_pages.routes(deps, Pages(deps.database, templates, deps.who)))
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://tillside.test") as client:
        yield client


async def test_everyone_may_look_and_admins_alone_may_change(desk: httpx.AsyncClient, deps: Deps, store: Store) -> None:
    """S1-07, S1-08."""
    assert (await desk.get(PATH)).status_code == 303
    assert "No support address is connected." in (await desk.get(PATH, headers=AGENT)).text
    for path in (PATH, f"{PATH}/test", f"{PATH}/disconnect"):
        assert (await desk.post(path, data=FORM, headers=MANAGER)).status_code == 403
    async with deps.database.begin() as session:
        assert await connection_of(session, deps.vault, store.id, "email") is None


async def test_s5_11_the_page_says_where_to_forward_mail_and_what_to_paste(
    desk: httpx.AsyncClient, deps: Deps, store: Store
) -> None:
    assert (await desk.post(PATH, data=FORM, headers=ADMIN)).headers["location"] == f"{PATH}?done=saved"
    shown = (await desk.get(PATH, headers=AGENT)).text
    assert "<code>hash@inbound.postmarkapp.com</code>" in shown
    assert "<code>http://tillside.test/webhooks/email/postmark/demo</code>" in shown
    assert FORM["webhook_password"] not in shown
    async with deps.database.begin() as session:
        kept = await connection_of(session, deps.vault, store.id, "email")
    assert kept is not None
    assert kept.addresses == ("hash@inbound.postmarkapp.com", "help@linden.example")
    await desk.post(PATH, data={**FORM, "webhook_user": "", "webhook_password": ""}, headers=ADMIN)
    async with deps.database.begin() as session:
        again = await connection_of(session, deps.vault, store.id, "email")
    assert again is not None
    assert again.secrets == kept.secrets
    await desk.post(f"{PATH}/disconnect", headers=ADMIN)
    assert "No support address is connected." in (await desk.get(PATH, headers=AGENT)).text


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
    desk: httpx.AsyncClient, deps: Deps, store: Store, field: str, value: str, sentence: str
) -> None:
    answer = await desk.post(PATH, data={**FORM, field: value}, headers=ADMIN)
    assert answer.status_code == 422
    assert f'aria-describedby="{field}-problem"' in answer.text
    assert sentence in answer.text
    async with deps.database.begin() as session:
        assert await connection_of(session, deps.vault, store.id, "email") is None


async def test_an_address_of_another_store_is_refused(desk: httpx.AsyncClient, deps: Deps, store: Store) -> None:
    async with deps.database.begin() as session:
        other = await add_store(session, deps.clock, key="b", name="B", shop_kind=None, settings=StoreSettings())
    await connect(deps, other)
    answer = await desk.post(PATH, data={**FORM, "address": "mail@b.example", "inbound": INBOUND}, headers=ADMIN)
    assert (answer.status_code, 'aria-describedby="inbound-problem"' in answer.text) == (422, True)


async def test_letters_that_were_not_taken_in_are_listed_with_why(
    desk: httpx.AsyncClient, deps: Deps, store: Store
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
    shown = (await desk.get(PATH, headers=AGENT)).text
    assert "A newsletter." in shown
    assert "&lt;b&gt;Sale" in shown
    assert "Code 123 &lt;i&gt;" in shown


async def test_a_store_adds_a_marketplace_of_its_own(office: Office) -> None:
    """S5-63: by one line on the page."""
    await connect(office.deps, office.store, marketplaces="otto | relay.otto.example | Bestellung (\\d{8})")
    talk = await office.hear(letter("Wo ist es?", sender="k@x.relay.otto.example", subject="Zu Bestellung 12345678"))
    assert (talk.contact["marketplace"], talk.contact["order"]) == ("otto", "12345678")


async def test_a_test_letter_goes_out_and_the_page_tells_that_it_came_back(office: Office, app: FastAPI) -> None:
    templates = Templates(sorted([*ROOT.glob("*/templates"), *ROOT.glob("*/*/templates")]))
    app.include_router(channel_pages.routes(office.deps, Pages(office.deps.database, templates, office.deps.who)))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://tillside.test") as desk:
        assert (await desk.post(f"{PATH}/test", headers=ADMIN)).headers["location"] == f"{PATH}?done=tested"
        assert "has not come back yet" in (await desk.get(PATH, headers=AGENT)).text
        (sent,) = office.box.letters
        assert (sent["To"], sent["From"]) == (SUPPORT, f"Linden & Loom <{SUPPORT}>")
        own = str(sent["Message-ID"]).strip().strip("<>")
        taken = await office.take_in(letter("…", 1, mail_id=own, sender=SUPPORT, subject=str(sent["Subject"])))
        assert taken.dropped
        assert "The last one came back on" in (await desk.get(PATH, headers=AGENT)).text
        office.box.refusals = ["550 no"]
        refused = await desk.post(f"{PATH}/test", headers=ADMIN)
        assert (refused.status_code, "The mail server refuses" in refused.text) == (422, True)


async def test_the_channel_tells_what_is_missing(office: Office, deps: Deps) -> None:
    assert isinstance(await status(office.deps, office.store.id), Live)
    silent = replace(office.deps, mailer=Smtp("smtp://127.0.0.1:1", "x@example.com", office.clock))
    for given, code in ((deps, "no_mail_server"), (silent, "mail_server_silent")):
        found = await status(given, office.store.id)
        assert isinstance(found, Unavailable)
        assert found.causes[0].code == code
    async with deps.database.begin() as session:
        assert (await session.scalars(select(MailRow))).all() == []
