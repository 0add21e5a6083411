"""What every shop adapter must keep: a change happens once, and only on what was seen."""

import asyncio
from dataclasses import replace

import pytest

from commerce.changes import (
    Changed,
    ChangeRefused,
    LineEdit,
    OrderMoved,
    RequestReturn,
)
from commerce.port import Can
from commerce.returns import ReturnLine, ReturnReason
from kit.errors import NotFound
from tests.contracts.asking import (
    again,
    cancelling,
    editing,
    holding,
    key,
    moving,
    placed,
    product_of,
    releasing,
)
from tests.contracts.shops import Stage


@pytest.mark.needs(Can.EDIT_LINES)
async def test_the_same_key_twice_is_one_change(stage: Stage) -> None:
    order = await placed(stage, "open")
    change = editing(order, LineEdit(order.lines[0].id, 1))

    first = await stage.shop.edit_lines(change)
    second = await stage.shop.edit_lines(change)

    assert first == second
    assert (await again(stage, order)).version == first.order.version


@pytest.mark.needs(Can.EDIT_LINES)
async def test_a_key_cannot_be_used_for_another_change(stage: Stage) -> None:
    order = await placed(stage, "open")
    first = await stage.shop.edit_lines(editing(order, LineEdit(order.lines[0].id, 1), once="mine"))

    with pytest.raises(ChangeRefused):
        await stage.shop.edit_lines(editing(first.order, LineEdit(order.lines[0].id, 0), once="mine"))


@pytest.mark.needs(Can.EDIT_LINES)
async def test_many_writers_with_one_key_make_one_change(stage: Stage) -> None:
    order = await placed(stage, "open")
    change = editing(order, LineEdit(order.lines[0].id, 1))

    answers = await asyncio.gather(*(stage.shop.edit_lines(change) for _ in range(6)))

    assert all(answer == answers[0] for answer in answers)
    assert (await again(stage, order)).lines[0].current == 1


@pytest.mark.needs(Can.EDIT_LINES)
async def test_of_two_different_writers_the_second_is_told_that_the_order_moved(stage: Stage) -> None:
    order = await placed(stage, "open")
    changes = [editing(order, LineEdit(order.lines[0].id, 1)), editing(order, LineEdit(order.lines[1].id, 0))]

    answers = await asyncio.gather(*(stage.shop.edit_lines(one) for one in changes), return_exceptions=True)

    assert sorted(type(answer).__name__ for answer in answers) == ["Changed", "OrderMoved"]


@pytest.mark.needs(Can.EDIT_LINES)
async def test_the_last_units_on_the_shelf_are_not_sold_twice(stage: Stage) -> None:
    orders = [await placed(stage, "final_sale_line") for _ in range(8)]
    product = await product_of(stage, orders[0].lines[0])
    scarce = next(one for one in product.variants if one.stock == 6 and one.id != orders[0].lines[0].variant_id)
    changes = [editing(order, LineEdit(order.lines[0].id, 1, scarce.id)) for order in orders]

    answers = await asyncio.gather(*(stage.shop.edit_lines(one) for one in changes), return_exceptions=True)

    assert sum(isinstance(answer, Changed) for answer in answers) == 6
    assert sum(isinstance(answer, ChangeRefused) for answer in answers) == 2


async def test_every_change_is_refused_once_the_order_has_moved(stage: Stage) -> None:
    order = await placed(stage, "open")
    await stage.ship(order.id)
    moved = await again(stage, order)

    shop = stage.shop
    for attempt in (
        shop.edit_lines(editing(order, LineEdit(order.lines[0].id, 1))),
        shop.quote(editing(order, LineEdit(order.lines[0].id, 1))),
        shop.change_address(moving(order)),
        shop.cancel(cancelling(order)),
        shop.hold(holding(order)),
    ):
        with pytest.raises(OrderMoved):
            await attempt
    assert await again(stage, order) == moved


async def test_a_stranger_changes_nothing_and_learns_nothing(stage: Stage) -> None:
    """S1-64."""
    order = await placed(stage, "open")
    theirs = replace(order, customer_id=stage.stranger)

    shop = stage.shop
    for attempt in (
        shop.edit_lines(editing(theirs, LineEdit(order.lines[0].id, 1))),
        shop.quote(editing(theirs, LineEdit(order.lines[0].id, 1))),
        shop.change_address(moving(theirs)),
        shop.cancel(cancelling(theirs)),
        shop.hold(holding(theirs)),
        shop.release(releasing(theirs)),
    ):
        with pytest.raises(NotFound):
            await attempt
    assert await again(stage, order) == order


async def test_what_the_shop_cannot_do_is_refused_by_name_and_changes_nothing(stage: Stage) -> None:
    """S1-37: a capability that is missing is missing in the writes too, for an order that would allow it."""
    order, shop = await placed(stage, "open"), stage.shop
    asked_back = RequestReturn(
        order.customer_id, order.id, key(), order.version, (ReturnLine(order.lines[0].id, 1, ReturnReason.OTHER),)
    )
    attempts = {
        Can.EDIT_LINES: lambda: shop.edit_lines(editing(order, LineEdit(order.lines[0].id, 1))),
        Can.CHANGE_ADDRESS: lambda: shop.change_address(moving(order)),
        Can.CANCEL: lambda: shop.cancel(cancelling(order)),
        Can.HOLD: lambda: shop.hold(holding(order)),
        Can.REQUEST_RETURN: lambda: shop.request_return(asked_back),
    }
    for capability in attempts.keys() - shop.can:
        with pytest.raises(ChangeRefused) as refusal:
            await attempts[capability]()
        assert refusal.value.code == "shop_cannot"
    assert await again(stage, order) == order
