"""A short link names an order and an edit, and nothing more."""

from datetime import timedelta

import pytest

from conversations.inbox import Conversation
from conversations.links import LINK_LIVES, make_link, read_link
from kit.errors import NotFound

from .conftest import Court


async def test_a_link_is_short_and_leads_to_its_order_and_edit(court: Court, conversation: Conversation) -> None:
    async with court.database.begin() as session:
        key = await make_link(session, court.clock, conversation, order_id="order-1", edit="variant")
        link = await read_link(session, court.clock, key)
    assert len(key) == 12
    assert (link.store_id, link.order_id, link.edit) == (court.store.id, "order-1", "variant")


async def test_the_same_link_is_used_again_for_a_day(court: Court, conversation: Conversation) -> None:
    async with court.database.begin() as session:
        key = await make_link(session, court.clock, conversation, order_id="order-1")
        assert await make_link(session, court.clock, conversation, order_id="order-1") == key
        assert await make_link(session, court.clock, conversation, order_id="order-1", edit="cancel") != key
        court.clock.move(timedelta(days=1, seconds=1))
        assert await make_link(session, court.clock, conversation, order_id="order-1") != key


async def test_an_expired_and_an_unknown_link_are_not_told_apart(court: Court, conversation: Conversation) -> None:
    async with court.database.begin() as session:
        key = await make_link(session, court.clock, conversation, order_id="order-1")
        court.clock.move(LINK_LIVES)
        problems = []
        for tried in (key, "unknown"):
            with pytest.raises(NotFound) as caught:
                await read_link(session, court.clock, tried)
            problems.append(caught.value.detail)
    assert problems[0] == problems[1]
