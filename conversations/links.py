"""Short deep links: a stored random key that names an order and an edit, and grants nothing before sign-in.

Whoever opens one learns nothing from it: where it leads is looked up only for a customer who has signed in, among
their own orders (D9a).
"""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from conversations.inbox import Conversation
from conversations.models import LinkRow
from kit.auth import short_key
from kit.clock import Clock
from kit.errors import NotFound

LINK_LIVES = timedelta(days=7)
KEY_LENGTH = 12
"""Seventy bits: nobody guesses one within its seven days."""


@dataclass(frozen=True, slots=True)
class Link:
    """Where a short link leads: to an order by the shop's id or as its customer called it, or to all orders."""

    store_id: int
    conversation_id: int
    order_id: str | None
    order_name: str | None
    edit: str | None


async def make_link(
    session: AsyncSession,
    clock: Clock,
    conversation: Conversation,
    *,
    order_id: str | None = None,
    order_name: str | None = None,
    edit: str | None = None,
) -> str:
    """Return the key of a link to an order and an edit; one made within the last day is used again.

    `order_name` is for somebody who has not proved who they are: the order as they called it, if they named one.
    """
    now = clock.now()
    same = (
        LinkRow.conversation_id == conversation.id,
        LinkRow.order_id.is_not_distinct_from(order_id),
        LinkRow.order_name.is_not_distinct_from(order_name),
        LinkRow.edit.is_not_distinct_from(edit),
    )
    known = await session.scalar(
        select(LinkRow.key)
        .where(*same, LinkRow.created_at > now - timedelta(days=1))
        .order_by(LinkRow.id.desc())
        .limit(1)
    )
    if known is not None:
        return known
    row = LinkRow(
        key=short_key(KEY_LENGTH),
        store_id=conversation.store_id,
        conversation_id=conversation.id,
        order_id=order_id,
        order_name=order_name,
        edit=edit,
        expires_at=now + LINK_LIVES,
        created_at=now,
    )
    session.add(row)
    await session.flush()
    return row.key


async def read_link(session: AsyncSession, clock: Clock, key: str) -> Link:
    """Read where a link leads.

    Raises:
        NotFound: unknown, or expired: the two are not told apart.
    """
    row = await session.scalar(select(LinkRow).where(LinkRow.key == key))
    if row is None or row.expires_at <= clock.now():
        raise NotFound("This link is not known or has expired. Ask for a new one in the chat.", code="link_not_found")
    return Link(row.store_id, row.conversation_id, row.order_id, row.order_name, row.edit)
