"""How many units of a line are where: never a guess, never more than there are."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commerce.bigcommerce.orders import OrderRead, quantities, to_order
from commerce.bigcommerce.shapes import Consignments, OrderProduct, ShippingConsignment, VendorOrder
from commerce.bigcommerce.statuses import OVER, SENT, UNTOLD, StatusId
from commerce.fulfilment import FulfilmentOrderStatus
from commerce.units import count_units

counts = st.integers(-3, 12)
statuses = st.sampled_from(sorted(StatusId)) | st.integers(15, 99)
lines = st.builds(
    OrderProduct,
    id=st.integers(1, 50),
    quantity=counts,
    quantity_shipped=counts,
    quantity_refunded=counts,
    type=st.sampled_from(["physical", "digital", "giftcertificate"]),
    price_inc_tax=st.decimals(0, 100, places=2),
)
orders = st.builds(
    VendorOrder,
    id=st.just(7),
    status_id=statuses,
    date_created=st.just("Tue, 05 Mar 2019 21:40:11 +0000"),
    date_shipped=st.sampled_from(["", "Wed, 06 Mar 2019 21:40:11 +0000"]),
    default_currency_code=st.just("EUR"),
    payment_status=st.sampled_from(["", "captured", "authorized", "refunded", "void pending", "something new"]),
)


@given(lines, orders)
def test_quantities_add_up(line: OrderProduct, order: VendorOrder) -> None:
    """S1-65: unfulfilled is within current, current within ordered, and all that is told is certain."""
    current, unfulfilled = quantities(line, order)

    ordered = max(0, line.quantity)
    assert 0 <= current <= ordered
    if unfulfilled is None:
        assert current > 0
        return
    assert 0 <= unfulfilled <= current
    if order.status_id not in OVER | SENT | UNTOLD:
        shipped = min(max(0, line.quantity_shipped), ordered)
        assert unfulfilled <= ordered - shipped
        assert current - unfulfilled <= shipped


@given(st.lists(lines, max_size=5, unique_by=lambda line: line.id), orders)
def test_every_order_can_be_counted(several: list[OrderProduct], order: VendorOrder) -> None:
    read = to_order(OrderRead(order, tuple(several)), {})

    for line in read.lines:
        units = count_units(read)[line.id]
        assert units.current == line.current
        assert min(units.shipped, units.open, units.with_warehouse, units.held, units.digital, units.unplaced) >= 0
    left = {one.line_id: one.remaining for group in read.fulfilment_orders for one in group.lines}
    assert left == {line.id: line.unfulfilled or 0 for line in read.lines if line.requires_shipping}


@given(lines, orders)
def test_an_untouched_order_keeps_its_version(line: OrderProduct, order: VendorOrder) -> None:
    consigned = order.model_copy(
        update={"consignments": Consignments(shipping=(ShippingConsignment(line_items=(line,)),))}
    )
    assert OrderRead(consigned, (line,)).version == OrderRead(order.model_copy(), (line.model_copy(),)).version
    more = line.model_copy(update={"quantity_shipped": line.quantity_shipped + 1})
    assert OrderRead(consigned, (more,)).version != OrderRead(consigned, (line,)).version


def test_a_refund_of_a_part_shipped_line_leaves_the_rest_unknown() -> None:
    """Of three units two have left and one was refunded: nobody can say whether that one had left."""
    order = VendorOrder(id=1, status_id=StatusId.PARTIALLY_SHIPPED)

    assert quantities(OrderProduct(id=1, quantity=3, quantity_shipped=2, quantity_refunded=1), order) == (2, None)
    assert quantities(OrderProduct(id=1, quantity=3, quantity_shipped=3, quantity_refunded=1), order) == (2, 0)
    assert quantities(OrderProduct(id=1, quantity=3, quantity_shipped=0, quantity_refunded=1), order) == (2, 2)


@pytest.mark.parametrize(
    ("status", "group"),
    [
        (StatusId.AWAITING_FULFILMENT, FulfilmentOrderStatus.OPEN),
        (StatusId.PENDING, FulfilmentOrderStatus.OPEN),
        (StatusId.AWAITING_SHIPMENT, FulfilmentOrderStatus.IN_PROGRESS),
        (StatusId.AWAITING_PICKUP, FulfilmentOrderStatus.IN_PROGRESS),
        (StatusId.MANUAL_VERIFICATION, FulfilmentOrderStatus.ON_HOLD),
        (StatusId.CANCELLED, FulfilmentOrderStatus.CANCELLED),
        (StatusId.SHIPPED, FulfilmentOrderStatus.CLOSED),
        (77, FulfilmentOrderStatus.IN_PROGRESS),
    ],
)
def test_each_status_makes_a_fulfilment_order(status: int, group: FulfilmentOrderStatus) -> None:
    """A status that nobody knows is taken for the warehouse's: nothing is open to a change by mistake."""
    order = VendorOrder(id=1, status_id=status, date_created="Tue, 05 Mar 2019 21:40:11 +0000", currency_code="EUR")
    line = OrderProduct(id=5, quantity=2, price_inc_tax=Decimal(1))

    assert [one.status for one in to_order(OrderRead(order, (line,)), {}).fulfilment_orders] == [group]


def test_amounts_and_counts_are_read_however_they_are_written() -> None:
    line = OrderProduct.model_validate(
        {"id": 1, "quantity": "2", "quantity_shipped": "1.0000", "quantity_refunded": "", "price_inc_tax": 12.5}
    )

    assert (line.quantity, line.quantity_shipped, line.quantity_refunded) == (2, 1, 0)
    assert line.price_inc_tax == Decimal("12.5")
