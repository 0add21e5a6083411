"""When a window of the shop's policy closes: arithmetic on moments, with the shop's zone and its summer time."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from commerce.terms import Window, WindowKind


def closing(window: Window, placed_at: datetime, zone: ZoneInfo) -> datetime | None:
    """Return the moment (UTC) at which `window` closes for an order placed at `placed_at`.

    None means that no clock closes it. At the returned moment it is closed already. A cut-off falls on the day of the
    order in the shop's zone, or on the next day if the order came at or after it; on the night the clocks go back the
    first of the two equal times counts. Raises ValueError if the field that the window's kind names is not set.
    """
    if window.kind is WindowKind.WITHIN:
        if window.within is None:
            raise ValueError("a window of the kind `within` needs its length")
        return placed_at.astimezone(UTC) + window.within
    if window.kind is WindowKind.CUTOFF:
        if window.cutoff is None:
            raise ValueError("a window of the kind `cutoff` needs its time of day")
        day = placed_at.astimezone(zone).date()
        today = datetime.combine(day, window.cutoff, tzinfo=zone).astimezone(UTC)
        if placed_at < today:
            return today
        return datetime.combine(day + timedelta(days=1), window.cutoff, tzinfo=zone).astimezone(UTC)
    return None
