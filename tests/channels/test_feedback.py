"""The chat says how it was, once a person has closed the matter, and tells that its customer is typing."""

import asyncio
from datetime import timedelta
from typing import Any

import httpx
import pytest

from channels.port import Deps
from conversations import typing
from conversations.ratings.asking import Rated, ask, rate, read_question
from conversations.typing import person_writes
from kit.clock import ManualClock
from kit.errors import Conflict
from stores.stores import save_settings
from stores.widget import WidgetSettings

from .conftest import Chat, Served, Shop

HEARD: list[dict[str, Any]] = []


async def heard_rating(**facts: Any) -> None:  # noqa: ANN401 - the event's fields
    HEARD.append(facts)


@pytest.fixture(autouse=True)
def told(chat: Chat) -> None:
    """What follows a rating is only noted here."""
    HEARD.clear()
    chat.jobs.task("test.rated", heard_rating)
    chat.jobs.bind(Rated, "test.rated")


async def close(shop: Shop, chat: Chat, clock: ManualClock) -> int | None:
    async with shop.database.begin() as session:
        return await ask(
            session,
            store_id=shop.store.id,
            conversation_id=await chat.conversation_id(),
            ticket_id=12,
            staff_id=7,
            closed_at=clock.now(),
        )


async def asked(shop: Shop, chat: Chat, clock: ManualClock) -> int:
    await chat.send("Where is it?")
    number = await close(shop, chat, clock)
    assert number is not None
    return number


def code(answer: httpx.Response) -> tuple[int, str]:
    return answer.status_code, answer.json().get("code", "")


async def test_an_open_chat_hears_the_question_and_takes_the_answer(
    chat: Chat, shop: Shop, served: Served, clock: ManualClock
) -> None:
    await chat.send("Where is it?")
    async with served.listen(chat) as ear:
        await ear.next("message")
        number = await close(shop, chat, clock)
        question = (await ear.next("rating"))["question"]
        assert (question["id"], question["score"], question["comment"]) == (number, None, "")
        answer = await chat.post("rating", {"id": number, "score": 5, "comment": " <b>kind</b> "})
        assert (answer.status_code, answer.json()["score"]) == (200, 5)
        assert (await ear.next("rating"))["question"]["comment"] == "<b>kind</b>"
    await chat.jobs.drain()
    assert [{"rating_id": number, "ticket_id": 12, "score": 5, "comment": "<b>kind</b>"}] == HEARD


async def test_a_reload_finds_the_question_that_is_open(
    chat: Chat, shop: Shop, served: Served, clock: ManualClock
) -> None:
    number = await asked(shop, chat, clock)
    async with served.listen(chat) as ear:
        assert (await ear.next("rating"))["question"]["id"] == number


async def test_a_rating_may_be_changed_for_a_day_and_the_same_again_is_no_news(
    chat: Chat, shop: Shop, clock: ManualClock
) -> None:
    number = await asked(shop, chat, clock)
    for body in ({"score": 2}, {"score": 2}, {"score": 4, "comment": "Better now."}):
        assert (await chat.post("rating", {"id": number, **body})).status_code == 200
    await chat.jobs.drain()
    assert [one["score"] for one in HEARD] == [2, 4]
    clock.move(timedelta(hours=23))
    assert (await chat.post("rating", {"id": number, "score": 5})).status_code == 200
    clock.move(timedelta(minutes=59))
    async with shop.database.begin() as session:
        kept = await read_question(session, clock, await chat.conversation_id())
    assert kept is not None
    assert kept.score == 5
    clock.move(timedelta(minutes=1))
    with pytest.raises(Conflict, match="no longer"):
        async with shop.database.begin() as session:
            await rate(session, clock, await chat.conversation_id(), number, score=1, comment="")


async def test_a_new_message_lets_the_question_go(chat: Chat, shop: Shop, clock: ManualClock) -> None:
    number = await asked(shop, chat, clock)
    clock.move(timedelta(minutes=1))
    await chat.send("One more thing")
    assert code(await chat.post("rating", {"id": number, "score": 5})) == (409, "rating_over")


async def test_nobody_is_asked_twice_a_day_nor_where_the_store_does_not_want_it(
    chat: Chat, shop: Shop, clock: ManualClock
) -> None:
    await asked(shop, chat, clock)
    clock.move(timedelta(hours=1))
    assert await close(shop, chat, clock) is None
    other = await shop.chat()
    await other.send("And mine?")
    async with shop.database.begin() as session:
        off = shop.store.settings.model_copy(update={"widget": WidgetSettings(asks_rating=False)})
        await save_settings(session, shop.store.id, off)
    assert await close(shop, other, clock) is None


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"score": 0}, 422),
        ({"score": 6}, 422),
        ({"score": 4.5}, 422),
        ({"score": "5"}, 422),
        ({}, 422),
        ({"score": 5, "comment": "x" * 1001}, 422),
        ({"score": 5, "comment": "a\u0007b"}, 422),
        ({"score": 5, "staff_id": 3}, 422),
        ({"id": 2**31, "score": 5}, 422),
        ({"id": 999, "score": 5}, 404),
    ],
)
async def test_bad_ratings_are_refused_and_change_nothing(
    chat: Chat, shop: Shop, clock: ManualClock, body: dict[str, Any], status: int
) -> None:
    number = await asked(shop, chat, clock)
    answer = await chat.post("rating", {"id": number} | body)
    assert answer.status_code == status, answer.text
    assert answer.json()["detail"]
    await chat.jobs.drain()
    assert HEARD == []


async def test_another_chat_may_not_answer(chat: Chat, shop: Shop, clock: ManualClock) -> None:
    number = await asked(shop, chat, clock)
    other = await shop.chat()
    assert code(await other.post("rating", {"id": number, "score": 1})) == (404, "rating_not_asked")
    nobody = await shop.web.post(f"{chat.path}/rating", json={"id": number, "score": 1})
    assert nobody.status_code == 401


async def test_the_desk_hears_that_the_customer_is_typing(chat: Chat, shop: Shop, deps: Deps) -> None:
    number = await chat.conversation_id()
    hints = deps.live.listen(typing.live_channel(shop.store.id))
    for is_typing in (True, False):
        assert (await chat.post("typing", {"is_typing": is_typing})).status_code == 204
    assert [hints.get_nowait() for _ in range(2)] == [f"typist:{number}", f"typed:{number}"]
    assert (await shop.web.post(f"{chat.path}/typing", json={})).status_code == 401
    assert (await chat.post("typing", {"words": "secret"})).status_code == 422
    assert hints.empty()


async def test_typing_is_told_so_often_and_no_more(chat: Chat) -> None:
    answers = await asyncio.gather(*(chat.post("typing", {}) for _ in range(61)))
    assert sorted(answer.status_code for answer in answers) == [204] * 60 + [429]


async def test_an_open_chat_hears_that_a_person_is_writing(chat: Chat, served: Served, deps: Deps) -> None:
    await chat.send("Hello?")
    number = await chat.conversation_id()
    async with served.listen(chat) as ear:
        await ear.next("message")
        await person_writes(deps.live, number, is_writing=True)
        assert await ear.next("typing") == {"typing": True, "for_seconds": 6}
        await person_writes(deps.live, number, is_writing=False)
        assert (await ear.next("typing"))["typing"] is False
