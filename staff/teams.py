"""Teams: groups of people to whom rules give tickets (S2-05, S2-24), and whose turn it is in them (D5)."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from kit import audit
from kit.auth import Actor, Role, require
from kit.clock import Clock
from kit.errors import Conflict, NotFound
from kit.jobs import announce
from kit.names import look_of, read_name
from staff.availability import may_be_given
from staff.models import PersonRow, TeamMemberRow, TeamRow

SCOPE = "settings:write"
_TICK = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class TeamRetired:
    """A team is no longer used: what is given to it must go elsewhere."""

    team_id: int


@dataclass(frozen=True, slots=True)
class Team:
    """A group of people with an inbox of its own; `members` are the ids of those who are on the staff still."""

    id: int
    name: str
    is_round_robin: bool
    is_retired: bool
    members: tuple[int, ...]


async def add_team(session: AsyncSession, clock: Clock, by: Actor, name: str, *, is_round_robin: bool = False) -> Team:
    """Make a team.

    Raises:
        Forbidden: `by` is no manager.
        Invalid: the name is empty, too long or hides signs.
        Conflict: with code `team_exists`: another living team is called so, or looks so.
    """
    require(by, Role.MANAGER, SCOPE)
    name = await _free_name(session, name)
    row = TeamRow(name=name, is_round_robin=is_round_robin, created_at=clock.now())
    session.add(row)
    await session.flush()
    _note(session, clock, by, "team.added", row, name=name, is_round_robin=is_round_robin)
    return _team(row, ())


async def change_team(
    session: AsyncSession,
    clock: Clock,
    by: Actor,
    team_id: int,
    *,
    name: str | None = None,
    is_round_robin: bool | None = None,
) -> Team:
    """Rename a team or let its tickets go by turns; None leaves it as it is. Raises as `add_team`, and NotFound."""
    row = await _changeable(session, by, team_id)
    changed: dict[str, str | bool] = {}
    if name is not None and name != row.name:
        row.name = changed["name"] = await _free_name(session, name, row.id)
    if is_round_robin is not None and is_round_robin != row.is_round_robin:
        row.is_round_robin = changed["is_round_robin"] = is_round_robin
    if changed:
        _note(session, clock, by, "team.changed", row, **changed)
    return await get_team(session, row.id)


async def put_member(session: AsyncSession, clock: Clock, by: Actor, team_id: int, person_id: int) -> Team:
    """Put somebody into a team; who is in it already stays in it.

    Raises:
        Forbidden: `by` is no manager.
        NotFound: there is no such living team, or nobody like that.
        Conflict: with code `person_shut_out`: they do not work here any more.
    """
    row = await _changeable(session, by, team_id)
    person = await session.get(PersonRow, person_id)
    if person is None:
        raise NotFound("There is nobody like that on the staff.", code="person_not_found")
    if not person.is_active:
        raise Conflict(f"{person.name} is shut out. Let them in again first.", code="person_shut_out")
    put = insert(TeamMemberRow).values(team_id=row.id, person_id=person.id).on_conflict_do_nothing()
    if (await session.scalar(put.returning(TeamMemberRow.person_id))) is not None:
        _note(session, clock, by, "team.member_added", row, person_id=person.id)
    return await get_team(session, row.id)


async def drop_member(session: AsyncSession, clock: Clock, by: Actor, team_id: int, person_id: int) -> Team:
    """Take somebody out of a team; who is not in it stays out of it. Raises Forbidden and NotFound."""
    row = await _changeable(session, by, team_id)
    gone = delete(TeamMemberRow).where(TeamMemberRow.team_id == row.id, TeamMemberRow.person_id == person_id)
    if (await session.scalar(gone.returning(TeamMemberRow.person_id))) is not None:
        _note(session, clock, by, "team.member_removed", row, person_id=person_id)
    return await get_team(session, row.id)


async def retire_team(session: AsyncSession, clock: Clock, by: Actor, team_id: int) -> None:
    """Use a team no more; it is kept for what stands on it. Announces `TeamRetired`. Raises Forbidden and NotFound."""
    row = await _changeable(session, by, team_id)
    row.retired_at = clock.now()
    _note(session, clock, by, "team.retired", row, name=row.name)
    await session.flush()
    await announce(session, TeamRetired(row.id))


async def get_team(session: AsyncSession, team_id: int) -> Team:
    """Read a team, also a retired one. Raises NotFound."""
    row = await session.get(TeamRow, team_id)
    if row is None:
        raise _unknown()
    members = await _members(session, team_id)
    return _team(row, tuple(members[team_id]))


async def all_teams(session: AsyncSession, *, with_retired: bool = False) -> list[Team]:
    """Read every team, oldest first."""
    found = select(TeamRow).order_by(TeamRow.id)
    if not with_retired:
        found = found.where(TeamRow.retired_at.is_(None))
    rows, members = list(await session.scalars(found)), await _members(session)
    return [_team(row, tuple(members[row.id])) for row in rows]


async def names(session: AsyncSession) -> list[tuple[int, str]]:
    """Return the id and the name of every living team, oldest first."""
    found = select(TeamRow.id, TeamRow.name).where(TeamRow.retired_at.is_(None)).order_by(TeamRow.id)
    return [(team_id, name) for team_id, name in await session.execute(found)]


async def is_used(session: AsyncSession, team_id: int) -> bool:
    """Whether there is such a team, and it is not retired."""
    found = select(TeamRow.id).where(TeamRow.id == team_id, TeamRow.retired_at.is_(None))
    return (await session.scalar(found)) is not None


async def next_in_turn(session: AsyncSession, clock: Clock, team_id: int, store_id: int) -> int | None:
    """Give the next turn of a team and return whose it is: that available member who waits longest (D5).

    None where the team goes by no turns, is retired, or nobody of it is there who sees the store. The team stays locked
    until the session's commit, and so does the person's availability: no two turns go to the same one by mistake, and
    none to somebody who has just gone.
    """
    team = await session.scalar(
        select(TeamRow.id)
        .where(TeamRow.id == team_id, TeamRow.is_round_robin.is_(True), TeamRow.retired_at.is_(None))
        .with_for_update(key_share=True)
    )
    if team is None:
        return None
    member = await session.scalar(
        select(TeamMemberRow)
        .join(PersonRow, PersonRow.id == TeamMemberRow.person_id)
        .where(TeamMemberRow.team_id == team, may_be_given(store_id))
        .order_by(TeamMemberRow.given_at.asc().nulls_first(), TeamMemberRow.person_id)
        .limit(1)
        .with_for_update(of=PersonRow, read=True)
        .execution_options(populate_existing=True)
    )
    if member is None:
        return None
    last = await session.scalar(select(func.max(TeamMemberRow.given_at)).where(TeamMemberRow.team_id == team))
    now = clock.now()
    member.given_at = now if last is None else max(now, last + _TICK)  # turns of one moment keep their order
    await session.flush()
    return member.person_id


async def _members(session: AsyncSession, team_id: int | None = None) -> defaultdict[int, list[int]]:
    found = (
        select(TeamMemberRow.team_id, TeamMemberRow.person_id)
        .join(PersonRow, PersonRow.id == TeamMemberRow.person_id)
        .where(PersonRow.is_active.is_(True))
        .order_by(TeamMemberRow.person_id)
    )
    if team_id is not None:
        found = found.where(TeamMemberRow.team_id == team_id)
    members: defaultdict[int, list[int]] = defaultdict(list)
    for team, person in await session.execute(found):
        members[team].append(person)
    return members


async def _changeable(session: AsyncSession, by: Actor, team_id: int) -> TeamRow:
    require(by, Role.MANAGER, SCOPE)
    row = await session.get(TeamRow, team_id, with_for_update={"key_share": True}, populate_existing=True)
    if row is None or row.retired_at is not None:
        raise _unknown()
    return row


async def _free_name(session: AsyncSession, name: str, team_id: int | None = None) -> str:
    """Return the name as it is kept, if no other living team has it or one that looks like it."""
    name = read_name(name)
    await session.execute(select(func.pg_advisory_xact_lock(func.hashtext("staff_team.name"))))
    others = await session.execute(select(TeamRow.id, TeamRow.name).where(TeamRow.retired_at.is_(None)))
    for other_id, other in others:
        if other_id != team_id and look_of(other) == look_of(name):
            raise Conflict(f"There is a team called {other} already. Choose another name.", code="team_exists")
    return name


def _team(row: TeamRow, members: tuple[int, ...]) -> Team:
    return Team(row.id, row.name, row.is_round_robin, row.retired_at is not None, members)


def _unknown() -> NotFound:
    return NotFound("There is no such team.", code="team_not_found")


def _note(session: AsyncSession, clock: Clock, by: Actor, act: str, row: TeamRow, **facts: str | int | bool) -> None:
    audit.record(session, clock, store_id=None, actor=by.mark, act=act, subject=f"team:{row.id}", **facts)
