"""What a discount code is worth to a cart at a moment: pure, from the code, the cart's worth and the clock."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from commerce.port import Discount, Money

_CENT = Decimal("0.01")
_ALL = Decimal(100)


class Standing(StrEnum):
    """Whether a code counts at a moment."""

    RUNNING = "running"
    NOT_YET = "not_yet"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Worth:
    """What a code takes off a cart: nothing where more must be in it (`lacks`) or it is not running."""

    off: Money
    standing: Standing = Standing.RUNNING
    lacks: Money | None = None


def standing(discount: Discount, now: datetime) -> Standing:
    """Tell whether a code counts now."""
    if discount.starts_at is not None and now < discount.starts_at:
        return Standing.NOT_YET
    if discount.ends_at is not None and now >= discount.ends_at:
        return Standing.ENDED
    return Standing.RUNNING


def worth(discount: Discount, cart: Money, now: datetime) -> Worth:
    """Return what a code takes off a cart, never more than the cart is worth; of another currency nothing."""
    nothing = Money(Decimal(0), cart.currency)
    state = standing(discount, now)
    if state is not Standing.RUNNING:
        return Worth(nothing, state)
    least = discount.minimum
    if least is not None and least.currency == cart.currency and cart < least:
        return Worth(nothing, lacks=least - cart)
    if discount.percent is not None:
        share = min(max(discount.percent, Decimal(0)), _ALL)
        taken = (cart.amount * share / _ALL).quantize(_CENT, ROUND_HALF_UP)
    else:
        fixed = discount.amount
        taken = fixed.amount if fixed is not None and fixed.currency == cart.currency else Decimal(0)
    return Worth(Money(min(max(taken, Decimal(0)), cart.amount), cart.currency))


def shareable(discounts: Iterable[Discount], now: datetime) -> tuple[Discount, ...]:
    """Return the codes that may be told to anybody now: made to be shared, and running (S3-38, S3-40)."""
    return tuple(one for one in discounts if one.is_shareable and standing(one, now) is Standing.RUNNING)


def find(discounts: Iterable[Discount], code: str) -> Discount | None:
    """Return the code that was named, case aside; None if the shop never made it."""
    wanted = code.strip().casefold()
    return next((one for one in discounts if one.code.casefold() == wanted), None)
