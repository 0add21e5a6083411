"""The orders of a shop that nobody here made, and what its own policy lets a customer do to each (tau2-bench, MIT).

A folder holds `users.jsonl`, `products.jsonl`, `orders.jsonl`, and `eligibility.jsonl`: for some of the orders what may
be done. Their five kinds of change that we support, and ours:

| theirs | ours |
|---|---|
| cancel | `EditKind.CANCEL` |
| modify_items | `EditKind.VARIANT`: an item may become another variant of its product, and nothing else |
| modify_address | `EditKind.ADDRESS` |
| return_items | units that `returnability` lets come back |
| exchange_items | the same, where the shop swaps variants |

Their sixth, modify_payment, is no change of ours. Their states in a shop's words: pending is not fulfilled, processed
fulfilled and in transit, delivered fulfilled and delivered. Their policy is the shop's, so it stands in `TERMS`: until
an order is sent its address and the variants of its items may be changed, and it may be cancelled; what was delivered
may be returned or exchanged. It names no window of returns, so none closes anything.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from commerce.editability import editability
from commerce.fulfilment import (
    Fulfilment,
    FulfilmentOrder,
    FulfilmentOrderLine,
    FulfilmentOrderStatus,
    RequestStatus,
    ShipmentEvent,
    ShipmentStatus,
    Tracking,
)
from commerce.port import Address, Can, FinancialStatus, Line, Money, Order, Product, ShopCustomer, Variant
from commerce.returnability import returnability
from commerce.terms import EditKind, Known, Source, Terms, Window, WindowKind
from kit.errors import StartError

CURRENCY = "USD"
ZONE = ZoneInfo("America/New_York")
KINDS = ("cancel", "modify_items", "modify_address", "return_items", "exchange_items")
_EDITS = {"cancel": EditKind.CANCEL, "modify_items": EditKind.VARIANT, "modify_address": EditKind.ADDRESS}
_POLICY = Source(0, 1, "The shop's policy", "", "", "en")
_OPEN = Known(Window(WindowKind.UNTIL_SHIPPED), _POLICY)
TERMS = Terms(
    modify_window=_OPEN,
    cancel_window=_OPEN,
    eligible=Known(frozenset({EditKind.VARIANT, EditKind.ADDRESS}), _POLICY),
    exchanges=Known(value=True, source=_POLICY),
)
_AGES = {"pending": timedelta(hours=3), "processed": timedelta(days=3), "delivered": timedelta(days=9)}
_CARRIER = {"processed": ShipmentStatus.IN_TRANSIT, "delivered": ShipmentStatus.DELIVERED}
_FIRST_STOCK = 10


@dataclass(frozen=True, slots=True)
class Retail:
    """The shop as our port describes it; `allowed` is what may be done, by order name and their kind of change."""

    people: Mapping[str, ShopCustomer]
    goods: tuple[Product, ...]
    orders: tuple[Order, ...]
    allowed: Mapping[str, Mapping[str, bool]]


def read(folder: Path, now: datetime) -> Retail:
    """Read a folder; its orders have no dates, so they are dated before `now` as their states want it.

    Raises:
        StartError: a file is missing, or a row is not as it should be.
    """
    try:
        users = {row["user_id"]: row for row in _rows(folder / "users.jsonl")}
        return Retail(
            people={name: _person(row) for name, row in users.items()},
            goods=tuple(_product(row) for row in _rows(folder / "products.jsonl")),
            orders=tuple(_order(row, users[row["user_id"]], now) for row in _rows(folder / "orders.jsonl")),
            allowed={row["order_id"]: row["can"] for row in _rows(folder / "eligibility.jsonl")},
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise StartError(
            f"{folder} is no folder of a shop's orders: {error!r}. Its format is in {__name__}."
        ) from error


def decide(order: Order, now: datetime, can: frozenset[Can]) -> dict[str, bool]:
    """Say of an order as it was read from the shop which kinds of change its policy allows."""
    edits = editability(order, TERMS, now, ZONE, can).edits
    back = returnability(order, TERMS, now, ZONE, can)
    decided = {kind: edits[edit].allowed for kind, edit in _EDITS.items()}
    return decided | {"return_items": back.is_returnable, "exchange_items": back.is_returnable and back.exchanges}


def differences(loaded: Order, seen: Order | None) -> Iterator[str]:
    """Name what was read of an order otherwise than it was loaded."""
    if seen is None:
        yield "it was not found"
        return
    looks: Mapping[str, Callable[[Order], object]] = {
        "name": lambda one: one.name,
        "total": lambda one: one.total,
        "address": lambda one: one.shipping_address,
        "units": lambda one: [(line.title, line.ordered, line.current, line.unfulfilled) for line in one.lines],
        "prices": lambda one: [line.price for line in one.lines],
        "parcels": lambda one: [parcel.tracking and parcel.tracking.number for parcel in one.fulfilments],
        "cancellation": lambda one: one.cancelled_at is not None,
    }
    for what, look in looks.items():
        if look(loaded) != look(seen):
            yield f"its {what} came as {look(seen)}, not {look(loaded)}"


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def _money(amount: float) -> Money:
    return Money(Decimal(str(amount)).quantize(Decimal("0.01")), CURRENCY)


def _options(options: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple(options.items())


def _title(options: Mapping[str, str]) -> str:
    return " / ".join(options.values())


def _person(row: Mapping[str, Any]) -> ShopCustomer:
    return ShopCustomer(row["user_id"], row["email"], f"{row['first_name']} {row['last_name']}", language="en")


def _product(row: Mapping[str, Any]) -> Product:
    variants = (
        Variant(
            one["item_id"],
            _title(one["options"]),
            _options(one["options"]),
            _money(one["price"]),
            _FIRST_STOCK if one["available"] else 0,
        )
        for one in row["variants"]
    )
    return Product(row["product_id"], row["name"], "", row["name"], (), tuple(variants))


def _order(row: Mapping[str, Any], user: Mapping[str, Any], now: datetime) -> Order:
    status, name = row["status"], row["order_id"]
    lines = tuple(_line(f"{name}-{place}", item, status) for place, item in enumerate(row["items"], 1))
    is_cancelled = status == "cancelled"
    placed_at = now - _AGES.get(status, timedelta(days=2))
    total = sum((line.price for line in lines), Money(Decimal(0), CURRENCY))
    return Order(
        id=name,
        name=name,
        version="1",
        customer_id=row["user_id"],
        placed_at=placed_at,
        currency=CURRENCY,
        lines=lines,
        fulfilment_orders=(_group(name, lines, status),),
        fulfilments=tuple(_parcels(row, lines, placed_at)),
        total=Money(Decimal(0), CURRENCY) if is_cancelled else total,
        financial_status=FinancialStatus.REFUNDED if is_cancelled else FinancialStatus.PAID,
        shipping_address=_address(row["address"], user),
        cancelled_at=now - timedelta(days=1) if is_cancelled else None,
        merchant_editable=not is_cancelled,
    )


def _line(line_id: str, item: Mapping[str, Any], status: str) -> Line:
    current = 0 if status == "cancelled" else 1
    return Line(
        id=line_id,
        product_id=item["product_id"],
        variant_id=item["item_id"],
        title=item["name"],
        variant_title=_title(item["options"]),
        ordered=1,
        current=current,
        unfulfilled=1 if status == "pending" else 0,
        refundable=current,
        price=_money(item["price"]),
        product_type=item["name"],
    )


def _group(name: str, lines: Iterable[Line], status: str) -> FulfilmentOrder:
    left = 1 if status == "pending" else 0
    states = {"pending": FulfilmentOrderStatus.OPEN, "cancelled": FulfilmentOrderStatus.CANCELLED}
    return FulfilmentOrder(
        f"{name}-group",
        states.get(status, FulfilmentOrderStatus.CLOSED),
        RequestStatus.UNSUBMITTED,
        tuple(FulfilmentOrderLine(line.id, 1, left) for line in lines),
    )


def _parcels(row: Mapping[str, Any], lines: tuple[Line, ...], placed_at: datetime) -> Iterator[Fulfilment]:
    left = list(lines)
    for place, parcel in enumerate(row["fulfilments"], 1):
        inside = []
        for item in parcel["item_ids"]:
            line = next(one for one in left if one.variant_id == item)
            left.remove(line)
            inside.append((line.id, 1))
        sent = placed_at + timedelta(hours=20)
        said = _CARRIER.get(row["status"])
        events = (ShipmentEvent(said, sent + timedelta(hours=20)),) if said else ()
        tracking = Tracking("Carrier", " ".join(parcel["tracking_id"]))
        yield Fulfilment(f"{row['order_id']}-parcel-{place}", tuple(inside), sent, tracking, events)


def _address(row: Mapping[str, str], user: Mapping[str, str]) -> Address:
    return Address(
        name=f"{user['first_name']} {user['last_name']}",
        line1=row["address1"],
        line2=row["address2"],
        city=row["city"],
        region=row["state"],
        postcode=row["zip"],
        country="US",
    )
