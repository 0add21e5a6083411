"""Cancelling at BigCommerce: in steps, each of which may be the last before a crash, and none happens twice."""

import asyncio
from dataclasses import replace
from decimal import Decimal

import pytest

from commerce.bigcommerce.shop import BigCommerceShop
from commerce.bigcommerce.standin import Fault, FaultKind, World
from commerce.bigcommerce.standin.model import OrderModel, StoreModel
from commerce.bigcommerce.standin.world import change_status, ship_all
from commerce.bigcommerce.statuses import StatusId
from commerce.changes import Cancel, CancelReason, ChangeRefused, OrderMoved, Settlement
from commerce.port import FinancialStatus, Money
from kit.clock import ManualClock
from kit.db import Database
from kit.errors import Temporary
from tests.commerce.bigcommerce.building import line, order
from tests.contracts.bigcommerce_stage import shop_at


async def asking(shop: BigCommerceShop, made: OrderModel, *, fee: str = "", key: str = "k1") -> Cancel:
    seen = await shop.order("1", str(made.id))
    kept = Money(Decimal(fee), "EUR") if fee else None
    return Cancel("1", seen.id, key, seen.version, CancelReason.TOO_SLOW, "Bought it in town.", kept)


async def test_the_money_goes_back_and_the_order_stays_cancelled(store: StoreModel, shop: BigCommerceShop) -> None:
    """S1-10: a refund makes BigCommerce call an order refunded; it is cancelled all the same."""
    made = order(store, line(500, 2))

    changed = await shop.cancel(await asking(shop, made))

    assert (made.status_id, made.refunded) == (StatusId.CANCELLED, made.total)
    assert changed.order.cancelled_at is not None
    assert changed.order.financial_status is FinancialStatus.REFUNDED
    assert changed.quote is not None
    assert (changed.pending, changed.quote.settlement) == (False, Settlement.REFUND)


async def test_what_the_customer_said_stands_in_the_staff_notes(store: StoreModel, shop: BigCommerceShop) -> None:
    made = order(store, notes="Send Saturday")

    await shop.cancel(await asking(shop, made))

    assert made.notes.startswith("Send Saturday\nCancelled by the customer: too slow. Bought it in town. [tillside k1]")


STEPS = (
    ("PUT", "/v2/orders/", 0),
    ("POST", "/refunds", 0),
    ("PUT", "/v2/orders/", 1),
    ("GET", "/payment_actions/refunds", 1),
    ("GET", "/v2/orders/", 2),
    ("POST", "/refund_quotes", 1),
)


@pytest.mark.parametrize("kind", [FaultKind.CRASH, FaultKind.STATUS, FaultKind.HALF])
@pytest.mark.parametrize(("method", "path", "skip"), STEPS)
async def test_a_crash_between_any_two_steps_ends_in_one_cancellation(
    store: StoreModel, shop: BigCommerceShop, kind: FaultKind, method: str, path: str, skip: int
) -> None:
    """S1-25: whoever asks again under the same key finishes what was begun, and nothing is done twice."""
    made = order(store, line(500, 2))
    change = await asking(shop, made, fee="5.00")
    store.knobs.add(Fault(kind, path, method, skip=skip))

    with pytest.raises(Temporary):
        await shop.cancel(change)
    changed = await shop.cancel(change)

    assert await shop.cancel(change) == changed
    assert made.status_id == StatusId.CANCELLED
    assert [refund.amount for refund in made.refunds] == [made.total - 5]
    assert made.notes.count("[tillside k1]") == 1
    assert changed.quote is not None
    assert (changed.quote.settlement, changed.quote.after) == (Settlement.REFUND, Money(Decimal("5.00"), "EUR"))
    assert changed.order.financial_status is FinancialStatus.PARTIALLY_REFUNDED


async def test_many_writers_with_one_key_cancel_once(
    world: World, store: StoreModel, shop: BigCommerceShop, clock: ManualClock, database: Database
) -> None:
    """S1-14."""
    made = order(store)
    change = await asking(shop, made)
    shops = [shop, shop_at(world, clock, database)]

    answers = await asyncio.gather(*(shops[place % 2].cancel(change) for place in range(4)))

    assert all(answer == answers[0] for answer in answers)
    assert len(made.refunds) == 1


async def test_of_two_who_cancel_the_second_is_told_that_it_moved(store: StoreModel, shop: BigCommerceShop) -> None:
    made = order(store)
    changes = [await asking(shop, made, key="a"), await asking(shop, made, key="b")]

    answers = await asyncio.gather(*(shop.cancel(one) for one in changes), return_exceptions=True)

    assert sorted(type(answer).__name__ for answer in answers) == ["Changed", "OrderMoved"]
    assert len(made.refunds) == 1


async def test_a_key_cannot_be_used_for_another_change(store: StoreModel, shop: BigCommerceShop) -> None:
    change = await asking(shop, order(store))
    await shop.cancel(change)

    with pytest.raises(ChangeRefused) as refusal:
        await shop.cancel(replace(change, note="Something else."))

    assert refusal.value.code == "key_reused"


async def test_an_order_that_left_in_between_is_not_cancelled(store: StoreModel, shop: BigCommerceShop) -> None:
    """S1-37: what was seen is compared in the moment of writing."""
    made = order(store)
    change = await asking(shop, made)
    store.knobs.add(Fault(FaultKind.MOVED, "/v2/orders/", "GET", happens=lambda: ship_all(store, made, store.now())))

    with pytest.raises(OrderMoved):
        await shop.cancel(change)

    assert (made.status_id, made.refunds) == (StatusId.SHIPPED, [])


@pytest.mark.parametrize("payment", ["captured", "authorized"])
async def test_a_parcel_that_leaves_just_before_the_status_costs_the_shop_no_money(
    store: StoreModel, shop: BigCommerceShop, payment: str
) -> None:
    """BigCommerce compares nothing when it writes: what was sent unseen is put back among what is sent."""
    made = order(store)
    made.payment_status = payment
    change = await asking(shop, made)
    store.knobs.add(Fault(FaultKind.MOVED, "/v2/orders/", "PUT", happens=lambda: ship_all(store, made, store.now())))

    with pytest.raises(OrderMoved):
        await shop.cancel(change)
    with pytest.raises(OrderMoved):
        await shop.cancel(change)

    assert (made.status_id, made.refunds, made.payment_status) == (StatusId.SHIPPED, [], payment)


async def test_an_order_that_the_shop_has_taken_up_again_is_left_alone(
    store: StoreModel, shop: BigCommerceShop
) -> None:
    made = order(store)
    change = await asking(shop, made)
    store.knobs.add(Fault(FaultKind.STATUS, "/refunds", "POST"))
    with pytest.raises(Temporary):
        await shop.cancel(change)
    change_status(store, made, StatusId.AWAITING_SHIPMENT)

    with pytest.raises(OrderMoved):
        await shop.cancel(change)

    assert made.refunds == []


async def test_what_can_only_be_given_back_by_hand_is_refused_beforehand(
    store: StoreModel, shop: BigCommerceShop
) -> None:
    """Nobody is told that money is on its way while it waits for a person."""
    made = order(store, is_by_hand=True)
    change = await asking(shop, made)

    for attempt in (shop.quote(change), shop.cancel(change)):
        with pytest.raises(ChangeRefused) as refusal:
            await attempt
        assert refusal.value.code == "refund_by_hand"
    assert made.status_id == StatusId.AWAITING_FULFILMENT


@pytest.mark.parametrize("how", ["refused", "declined"])
async def test_a_refund_that_fails_after_all_is_not_called_one(
    store: StoreModel, shop: BigCommerceShop, how: str
) -> None:
    made = order(store)
    change = await asking(shop, made)
    if how == "declined":
        store.knobs.declines = True
    else:
        store.knobs.add(Fault(FaultKind.STATUS, "/refunds", "POST", status=422))

    changed = await shop.cancel(change)

    assert made.status_id == StatusId.CANCELLED
    assert changed.order.cancelled_at is not None
    assert changed.quote is not None
    assert changed.quote.settlement is Settlement.NOTHING


async def test_a_void_that_is_refused_leaves_the_order_cancelled(store: StoreModel, shop: BigCommerceShop) -> None:
    made = order(store, payment_status="authorized")
    change = await asking(shop, made)
    store.knobs.add(Fault(FaultKind.STATUS, "/void", "POST", status=422))

    changed = await shop.cancel(change)

    assert (made.status_id, changed.pending) == (StatusId.CANCELLED, False)


async def test_an_account_that_locks_its_statuses_is_not_cancelled(store: StoreModel, shop: BigCommerceShop) -> None:
    made = order(store)
    store.knobs.locks_status = True

    with pytest.raises(ChangeRefused) as refusal:
        await shop.cancel(await asking(shop, made))

    assert (refusal.value.code, made.refunds) == ("order_locked", [])


async def test_what_went_back_before_is_not_given_back_again(store: StoreModel, shop: BigCommerceShop) -> None:
    made = order(store, line(500, 2))
    first = await asking(shop, made, fee="50.00", key="first")
    await shop.cancel(first)
    made.status_id, made.notes = StatusId.AWAITING_FULFILMENT, ""

    await shop.cancel(await asking(shop, made, key="second"))

    assert made.refunded == made.total
