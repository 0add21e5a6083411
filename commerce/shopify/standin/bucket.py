"""The leaky bucket of an app and store: points that are taken by queries and flow back with time.

shopify.dev "GraphQL Admin API rate limits": restore rates of 100, 200, 1,000 and 2,000 points a second by plan; the
bucket holds twenty seconds of it, as `maximumAvailable` 2,000 at 100 shows. What a query asks for must be there before
it runs, and the difference to what it took is given back.
"""

from dataclasses import dataclass, replace
from datetime import datetime

SECONDS = 20


@dataclass(frozen=True, slots=True)
class Bucket:
    """A bucket as it stood at a moment; `rate` is in points a second."""

    rate: float
    level: float
    at: datetime

    @property
    def size(self) -> float:
        """How much it holds."""
        return self.rate * SECONDS

    def now(self, moment: datetime) -> "Bucket":
        """Return the bucket at a moment; one before its own changes nothing."""
        passed = max(0.0, (moment - self.at).total_seconds())
        return replace(self, level=min(self.size, self.level + passed * self.rate), at=max(self.at, moment))

    def take(self, points: float) -> "Bucket | None":
        """Return the bucket without these points, None if it does not hold them."""
        return replace(self, level=self.level - points) if points <= self.level else None

    def give(self, points: float) -> "Bucket":
        """Return the bucket with points given back, never more than it holds."""
        return replace(self, level=min(self.size, self.level + points))


def full(rate: float, moment: datetime) -> Bucket:
    """Return a full bucket."""
    return Bucket(rate, rate * SECONDS, moment)
