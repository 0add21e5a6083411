"""Shopify's leaky bucket as it tells of it in `extensions.cost`: how full it is now, and how long to wait.

A query must find its whole requested cost in the bucket; afterwards the difference to its actual cost is given back.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

SHORTEST, LONGEST = 0.2, 1.0
"""Seconds to wait once Shopify has said that it is too much: never longer at a time, for others give back sooner."""


@dataclass(slots=True)
class Bucket:
    """What is known of one store's bucket; nothing is, until Shopify has answered once."""

    available: float | None = None
    restored: float = 50.0
    """Points that come back in a second; Shopify tells the store's own rate with every answer."""
    most: float = 0.0
    """What it holds when it is full; 0 until Shopify has told."""
    at: datetime | None = None
    costs: dict[str, float] = field(default_factory=dict)
    """What each operation was last said to cost."""

    def note(self, operation: str, cost: Mapping[str, Any], now: datetime, *, is_alone: bool = True) -> None:
        """Keep what an answer says of its cost; what is missing or no number is left as it was.

        While other requests of ours are under way, the bucket lacks what was set aside for them and comes back at once:
        then (`is_alone` is false) how full it is counts for nothing.
        """
        requested, status = cost.get("requestedQueryCost"), cost.get("throttleStatus")
        if isinstance(requested, int | float):
            self.costs[operation] = float(requested)
        if isinstance(status, Mapping):
            available, restored = status.get("currentlyAvailable"), status.get("restoreRate")
            if isinstance(most := status.get("maximumAvailable"), int | float):
                self.most = float(most)
            if isinstance(available, int | float):
                self.available, self.at = (float(available), now) if is_alone else (None, None)
            if isinstance(restored, int | float) and restored > 0:
                self.restored = float(restored)

    def wait(self, operation: str, now: datetime) -> float:
        """Return the seconds until the bucket should hold what the operation costs; 0 where that is not known."""
        return self._until(self.costs[operation], now) if operation in self.costs else 0.0

    def rest(self, now: datetime) -> float:
        """Return the seconds until it should be half full: who has time leaves the rest to those who have none."""
        return self._until(self.most / 2, now)

    def _until(self, wanted: float, now: datetime) -> float:
        if self.available is None or self.at is None:
            return 0.0
        held = self.available + (now - self.at).total_seconds() * self.restored
        return max(0.0, (wanted - held) / self.restored)
