"""Numbers, durations, times of day, percentages and amounts in folded text of any language that has measures."""

import re
from dataclasses import dataclass
from datetime import time, timedelta
from decimal import Decimal
from typing import NamedTuple

from knowledge.policy.measures import Measures, Words, read_measures


class Span(NamedTuple):
    """Where something stands in a text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time as written; `is_exact` is false for business days and for ranges."""

    span: Span
    length: timedelta
    is_exact: bool


_MORNING = 6
"""From this hour on, "15h30" is rather a time of day; where nothing says which, it is neither."""
_GLUED = re.compile(r"(?<!\d)(\d{1,2})\s?h\s?([0-5]\d)(?:\s?min)?\b")


def durations(text: str, language: str) -> list[Duration]:
    """Return the lengths of time in a folded text, in order; "1 hour and 30 minutes" is one."""
    measures = read_measures(language)
    taken = [clock.span for clock in clock_times(text, language)]
    found: list[Duration] = []
    for half in measures.halves.finditer(text):
        minutes = int((half.lastgroup or "m0")[1:])
        found.append(Duration(Span(*half.span()), timedelta(minutes=minutes), is_exact=True))
    for glued in _GLUED.finditer(text):
        if int(glued[1]) >= _MORNING:
            continue
        length = timedelta(hours=int(glued[1]), minutes=int(glued[2]))
        found.append(Duration(Span(*glued.span()), length, is_exact=True))
    found = [duration for duration in found if not _overlaps(duration.span, taken)]
    taken += [duration.span for duration in found]
    for match in measures.lengths.finditer(text):
        is_time = _may_be_time(text, match, measures.words)
        written = None if is_time or _overlaps(Span(*match.span()), taken) else _length(match, measures)
        if written:
            is_business = match["business"] or match["after"] or measures.is_business(match["unit"])
            exact = not is_business and match["low"] is None
            found.append(Duration(Span(*match.span()), written, exact))
    return _joined(sorted(found, key=lambda duration: duration.span), text, measures)


def _may_be_time(text: str, match: re.Match[str], words: Words) -> bool:
    """Whether "até 14h" may as well be a time of day: neither is said, so nothing is read."""
    if not words.time_or_length:
        return False
    is_short = match["unit"] in {"h", "hs"} and match["number"].isdigit() and int(match["number"]) >= _MORNING
    is_said = words.surely_length and re.match(rf"\s*(?:{words.surely_length})", text[match.end() :])
    return is_short and not is_said and bool(re.search(rf"(?:{words.time_or_length})$", text[: match.start()]))


def _overlaps(span: Span, others: list[Span]) -> bool:
    return any(span.start < other.end and other.start < span.end for other in others)


def _length(match: re.Match[str], measures: Measures) -> timedelta | None:
    number = _value(match["number"], measures)
    for unit, size in measures.units:
        if unit.fullmatch(match["unit"]):
            return size * float(number) if number else None
    return None


def _value(words: str, measures: Measures) -> Decimal:
    if words[0].isdigit():
        return Decimal(words.replace(",", "."))
    names = measures.numbers
    parts = [words] if words in names else re.split(measures.words.join, words)
    return Decimal(sum(names.get(part, 0) for part in parts))


def _joined(found: list[Duration], text: str, measures: Measures) -> list[Duration]:
    joined: list[Duration] = []
    for duration in found:
        last = joined[-1] if joined else None
        if last and measures.plus.fullmatch(text[last.span.end : duration.span.start]):
            span = Span(last.span.start, duration.span.end)
            joined[-1] = Duration(span, last.length + duration.length, last.is_exact and duration.is_exact)
        else:
            joined.append(duration)
    return joined


class ClockTime(NamedTuple):
    """A time of day as written."""

    span: Span
    at: time


def clock_times(text: str, language: str) -> list[ClockTime]:
    """Return the times of day in a folded text, in order; what is no time, such as 27:00, is left out."""
    measures = read_measures(language)
    found = []
    for match in measures.clock.finditer(text):
        at = _time(match, measures.words)
        named = match["noon"] or match.groupdict().get("half") or measures.clock_lead is None
        if at is not None and (named or (measures.clock_lead and measures.clock_lead.search(text[: match.start()]))):
            found.append(ClockTime(Span(*match.span()), at))
    return found


def _time(match: re.Match[str], words: Words) -> time | None:
    groups = match.groupdict()
    if groups["noon"]:
        return time(12)
    if groups["midnight"]:
        return None  # a day that ends at midnight says nothing that a time of day on the same day can hold
    hour = int(groups.get("hour") or groups["hour24"])
    minute = int(groups.get("minute") or groups.get("minute24") or groups.get("glued") or 0)
    half = (groups.get("half") or "").replace(".", "").strip()
    if groups.get("hour") and not 1 <= hour <= 12:  # noqa: PLR2004 - a twelve-hour clock
        return None
    if half and re.search(rf"(?:{words.afternoon})$", half):
        hour += 12 if hour < 12 else 0  # noqa: PLR2004 - a twelve-hour clock
    elif half and hour == 12 and re.search(rf"(?:{words.morning})$", half):  # noqa: PLR2004 - a twelve-hour clock
        hour = 0
    return time(hour, minute) if hour < 24 and minute < 60 else None  # noqa: PLR2004 - a day and an hour


_SHARE = r"(?<![\d.,])(\d{1,3}(?:[.,]\d{1,2})?)\s*"
_SYMBOLS = {"r$": "BRL", "us$": "USD", "a$": "AUD", "$": "USD", "€": "EUR", "£": "GBP", "zl": "PLN", "₴": "UAH"}
_CODES = "EUR USD GBP BRL PLN UAH CHF CAD AUD SEK NOK DKK CZK HUF RON"
_AMOUNT = r"\d{1,3}(?: \d{3})+(?:[.,]\d{1,2})?|\d{1,3}(?:[.,]\d{3})*(?:[.,]\d{1,2})?|\d{1,6}(?:[.,]\d{1,2})?"


def percentages(text: str, language: str) -> list[Decimal]:
    """Return the percentages in a folded text, from 0 to 100."""
    said = re.compile(rf"{_SHARE}(?:%|(?:{read_measures(language).words.percent})\b)")
    values = [Decimal(match[1].replace(",", ".")) for match in said.finditer(text)]
    return [value for value in values if value <= 100]  # noqa: PLR2004 - of a whole


class Amount(NamedTuple):
    """A sum of money with its currency (ISO 4217)."""

    value: Decimal
    currency: str


def amounts(text: str, language: str) -> list[Amount]:
    """Return the amounts of money in a folded text."""
    names = {code.lower(): code for code in _CODES.split()} | dict(read_measures(language).words.currencies)
    money = re.compile(
        rf"(?P<symbol>r\$|us\$|a\$|[$€£₴])\s?(?P<after>{_AMOUNT})(?![\d])|"
        rf"(?<![\d.,])(?P<before>{_AMOUNT})\s?(?P<unit>€|£|\$|₴|zl|(?:{'|'.join(names)})\b)"
    )
    found = []
    for match in money.finditer(text):
        unit = match["symbol"] or match["unit"]
        found.append(Amount(_decimal(match["after"] or match["before"]), _SYMBOLS.get(unit) or names[unit]))
    return found


def _decimal(written: str) -> Decimal:
    """Read 1,000.50 and 1.000,50: the last mark with one or two digits behind it is the decimal one."""
    found = re.fullmatch(r"(.*?)(?:[.,](\d{1,2}))?", written)
    whole, cents = (found[1], found[2]) if found else (written, None)
    return Decimal(f"{re.sub('[., ]', '', whole) or '0'}.{cents or '0'}")
