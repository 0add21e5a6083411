"""Conversations with a telephone number: which one a message belongs to, and when the number last wrote."""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from conversations.inbox import Conversation, describe, lock, start
from conversations.messages import Author
from conversations.models import ConversationRow, MessageRow
from kit.clock import Clock

QUIET = timedelta(hours=24)
"""After so long without a message in either direction a new conversation begins."""


async def at_address(
    session: AsyncSession,
    clock: Clock,
    *,
    store_id: int,
    channel: str,
    manner: str,
    address: str,
    external_id: str = "",
) -> Conversation:
    """Return the conversation with this number, or begin one.

    Until the transaction ends no other can do the same for this number, so that two first messages at once make one
    conversation. A new one begins after 24 h of silence, unless a person holds the old one; it speaks the same
    language. Either way what was proved before (`customer_id`) is proved no more: the number may be another's by now.
    `external_id` is the message's, if one came in: a repeat belongs where the first is, however long ago that was.
    """
    name = f"conversation:{store_id}:{channel}:{manner}:{address}"
    await session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(name, 0))))
    here = _at(store_id, channel, manner, address)
    if external_id and (known := await _with_message(session, here, external_id)) is not None:
        return describe(known)
    last = await session.scalar(select(ConversationRow).where(here).order_by(ConversationRow.id.desc()).limit(1))
    if last is not None and await _was_spoken_in(session, last, clock.now() - QUIET):
        return describe(last)
    if last is not None and last.holder == "person":
        held = await lock(session, last.id)
        held.customer_id = None
        return describe(held)
    return await start(
        session,
        clock,
        store_id=store_id,
        channel=channel,
        manner=manner,
        address=address,
        language=last.language if last is not None else "",
    )


async def current(session: AsyncSession, conversation: Conversation) -> Conversation:
    """Return the newest conversation with the same number: what an old link leads to is said where one writes now."""
    if conversation.address is None:
        return conversation
    here = _at(conversation.store_id, conversation.channel, conversation.manner, conversation.address)
    newest = await session.scalar(select(ConversationRow).where(here).order_by(ConversationRow.id.desc()).limit(1))
    return describe(newest) if newest is not None else conversation


async def last_heard(session: AsyncSession, conversation: Conversation) -> datetime | None:
    """Return when the customer of a conversation last wrote, in this or another one with the same number."""
    here = ConversationRow.id == conversation.id
    if conversation.address is not None:
        here = _at(conversation.store_id, conversation.channel, conversation.manner, conversation.address)
    return await session.scalar(select(func.max(ConversationRow.heard_at)).where(here))


def _at(store_id: int, channel: str, manner: str, address: str) -> ColumnElement[bool]:
    return (
        (ConversationRow.store_id == store_id)
        & (ConversationRow.channel == channel)
        & (ConversationRow.manner == manner)
        & (ConversationRow.address == address)
    )


async def _with_message(session: AsyncSession, here: ColumnElement[bool], external_id: str) -> ConversationRow | None:
    row: ConversationRow | None = await session.scalar(
        select(ConversationRow)
        .join(MessageRow, MessageRow.conversation_id == ConversationRow.id)
        .where(here, MessageRow.external_id == external_id, MessageRow.author == Author.CUSTOMER)
        .order_by(ConversationRow.id)
        .limit(1)
    )
    return row


async def _was_spoken_in(session: AsyncSession, row: ConversationRow, since: datetime) -> bool:
    newest = select(MessageRow.created_at).where(MessageRow.conversation_id == row.id)
    last = await session.scalar(newest.order_by(MessageRow.id.desc()).limit(1))
    return (last or row.created_at) > since
