"""The demo shop: a persistent shop in our own database that behaves as shopify.md says a shop does."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace

from sqlalchemy.ext.asyncio import AsyncSession

from commerce.changes import (
    Cancel,
    Change,
    ChangeAddress,
    Changed,
    EditLines,
    OrderMoved,
    PlaceHold,
    Quote,
    ReleaseHold,
    RequestReturn,
)
from commerce.demo.address import change_address
from commerce.demo.cancel import settle_row
from commerce.demo.edit import apply_edits
from commerce.demo.holds import place_hold, release_ours
from commerce.demo.listening import DemoListening
from commerce.demo.models import DemoChangeRow, DemoOrderRow
from commerce.demo.orders import check_reach, find, to_order, write
from commerce.demo.payment import cancel_quote, settle_difference
from commerce.demo.returns import ask_return
from commerce.demo.shelves import move_stock, read_shelf
from commerce.once import earlier_answer, remember
from commerce.port import Order
from commerce.refusals import check_cancel


@dataclass(slots=True)
class _Work:
    """One change under way: its locked row, the order as it stands, and the answer once there is one."""

    session: AsyncSession
    row: DemoOrderRow
    order: Order
    answer: Changed | None = None


class DemoShop(DemoListening):
    """Implements `commerce.changes.Changes` too. Each change locks its order's row, so writers never overtake."""

    async def quote(self, change: EditLines | Cancel) -> Quote:
        """Work out what the change would cost, writing nothing."""
        async with self._database.begin() as session:
            row = await self._row(session, change, lock=False)
            _check_seen(row, change)
            order = to_order(row)
            if isinstance(change, Cancel):
                check_cancel(order, change.fee)
                return cancel_quote(order, row.paid, change.fee)
            shelf = await read_shelf(session, self._store_id, [line.product_id for line in order.lines])
            edited = apply_edits(order, change.edits, shelf)
            return settle_difference(order, edited.order, row.paid).quote

    async def edit_lines(self, change: EditLines) -> Changed:
        """Change open units of lines, take and put back stock, and settle the difference in price."""
        async with self._once(change) as work:
            if work.answer is None:
                shelf = await read_shelf(work.session, self._store_id, [line.product_id for line in work.order.lines])
                edited = apply_edits(work.order, change.edits, shelf)
                await move_stock(work.session, self._store_id, edited.stock)
                settled = settle_difference(work.order, edited.order, work.row.paid)
                work.row.paid = settled.paid
                work.answer = Changed(self._write(work, settled.order), quote=settled.quote)
        return _answered(work)

    async def change_address(self, change: ChangeAddress) -> Changed:
        """Replace the shipping address."""
        async with self._once(change) as work:
            if work.answer is None:
                work.answer = Changed(self._write(work, change_address(work.order, change.address)))
        return _answered(work)

    async def cancel(self, change: Cancel) -> Changed:
        """Start the cancellation; a job, or whoever reads the order a little later, finishes it."""
        async with self._once(change) as work:
            if work.answer is None:
                check_cancel(work.order, change.fee)
                quote = cancel_quote(work.order, work.row.paid, change.fee)
                work.row.cancel_asked_at = self._clock.now()
                work.row.cancel_fee = change.fee.amount if change.fee else None
                work.row.cancel_note = f"{change.reason.value}: {change.note}".rstrip(": ")
                order = self._write(work, replace(work.order, cancel_pending=True))
                work.answer = Changed(order, pending=True, quote=quote)
        return _answered(work)

    async def request_return(self, change: RequestReturn) -> Changed:
        """Ask for a return of fulfilled units."""
        async with self._once(change) as work:
            if work.answer is None:
                shelf = await read_shelf(work.session, self._store_id, [line.product_id for line in work.order.lines])
                order = ask_return(work.order, change, shelf, self._clock.now())
                work.answer = Changed(self._write(work, order))
        return _answered(work)

    async def hold(self, change: PlaceHold) -> Changed:
        """Hold every open fulfilment order; no clock of the shop's releases it."""
        async with self._once(change) as work:
            if work.answer is None:
                work.answer = Changed(self._write(work, place_hold(work.order, change.key)))
        return _answered(work)

    async def release(self, change: ReleaseHold) -> Changed:
        """Release our own holds; without any, nothing is written."""
        async with self._once(change, compares=False) as work:
            if work.answer is None:
                order = release_ours(work.order)
                work.answer = Changed(work.order if order == work.order else self._write(work, order))
        return _answered(work)

    @asynccontextmanager
    async def _once(self, change: Change, *, compares: bool = True) -> AsyncIterator[_Work]:
        """Lock the order, give an earlier answer if there is one, else check its version and keep the new answer."""
        async with self._database.begin() as session:
            row = await self._row(session, change, lock=True)
            earlier = await earlier_answer(session, DemoChangeRow, self._store_id, change)
            if earlier is None:
                await settle_row(session, row, self._clock.now())
                if compares:
                    _check_seen(row, change)
            work = _Work(session, row, to_order(row), earlier)
            yield work
            if earlier is None:
                remember(session, DemoChangeRow, self._store_id, change, _answered(work), self._clock.now())

    async def _row(self, session: AsyncSession, change: Change, *, lock: bool) -> DemoOrderRow:
        row = await find(session, self._store_id, change.customer_id, change.order_id, lock=lock)
        return check_reach(row, self._clock.now(), read_all=self._read_all)

    def _write(self, work: _Work, order: Order) -> Order:
        return write(work.row, order, self._clock.now())


def _check_seen(row: DemoOrderRow, change: Change) -> None:
    if change.seen != str(row.version):
        raise OrderMoved("The order has changed meanwhile. Look at it again before changing it.")


def _answered(work: _Work) -> Changed:
    if work.answer is None:
        raise RuntimeError("a change ended without an answer")
    return work.answer
