"""What customers and visitors agreed to, and what they took back: the last word of each kind holds."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from customers.identity import SessionInfo
from customers.models import ConsentRow
from kit.clock import Clock
from kit.jobs import announce


class Agreed(StrEnum):
    """What somebody may agree to."""

    ACTIVITY = "activity"
    """What they look at on the shop's pages is kept, and shown to staff."""
    MESSAGES = "messages"
    """The shop may begin a conversation with them."""


@dataclass(frozen=True, slots=True)
class Consent:
    """One word on one thing; `source` says where it was given, such as `webchat`."""

    what: str
    is_given: bool
    source: str
    at: datetime


async def has_agreed(session: AsyncSession, info: SessionInfo, what: Agreed) -> bool:
    """Whether whoever is behind a session agrees: by their last word in it, or as the customer it has proved."""
    last = await _last(session, _theirs(info), what)
    return last is not None and last.is_given


async def record(session: AsyncSession, clock: Clock, info: SessionInfo, what: Agreed, *, is_given: bool) -> bool:
    """Write down a word that was given in a session; returns whether it changes anything."""
    last = await _last(session, _theirs(info), what)
    if (last.is_given if last is not None else False) is is_given:
        return False
    row = ConsentRow(
        store_id=info.store_id,
        customer_id=info.customer.id if info.customer else None,
        session_id=info.id,
        what=what,
        is_given=is_given,
        source=info.kind,
        at=clock.now(),
    )
    session.add(row)
    await session.flush()
    return True


@dataclass(frozen=True, slots=True)
class ConsentTakenBack:
    """A customer no longer agrees: what waits because of it is to be let go."""

    store_id: int
    customer_id: int
    what: str


async def last_word(session: AsyncSession, customer_id: int, what: Agreed) -> Consent | None:
    """Read a customer's last word on one thing, wherever they gave it; None where they were never asked."""
    row = await _last(session, ConsentRow.customer_id == customer_id, what)
    return Consent(row.what, row.is_given, row.source, row.at) if row is not None else None


async def record_of(
    session: AsyncSession,
    clock: Clock,
    *,
    store_id: int,
    customer_id: int,
    what: Agreed,
    is_given: bool,
    source: str,
) -> bool:
    """Write down a customer's word, given outside of any chat; returns whether it changes anything.

    `source` says how it was given: `hub`, `api:<key's id>`, `staff:<id>`. A word taken back is announced.
    """
    last = await last_word(session, customer_id, what)
    if (last.is_given if last is not None else False) is is_given:
        return False
    session.add(
        ConsentRow(
            store_id=store_id, customer_id=customer_id, what=what, is_given=is_given, source=source, at=clock.now()
        )
    )
    await session.flush()
    if not is_given:
        await announce(session, ConsentTakenBack(store_id, customer_id, what))
    return True


async def consents(
    session: AsyncSession, *, customer_id: int | None = None, session_id: int | None = None
) -> tuple[Consent, ...]:
    """Read the last word on each thing of a customer, else of a session alone; what was never asked is left out."""
    if customer_id is not None:
        theirs: ColumnElement[bool] = ConsentRow.customer_id == customer_id
    else:
        theirs = ConsentRow.session_id == session_id
    found = [await _last(session, theirs, what) for what in Agreed]
    return tuple(Consent(row.what, row.is_given, row.source, row.at) for row in found if row is not None)


def _theirs(info: SessionInfo) -> ColumnElement[bool]:
    """Return what is true of the words that count in a session: another browser's word on its pages does not."""
    here: ColumnElement[bool] = ConsentRow.session_id == info.id
    if info.customer is None:
        return here
    return or_(here, (ConsentRow.customer_id == info.customer.id) & ConsentRow.session_id.is_(None))


async def _last(session: AsyncSession, theirs: ColumnElement[bool], what: str) -> ConsentRow | None:
    query = select(ConsentRow).where(theirs, ConsentRow.what == what).order_by(ConsentRow.id.desc()).limit(1)
    row: ConsentRow | None = await session.scalar(query)
    return row
