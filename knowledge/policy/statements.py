"""A policy fact said by code, in a language: for staff, and for customers where staff corrected it."""

from collections.abc import Callable, Mapping
from datetime import time
from functools import partial
from pathlib import Path
from typing import Any

from commerce.terms import EditKind, WindowKind
from kit.language import Words, clock_time, join, money
from knowledge.policy.values import FactKind, read_fee, read_kinds, read_window

WORDS = Words(Path(__file__).parent.parent / "words")
_HOUR = 60
_DAY = 24 * _HOUR


def say(kind: FactKind, value: dict[str, Any], language: str) -> str:
    """Return the sentence that states `value`; empty for a mere mention, which has none."""
    sayer = _SAYERS.get(kind)
    return sayer(value, language) if sayer else ""


def length(minutes: int, language: str) -> str:
    """Return a length of time in the largest whole unit; up to two days in hours, as shops say it."""
    for size, unit, least in ((_DAY, "days", 3 * _DAY), (_HOUR, "hours", _HOUR)):
        if minutes % size == 0 and minutes >= least:
            return WORDS.say(language, unit, count=minutes // size)
    return WORDS.say(language, "minutes", count=minutes)


def _window(change: str, value: dict[str, Any], language: str) -> str:
    window = read_window(value)
    if window.kind is WindowKind.WITHIN:
        return WORDS.say(language, f"{change}-within", time=length(int(value["minutes"]), language))
    if window.kind is WindowKind.CUTOFF:
        clock = clock_time(window.cutoff or time(), language)
        return WORDS.say(language, f"{change}-cutoff", clock=clock)
    return WORDS.say(language, f"{change}-{'limit' if value.get('limit') else window.kind.value}")


def _fee(value: dict[str, Any], language: str) -> str:
    fee = read_fee(value)
    if not fee.percent and not fee.fixed:
        return WORDS.say(language, "fee-none")
    if fee.percent:
        return WORDS.say(language, "fee-percent", percent=f"{fee.percent:f}")
    if fee.fixed is None:
        return ""
    amount = money(fee.fixed, fee.currency, language) if fee.currency else f"{fee.fixed:f}"
    return WORDS.say(language, "fee-fixed", amount=amount)


def _eligible(value: dict[str, Any], language: str) -> str:
    kinds = [WORDS.say(language, f"kind-{kind.value}") for kind in sorted(read_kinds(value["allow"]))]
    return (
        WORDS.say(language, "eligible", kinds=join(kinds, language)) if kinds else WORDS.say(language, "eligible-none")
    )


def _exception(value: dict[str, Any], language: str) -> str:
    forbids = read_kinds(value["forbids"])
    modifies = bool(forbids - {EditKind.CANCEL})
    key = "both" if modifies and EditKind.CANCEL in forbids else "modify" if modifies else "cancel"
    return WORDS.say(language, f"exception-{key}", items=WORDS.say(language, f"items-{value['exception']}"))


def _return_window(value: dict[str, Any], language: str) -> str:
    return WORDS.say(language, "returns", time=length(value["days"] * _DAY, language))


def _refund_time(value: dict[str, Any], language: str) -> str:
    return WORDS.say(language, "refund", time=WORDS.say(language, "days", count=value["days"]))


def _return_exception(value: dict[str, Any], language: str) -> str:
    return WORDS.say(language, "exception-return", items=WORDS.say(language, f"items-{value['exception']}"))


def _exchanges(value: dict[str, Any], language: str) -> str:
    return WORDS.say(language, "exchanges-yes" if value["allowed"] else "exchanges-no")


_SAYERS: Mapping[FactKind, Callable[[dict[str, Any], str], str]] = {
    FactKind.MODIFY_WINDOW: partial(_window, "modify"),
    FactKind.CANCEL_WINDOW: partial(_window, "cancel"),
    FactKind.RESTOCKING_FEE: _fee,
    FactKind.ELIGIBLE: _eligible,
    FactKind.EXCEPTION: _exception,
    FactKind.RETURN_WINDOW: _return_window,
    FactKind.REFUND_TIME: _refund_time,
    FactKind.RETURN_EXCEPTION: _return_exception,
    FactKind.EXCHANGES: _exchanges,
}
