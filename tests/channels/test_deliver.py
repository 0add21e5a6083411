"""Messages go out in order, each once; what fails is tried again or let go, and keeps nothing behind it for ever."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest
from sqlalchemy import select

from channels.deliver import DELIVER, MAX_ATTEMPTS, deliver
from channels.jobs import sweep
from channels.port import Channel, Deps
from conversations import inbox, outbox
from conversations.inbox import Conversation
from conversations.messages import ChannelKind, OrderCardBlock, TextBlock
from conversations.models import DeliveryRow
from kit.clock import ManualClock
from kit.errors import Permanent, Temporary
from kit.jobs import Jobs
from kit.plugins import discover
from stores.stores import Store

from .conftest import Agent
from .line import Carrier

Write = Callable[..., Awaitable[None]]


@pytest.fixture
async def phone(deps: Deps, store: Store, agent: Agent) -> Conversation:
    async with deps.database.begin() as session:
        return await inbox.start(
            session,
            deps.clock,
            store_id=store.id,
            channel=ChannelKind.SMS,
            manner=ChannelKind.SMS,
            language="en",
        )


@pytest.fixture
def write(deps: Deps, phone: Conversation) -> Write:
    async def write(*texts: str) -> None:
        async with deps.database.begin() as session:
            row = await inbox.lock(session, phone.id)
            await outbox.write(session, deps.clock, row, [[TextBlock(text=text)] for text in texts], "en", None)

    return write


async def states(deps: Deps) -> list[tuple[str, int]]:
    async with deps.database.begin() as session:
        rows = await session.scalars(select(DeliveryRow).order_by(DeliveryRow.id))
        return [(row.state, row.attempts) for row in rows]


async def test_messages_go_out_in_order_with_receipts(deps: Deps, phone: Conversation, write: Write) -> None:
    carrier = Carrier()
    await write("one", "two")
    await deliver(deps, carrier.channels, phone.id)
    await deliver(deps, carrier.channels, phone.id)
    assert carrier.words == ["one", "two"]
    assert await states(deps) == [("sent", 1), ("sent", 1)]


async def test_a_message_that_must_wait_keeps_those_behind_it_waiting(
    deps: Deps, phone: Conversation, write: Write, clock: ManualClock
) -> None:
    carrier = Carrier([Temporary("Come back.", retry_after=30)])
    await write("one", "two")
    await deliver(deps, carrier.channels, phone.id)
    clock.move(timedelta(seconds=29))
    await deliver(deps, carrier.channels, phone.id)
    assert carrier.words == []
    clock.move(timedelta(seconds=1))
    await deliver(deps, carrier.channels, phone.id)
    assert carrier.words == ["one", "two"]
    assert carrier.taken[0].key == "delivery:1.1"


async def test_a_refusal_for_good_lets_the_next_one_go(deps: Deps, phone: Conversation, write: Write) -> None:
    carrier = Carrier([Permanent("No such number.")])
    await write("one", "two")
    await deliver(deps, carrier.channels, phone.id)
    assert carrier.words == ["two"]
    assert await states(deps) == [("failed", 1), ("sent", 1)]


async def test_a_carrier_that_never_answers_is_given_up(
    deps: Deps, phone: Conversation, write: Write, clock: ManualClock
) -> None:
    carrier = Carrier([Temporary("Come back.") for _ in range(MAX_ATTEMPTS)])
    await write("one", "two")
    for _ in range(MAX_ATTEMPTS + 1):
        await deliver(deps, carrier.channels, phone.id)
        clock.move(timedelta(minutes=5))
    assert await states(deps) == [("failed", MAX_ATTEMPTS), ("sent", 1)]


async def test_a_second_attempt_sends_the_same_words_and_link(
    deps: Deps, phone: Conversation, clock: ManualClock
) -> None:
    """S1-21."""
    carrier = Carrier()
    card = {"order_id": "order-1", "name": "#1001", "options": ["cancel"]}
    async with deps.database.begin() as session:
        row = await inbox.lock(session, phone.id)
        await outbox.write(session, clock, row, [[OrderCardBlock(card=card, focus="cancel")]], "en", None)
    carrier.refusals = [Temporary("Come back.")]
    await deliver(deps, carrier.channels, phone.id)
    async with deps.database.begin() as session:
        (waiting,) = await outbox.waiting(session, phone.id)
    clock.move(timedelta(days=2))
    await deliver(deps, carrier.channels, phone.id)
    assert carrier.words == [waiting.dressed]
    assert carrier.words[0].startswith("Change order #1001 here: http://tillside.test/l/")


async def test_a_channel_that_is_not_installed_fails_and_says_so(deps: Deps, phone: Conversation, write: Write) -> None:
    await write("one")
    await deliver(deps, {}, phone.id)
    assert await states(deps) == [("failed", 0)]


async def test_the_sweep_finds_a_delivery_whose_job_was_lost(
    deps: Deps, phone: Conversation, write: Write, jobs: Jobs, clock: ManualClock
) -> None:
    await write("one")
    await jobs.drain()
    async with deps.database.begin() as session:
        row = (await session.scalars(select(DeliveryRow))).one()
        row.state = "waiting"
    clock.move(timedelta(seconds=20))
    await sweep(deps, jobs)
    await jobs.drain()
    assert await states(deps) == [("failed", 0)]


def test_channels_are_found_by_their_folders() -> None:
    assert {"webchat", "preview"} <= set(discover("channels", "CHANNEL", Channel))


async def test_a_process_that_stood_still_leaves_its_message_to_whoever_took_over(
    deps: Deps, phone: Conversation, write: Write, clock: ManualClock, jobs: Jobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The carrier would take it twice: whoever finds it half sent looks for it there first, and at once."""
    carrier = Carrier()

    async def asleep(step: str) -> None:
        clock.move(timedelta(seconds=7) if step == "deliver.sending" else timedelta(0))

    await write("one")
    with monkeypatch.context() as patch:
        patch.setattr("channels.deliver.reached", asleep)
        await deliver(deps, carrier.channels, phone.id)
    assert carrier.tried == []
    waiting = await jobs.app.job_manager.list_jobs_async(task=DELIVER, status="todo")
    assert outbox.delivery_lock(phone.id) in {job.queueing_lock for job in waiting}
    await deliver(deps, carrier.channels, phone.id)
    assert carrier.words == ["one"]
    assert carrier.tried[0].tried_at is not None
