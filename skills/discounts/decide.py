"""What an answer on discounts does. Pure: nothing but the shop's own codes, the clock and what was asked counts.

No words of a customer make a code, raise one, or bring one to light that is not meant to be shared (S3-38, S3-40).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from commerce.discounts import Standing, find, shareable, standing
from commerce.port import Discount

MOST_SHARED = 3


class Branch(StrEnum):
    """The ways an answer can go; each is a node of the graph."""

    SHARE = "share_codes"
    NONE = "say_no_code"
    COUNTS = "say_it_counts"
    ENDED = "say_ended"
    NOT_YET = "say_not_yet"
    UNKNOWN = "say_unknown_code"
    ARTICLES = "search_articles"


_BY_STANDING = {Standing.RUNNING: Branch.COUNTS, Standing.ENDED: Branch.ENDED, Standing.NOT_YET: Branch.NOT_YET}


@dataclass(frozen=True, slots=True)
class Decision:
    """The branch; `codes` are those to be spoken of, `named` the code as the customer wrote it.

    `asks_more` says that the customer wished for more than any of them gives.
    """

    branch: Branch
    codes: tuple[Discount, ...] = ()
    named: str = ""
    asks_more: bool = False


def decide(
    kind: str, named: str | None, wished: Decimal | None, discounts: Sequence[Discount], now: datetime
) -> Decision:
    """Return which way the answer goes; `named` is the code in the customer's words, `wished` the percentage."""
    shared = shareable(discounts, now)[:MOST_SHARED]
    if named is not None:
        discount = find(discounts, named)
        if discount is None:
            return Decision(Branch.UNKNOWN, shared, named)
        return Decision(_BY_STANDING[standing(discount, now)], (discount,), discount.code)
    if kind in {"sale", "loyalty"}:
        return Decision(Branch.ARTICLES, shared)
    most = max((one.percent for one in shared if one.percent is not None), default=Decimal(0))
    return Decision(Branch.SHARE if shared else Branch.NONE, shared, asks_more=wished is not None and wished > most)
