"""Whoever listens outside hears that the shop spoke first: once, and without the words."""

import json

from sqlalchemy import select

from kit.auth import Actor, Role
from kit.vault import Vault
from stores import webhook_book as book
from stores.models import WebhookDeliveryRow
from stores.webhook_book import Wish
from stores.webhook_events import EVENTS
from tests.agent.proactive.conftest import Post
from tests.agent.proactive.test_told import shipped

ADMIN = Actor(1, "Ana", "ana@shop.test", Role.ADMIN)


async def test_a_webhook_is_told_once_that_the_shop_spoke_first(post: Post) -> None:
    database, clock, store = post.talk.database, post.talk.clock, post.talk.store
    async with database.begin() as session:
        wish = Wish("https://hooks.shop.test/told", ["proactive.sent"])
        await book.register(session, clock, Vault("s" * 32), ADMIN, store.id, wish)
    await shipped(post)
    await post.goes_out()

    async with database.look() as session:
        (body,) = await session.scalars(select(WebhookDeliveryRow.body).order_by(WebhookDeliveryRow.id))
    told = json.loads(body)
    (conversation,) = await post.conversations()
    assert (told["type"], told["data"].keys()) == ("proactive.sent", set(EVENTS["proactive.sent"].data))
    assert (told["data"]["conversation_id"], told["data"]["kind"]) == (conversation.id, "shipped")
