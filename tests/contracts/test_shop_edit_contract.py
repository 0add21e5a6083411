"""What every shop adapter must do when lines or the address are changed."""

from dataclasses import replace

import pytest

from commerce.changes import (
    ChangeRefused,
    LineEdit,
    Settlement,
)
from commerce.port import Address, Can, FinancialStatus, Money
from commerce.units import count_units
from tests.contracts.asking import (
    PORTO,
    again,
    editing,
    left_to_send,
    moving,
    open_units,
    other_variant,
    placed,
    product_of,
    stock_of,
)
from tests.contracts.shops import Stage


@pytest.mark.needs(Can.EDIT_LINES)
async def test_another_size_empties_the_old_line_and_adds_one(stage: Stage) -> None:
    """S1-10, S1-24."""
    order = await placed(stage, "open")
    line = order.lines[0]
    wanted = await other_variant(stage, line)
    before = await stock_of(stage, line)

    changed = await stage.shop.edit_lines(editing(order, LineEdit(line.id, 2, wanted)))

    old, added = changed.order.lines[0], changed.order.lines[-1]
    assert (old.id, old.current, old.unfulfilled, old.ordered) == (line.id, 0, 0, 2)
    assert (added.variant_id, added.current, added.unfulfilled) == (wanted, 2, 2)
    assert open_units(changed.order) == open_units(order)
    assert left_to_send(changed.order) == {one.id: one.unfulfilled for one in changed.order.lines if one.unfulfilled}
    assert changed.order.version != order.version
    assert await again(stage, order) == changed.order
    assert await stock_of(stage, line) == before + 2
    assert changed.quote is not None
    assert changed.quote.settlement is Settlement.NOTHING


@pytest.mark.needs(Can.EDIT_LINES)
async def test_fewer_units_are_refunded_and_go_back_to_the_shelf(stage: Stage) -> None:
    order = await placed(stage, "open")
    line = order.lines[0]
    before = await stock_of(stage, line)

    changed = await stage.shop.edit_lines(editing(order, LineEdit(line.id, 1)))

    assert changed.order.lines[0].current == 1
    assert left_to_send(changed.order)[line.id] == 1
    assert changed.order.total == order.total - line.price
    assert changed.quote is not None
    assert changed.quote.settlement is Settlement.REFUND
    assert changed.quote.difference == Money(-line.price.amount, order.currency)
    assert changed.order.financial_status is FinancialStatus.PARTIALLY_REFUNDED
    assert await stock_of(stage, line) == before + 1


@pytest.mark.needs(Can.EDIT_LINES)
async def test_a_dearer_variant_is_invoiced_and_changing_back_refunds_nothing_unpaid(stage: Stage) -> None:
    order = await placed(stage, "open")
    line = order.lines[0]
    dearer = await other_variant(stage, line, dearer=True)

    quote = await stage.shop.quote(editing(order, LineEdit(line.id, 2, dearer)))
    assert await again(stage, order) == order
    changed = await stage.shop.edit_lines(editing(order, LineEdit(line.id, 2, dearer)))

    assert changed.quote == quote
    assert quote.settlement is Settlement.INVOICE
    assert quote.difference.amount > 0
    assert changed.order.financial_status is FinancialStatus.PARTIALLY_PAID
    back = editing(changed.order, LineEdit(changed.order.lines[-1].id, 2, line.variant_id))
    undone = await stage.shop.edit_lines(back)
    assert undone.quote is not None
    assert undone.quote.settlement is Settlement.NOTHING
    assert (undone.order.total, undone.order.financial_status) == (order.total, FinancialStatus.PAID)


@pytest.mark.needs(Can.EDIT_LINES)
async def test_what_was_refunded_is_paid_anew_when_the_order_grows_again(stage: Stage) -> None:
    order = await placed(stage, "open")
    less = await stage.shop.edit_lines(editing(order, LineEdit(order.lines[0].id, 1)))
    dearer = await other_variant(stage, order.lines[0], dearer=True)

    more = await stage.shop.edit_lines(editing(less.order, LineEdit(order.lines[0].id, 1, dearer)))

    assert more.order.total < order.total
    assert more.quote is not None
    assert more.quote.settlement is Settlement.INVOICE


@pytest.mark.needs(Can.EDIT_LINES)
async def test_shipped_units_of_a_line_are_never_touched(stage: Stage) -> None:
    """S1-65."""
    order = await placed(stage, "part_shipped_units")
    line = order.lines[0]
    wanted = await other_variant(stage, line)

    changed = await stage.shop.edit_lines(editing(order, LineEdit(line.id, 2, wanted)))

    units = count_units(changed.order)
    assert (units[line.id].shipped, units[line.id].open) == (1, 0)
    assert units[changed.order.lines[-1].id].open == 2


@pytest.mark.needs(Can.EDIT_LINES)
@pytest.mark.parametrize(
    ("state", "edit"),
    [
        ("open", ("first", -1, None)),
        ("open", ("first", 3, None)),
        ("open", ("first", 2, None)),
        ("open", ("first", 1, "no-such-variant")),
        ("open", ("nowhere", 0, None)),
        ("open_single_unit", ("first", 0, None)),
        ("shipped", ("first", 0, None)),
        ("part_shipped", ("first", 1, None)),
        ("part_shipped_units", ("first", 3, None)),
        ("with_warehouse_submitted", ("first", 1, None)),
        ("held_fraud", ("first", 0, None)),
        ("cancelled", ("first", 0, None)),
        ("cancelling", ("first", 0, None)),
        ("archived", ("first", 1, None)),
        ("refunded", ("first", 1, None)),
        ("locked", ("first", 1, None)),
        ("quantity_unknown", ("first", 0, None)),
        ("digital", ("first", 0, None)),
    ],
)
async def test_an_edit_the_shop_cannot_make_is_refused_and_writes_nothing(
    stage: Stage, state: str, edit: tuple[str, int, str | None]
) -> None:
    order = await placed(stage, state)
    where, quantity, variant = edit
    line_id = order.lines[0].id if where == "first" else where
    change = editing(order, LineEdit(line_id, quantity, variant))

    with pytest.raises(ChangeRefused):
        await stage.shop.quote(change)
    with pytest.raises(ChangeRefused):
        await stage.shop.edit_lines(change)

    assert await again(stage, order) == order


@pytest.mark.needs(Can.EDIT_LINES)
async def test_a_variant_of_another_product_or_one_sold_out_is_refused(stage: Stage) -> None:
    order = await placed(stage, "open")
    tee, beanie, *_ = order.lines
    product = await product_of(stage, tee)
    sold_out = next(variant.id for variant in product.variants if variant.stock == 0)

    for variant_id in (beanie.variant_id, sold_out):
        with pytest.raises(ChangeRefused):
            await stage.shop.edit_lines(editing(order, LineEdit(tee.id, 2, variant_id)))


@pytest.mark.needs(Can.EDIT_LINES)
async def test_several_edits_are_made_all_or_not_at_all(stage: Stage) -> None:
    order = await placed(stage, "open")
    first, second, third = order.lines

    with pytest.raises(ChangeRefused):
        await stage.shop.edit_lines(editing(order, LineEdit(first.id, 1), LineEdit(second.id, 9)))
    assert await again(stage, order) == order
    with pytest.raises(ChangeRefused):
        await stage.shop.edit_lines(editing(order, *(LineEdit(line.id, 0) for line in order.lines)))
    with pytest.raises(ChangeRefused):
        await stage.shop.edit_lines(editing(order))

    changed = await stage.shop.edit_lines(editing(order, LineEdit(first.id, 1), LineEdit(second.id, 0)))
    assert [line.current for line in changed.order.lines] == [1, 0, third.current]


async def test_the_address_is_overwritten(stage: Stage) -> None:
    order = await placed(stage, "open")

    changed = await stage.shop.change_address(moving(order))

    assert changed.order.shipping_address == PORTO
    assert changed.order.lines == order.lines
    assert changed.order.version != order.version


@pytest.mark.parametrize(
    "address",
    [
        None,
        replace(PORTO, line1=" "),
        replace(PORTO, postcode=""),
        replace(PORTO, city=""),
        replace(PORTO, name=""),
        replace(PORTO, country="Portugal"),
        replace(PORTO, line1="x" * 5000),
    ],
)
async def test_an_address_without_a_needed_field_is_refused(stage: Stage, address: Address | None) -> None:
    order = await placed(stage, "open")

    with pytest.raises(ChangeRefused):
        await stage.shop.change_address(moving(order, address))

    assert await again(stage, order) == order


@pytest.mark.parametrize("state", ["part_shipped", "shipped", "with_warehouse_accepted", "cancelled", "digital"])
async def test_an_address_that_is_on_its_way_cannot_be_changed(stage: Stage, state: str) -> None:
    order = await placed(stage, state)

    with pytest.raises(ChangeRefused):
        await stage.shop.change_address(moving(order))
