"""What is read of a customer's or a visitor's events: the newest first, each with words for staff."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.ext.asyncio import AsyncSession

from customers.models import CustomerEventRow
from customers.visits import Did, shown_title

MOST_EVENTS = 50
MOST_PAGES = 20


@dataclass(frozen=True, slots=True)
class Event:
    """Something that somebody did, or that happened to them."""

    id: int
    name: str
    at: datetime
    order_id: str
    order_name: str
    facts: Mapping[str, Any]

    @property
    def words(self) -> str:
        """What is said of it: a product's name only if it has at most 40 characters (S3-04)."""
        about = self.order_name or shown_title(str(self.facts.get("title") or ""))
        if self.name == Did.VIEWED_PAGE:
            about = about or str(self.facts.get("url") or "")
        return f"{self.name}: {about}" if about else self.name


async def events_of(
    session: AsyncSession,
    *,
    customer_id: int | None = None,
    session_ids: Sequence[int] = (),
    names: Sequence[str] = (),
    limit: int = MOST_EVENTS,
) -> tuple[Event, ...]:
    """Read the newest events of a customer, else of these sessions that nobody has proved; newest first."""
    theirs: ColumnElement[bool] = CustomerEventRow.customer_id == customer_id
    if customer_id is None:
        theirs = CustomerEventRow.session_id.in_(session_ids) & CustomerEventRow.customer_id.is_(None)
    query = select(CustomerEventRow).where(theirs)
    if names:
        query = query.where(CustomerEventRow.name.in_(names))
    newest = query.order_by(CustomerEventRow.happened_at.desc(), CustomerEventRow.id.desc()).limit(limit)
    return tuple(
        Event(row.id, row.name, row.happened_at, row.order_id, row.order_name, row.facts)
        for row in await session.scalars(newest)
    )


async def pages_of(
    session: AsyncSession, *, customer_id: int | None = None, session_ids: Sequence[int] = ()
) -> tuple[Event, ...]:
    """Read the pages that were seen last, newest first (S4-13)."""
    wanted = (str(Did.VIEWED_PAGE),)
    return await events_of(session, customer_id=customer_id, session_ids=session_ids, names=wanted, limit=MOST_PAGES)
