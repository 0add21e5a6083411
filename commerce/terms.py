"""The policy facts that decisions about orders need, each with the sentence it was read from.

`knowledge.policies` reads them out of the shop's articles; `commerce.editability` decides by them. What is missing or
contradictory is unknown, and unknown is never guessed (S1-33).
"""

from dataclasses import dataclass, field
from datetime import date, time, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Generic, TypeVar

T = TypeVar("T")


class EditKind(StrEnum):
    """The kinds of change a customer may make to an order (S1-46)."""

    VARIANT = "variant"
    QUANTITY = "quantity"
    REMOVE = "remove"
    ADDRESS = "address"
    CANCEL = "cancel"


MODIFY_KINDS = frozenset({EditKind.VARIANT, EditKind.QUANTITY, EditKind.REMOVE, EditKind.ADDRESS})


@dataclass(frozen=True, slots=True)
class Review:
    """When somebody last saw to it that a page holds, and the last day on which it is taken for certain, if any.

    Both are days in the store's own time zone.
    """

    on: date
    by: date | None = None

    def is_overdue(self, today: date) -> bool:
        """Whether the day to look at it again has passed."""
        return self.by is not None and today > self.by


@dataclass(frozen=True, slots=True)
class Source:
    """The sentence a fact stands on: article, revision, heading and words, as the shop wrote them."""

    article_id: int
    revision: int
    title: str
    heading: str
    sentence: str
    language: str
    review: Review | None = None
    """None where the words stand on no page: staff set them by hand."""

    @property
    def is_on_page(self) -> bool:
        """Whether its words stand on a page that a customer may open."""
        return self.review is not None

    def as_of(self, today: date) -> date | None:
        """Return the day on which this was last certain, None while it is: its page is overdue for a review."""
        return self.review.on if self.review and self.review.is_overdue(today) else None


class UnknownWhy(StrEnum):
    """Why a fact is not known."""

    MISSING = "missing"
    CONTRADICTORY = "contradictory"


@dataclass(frozen=True, slots=True)
class Unknown:
    """Nothing that may be acted on; `sources` holds the sentences that contradict each other, if any."""

    why: UnknownWhy
    sources: tuple[Source, ...] = ()


class WindowKind(StrEnum):
    """How a window closes."""

    WITHIN = "within"
    """`within` a time after the order was placed."""
    CUTOFF = "cutoff"
    """until a time of day in the shop's zone, on the day of the order (or the next, if placed after it)."""
    UNTIL_SHIPPED = "until_shipped"
    """as long as units are open; the state of the order alone decides."""
    NEVER = "never"
    """the shop allows it at no time."""


@dataclass(frozen=True, slots=True)
class Window:
    """When a kind of change is open. Exactly the field that `kind` names is set."""

    kind: WindowKind
    within: timedelta | None = None
    cutoff: time | None = None


@dataclass(frozen=True, slots=True)
class Fee:
    """What the shop keeps when an order is cancelled: a percentage of its total, or a fixed amount; zero is no fee."""

    percent: Decimal | None = None
    fixed: Decimal | None = None
    currency: str = ""


@dataclass(frozen=True, slots=True)
class Known(Generic[T]):
    """A fact with the sentence it stands on; `corrected` says that staff set it by hand, which always wins."""

    value: T
    source: Source
    corrected: bool = False


class ExceptionKind(StrEnum):
    """Product-specific exceptions that a shop may state (S1-48)."""

    PERSONALISED = "personalised"
    PRE_ORDER = "pre_order"
    GIFT_CARD = "gift_card"
    FINAL_SALE = "final_sale"
    MADE_TO_ORDER = "made_to_order"


@dataclass(frozen=True, slots=True)
class LineException:
    """Lines of this kind may not be changed in these ways; `commerce.exceptions` finds them."""

    kind: ExceptionKind
    forbids: frozenset[EditKind]
    source: Source


@dataclass(frozen=True, slots=True)
class ReturnException:
    """Lines of this kind may not be sent back; `commerce.exceptions` finds them."""

    kind: ExceptionKind
    source: Source


@dataclass(frozen=True, slots=True)
class Terms:
    """All policy facts of a store that decisions need.

    A missing `eligible` restricts nothing, a missing `restocking_fee` is no fee, and no exceptions are none; a missing
    window is unknown and keeps its kinds of change closed. Whatever is contradictory keeps closed what depends on it.
    """

    modify_window: "Known[Window] | Unknown" = field(default=Unknown(UnknownWhy.MISSING))
    cancel_window: "Known[Window] | Unknown" = field(default=Unknown(UnknownWhy.MISSING))
    restocking_fee: "Known[Fee] | Unknown" = field(default=Unknown(UnknownWhy.MISSING))
    eligible: "Known[frozenset[EditKind]] | Unknown" = field(default=Unknown(UnknownWhy.MISSING))
    return_window: "Known[timedelta] | Unknown" = field(default=Unknown(UnknownWhy.MISSING))
    refund_time: "Known[timedelta] | Unknown" = field(default=Unknown(UnknownWhy.MISSING))
    exchanges: "Known[bool] | Unknown" = field(default=Unknown(UnknownWhy.MISSING))
    """Whether the shop swaps one variant for another; nothing stated restricts nothing."""
    exceptions: tuple[LineException, ...] = ()
    return_exceptions: tuple[ReturnException, ...] = ()
