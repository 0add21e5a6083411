"""Changes at Shopify that are refused, take long, or meet an order that moves."""

import pytest

from commerce.changes import ChangeRefused, LineEdit, OrderMoved
from commerce.shopify.refusals import MissingScope
from commerce.shopify.standin import merchant
from commerce.shopify.standin.knobs import Fault, FaultKind
from kit.errors import Temporary
from tests.commerce.shopify.test_writes import CHANGES, FEE, fresh, keeps_the_fee
from tests.contracts.asking import cancelling, editing, holding, placed, releasing
from tests.contracts.shopify_stage import ShopifyStage


async def test_an_order_that_changes_just_before_the_commit_keeps_what_has_left(stage: ShopifyStage) -> None:
    """Never a unit that was sent: Shopify refuses the session, and the customer hears that the order moved."""
    order = await placed(stage, "open")
    stage.world.knobs.add(
        Fault(
            FaultKind.MOVED,
            operation="orderEditCommit",
            order=order.id,
            happens=lambda one: void(merchant.ship(stage.world, stage.store, one.id)),
        )
    )

    with pytest.raises(OrderMoved):
        await stage.shop.edit_lines(editing(order, LineEdit(order.lines[0].id, 1)))

    assert [line.current for line in (await stage.shop.order(stage.me, order.id)).lines] == [
        line.current for line in order.lines
    ]


def void(_: object) -> None:
    """Drop what is returned."""


async def test_a_shop_that_counts_only_editable_units_is_understood(stage: ShopifyStage) -> None:
    """S1-65: its documents do not say which it counts."""
    stage.world.knobs.counts_editable = True
    order = await placed(stage, "part_shipped_units")

    changed = await stage.shop.edit_lines(editing(order, LineEdit(order.lines[0].id, 1)))

    assert changed.order.lines[0].current == order.lines[0].current - 1


async def test_a_cancellation_that_takes_long_is_pending_until_it_is_done(stage: ShopifyStage) -> None:
    """S1-10."""
    stage.world.knobs.polls = 20
    order = await placed(stage, "open")

    asked = await stage.shop.cancel(cancelling(order))

    assert asked.pending
    assert (await fresh(stage).order(stage.me, order.id)).cancel_pending
    assert (await fresh(stage).orders(stage.me))[0].cancel_pending
    with pytest.raises(ChangeRefused):
        await fresh(stage).cancel(cancelling(asked.order))
    await stage.finish()
    done = await stage.shop.order(stage.me, order.id)
    assert (done.cancel_pending, done.cancelled_at is not None) == (False, True)


async def test_with_a_fee_a_long_cancellation_is_asked_for_again_until_the_rest_is_given_back(
    stage: ShopifyStage,
) -> None:
    stage.world.knobs.polls = 10
    order = await placed(stage, "open")
    change = cancelling(order, fee=FEE)

    with pytest.raises(Temporary):
        await stage.shop.cancel(change)
    await stage.finish()
    done = await fresh(stage).cancel(change)

    assert keeps_the_fee(stage, order, done.order)


async def test_a_cancellation_that_shopify_does_not_carry_out_is_not_called_done(stage: ShopifyStage) -> None:
    stage.world.knobs.job_fails = True
    order = await placed(stage, "open")

    with pytest.raises(ChangeRefused) as refusal:
        await stage.shop.cancel(cancelling(order))

    assert refusal.value.code == "cancel_failed"
    assert not (await stage.shop.order(stage.me, order.id)).cancel_pending


@pytest.mark.parametrize(
    ("scope", "verb", "name"),
    [
        ("write_order_edits", "edit_lines", "fewer"),
        ("write_orders", "change_address", "address"),
        ("write_returns", "request_return", "return"),
    ],
)
async def test_the_scope_that_a_change_lacks_is_named(stage: ShopifyStage, scope: str, verb: str, name: str) -> None:
    order = await placed(stage, CHANGES[name][0])
    change = await CHANGES[name][2](stage, order)
    stage.store.scopes -= {scope}

    with pytest.raises(MissingScope) as refusal:
        await getattr(stage.shop, verb)(change)

    assert scope in refusal.value.detail


async def test_a_hold_of_another_app_stays_when_ours_is_released(stage: ShopifyStage) -> None:
    order = await placed(stage, "open")
    ours = await stage.shop.hold(holding(order))
    merchant.hold(stage.world, stage.store, order.id)

    released = await stage.shop.release(releasing(ours.order))

    assert [[hold.ours for hold in group.holds] for group in released.order.fulfilment_orders] == [[False]]
