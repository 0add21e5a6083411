"""What every shop adapter must do when an order is cancelled, held or sent back."""

from dataclasses import replace
from decimal import Decimal

import pytest

from commerce.changes import (
    ChangeRefused,
    LineEdit,
    RequestReturn,
    Settlement,
)
from commerce.fulfilment import FulfilmentOrderStatus
from commerce.port import Can, FinancialStatus, Money, ReturnStatus
from commerce.returns import ReturnLine, ReturnReason, ReturnState
from tests.contracts.asking import (
    again,
    cancelling,
    editing,
    holding,
    key,
    placed,
    releasing,
    stock_of,
)
from tests.contracts.shops import Stage


async def test_cancelling_is_pending_until_the_shop_has_done_it(stage: Stage) -> None:
    """S1-10: "cancelled" is said only once it is done."""
    order = await placed(stage, "open")
    before = await stock_of(stage, order.lines[0])

    asked = await stage.shop.cancel(cancelling(order))

    assert asked.pending is asked.order.cancel_pending is (asked.order.cancelled_at is None)
    await stage.finish()
    done = await again(stage, order)
    assert done.cancelled_at is not None
    assert (done.cancel_pending, done.merchant_editable) == (False, False)
    assert done.financial_status is FinancialStatus.REFUNDED
    assert {group.status for group in done.fulfilment_orders} == {FulfilmentOrderStatus.CANCELLED}
    assert sum(line.current for line in done.lines) == 0
    assert await stock_of(stage, order.lines[0]) == before + 2


async def test_a_cancellation_with_a_fee_keeps_it_and_a_second_cancellation_is_refused(stage: Stage) -> None:
    order = await placed(stage, "open")
    fee = Money(Decimal("5.00"), order.currency)
    change = cancelling(order, fee=fee)

    quote = await stage.shop.quote(change)
    asked = await stage.shop.cancel(change)

    assert (quote.after, quote.difference, quote.settlement) == (fee, fee - order.total, Settlement.REFUND)
    assert asked.quote == quote
    assert await stage.shop.cancel(change) == asked
    with pytest.raises(ChangeRefused):
        await stage.shop.cancel(cancelling(asked.order))
    await stage.finish()
    assert (await again(stage, order)).financial_status is FinancialStatus.PARTIALLY_REFUNDED


async def test_cancelling_an_authorised_payment_releases_it(stage: Stage) -> None:
    order = await placed(stage, "authorized")

    asked = await stage.shop.cancel(cancelling(order))
    await stage.finish()

    assert asked.quote is not None
    assert asked.quote.settlement is Settlement.NOTHING
    assert (await again(stage, order)).financial_status is FinancialStatus.VOIDED


@pytest.mark.parametrize(
    "state",
    [
        "shipped",
        "part_shipped",
        "with_warehouse_submitted",
        "part_with_warehouse",
        "held_fraud",
        "payment_pending",
        "return_open_unsent",
        "cancelled",
        "cancelling",
        "archived",
        "refunded",
        "locked",
    ],
)
async def test_what_the_shop_cannot_cancel_is_refused(stage: Stage, state: str) -> None:
    order = await placed(stage, state)

    with pytest.raises(ChangeRefused):
        await stage.shop.cancel(cancelling(order))

    assert await again(stage, order) == order


@pytest.mark.parametrize("fee", [Money(Decimal(-1), "EUR"), Money(Decimal(10000), "EUR"), Money(Decimal(1), "USD")])
async def test_a_fee_that_does_not_fit_is_refused(stage: Stage, fee: Money) -> None:
    order = await placed(stage, "open")

    with pytest.raises(ChangeRefused):
        await stage.shop.cancel(cancelling(order, fee=fee))


@pytest.mark.needs(Can.HOLD)
async def test_a_hold_of_ours_keeps_the_order_open_to_us_and_is_released_again(stage: Stage) -> None:
    order = await placed(stage, "open")

    held = await stage.shop.hold(holding(order))

    group = held.order.fulfilment_orders[0]
    assert (group.status, group.holds[0].ours) == (FulfilmentOrderStatus.ON_HOLD, True)
    assert 0 < len(group.holds[0].handle) <= 64
    edited = await stage.shop.edit_lines(editing(held.order, LineEdit(order.lines[0].id, 1)))
    released = await stage.shop.release(releasing(edited.order))
    assert released.order.fulfilment_orders[0].status is FulfilmentOrderStatus.OPEN
    assert released.order.fulfilment_orders[0].holds == ()


async def test_releasing_looks_at_no_version_and_leaves_the_holds_of_others(stage: Stage) -> None:
    order = await placed(stage, "held_fraud")

    released = await stage.shop.release(replace(releasing(order), seen="long ago"))

    assert released.order == order


@pytest.mark.needs(Can.HOLD)
async def test_a_scheduled_order_is_scheduled_again_after_a_hold(stage: Stage) -> None:
    order = await placed(stage, "scheduled")

    held = await stage.shop.hold(holding(order))
    released = await stage.shop.release(releasing(held.order))

    assert released.order.fulfilment_orders == order.fulfilment_orders


@pytest.mark.needs(Can.HOLD)
async def test_an_order_is_held_at_most_ten_times(stage: Stage) -> None:
    order = await placed(stage, "open")
    for _ in range(10):
        order = (await stage.shop.hold(holding(order))).order

    with pytest.raises(ChangeRefused):
        await stage.shop.hold(holding(order))


@pytest.mark.parametrize("state", ["shipped", "with_warehouse_submitted", "cancelled", "held_payment"])
async def test_what_is_not_ours_to_hold_is_refused(stage: Stage, state: str) -> None:
    order = await placed(stage, state)

    with pytest.raises(ChangeRefused):
        await stage.shop.hold(holding(order))


@pytest.mark.needs(Can.REQUEST_RETURN)
async def test_units_that_were_sent_can_be_asked_back_once(stage: Stage) -> None:
    order = await placed(stage, "delivered")
    items = (ReturnLine(order.lines[0].id, 1, ReturnReason.DOES_NOT_FIT),)
    ask = RequestReturn(order.customer_id, order.id, key(), order.version, items, "Too small at the heel.")

    asked = await stage.shop.request_return(ask)

    assert asked.order.return_status is ReturnStatus.RETURN_REQUESTED
    assert [(one.state, one.lines, one.note) for one in asked.order.returns] == [
        (ReturnState.REQUESTED, items, "Too small at the heel.")
    ]
    assert await stage.shop.order(order.customer_id, order.id) == asked.order
    with pytest.raises(ChangeRefused):
        await stage.shop.request_return(replace(ask, key=key(), seen=asked.order.version))


@pytest.mark.needs(Can.REQUEST_RETURN)
@pytest.mark.parametrize(("line", "units"), [("first", 0), ("first", 9), ("nowhere", 1), ("unsent", 1)])
async def test_what_has_not_been_sent_cannot_be_sent_back(stage: Stage, line: str, units: int) -> None:
    order = await placed(stage, "part_shipped")
    line_id = {"first": order.lines[0].id, "unsent": order.lines[1].id}.get(line, line)

    items = (ReturnLine(line_id, units, ReturnReason.OTHER),)
    with pytest.raises(ChangeRefused):
        await stage.shop.request_return(RequestReturn(order.customer_id, order.id, key(), order.version, items))


@pytest.mark.needs(Can.REQUEST_RETURN)
@pytest.mark.parametrize("variant", ["canvas-sneakers-40-white", "market-tote-sand", "nothing-such"])
async def test_only_another_form_of_the_same_product_is_exchanged(stage: Stage, variant: str) -> None:
    order = await placed(stage, "delivered")

    items = (ReturnLine(order.lines[0].id, 1, ReturnReason.DOES_NOT_FIT, variant),)
    with pytest.raises(ChangeRefused):
        await stage.shop.request_return(RequestReturn(order.customer_id, order.id, key(), order.version, items))
