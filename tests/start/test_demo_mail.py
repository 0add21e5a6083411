"""On the demo's page of mails one writes to its shop as a customer, and the shop's letters are answered there."""

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import select

import demo_mail
import kit.mailbox
import program
from channels.deliver import deliver
from channels.email import CHANNEL
from commerce.demo.people import ANA
from conversations import inbox, outbox
from conversations.messages import TextBlock
from conversations.models import ConversationRow
from kit.db import Database
from kit.folder import DataFolder
from kit.mailbox import SentMailRow
from kit.web import answer_errors
from settings import Settings
from stores.stores import StoreSettings, add_store


@pytest.fixture
async def made(tmp_path: Path, database_url: str, database: Database) -> AsyncIterator[program.Program]:
    """The adapters of a program with the demo's store, over the emptied database."""
    built = program.build(Settings(_env_file=None), DataFolder(tmp_path), database_url)
    await built.jobs.open()
    async with built.database.begin() as session:
        store = await add_store(
            session, built.clock, key="demo", name="Fable & Fern", shop_kind="demo", settings=StoreSettings()
        )
    for _ in range(2):
        await demo_mail.connect(built, store)
    yield built
    await built.jobs.close()
    await built.database.close()


@pytest.fixture
async def web(made: program.Program) -> AsyncIterator[httpx.AsyncClient]:
    app = FastAPI()
    answer_errors(app)
    app.include_router(kit.mailbox.routes(made.database, made.mailer, above=demo_mail.form))
    app.include_router(demo_mail.routes(made))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://till.test") as client:
        yield client


async def test_a_letter_is_written_answered_and_answered_again_in_one_conversation(
    made: program.Program, web: httpx.AsyncClient
) -> None:
    """S4-09, S5-11: by the same way as every letter comes in."""
    written = {"sender": ANA, "subject": "My parcel", "text": "Where is it?"}
    assert (await web.post("/demo/mails/letters", data=written)).status_code == 303
    async with made.database.begin() as session:
        talk = inbox.describe((await session.scalars(select(ConversationRow))).one())
        row = await inbox.lock(session, talk.id)
        await outbox.write(session, made.clock, row, [[TextBlock(text="It comes today.")]], "en", None)
    await deliver(made.door, {CHANNEL.name: CHANNEL}, talk.id)
    page = (await web.get("/demo/mails")).text
    assert f"From help@fableandfern.example To {ANA}" in page
    async with made.database.begin() as session:
        mail = (await session.scalars(select(SentMailRow))).one()
    assert f'<option value="{mail.id}">Re: My parcel (to {ANA})</option>' in page
    await web.post("/demo/mails/letters", data={"answers": str(mail.id), "text": "Thank you!"})
    async with made.database.begin() as session:
        said = [f"{one.author}: {one.text}" for one in await inbox.messages(session, talk.id)]
    assert said[1:] == ["agent: It comes today.", "customer: Thank you!"]


async def test_nothing_is_no_letter(web: httpx.AsyncClient) -> None:
    assert (await web.post("/demo/mails/letters", data={"text": " ", "answers": "99999999999"})).status_code == 422
