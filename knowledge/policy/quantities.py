"""Numbers, durations, times of day, percentages and amounts in folded English or Portuguese text."""

import re
from dataclasses import dataclass
from datetime import time, timedelta
from decimal import Decimal
from typing import NamedTuple

_ENGLISH_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_ENGLISH_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_PORTUGUESE_ONES = (
    "zero um dois tres quatro cinco seis sete oito nove dez onze doze treze quatorze quinze dezesseis dezessete "
    "dezoito dezenove"
)
_PORTUGUESE_TENS = "vinte trinta quarenta cinquenta sessenta setenta oitenta noventa"


def _numbers(ones: str, tens: str) -> dict[str, int]:
    found = {word: value for value, word in enumerate(ones.split())}
    return found | {word: value * 10 for value, word in enumerate(tens.split(), start=2)}


_ENGLISH = _numbers(_ENGLISH_ONES, _ENGLISH_TENS)
_PORTUGUESE = _numbers(_PORTUGUESE_ONES, _PORTUGUESE_TENS)
_PORTUGUESE |= {"uma": 1, "duas": 2, "catorze": 14, "dezasseis": 16, "dezassete": 17, "dezanove": 19, "cem": 100}
_WORDS = {"en": {**_ENGLISH, "a": 1, "an": 1}, "pt": _PORTUGUESE}
_JOIN = {"en": r"(?:\s*-\s*|\s+)", "pt": r"\s+e\s+"}

_UNITS = {
    "en": (
        (r"min(?:ute)?s?", timedelta(minutes=1)),
        (r"h(?:ou)?rs?|h", timedelta(hours=1)),
        (r"days?", timedelta(days=1)),
        (r"weeks?", timedelta(weeks=1)),
    ),
    "pt": (
        (r"min(?:uto)?s?", timedelta(minutes=1)),
        (r"horas?|hrs?|hs?", timedelta(hours=1)),
        (r"dias?", timedelta(days=1)),
        (r"semanas?", timedelta(weeks=1)),
    ),
}
_HALVES = {
    "en": (
        (r"half an hour|half-hour|half hour", 30),
        (r"an hour and a half|one hour and a half|one and a half hours", 90),
    ),
    "pt": ((r"meia hora", 30), (r"(?:uma )?hora e meia", 90)),
}
_BUSINESS = {"en": r"(?:business|working|work|trading|office)", "pt": r"(?:uteis|util|comerciais|comercial)"}
_PLAIN_DAYS = {
    "en": r"(?:(?:calendar|full|consecutive|natural)[\s-]+)?",
    "pt": r"(?:\s+(?:corridos?|consecutivos|inteir[ao]s?|seguid[ao]s))?",
}


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


def _number(language: str) -> str:
    names = sorted(_WORDS[language], key=len, reverse=True)
    tens = "|".join(name for name in names if _WORDS[language][name] in range(20, 100, 10))
    ones = "|".join(name for name in names if 1 <= _WORDS[language][name] < 10)  # noqa: PLR2004 - one digit
    return rf"(?:\d{{1,4}}(?:[.,]\d{{1,2}})?|(?:{tens}){_JOIN[language]}(?:{ones})|(?:{'|'.join(names)}))"


def _duration_pattern(language: str) -> re.Pattern[str]:
    number = _number(language)
    units = "|".join(unit for unit, _ in _UNITS[language])
    business, plain = _BUSINESS[language], _PLAIN_DAYS[language]
    said_twice = rf"(?:\s*\(\s*(?:{number})\s*\))?"
    before = rf"(?:(?P<business>{business})[\s-]+|{plain})" if language == "en" else ""
    after = rf"(?:\s+(?P<business>{business})\b|{plain})" if language == "pt" else ""
    low = rf"(?:(?P<low>\d{{1,4}}\s*(?:-|\u2013|\u2014)\s*|{number}\s+(?:to|or|a|ou|ate)\s+))?"
    return re.compile(rf"(?<![\w.,$€£-]){low}(?P<number>{number}){said_twice}[\s-]*{before}(?P<unit>{units})\b{after}")


_DURATIONS = {language: _duration_pattern(language) for language in _WORDS}
_HALF_PATTERNS = {
    language: re.compile("|".join(rf"(?P<m{minutes}>\b(?:{words})\b)" for words, minutes in reversed(halves)))
    for language, halves in _HALVES.items()
}
_MORNING = 6
"""From this hour on, "15h30" is rather a time of day; where nothing says which, it is neither."""
_GLUED = re.compile(r"(?<!\d)(\d{1,2})\s?h\s?([0-5]\d)(?:\s?min)?\b")


def durations(text: str, language: str) -> list[Duration]:
    """Return the lengths of time in a folded text, in order; "1 hour and 30 minutes" is one."""
    taken = [clock.span for clock in clock_times(text, language)]
    found: list[Duration] = []
    for half in _HALF_PATTERNS[language].finditer(text):
        minutes = int((half.lastgroup or "m0")[1:])
        found.append(Duration(Span(*half.span()), timedelta(minutes=minutes), is_exact=True))
    for glued in _GLUED.finditer(text):
        if int(glued[1]) >= _MORNING:
            continue
        length = timedelta(hours=int(glued[1]), minutes=int(glued[2]))
        found.append(Duration(Span(*glued.span()), length, is_exact=True))
    found = [duration for duration in found if not _overlaps(duration.span, taken)]
    taken += [duration.span for duration in found]
    for match in _DURATIONS[language].finditer(text):
        is_time = language == "pt" and _may_be_time(text, match)
        written = None if is_time or _overlaps(Span(*match.span()), taken) else _length(match, language)
        if written:
            exact = not match["business"] and match["low"] is None
            found.append(Duration(Span(*match.span()), written, exact))
    return _joined(sorted(found, key=lambda duration: duration.span), text)


def _may_be_time(text: str, match: re.Match[str]) -> bool:
    """Whether "até 14h" may as well be a time of day: neither is said, so nothing is read."""
    is_short = match["unit"] in {"h", "hs"} and match["number"].isdigit() and int(match["number"]) >= _MORNING
    is_said = re.match(r"\s*(?:apos|depois|a partir|a contar|@|da compra|de prazo|para)", text[match.end() :])
    return is_short and not is_said and bool(re.search(r"(?<!em )\bate $", text[: match.start()]))


def _overlaps(span: Span, others: list[Span]) -> bool:
    return any(span.start < other.end and other.start < span.end for other in others)


def _length(match: re.Match[str], language: str) -> timedelta | None:
    number = _value(match["number"], language)
    for unit, size in _UNITS[language]:
        if re.fullmatch(unit, match["unit"]):
            return size * float(number) if number else None
    return None


def _value(words: str, language: str) -> Decimal:
    if words[0].isdigit():
        return Decimal(words.replace(",", "."))
    names = _WORDS[language]
    parts = re.split(_JOIN[language], words)
    return Decimal(sum(names.get(part, 0) for part in parts))


def _joined(found: list[Duration], text: str) -> list[Duration]:
    joined: list[Duration] = []
    for duration in found:
        last = joined[-1] if joined else None
        if last and re.fullmatch(r"\s*(?:and|e|,)?\s*", text[last.span.end : duration.span.start]):
            span = Span(last.span.start, duration.span.end)
            joined[-1] = Duration(span, last.length + duration.length, last.is_exact and duration.is_exact)
        else:
            joined.append(duration)
    return joined


_CLOCK = {
    "en": re.compile(
        r"(?P<noon>\bnoon\b|\bmidday\b)|(?P<midnight>\bmidnight\b)|"
        r"(?<![\d.,:])(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))?\s?(?P<half>a\.?m\b\.?|p\.?m\b\.?)|"
        r"(?<![\d.,:])(?P<hour24>\d{1,2}):(?P<minute24>\d{2})(?!\d)(?:\s?(?:h|hrs|hours|o'clock)\b)?"
    ),
    "pt": re.compile(
        r"(?P<noon>\bmeio[\s-]dia\b)|(?P<midnight>\bmeia[\s-]noite\b)|"
        r"(?<![\d.,:])(?P<hour24>\d{1,2})(?::(?P<minute24>\d{2})(?:\s?h(?:oras)?\b)?|\s?h(?P<glued>\d{2})?\b|\s?horas\b)"
        r"(?P<hour>)(?P<half>\s(?:da|de) (?:manha|tarde|noite))?(?P<minute>)"
    ),
}


# "14h" is a time of day after an article and a length of time elsewhere.
_AT_THE = re.compile(r"(?<!durante )\b(?:as|das|pelas|(?:horario|hora)s? (?:limite|de corte).{0,40}?[:e]) $")


class ClockTime(NamedTuple):
    """A time of day as written."""

    span: Span
    at: time


def clock_times(text: str, language: str) -> list[ClockTime]:
    """Return the times of day in a folded text, in order; what is no time, such as 27:00, is left out."""
    found = []
    for match in _CLOCK[language].finditer(text):
        at = _time(match)
        named = language != "pt" or match["noon"] or match["half"] or _AT_THE.search(text[: match.start()])
        if at is not None and named:
            found.append(ClockTime(Span(*match.span()), at))
    return found


def _time(match: re.Match[str]) -> time | None:
    if match["noon"]:
        return time(12)
    if match["midnight"]:
        return None  # a day that ends at midnight says nothing that a time of day on the same day can hold
    groups = match.groupdict()
    hour = int(groups["hour"] or groups["hour24"])
    minute = int(groups["minute"] or groups["minute24"] or groups.get("glued") or 0)
    half = (groups["half"] or "").replace(".", "").strip()
    if groups["hour"] and not 1 <= hour <= 12:  # noqa: PLR2004 - a twelve-hour clock
        return None
    if half == "pm" or half.endswith(("tarde", "noite")):
        hour += 12 if hour < 12 else 0  # noqa: PLR2004 - a twelve-hour clock
    elif half == "am" and hour == 12:  # noqa: PLR2004 - a twelve-hour clock
        hour = 0
    return time(hour, minute) if hour < 24 and minute < 60 else None  # noqa: PLR2004 - a day and an hour


_PERCENT = re.compile(r"(?<![\d.,])(\d{1,3}(?:[.,]\d{1,2})?)\s*(?:%|percent\b|per cent\b|por cento\b)")
_SYMBOLS = {"r$": "BRL", "us$": "USD", "a$": "AUD", "$": "USD", "€": "EUR", "£": "GBP", "zł": "PLN"}
_NAMES = {"euros": "EUR", "euro": "EUR", "reais": "BRL", "real": "BRL", "dollars": "USD", "dollar": "USD"}
_NAMES |= {"dolares": "USD", "pounds": "GBP", "pound": "GBP", "libras": "GBP"}
_CODES = {code.lower(): code for code in ("EUR", "USD", "GBP", "BRL", "PLN", "CHF", "CAD", "AUD", "SEK", "NOK", "DKK")}
_AMOUNT = r"\d{1,3}(?:[.,]\d{3})*(?:[.,]\d{1,2})?|\d{1,6}(?:[.,]\d{1,2})?"
_MONEY = re.compile(
    rf"(?P<symbol>r\$|us\$|a\$|[$€£])\s?(?P<after>{_AMOUNT})(?![\d])|"
    rf"(?<![\d.,])(?P<before>{_AMOUNT})\s?(?P<unit>€|£|\$|zł|(?:{'|'.join((*_NAMES, *_CODES))})\b)"
)


def percentages(text: str) -> list[Decimal]:
    """Return the percentages in a folded text, from 0 to 100."""
    values = [Decimal(match[1].replace(",", ".")) for match in _PERCENT.finditer(text)]
    return [value for value in values if value <= 100]  # noqa: PLR2004 - of a whole


class Amount(NamedTuple):
    """A sum of money with its currency (ISO 4217)."""

    value: Decimal
    currency: str


def amounts(text: str) -> list[Amount]:
    """Return the amounts of money in a folded text."""
    found = []
    for match in _MONEY.finditer(text):
        unit = match["symbol"] or match["unit"]
        currency = _SYMBOLS.get(unit) or _NAMES.get(unit) or _CODES[unit]
        found.append(Amount(_decimal(match["after"] or match["before"]), currency))
    return found


def _decimal(written: str) -> Decimal:
    """Read 1,000.50 and 1.000,50: the last mark with one or two digits behind it is the decimal one."""
    found = re.fullmatch(r"(.*?)(?:[.,](\d{1,2}))?", written)
    whole, cents = (found[1], found[2]) if found else (written, None)
    return Decimal(f"{re.sub('[.,]', '', whole) or '0'}.{cents or '0'}")
