"""When a store's people are at work: pure arithmetic over its week, its holidays and its time zone (D8, S4-07).

A store that has set no hours is always open. A span belongs to the day on which it begins, also where it ends on the
next one, so the night before a holiday is worked to its end. Where the clock goes forward, what falls into the missing
hour begins or ends at the jump; where it goes back, a span begins with the first such hour and ends with the second.
Every function takes aware moments and returns moments in UTC; seconds are exact to the microsecond.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

HORIZON = timedelta(days=3_660)
"""How far ahead an opening is looked for: whoever has none in ten years is closed for ever."""
MIDNIGHT = time(0)
_DAY = timedelta(days=1)
_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


class Span(BaseModel):
    """From when to when people are there, by the clock on the shop's wall.

    Where it closes at or before the hour it opens, it closes on the next day: 00:00 to 00:00 is the whole day.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    opens: time
    closes: time

    @field_validator("opens", "closes")
    @classmethod
    def on_the_wall(cls, value: time) -> time:
        """Refuse a time with a zone of its own, and parts of a minute."""
        if value.tzinfo is not None or value.second or value.microsecond:
            msg = "write it as hours and minutes, such as 09:30; the store's own time zone holds"
            raise ValueError(msg)
        return value


class Holiday(BaseModel):
    """A day, or days from `first` to `last`, that go by hours of their own; closed where these are empty."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    first: date
    last: date | None = None
    name: str = Field(default="", max_length=80)
    hours: tuple[Span, ...] = Field(default=(), max_length=6)

    @field_validator("name")
    @classmethod
    def one_line(cls, value: str) -> str:
        """Refuse signs that cannot be seen."""
        if not value.isprintable():
            msg = "write it in one line, without hidden signs"
            raise ValueError(msg)
        return value

    @model_validator(mode="after")
    def forwards(self) -> Self:
        """Refuse days that end before they begin, and more than a year at once."""
        if self.last is not None and not self.first <= self.last <= self.first + timedelta(days=366):
            msg = "let it end on the day it begins or later, and within a year"
            raise ValueError(msg)
        return self

    def holds_on(self, day: date) -> bool:
        """Tell whether a day is one of its days."""
        return self.first <= day <= (self.last or self.first)


_Spans = Field(default=(), max_length=6)


class OfficeHours(BaseModel):
    """A store's week and its holidays; a week without any span is worked round the clock, except on holidays."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    monday: tuple[Span, ...] = _Spans
    tuesday: tuple[Span, ...] = _Spans
    wednesday: tuple[Span, ...] = _Spans
    thursday: tuple[Span, ...] = _Spans
    friday: tuple[Span, ...] = _Spans
    saturday: tuple[Span, ...] = _Spans
    sunday: tuple[Span, ...] = _Spans
    holidays: tuple[Holiday, ...] = Field(default=(), max_length=400)
    """Where several hold on a day, the first one counts."""

    @property
    def is_always_open(self) -> bool:
        """Whether no hours are set at all."""
        return not self.holidays and not self._has_week

    @property
    def _has_week(self) -> bool:
        return any(getattr(self, name) for name in _NAMES)

    def on(self, day: date) -> tuple[Span, ...]:
        """Return the spans that begin on a day."""
        for holiday in self.holidays:
            if holiday.holds_on(day):
                return holiday.hours
        week: tuple[Span, ...] = getattr(self, _NAMES[day.weekday()])
        return week if self._has_week else (Span(opens=MIDNIGHT, closes=MIDNIGHT),)


ALWAYS = OfficeHours()


def is_open(hours: OfficeHours, zone: tzinfo, at: datetime) -> bool:
    """Tell whether people are there at a moment."""
    return next_open(hours, zone, at) == at.astimezone(UTC)


def next_open(hours: OfficeHours, zone: tzinfo, at: datetime) -> datetime | None:
    """Return the moment itself where it is open, else the next opening; None where it never opens within `HORIZON`."""
    for begins, _ in spans(hours, zone, at, at + HORIZON):
        return begins
    return None


def add_open(hours: OfficeHours, zone: tzinfo, start: datetime, seconds: float) -> datetime | None:
    """Return the first moment by which so many open seconds have passed since `start`; None where they never do.

    Raises:
        ValueError: the seconds are negative.
    """
    if seconds < 0:
        msg = "time is counted forwards"
        raise ValueError(msg)
    left, now = timedelta(seconds=seconds), start.astimezone(UTC)
    if not left or hours.is_always_open:
        return now + left
    for begins, ends in spans(hours, zone, now, now + HORIZON + left):
        if left <= ends - begins:
            return begins + left
        left -= ends - begins
    return None


def open_between(hours: OfficeHours, zone: tzinfo, start: datetime, end: datetime) -> float:
    """Return how many open seconds lie between two moments; none where the second comes first."""
    return sum((ends - begins for begins, ends in spans(hours, zone, start, end)), timedelta()).total_seconds()


def spans(hours: OfficeHours, zone: tzinfo, start: datetime, end: datetime) -> Iterator[tuple[datetime, datetime]]:
    """Yield the open stretches between two moments, cut at both, in order and apart from each other."""
    start, end = start.astimezone(UTC), end.astimezone(UTC)
    if start >= end:
        return
    if hours.is_always_open:
        yield start, end
        return
    since = until = start
    for begins, ends in _stretches(hours, zone, start, end):
        if begins > until:
            if until > since:
                yield since, until
            since = begins
        until = max(until, min(ends, end))
    if until > since:
        yield since, until


def _stretches(hours: OfficeHours, zone: tzinfo, start: datetime, end: datetime) -> Iterator[tuple[datetime, datetime]]:
    """Yield what is open by each day's spans, in the order of their beginning; some may overlap."""
    day = start.astimezone(zone).date() - 2 * _DAY
    last = end.astimezone(zone).date()
    while day <= last:
        for span in sorted(hours.on(day), key=lambda one: one.opens):
            closing = day if span.closes > span.opens else day + _DAY
            begins, ends = (
                _moment(day, span.opens, zone, is_end=False),
                _moment(closing, span.closes, zone, is_end=True),
            )
            if ends > start and begins < end:
                yield max(begins, start), ends
        day += _DAY


def _moment(day: date, at: time, zone: tzinfo, *, is_end: bool) -> datetime:
    """Return when the clock on the wall shows it: for an end the second time, and the jump where it never does."""
    shown = datetime.combine(day, at)
    found = shown.replace(tzinfo=zone, fold=int(is_end)).astimezone(UTC)
    if found.astimezone(zone).replace(tzinfo=None) == shown:
        return found
    early, late = (shown.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (1, 0))
    offset = early.astimezone(zone).utcoffset()
    while late - early > timedelta(seconds=1):
        middle = early + (late - early) // 2
        if middle.astimezone(zone).utcoffset() == offset:
            early = middle
        else:
            late = middle
    return late.replace(microsecond=0)
