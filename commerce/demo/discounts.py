"""The codes that the demo shop has made, as data: dated by the calendar, so that every state of a code is there."""

from datetime import datetime, timedelta
from decimal import Decimal

from commerce.demo.catalogue import CURRENCY
from commerce.port import Discount, Money

_PLACE = "/shop?discount={}"


def codes(now: datetime) -> tuple[Discount, ...]:
    """Return every code: for anybody, for larger carts this week, over, still to come, and not to be shared."""
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    monday = midnight - timedelta(days=midnight.weekday())
    next_monday = monday + timedelta(days=7)
    return (
        _made("WELCOME10", percent="10", minimum="30"),
        _made("SHORE15", percent="15", minimum="80", starts_at=monday, ends_at=next_monday),
        _made("EBBTIDE20", percent="20", ends_at=monday - timedelta(days=21)),
        _made("FIRSTFROST", amount="12", minimum="60", starts_at=next_monday + timedelta(days=14)),
        _made("CREW30", percent="30", is_shareable=False),
    )


def _made(
    code: str,
    *,
    percent: str | None = None,
    amount: str | None = None,
    minimum: str | None = None,
    starts_at: datetime | None = None,
    ends_at: datetime | None = None,
    is_shareable: bool = True,
) -> Discount:
    return Discount(
        code,
        Decimal(percent) if percent else None,
        Money(Decimal(amount), CURRENCY) if amount else None,
        Money(Decimal(minimum), CURRENCY) if minimum else None,
        starts_at,
        ends_at,
        is_shareable,
        _PLACE.format(code),
    )
