"""The coupons of an account as discount codes: those whose worth for a whole cart can be told."""

from collections.abc import Iterable
from datetime import UTC, datetime

from commerce.bigcommerce.goods import Coupon
from commerce.bigcommerce.orders import money
from commerce.port import Discount

PERCENT, AMOUNT = "percentage_discount", "per_total_discount"
_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


def to_discounts(coupons: Iterable[Coupon], currency: str, shareable: frozenset[str]) -> tuple[Discount, ...]:
    """Return the codes that take a share or an amount off the whole cart; others have no worth that can be told.

    BigCommerce does not say which code is meant for everybody: those named in `shareable` (in lower case) are. A code
    that was switched off, or has been used as often as it may be, is over.
    """
    return tuple(_discount(one, currency, shareable) for one in coupons if _is_for_everything(one))


def _is_for_everything(coupon: Coupon) -> bool:
    target = coupon.applies_to
    return coupon.type in {PERCENT, AMOUNT} and target.entity == "categories" and 0 in target.ids and bool(coupon.code)


def _discount(coupon: Coupon, currency: str, shareable: frozenset[str]) -> Discount:
    is_used_up = 0 < coupon.max_uses <= coupon.num_uses
    is_percent = coupon.type == PERCENT
    return Discount(
        code=coupon.code,
        percent=coupon.amount if is_percent else None,
        amount=None if is_percent else money(coupon.amount, currency),
        minimum=money(coupon.min_purchase, currency) if coupon.min_purchase > 0 else None,
        ends_at=_LONG_AGO if is_used_up or not coupon.enabled else coupon.expires,
        is_shareable=coupon.code.casefold() in shareable and not coupon.restricted_to,
    )
