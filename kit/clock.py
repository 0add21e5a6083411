"""Time as something handed in, so that no rule and no test waits for it."""

from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """What tells the time."""

    def now(self) -> datetime:
        """Return the present moment, aware and in UTC."""
        ...


class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        """Return the present moment, aware and in UTC."""
        return datetime.now(UTC)


class ManualClock:
    """A clock that stands still until it is told to move: for tests, previews and evaluations."""

    def __init__(self, start: datetime) -> None:
        """Begin at `start`, which must be aware."""
        if start.tzinfo is None:
            msg = "a clock needs an aware moment"
            raise ValueError(msg)
        self._now = start.astimezone(UTC)

    def now(self) -> datetime:
        """Return the moment the clock stands at."""
        return self._now

    def move(self, by: timedelta) -> None:
        """Move the clock forward by `by`."""
        self._now += by
