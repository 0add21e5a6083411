"""Telling addresses outside what happened: the rows are written with what they tell of, and sent after the commit.

`publish` is what other packages call. A process keeps in mind which webhooks there are: it hears of a change by a live
hint, and looks by itself every few seconds. Where nobody wants to be told, nothing is asked of the database.
"""

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import select, text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from kit.clock import Clock
from kit.jobs import Jobs
from kit.live import Live, tell
from stores.models import StoreRow, WebhookDeliveryRow, WebhookRow
from stores.webhook_events import EVENTS, Happened, body
from stores.webhook_signing import new_delivery_key

CHANNEL = "webhooks"
"""The live channel on which processes hear that webhooks were changed."""
LOOKS_EVERY = timedelta(seconds=10)
_NUMBERS = text("select nextval('webhook_delivery_id_seq') from generate_series(1, :count)")
"""A delivery's number is its place in the order of what happened: it is signed, so it is needed before the row."""


@dataclass(frozen=True, slots=True)
class _Listener:
    id: int
    store_id: int | None
    events: frozenset[str]

    def hears(self, store_id: int) -> bool:
        return self.store_id is None or self.store_id == store_id


@dataclass(slots=True)
class _Kept:
    """What a process keeps in mind."""

    hints: "asyncio.Queue[str] | None"
    listeners: tuple[_Listener, ...]
    stores: Mapping[int, str]
    read_at: datetime


_KEPT: "WeakKeyDictionary[Jobs, _Kept]" = WeakKeyDictionary()
"""By the process's queue, which every session knows: tests have several programs in one process."""


async def wanted(session: AsyncSession, clock: Clock, store_id: int) -> frozenset[str]:
    """Return the kinds of event that any webhook of a store wants to be told of."""
    kept = await _current(session, clock.now(), store_id)
    return frozenset[str]().union(*(one.events for one in kept.listeners if one.hears(store_id)))


async def publish(session: AsyncSession, clock: Clock, store_id: int, happened: Sequence[Happened]) -> int:
    """Write down what happened in a store for each webhook that wants it, in the session's transaction.

    Returns how many deliveries that makes. Nothing that happened in a preview is to be told.

    Raises:
        ValueError: a kind is not in the catalogue.
    """
    if unknown := {one.kind for one in happened} - EVENTS.keys():
        msg = f"not in the catalogue of events: {', '.join(sorted(unknown))}"
        raise ValueError(msg)
    kept = await _current(session, clock.now(), store_id)
    told = [(one.id, what) for what in happened for one in kept.listeners if _wants(one, store_id, what)]
    if not told:
        return 0
    numbers = (await session.scalars(_NUMBERS, {"count": len(told)})).all()
    store = (store_id, kept.stores[store_id])
    rows = list(_rows(told, sorted(numbers), store, clock.now()))
    written = insert(WebhookDeliveryRow).values(rows).on_conflict_do_nothing()
    await session.execute(written)
    return len(rows)


def changed(session: AsyncSession) -> None:
    """Tell every process, after the commit, that webhooks are others now."""
    tell(session, CHANNEL)


def _wants(listener: _Listener, store_id: int, happened: Happened) -> bool:
    return listener.hears(store_id) and happened.kind in listener.events


def _rows(
    told: Sequence[tuple[int, Happened]], numbers: Sequence[int], store: tuple[int, str], now: datetime
) -> Iterator[dict[str, Any]]:
    for (webhook_id, happened), number in zip(told, numbers, strict=True):
        yield delivery(webhook_id, happened, number, store, now)


def delivery(webhook_id: int, happened: Happened, number: int, store: tuple[int, str], now: datetime) -> dict[str, Any]:
    """Return the values of a new delivery's row, due at once."""
    key = new_delivery_key()
    return {
        "id": number,
        "key": key,
        "webhook_id": webhook_id,
        "event": happened.kind,
        "event_key": happened.once or key,
        "body": body(happened, key=key, sequence=number, store=store),
        "state": "waiting",
        "attempts": 0,
        "due_at": now,
        "problem": "",
        "answer": "",
        "created_at": now,
    }


async def next_number(session: AsyncSession) -> int:
    """Return the number of one delivery to be written."""
    return int(await session.scalar(_NUMBERS, {"count": 1}) or 0)


async def _current(session: AsyncSession, now: datetime, store_id: int) -> _Kept:
    """Return the webhooks that are on; they are read again only if they may have changed."""
    jobs: Jobs = session.info["jobs"]
    kept = _KEPT.get(jobs)
    if kept is not None and not _is_old(kept, now) and (not kept.listeners or store_id in kept.stores):
        return kept
    hints = kept.hints if kept is not None else _listen(session)
    found = await session.execute(
        select(WebhookRow.id, WebhookRow.store_id, WebhookRow.events)
        .where(WebhookRow.is_active, WebhookRow.retired_at.is_(None))
        .order_by(WebhookRow.id)
    )
    listeners = tuple(_Listener(one.id, one.store_id, frozenset(one.events)) for one in found)
    stores: dict[int, str] = {}
    if listeners:
        stores = {one.id: one.key for one in await session.execute(select(StoreRow.id, StoreRow.key))}
    _KEPT[jobs] = _Kept(hints, listeners, stores, now)
    return _KEPT[jobs]


def _listen(session: AsyncSession) -> "asyncio.Queue[str] | None":
    live: Live | None = session.info.get("live")
    return None if live is None else live.listen(CHANNEL)


def _is_old(kept: _Kept, now: datetime) -> bool:
    heard = False
    while kept.hints is not None and not kept.hints.empty():
        kept.hints.get_nowait()
        heard = True
    return heard or kept.hints is None or not kept.read_at <= now < kept.read_at + LOOKS_EVERY
