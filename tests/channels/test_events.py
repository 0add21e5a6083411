"""What an open chat hears, over a real connection: everything once, in order, also after a break."""

import asyncio
from datetime import timedelta

import pytest

from channels.port import Deps
from channels.webchat import events
from commerce.demo.people import ANA
from conversations import handoff, turns
from conversations.inbox import get, live_channel
from kit.clock import ManualClock
from kit.live import tell

from .conftest import Chat, Served, Shop


async def test_messages_arrive_while_the_chat_is_open(chat: Chat, served: Served) -> None:
    async with served.listen(chat) as ear:
        assert ear.response.headers["content-type"].startswith("text/event-stream")
        await chat.send("Hello")
        assert (await ear.next("message"))["author"] == "customer"
        await chat.jobs.drain()
        answer = await ear.next("message")
    assert (answer["author"], answer["blocks"][0]["text"]) == ("agent", "Hello")


async def test_a_reconnect_misses_nothing_and_repeats_nothing(chat: Chat, served: Served) -> None:
    for text in ("one", "two", "three"):
        await chat.send(text)
    async with served.listen(chat, **{"Last-Event-ID": "1"}) as ear:
        heard = [(await ear.next("message"))["id"] for _ in range(2)]
    async with served.listen(chat, "?after=2") as ear:
        heard.append((await ear.next("message"))["id"])
    assert heard == [2, 3, 3]


async def test_a_chat_is_heard_in_so_many_windows_at_once_and_no_more(
    chat: Chat, served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(events, "MOST_LISTENERS", 2)
    await chat.send("Hello")
    async with served.listen(chat) as first, served.listen(chat) as second:
        for ear in (first, second):
            await ear.next("message")
        async with served.listen(chat) as third:
            assert third.response.status_code == 429


async def test_typing_is_told_while_a_turn_runs(chat: Chat, shop: Shop, served: Served, clock: ManualClock) -> None:
    await chat.send("Hello")
    async with served.listen(chat) as ear:
        async with shop.database.begin() as session:
            claimed = await turns.claim(session, clock, await chat.conversation_id())
        assert claimed is not None
        assert await ear.next("typing") == {"typing": True}
        async with shop.database.begin() as session:
            await turns.release(session, claimed)
        assert await ear.next("typing") == {"typing": False}


async def test_who_holds_the_chat_and_who_is_signed_in_are_told(
    chat: Chat, shop: Shop, served: Served, clock: ManualClock
) -> None:
    async with served.listen(chat) as ear:
        await chat.sign_in(ANA)
        await chat.jobs.drain()
        assert (await ear.next("signed_in"))["customer"]["email"] == ANA
        async with shop.database.begin() as session:
            await handoff.take_over(session, clock, await chat.conversation_id(), 7)
        assert await ear.next("holder") == {"holder": "person"}
    async with served.listen(chat, "?after=99") as again:
        assert await again.next("holder") == {"holder": "person"}
        assert (await again.next("signed_in"))["customer"]["email"] == ANA


async def test_who_leaves_is_no_listener_any_more(chat: Chat, served: Served, deps: Deps) -> None:
    channel = live_channel(await chat.conversation_id())
    async with served.listen(chat):
        assert deps.live.listeners(channel) == 1
    async with asyncio.timeout(3):
        while deps.live.listeners(channel):  # noqa: ASYNC110 - nobody tells that somebody left
            await asyncio.sleep(0)


async def test_what_was_written_is_told_together_with_its_answer(
    chat: Chat, deps: Deps, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The window in which it was written shows it already: reading twice a turn would be for the others alone."""
    monkeypatch.setattr(events, "ECHO_SECONDS", 60)
    conversation_id = await chat.conversation_id()
    lines = events.stream(deps, conversation_id, 0)
    assert await anext(lines) == "retry: 2000\n\n"
    heard = asyncio.create_task(anext(lines))
    while not deps.live.listeners(live_channel(conversation_id)):  # noqa: ASYNC110 - the same
        await asyncio.sleep(0)
    await chat.send("Hello")
    await chat.jobs.drain()
    told = [await heard, *[await anext(lines) for _ in range(2)]]
    assert ["customer" in told[0], "typing" in told[0]] == [False, True]
    assert ["customer" in line for line in told[1:]] == [True, False]
    await lines.aclose()


async def test_open_streams_end_when_the_program_stops(chat: Chat, served: Served) -> None:
    async with served.listen(chat) as ear:
        served.streams.close()
        await ear.rest()


async def test_a_stream_ends_with_its_session(chat: Chat, shop: Shop, served: Served, clock: ManualClock) -> None:
    async with served.listen(chat) as ear:
        clock.move(timedelta(hours=25))
        async with shop.database.begin() as session:
            tell(session, live_channel(await chat.conversation_id()))
        await ear.rest()


async def test_a_silent_stream_shows_that_it_lives(chat: Chat, deps: Deps) -> None:
    async with deps.database.begin() as session:
        conversation = await get(session, await chat.conversation_id())
    lines = events.stream(deps, conversation.id, 0, ping=0.01)
    assert [await anext(lines) for _ in range(3)] == ["retry: 2000\n\n", ": ping\n\n", ": ping\n\n"]
