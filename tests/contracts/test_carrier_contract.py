"""What every channel with a carrier does: verify, take in once, send once, and note what became of it."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import httpx
import pytest
from fastapi import FastAPI, Request
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from channels.deliver import deliver
from channels.optout import is_out
from channels.port import Deps, Parcel
from conversations import inbox, outbox
from conversations.inbox import Conversation
from conversations.messages import Author, Said, TextBlock
from conversations.models import DeliveryPartRow, InboxRow, MessageRow
from conversations.phones import at_address
from customers import signin
from kit.auth import Actor
from kit.clock import ManualClock
from kit.db import Database
from kit.jobs import Jobs
from kit.live import InProcess
from kit.mailbox import DemoMailbox
from kit.vault import Vault
from kit.web import answer_errors
from stores.stores import Store, StoreSettings, add_store
from tests.channels.conftest import HERE
from tests.contracts.carriers import CARRIERS
from tests.contracts.letters import Outgoing
from tests.contracts.staging import CarrierStage


@pytest.fixture
def deps(database: Database, clock: ManualClock, live: InProcess) -> Deps:
    async def nobody(request: Request, session: AsyncSession) -> Actor | None:
        return None

    return Deps(
        database=database,
        clock=clock,
        live=live,
        signin=signin.Deps(clock, DemoMailbox(database, clock), live, lambda _: None),
        who=nobody,
        vault=Vault("a secret of the tests, long enough to be one"),
        mailer=Outgoing(),
        base_url=HERE,
    )


@pytest.fixture
async def store(database: Database, clock: ManualClock) -> Store:
    async with database.begin() as session:
        return await add_store(session, clock, key="a", name="A", shop_kind=None, settings=StoreSettings())


@pytest.fixture(params=sorted(CARRIERS))
async def stage(request: pytest.FixtureRequest, deps: Deps, store: Store) -> AsyncIterator[CarrierStage]:
    async with CARRIERS[request.param](deps, store) as opened:
        yield opened


@pytest.fixture
async def web(stage: CarrierStage, deps: Deps, jobs: Jobs) -> AsyncIterator[httpx.AsyncClient]:
    app = FastAPI()
    answer_errors(app)
    app.include_router(stage.channel.routes(deps))
    stage.channel.register(jobs, deps)
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url=HERE) as client:
        yield client


async def count(deps: Deps) -> int:
    async with deps.database.begin() as session:
        return await session.scalar(select(func.count(MessageRow.id))) or 0


async def talk(deps: Deps, store: Store, stage: CarrierStage) -> Conversation:
    async with deps.database.begin() as session:
        return await at_address(
            session,
            deps.clock,
            store_id=store.id,
            channel=stage.channel.name,
            manner=stage.manner,
            address=stage.phone,
        )


def parcel(conversation: Conversation, words: str, now: datetime) -> Parcel:
    said = Said(1, Author.AGENT, (TextBlock(text=words),), "en", datetime(2026, 11, 18, tzinfo=UTC))
    return Parcel(conversation, said, words, key="part:1", heard_at=now)


async def test_a_message_is_taken_in_once_however_often_it_is_told(
    stage: CarrierStage, web: httpx.AsyncClient, deps: Deps, store: Store
) -> None:
    told = stage.tell("Hello", 1)
    assert set(await asyncio.gather(*(stage.post(web, told) for _ in range(5)))) <= {200, 204}
    assert await count(deps) == 1
    conversation = await talk(deps, store, stage)
    assert (conversation.manner, conversation.address, conversation.customer_id) == (stage.manner, stage.phone, None)


async def test_what_is_not_signed_or_was_changed_leaves_nothing(
    stage: CarrierStage, web: httpx.AsyncClient, deps: Deps
) -> None:
    told, other, refused = stage.tell("Hello", 1), stage.tell("Goodbye", 2), stage.habits.refused
    if stage.habits.signs_words:
        assert await stage.post(web, replace(told, content=other.content)) == refused
    if refused:
        plain = {name: value for name, value in told.headers.items() if name.lower() == "content-type"}
        assert await stage.post(web, replace(told, headers=plain)) == refused
    assert 400 <= await stage.post(web, replace(told, content="")) < 600
    assert await count(deps) == 0


async def test_stop_is_obeyed_before_anything_else(
    stage: CarrierStage, web: httpx.AsyncClient, deps: Deps, store: Store
) -> None:
    await stage.post(web, stage.tell("Hello", 1))
    await stage.post(web, stage.tell("stop", 2))
    conversation = await talk(deps, store, stage)
    async with deps.database.begin() as session:
        assert await is_out(session, conversation) is stage.habits.has_stop
        assert await session.scalar(select(func.count(InboxRow.id))) == 1


async def test_the_receipt_names_what_the_carrier_took(
    stage: CarrierStage, web: httpx.AsyncClient, deps: Deps, store: Store
) -> None:
    await stage.post(web, stage.tell("Hello", 1))
    conversation = await talk(deps, store, stage)
    assert stage.channel.send is not None
    receipt = await stage.channel.send(deps, parcel(conversation, "Yes.", deps.clock.now()))
    assert stage.taken() == [receipt.id]


async def say(deps: Deps, stage: CarrierStage, conversation: Conversation, words: str) -> None:
    """Write an answer and let it go out once."""
    async with deps.database.begin() as session:
        row = await inbox.lock(session, conversation.id)
        await outbox.write(session, deps.clock, row, [[TextBlock(text=words)]], "en", None)
    await deliver(deps, {stage.channel.name: stage.channel}, conversation.id)


async def test_an_attempt_whose_end_nobody_knows_is_not_sent_again_if_it_arrived(
    stage: CarrierStage, web: httpx.AsyncClient, deps: Deps, store: Store, clock: ManualClock
) -> None:
    await stage.post(web, stage.tell("Hello", 1))
    conversation = await talk(deps, store, stage)
    stage.lose_answer()
    await say(deps, stage, conversation, "Yes.")
    for report in await stage.reports():
        assert await stage.post(web, report) in {200, 204}
    clock.move(timedelta(minutes=1))
    await deliver(deps, {stage.channel.name: stage.channel}, conversation.id)
    await say(deps, stage, conversation, "Something else.")
    async with deps.database.begin() as session:
        rows = (await session.scalars(select(DeliveryPartRow).order_by(DeliveryPartRow.id))).all()
    assert [row.receipt for row in rows] == stage.taken()
    assert len(stage.taken()) == 2


@pytest.mark.parametrize("is_delivered", [True, False])
async def test_what_became_of_a_message_is_noted(
    stage: CarrierStage, web: httpx.AsyncClient, deps: Deps, store: Store, *, is_delivered: bool
) -> None:
    await stage.post(web, stage.tell("Hello", 1))
    conversation = await talk(deps, store, stage)
    await say(deps, stage, conversation, "Yes.")
    (receipt,) = stage.taken()
    report = stage.report(receipt, is_delivered=is_delivered)
    assert {await stage.post(web, report) for _ in range(2)} <= {200, 204}
    if stage.habits.signs_words:
        assert await stage.post(web, replace(report, headers=stage.tell("x", 9).headers)) == 403
    async with deps.database.begin() as session:
        (part,) = (await session.scalars(select(DeliveryPartRow))).all()
    expected = stage.habits.arrived if is_delivered else "failed"
    assert (part.receipt, part.state) == (receipt, expected)
