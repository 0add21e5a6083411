"""One storefront of BigCommerce with its writes: each reads, acts and reads again, for one writer at a time."""

from collections.abc import Awaitable, Callable
from decimal import Decimal
from typing import TypeVar

import structlog

from commerce.bigcommerce import calls
from commerce.bigcommerce.cancelling import (
    Step,
    amount_due,
    cancel_quote,
    is_ours,
    mark_of,
    next_step,
    online,
    refund_body,
    sent_body,
    status_body,
    was_declined,
)
from commerce.bigcommerce.listening import BigCommerceListening
from commerce.bigcommerce.models import BigCommerceChangeRow
from commerce.bigcommerce.moving import address_body, address_id
from commerce.bigcommerce.shapes import Refund, RefundQuote, VendorOrder
from commerce.bigcommerce.statuses import CANCELLED_LABEL, status_named
from commerce.bigcommerce.wire import Wire
from commerce.changes import (
    Cancel,
    Change,
    ChangeAddress,
    Changed,
    ChangeRefused,
    EditLines,
    OrderMoved,
    PlaceHold,
    Quote,
    ReleaseHold,
    RequestReturn,
)
from commerce.once import alone, earlier_answer, remember
from commerce.port import Order
from commerce.refusals import check_address, check_cancel
from kit.clock import Clock
from kit.db import Database
from kit.errors import Permanent, Temporary

MOST_STEPS = 6
"""More than a cancellation has; whoever needs more is not getting anywhere."""
C = TypeVar("C", bound=Change)
log = structlog.get_logger()


class BigCommerceShop(BigCommerceListening):
    """Implements `commerce.changes.Changes` too, as far as BigCommerce can (`can`); the rest is refused by name."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        store_id: int,
        wire: Wire,
        channel_id: int,
        *,
        storefront: str = "",
        shareable: frozenset[str] = frozenset(),
    ) -> None:
        """Write for our store `store_id`; the keys of its changes are kept in `database`."""
        super().__init__(wire, channel_id, storefront=storefront, shareable=shareable)
        self._database = database
        self._clock = clock
        self._store_id = store_id

    async def quote(self, change: EditLines | Cancel) -> Quote:
        """Work out what the change would cost, writing nothing; the provider is asked whether the money can go back."""
        order = await self._seen(change)
        if not isinstance(change, Cancel):
            raise _cannot()
        check_cancel(order, change.fee)
        refunds = await calls.read_refunds(self._wire, int(order.id))
        due = amount_due(order, change.fee, refunds, mark_of(change.key))
        if due > 0:
            online(await self._refund_quote(int(order.id), due), due)
        return cancel_quote(order, change.fee, due)

    async def cancel(self, change: Cancel) -> Changed:
        """Cancel the whole order and give the money back; `pending` while an authorised payment is being voided."""
        return await self._once(change, self._cancel)

    async def change_address(self, change: ChangeAddress) -> Changed:
        """Replace the shipping address; neither shipping nor tax is worked out anew."""
        return await self._once(change, self._move)

    async def edit_lines(self, change: EditLines) -> Changed:
        """Refuse: BigCommerce cannot do this for a customer (see `ABLE`)."""
        await self._seen(change)
        raise _cannot()

    async def request_return(self, change: RequestReturn) -> Changed:
        """Refuse: BigCommerce takes returns on its storefront alone."""
        await self._seen(change)
        raise _cannot()

    async def hold(self, change: PlaceHold) -> Changed:
        """Refuse: BigCommerce has no hold that says whose it is."""
        await self._seen(change)
        raise _cannot()

    async def release(self, change: ReleaseHold) -> Changed:
        """Return the order as it stands: no hold of ours can be on it."""
        return Changed(await self.order(change.customer_id, change.order_id))

    async def _once(self, change: C, make: Callable[[C], Awaitable[Changed]]) -> Changed:
        async with alone(self._database, f"bigcommerce:{self._store_id}:{change.order_id}") as session:
            answer = await earlier_answer(session, BigCommerceChangeRow, self._store_id, change)
            if answer is None:
                answer = await make(change)
                remember(session, BigCommerceChangeRow, self._store_id, change, answer, self._clock.now())
        return answer

    async def _seen(self, change: Change) -> Order:
        """Return the order, if it is still as it was when the change was decided."""
        order = await self.order(change.customer_id, change.order_id)
        if order.version != change.seen:
            raise OrderMoved("The order has changed meanwhile. Look at it again before changing it.")
        return order

    async def _move(self, change: ChangeAddress) -> Changed:
        read = await self._read_mine(change.customer_id, change.order_id)
        before = (await self._to_orders([read]))[0]
        if before.version != change.seen:
            if change.address is not None and before.shipping_address == change.address:
                return Changed(await self.order(change.customer_id, change.order_id))
            raise OrderMoved("The order has changed meanwhile. Look at it again before changing it.")
        address = check_address(before, change.address)
        place = address_id(read)
        await self._wire.put(f"/v2/orders/{read.order.id}/shipping_addresses/{place}", address_body(address))
        after = await self.order(change.customer_id, change.order_id)
        if after.shipping_address != address:
            raise Temporary("BigCommerce has not taken the new address over yet. It is looked at again.")
        return Changed(after)

    async def _cancel(self, change: Cancel) -> Changed:
        """Take one step after another until nothing is left to do; begun before a crash, it goes on where it was."""
        mark = mark_of(change.key)
        read = await self._read_mine(change.customer_id, change.order_id)
        before = (await self._to_orders([read]))[0]
        refunds = await calls.read_refunds(self._wire, read.order.id)
        due = amount_due(before, change.fee, refunds, mark)
        cancelled = status_named(await calls.read_statuses(self._wire), CANCELLED_LABEL)
        if not is_ours(read.order, mark):
            if before.version != change.seen:
                raise OrderMoved("The order has changed meanwhile. Look at it again before changing it.")
            check_cancel(before, change.fee)
            if due > 0:
                online(await self._refund_quote(read.order.id, due), due)
            if await calls.read_order(self._wire, read.order.id) != read.order:  # the last look before the status
                raise OrderMoved("The order has changed meanwhile. Look at it again before changing it.")
        order = read.order
        for _ in range(MOST_STEPS):
            step = next_step(order, refunds, mark, cancelled, due)
            if step is Step.NOTHING:
                return await self._cancelled(change, refunds, due)
            if step is Step.GIVE_UP:
                await self._put_status(order, sent_body(order))
                raise OrderMoved("The shop has sent this order meanwhile.")
            if step is Step.STOP:
                raise OrderMoved("The shop has taken this order up again.")
            if not await self._take(step, order, status_body(order, change, cancelled), mark, due):
                return await self._cancelled(change, refunds, Decimal(0))
            order = await calls.read_order(self._wire, order.id)
            refunds = await calls.read_refunds(self._wire, order.id)
        raise Temporary("BigCommerce has not cancelled the order yet. It is looked at again.")

    async def _take(self, step: Step, order: VendorOrder, status: dict[str, object], mark: str, due: Decimal) -> bool:
        """Take one step; returns False where the order is cancelled, and the money must be given back by a person."""
        if step is Step.CANCEL:
            await self._put_status(order, status)
            return True
        actions = f"/v3/orders/{order.id}/payment_actions"
        try:
            if step is Step.VOID:
                await self._wire.post(f"{actions}/void", {})
            else:
                payments = online(await self._refund_quote(order.id, due), due)
                await self._wire.post(f"{actions}/refunds", refund_body(order.id, due, mark, payments))
        except (ChangeRefused, Permanent) as error:
            log.warning("bigcommerce_money_kept", order=order.id, step=step.value, why=error.detail)
            return False
        return True

    async def _put_status(self, order: VendorOrder, status: dict[str, object]) -> None:
        try:
            await self._wire.put(f"/v2/orders/{order.id}", status)
        except Permanent as error:
            raise ChangeRefused("The shop does not let this order be cancelled.", code="order_locked") from error

    async def _cancelled(self, change: Cancel, refunds: list[Refund], due: Decimal) -> Changed:
        """Return the order after its cancellation, and what was really given back."""
        if was_declined(refunds, mark_of(change.key)):
            log.warning("bigcommerce_money_kept", order=change.order_id, step="refund", why="the provider declined it")
            due = Decimal(0)
        order = await self.order(change.customer_id, change.order_id)
        return Changed(order, pending=order.cancel_pending, quote=cancel_quote(order, change.fee, due))

    async def _refund_quote(self, order_id: int, due: Decimal) -> RefundQuote:
        item = {"item_type": "ORDER", "item_id": order_id, "amount": float(due)}
        answer = await self._wire.post(f"/v3/orders/{order_id}/payment_actions/refund_quotes", {"items": [item]})
        return calls.read_as(RefundQuote, answer.get("data") if isinstance(answer, dict) else None)


def _cannot() -> ChangeRefused:
    return ChangeRefused("This shop cannot do this itself. Ask its support.", code="shop_cannot")
