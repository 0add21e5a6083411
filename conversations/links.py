"""Short deep links: a stored random key that names an order and an edit, and grants nothing before sign-in."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from conversations.inbox import Conversation
from conversations.models import LinkRow
from kit.auth import new_key
from kit.clock import Clock
from kit.errors import NotFound

LINK_LIVES = timedelta(days=7)
KEY_BYTES = 9


@dataclass(frozen=True, slots=True)
class Link:
    """Where a short link leads."""

    store_id: int
    conversation_id: int
    order_id: str | None
    edit: str | None


async def make_link(
    session: AsyncSession, clock: Clock, conversation: Conversation, order_id: str, edit: str | None = None
) -> str:
    """Return the key of a link to an order and an edit; one made within the last day is used again."""
    now = clock.now()
    mine = LinkRow.conversation_id == conversation.id
    known = await session.scalar(
        select(LinkRow.key)
        .where(mine, LinkRow.order_id == order_id, LinkRow.edit.is_not_distinct_from(edit))
        .where(LinkRow.created_at > now - timedelta(days=1))
        .order_by(LinkRow.id.desc())
        .limit(1)
    )
    if known is not None:
        return known
    row = LinkRow(
        key=new_key(KEY_BYTES),
        store_id=conversation.store_id,
        conversation_id=conversation.id,
        order_id=order_id,
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
    return Link(row.store_id, row.conversation_id, row.order_id, row.edit)
