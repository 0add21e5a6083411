"""The people who work here and their roles. Only owner and admin may change them; owners only by an owner."""

import re
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from kit import audit
from kit.auth import Actor, Role, require
from kit.clock import Clock
from kit.errors import Conflict, Forbidden, Invalid, NotFound
from staff.models import PersonRow, StaffSessionRow

_EMAIL = re.compile(r"[^@\s\x00-\x1f]+@[^@\s\x00-\x1f]+\.[^@\s.\x00-\x1f]+")
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody on the staff."""

    id: int
    name: str
    email: str
    role: Role
    is_active: bool

    @property
    def actor(self) -> Actor:
        """The same person as the one who acts."""
        return Actor(self.id, self.name, self.email, self.role)


def read_role(word: str) -> Role:
    """Return the role that `word` names; raises Invalid."""
    for role in Role:
        if role.word == word:
            return role
    raise Invalid("Choose one of these roles: owner, admin, manager, agent.", code="role_unknown")


async def add_person(
    session: AsyncSession, clock: Clock, by: Actor | None, *, name: str, email: str, role: Role
) -> Person:
    """Add somebody; `by` is None only for the program itself, which adds the first owner.

    Raises:
        Forbidden: `by` is neither owner nor admin, or an admin tries to make an owner.
        Invalid: the name is empty or the address is none.
        Conflict: with code `person_exists`: the address is taken.
    """
    if by is not None:
        _may_give(by, role)
    name, email = name.strip(), email.strip().lower()
    if not name.isprintable() or not 0 < len(name) <= _LONGEST:
        raise Invalid(f"Write a name of 1 to {_LONGEST} characters.", code="name_invalid")
    if not _EMAIL.fullmatch(email) or len(email) > _LONGEST:
        raise Invalid("Write an e-mail address such as name@example.com.", code="email_invalid")
    if await find_person(session, email) is not None:
        raise _known()
    row = PersonRow(name=name, email=email, role=role.word, created_at=clock.now())
    try:
        async with session.begin_nested():
            session.add(row)
    except IntegrityError as error:
        raise _known() from error
    _note(session, clock, by, "staff.added", row, role=role.word)
    return _person(row)


async def change_role(session: AsyncSession, clock: Clock, by: Actor, person_id: int, role: Role) -> Person:
    """Give somebody another role.

    Raises:
        Forbidden: `by` is neither owner nor admin, or an admin tries to make or change an owner.
        Conflict: with code `last_owner`.
    """
    row = await _changeable(session, by, person_id)
    _may_give(by, role)
    if row.role == role.word:
        return _person(row)
    if role is not Role.OWNER:
        await _keep_an_owner(session, row)
    before, row.role = row.role, role.word
    _note(session, clock, by, "staff.role_changed", row, before=before, after=role.word)
    return _person(row)


async def set_active(session: AsyncSession, clock: Clock, by: Actor, person_id: int, *, is_active: bool) -> Person:
    """Let somebody in again, or shut them out: every session of theirs ends at once.

    Raises:
        Forbidden: `by` is neither owner nor admin, or an admin tries to change an owner.
        Conflict: with code `last_owner`.
    """
    row = await _changeable(session, by, person_id)
    if not is_active:
        await _keep_an_owner(session, row)
        for open_session in await session.scalars(select(StaffSessionRow).where(StaffSessionRow.person_id == row.id)):
            await session.delete(open_session)
    if row.is_active != is_active:
        row.is_active = is_active
        _note(session, clock, by, "staff.let_in" if is_active else "staff.shut_out", row)
    return _person(row)


async def get_person(session: AsyncSession, person_id: int) -> Person:
    """Read one; raises NotFound."""
    row = await session.get(PersonRow, person_id)
    if row is None:
        raise NotFound("There is nobody like that on the staff.", code="person_not_found")
    return _person(row)


async def find_person(session: AsyncSession, email: str) -> Person | None:
    """Find somebody by address, case aside; None also for what is no address."""
    email = email.strip().lower()
    if not _EMAIL.fullmatch(email):
        return None
    row = await session.scalar(select(PersonRow).where(PersonRow.email == email))
    return None if row is None else _person(row)


async def all_people(session: AsyncSession) -> list[Person]:
    """Read everybody, in the order they came."""
    return [_person(row) for row in await session.scalars(select(PersonRow).order_by(PersonRow.id))]


def _person(row: PersonRow) -> Person:
    return Person(row.id, row.name, row.email, read_role(row.role), row.is_active)


def _known() -> Conflict:
    return Conflict("Somebody with this address is on the list already.", code="person_exists")


def _may_give(by: Actor, role: Role) -> None:
    require(by, Role.ADMIN)
    if role is Role.OWNER and by.role is not Role.OWNER:
        raise Forbidden("Only an owner may make somebody an owner. Ask an owner.", needed="owner")


async def _changeable(session: AsyncSession, by: Actor, person_id: int) -> PersonRow:
    require(by, Role.ADMIN)
    # All owners are locked in one order, so that two of them cannot shut each other out at the same moment.
    await session.scalars(
        select(PersonRow).where(PersonRow.role == Role.OWNER.word).order_by(PersonRow.id).with_for_update()
    )
    row = await session.get(PersonRow, person_id, with_for_update=True, populate_existing=True)
    if row is None:
        raise NotFound("There is nobody like that on the staff.", code="person_not_found")
    if row.role == Role.OWNER.word and by.role is not Role.OWNER:
        raise Forbidden("Only an owner may change an owner. Ask an owner.", needed="owner")
    return row


async def _keep_an_owner(session: AsyncSession, row: PersonRow) -> None:
    if row.role != Role.OWNER.word or not row.is_active:
        return
    other = await session.scalar(
        select(PersonRow.id).where(
            PersonRow.role == Role.OWNER.word, PersonRow.is_active.is_(True), PersonRow.id != row.id
        )
    )
    if other is None:
        raise Conflict("This is the last owner. Make somebody else an owner first.", code="last_owner")


def _note(session: AsyncSession, clock: Clock, by: Actor | None, act: str, row: PersonRow, **facts: str) -> None:
    actor = "system" if by is None else f"staff:{by.id}"
    audit.record(session, clock, store_id=None, actor=actor, act=act, subject=f"staff:{row.id}", **facts)
