"""A rehearsal: a conversation as any customer, signed in or not, dressed as any channel, counted nowhere (S1-38).

The same agent answers it by the same way; only here may somebody else say that a customer has signed in.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import exists, select
from sqlalchemy.ext.asyncio import AsyncSession

from channels.dress import WORDS
from channels.incoming import clean_id, clean_language, clean_text
from channels.port import LIMITS, Deps
from channels.rendering import cut
from conversations import handoff, inbox, turns
from conversations.handoff import Handoff
from conversations.inbox import Accepted, Conversation
from conversations.messages import ChannelKind, InboxKind, Said
from conversations.models import DeliveryRow, InboxRow
from conversations.turns import Trace
from customers.identity import CustomerInfo, clean_address, get_customer, save_customer
from kit.auth import new_key
from kit.errors import Conflict, Invalid, NotFound, NotReady
from kit.live import listening
from stores.stores import Store, find_store, get_store

LISTEN_AGAIN = 0.5
"""Seconds after which the database is asked even without a hint."""


@dataclass(frozen=True, slots=True)
class Line:
    """A message with the words it went out in, where there are no cards, and how its turn went."""

    said: Said
    parts: tuple[str, ...]
    trace: Trace | None


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """A rehearsal as it stands; `is_waiting` while an answer is on its way, `turns` also those that said nothing."""

    conversation: Conversation
    store: Store
    customer: CustomerInfo | None
    lines: tuple[Line, ...]
    turns: tuple[Trace, ...]
    handoffs: tuple[Handoff, ...]
    is_waiting: bool


async def begin(
    deps: Deps, *, store_key: str, manner: str, email: str = "", is_signed_in: bool = False, language: str = ""
) -> Conversation:
    """Begin a rehearsal, signed in as the customer of `email` if `is_signed_in`.

    Raises:
        NotFound: no such store, or the shop has no such customer.
        Invalid: `manner` is no channel to dress as, or there is no address to sign in with.
        NotReady: no shop is connected.
    """
    if manner not in LIMITS:
        raise Invalid(f"Choose one of {', '.join(LIMITS)}.", code="manner_unknown")
    async with deps.database.begin() as session:
        store = await find_store(session, store_key)
    customer = await _customer_of(deps, store, email) if is_signed_in else None
    async with deps.database.begin() as session:
        return await inbox.start(
            session,
            deps.clock,
            store_id=store.id,
            channel=ChannelKind.PREVIEW,
            manner=manner,
            customer_id=customer.id if customer else None,
            is_preview=True,
            language=clean_language(language),
            needs_sending=not LIMITS[manner].has_cards,
        )


async def find(session: AsyncSession, store_key: str, key: str) -> Conversation:
    """Read a rehearsal; raises NotFound, also for a customer's real conversation."""
    store = await find_store(session, store_key)
    conversation = await inbox.find(session, store.id, key)
    if not conversation.is_preview:
        raise NotFound("There is no such preview. Start a new one.", code="preview_not_found")
    return conversation


async def say(
    deps: Deps,
    conversation: Conversation,
    text: str,
    external_id: str = "",
    *,
    wants_person: bool = False,
    page_product: str = "",
) -> Accepted:
    """Write as the customer; `wants_person` presses the button for a person, `page_product` is what the page shows."""
    async with deps.database.begin() as session:
        if wants_person:
            store = await get_store(session, conversation.store_id)
            text = WORDS.say(conversation.language or store.settings.language, "person-wish")
        page = {"page_product": page_product} if page_product else None
        payload = inbox.written(clean_text(text), wants_person=wants_person, page=page)
        given = clean_id(external_id) if external_id else f"preview:{new_key(9)}"
        return await inbox.accept(session, deps.clock, conversation.id, InboxKind.MESSAGE, given, payload)


async def sign_in(deps: Deps, conversation: Conversation, email: str) -> CustomerInfo:
    """Say that the customer of `email` has signed in; the turn goes on by itself (S1-41).

    Raises:
        NotFound: the shop has no such customer.
        Conflict: the rehearsal is signed in as somebody else.
    """
    async with deps.database.begin() as session:
        store = await get_store(session, conversation.store_id)
    customer = await _customer_of(deps, store, email)
    async with deps.database.begin() as session:
        now = await inbox.get(session, conversation.id)
        if not now.is_preview:
            raise NotFound("There is no such preview. Start a new one.", code="preview_not_found")
        if now.customer_id not in (None, customer.id):
            raise Conflict("This preview is signed in as somebody else. Start a new one.", code="signed_in_as_other")
        await inbox.sign_in(session, deps.clock, now.id, customer.id, f"preview:{customer.id}")
    return customer


async def read(session: AsyncSession, conversation: Conversation) -> Rehearsal:
    """Read a rehearsal with the trace beside each answer."""
    now = await inbox.get(session, conversation.id)
    said = await inbox.messages(session, now.id, limit=1000)
    traces = await turns.traces(session, now.id)
    dressed = await _dressed(session, [message.id for message in said])
    by_turn = {trace.turn_id: trace for trace in traces}
    lines = [
        Line(
            message,
            tuple(piece.words for piece in cut(dressed.get(message.id) or "", LIMITS[now.manner])),
            by_turn.get(message.turn_id or 0),
        )
        for message in said
    ]
    return Rehearsal(
        conversation=now,
        store=await get_store(session, now.store_id),
        customer=await get_customer(session, now.store_id, now.customer_id) if now.customer_id else None,
        lines=tuple(lines),
        turns=traces,
        handoffs=await handoff.of_conversation(session, now.id),
        is_waiting=await _is_waiting(session, now.id),
    )


async def wait(deps: Deps, conversation: Conversation, patience: timedelta) -> bool:
    """Wait until everything is answered and dressed, for at most `patience`; returns whether it was."""
    loop = asyncio.get_running_loop()
    until = loop.time() + patience.total_seconds()
    async with listening(deps.live, inbox.live_channel(conversation.id)) as hints:
        while True:
            async with deps.database.begin() as session:
                if not await _is_waiting(session, conversation.id):
                    return True
            left = until - loop.time()
            if left <= 0:
                return False
            try:
                await asyncio.wait_for(hints.get(), min(left, LISTEN_AGAIN))
            except TimeoutError:
                continue


async def _customer_of(deps: Deps, store: Store, email: str) -> CustomerInfo:
    address = clean_address(email)
    shop = deps.signin.shops(store)
    if shop is None:
        raise NotReady("No shop is connected, so there are no customers. Connect one in the settings.")
    known = await shop.customer_by_email(address)
    if known is None:
        raise NotFound("The shop has no customer with this address. Choose another.", code="customer_not_found")
    async with deps.database.begin() as session:
        return await save_customer(session, deps.clock, store.id, known)


async def _is_waiting(session: AsyncSession, conversation_id: int) -> bool:
    unanswered = exists().where(InboxRow.conversation_id == conversation_id, InboxRow.turn_id.is_(None))
    unsent = exists().where(DeliveryRow.conversation_id == conversation_id, DeliveryRow.state == "waiting")
    return bool(await session.scalar(select(unanswered | unsent)))


async def _dressed(session: AsyncSession, message_ids: Sequence[int]) -> dict[int, str | None]:
    rows = await session.execute(
        select(DeliveryRow.message_id, DeliveryRow.dressed).where(DeliveryRow.message_id.in_(message_ids))
    )
    return {row.message_id: row.dressed for row in rows}
