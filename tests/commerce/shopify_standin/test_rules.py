"""The pure rules: what an edit and a parcel do to quantities and fulfilment orders, for any order there can be."""

from collections import Counter
from datetime import UTC, datetime
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as some

from commerce.shopify.standin import editing, returning, warehouse
from commerce.shopify.standin.model import (
    Group,
    GroupLine,
    HoldModel,
    LineItem,
    OrderModel,
    Parcel,
    ParcelLine,
    ReturnItem,
    ReturnModel,
    Session,
)

AT = datetime(2026, 11, 18, tzinfo=UTC)
REQUESTS = ["UNSUBMITTED", "SUBMITTED", "ACCEPTED", "REJECTED"]
NAMES = ("l1", "l2", "l3")


class Names:
    """New names, one after the other."""

    def __init__(self) -> None:
        self._count = 0

    def __call__(self, kind: str) -> str:
        self._count += 1
        return f"{kind}-{self._count}"


@some.composite
def orders(draw: some.DrawFn) -> OrderModel:
    """An order whose units still to be sent lie on one or two fulfilment orders."""
    lines: list[LineItem] = []
    placed: list[list[GroupLine]] = [[], []]
    for name in NAMES[: draw(some.integers(1, 3))]:
        current = draw(some.integers(0, 4))
        unfulfilled = draw(some.integers(0, current))
        price = Decimal(draw(some.integers(1, 90)))
        removed = draw(some.integers(0, 2))
        lines.append(
            LineItem(name, name, "", price, current + removed, current, unfulfilled, current, variant=f"v-{name}")
        )
        first = draw(some.integers(0, unfulfilled))
        for place, units in enumerate((first, unfulfilled - first)):
            if units:
                placed[place].append(GroupLine(f"{name}-{place}", name, units, units))
    groups = tuple(
        Group(f"f{place}", "OPEN", draw(some.sampled_from(REQUESTS)), tuple(held))
        for place, held in enumerate(placed)
        if held
    )
    return OrderModel("o", 1, "#1", None, "", AT, AT, "EUR", tuple(lines), groups, Decimal(5))


def remaining(groups: tuple[Group, ...]) -> Counter[str]:
    units: Counter[str] = Counter()
    for one in groups:
        for line in one.lines:
            units[line.line] += line.remaining
    return +units


def unfulfilled(lines: tuple[LineItem, ...]) -> Counter[str]:
    return +Counter({line.id: line.unfulfilled for line in lines})


@given(orders(), some.data())
def test_a_commit_keeps_lines_and_fulfilment_orders_in_step(order: OrderModel, data: some.DataObject) -> None:
    session = Session("s", order.id)
    for line in order.lines:
        if data.draw(some.booleans()):
            wished = data.draw(some.integers(-1, 6))
            one = next(one for one in editing.staged(order, session, ()) if one.line.id == line.id)
            if editing.check_quantity(one, wished) is None:
                session.quantities[line.id] = wished
    units = data.draw(some.integers(1, 3))
    added = (LineItem("new", "new", "", Decimal(7), units, units, units, units, variant="v-new"),)
    staged = editing.staged(order, session, added if data.draw(some.booleans()) else ())

    done = editing.commit(order, staged, Names())

    assert remaining(done.groups) == unfulfilled(done.lines)
    before = {line.id: line for line in order.lines}
    for line in done.lines:
        assert 0 <= line.unfulfilled <= line.current <= line.quantity
        if line.id in before:
            old = before[line.id]
            assert line.current - line.unfulfilled == old.current - old.unfulfilled
            assert line.quantity >= old.quantity
    assert sum((line.price * line.current for line in done.lines), Decimal(0)) == editing.subtotal(staged)
    assert all(group.status == "CLOSED" or any(one.remaining for one in group.lines) for group in done.groups)


@given(orders(), some.data())
def test_what_is_sent_leaves_the_fulfilment_orders_once(order: OrderModel, data: some.DataObject) -> None:
    sent = {line.id: data.draw(some.integers(0, line.unfulfilled)) for line in order.lines}

    groups, touched = warehouse.send(order.groups, sent)

    left = +Counter({line.id: line.unfulfilled - sent[line.id] for line in order.lines})
    assert remaining(groups) == left
    assert bool(touched) == any(sent.values())
    assert all(any(line.remaining for line in one.lines) == (one.status != "CLOSED") for one in groups)


@given(orders(), some.data())
def test_nothing_comes_back_twice(order: OrderModel, data: some.DataObject) -> None:
    sent = [(line.id, data.draw(some.integers(0, line.current))) for line in order.lines]
    order.parcels = (Parcel("p", tuple(ParcelLine(f"pl-{name}", name, units) for name, units in sent), AT),)
    for place in range(data.draw(some.integers(0, 4))):
        free = returning.returnable(order)
        if not free:
            break
        name = data.draw(some.sampled_from(sorted(free)))
        units = data.draw(some.integers(1, free[name] + 1))
        refusal = returning.check_request(order, {name: units})
        assert (refusal is None) == (units <= free[name])
        if refusal is None:
            item = ReturnItem(f"ri-{place}", name, units, "UNWANTED")
            order.returns = (*order.returns, ReturnModel(f"r-{place}", "R", "REQUESTED", AT, (item,)))
    coming = Counter({one.id: 0 for one in order.parcels[0].lines})
    for back in order.returns:
        coming.update({item.parcel_line: item.quantity for item in back.items})
    assert all(coming[line.id] <= line.quantity for line in order.parcels[0].lines)


@given(orders(), some.integers(0, 12))
def test_a_fulfilment_order_carries_ten_holds_of_an_app_and_gives_back_exactly_those_named(
    order: OrderModel, count: int
) -> None:
    if not order.groups:
        return
    group = order.groups[0]
    for place in range(count):
        held = warehouse.place_hold(group, HoldModel(f"h{place}", "OTHER", "app", f"handle-{place}"))
        if isinstance(held, warehouse.Refusal):
            assert (place, held.code) == (10, "FULFILLMENT_ORDER_HOLD_LIMIT_REACHED") or place > 10
            break
        group = held
    assert len(group.holds) == min(count, 10)

    freed = warehouse.release_holds(group, frozenset({"h0"}))
    assert [hold.id for hold in freed.holds] == [hold.id for hold in group.holds if hold.id != "h0"]
    assert (freed.status == "ON_HOLD") == bool(freed.holds)
    assert warehouse.release_holds(group, None).holds == ()
