"""What a webhook failed to tell is found by looking: each message once, in order, store by store."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from channels.twilio import reconcile
from channels.twilio.reconcile import begin_looking, reconcile_all
from channels.twilio.standin.knobs import Knobs
from conversations.models import DeliveryPartRow
from stores.connections import save_connection
from stores.stores import StoreSettings, add_store
from tests.files import PNG

from .conftest import PHONE, SMS, WHATSAPP, Line, heard


async def look(line: Line) -> None:
    """Let the clock's job run, and all that follows."""
    await reconcile_all(line.deps, line.jobs)
    await line.settle()


@pytest.fixture
async def watched(line: Line) -> Line:
    """A line that has been looked after before."""
    async with line.deps.database.begin() as session:
        await begin_looking(session, line.clock, line.store.id)
    line.clock.move(timedelta(minutes=1))
    return line


async def test_lost_messages_are_found_in_their_order_and_answered(
    watched: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reconcile, "PAGE", 2)
    watched.carrier.knobs = Knobs(lose_webhooks=5)
    for number in range(5):
        watched.carrier.receive(PHONE, SMS, f"Message {number}", [])
        watched.clock.move(timedelta(seconds=2))
    await watched.carrier.settle()
    assert await heard(watched.deps) == []
    await look(watched)
    assert [words for _, (words,) in await heard(watched.deps)] == [f"Message {number}" for number in range(5)]
    assert watched.on_phone() == [" | ".join(f"Message {number}" for number in range(5))]


async def test_looking_again_finds_nothing_new(watched: Line) -> None:
    await watched.write("One")
    watched.carrier.knobs = Knobs(lose_webhooks=1)
    await watched.write("Two")
    for _ in range(3):
        await look(watched)
        watched.clock.move(timedelta(minutes=1))
    assert [words for _, (words,) in await heard(watched.deps)] == ["One", "Two"]
    assert watched.on_phone() == ["One", "Two"]


async def test_whatsapp_and_pictures_are_found_too(watched: Line) -> None:
    watched.carrier.knobs = Knobs(lose_webhooks=1)
    await watched.write("", sender=f"whatsapp:{PHONE}", to=f"whatsapp:{WHATSAPP}", picture=PNG)
    await look(watched)
    assert [blocks for _, blocks in await heard(watched.deps)] == [["picture"]]


async def test_what_came_before_the_account_was_connected_is_left_alone(line: Line) -> None:
    line.carrier.knobs = Knobs(lose_webhooks=1)
    line.carrier.receive(PHONE, SMS, "Long ago", [])
    line.clock.move(timedelta(minutes=2))
    await look(line)
    line.clock.move(timedelta(minutes=2))
    await look(line)
    assert await heard(line.deps) == []


async def test_a_stop_whose_webhook_was_lost_still_stops(watched: Line) -> None:
    watched.carrier.knobs = Knobs(lose_webhooks=1)
    await watched.write("STOP")
    await look(watched)
    conversation = await watched.conversation()
    await watched.say(conversation, "One")
    await watched.settle()
    assert "One" not in [one.body for one in watched.carrier.messages]


async def test_a_receipt_that_never_came_is_asked_for(watched: Line) -> None:
    conversation = await watched.conversation()
    await watched.say(conversation, "One")
    await watched.jobs.drain()
    await watched.carrier.settle()
    async with watched.deps.database.begin() as session:
        part = (await session.scalars(select(DeliveryPartRow))).one()
        part.state = "sent"
    watched.clock.move(timedelta(minutes=2))
    await look(watched)
    async with watched.deps.database.begin() as session:
        assert (await session.scalars(select(DeliveryPartRow.state))).one() == "delivered"


async def test_one_store_that_cannot_be_looked_after_holds_up_no_other(watched: Line) -> None:
    async with watched.deps.database.begin() as session:
        other = await add_store(
            session, watched.clock, key="other", name="Other", shop_kind="demo", settings=StoreSettings()
        )
        await save_connection(
            session,
            watched.clock,
            watched.deps.vault,
            store_id=other.id,
            kind="twilio",
            settings={"account_sid": "AC" + "9" * 32, "api_url": "http://127.0.0.1:9"},
            secrets={"auth_token": "wrong"},
            addresses=("+351290000009",),
        )
    watched.carrier.knobs = Knobs(lose_webhooks=1)
    await watched.write("One")
    await look(watched)
    assert [words for _, (words,) in await heard(watched.deps)] == ["One"]
