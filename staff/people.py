"""The people who work here and their roles. Only owner and admin may change them; owners only by an owner."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, delete, func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from kit import audit
from kit.auth import Actor, Role, require
from kit.clock import Clock
from kit.errors import Conflict, Forbidden, Invalid, NotFound
from kit.jobs import announce
from staff.models import PersonRow, StaffSessionRow, StaffStoreRow, TeamMemberRow, TeamRow

_EMAIL = re.compile(r"[^@\s\x00-\x1f]+@[^@\s\x00-\x1f]+\.[^@\s.\x00-\x1f]+")
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class PersonLeft:
    """Somebody was shut out: what is given to them must go elsewhere."""

    person_id: int


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody on the staff."""

    id: int
    name: str
    email: str
    role: Role
    is_active: bool
    has_chat: bool = True
    """They may be assigned conversations (S3-53)."""
    is_away: bool = False
    stores: frozenset[int] | None = None
    """The stores that they may see; None for all."""
    teams: frozenset[int] = frozenset()
    """The living teams that they belong to."""
    is_team_only: bool = False
    """They see the tickets of their teams alone, and what is theirs."""
    has_password: bool = False
    has_codes: bool = False
    """Signing in with the password asks for a one-time code, too."""

    @property
    def actor(self) -> Actor:
        """The same person as the one who acts."""
        teams = self.teams if self.is_team_only else None
        return Actor(self.id, self.name, self.email, self.role, self.stores, teams, self.has_chat)


STORES = (
    select(func.array_agg(StaffStoreRow.store_id))
    .where(StaffStoreRow.person_id == PersonRow.id)
    .correlate(PersonRow)
    .scalar_subquery()
)
"""The stores of a limited person, beside a PersonRow in one statement."""
TEAMS = (
    select(func.array_agg(TeamMemberRow.team_id))
    .join(TeamRow, TeamRow.id == TeamMemberRow.team_id)
    .where(TeamMemberRow.person_id == PersonRow.id, TeamRow.retired_at.is_(None))
    .correlate(PersonRow)
    .scalar_subquery()
)
"""The living teams of a person, likewise."""


def describe(row: PersonRow, stores: Sequence[int] | None, teams: Sequence[int] | None) -> Person:
    """Return a person's row as others see it, given `STORES` and `TEAMS` beside it."""
    return Person(
        row.id,
        row.name,
        row.email,
        read_role(row.role),
        row.is_active,
        has_chat=row.has_chat,
        is_away=row.is_away,
        stores=frozenset(stores or ()) if row.is_limited else None,
        teams=frozenset(teams or ()),
        is_team_only=row.is_team_only,
        has_password=row.password_hash is not None,
        has_codes=row.totp_since is not None,
    )


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
    return await get_person(session, row.id)


async def change_role(session: AsyncSession, clock: Clock, by: Actor, person_id: int, role: Role) -> Person:
    """Give somebody another role.

    Raises:
        Forbidden: `by` is neither owner nor admin, or an admin tries to make or change an owner.
        Conflict: with code `last_owner`.
    """
    row = await _changeable(session, by, person_id)
    _may_give(by, role)
    if row.role == role.word:
        return await get_person(session, row.id)
    if role is not Role.OWNER:
        await _keep_an_owner(session, row)
    if role is Role.OWNER:
        row.is_limited = row.is_team_only = False  # an owner sees everything
    before, row.role = row.role, role.word
    _note(session, clock, by, "staff.role_changed", row, before=before, after=role.word)
    return await get_person(session, row.id)


async def set_active(session: AsyncSession, clock: Clock, by: Actor, person_id: int, *, is_active: bool) -> Person:
    """Let somebody in again, or shut them out: every session of theirs ends at once.

    Raises:
        Forbidden: `by` is neither owner nor admin, or an admin tries to change an owner.
        Conflict: with code `self_shut_out` or `last_owner`.
    """
    row = await _changeable(session, by, person_id)
    if not is_active:
        await _keep_an_owner(session, row)
        if row.id == by.id:
            raise Conflict("You cannot shut yourself out. Ask another owner or admin.", code="self_shut_out")
        await _end_sessions(session, row)
    if row.is_active != is_active:
        row.is_active = is_active
        _note(session, clock, by, "staff.let_in" if is_active else "staff.shut_out", row)
        if not is_active:
            await announce(session, PersonLeft(row.id))
    return await get_person(session, row.id)


async def limit_person(
    session: AsyncSession,
    clock: Clock,
    by: Actor,
    person_id: int,
    *,
    stores: Collection[int] | None,
    is_team_only: bool,
    has_chat: bool,
) -> Person:
    """Say which stores somebody sees (None: all), whether only their teams' tickets, and whether they may chat.

    Raises:
        Forbidden: `by` is neither owner nor admin, or an admin tries to change an owner.
        Invalid: a store is none; or an owner would not see everything.
    """
    row = await _changeable(session, by, person_id)
    if row.role == Role.OWNER.word and (stores is not None or is_team_only):
        raise Invalid("An owner sees every store and team. Change the role first.", code="owner_sees_all")
    await session.execute(delete(StaffStoreRow).where(StaffStoreRow.person_id == row.id))
    kept = sorted(set(stores or ()))
    try:
        async with session.begin_nested():
            session.add_all(StaffStoreRow(person_id=row.id, store_id=store_id) for store_id in kept)
    except IntegrityError as error:
        raise Invalid(
            "One of these stores does not exist. Choose among the ones listed.", code="store_unknown"
        ) from error
    row.is_limited, row.is_team_only, row.has_chat = stores is not None, is_team_only, has_chat
    seen = {"stores": kept if stores is not None else None, "is_team_only": is_team_only, "has_chat": has_chat}
    _note(session, clock, by, "staff.limited", row, **seen)
    await session.flush()
    return await get_person(session, row.id)


async def reset_codes(session: AsyncSession, clock: Clock, by: Actor, person_id: int) -> Person:
    """Ask somebody who lost their device for one-time codes no more; their sessions end. Raises as `change_role`."""
    row = await _changeable(session, by, person_id)
    row.totp_secret = row.totp_since = row.recovery_prints = None
    await _end_sessions(session, row)
    _note(session, clock, by, "staff.codes_reset", row)
    await session.flush()
    return await get_person(session, row.id)


async def get_person(session: AsyncSession, person_id: int) -> Person:
    """Read one; raises NotFound."""
    found = await _read(session, PersonRow.id == person_id)
    if not found:
        raise NotFound("There is nobody like that on the staff.", code="person_not_found")
    return found[0]


async def find_person(session: AsyncSession, email: str) -> Person | None:
    """Find somebody by address, case aside; None also for what is no address."""
    email = email.strip().lower()
    if not _EMAIL.fullmatch(email):
        return None
    found = await _read(session, PersonRow.email == email)
    return found[0] if found else None


async def all_people(session: AsyncSession) -> list[Person]:
    """Read everybody, in the order they came."""
    return await _read(session)


async def _read(session: AsyncSession, *conditions: ColumnElement[bool]) -> list[Person]:
    found = select(PersonRow, STORES, TEAMS).where(*conditions).order_by(PersonRow.id)
    return [describe(*row) for row in await session.execute(found)]


def _known() -> Conflict:
    return Conflict("Somebody with this address is on the list already.", code="person_exists")


def _may_give(by: Actor, role: Role) -> None:
    _may_change(by)
    if role is Role.OWNER and by.role is not Role.OWNER:
        raise Forbidden("Only an owner may make somebody an owner. Ask an owner.", needed="owner")


def _may_change(by: Actor) -> None:
    """Let only those change people who see everything: others could give away what they do not see themselves."""
    require(by, Role.ADMIN)
    if by.stores is not None or by.teams is not None:
        raise Forbidden("Only somebody who sees every store and team may change people. Ask an owner.", needed="owner")


async def _changeable(session: AsyncSession, by: Actor, person_id: int) -> PersonRow:
    _may_change(by)
    # All owners are locked in one order, so that two of them cannot shut each other out at the same moment.
    await session.scalars(
        select(PersonRow)
        .where(PersonRow.role == Role.OWNER.word)
        .order_by(PersonRow.id)
        .with_for_update(key_share=True)
    )
    row = await session.get(PersonRow, person_id, with_for_update={"key_share": True}, populate_existing=True)
    if row is None:
        raise NotFound("There is nobody like that on the staff.", code="person_not_found")
    if row.role == Role.OWNER.word and by.role is not Role.OWNER:
        raise Forbidden("Only an owner may change an owner. Ask an owner.", needed="owner")
    return row


async def _end_sessions(session: AsyncSession, row: PersonRow) -> None:
    await session.execute(delete(StaffSessionRow).where(StaffSessionRow.person_id == row.id))


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


def _note(session: AsyncSession, clock: Clock, by: Actor | None, act: str, row: PersonRow, **facts: object) -> None:
    actor = "system" if by is None else f"staff:{by.id}"
    audit.record(session, clock, store_id=None, actor=actor, act=act, subject=f"staff:{row.id}", **facts)
