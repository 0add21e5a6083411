"""A store at Shopify: the reads that skills and the Hub make, and the writes that are the Hub's alone."""

from dataclasses import replace
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy.ext.asyncio import AsyncSession

from commerce.changes import (
    Cancel,
    ChangeAddress,
    Changed,
    ChangeRefused,
    EditLines,
    PlaceHold,
    Quote,
    ReleaseHold,
    RequestReturn,
    Settlement,
)
from commerce.once import lock, still_alone
from commerce.port import Order
from commerce.refusals import check_address, check_cancel, check_return
from commerce.shopify import cancelling, editing, holding, moving, sending_back
from commerce.shopify.edit_session import Staged, commit, stage
from commerce.shopify.listening import ShopifyListening
from commerce.shopify.money import Account, give_back, read_account
from commerce.shopify.once import lock_name, mark_of
from commerce.shopify.refusals import readable
from commerce.shopify.user_errors import EDIT
from commerce.shopify.writes import ShopifyWriting, Step, check_seen, not_yet

PAUSES = (0.0, 0.0, 0.0, 0.2, 0.4, 0.8, 1.2)
"""Seconds before each step of a cancellation: begun, sent, and then its job is asked for."""
_QUOTE: TypeAdapter[Quote] = TypeAdapter(Quote)


class ShopifyShop(ShopifyWriting, ShopifyListening):
    """Implements `commerce.changes.ConnectedShop`. `can` tells what the token's scopes allow, once they were read."""

    @readable
    async def quote(self, change: EditLines | Cancel) -> Quote:
        """Work out what the change would cost; of an edit, by a session of Shopify's that is left uncommitted."""
        order = await self._seen(change)
        if isinstance(change, Cancel):
            check_cancel(order, change.fee)
            account = await read_account(self._client, order.id)
            return cancelling.cancel_quote(order, account.paid, change.fee)
        plans = editing.plan_edits(order, change.edits, await self._wished(change, order))
        return _priced(order, await stage(self._client, order.id, plans))

    @readable
    async def edit_lines(self, change: EditLines) -> Changed:
        """Change open units of lines; what is owed then goes back at once, what is missing Shopify asks for."""

        async def begin(session: AsyncSession) -> dict[str, Any]:
            order = await self._seen(change, session)
            plans = editing.plan_edits(order, change.edits, await self._wished(change, order))
            staged = await stage(self._client, order.id, plans)
            return {**editing.trace(order, plans, staged.session), "quote": _packed(_priced(order, staged))}

        async def go_on(step: Step) -> Changed | None:
            order = await self._now(change)
            if not editing.is_made(order, step.row.begun):
                check_seen(order, change)
                made = await self._commit(change, order, step)
                if made is None:
                    return None
                order = made
            return await self._settled(change, order, _QUOTE.validate_python(step.row.begun["quote"]))

        return await self._in_steps(change, begin, go_on)

    async def _commit(self, change: EditLines, order: Order, step: Step) -> Order | None:
        """Commit the session; returns the order after it, None where the session is no more and another is needed.

        Whoever takes units of a variant waits for whoever else does, so that we never sell the last ones twice.
        """
        begun = step.row.begun
        for variant_id in sorted(begun["added"]):
            await lock(step.session, lock_name(self._store_id, variant_id))
        editing.plan_edits(order, change.edits, await self._wished(change, order))
        await still_alone(step.session)
        notify = _QUOTE.validate_python(begun["quote"]).settlement is Settlement.INVOICE
        text = f"Changed by the customer ({mark_of(change.key)})."
        is_committed = await commit(self._client, begun["session"], notify=notify, staff_note=text)
        after = await self._now(change)
        if editing.is_made(after, begun):
            return after
        if is_committed:
            raise not_yet()
        check_seen(after, change)
        if step.is_first:
            raise ChangeRefused(EDIT[1], code=EDIT[0])
        await step.session.delete(step.row)
        return None

    async def _settled(self, change: EditLines, order: Order, quote: Quote) -> Changed:
        """Give back what an edit that is made has made the order cheaper."""
        if quote.settlement is not Settlement.REFUND:
            return Changed(order, quote=quote)
        account = await read_account(self._client, order.id)
        amount = editing.owed(quote.difference, account.outstanding)
        if not await give_back(self._client, order.id, account, amount, mark_of(change.key)):
            quote = replace(quote, settlement=Settlement.NOTHING)
        return Changed(await self._now(change), quote=quote)

    async def _wished(self, change: EditLines, order: Order) -> editing.Shelf:
        return await self._shelf([edit.line_id for edit in change.edits if edit.variant_id], order)

    @readable
    async def change_address(self, change: ChangeAddress) -> Changed:
        """Replace the shipping address; shipping is not worked out anew."""

        async def make(session: AsyncSession) -> Changed:
            order = await self._now(change)
            if order.version != change.seen and moving.is_same(order.shipping_address, change.address):
                return Changed(order)
            order = await self._seen(change, session)
            address = check_address(order, change.address)
            await still_alone(session)
            await moving.set_address(self._client, order.id, address)
            after = await self._now(change)
            if not moving.is_same(after.shipping_address, address):
                raise not_yet()
            return Changed(after)

        return await self._at_once(change, make)

    @readable
    async def cancel(self, change: Cancel) -> Changed:
        """Cancel the whole order and wait a while for it; `pending` if Shopify takes longer.

        Raises:
            Temporary: it takes longer and a fee is to be kept, so that the rest must still be given back: ask again.
        """

        async def begin(session: AsyncSession) -> dict[str, Any]:
            order = await self._seen(change, session)
            check_cancel(order, change.fee)
            paid = (await read_account(self._client, order.id)).paid
            quote = cancelling.cancel_quote(order, paid, change.fee)
            return {"quote": _packed(quote), "keeps_fee": cancelling.keeps_fee(change, paid)}

        async def go_on(step: Step) -> Changed | None:
            if step.row.begun.get("job") is None:
                return await self._start_cancelling(change, step)
            if await cancelling.is_done(self._client, step.row.begun["job"]):
                return await self._cancelled(change, step)
            if not step.is_last:
                return None
            if step.row.begun["keeps_fee"]:
                raise not_yet()
            quote = _QUOTE.validate_python(step.row.begun["quote"])
            return Changed(cancelling.pending(await self._now(change)), pending=True, quote=quote)

        return await self._in_steps(change, begin, go_on, PAUSES)

    async def _start_cancelling(self, change: Cancel, step: Step) -> Changed | None:
        """Start it, unless a start of ours whose answer was lost has done so: then nothing of the order tells yet."""
        order, mark = await self._now(change), mark_of(change.key)
        if order.cancelled_at is not None:
            return await self._cancelled(change, step)
        if order.version != change.seen and not step.is_first:
            raise self._unclear(step.row)
        check_seen(order, change)
        await still_alone(step.session)
        text, refund = cancelling.staff_note(change, mark), not step.row.begun["keeps_fee"]
        job = await cancelling.start(self._client, order.id, text, refund=refund, is_first=step.is_first)
        if job is None:
            raise self._unclear(step.row)
        step.row.begun = {**step.row.begun, "job": job}
        return None

    async def _cancelled(self, change: Cancel, step: Step) -> Changed:
        """Return the order that was cancelled by this change, its money given back but the fee.

        Raises:
            ChangeRefused: it was not, or somebody else has cancelled it.
        """
        order, begun = await self._now(change), step.row.begun
        if order.cancelled_at is None:
            raise ChangeRefused("The shop has not cancelled this order.", code="cancel_failed")
        account = await read_account(self._client, order.id)
        if mark_of(change.key) not in account.note:
            raise ChangeRefused("This order is cancelled or being cancelled.", code="order_cancelled")
        quote = _QUOTE.validate_python(begun["quote"])
        if begun["keeps_fee"] and not await self._keep_fee(change, account):
            quote = replace(quote, settlement=Settlement.NOTHING)
        return Changed(await self._now(change), quote=quote)

    async def _keep_fee(self, change: Cancel, account: Account) -> bool:
        amount = account.paid - change.fee if change.fee else account.paid
        return await give_back(self._client, change.order_id, account, amount, mark_of(change.key))

    @readable
    async def request_return(self, change: RequestReturn) -> Changed:
        """Ask for a return of fulfilled units; the shop's people approve it or not."""
        wished = [item.line_id for item in change.items if item.exchange_for]
        asks_anew = False

        async def begin(session: AsyncSession) -> dict[str, Any]:
            order = await self._seen(change, session)
            check_return(order, change, await self._shelf(wished, order))
            return sending_back.trace(order, self._clock.now())

        async def go_on(step: Step) -> Changed | None:
            nonlocal asks_anew
            order, now = await self._now(change), self._clock.now()
            if not sending_back.is_made(order, step.row.begun, change):
                if not step.is_first and not asks_anew:
                    if not sending_back.is_settled(step.row.begun, now):
                        raise not_yet()
                    step.row.begun, asks_anew = sending_back.asked_again(step.row.begun, now), True
                    return None
                check_seen(order, change)
                returnable = await sending_back.read_returnable(self._client, order.id)
                request = sending_back.to_request(change, returnable, await self._shelf(wished, order))
                await still_alone(step.session)
                await sending_back.ask(self._client, request)
                order = await self._now(change)
                if not sending_back.is_made(order, step.row.begun, change):
                    raise not_yet()
            return Changed(order)

        return await self._in_steps(change, begin, go_on)

    @readable
    async def hold(self, change: PlaceHold) -> Changed:
        """Hold every open fulfilment order, all or none; Shopify releases it at no time by itself."""
        handle = mark_of(change.key)

        async def make(session: AsyncSession) -> Changed:
            order = await self._now(change)
            if not holding.is_begun(order, handle):
                order = await self._seen(change, session)
            groups = holding.to_hold(order, handle)
            await still_alone(session)
            try:
                for group in groups:
                    await holding.hold(self._client, group, handle)
            except ChangeRefused:
                await self._let_go(await self._now(change), handle)
                raise
            return Changed(await self._now(change))

        return await self._at_once(change, make)

    @readable
    async def release(self, change: ReleaseHold) -> Changed:
        """Release our own holds, each by its id; holds of others stay."""

        async def make(_: AsyncSession) -> Changed:
            order = await self._now(change)
            return Changed(await self._now(change) if await self._let_go(order) else order)

        return await self._at_once(change, make)

    async def _let_go(self, order: Order, handle: str = "") -> bool:
        groups = holding.to_release(order, handle)
        for group_id, hold_ids in groups.items():
            await holding.release(self._client, group_id, hold_ids)
        return bool(groups)


def _priced(order: Order, staged: Staged) -> Quote:
    return editing.edit_quote(order, staged.total, staged.outstanding)


def _packed(quote: Quote) -> dict[str, Any]:
    packed: dict[str, Any] = _QUOTE.dump_python(quote, mode="json")
    return packed
