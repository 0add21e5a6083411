"""What is asked before a chat: one or two details, only missing ones, and what is given proves nothing."""

from typing import Any

import pytest
from sqlalchemy import select

from commerce.demo.people import ANA
from conversations.labels import Topic
from conversations.models import ConversationRow

from .conftest import Chat, Shop


async def test_a_stranger_is_asked_for_two_details_and_only_for_missing_ones(shop: Shop) -> None:
    """S4-11, S3-11."""
    new = (await shop.start()).json()
    known = (await shop.start(contact={"email": " Ana@Example.com ", "topic": "Something else"})).json()
    ordered = (await shop.start(contact={"email": ANA, "topic": Topic.ORDER_STATUS})).json()
    assert [one["asks"] for one in (new, known, ordered)] == [["email", "topic"], [], ["order"]]
    async with shop.database.look() as session:
        row = await session.scalar(select(ConversationRow).where(ConversationRow.key == known["conversation"]))
    assert row is not None
    assert (row.contact_email, row.contact) == (ANA, {"topic": "Something else"})


async def test_what_is_given_later_adds_to_what_was_given(chat: Chat, shop: Shop) -> None:
    first = await chat.post("contact", {"topic": "shipping", "name": "Ana"})
    second = await chat.post("contact", {"email": ANA, "order": "#1001", "name": ""})
    assert [one.json()["asks"] for one in (first, second)] == [["email", "order"], []]
    assert (await chat.get()).json()["asks"] == []
    async with shop.database.look() as session:
        row = await session.scalar(select(ConversationRow))
    assert row is not None
    assert row.contact == {"topic": "shipping", "name": "Ana", "order": "#1001"}


async def test_what_is_given_proves_nothing(chat: Chat, shop: Shop) -> None:
    """S1-64."""
    await chat.post("contact", {"email": ANA, "order": "#1001", "name": "Ana Whitfield"})
    assert (await chat.get()).json()["customer"] is None
    assert (await chat.post("hub-ticket", {"order_id": "1001"})).status_code == 401
    async with shop.database.look() as session:
        row = await session.scalar(select(ConversationRow))
    assert row is not None
    assert row.customer_id is None


async def test_who_has_signed_in_is_asked_nothing(chat: Chat) -> None:
    await chat.sign_in(ANA)
    await chat.jobs.drain()
    assert (await chat.get()).json()["asks"] == []


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"email": "ana"}, "address_invalid"),
        ({"email": "a@b.c\u0000"}, "address_invalid"),
        ({"name": "x" * 101}, "invalid"),
        ({"name": "Ana\nWhitfield"}, "contact_invalid"),
        ({"order": "\u0000"}, "contact_invalid"),
        ({"customer_id": 1}, "invalid"),
    ],
)
async def test_what_cannot_be_kept_is_told_and_nothing_is(
    chat: Chat, shop: Shop, body: dict[str, Any], code: str
) -> None:
    answer = await chat.post("contact", {"topic": "Help", **body})
    assert (answer.status_code, answer.json()["code"]) == (422, code)
    assert (await shop.start(contact=body)).status_code == 422
    async with shop.database.look() as session:
        rows = list(await session.scalars(select(ConversationRow)))
    assert [(row.contact_email, row.contact) for row in rows] == [("", {})]
