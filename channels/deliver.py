"""The way out: what waits in the outbox is dressed, sent and receipted, one message after another."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final, Literal

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from channels import optout
from channels.dress import Dress
from channels.port import LIMITS, Channel, Deps, OptedOut, OutsideWindow, Overslept, Parcel, Send
from channels.rendering import cut, dress
from channels.window import REASON, TEMPLATE_HOLDS, Window, window
from conversations import handoff, outbox, parts
from conversations.handoff import HandoffNote
from conversations.inbox import Conversation, get
from conversations.links import make_link
from conversations.media import Media, find, find_all, media_keys
from conversations.messages import Author, Said
from conversations.outbox import Outgoing, delivery_lock
from conversations.parts import Part, Piece
from conversations.phones import last_heard
from kit.errors import AdapterError, Temporary
from kit.jobs import HEARTBEAT_SECONDS, STALLED_SECONDS, wake
from kit.steps import reached
from stores.stores import get_store

DELIVER = "channels.deliver"
"""The name of the job that delivers what waits in a conversation."""
MAX_ATTEMPTS = 6
NOT_INSTALLED = "This channel is not installed."
ASLEEP = timedelta(seconds=STALLED_SECONDS - HEARTBEAT_SECONDS)
"""A process that stood still for so long may have been taken for dead, and its message sent by another meanwhile."""
NO_ANSWER = "The carrier did not answer."
STOOD_STILL = "It stood still for too long. Another process may have sent it."
SETTLED: Final = "settled"
log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Outbound:
    """The next part of a message, marked as being sent."""

    part: Part
    parcel: Parcel
    send: Send


async def deliver(deps: Deps, channels: Mapping[str, Channel], conversation_id: int) -> None:
    """Send what waits in a conversation, in order; a message that must wait keeps those behind it waiting too.

    Runs under the conversation's delivery lock. No transaction is open while the channel sends.
    """
    while (ready := await _next(deps, channels, conversation_id)) is not None:
        if ready != SETTLED and not await _send(deps, ready):
            return


async def _send(deps: Deps, ready: Outbound) -> bool:
    """Hand a part to the carrier and note what it says; returns whether others may follow."""
    await reached("deliver.sending")
    try:
        if ready.parcel.is_late(deps.clock.now()):
            raise Overslept(STOOD_STILL)  # noqa: TRY301 - the carrier raises it too
        receipt = await ready.send(deps, ready.parcel)
        await reached("deliver.carried")
    except Temporary as error:
        if ready.part.attempts < MAX_ATTEMPTS:
            await _try_later(deps, ready, error)
            return False
        await _fail(deps, ready, error)
    except Overslept:
        log.warning("delivery_overslept", delivery=ready.part.delivery_id)
        await _leave_to_others(deps, ready)
        return False
    except AdapterError as error:
        await _fail(deps, ready, error)
    else:
        async with deps.database.begin() as session:
            await parts.sent(session, deps.clock, ready.part, receipt.id, receipt.segments)
        await reached("deliver.receipted")
    return True


async def _next(
    deps: Deps, channels: Mapping[str, Channel], conversation_id: int
) -> Outbound | Literal["settled"] | None:
    """Return the next part to be sent, None if there is none now, or that a message was settled without a carrier."""
    async with deps.database.begin() as session:
        first = await outbox.next_waiting(session, conversation_id)
        if first is None or (first.retry_at is not None and first.retry_at > deps.clock.now()):
            return None
        conversation = await get(session, conversation_id)
        channel = channels.get(conversation.channel)
        problem = await _obstacle(session, conversation, first) if channel else NOT_INSTALLED
        if channel is None or problem:
            log.warning("delivery_failed", delivery=first.delivery_id, problem=problem)
            await outbox.failed(session, first.delivery_id, problem)
            return SETTLED
        is_cut = await parts.is_cut(session, first.delivery_id)
        files = {} if is_cut else await _files(session, first.message)
        carried = await _carried(session, deps, channel, conversation, files)
        links = {key: one for key, one in files.items() if key not in carried}
        words = await _words(session, deps, conversation, first, links)
        if channel.send is not None:
            pieces = () if is_cut else await _pieces(session, deps, conversation, words, carried)
            part = await parts.begin(session, deps.clock, first.delivery_id, pieces)
            if part is not None:
                return Outbound(part, await _parcel(session, deps, conversation, first.message, part), channel.send)
        await outbox.arrived(session, deps.clock, first.delivery_id)
        return SETTLED


async def _obstacle(session: AsyncSession, conversation: Conversation, first: Outgoing) -> str:
    """Say why a message must not go out, if so; what the system itself says of STOP does."""
    if first.message.author is not Author.SYSTEM and await optout.is_out(session, conversation):
        return optout.OPTED_OUT
    return (first.problem or NO_ANSWER) if first.attempts >= MAX_ATTEMPTS else ""


async def _files(session: AsyncSession, message: Said) -> dict[str, Media]:
    """Return the files of a message, by their keys, in order."""
    keys = media_keys([message])
    found = await find_all(session, keys) if keys else {}
    return {key: found[key] for key in keys if key in found}


async def _carried(
    session: AsyncSession, deps: Deps, channel: Channel, conversation: Conversation, files: Mapping[str, Media]
) -> tuple[str, ...]:
    """Return the keys of the files that go out as they are: none where only a template may be sent."""
    if not files or LIMITS[conversation.manner].has_cards:
        return tuple(files)
    if window(conversation.manner, await last_heard(session, conversation), deps.clock.now()) is Window.CLOSED:
        return ()
    carried = await channel.carries(deps, session, conversation, tuple(files.values()))
    return tuple(key for key in files if key in carried)


async def _words(
    session: AsyncSession, deps: Deps, conversation: Conversation, first: Outgoing, links: Mapping[str, Media]
) -> str:
    """Return the words of a message, made once; none where the channel shows the message itself."""
    limits = LIMITS[conversation.manner]
    if first.dressed is not None or limits.has_cards:
        return first.dressed or ""
    store = await get_store(session, conversation.store_id)

    async def short_link(**leads_to: str | None) -> str:
        return f"{deps.base_url}/l/{await make_link(session, deps.clock, conversation, **leads_to)}"

    look = Dress(
        limits=limits,
        language=first.message.language or store.settings.language,
        store_name=store.name,
        make_link=short_link,
        base_url=deps.base_url,
        signature=store.settings.replies.signature,
        files=links,
    )
    words = await dress(first.message, look)
    await outbox.dress(session, first.delivery_id, words)
    return words


async def _pieces(
    session: AsyncSession, deps: Deps, conversation: Conversation, words: str, carried: tuple[str, ...]
) -> tuple[Piece, ...]:
    """Cut words into what the carrier takes at once; beside the event loop, for a long text takes a while.

    A file is a part of its own behind them, but in a letter, which holds all.
    """
    limits = LIMITS[conversation.manner]
    heard_at = await last_heard(session, conversation)
    if window(conversation.manner, heard_at, deps.clock.now()) is Window.CLOSED:
        limits = replace(limits, longest=TEMPLATE_HOLDS)
    pieces = await asyncio.to_thread(cut, words, limits)
    return pieces if limits.is_letter else (*pieces, *(Piece("", media=key) for key in carried))


async def _parcel(session: AsyncSession, deps: Deps, conversation: Conversation, message: Said, part: Part) -> Parcel:
    go_by = deps.clock.now() + ASLEEP
    heard_at = await last_heard(session, conversation)
    return Parcel(
        conversation,
        message,
        part.words,
        key=f"delivery:{part.delivery_id}.{part.number}",
        heard_at=heard_at,
        tried_at=part.tried_at,
        needs_template=window(conversation.manner, heard_at, deps.clock.now()) is Window.CLOSED,
        go_by=go_by,
        file=await find(session, part.media) if part.media else None,
    )


async def _try_later(deps: Deps, ready: Outbound, error: Temporary) -> None:
    wait = timedelta(seconds=max(error.retry_after, 2.0 ** (ready.part.attempts - 1)))
    async with deps.database.begin() as session:
        await outbox.try_later(session, ready.part.delivery_id, error.detail, deps.clock.now() + wait)


async def _leave_to_others(deps: Deps, ready: Outbound) -> None:
    """Have it sent by whoever comes to hold the delivery lock: this process may have lost it."""
    conversation_id = ready.parcel.conversation.id
    async with deps.database.begin() as session:
        wake(session, DELIVER, delivery_lock(conversation_id), conversation_id=conversation_id)


async def _fail(deps: Deps, ready: Outbound, error: AdapterError) -> None:
    """Let a message go for good; what is left of it is not sent."""
    log.warning("delivery_failed", delivery=ready.part.delivery_id, problem=error.detail)
    conversation = ready.parcel.conversation
    async with deps.database.begin() as session:
        if isinstance(error, OptedOut) and conversation.address is not None:
            await optout.stop(session, deps.clock, conversation)  # with all that waits, this message too
            return
        if isinstance(error, OutsideWindow):
            note = HandoffNote(reason=REASON, summary=error.detail)
            await handoff.report(session, deps.clock, conversation.id, note)
        await outbox.failed(session, ready.part.delivery_id, error.detail)
