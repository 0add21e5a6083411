"""A change being made: by the shop once, then told to the audit and the conversation, once.

A change is stored as `started` before the shop is asked, and whoever asks keeps it as his own from then on: `look_at`
stays some seconds ahead while he lives. A crash leaves a started row that is soon due, and the sweep finishes it under
the same key: the shop makes it once, and the first to write the end writes the audit row and the event in the same
transaction.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import structlog
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from commerce.changes import Cancel, ChangeAddress, Changed, Changes, OrderMoved, RequestReturn
from hub import holds
from hub.deps import Deps
from hub.models import ChangeRow
from hub.wishes import Wanted, to_change
from kit import audit
from kit.errors import AppError, Temporary
from kit.jobs import announce
from kit.steps import reached
from stores.stores import get_store

OURS = timedelta(seconds=6)
"""So long after its last sign of life whoever makes a change is taken for dead."""
BEAT_SECONDS = 2
SOONEST_LOOK = timedelta(seconds=2)
SLOWEST_LOOK = timedelta(minutes=10)
log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class OrderChanged:
    """A customer changed an order here, and the shop has done it; a cancellation is told once it is done, not before.

    A return that was asked for (`kind` is `return`) is such a change too; its summary lists its `items`.
    `summary` says what, in facts: `change` (its key), what the kind of change carries (`line`, `from`, `to`, `units`,
    `reason`, `fields`), and `difference`, `settlement` and `fee` where it has a price, as `{"amount", "currency"}`.
    """

    store_id: int
    customer_id: int
    conversation_id: int | None
    order_id: str
    order_name: str
    kind: str
    summary: dict[str, Any]

    @property
    def lock(self) -> str:
        """Two changes of one order are told in the order they were made."""
        return f"hub.order:{self.store_id}:{self.order_id}"


async def start(deps: Deps, row: ChangeRow) -> bool:
    """Take a proposed change as ours to make; returns whether it was still proposed."""
    row.started_at = deps.clock.now()
    async with deps.database.begin() as session:
        ours = {"state": "started", "started_at": row.started_at, "look_at": row.started_at + OURS}
        taken = await advance(session, row, ("proposed",), **ours)
    row.state = "started"
    return taken


async def make(deps: Deps, row: ChangeRow) -> None:
    """Have the shop make a started change that is ours, and write down how it ended.

    Where the shop does not answer the change stays started, and is asked again more and more seldom.
    """
    async with deps.database.begin() as session:
        store = await get_store(session, row.store_id)
    connected = deps.shops(store)
    if connected is None:
        return
    try:
        async with _kept(deps, row):
            changed = await _make(connected[1], to_change(row))
    except Temporary as error:
        log.warning("hub_change_waits", change=row.id, why=error.detail)
    except AppError as error:
        log.info("hub_change_refused", change=row.id, code=error.code, detail=error.detail)
        why = "order_moved" if isinstance(error, OrderMoved) else error.code
        await _settle(deps, row, "refused", why)
        return
    except Exception:
        # Nobody knows whether the shop made it, so it is not called refused: asking again under the same key tells.
        log.exception("hub_change_waits", change=row.id)
    else:
        await reached("hub.written")
        await _settle(deps, row, "pending" if changed.pending else "done")
        await reached("hub.audited")
        return
    async with deps.database.begin() as session:
        await advance(session, row, ("started",), look_at=_next_look(deps, row))


async def finish(deps: Deps, change_id: int) -> None:
    """Make a started change that is due: whoever began is dead, or the shop was silent. Safe to repeat, at once too."""
    now = deps.clock.now()
    due = ChangeRow.look_at.is_(None) | (ChangeRow.look_at <= now)
    async with deps.database.begin() as session:
        row = await session.scalar(
            update(ChangeRow)
            .where(ChangeRow.id == change_id, ChangeRow.state == "started", due)
            .values(look_at=now + OURS)
            .returning(ChangeRow)
        )
    if row is not None:
        await make(deps, row)


async def follow(deps: Deps, change_id: int) -> None:
    """See whether the shop has done a pending cancellation; if it still works on it, look later."""
    async with deps.database.begin() as session:
        row = await session.get_one(ChangeRow, change_id)
        store = await get_store(session, row.store_id)
    connected = deps.shops(store)
    if row.state != "pending" or connected is None:
        return
    async with deps.database.begin() as session:
        # Before the shop is asked: one that does not answer, or cannot, is not asked again at every sweep.
        await advance(session, row, ("pending",), look_at=_next_look(deps, row))
    order = await connected[0].order(row.shop_customer_id, row.order_id)
    if order.cancelled_at is not None:
        await _settle(deps, row, "done")
    elif not order.cancel_pending:
        await _settle(deps, row, "refused", "cancel_failed")


async def unfinished(session: AsyncSession, deps: Deps) -> tuple[list[int], list[int]]:
    """Return the changes that a crash or a silent shop left started, and those that are due for a look."""
    is_due = ChangeRow.look_at.is_(None) | (ChangeRow.look_at <= deps.clock.now())
    started = select(ChangeRow.id).where(ChangeRow.state == "started", is_due)
    pending = select(ChangeRow.id).where(ChangeRow.state == "pending", is_due)
    return list(await session.scalars(started)), list(await session.scalars(pending))


@asynccontextmanager
async def _kept(deps: Deps, row: ChangeRow) -> AsyncIterator[None]:
    """Keep a change as ours for as long as the shop takes over it."""
    beating = asyncio.create_task(_beat(deps, row))
    try:
        yield
    finally:
        beating.cancel()
        await asyncio.gather(beating, return_exceptions=True)


async def _beat(deps: Deps, row: ChangeRow) -> None:
    while True:
        await asyncio.sleep(BEAT_SECONDS)
        async with deps.database.begin() as session:
            await advance(session, row, ("started",), look_at=deps.clock.now() + OURS)


async def _make(changes: Changes, change: Wanted) -> Changed:
    if isinstance(change, Cancel):
        return await changes.cancel(change)
    if isinstance(change, ChangeAddress):
        return await changes.change_address(change)
    if isinstance(change, RequestReturn):
        return await changes.request_return(change)
    return await changes.edit_lines(change)


async def _settle(deps: Deps, row: ChangeRow, state: str, why: str = "") -> None:
    """Write how a change went: state, audit row, event and the order's release, all or nothing, once."""
    before = (row.state,)
    now = deps.clock.now()
    times = {"look_at": _next_look(deps, row)} if state == "pending" else {"finished_at": now}
    async with deps.database.begin() as session:
        if not await advance(session, row, before, state=state, why=why, **times):
            return
        facts = _facts(row)
        suffix = {"done": "", "pending": ".requested"}.get(state, ".refused")
        record_act(session, deps, row, f"order.{row.kind}{suffix}", why=why, **facts)
        if state == "done":
            await _announce(session, row, facts)
        await holds.end(session, deps, row.store_id, row.order_id)


async def _announce(session: AsyncSession, row: ChangeRow, facts: dict[str, Any]) -> None:
    event = OrderChanged(
        store_id=row.store_id,
        customer_id=row.customer_id,
        conversation_id=row.conversation_id,
        order_id=row.order_id,
        order_name=row.order_name,
        kind=row.kind,
        summary=facts,
    )
    await announce(session, event)


def _next_look(deps: Deps, row: ChangeRow) -> datetime:
    """Look at an unfinished change after as long again as it has waited, within reason."""
    now = deps.clock.now()
    waited = now - (row.started_at or now)
    return now + min(max(waited, SOONEST_LOOK), SLOWEST_LOOK)


def _facts(row: ChangeRow) -> dict[str, Any]:
    quote = row.quote or {}
    priced = {name: quote[name] for name in ("difference", "settlement", "fee") if quote.get(name)}
    return {**row.summary, **priced, "change": row.key}


async def advance(session: AsyncSession, row: ChangeRow, before: tuple[str, ...], **values: Any) -> bool:  # noqa: ANN401
    """Move a change on if it still stands where it was read: of two at once, one wins."""
    moved = await session.scalar(
        update(ChangeRow)
        .where(ChangeRow.id == row.id, ChangeRow.state.in_(before))
        .values(**values)
        .returning(ChangeRow.id)
    )
    return moved is not None


def record_act(session: AsyncSession, deps: Deps, row: ChangeRow, act: str, **facts: Any) -> None:  # noqa: ANN401
    """Write an audit row of a change in the customer's name."""
    actor, subject = f"customer:{row.customer_id}", f"order:{row.order_id}"
    audit.record(session, deps.clock, store_id=row.store_id, actor=actor, act=act, subject=subject, **facts)
