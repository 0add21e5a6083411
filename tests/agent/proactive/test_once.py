"""Told once: however many workers, however often it is heard, and wherever a process dies."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest

from agent import proactive_rows, turn
from agent.proactive_sending import send_due
from commerce.demo.people import ANA
from conversations import handoff as handoffs
from conversations.inbox import accept
from conversations.messages import InboxKind
from tests.agent.proactive.conftest import SMS, Post

NUMBER = "+447700900101"


async def test_two_workers_and_two_notices_at_once_tell_it_once(post: Post) -> None:
    await post.agrees(ANA)
    order_id = await post.talk.order(ANA, "open_two_lines")
    await post.talk.becomes(order_id, "shipped")
    await post.is_told(ANA, order_id, drain=False)
    async with post.talk.database.begin() as session:
        await proactive_rows.note(session, post.talk.clock, await event(post, order_id))
    await asyncio.gather(*(send_due(post.deps) for _ in range(3)), *(noted(post, order_id) for _ in range(3)))
    (conversation,) = await post.conversations()
    await asyncio.gather(*(turn.answer(post.talk.deps, conversation.id) for _ in range(3)))
    await post.goes_out()

    assert await post.rows() == [("shipped", "sent", "")]
    assert len(await post.said()) == 1


async def noted(post: Post, order_id: str) -> None:
    async with post.talk.database.begin() as session:
        await proactive_rows.note(session, post.talk.clock, await event(post, order_id))


async def event(post: Post, order_id: str) -> proactive_rows.Event:
    customer = await post.customer(ANA)
    return proactive_rows.Event(customer.store_id, customer.id, order_id, "#1001")


class Killed(BaseException):
    """The process is gone: nothing that it had not committed stays, and nothing after it runs."""


@pytest.mark.parametrize("step", ["accept.stored", "accept.committed", "turn.claimed", "turn.thought", "turn.saved"])
async def test_whoever_dies_at_a_step_leaves_it_to_the_next(
    post: Post, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    """Shown by the issue: one message for one shipped event under a killed worker (`make faults` kills real ones)."""
    await post.agrees(ANA)
    order_id = await post.talk.order(ANA, "open_two_lines")
    await post.talk.becomes(order_id, "shipped")
    await post.is_told(ANA, order_id, drain=False)
    async with post.talk.database.begin() as session:
        await proactive_rows.note(session, post.talk.clock, await event(post, order_id))
    with monkeypatch.context() as patch:
        for module in ("conversations.inbox.reached", "agent.turn.reached"):
            patch.setattr(module, _dies_at(step))
        for one in await _steps(post):
            try:
                await one()
            except Killed:
                break
    post.talk.clock.move(timedelta(minutes=1))
    await post.goes_out()
    for conversation in await post.conversations():
        await turn.answer(post.talk.deps, conversation.id)

    assert await post.rows() == [("shipped", "sent", "")]
    assert len(await post.said()) == 1


def _dies_at(step: str) -> Callable[[str], Awaitable[None]]:
    async def reached(named: str) -> None:
        if named == step:
            raise Killed(step)

    return reached


async def _steps(post: Post) -> list[Callable[[], Awaitable[None]]]:
    async def answers() -> None:
        for conversation in await post.conversations():
            await turn.answer(post.talk.deps, conversation.id)

    return [lambda: send_due(post.deps), answers]


async def test_a_turn_that_fails_again_and_again_asks_nobody_for_help(post: Post) -> None:
    """Nobody asked for it: no apology, no person, no ticket; staff see why."""
    await post.agrees(ANA)
    talk = await post.wrote(ANA, SMS, NUMBER)
    order_id = await post.talk.order(ANA, "open_two_lines")
    customer = await post.customer(ANA)
    async with post.talk.database.begin() as session:
        broken = {"id": 0, "kind": "shipped", "parcel": "x", "order_id": order_id, "language": "en"}
        await accept(session, post.talk.clock, talk.id, InboxKind.FIRST_WORDS, "first_words:0", broken)
    before = len(await post.said())
    for _ in range(4):
        await turn.answer(post.talk.deps, talk.id)

    async with post.talk.database.look() as session:
        assert not await handoffs.of_conversation(session, talk.id)
    assert len(await post.said()) == before
    assert customer.store_id == post.talk.store.id
