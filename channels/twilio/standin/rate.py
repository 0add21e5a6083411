"""How many requests a second are taken."""

from collections import deque
from datetime import datetime, timedelta

from kit.clock import Clock

SECOND = timedelta(seconds=1)


class Rate:
    """Counts the requests of the last second."""

    def __init__(self, clock: Clock) -> None:
        """Count by `clock`."""
        self._clock = clock
        self._taken: deque[datetime] = deque()

    def takes(self, most: int) -> bool:
        """Return whether one more is within `most` a second (0: always), and count it if so."""
        now = self._clock.now()
        while self._taken and now - self._taken[0] >= SECOND:
            self._taken.popleft()
        if most and len(self._taken) >= most:
            return False
        self._taken.append(now)
        return True
