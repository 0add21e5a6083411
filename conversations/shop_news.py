"""What a shop tells of an order, carried to the conversations in which that order is talked of."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, literal, select
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.ext.asyncio import AsyncSession

from commerce.happenings import EventName
from conversations.inbox import accept
from conversations.messages import Author, ChannelKind, InboxKind
from conversations.models import ConversationRow, InboxRow, MessageRow
from kit.clock import Clock

OPEN_FOR = timedelta(days=1)
"""A conversation in which the customer has written nothing for so long is left in peace."""
TOLD = frozenset(EventName) - {EventName.PLACED}
"""What changes what may be done with an order, or what was told of it."""


async def carry(  # noqa: PLR0913 - the event's own fields
    session: AsyncSession,
    clock: Clock,
    *,
    store_id: int,
    customer_id: int,
    order_id: str,
    order_name: str,
    names: Sequence[str],
    once: str,
) -> int:
    """Let the agent hear of it in every chat that this customer has open and in which the order was shown or meant.

    Only a proof makes a conversation theirs. Text messages, WhatsApp and mail hear nothing here: no card stands there
    that is old now, and who agreed to be written to is told by a proactive message (`agent.proactive`), which leaves
    out what a chat hears here. Returns how many heard of it now; a repeat changes nothing.
    """
    worth_telling = [name for name in names if name in TOLD]
    if not worth_telling:
        return 0
    heard = 0
    for row in await _open_chats(session, store_id, customer_id, clock.now()):
        shown = await _last_shown(session, row.id, order_id)
        if shown is None and not _is_meant(row.memory, order_id):
            continue
        news = await _not_their_own(session, row.id, order_id, worth_telling)
        what = {"order_id": order_id, "order_name": order_name, "names": news, "shown_version": shown or ""}
        if not news:
            continue
        accepted = await accept(session, clock, row.id, InboxKind.SHOP_EVENT, f"shop:{once}", what)
        heard += accepted.is_new
    return heard


async def is_talked_of(session: AsyncSession, clock: Clock, *, store_id: int, customer_id: int, order_id: str) -> bool:
    """Whether a chat of this customer is open that hears what happens to this order."""
    for row in await _open_chats(session, store_id, customer_id, clock.now()):
        if _is_meant(row.memory, order_id) or await _last_shown(session, row.id, order_id) is not None:
            return True
    return False


async def _open_chats(
    session: AsyncSession, store_id: int, customer_id: int, now: datetime
) -> Sequence[ConversationRow]:
    spoken = func.coalesce(ConversationRow.heard_at, ConversationRow.updated_at)
    chats = select(ConversationRow).where(
        ConversationRow.store_id == store_id,
        ConversationRow.customer_id == customer_id,
        ConversationRow.manner == ChannelKind.WEBCHAT,
        spoken >= now - OPEN_FOR,
    )
    return (await session.scalars(chats.order_by(ConversationRow.id))).all()


async def _last_shown(session: AsyncSession, conversation_id: int, order_id: str) -> str | None:
    """Return the version of the order on its newest card here, None if it was never shown."""
    block = literal([{"type": "order_card", "card": {"order_id": order_id}}], JSONB)
    newest = (
        select(MessageRow.blocks)
        .where(
            MessageRow.conversation_id == conversation_id,
            MessageRow.author != Author.CUSTOMER,
            MessageRow.blocks.cast(JSONB).contains(block),
        )
        .order_by(MessageRow.id.desc())
        .limit(1)
    )
    blocks = await session.scalar(newest) or []
    cards = [one["card"] for one in blocks if one["type"] == "order_card" and one["card"].get("order_id") == order_id]
    return str(cards[-1].get("version", "")) if cards else None


async def _not_their_own(session: AsyncSession, conversation_id: int, order_id: str, names: list[str]) -> list[str]:
    """Leave out the cancellation that the customer made in the Hub: it was confirmed there already."""
    done = {"order_id": order_id, "kind": "cancel"}
    confirmed = select(InboxRow.id).where(
        InboxRow.conversation_id == conversation_id,
        InboxRow.kind == InboxKind.CHANGED_IN_HUB,
        InboxRow.payload.cast(JSONB).contains(literal(done, JSONB)),
    )
    if EventName.CANCELLED not in names or await session.scalar(confirmed.limit(1)) is None:
        return names
    return [name for name in names if name != EventName.CANCELLED]


def _is_meant(memory: dict[str, Any], order_id: str) -> bool:
    """Whether the agent remembers this order: as the one it showed or told of last."""
    shown, order = memory.get("shown") or {}, memory.get("order") or {}
    return order_id in {shown.get("order_id"), order.get("id")}
