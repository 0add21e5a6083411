"""Who is there: active or away, and the people to whom work may be given (D5: whoever is away is given nothing)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, exists, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from kit.auth import Actor, Role, require
from kit.clock import Clock
from kit.errors import Invalid, NotFound
from kit.jobs import announce
from staff.models import AvailabilityRow, PersonRow, StaffStoreRow

_LONGEST = 200


@dataclass(frozen=True, slots=True)
class AvailabilityChanged:
    """Somebody became active or away."""

    person_id: int
    is_away: bool


@dataclass(frozen=True, slots=True)
class Stay:
    """That somebody became active or away at a moment; `by` is `staff:<id>` or `system`."""

    person_id: int
    is_away: bool
    why: str
    at: datetime
    by: str


async def set_away(
    session: AsyncSession, clock: Clock, by: Actor, person_id: int, *, is_away: bool, why: str = ""
) -> None:
    """Make somebody away or active: oneself, or, as a manager, anybody. What is so already writes nothing.

    Raises:
        Forbidden: it is somebody else, and `by` is no manager.
        NotFound: nobody like that works here.
        Invalid: the reason is too long or holds hidden signs.
    """
    if person_id != by.id:
        require(by, Role.MANAGER, "settings:write")
    why = why.strip()
    if len(why) > _LONGEST or not why.isprintable():
        raise Invalid(f"Write the reason in at most {_LONGEST} characters, in one line.", code="why_invalid")
    row = await session.get(PersonRow, person_id, with_for_update={"key_share": True}, populate_existing=True)
    if row is None or not row.is_active:
        raise NotFound("There is nobody like that on the staff.", code="person_not_found")
    if row.is_away == is_away:
        return
    row.is_away = is_away
    session.add(AvailabilityRow(person_id=row.id, is_away=is_away, why=why, at=clock.now(), by=by.mark))
    await session.flush()
    await announce(session, AvailabilityChanged(row.id, is_away))


async def stays(session: AsyncSession, person_id: int, *, limit: int = 50) -> list[Stay]:
    """Return when somebody became active or away, newest first."""
    found = select(AvailabilityRow).where(AvailabilityRow.person_id == person_id)
    rows = await session.scalars(found.order_by(AvailabilityRow.id.desc()).limit(limit))
    return [Stay(row.person_id, row.is_away, row.why, row.at, row.by) for row in rows]


def may_be_given(store_id: int) -> ColumnElement[bool]:
    """Return what is true of people to whom a store's conversations may be given (S3-53): there, and they see it."""
    sees = exists().where(StaffStoreRow.person_id == PersonRow.id, StaffStoreRow.store_id == store_id)
    return (
        PersonRow.is_active.is_(True)
        & PersonRow.has_chat.is_(True)
        & PersonRow.is_away.is_(False)
        & or_(PersonRow.is_limited.is_(False), sees)
    )


async def is_somebody_there(session: AsyncSession, store_id: int) -> bool:
    """Whether anybody could answer a store's customers now, its hours aside."""
    found = await session.scalar(select(PersonRow.id).where(may_be_given(store_id)).limit(1))
    return found is not None


async def available_people(session: AsyncSession, store_id: int, among: Iterable[int] | None = None) -> list[int]:
    """Return the people who could answer a store's customers now, oldest first; only those `among`, if given."""
    found = select(PersonRow.id).where(may_be_given(store_id)).order_by(PersonRow.id)
    if among is not None:
        found = found.where(PersonRow.id.in_(list(among)))
    return list(await session.scalars(found))
