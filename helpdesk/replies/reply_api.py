"""The interface of answers: words, files, products and a discount code in one message."""

from collections.abc import Sequence
from typing import Annotated, Literal

from fastapi import APIRouter, Request
from pydantic import BaseModel, Field
from sqlalchemy.ext.asyncio import AsyncSession

from commerce.port import Shop
from conversations.messages import CardBlock
from conversations.uploads import MOST_AT_ONCE
from helpdesk.deps import PREFIX, Deps, staff
from helpdesk.replies.sharing import MOST_PRODUCTS, shared
from helpdesk.tickets.acting import begin
from helpdesk.tickets.api import Number
from helpdesk.tickets.replying import Answer, reply, was_said
from helpdesk.tickets.shown import Body, TicketBody, WayBody, show_ticket, show_way
from kit.auth import Actor
from stores.stores import get_store

WRITE = "tickets:write"
_Key = Annotated[str, Field(min_length=1, max_length=100)]
_Product = Annotated[str, Field(min_length=1, max_length=200)]


class ReplyBody(Body):
    """An answer to a customer."""

    text: str = Field(default="", max_length=20_000)
    """1 to 4,000 characters; none where something else is sent."""
    seen: int = Field(ge=0, le=2**31 - 1)
    """The last message that you saw: if another person answered after it, nothing is sent, and you are told."""
    client_id: str = Field(pattern=r"^[A-Za-z0-9._:-]{1,100}$")
    """Your own id of this answer; sent twice, it is said once."""
    then: Literal["waiting", "open", "closed"] = "waiting"
    """What the ticket is after it."""
    files: list[_Key] = Field(default=[], max_length=MOST_AT_ONCE)
    """Keys of uploads that go along."""
    products: list[_Product] = Field(default=[], max_length=MOST_PRODUCTS)
    """The shop's ids of products to share."""
    discount: str = Field(default="", max_length=80, pattern=r"^[^\x00-\x1f]*$")
    """A discount code to share; the shop must have made it, and it must count now."""


class SentBody(BaseModel):
    """An answer that is on its way."""

    message_id: int
    way: WayBody
    ticket: TicketBody


def routes(deps: Deps) -> APIRouter:
    """Return the route of answers."""
    router = APIRouter(prefix=PREFIX + "/tickets/{ticket_id}", tags=["replies"])

    @router.post("/reply")
    async def answer(request: Request, ticket_id: Number, body: ReplyBody) -> SentBody:
        """Answer the customer where they wrote last, or by e-mail where they have left the chat."""
        cards = await _cards(deps, request, ticket_id, body) if body.products or body.discount else ()
        words = Answer(body.text, body.seen, body.client_id, body.then, tuple(cards), tuple(dict.fromkeys(body.files)))
        async with deps.database.begin() as session:
            actor = await staff(deps, request, session, WRITE)
            sent = await reply(session, deps.desk, deps.live, actor, ticket_id, words)
            shown = await show_ticket(session, deps, actor, sent.ticket_id)
        return SentBody(message_id=sent.message_id, way=show_way(sent.way), ticket=shown)

    return router


async def _cards(deps: Deps, request: Request, ticket_id: int, body: ReplyBody) -> Sequence[CardBlock]:
    """Read what is to be shared from the shop, while no transaction is open; nothing for an answer that was said."""
    async with deps.database.begin() as session:
        actor = await staff(deps, request, session, WRITE)
        if await was_said(session, actor, ticket_id, body.client_id):
            return ()
        shop = await _shop(session, deps, actor, ticket_id)
    return await shared(shop, body.products, body.discount.strip(), deps.clock.now())


async def _shop(session: AsyncSession, deps: Deps, actor: Actor, ticket_id: int) -> Shop | None:
    acting = await begin(session, actor, ticket_id)
    return deps.shops(await get_store(session, acting.store_id))
