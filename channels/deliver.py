"""The way out: what waits in the outbox is dressed, sent and receipted, one message after another."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from channels.port import LIMITS, Channel, Deps, Parcel, Receipt
from channels.rendering import Dress, dress
from conversations import outbox
from conversations.inbox import Conversation, get
from conversations.links import make_link
from conversations.outbox import Outgoing
from kit.errors import AdapterError, Temporary
from stores.stores import get_store

MAX_ATTEMPTS = 6
log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Outbound:
    """The next message of a conversation, ready to go."""

    outgoing: Outgoing
    parcel: Parcel


async def deliver(deps: Deps, channels: Mapping[str, Channel], conversation_id: int) -> None:
    """Send what waits in a conversation, in order; a message that must wait keeps those behind it waiting too.

    Runs under the conversation's delivery lock. No transaction is open while the channel sends.
    """
    while (ready := await _next(deps, conversation_id)) is not None:
        channel = channels.get(ready.parcel.conversation.channel)
        if channel is None:
            await _fail(deps, ready, "This channel is not installed.")
            continue
        try:
            receipt = await channel.send(deps, ready.parcel) if channel.send else Receipt(ready.parcel.key)
        except Temporary as error:
            await _try_later(deps, ready, error)
            return
        except AdapterError as error:
            await _fail(deps, ready, error.detail)
            continue
        async with deps.database.begin() as session:
            await outbox.sent(session, deps.clock, ready.outgoing.delivery_id, receipt.id)


async def _next(deps: Deps, conversation_id: int) -> Outbound | None:
    async with deps.database.begin() as session:
        waiting = await outbox.waiting(session, conversation_id)
        if not waiting or (waiting[0].retry_at is not None and waiting[0].retry_at > deps.clock.now()):
            return None
        conversation = await get(session, conversation_id)
        return await _make_ready(session, deps, conversation, waiting[0])


async def _make_ready(session: AsyncSession, deps: Deps, conversation: Conversation, first: Outgoing) -> Outbound:
    limits = LIMITS[conversation.manner]
    words = first.dressed
    if words is None and not limits.has_cards:
        store = await get_store(session, conversation.store_id)

        async def short_link(**leads_to: str | None) -> str:
            return f"{deps.base_url}/l/{await make_link(session, deps.clock, conversation, **leads_to)}"

        look = Dress(
            limits=limits,
            language=first.message.language or store.settings.language,
            store_name=store.name,
            make_link=short_link,
        )
        words = await dress(first.message, look)
        await outbox.dress(session, first.delivery_id, words)
    return Outbound(first, Parcel(conversation, first.message, words or "", key=f"delivery:{first.delivery_id}"))


async def _try_later(deps: Deps, ready: Outbound, error: Temporary) -> None:
    if ready.outgoing.attempts + 1 >= MAX_ATTEMPTS:
        await _fail(deps, ready, error.detail)
        return
    wait = timedelta(seconds=max(error.retry_after, 2.0**ready.outgoing.attempts))
    async with deps.database.begin() as session:
        await outbox.failed(session, ready.outgoing.delivery_id, error.detail, retry_at=deps.clock.now() + wait)


async def _fail(deps: Deps, ready: Outbound, problem: str) -> None:
    log.warning("delivery_failed", delivery=ready.outgoing.delivery_id, problem=problem)
    async with deps.database.begin() as session:
        await outbox.failed(session, ready.outgoing.delivery_id, problem)
