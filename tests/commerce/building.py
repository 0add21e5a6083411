"""Builders of shop states that read like sentences."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from commerce.editability import Editability, editability
from commerce.fulfilment import FulfilmentOrder, FulfilmentOrderLine, FulfilmentOrderStatus, Hold, RequestStatus
from commerce.port import Address, Can, FinancialStatus, Line, Money, Order
from commerce.terms import (
    EditKind,
    ExceptionKind,
    Fee,
    Known,
    LineException,
    Source,
    Terms,
    Window,
    WindowKind,
)

NOW = datetime(2026, 11, 18, 10, 0, tzinfo=UTC)
LISBON = ZoneInfo("Europe/Lisbon")
ALL = frozenset(Can)
EVERY_KIND = frozenset(EditKind)
LINE_KINDS = (EditKind.VARIANT, EditKind.QUANTITY, EditKind.REMOVE)


def source(sentence: str = "Orders can be changed within an hour.") -> Source:
    return Source(1, 3, "Changing an order", "Time limits", sentence, "en")


def within(hours: float) -> Known[Window]:
    return Known(Window(WindowKind.WITHIN, within=timedelta(hours=hours)), source())


ONE_HOUR = Terms(modify_window=within(1), cancel_window=within(1))
UNTIL_SHIPPED = Terms(
    modify_window=Known(Window(WindowKind.UNTIL_SHIPPED), source()),
    cancel_window=Known(Window(WindowKind.UNTIL_SHIPPED), source()),
)


def line(line_id: str = "l1", current: int = 2, unfulfilled: int | None = -1, **more: object) -> Line:
    """A line of `current` units, none of them sent unless `unfulfilled` says so."""
    made = Line(
        id=line_id,
        product_id="tee",
        variant_id="tee-m",
        title="Harbour Tee",
        variant_title="M / Navy",
        ordered=current,
        current=current,
        unfulfilled=current if unfulfilled == -1 else unfulfilled,
        refundable=current,
        price=Money(Decimal("25.00"), "EUR"),
    )
    return replace(made, **more)  # type: ignore[arg-type]


def group(*lines: tuple[str, int], **more: object) -> FulfilmentOrder:
    """A fulfilment order, open and not asked for, that still has to send these units."""
    made = FulfilmentOrder(
        id="f1",
        status=FulfilmentOrderStatus.OPEN,
        request_status=RequestStatus.UNSUBMITTED,
        lines=tuple(FulfilmentOrderLine(line_id, units, units) for line_id, units in lines),
    )
    return replace(made, **more)  # type: ignore[arg-type]


def order(*lines: Line, groups: tuple[FulfilmentOrder, ...] | None = None, **more: object) -> Order:
    """An order placed ten minutes ago and paid; its unsent units are open unless `groups` says otherwise."""
    open_units = [(item.id, item.unfulfilled or 0) for item in lines if item.requires_shipping]
    total = sum((item.price * item.current for item in lines), Money(Decimal(0), "EUR"))
    made = Order(
        id="o1",
        name="#1001",
        version="1",
        customer_id="c1",
        placed_at=NOW - timedelta(minutes=10),
        currency="EUR",
        lines=lines,
        fulfilment_orders=(group(*open_units),) if groups is None else groups,
        fulfilments=(),
        total=total,
        financial_status=FinancialStatus.PAID,
        shipping_address=Address("Ana", "Rua A 1", "Porto", "4000-001", "PT"),
    )
    return replace(made, **more)  # type: ignore[arg-type]


def hold(*, ours: bool) -> Hold:
    return Hold("h1", "other" if ours else "high_risk_of_fraud", ours=ours)


def exception(kind: ExceptionKind, *forbids: EditKind) -> LineException:
    return LineException(kind, frozenset(forbids) or EVERY_KIND, source("These cannot be changed."))


def fee(percent: str = "0", fixed: str | None = None, currency: str = "") -> Known[Fee]:
    amount = None if fixed is None else Decimal(fixed)
    return Known(Fee(None if fixed else Decimal(percent), amount, currency), source("We keep a fee."))


def decide(
    subject: Order, terms: Terms = ONE_HOUR, now: datetime = NOW, *, can: frozenset[Can] = ALL, zone: ZoneInfo = LISBON
) -> Editability:
    return editability(subject, terms, now, zone, can)
