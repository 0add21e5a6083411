"""A change being made: by the shop once, then told to the audit and the conversation, once.

A change is stored as `started` before the shop is asked. A crash after that leaves a started row, which the sweep
finishes under the same key: the shop makes it once, and the first to write the end writes the audit row and the event
in the same transaction.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import structlog
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from commerce.changes import Cancel, ChangeAddress, Changed, Changes, OrderMoved
from hub import holds
from hub.deps import Deps
from hub.models import ChangeRow
from hub.wishes import Wanted, to_change
from kit import audit
from kit.errors import AppError, Temporary
from kit.jobs import announce
from kit.steps import reached
from stores.stores import get_store

STALLED = timedelta(seconds=30)
SOONEST_LOOK = timedelta(seconds=2)
SLOWEST_LOOK = timedelta(minutes=10)
log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class OrderChanged:
    """A customer changed an order here, and the shop has done it; a cancellation is told once it is done, not before.

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


async def finish(deps: Deps, change_id: int) -> None:
    """Have the shop make a started change, and write down how it ended; safe to repeat.

    Where the shop does not answer the change stays started, and the sweep asks again.
    """
    async with deps.database.begin() as session:
        row = await session.get_one(ChangeRow, change_id)
        store = await get_store(session, row.store_id)
    connected = deps.shops(store)
    if row.state != "started" or connected is None:
        return
    change = to_change(row)
    async with deps.database.begin() as session:
        # Before the shop is asked: one that stays silent is asked more and more seldom, until it has answered.
        await advance(session, row, ("started",), look_at=_next_look(deps, row))
    try:
        changed = await _make(connected[1], change)
    except Temporary as error:
        log.warning("hub_change_waits", change=change_id, why=error.detail)
    except AppError as error:
        log.info("hub_change_refused", change=change_id, code=error.code, detail=error.detail)
        why = "order_moved" if isinstance(error, OrderMoved) else error.code
        await _settle(deps, row, "refused", why)
    except Exception:
        # Nobody knows whether the shop made it, so it is not called refused: asking again under the same key tells.
        log.exception("hub_change_waits", change=change_id)
    else:
        await reached("hub.written")
        await _settle(deps, row, "pending" if changed.pending else "done")
        await reached("hub.audited")


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


def is_stalled(deps: Deps, row: ChangeRow) -> bool:
    """Whether a started change has waited so long that whoever started it must be gone."""
    return row.started_at is not None and row.started_at < deps.clock.now() - STALLED


async def unfinished(session: AsyncSession, deps: Deps) -> tuple[list[int], list[int]]:
    """Return the changes that a crash or a silent shop left started, and those that are due for a look."""
    now = deps.clock.now()
    started = select(ChangeRow.id).where(
        ChangeRow.state == "started",
        ChangeRow.started_at < now - STALLED,
        ChangeRow.look_at.is_(None) | (ChangeRow.look_at <= now),
    )
    pending = select(ChangeRow.id).where(ChangeRow.state == "pending", ChangeRow.look_at <= now)
    return list(await session.scalars(started)), list(await session.scalars(pending))


async def _make(changes: Changes, change: Wanted) -> Changed:
    if isinstance(change, Cancel):
        return await changes.cancel(change)
    if isinstance(change, ChangeAddress):
        return await changes.change_address(change)
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
