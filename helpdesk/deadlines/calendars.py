"""Ways to count time: as it passes, or by a store's office hours."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from typing import Protocol

from helpdesk.deadlines.policies import Time
from stores.hours import OfficeHours, add_open, open_between


class Calendar(Protocol):
    """A way to count time."""

    def add(self, start: datetime, seconds: int) -> datetime | None:
        """Return when so many seconds of it have passed; None where they never do."""
        ...

    def between(self, start: datetime, end: datetime) -> int:
        """Return how many seconds of it lie between two moments; none where the second comes first."""
        ...


class EveryHour:
    """Time as it passes."""

    def add(self, start: datetime, seconds: int) -> datetime | None:
        """Return the moment so many seconds later."""
        return start + timedelta(seconds=seconds)

    def between(self, start: datetime, end: datetime) -> int:
        """Return the seconds between two moments."""
        return max(0, int((end - start).total_seconds()))


@dataclass(frozen=True, slots=True)
class OpenHours:
    """A store's office hours."""

    hours: OfficeHours
    zone: tzinfo

    def add(self, start: datetime, seconds: int) -> datetime | None:
        """Return when so many open seconds have passed."""
        return add_open(self.hours, self.zone, start, seconds)

    def between(self, start: datetime, end: datetime) -> int:
        """Return the open seconds between two moments."""
        return int(open_between(self.hours, self.zone, start, end))


Calendars = Mapping[Time, Calendar]
