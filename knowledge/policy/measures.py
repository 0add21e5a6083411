"""What a language calls numbers, lengths of time, times of day and money; every pattern is matched on folded text.

It is the `[measures]` table of the language's file, such as `en.toml`; an empty pattern stands for what it lacks.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any

_ONE_DIGIT = range(1, 10)
_TENS = range(20, 100, 10)


@dataclass(frozen=True, slots=True)
class Words:
    """The `[measures]` table as it is written."""

    ones: str
    """The numbers from zero to nineteen, in order, separated by spaces."""
    tens: str
    """The tens from twenty to ninety, in order."""
    numbers: Mapping[str, int]
    """Any further form of a number: feminine, inflected, written as one word, a hundred, "a" for one."""
    join: str
    """What stands between the ten and the one of "twenty-four"."""
    range: str
    """What stands between the ends of a range, as alternatives: "two to three days"."""
    plus: str
    """What may stand between two lengths that are one, as alternatives: "an hour and 30 minutes"."""
    minutes: str
    hours: str
    days: str
    weeks: str
    business_days: str
    """One word for days on which the shop works, where the language has one ("Werktage")."""
    business_before: str
    """What makes days business days, right before the unit."""
    business_after: str
    """The same, right after the unit."""
    plain_before: str
    """Words before the unit that change nothing ("calendar days")."""
    plain_after: str
    half_hour: str
    hour_and_a_half: str
    clock: str
    """A time of day, with the groups noon, midnight, hour and half (12 hours), hour24, minute, minute24 and glued."""
    clock_lead: str
    """What must stand right before a bare time of day, up to it; empty where its writing tells it from a length."""
    afternoon: str
    """What the group `half` ends with for hours after noon."""
    morning: str
    """What the group `half` ends with for hours after midnight."""
    time_or_length: str
    """What stands right before "14h" where that may be a time of day as well as a length."""
    surely_length: str
    """What stands right behind such a length and tells that it is none."""
    percent: str
    """Words for "%"."""
    currencies: Mapping[str, str]
    """Words for a currency, each with its code (ISO 4217)."""
    blank: str
    """Words that stand for what nobody has filled in yet ("to be defined")."""


@dataclass(frozen=True, slots=True)
class Measures:
    """The words of one language, compiled."""

    words: Words
    numbers: Mapping[str, int]
    lengths: re.Pattern[str]
    halves: re.Pattern[str]
    clock: re.Pattern[str]
    clock_lead: re.Pattern[str] | None
    plus: re.Pattern[str]
    units: tuple[tuple[re.Pattern[str], timedelta], ...]
    unit: re.Pattern[str]
    """Any word for a length of time, also where no number stands before it ("a few hours")."""

    def is_business(self, unit: str) -> bool:
        """Whether a unit itself says that only working days count."""
        return bool(self.words.business_days and re.fullmatch(self.words.business_days, unit))


@cache
def read_measures(language: str) -> Measures:
    """Return what a language calls its measures.

    Raises:
        ValueError: its file has no such table, or a table that lacks a key of `Words` or has one too many.
    """
    file = Path(__file__).with_name(f"{language}.toml")
    table: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8")).get("measures", {})
    expected = {field.name for field in fields(Words)}
    if expected != table.keys():
        raise ValueError(f"{file.name}: [measures] and Words differ in: {', '.join(sorted(expected ^ table.keys()))}")
    joined: dict[str, Any] = {
        key: "".join(value.splitlines()) if isinstance(value, str) else value for key, value in table.items()
    }
    return _compiled(Words(**joined))


def _compiled(words: Words) -> Measures:
    numbers = _numbers(words)
    units = (
        (words.minutes, timedelta(minutes=1)),
        (words.hours, timedelta(hours=1)),
        (words.days, timedelta(days=1)),
        (words.business_days, timedelta(days=1)),
        (words.weeks, timedelta(weeks=1)),
    )
    return Measures(
        words=words,
        numbers=numbers,
        lengths=_lengths(words, _number(words, numbers)),
        halves=re.compile(rf"(?P<m90>\b(?:{words.hour_and_a_half})\b)|(?P<m30>\b(?:{words.half_hour})\b)"),
        clock=re.compile(words.clock),
        clock_lead=re.compile(words.clock_lead) if words.clock_lead else None,
        plus=re.compile(rf"\s*(?:{words.plus}|,)?\s*"),
        units=tuple((re.compile(unit), size) for unit, size in units if unit),
        unit=re.compile(rf"\b(?:{'|'.join(unit for unit, _ in units if unit)})\b"),
    )


def _numbers(words: Words) -> dict[str, int]:
    found = {word: value for value, word in enumerate(words.ones.split())}
    found |= {word: value * 10 for value, word in enumerate(words.tens.split(), start=2)}
    return found | dict(words.numbers)


def _number(words: Words, numbers: Mapping[str, int]) -> str:
    names = sorted(numbers, key=len, reverse=True)
    tens = "|".join(name for name in names if numbers[name] in _TENS)
    ones = "|".join(name for name in names if numbers[name] in _ONE_DIGIT)
    return rf"(?:\d{{1,4}}(?:[.,]\d{{1,2}})?|(?:{tens})(?:{words.join})(?:{ones})\b|(?:{'|'.join(names)}))"


def _lengths(words: Words, number: str) -> re.Pattern[str]:
    units = "|".join(filter(None, (words.business_days, words.minutes, words.hours, words.days, words.weeks)))
    said_twice = rf"(?:\s*\(\s*(?:{number})\s*\))?"
    before = rf"(?:(?P<business>{words.business_before or '(?!)'})[\s-]+|(?:(?:{words.plain_before or '(?!)'})[\s-]+)?)"
    after = rf"(?:\s+(?P<after>{words.business_after or '(?!)'})\b|(?:\s+(?:{words.plain_after or '(?!)'})\b)?)"
    low = rf"(?:(?P<low>\d{{1,4}}\s*(?:-|\u2013|\u2014)\s*|{number}\s+(?:{words.range})\s+))?"
    return re.compile(rf"(?<![\w.,$€£-]){low}(?P<number>{number}){said_twice}[\s-]*{before}(?P<unit>{units})\b{after}")
