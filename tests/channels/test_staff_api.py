"""Staff see who waits for a person and why, and take over; every role may, nobody else."""

from typing import Any

import httpx

from .conftest import Chat, Shop

STORES = "/api/v1/stores/demo"
STAFF = {"X-Test-Role": "AGENT"}


async def get(shop: Shop, path: str) -> Any:  # noqa: ANN401 - JSON
    response = await shop.web.get(f"{STORES}/{path}", headers=STAFF)
    assert response.status_code == 200
    return response.json()


async def wish(shop: Shop) -> Chat:
    chat = await shop.chat()
    await chat.post("person", {})
    await chat.answered()
    return chat


def name(chat: Chat) -> str:
    return chat.path.rpartition("/")[2]


async def test_a_wish_for_a_person_is_listed_with_its_conversation(shop: Shop) -> None:
    chat = await wish(shop)
    (item,) = (await get(shop, "handoffs?state=open"))["items"]
    assert (item["conversation"], item["reason"]) == (name(chat), "asked_for_person")
    assert (await get(shop, "handoffs?state=returned"))["items"] == []


async def test_the_list_goes_on_by_cursor(shop: Shop) -> None:
    chats = [await wish(shop) for _ in range(3)]
    first = await get(shop, "handoffs?limit=2")
    second = await get(shop, f"handoffs?limit=2&cursor={first['next']}")
    listed = [item["conversation"] for item in first["items"] + second["items"]]
    assert listed == [name(chat) for chat in reversed(chats)]
    assert second["next"] is None


async def test_a_conversation_is_read_with_the_trace_of_each_answer(shop: Shop) -> None:
    chat = await shop.chat()
    await chat.send("Hello")
    await chat.answered()
    first = await get(shop, f"conversations/{name(chat)}/messages?limit=1")
    second = await get(shop, f"conversations/{name(chat)}/messages?limit=1&cursor={first['next']}")
    assert first["items"][0]["turn"] is None
    assert second["items"][0]["turn"]["trace"] == {"heard": ["message"], "understood": {"events": []}}
    assert second["next"] is None


async def test_taking_over_silences_the_agent_until_it_is_handed_back(shop: Shop) -> None:
    chat = await shop.chat()
    taken = await shop.web.post(f"{STORES}/conversations/{name(chat)}/take-over", headers=STAFF)
    assert taken.json()["holder"] == "person"
    await chat.send("Anybody?")
    assert await chat.answered() == ["customer: Anybody?"]
    await shop.web.post(f"{STORES}/conversations/{name(chat)}/hand-back", headers=STAFF)
    await chat.send("Hello?")
    assert (await chat.answered())[-1] == "agent: Hello?"
    wishes = (await get(shop, f"conversations/{name(chat)}"))["handoffs"]
    assert [(item["taken_by"], item["returned_at"] is not None) for item in wishes] == [(7, True)]


async def test_nobody_but_staff_reads_or_acts(shop: Shop, web: httpx.AsyncClient) -> None:
    chat = await wish(shop)
    tried = [
        await web.get(f"{STORES}/handoffs"),
        await web.get(f"{STORES}/conversations/{name(chat)}"),
        await web.get(f"{STORES}/conversations/{name(chat)}/messages", headers=chat.bearer),
        await web.post(f"{STORES}/conversations/{name(chat)}/take-over", headers=chat.bearer),
        await web.post(f"{STORES}/conversations/{name(chat)}/hand-back"),
    ]
    assert {response.status_code for response in tried} == {401}


async def test_a_broken_cursor_and_an_unknown_conversation_are_said(shop: Shop) -> None:
    cursor = await shop.web.get(f"{STORES}/handoffs?cursor=broken", headers=STAFF)
    unknown = await shop.web.get(f"{STORES}/conversations/unknown", headers=STAFF)
    assert (cursor.status_code, cursor.json()["code"]) == (422, "cursor_invalid")
    assert (unknown.status_code, unknown.json()["code"]) == (404, "conversation_not_found")
