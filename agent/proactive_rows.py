"""The rows of proactive messages: each thing that happened is noted once, settled once, and counted."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, literal, literal_column, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from agent.models import ProactiveRow
from agent.proactive import HISTORY, KINDS, Kind, State, Why, Word, is_overtaken, obstacle
from commerce.happenings import parcel_of
from conversations.messages import InboxKind
from conversations.models import InboxRow
from conversations.outbox import call_first_words
from conversations.shop_news import is_talked_of
from conversations.turns import Claimed, SavedTurn
from customers.consent import Agreed, last_word
from customers.models import CustomerEventRow
from kit.clock import Clock
from stores.stores import Store, get_store
from stores.webhook_events import Happened
from stores.webhooks import publish

AT_ONCE = 100
UNSETTLED = timedelta(minutes=1)
"""A turn settles with its answer what it told; what it left behind for so long it gave up."""
MARK = "first_words:"
"""How the inbox names a first word: this and the row's number."""
_WAITS = ProactiveRow.state == literal_column(f"'{State.WAITING}'")
_GOES = ProactiveRow.state == literal_column(f"'{State.GOING}'")
"""Written out: the database finds the index of what is under way by the words themselves."""


@dataclass(frozen=True, slots=True)
class Event:
    """What the shop has told of: something new happened to an order."""

    store_id: int
    customer_id: int
    order_id: str
    order_name: str


async def note(session: AsyncSession, clock: Clock, event: Event) -> int:
    """Note what happened to an order and is to be told, or why not, each thing once; returns how many may go.

    A store that tells nothing keeps no rows.
    """
    store = await get_store(session, event.store_id)
    if not store.settings.proactive.active:
        return 0
    now = clock.now()
    happened = await _happened(session, event, now)
    if not happened:
        return 0
    word = await word_of(session, event.customer_id)
    in_chat = await is_talked_of(
        session, clock, store_id=event.store_id, customer_id=event.customer_id, order_id=event.order_id
    )
    values = []
    for one in happened:
        why: Why | None = obstacle(store.settings.proactive, KINDS[one.name], word, one.happened_at, now)
        if why is None and in_chat:
            why = Why.TOLD_IN_CHAT
        values.append(_value(event, one, why, now))
    new = insert(ProactiveRow).values(values).on_conflict_do_nothing(index_elements=["store_id", "once"])
    kept = set(await session.scalars(new.returning(ProactiveRow.once)))
    if not kept:
        return 0
    await _overtake(session, event, now)
    waiting = select(func.count()).where(
        ProactiveRow.store_id == event.store_id, ProactiveRow.once.in_(kept), ProactiveRow.state == State.WAITING
    )
    return await session.scalar(waiting) or 0


async def word_of(session: AsyncSession, customer_id: int) -> Word | None:
    """Read a customer's last word on being written to."""
    said = await last_word(session, customer_id, Agreed.MESSAGES)
    return Word(said.is_given, said.at) if said is not None else None


async def due(session: AsyncSession, now: datetime) -> Sequence[int]:
    """Return the rows that may go by now, oldest first."""
    query = select(ProactiveRow.id).where(_WAITS, ProactiveRow.due_at <= now)
    return (await session.scalars(query.order_by(ProactiveRow.id).limit(AT_ONCE))).all()


async def lock_waiting(session: AsyncSession, row_id: int) -> ProactiveRow | None:
    """Lock a row that waits; None where it does not any more, or where another worker is at it."""
    query = select(ProactiveRow).where(ProactiveRow.id == row_id, ProactiveRow.state == State.WAITING)
    row: ProactiveRow | None = await session.scalar(
        query.with_for_update(skip_locked=True), execution_options={"populate_existing": True}
    )
    return row


async def has_heard(session: AsyncSession, row: ProactiveRow) -> bool:
    """Whether this customer was told something before: how it is switched off is said the first time only."""
    before = select(ProactiveRow.id).where(
        ProactiveRow.store_id == row.store_id,
        ProactiveRow.customer_id == row.customer_id,
        ProactiveRow.state == State.SENT,
    )
    return await session.scalar(before.limit(1)) is not None


def skip(row: ProactiveRow, why: Why, now: datetime) -> None:
    """Note that a locked row is not told, and why."""
    row.state, row.why, row.settled_at = State.SKIPPED, why, now


async def take_back(session: AsyncSession, store_id: int, customer_id: int, now: datetime) -> list[int]:
    """Let go what waits for a customer who no longer agrees; returns the messages of what was said a moment ago."""
    mine = (ProactiveRow.store_id == store_id) & (ProactiveRow.customer_id == customer_id)
    await session.execute(
        update(ProactiveRow)
        .where(mine, ProactiveRow.state == State.WAITING)
        .values(state=State.SKIPPED, why=Why.NO_CONSENT, settled_at=now)
    )
    said = select(ProactiveRow.message_id).where(mine, ProactiveRow.state == State.SENT)
    found = await session.scalars(said.order_by(ProactiveRow.id.desc()).limit(AT_ONCE))
    return [message_id for message_id in found if message_id is not None]


async def settle(
    session: AsyncSession, clock: Clock, claimed: Claimed, saved: SavedTurn | None, told: Mapping[int, Why | None]
) -> None:
    """Settle, with the turn that said them, the proactive messages in it; a turn that saved nothing does not.

    `told` has each row's reason for silence, None where it was said.
    """
    mine = [row.payload for row in claimed.waiting if row.kind is InboxKind.FIRST_WORDS]
    if saved is None or not mine:
        return
    for payload in mine:
        row = await session.get(ProactiveRow, int(payload["id"]), with_for_update=True, populate_existing=True)
        if row is None or row.state != State.GOING:
            continue
        why = Why.WITH_PERSON if saved.is_dropped else told.get(row.id, Why.FAILED)
        if why is None and saved.message_ids:
            row.state, row.message_id, row.settled_at = State.SENT, saved.message_ids[0], clock.now()
            await publish(session, clock, row.store_id, [_as_told(row, clock.now())])
            if len(mine) == len(claimed.waiting):
                await call_first_words(session, saved.message_ids)
        else:
            skip(row, why or Why.FAILED, clock.now())


def _as_told(row: ProactiveRow, now: datetime) -> Happened:
    """Return proactive messages that were said as webhooks are told of them (docs/webhooks.md)."""
    data = {name: getattr(row, name) for name in ("conversation_id", "message_id", "customer_id", "kind", "order_name")}
    return Happened("proactive.sent", now, data, once=f"proactive:{row.id}")


async def settle_abandoned(session: AsyncSession, now: datetime) -> None:
    """Settle what turns have given up, such as when their process died again and again: it is not tried any more."""
    answered = select(InboxRow.id).where(
        InboxRow.conversation_id == ProactiveRow.conversation_id,
        InboxRow.external_id == func.concat(literal(MARK), ProactiveRow.id),
        InboxRow.turn_id.is_not(None),
    )
    await session.execute(
        update(ProactiveRow)
        .where(_GOES, ProactiveRow.due_at <= now - UNSETTLED, answered.exists())
        .values(state=State.SKIPPED, why=Why.FAILED, settled_at=now)
    )


async def store_of(session: AsyncSession, row: ProactiveRow) -> Store:
    """Read the store that a row belongs to."""
    return await get_store(session, row.store_id)


async def _happened(session: AsyncSession, event: Event, now: datetime) -> Sequence[CustomerEventRow]:
    """Read what happened to the order of late that proactive messages may tell, oldest first, and was not noted yet."""
    known = select(ProactiveRow.id).where(
        ProactiveRow.store_id == CustomerEventRow.store_id, ProactiveRow.once == CustomerEventRow.once
    )
    query = select(CustomerEventRow).where(
        CustomerEventRow.store_id == event.store_id,
        CustomerEventRow.customer_id == event.customer_id,
        CustomerEventRow.order_id == event.order_id,
        CustomerEventRow.name.in_([str(name) for name in KINDS]),
        CustomerEventRow.happened_at >= now - HISTORY,
        ~known.exists(),
    )
    return (await session.scalars(query.order_by(CustomerEventRow.happened_at, CustomerEventRow.id))).all()


def _value(event: Event, one: CustomerEventRow, why: Why | None, now: datetime) -> dict[str, Any]:
    return {
        "store_id": event.store_id,
        "customer_id": event.customer_id,
        "kind": str(KINDS[one.name]),
        "once": one.once,
        "order_id": event.order_id,
        "order_name": event.order_name,
        "facts": {"parcel": parcel_of(one.once, event.order_id), **one.facts},
        "state": str(State.SKIPPED if why else State.WAITING),
        "why": str(why or ""),
        "happened_at": one.happened_at,
        "due_at": now,
        "created_at": now,
        "settled_at": now if why else None,
    }


async def _overtake(session: AsyncSession, event: Event, now: datetime) -> None:
    """Skip what waits of a parcel of which more has happened since."""
    query = select(ProactiveRow).where(
        ProactiveRow.store_id == event.store_id,
        ProactiveRow.customer_id == event.customer_id,
        ProactiveRow.order_id == event.order_id,
    )
    rows = (await session.scalars(query.order_by(ProactiveRow.id).with_for_update())).all()
    parcels: dict[str, list[ProactiveRow]] = {}
    for row in rows:
        parcels.setdefault(row.facts["parcel"], []).append(row)
    for of_parcel in parcels.values():
        _overtake_in(of_parcel, now)


def _overtake_in(rows: Collection[ProactiveRow], now: datetime) -> None:
    for row in rows:
        others = [(Kind(one.kind), one.happened_at) for one in rows if one is not row and one.why != Why.OFF]
        if row.state == State.WAITING and is_overtaken(Kind(row.kind), row.happened_at, others):
            skip(row, Why.OVERTAKEN, now)
