"""Which units of an order are open, and which kinds of change a customer may make to it now.

A pure function of order, terms and clock: the decision table at the end of shopify.md, per line and per unit (S1-15 to
S1-19, S1-65 to S1-67). The agent shows what it says; the Hub asks it again at every submit.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from commerce.port import Can, Order
from commerce.terms import EditKind, Source, Terms


class OrderState(StrEnum):
    """What the order as a whole is, for choosing the branch of the answer."""

    OPEN = "open"
    PART_SHIPPED = "part_shipped"
    SHIPPED = "shipped"
    CANCELLED = "cancelled"
    CANCELLING = "cancelling"
    ARCHIVED = "archived"
    REFUNDED = "refunded"
    WITH_WAREHOUSE = "with_warehouse"
    ON_HOLD = "on_hold"
    SCHEDULED = "scheduled"
    DIGITAL = "digital"
    LOCKED = "locked"
    """the shop itself says nobody may edit it"""
    UNKNOWN = "unknown"
    """the shop cannot tell what has been fulfilled"""


class Reason(StrEnum):
    """Why a line or a kind of change is closed; each has words in every language and a mend for staff."""

    SHIPPED = "shipped"
    WITH_WAREHOUSE = "with_warehouse"
    ON_HOLD = "on_hold"
    CANCELLED = "cancelled"
    CANCELLING = "cancelling"
    ARCHIVED = "archived"
    REFUNDED = "refunded"
    DIGITAL = "digital"
    SHOP_LOCKED = "shop_locked"
    QUANTITY_UNKNOWN = "quantity_unknown"
    WINDOW_CLOSED = "window_closed"
    POLICY_UNKNOWN = "policy_unknown"
    NEVER_ALLOWED = "never_allowed"
    NOT_ELIGIBLE = "not_eligible"
    EXCEPTION = "exception"
    RETURN_OPEN = "return_open"
    PART_SHIPPED = "part_shipped"
    NOTHING_OPEN = "nothing_open"
    SHOP_CANNOT = "shop_cannot"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether one kind of change is allowed now; if not, why, and the policy sentence if it is the policy that says no.

    `closes_at` is the moment the window closes, where it closes by the clock.
    """

    allowed: bool
    reason: Reason | None = None
    source: Source | None = None
    closes_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class LineState:
    """The units of one line: `open + shipped + blocked` is the line's current quantity.

    `edits` tells for variant, quantity and remove whether this line allows it.
    """

    line_id: str
    open: int
    shipped: int
    blocked: int
    reason: Reason | None
    source: Source | None
    edits: Mapping[EditKind, Verdict]


@dataclass(frozen=True, slots=True)
class Editability:
    """The whole answer for one order at one moment. `edits` tells for each kind whether any part of the order allows it."""

    order_id: str
    version: str
    state: OrderState
    lines: tuple[LineState, ...]
    edits: Mapping[EditKind, Verdict]

    @property
    def is_editable(self) -> bool:
        """Whether the customer can change anything at all."""
        return any(verdict.allowed for verdict in self.edits.values())


def editability(order: Order, terms: Terms, now: datetime, zone: ZoneInfo, can: frozenset[Can]) -> Editability:
    """Decide per line, unit and kind of edit what is open.

    `now` is aware; `zone` is the shop's time zone, in which a daily cut-off is read; `can` is what the shop system
    is able to do: a kind it cannot do is closed with `shop_cannot`.
    """
    raise NotImplementedError
