"""The kinds of policy facts and how a value of each is kept as JSON and read back."""

from dataclasses import dataclass
from datetime import time, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Any

from commerce.terms import EditKind, ExceptionKind, Fee, Window, WindowKind


class FactKind(StrEnum):
    """What a sentence may state."""

    MODIFY_WINDOW = "modify_window"
    CANCEL_WINDOW = "cancel_window"
    RESTOCKING_FEE = "restocking_fee"
    ELIGIBLE = "eligible"
    EXCEPTION = "exception"
    RETURN_WINDOW = "return_window"
    REFUND_TIME = "refund_time"
    RETURN_EXCEPTION = "return_exception"
    EXCHANGES = "exchanges"
    PARTIAL_SHIPMENT = "partial_shipment"
    ADDING_ITEMS = "adding_items"
    HANDOVER = "handover"
    ABOUT_CHANGES = "about_changes"
    """A heading that speaks of changing or cancelling orders."""


@dataclass(frozen=True, slots=True)
class Read:
    """One fact read from one sentence; the value UNCLEAR says that it is stated in a way no single value can hold."""

    kind: FactKind
    value: dict[str, Any]
    heading: str
    sentence: str


UNCLEAR: dict[str, Any] = {"unclear": True}
"""A sentence that states the fact, but with a condition or a choice that a single value cannot hold."""


def window_value(window: Window, *, is_limit: bool = False) -> dict[str, Any]:
    """Keep a window; `is_limit` marks a mere upper limit ("not once it has shipped"), which any other narrows."""
    value: dict[str, Any] = {"window": window.kind.value}
    if window.within is not None:
        value["minutes"] = int(window.within / timedelta(minutes=1))
    if window.cutoff is not None:
        value["cutoff"] = window.cutoff.strftime("%H:%M")
    return value | ({"limit": True} if is_limit else {})


def read_window(value: dict[str, Any]) -> Window:
    """Read a window back; raises ValueError or KeyError for what `window_value` never wrote."""
    kind = WindowKind(value["window"])
    if kind is WindowKind.WITHIN:
        return Window(kind, within=timedelta(minutes=int(value["minutes"])))
    if kind is WindowKind.CUTOFF:
        return Window(kind, cutoff=time.fromisoformat(value["cutoff"]))
    return Window(kind)


def fee_value(fee: Fee) -> dict[str, Any]:
    """Keep a fee."""
    if fee.percent is not None:
        return {"percent": f"{fee.percent.normalize():f}"}
    return {"fixed": str(fee.fixed or Decimal(0)), "currency": fee.currency}


def read_fee(value: dict[str, Any]) -> Fee:
    """Read a fee back; raises KeyError or decimal's InvalidOperation for what `fee_value` never wrote."""
    if "percent" in value:
        return Fee(percent=Decimal(value["percent"]))
    return Fee(fixed=Decimal(value["fixed"]), currency=value["currency"])


def kinds_value(kinds: frozenset[EditKind]) -> list[str]:
    """Keep a set of kinds of change."""
    return sorted(kind.value for kind in kinds)


def read_kinds(value: list[str]) -> frozenset[EditKind]:
    """Read a set of kinds of change back."""
    return frozenset(EditKind(kind) for kind in value)


def exception_value(kind: ExceptionKind, forbids: frozenset[EditKind]) -> dict[str, Any]:
    """Keep what is forbidden for lines of one kind."""
    return {"exception": kind.value, "forbids": kinds_value(forbids)}
