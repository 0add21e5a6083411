"""What comes in: conversations begin here, and everything that wakes a turn is accepted exactly once, in order.

The inbox is the truth, the queue only wakes. Whoever writes locks the conversation's row first: no reader misses any.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from conversations.attention import tell_desk
from conversations.messages import BLOCKS, Author, ChannelKind, InboxKind, MediaBlock, Said, blocks_of, files_in
from conversations.models import ConversationRow, InboxRow, MessageRow
from conversations.statements import ACCEPT
from kit.auth import new_key
from kit.clock import Clock
from kit.db import after_commit
from kit.errors import Conflict, NotFound
from kit.jobs import wake
from kit.live import tell
from kit.steps import reached

HEARD = "heard"
"""The hint that a customer wrote: their own windows know, and wait for the answer."""


@dataclass(frozen=True, slots=True)
class Conversation:
    """A conversation as other packages see it. `holder` is `agent` or `person`; `customer_id` was set by a proof.

    `contact_email` and `contact` (`name`, `order`, `topic`) are what the customer gave: claims, never proofs.
    """

    id: int
    key: str
    store_id: int
    channel: str
    manner: str
    session_id: int | None
    customer_id: int | None
    address: str | None
    language: str
    holder: str
    is_preview: bool
    discount_code: str = ""
    contact_email: str = ""
    contact: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Accepted:
    """An accepted row; `is_new` is false for a repeated delivery, which changed nothing."""

    row_id: int
    is_new: bool
    message_id: int | None


async def start(  # noqa: PLR0913 - a conversation is all of this from its first moment
    session: AsyncSession,
    clock: Clock,
    *,
    store_id: int,
    channel: ChannelKind | str,
    manner: ChannelKind | str,
    session_id: int | None = None,
    customer_id: int | None = None,
    is_preview: bool = False,
    language: str = "",
    address: str | None = None,
    needs_sending: bool = True,
) -> Conversation:
    """Begin a conversation held by the agent; `customer_id` only where the channel itself has proved it.

    `address` is where the customer is reached, where a channel has addresses. Without `needs_sending` a message has
    arrived as soon as it is committed, and costs no delivery.
    """
    now = clock.now()
    row = ConversationRow(
        key=new_key(18),
        store_id=store_id,
        channel=str(channel),
        manner=str(manner),
        session_id=session_id,
        customer_id=customer_id,
        is_preview=is_preview,
        language=language,
        address=address,
        needs_sending=needs_sending,
        needs_desk=False,
        created_at=now,
        updated_at=now,
    )
    session.add(row)
    await session.flush()
    return describe(row)


async def find(session: AsyncSession, store_id: int, key: str) -> Conversation:
    """Read the store's conversation of this key; raises NotFound."""
    query = select(ConversationRow).where(ConversationRow.store_id == store_id, ConversationRow.key == key)
    if (row := await session.scalar(query)) is None:
        raise _unknown()
    return describe(row)


async def get(session: AsyncSession, conversation_id: int) -> Conversation:
    """Read a conversation by its id, fresh from the database; raises NotFound."""
    if (row := await session.get(ConversationRow, conversation_id, populate_existing=True)) is None:
        raise _unknown()
    return describe(row)


async def lock(session: AsyncSession, conversation_id: int) -> ConversationRow:
    """Lock a conversation until the transaction ends and read it afresh; for this package alone. Raises NotFound."""
    row = await session.get(ConversationRow, conversation_id, with_for_update=True, populate_existing=True)
    if row is None:
        raise _unknown()
    return row


def written(
    text: str,
    *,
    language: str = "",
    wants_person: bool = False,
    page: Mapping[str, str] | None = None,
    files: Sequence[MediaBlock] = (),
) -> dict[str, Any]:
    """Return the payload of a customer's message; `wants_person` marks the button, a wish beyond all doubt (D9).

    `page` is the shop's page that it was written on (`page_url`, and the `page_product` that it shows), `files` show
    what came along (`conversations.media`).
    """
    known = {"text": text, "language": language, "wants_person": wants_person, **(page or {})}
    return {**known, **files_in(files)}


async def accept(
    session: AsyncSession,
    clock: Clock,
    conversation_id: int,
    kind: InboxKind,
    external_id: str,
    payload: dict[str, Any],
) -> Accepted:
    """Accept what wakes a turn, exactly once by `external_id`, and wake the agent after the commit. Raises NotFound.

    A message (`payload` from `written`) is also written into the conversation.
    """
    is_message = kind is InboxKind.MESSAGE
    taken = await session.execute(
        ACCEPT,
        {
            "conversation_id": conversation_id,
            "kind": str(kind),
            "external_id": external_id,
            "payload": payload,
            "is_message": is_message,
            "blocks": blocks_of(payload) if is_message else [],
            "language": payload.get("language", ""),
            "now": clock.now(),
        },
    )
    new = taken.one_or_none()
    if new is None:
        return await _accepted_before(session, conversation_id, external_id)
    if is_message:
        tell(session, live_channel(conversation_id), HEARD)
    if new.is_held:  # nobody waits for the agent here: whoever holds it sees at once what was said
        tell_desk(session)
    after_commit(session, partial(reached, "accept.committed"))
    wake(session, "agent.answer", live_channel(conversation_id), conversation_id=conversation_id)
    await reached("accept.stored")
    return Accepted(new.row_id, is_new=True, message_id=new.message_id)


async def keep(
    session: AsyncSession, clock: Clock, conversation_id: int, external_id: str, payload: dict[str, Any]
) -> bool:
    """Write what a customer said into a conversation, exactly once, and wake nobody: it wants no answer.

    Returns whether it is new. Raises NotFound.
    """
    row = await lock(session, conversation_id)
    if await _message_of(session, row.id, external_id) is not None:
        return False
    row.heard_at = row.updated_at = clock.now()
    message = MessageRow(
        conversation_id=row.id,
        author=Author.CUSTOMER,
        external_id=external_id,
        blocks=blocks_of(payload),
        language=payload.get("language", ""),
        created_at=row.updated_at,
    )
    session.add(message)
    await session.flush()
    tell_desk(session, row)
    tell(session, live_channel(row.id))
    return True


async def sign_in(
    session: AsyncSession, clock: Clock, conversation_id: int, customer_id: int, external_id: str
) -> Accepted | None:
    """Give a conversation the customer that its own session has proved, and let the turn go on by itself.

    Returns None, and wakes nobody, if the conversation was theirs already.

    Raises:
        Conflict: with code `signed_in_as_other`: what one customer was told is never handed on to another.
    """
    if (row := await lock(session, conversation_id)).customer_id == customer_id:
        return None
    if row.customer_id is not None:
        raise Conflict("Somebody else is signed in here. Start a new conversation.", code="signed_in_as_other")
    row.customer_id = customer_id
    tell_desk(session, row)
    tell(session, live_channel(row.id))
    return await accept(session, clock, row.id, InboxKind.SIGNED_IN, external_id, {"customer_id": customer_id})


async def messages(
    session: AsyncSession, conversation_id: int, after_id: int = 0, *, limit: int = 200
) -> tuple[Said, ...]:
    """Read what was said after the message `after_id`, oldest first, at most `limit`."""
    rows = await session.scalars(
        select(MessageRow)
        .where(MessageRow.conversation_id == conversation_id, MessageRow.id > after_id)
        .order_by(MessageRow.id)
        .limit(limit)
    )
    return tuple(said(row) for row in rows)


def live_channel(conversation_id: int) -> str:
    """Return the live channel, and the lock, of a conversation."""
    return f"conversation:{conversation_id}"


def said(row: MessageRow) -> Said:
    """Return a message's row as others see it."""
    return Said(
        id=row.id,
        author=Author(row.author),
        blocks=tuple(BLOCKS.validate_python(row.blocks)),
        language=row.language,
        created_at=row.created_at,
        external_id=row.external_id,
        turn_id=row.turn_id,
        staff_id=row.staff_id,
    )


def describe(row: ConversationRow) -> Conversation:
    """Return a conversation's row as others see it."""
    return Conversation(
        id=row.id,
        key=row.key,
        store_id=row.store_id,
        channel=row.channel,
        manner=row.manner,
        session_id=row.session_id,
        customer_id=row.customer_id,
        address=row.address,
        language=row.language,
        holder=row.holder,
        is_preview=row.is_preview,
        discount_code=row.discount_code,
        contact_email=row.contact_email,
        contact=row.contact,
    )


async def _accepted_before(session: AsyncSession, conversation_id: int, external_id: str) -> Accepted:
    """Read what was accepted under this id; raises NotFound where there is no conversation to accept it in."""
    known = await session.scalar(
        select(InboxRow.id).where(InboxRow.conversation_id == conversation_id, InboxRow.external_id == external_id)
    )
    if known is None:
        raise _unknown()
    return Accepted(known, is_new=False, message_id=await _message_of(session, conversation_id, external_id))


async def _message_of(session: AsyncSession, conversation_id: int, external_id: str) -> int | None:
    return await session.scalar(
        select(MessageRow.id).where(
            MessageRow.conversation_id == conversation_id,
            MessageRow.author == Author.CUSTOMER,
            MessageRow.external_id == external_id,
        )
    )


def _unknown() -> NotFound:
    return NotFound("There is no such conversation. Start a new one.", code="conversation_not_found")
