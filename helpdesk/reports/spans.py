"""Of which days a figure tells, and how they are parted: by the calendar of each store's own time zone."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum

from kit.errors import Invalid

MOST_DAYS = 400
FIRST_YEAR, LAST_YEAR = 2000, 2200
_DAY = timedelta(days=1)


class Every(StrEnum):
    """How long each stretch is."""

    DAY = "day"
    WEEK = "week"
    """From Monday on."""
    MONTH = "month"
    WHOLE = "whole"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days that are told of together, both counted in."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Span:
    """The days that a figure tells of, both counted in. Raises Invalid where there are none, or too many."""

    first: date
    last: date
    every: Every = Every.WHOLE

    def __post_init__(self) -> None:
        """Check the days."""
        if not (self.first.year >= FIRST_YEAR and self.last.year <= LAST_YEAR):
            raise Invalid(f"Ask for days from the year {FIRST_YEAR} on, and before {LAST_YEAR}.", code="span_invalid")
        if self.last < self.first:
            raise Invalid("The last day comes before the first. Exchange them.", code="span_invalid")
        if (self.last - self.first).days >= MOST_DAYS:
            raise Invalid(f"Ask for at most {MOST_DAYS} days at once.", code="span_too_long", most=MOST_DAYS)

    def stretches(self) -> tuple[Stretch, ...]:
        """Return the stretches in order; the first and the last may be shorter than the others."""
        if self.every is Every.WHOLE:
            return (Stretch(self.first, self.last),)
        found: list[Stretch] = []
        day = self.first
        while day <= self.last:
            last = min(_end(day, self.every), self.last)
            found.append(Stretch(day, last))
            day = last + _DAY
        return tuple(found)

    def edges(self, zone: tzinfo) -> tuple[datetime, ...]:
        """Return the moments at which the stretches begin in a time zone, and the one at which the last ends."""
        days = [one.first for one in self.stretches()] + [self.last + _DAY]
        return tuple(midnight(day, zone) for day in days)


def midnight(day: date, zone: tzinfo) -> datetime:
    """Return when a day begins; where the clock jumps over midnight, that is at the jump."""
    return datetime.combine(day, time(0), tzinfo=zone).astimezone(UTC)


def _end(day: date, every: Every) -> date:
    if every is Every.DAY:
        return day
    if every is Every.WEEK:
        return day + (6 - day.weekday()) * _DAY
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1) - _DAY
