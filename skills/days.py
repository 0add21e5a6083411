"""Days that a customer names: "12 November", "12.11.", "yesterday", in the words of their language.

Every day is taken for one that lies behind: customers name the day on which they ordered.
"""

import re
import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from babel import Locale

from kit.language import FALLBACK, primary
from kit.letters import bare

_ISO = re.compile(r"\b(20\d\d)-(\d{1,2})-(\d{1,2})\b")
_NUMBERS = re.compile(r"(?<![\w.,/-])(\d{1,2})([./])(\d{1,2})(?:\2(20\d\d|\d\d)|\.)?(?![\w/]|[.,]\d)")
_YEAR = r"(?:\s+(?:de\s+|del\s+)?(20\d\d))?"
_MOST = 3
_CENTURY = 2000


def read_days(text: str, language: str, today: date) -> tuple[date, ...]:
    """Return the days that a message names, none of them after `today`; English words count in every language.

    "3/4" is the third of April; in English, where it may as well be the fourth of March, it says nothing.
    """
    days = dict.fromkeys(day for day, _ in _apart(text, language, today) if day is not None)
    return tuple(days)[:_MOST]


def without_days(text: str, language: str) -> str:
    """Return a text without the days it names: a year is no order's name."""
    if len(bare(text)) != len(text):
        return text
    for _, (start, end) in _apart(text, language, date.max):
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _apart(text: str, language: str, today: date) -> list[tuple[date | None, tuple[int, int]]]:
    """Return what is named in order, of two that overlap the longer: "l'altro ieri" is not "ieri"."""
    kept: list[tuple[date | None, tuple[int, int]]] = []
    for day, (start, end) in sorted(
        _named(text, primary(language), today), key=lambda found: found[1][0] - found[1][1]
    ):
        if all(end <= other[0] or other[1] <= start for _, other in kept):
            kept.append((day, (start, end)))
    return sorted(kept, key=lambda found: found[1])


def _named(text: str, language: str, today: date) -> Iterator[tuple[date | None, tuple[int, int]]]:
    folded = bare(text)
    for found in _ISO.finditer(folded):
        yield _day(today, int(found[3]), int(found[2]), int(found[1])), found.span()
    for found in _NUMBERS.finditer(folded):
        first, second = int(found[1]), int(found[3])
        year = int(found[4]) % 100 + _CENTURY if found[4] else 0
        if found[2] == "." and not (found[4] or found.group().endswith(".")):
            continue  # "7.5" is a size
        if language != FALLBACK or found[2] == ".":
            yield _day(today, first, second, year), found.span()
        elif max(first, second) > len(_MONTHS):
            month, day = sorted((first, second))
            yield _day(today, day, month, year), found.span()
    months = _months(language) | _months(FALLBACK)
    for pattern, day_at, month_at in _in_words(language):
        for found in pattern.finditer(folded):
            year = int(found[3]) if found[3] else 0
            yield _day(today, int(found[day_at]), months[found[month_at]], year), found.span()
    for back, pattern in _near(language):
        for found in pattern.finditer(folded):
            yield (today - timedelta(days=back) if today is not date.max else None), found.span()


def _day(today: date, day: int, month: int, year: int) -> date | None:
    """Return the last such day before today's end; None where the calendar has none."""
    for candidate in (year,) if year else (today.year, today.year - 1):
        try:
            found = date(candidate, month, day)
        except ValueError:
            continue
        if found <= today:
            return found
    return None


_MONTHS = range(12)


@cache
def _months(language: str) -> dict[str, int]:
    """Return the names of the months, long and short, as they stand alone and beside a day."""
    names = Locale.parse(language).months
    return {
        bare(name).rstrip("."): number
        for use in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
        for number, name in names[use][width].items()
        if len(name.rstrip(".")) > 2  # noqa: PLR2004  shorter ones are other words
    }


@cache
def _in_words(language: str) -> tuple[tuple[re.Pattern[str], int, int], ...]:
    """Return patterns of a day and a month in words, with the places of the two."""
    names = "|".join(sorted(_months(language) | _months(FALLBACK), key=len, reverse=True))
    day = r"(\d{1,2})(?:st|nd|rd|th|er|[.\u00ba])?"
    return (
        (re.compile(rf"\b{day}\s+(?:of\s+|de\s+)?({names})\b\.?{_YEAR}"), 1, 2),
        (re.compile(rf"\b({names})\.?\s+{day}\b(?!\s*[:%])(?:,?{_YEAR})"), 2, 1),
    )


@cache
def _near(language: str) -> tuple[tuple[int, re.Pattern[str]], ...]:
    tables = tomllib.loads(Path(__file__).with_name("day_words.toml").read_text("utf-8"))
    known = {**tables[FALLBACK], **tables.get(language, {})} if language == FALLBACK else tables.get(language, {})
    return tuple(
        (back, re.compile(rf"\b(?:{'|'.join(map(bare, known[name]))})\b"))
        for back, name in enumerate(("today", "yesterday", "before"))
        if known.get(name)
    )
