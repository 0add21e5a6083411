"""The writes of a Shopify store: each reads, acts and reads again, for one writer of an order at a time.

What a crash leaves behind, and how it is taken up, is told in `commerce.shopify.once`.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from commerce.changes import Change, Changed, ChangeRefused, OrderMoved
from commerce.once import alone, answered, earlier_answer, find, make_row, packed, remember
from commerce.port import Order
from commerce.shopify import cancelling
from commerce.shopify.editing import Shelf
from commerce.shopify.models import ShopifyChangeRow
from commerce.shopify.once import lock_name
from commerce.shopify.reads import ShopifyReads
from commerce.shopify.refusals import TRY_LATER
from commerce.shopify.transport import Sleep, Transport
from kit.clock import Clock
from kit.db import Database
from kit.errors import Temporary

UNCLEAR = timedelta(minutes=15)
"""How long we ask again what became of a write whose answer was lost, before we say that it has failed."""
QUICK = (0.0,) * 4
"""The pauses before the steps of a change that Shopify makes at once: two, and two more to begin anew."""


@dataclass(slots=True)
class Step:
    """One step of a change that was begun, in a transaction of its own.

    `is_first` tells that this very call began it, so that no earlier try can have reached Shopify; `is_last` that no
    step comes after this one, however it ends.
    """

    session: AsyncSession
    row: ShopifyChangeRow
    is_first: bool
    is_last: bool


class ShopifyWriting(ShopifyReads):
    """What all writes stand on: who may write, once, and on what was seen."""

    def __init__(
        self,
        database: Database,
        store_id: int,
        transport: Transport,
        clock: Clock,
        *,
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        """Write for our store `store_id`; what was begun and made there is kept in `database`."""
        super().__init__(transport, clock)
        self._database = database
        self._store_id = store_id
        self._sleep = sleep

    async def orders(self, customer_id: str, *, limit: int = 20) -> tuple[Order, ...]:
        """Return the customer's newest orders, newest first, each with its cancellation that is under way."""
        found = await super().orders(customer_id, limit=limit)
        async with self._database.begin() as session:
            jobs = await cancelling.read_jobs(session, self._store_id, found)
        return tuple([await self._with_jobs(one, jobs.get(one.id, ())) for one in found])

    async def order(self, customer_id: str, order_id: str) -> Order:
        """Read one order of this customer."""
        found = await super().order(customer_id, order_id)
        async with self._database.begin() as session:
            jobs = await cancelling.read_jobs(session, self._store_id, (found,))
        return await self._with_jobs(found, jobs.get(found.id, ()))

    async def order_named(self, customer_id: str, name: str) -> Order | None:
        """Find one order of this customer by its name, with or without a leading `#`."""
        found = await super().order_named(customer_id, name)
        if found is None:
            return None
        async with self._database.begin() as session:
            jobs = await cancelling.read_jobs(session, self._store_id, (found,))
        return await self._with_jobs(found, jobs.get(found.id, ()))

    async def _with_jobs(self, order: Order, jobs: Iterable[str]) -> Order:
        """Ask how far our cancellations of an order are; one that ended meanwhile is looked at again."""
        has_ended = False
        for job in jobs:
            if not await cancelling.is_done(self._client, job):
                return cancelling.pending(order)
            has_ended = True
        return await self._plain(order.customer_id, order.id) if has_ended else order

    async def _plain(self, customer_id: str, order_id: str) -> Order:
        """Read an order as Shopify tells it."""
        return await super().order(customer_id, order_id)

    async def _now(self, change: Change) -> Order:
        return await self._plain(change.customer_id, change.order_id)

    async def _seen(self, change: Change, session: AsyncSession | None = None) -> Order:
        """Return the order, if it is still as it was when the change was decided.

        Raises:
            OrderMoved: it is not.
        """
        if session is None:
            order = await self.order(change.customer_id, change.order_id)
        else:
            plain = await self._now(change)
            jobs = await cancelling.read_jobs(session, self._store_id, (plain,))
            order = await self._with_jobs(plain, jobs.get(plain.id, ()))
        check_seen(order, change)
        return order

    async def _shelf(self, lines: Sequence[str], order: Order) -> Shelf:
        """Read the variants of the products of these lines, as they are on the shelf now."""
        products = dict.fromkeys(line.product_id for line in order.lines if line.id in lines)
        found = [await self.product(product_id) for product_id in products]
        return {variant.id: (product, variant) for product in found if product for variant in product.variants}

    async def _at_once(self, change: Change, make: Callable[[AsyncSession], Awaitable[Changed]]) -> Changed:
        """Make a change of which Shopify itself tells whether it was made; its answer is kept."""
        async with alone(self._database, lock_name(self._store_id, change.order_id)) as session:
            answer = await earlier_answer(session, ShopifyChangeRow, self._store_id, change)
            if answer is None:
                answer = await make(session)
                remember(session, ShopifyChangeRow, self._store_id, change, answer, self._clock.now())
        return answer

    async def _in_steps(
        self,
        change: Change,
        begin: Callable[[AsyncSession], Awaitable[dict[str, Any]]],
        go_on: Callable[[Step], Awaitable[Changed | None]],
        pauses: Sequence[float] = QUICK,
    ) -> Changed:
        """Keep what begins, then take one step after another until there is an answer; each is committed by itself.

        A change that was begun before, by whoever, goes on where it was.
        """
        is_first = False
        for at, pause in enumerate(pauses):
            if pause:
                await self._sleep(pause)
            async with alone(self._database, lock_name(self._store_id, change.order_id)) as session:
                row = await find(session, ShopifyChangeRow, self._store_id, change)
                if row is None:
                    begun = await begin(session)
                    session.add(make_row(ShopifyChangeRow, self._store_id, change, self._clock.now(), begun=begun))
                    is_first = True
                    continue
                answer = answered(row)
                if answer is None:
                    answer = await go_on(Step(session, row, is_first, at == len(pauses) - 1))
                    if answer is not None:
                        row.answer = packed(answer)
                if answer is not None:
                    return answer
        raise not_yet()

    def _unclear(self, row: ShopifyChangeRow) -> Exception:
        """Return what to raise while nobody knows whether a write has reached Shopify."""
        if self._clock.now() - row.made_at > UNCLEAR:
            return ChangeRefused("The shop has not cancelled this order.", code="cancel_failed")
        return not_yet()


def check_seen(order: Order, change: Change) -> None:
    """Raise OrderMoved if the order is not as it was when the change was decided."""
    if order.version != change.seen:
        raise OrderMoved("The order has changed meanwhile. Look at it again before changing it.")


def not_yet() -> Temporary:
    """Return the error of a write that Shopify does not show yet."""
    return Temporary("Shopify has not finished this change yet. It is looked at again.", retry_after=TRY_LATER)
