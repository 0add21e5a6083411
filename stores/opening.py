"""What is wrong with a store's hours before they are kept: spans of a week that overlap, holidays named twice."""

from collections.abc import Sequence
from datetime import time
from itertools import pairwise

from stores.hours import OfficeHours, Span

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAY = 24 * 60


def checked_hours(hours: OfficeHours) -> OfficeHours:
    """Return hours that contradict themselves nowhere. Raises ValueError with a sentence that names where they do."""
    week = [(begins, ends, day) for number, day in enumerate(DAYS) for begins, ends in _on(getattr(hours, day), number)]
    _check(week, lap=len(DAYS) * _DAY)
    for holiday in hours.holidays:
        _check([(begins, ends, str(holiday.first)) for begins, ends in _on(holiday.hours, 0)], lap=2 * _DAY)
    days = sorted((one.first, one.last or one.first) for one in hours.holidays)
    for (_, last), (first, _) in pairwise(days):
        if first <= last:
            msg = f"two holidays hold on {first}; name each day once"
            raise ValueError(msg)
    return hours


def _on(spans: Sequence[Span], day: int) -> list[tuple[int, int]]:
    """Return spans in minutes of the week; one that closes at or before it opens closes on the next day."""
    found = []
    for span in spans:
        begins, ends = _minutes(span.opens), _minutes(span.closes)
        found.append((begins + day * _DAY, ends + (day + (ends <= begins)) * _DAY))
    return found


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute


def _check(spans: list[tuple[int, int, str]], lap: int) -> None:
    """Refuse spans of which one begins before the last has ended, round from the end to the beginning."""
    if not spans:
        return
    ordered = sorted(spans)
    first = ordered[0]
    following = [*ordered[1:], (first[0] + lap, first[1] + lap, first[2])]
    for (_, ends, day), (begins, _, other) in zip(ordered, following, strict=True):
        if begins < ends:
            where = day if day == other else f"{day} and {other}"
            msg = f"the hours of {where} overlap; let one end before the next begins"
            raise ValueError(msg)
