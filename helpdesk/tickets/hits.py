"""What a search finds, and among what it looks."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Integer,
    any_,
    bindparam,
    func,
    select,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from helpdesk.tickets.lexemes import BUCKET
from helpdesk.tickets.models import SearchRow

MOST = 1000
"""Messages that are found at most, the newest; what is best first is ranked among them."""
FEW = 2000
"""Tickets that are looked through one by one, where a filter leaves no more."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A ticket in which something was found, and where: in a message, by a customer, or by the ticket itself."""

    ticket_id: int
    at: datetime
    rank: float
    found_by: str
    message_id: int | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """Which messages are looked through: numbers up to `newest`, moments within `since` and `until`."""

    newest: int
    oldest: int = 0
    since: datetime | None = None
    until: datetime | None = None

    @property
    def condition(self) -> ColumnElement[bool]:
        """What is true of the messages themselves."""
        within = SearchRow.message_id <= self.newest
        if self.since is not None:
            within &= SearchRow.at >= self.since
        if self.until is not None:
            within &= SearchRow.at < self.until
        return within


def any_of_numbers(column: InstrumentedAttribute[Any], numbers: Sequence[int]) -> ColumnElement[bool] | None:
    """Return the condition that a column is one of some numbers; None for no numbers."""
    return column == any_(bindparam(None, list(numbers), type_=ARRAY(Integer), unique=True)) if numbers else None


async def span_of(session: AsyncSession, anchor: int | None, since: datetime | None, until: datetime | None) -> Span:
    """Return what is looked through; `anchor` is the newest message that counts, None for the newest there is.

    Numbers and moments rise together, but not strictly: a bucket more is looked at on either side.
    """
    newest = anchor if anchor is not None else (await session.scalar(select(func.max(SearchRow.message_id))) or 0)
    oldest = 0
    if since is not None:
        first = select(SearchRow.message_id).where(SearchRow.at >= since).order_by(SearchRow.at).limit(1)
        oldest = max(0, (await session.scalar(first) or newest) - BUCKET)
    if until is not None:
        last = select(SearchRow.message_id).where(SearchRow.at < until).order_by(SearchRow.at.desc()).limit(1)
        newest = min(newest, (await session.scalar(last) or 0) + BUCKET)
    return Span(newest, oldest, since, until)


@dataclass(frozen=True, slots=True)
class Wish:
    """How many tickets are needed, and whether the messages are ranked."""

    tickets: int
    is_ranked: bool = False

    @property
    def messages(self) -> int:
        """How many messages are read for it: a ticket has several, and what is best is ranked among the newest."""
        return MOST if self.is_ranked else 200 + 4 * self.tickets


@dataclass(slots=True)
class Found:
    """What was found so far; `is_all` is false once something older was left out."""

    hits: list[Hit] = field(default_factory=list)
    is_all: bool = True

    @property
    def tickets(self) -> int:
        """How many tickets that are."""
        return len({hit.ticket_id for hit in self.hits})

    def add(self, other: "Found") -> None:
        """Take in what else was found."""
        self.hits += other.hits
        self.is_all &= other.is_all


@dataclass(frozen=True, slots=True)
class Among:
    """The tickets that count.

    `marks` are those of their messages. `heard` is what is true of when their customers wrote, where no message is
    found but they themselves. `is_plain` says that nothing but the store is asked of them.
    """

    condition: ColumnElement[bool]
    marks: tuple[str, ...] = ()
    heard: ColumnElement[bool] | None = None
    is_plain: bool = True
