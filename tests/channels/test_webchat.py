"""The chat: start, write, read, ask for a person, open the Hub; each bad request is told what to change."""

import asyncio
import json
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from sqlalchemy import func, select

from channels.incoming import LONGEST_TEXT
from commerce.demo.people import ANA
from conversations.models import DeliveryRow, HandoffRow, MessageRow
from customers.identity import LIVES
from customers.signin import use_ticket
from kit.clock import ManualClock

from .conftest import CHATS, HERE, SHOP, Chat, Shop


def says(response: httpx.Response, status: int, code: str) -> bool:
    """Whether this is a problem document with this code and a sentence."""
    body = response.json()
    is_problem = response.headers["content-type"] == "application/problem+json"
    return is_problem and (response.status_code, body["code"]) == (status, code) and body["detail"].endswith(".")


async def test_a_message_is_answered(chat: Chat) -> None:
    """S1-09: webchat."""
    response = await chat.send("Can I change the size?")
    assert response.status_code == 202
    assert response.json() == {"message_id": 1, "is_new": True}
    assert await chat.answered() == ["customer: Can I change the size?", "agent: Can I change the size?"]


async def test_an_answer_has_the_shape_the_widget_reads(chat: Chat, clock: ManualClock) -> None:
    await chat.send("Hello", "m-1")
    await chat.answered()
    mine, answer = (await chat.get("/messages")).json()["items"]
    assert mine["client_id"] == "m-1"
    assert answer == {
        "id": 2,
        "author": "agent",
        "blocks": [{"type": "text", "text": "Hello", "lang": ""}],
        "language": "en",
        "created_at": clock.now().isoformat(),
        "client_id": None,
    }


async def test_a_repeated_id_is_accepted_and_is_no_second_message(chat: Chat) -> None:
    await chat.send("Hello", "m-1")
    again = await chat.send("Something else under the same id", "m-1")
    assert (again.status_code, again.json()) == (202, {"message_id": 1, "is_new": False})
    assert await chat.answered() == ["customer: Hello", "agent: Hello"]


async def test_fifty_identical_posts_at_once_are_one_message(chat: Chat) -> None:
    responses = await asyncio.gather(*(chat.send("Hello", "m-1") for _ in range(50)))
    assert {response.status_code for response in responses} == {202}
    assert sum(response.json()["is_new"] for response in responses) == 1
    assert await chat.answered() == ["customer: Hello", "agent: Hello"]


async def test_ten_quick_messages_are_answered_in_their_order(chat: Chat) -> None:
    await asyncio.gather(*(chat.send(f"message {number}") for number in range(10)))
    lines = await chat.answered()
    heard = [line.removeprefix("customer: ") for line in lines if line.startswith("customer")]
    answers = " | ".join(line.removeprefix("agent: ") for line in lines if line.startswith("agent"))
    assert answers.split(" | ") == heard
    assert len(heard) == 10


async def test_an_answer_has_arrived_with_its_turn_and_costs_no_delivery(chat: Chat, shop: Shop) -> None:
    await chat.send("Hello")
    await chat.answered()
    async with shop.database.begin() as session:
        (row,) = await session.scalars(select(DeliveryRow))
    assert (row.state, row.receipt, row.attempts) == ("sent", None, 0)


async def test_reading_goes_on_after_the_last_seen_message(chat: Chat) -> None:
    for text in ("one", "two", "three"):
        await chat.send(text)
    page = (await chat.get("/messages?after=2")).json()
    assert [item["blocks"][0]["text"] for item in page["items"]] == ["three"]
    assert page["next"] is None


async def test_the_button_brings_a_person_signed_in_or_not(chat: Chat, shop: Shop) -> None:
    """D9."""
    assert (await chat.post("person", {})).status_code == 202
    assert await chat.answered() == ["customer: I would like to talk to a person.", "agent: human"]
    assert (await chat.get()).json()["holder"] == "person"
    async with shop.database.begin() as session:
        assert (await session.scalars(select(HandoffRow.reason))).all() == ["asked_for_person"]


async def test_the_button_speaks_the_chats_language_and_may_be_pressed_twice(shop: Shop) -> None:
    chat = await shop.chat(language="pt-BR")
    for _ in range(2):
        await chat.post("person", {"id": "press-1"})
    items = (await chat.get("/messages")).json()["items"]
    assert [item["blocks"][0]["text"] for item in items] == ["Quero falar com uma pessoa."]


@pytest.mark.parametrize(
    ("text", "status", "code"),
    [
        ("", 422, "message_empty"),
        (" \n\t ", 422, "message_empty"),
        ("\u200b\u2060", 422, "message_empty"),
        ("x" * (LONGEST_TEXT + 1), 413, "message_too_long"),
        ("x" * 20_000, 413, "message_too_long"),
        ("a\x00b", 422, "message_not_text"),
        ("\x01\x02\x03", 422, "message_not_text"),
        ("\ud800", 422, "message_not_text"),
    ],
)
async def test_what_is_no_message_is_refused(chat: Chat, text: str, status: int, code: str) -> None:
    body = json.dumps({"id": "m-1", "text": text})
    headers = chat.bearer | {"Content-Type": "application/json"}
    response = await chat.web.post(f"{chat.path}/messages", content=body, headers=headers)
    assert says(response, status, code)
    assert (await chat.get("/messages")).json()["items"] == []


async def test_the_longest_message_and_any_script_are_accepted(chat: Chat) -> None:
    for text in ("x" * LONGEST_TEXT, "Olá, tamanho 👩‍👩‍👧?", "Чи можна?\nДякую", "حجم"):  # noqa: RUF001 - other scripts
        assert (await chat.send(text, f"m-{len(text)}")).status_code == 202


@pytest.mark.parametrize(
    "body",
    [
        b"\xff\xfe\x00",
        b'{"id": "m-1", "text": "caf\xe9"}',
        b"{",
        b"[]",
        b'{"id": "m-1"}',
        b'{"text": "Hello"}',
        b"",
    ],
)
async def test_a_body_that_is_not_our_json_is_refused(chat: Chat, body: bytes) -> None:
    headers = chat.bearer | {"Content-Type": "application/json"}
    response = await chat.web.post(f"{chat.path}/messages", content=body, headers=headers)
    assert response.status_code in {400, 422}
    assert response.headers["content-type"] == "application/problem+json"
    assert (await chat.get("/messages")).json()["items"] == []


async def test_a_body_of_two_megabytes_and_one_that_is_no_json_are_refused(chat: Chat) -> None:
    huge = await chat.send("x" * 2_000_000, "m-1")
    form = await chat.web.post(f"{chat.path}/messages", data={"text": "Hello"}, headers=chat.bearer)
    assert (huge.status_code, form.status_code) == (413, 415)


@pytest.mark.parametrize("client_id", ["", "x" * 101, "a b", "a\x00", "ü"])
async def test_what_is_no_id_is_refused(chat: Chat, client_id: str) -> None:
    assert says(await chat.post("messages", {"id": client_id, "text": "Hello"}), 422, "message_id_invalid")


async def test_an_unknown_store_and_an_unknown_conversation_are_not_found(shop: Shop, chat: Chat) -> None:
    assert says(await shop.start(store="elsewhere"), 404, "store_not_found")
    response = await chat.web.get(f"{CHATS}/unknown", headers=chat.bearer)
    assert says(response, 404, "conversation_not_found")


async def test_another_browsers_chat_is_not_found_whatever_is_asked(shop: Shop, chat: Chat) -> None:
    """D9a: the name of a conversation opens nothing."""
    stranger = await shop.chat()
    tried = Chat(chat.web, chat.jobs, chat.database, chat.path, stranger.key)
    answers = [
        await tried.get(),
        await tried.get("/messages"),
        await tried.get("/events"),
        await tried.send("Hello"),
        await tried.post("person", {}),
        await tried.post("sign-in", {"email": ANA}),
        await tried.post("sign-in/code", {"code": "123456"}),
        await tried.post("identity", {"token": "x"}),
        await tried.post("hub-ticket", {"order_id": "order-1"}),
    ]
    assert all(says(answer, 404, "conversation_not_found") for answer in answers)


async def test_a_missing_a_foreign_and_an_expired_key_are_refused(chat: Chat, clock: ManualClock) -> None:
    assert says(await chat.web.get(chat.path), 401, "session_missing")
    foreign = {"Authorization": "Bearer abc"}
    assert says(await chat.web.get(chat.path, headers=foreign), 401, "session_invalid")
    clock.move(LIVES["webchat"])
    assert says(await chat.send("Hello"), 401, "session_expired")


async def test_a_flood_is_slowed_and_told_when_to_come_back(chat: Chat, clock: ManualClock) -> None:
    for number in range(120):
        assert (await chat.send("Hello", f"m-{number}")).status_code == 202
    slowed = await chat.send("Hello", "m-last")
    assert says(slowed, 429, "too_many_requests")
    assert int(slowed.headers["retry-after"]) > 0
    clock.move(timedelta(minutes=1))
    assert (await chat.send("Hello", "m-last")).status_code == 202


async def test_chats_started_by_one_sender_are_limited(shop: Shop) -> None:
    for _ in range(60):
        assert (await shop.start()).status_code == 201
    assert says(await shop.start(), 429, "too_many_requests")


async def test_a_ticket_opens_the_hubs_page_of_that_edit_in_place(chat: Chat, shop: Shop, clock: ManualClock) -> None:
    """S1-17, S1-20."""
    assert says(await chat.post("hub-ticket", {"order_id": "1001"}), 401, "sign_in_required")
    await chat.sign_in(ANA)
    url = urlsplit((await chat.post("hub-ticket", {"order_id": "order/1", "edit": "variant"})).json()["url"])
    query = parse_qs(url.query)
    assert f"{url.scheme}://{url.netloc}{url.path}" == f"{HERE}/hub/enter"
    assert query["next"] == ["/hub/demo/orders/order~2F1/edit?kind=variant&frame=1"]
    async with shop.database.begin() as session:
        opened, _ = await use_ticket(session, clock, query["ticket"][0])
    assert opened.customer is not None
    assert (opened.customer.email, opened.conversation_id) == (ANA, await chat.conversation_id())


async def test_an_unknown_kind_of_edit_is_refused(chat: Chat) -> None:
    await chat.sign_in(ANA)
    assert says(await chat.post("hub-ticket", {"order_id": "1001", "edit": "explode"}), 422, "invalid")


async def test_only_pages_of_the_stores_origins_may_run_the_chat(shop: Shop, chat: Chat) -> None:
    allowed = await shop.web.post(CHATS, json={"store": "demo"}, headers={"Origin": SHOP})
    assert allowed.headers["access-control-allow-origin"] == SHOP
    for origin in ("https://evil.example", "null", "http://shop.example"):
        refused = await shop.web.post(CHATS, json={"store": "demo"}, headers={"Origin": origin})
        assert says(refused, 403, "origin_not_allowed")
        assert "access-control-allow-origin" not in refused.headers
    own = await chat.get("/messages", Origin=HERE)
    assert own.status_code == 200


async def test_a_refusal_can_be_read_by_the_stores_page(shop: Shop) -> None:
    response = await shop.web.post(CHATS, json={"store": "elsewhere"}, headers={"Origin": SHOP})
    assert says(response, 404, "store_not_found")
    assert response.headers["access-control-allow-origin"] == SHOP


async def test_a_browser_asks_first_and_is_told_what_it_may_send(shop: Shop) -> None:
    asks = {"Origin": SHOP, "Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "authorization"}
    told = await shop.web.options(CHATS, headers=asks)
    assert told.status_code == 204
    assert "authorization" in told.headers["access-control-allow-headers"]
    assert (await shop.web.options(CHATS, headers=asks | {"Origin": "https://evil.example"})).status_code == 403


async def test_nothing_is_written_when_a_start_is_refused(shop: Shop) -> None:
    assert says(await shop.start(identity_token="forged"), 401, "token_invalid")
    async with shop.database.begin() as session:
        assert await session.scalar(select(func.count(MessageRow.id))) == 0
        assert not (await shop.web.get(CHATS)).is_success
