"""Properties: typed, bounded, with their source; what is written from outside wins until it is removed."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import update

from commerce.happenings import EventName, Happened
from commerce.port import Address, FinancialStatus, Money, Order, ShopCustomer
from customers import predictions
from customers.activity import keep
from customers.identity import CustomerInfo, save_customer
from customers.models import CustomerEventRow
from customers.predictions import refresh_all
from customers.properties import LARGEST, MOST, STANDARD, Type, check, properties_of, put
from kit.clock import ManualClock
from kit.db import Database
from kit.errors import AppError, Conflict, Invalid, TooLarge
from kit.tables import ROOT
from stores.stores import Store

DAY = timedelta(days=1)


@pytest.fixture
async def ana(database: Database, clock: ManualClock, store: Store) -> CustomerInfo:
    async with database.begin() as session:
        return await save_customer(
            session, clock, store.id, ShopCustomer("c-1", "ana@example.com", "Ana", language="pt")
        )


@pytest.fixture
def shelf(database: Database, clock: ManualClock, ana: CustomerInfo) -> "Shelf":
    return Shelf(database, clock, ana)


class Shelf:
    """The properties of one customer."""

    def __init__(self, database: Database, clock: ManualClock, ana: CustomerInfo) -> None:
        self.database, self.clock, self.ana = database, clock, ana

    async def put(self, **values: Any) -> None:  # noqa: ANN401 - any value
        named = {name.replace("S_", "$"): value for name, value in values.items()}
        async with self.database.begin() as session:
            await put(session, self.clock, self.ana.store_id, self.ana.id, named, source="api:3")

    async def all(self) -> dict[str, tuple[Any, str]]:
        async with self.database.look() as session:
            return {one.name: (one.value, one.source) for one in await properties_of(session, self.ana.id)}

    async def order(self, number: int, country: str = "PT", currency: str = "EUR") -> Order:
        """Place an order now, as the shop tells it."""
        now = self.clock.now()
        order = Order(
            id=f"o-{number}",
            name=f"#{number}",
            version="1",
            customer_id="c-1",
            placed_at=now,
            currency=currency,
            lines=(),
            fulfilment_orders=(),
            fulfilments=(),
            total=Money(Decimal("20.10"), currency),
            financial_status=FinancialStatus.PAID,
            shipping_address=Address("Ana", "Rua 1", "Porto", "4000", country),
        )
        await self.happened(order, EventName.PLACED)
        return order

    async def happened(self, order: Order, name: EventName) -> None:
        facts = {"value": str(order.total.amount), "currency": order.currency}
        async with self.database.begin() as session:
            one = Happened(name, f"{name}:{order.id}", self.clock.now(), facts)
            await keep(session, self.clock, self.ana, order, [one])


async def test_what_the_shop_tells_and_what_follows_from_orders_is_kept(shelf: Shelf, clock: ManualClock) -> None:
    """S2-06, S2-08, S2-18."""
    first = clock.now()
    await shelf.order(1, "DE")
    clock.move(30 * DAY)
    await shelf.order(2)
    known = await shelf.all()
    assert known == {
        "$email": ("ana@example.com", "shop"),
        "$name": ("Ana", "shop"),
        "$language": ("pt", "shop"),
        "$country": ("PT", "shop"),
        "$city": ("Porto", "shop"),
        "$orders": (2, "computed"),
        "$spent": (40.2, "computed"),
        "$last_order_at": ((first + 30 * DAY).isoformat(), "computed"),
        "$is_returning": (True, "computed"),
        "$expected_next_order": ((first + 100 * DAY).isoformat(), "computed"),
        "$churn_risk": ("low", "computed"),
    }
    assert set(known) <= set(STANDARD)


async def test_the_risk_grows_by_night(shelf: Shelf, clock: ManualClock, database: Database) -> None:
    """S2-08."""
    await shelf.order(1)
    for days, risk in ((90, "low"), (1, "medium"), (90, "high")):
        clock.move(days * DAY)
        await refresh_all(predictions.Deps(database, clock))
        assert (await shelf.all())["$churn_risk"] == (risk, "computed")


async def test_everybody_is_predicted_a_few_at_a_time_and_what_is_the_same_is_not_written_again(
    shelf: Shelf, clock: ManualClock, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """S2-08."""
    monkeypatch.setattr(predictions, "AT_ONCE", 2)
    await shelf.order(1)
    async with database.begin() as session:
        for number in range(4):
            await save_customer(session, clock, shelf.ana.store_id, ShopCustomer(f"x-{number}", "x@example.com", "X"))
    clock.move(91 * DAY)
    assert await refresh_all(predictions.Deps(database, clock)) == 5
    async with database.look() as session:
        found = await properties_of(session, shelf.ana.id)
    assert [one.name for one in found if one.updated_at == clock.now()] == ["$churn_risk"]


async def test_a_cancelled_order_counts_for_nothing(shelf: Shelf) -> None:
    kept, gone = await shelf.order(1), await shelf.order(2, "DE", "USD")
    await shelf.happened(gone, EventName.CANCELLED)
    assert (await shelf.all())["$orders"] == (1, "computed")
    await shelf.happened(kept, EventName.CANCELLED)
    assert not {"$orders", "$churn_risk", "$is_returning"} & set(await shelf.all())


async def test_an_order_whose_value_cannot_be_read_counts_as_one(shelf: Shelf, database: Database) -> None:
    await shelf.order(1)
    async with database.begin() as session:
        await session.execute(update(CustomerEventRow).values(facts={"value": "much"}))
    await refresh_all(predictions.Deps(database, shelf.clock))
    assert ((await shelf.all())["$orders"], (await shelf.all())["$spent"]) == ((1, "computed"), (0, "computed"))


async def test_what_is_written_from_outside_wins_until_it_is_removed(shelf: Shelf, clock: ManualClock) -> None:
    """S2-06, S2-07, S2-08."""
    await shelf.order(1)
    await shelf.put(S_churn_risk="high", S_country="FR", plan="gold", boxes=3, tags=["a", "b"], is_vip=True)
    clock.move(30 * DAY)
    await shelf.order(2)
    known = await shelf.all()
    assert (known["$churn_risk"], known["$country"], known["$orders"]) == (
        ("high", "api:3"),
        ("FR", "api:3"),
        (2, "computed"),
    )
    assert (known["plan"], known["boxes"], known["tags"], known["is_vip"]) == (
        ("gold", "api:3"),
        (3, "api:3"),
        (["a", "b"], "api:3"),
        (True, "api:3"),
    )
    await shelf.put(S_churn_risk=None, S_country=None, plan=None, never=None)
    await shelf.order(3)
    known = await shelf.all()
    assert (known["$churn_risk"], known["$country"]) == (("low", "computed"), ("PT", "shop"))
    assert "plan" not in known


def test_every_standard_property_is_documented() -> None:
    """S2-17: whoever chooses a property finds what it means."""
    text = (ROOT / "docs" / "properties.md").read_text("utf-8")
    assert [name for name, (kind, _) in STANDARD.items() if f"| `{name}` | {kind} |" not in text] == []


async def test_moments_are_kept_in_one_form(shelf: Shelf) -> None:
    await shelf.put(S_last_order_at="2026-11-18T10:00:00+01:00", renews="2026-12-01")
    async with shelf.database.look() as session:
        found = {one.name: one for one in await properties_of(session, shelf.ana.id)}
    assert found["$last_order_at"].value == "2026-11-18T09:00:00+00:00"
    assert found["renews"].type is Type.MOMENT


BAD: list[tuple[str, Any, type[AppError]]] = [
    ("plan", "x" * LARGEST, TooLarge),
    ("plan", "x" * 1_000_000, TooLarge),
    ("plan", ["x" * 100] * 200, TooLarge),
    ("plan", {"a": 1}, Invalid),
    ("plan", [1, 2], Invalid),
    ("plan", [["a"]], Invalid),
    ("plan", float("nan"), Invalid),
    ("plan", float("inf"), Invalid),
    ("plan", 10**16, Invalid),
    ("plan", "a\x00b", Invalid),
    ("plan", "\ud800", Invalid),
    ("", "x", Invalid),
    (" plan", "x", Invalid),
    ("pl\nan", "x", Invalid),
    ("x" * 101, "x", Invalid),
    ("$plan", "x", Invalid),
    ("$orders", "three", Invalid),
    ("$orders", True, Invalid),
    ("$is_returning", 1, Invalid),
    ("$last_order_at", "yesterday", Invalid),
    ("$churn_risk", "huge", Invalid),
    ("$country", 5, Invalid),
]


@pytest.mark.parametrize(("name", "value", "error"), BAD)
def test_what_no_property_can_be_is_refused_with_a_sentence(name: str, value: object, error: type[AppError]) -> None:
    with pytest.raises(error) as caught:
        check(name, value)
    assert caught.value.detail.endswith(".")
    assert len(caught.value.detail) < 600


async def test_all_of_them_are_kept_or_none(shelf: Shelf) -> None:
    before = await shelf.all()
    with pytest.raises(Invalid):
        await shelf.put(plan="gold", boxes={"no": 1})
    with pytest.raises(Conflict, match="200"):
        await shelf.put(**{f"p{number}": number for number in range(MOST)})
    assert await shelf.all() == before
    await shelf.put(**{f"p{number}": number for number in range(MOST - len(before))})
    assert len(await shelf.all()) == MOST
