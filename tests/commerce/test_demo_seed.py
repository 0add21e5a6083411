"""The demo shop's plan: every state is there, and stays true as days go by."""

import asyncio
from datetime import timedelta

from sqlalchemy import func, select, update

from commerce.demo.catalogue import ARTICLES
from commerce.demo.models import DemoCustomerRow, DemoOrderRow
from commerce.demo.people import ANA, CUSTOMERS, JOAO, LEE, SAM
from commerce.demo.place import place
from commerce.demo.seed import PLAN, REPLACED_AFTER, seed
from commerce.demo.shop import DemoShop
from commerce.demo.states import STATES
from commerce.editability import OrderState, Reason
from commerce.terms import EditKind
from kit.clock import ManualClock
from kit.db import Database
from tests.commerce.building import ONE_HOUR, decide
from tests.commerce.looking import STORE, change_first_line, in_state, orders_of


def test_the_demo_is_large_enough_and_knows_every_state() -> None:
    assert len(ARTICLES) >= 15
    assert len(CUSTOMERS) >= 10
    assert len(PLAN) >= 40
    assert {entry.state for entry in PLAN} == set(STATES)
    assert len({entry.slot for entry in PLAN}) == len(PLAN)


EXPECTED = {
    "open": OrderState.OPEN,
    "outside_window": OrderState.OPEN,
    "with_warehouse_submitted": OrderState.WITH_WAREHOUSE,
    "with_warehouse_accepted": OrderState.WITH_WAREHOUSE,
    "with_warehouse_cancel_requested": OrderState.WITH_WAREHOUSE,
    "with_warehouse_cancel_rejected": OrderState.WITH_WAREHOUSE,
    "with_warehouse_in_progress": OrderState.WITH_WAREHOUSE,
    "warehouse_rejected": OrderState.OPEN,
    "warehouse_gave_back": OrderState.OPEN,
    "part_with_warehouse": OrderState.OPEN,
    "personalised_line": OrderState.OPEN,
    "held_by_us": OrderState.OPEN,
    "held_fraud": OrderState.ON_HOLD,
    "held_payment": OrderState.ON_HOLD,
    "scheduled": OrderState.SCHEDULED,
    "part_shipped": OrderState.PART_SHIPPED,
    "part_shipped_units": OrderState.PART_SHIPPED,
    "part_shipped_rest_with_warehouse": OrderState.PART_SHIPPED,
    "return_open": OrderState.PART_SHIPPED,
    "shipped": OrderState.SHIPPED,
    "label_printed": OrderState.SHIPPED,
    "delivered": OrderState.SHIPPED,
    "cancelled": OrderState.CANCELLED,
    "cancelling": OrderState.CANCELLING,
    "archived": OrderState.ARCHIVED,
    "refunded": OrderState.REFUNDED,
    "voided": OrderState.LOCKED,
    "locked": OrderState.LOCKED,
    "digital": OrderState.DIGITAL,
    "quantity_unknown": OrderState.UNKNOWN,
}


async def test_every_seeded_order_is_in_the_state_it_is_named_after(shop: DemoShop, database: Database) -> None:
    found = {state: decide(await in_state(shop, database, state)).state for state in EXPECTED}

    assert found == EXPECTED


async def test_every_state_inside_the_window_names_what_else_closes_it(shop: DemoShop, database: Database) -> None:
    reasons = {
        state: decide(await in_state(shop, database, state), ONE_HOUR).edits[EditKind.CANCEL].reason for state in STATES
    }

    assert reasons["open"] is None
    assert reasons["authorized"] is None
    assert reasons["payment_pending"] is Reason.PAYMENT_PENDING
    assert reasons["return_open_unsent"] is Reason.RETURN_OPEN
    assert reasons["part_with_warehouse"] is Reason.WITH_WAREHOUSE
    assert {state for state, reason in reasons.items() if reason is Reason.WINDOW_CLOSED} == {
        "outside_window",
        "too_old_open",
    }


async def test_the_newest_order_of_ana_is_open_with_a_shirt_in_sizes(shop: DemoShop) -> None:
    """S1-39."""
    newest, *older = await orders_of(shop, ANA)

    answer = decide(newest)
    assert (answer.state, answer.edits[EditKind.VARIANT].allowed) == (OrderState.OPEN, True)
    product = await shop.product(newest.lines[0].product_id)
    assert product is not None
    assert {name for name, _ in product.variants[0].options} == {"Size", "Colour"}
    assert len(older) >= 2


async def test_the_documented_customers_have_the_orders_that_are_told_of_them(shop: DemoShop) -> None:
    open_orders = {
        email: [order for order in await orders_of(shop, email) if decide(order).is_editable]
        for email in (JOAO, SAM, LEE)
    }

    assert len(open_orders[JOAO]) == 1
    assert len(open_orders[SAM]) == 3
    assert all(decide(order).state is OrderState.PART_SHIPPED for order in open_orders[LEE])


async def test_order_names_are_given_out_in_the_order_of_their_dates_and_never_twice(
    shop: DemoShop, database: Database
) -> None:
    async with database.begin() as session:
        rows = (await session.scalars(select(DemoOrderRow).order_by(DemoOrderRow.number))).all()

    assert [row.number for row in rows] == list(range(1001, 1001 + len(PLAN)))
    assert [row.placed_at for row in rows] == sorted(row.placed_at for row in rows)


async def test_orders_placed_at_once_get_names_of_their_own(database: Database, clock: ManualClock) -> None:
    async def one() -> str:
        async with database.begin() as session:
            return await place(session, STORE, ANA, "open", clock.now())

    assert len(set(await asyncio.gather(*(one() for _ in range(6))))) == 6


async def test_a_later_start_dates_untouched_orders_anew_and_adds_none(
    shop: DemoShop, database: Database, clock: ManualClock
) -> None:
    before = (await orders_of(shop, ANA))[0]
    clock.move(timedelta(days=9))
    assert decide(before, now=clock.now()).edits[EditKind.VARIANT].reason is Reason.WINDOW_CLOSED

    async with database.begin() as session:
        await seed(session, STORE, clock.now())

    after = (await orders_of(shop, ANA))[0]
    assert (after.id, after.version) == (before.id, before.version)
    assert after.placed_at - before.placed_at == timedelta(days=9)
    assert decide(after, now=clock.now()).edits[EditKind.VARIANT].allowed
    async with database.begin() as session:
        assert await session.scalar(select(func.count()).select_from(DemoOrderRow)) == len(PLAN)


async def test_a_shop_filled_before_customers_had_telephones_learns_their_numbers(
    shop: DemoShop, database: Database, clock: ManualClock
) -> None:
    before = await orders_of(shop, ANA)
    async with database.begin() as session:
        await session.execute(update(DemoCustomerRow).values(phone="", name="Somebody"))

    async with database.begin() as session:
        await seed(session, STORE, clock.now())

    async with database.begin() as session:
        rows = {row.email: row for row in await session.scalars(select(DemoCustomerRow))}
    assert {person.email: (person.name, person.phone) for person in CUSTOMERS} == {
        email: (row.name, row.phone) for email, row in rows.items()
    }
    assert [(one.id, one.version, one.placed_at) for one in await orders_of(shop, ANA)] == [
        (one.id, one.version, one.placed_at) for one in before
    ]


async def test_a_changed_order_keeps_its_date_and_makes_room_for_a_fresh_one_later(
    shop: DemoShop, database: Database, clock: ManualClock
) -> None:
    changed = (await change_first_line(shop, (await orders_of(shop, ANA))[0], "k1")).order

    for by, newest_is_changed in ((timedelta(hours=1), True), (REPLACED_AFTER, False)):
        clock.move(by)
        async with database.begin() as session:
            await seed(session, STORE, clock.now())
        newest = (await orders_of(shop, ANA))[0]
        assert (newest.id == changed.id) is newest_is_changed
        assert await shop.order(changed.customer_id, changed.id) == changed
    assert decide(newest, now=clock.now()).edits[EditKind.VARIANT].allowed
