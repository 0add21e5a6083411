"""Whether a part of the product is ready: Live, or Unavailable with every cause and its mend.

The same words appear in the admin pages, the log and `app.py doctor`.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cause:
    """One reason why something is unavailable, and what mends it."""

    code: str
    sentence: str
    mend: str
    page: str | None = None
    """Path of the page where it is mended, such as `/admin/content`; None if only a setting mends it."""


@dataclass(frozen=True, slots=True)
class Live:
    """Ready for use."""

    note: str = ""


@dataclass(frozen=True, slots=True)
class Unavailable:
    """Not ready, with at least one cause."""

    causes: tuple[Cause, ...]


Status = Live | Unavailable


def combine(statuses: list[Status]) -> Status:
    """Return Live if all are, else Unavailable with every cause in order."""
    causes = tuple(cause for status in statuses if isinstance(status, Unavailable) for cause in status.causes)
    return Unavailable(causes) if causes else Live()
