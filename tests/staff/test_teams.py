"""Teams (S2-05, S2-24): names that cannot be mistaken, members who work here, and turns that nobody gets by mistake."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest
from sqlalchemy import select

from kit.audit import AuditRow
from kit.auth import Actor, Role
from kit.clock import ManualClock
from kit.db import Database
from kit.errors import Conflict, Forbidden, Invalid, NotFound
from kit.jobs import Jobs
from staff import teams
from staff.availability import available_people, is_somebody_there, set_away, stays
from staff.people import Person, add_person, change_role, get_person, limit_person, set_active
from staff.teams import Team
from stores.stores import Store

Hire = Callable[[str], Awaitable[Person]]


@pytest.fixture
def hire(database: Database, clock: ManualClock, owner: Person) -> Hire:
    """Add an agent."""

    async def add(name: str, role: Role = Role.AGENT) -> Person:
        async with database.begin() as session:
            return await add_person(session, clock, owner.actor, name=name, email=f"{name}@shop.test", role=role)

    return add


@pytest.fixture
async def vip(database: Database, clock: ManualClock, owner: Person) -> Team:
    """A team that goes by turns."""
    async with database.begin() as session:
        return await teams.add_team(session, clock, owner.actor, "VIP Support", is_round_robin=True)


async def join(database: Database, clock: ManualClock, by: Person, team: Team, *people: Person) -> None:
    async with database.begin() as session:
        for person in people:
            await teams.put_member(session, clock, by.actor, team.id, person.id)


async def turn(database: Database, clock: ManualClock, team: Team, store: Store) -> int | None:
    async with database.begin() as session:
        return await teams.next_in_turn(session, clock, team.id, store.id)


@pytest.mark.parametrize(
    "name", ["vip  support", "\uff36\uff29\uff30 Support", "VIP Su\u0440\u0440ort", " VIP SUPPORT "]
)
async def test_no_two_living_teams_look_the_same(
    database: Database, clock: ManualClock, owner: Person, vip: Team, name: str
) -> None:
    async with database.begin() as session:
        with pytest.raises(Conflict, match="VIP Support already"):
            await teams.add_team(session, clock, owner.actor, name)
    async with database.begin() as session:
        await teams.retire_team(session, clock, owner.actor, vip.id)
    async with database.begin() as session:
        assert (await teams.add_team(session, clock, owner.actor, name)).id != vip.id


async def test_two_who_make_the_same_team_at_once_make_one(
    database: Database, clock: ManualClock, owner: Person
) -> None:
    async def make() -> bool:
        try:
            async with database.begin() as session:
                await teams.add_team(session, clock, owner.actor, "Returns")
        except Conflict:
            return False
        return True

    assert sorted(await asyncio.gather(*(make() for _ in range(4)))) == [False, False, False, True]


@pytest.mark.parametrize("name", ["", "   ", "x" * 81, "Re\u200bturns", "Re\nturns"])
async def test_a_name_can_be_read(database: Database, clock: ManualClock, owner: Person, name: str) -> None:
    async with database.begin() as session:
        with pytest.raises(Invalid):
            await teams.add_team(session, clock, owner.actor, name)


async def test_agents_make_no_team_and_managers_do(database: Database, clock: ManualClock, hire: Hire) -> None:
    someone = await hire("Nina")
    async with database.begin() as session:
        with pytest.raises(Forbidden, match="manager"):
            await teams.add_team(session, clock, someone.actor, "Returns")
        manager = Actor(someone.id, "Nina", "", Role.MANAGER)
        assert (await teams.add_team(session, clock, manager, "Returns")).name == "Returns"


async def test_a_team_keeps_only_people_who_work_here(
    database: Database, clock: ManualClock, owner: Person, vip: Team, hire: Hire
) -> None:
    nina, ivo = await hire("Nina"), await hire("Ivo")
    await join(database, clock, owner, vip, nina, ivo, nina)
    async with database.begin() as session:
        await set_active(session, clock, owner.actor, nina.id, is_active=False)
    async with database.begin() as session:
        assert (await teams.get_team(session, vip.id)).members == (ivo.id,)
        with pytest.raises(Conflict, match="shut out"):
            await teams.put_member(session, clock, owner.actor, vip.id, nina.id)
        with pytest.raises(NotFound):
            await teams.put_member(session, clock, owner.actor, vip.id, 99)
        assert (await teams.drop_member(session, clock, owner.actor, vip.id, ivo.id)).members == ()
        written = select(AuditRow.act).where(AuditRow.subject == f"team:{vip.id}").order_by(AuditRow.id)
        acts = list(await session.scalars(written))
    assert acts == ["team.added", "team.member_added", "team.member_added", "team.member_removed"]


async def test_a_retired_team_is_kept_for_reading_and_told_of(
    database: Database, clock: ManualClock, owner: Person, vip: Team, jobs: Jobs
) -> None:
    heard: list[int] = []

    async def follow(team_id: int) -> None:
        heard.append(team_id)

    jobs.task("test.follow", follow)
    jobs.bind(teams.TeamRetired, "test.follow")
    async with database.begin() as session:
        await teams.retire_team(session, clock, owner.actor, vip.id)
    await jobs.drain()
    async with database.begin() as session:
        assert (await teams.get_team(session, vip.id)).is_retired
        assert await teams.all_teams(session) == []
        assert len(await teams.all_teams(session, with_retired=True)) == 1
        with pytest.raises(NotFound):
            await teams.change_team(session, clock, owner.actor, vip.id, name="VIPs")
    assert heard == [vip.id]


async def test_turns_go_round_and_who_is_away_is_passed_over(
    database: Database, clock: ManualClock, owner: Person, vip: Team, store: Store, hire: Hire
) -> None:
    """D5: somebody who is away is never assigned."""
    nina, ivo, rui = [await hire(name) for name in ("Nina", "Ivo", "Rui")]
    await join(database, clock, owner, vip, nina, ivo, rui)
    assert [await turn(database, clock, vip, store) for _ in range(4)] == [nina.id, ivo.id, rui.id, nina.id]
    async with database.begin() as session:
        await set_away(session, clock, ivo.actor, ivo.id, is_away=True, why="Lunch")
    clock.move(timedelta(minutes=1))
    assert [await turn(database, clock, vip, store) for _ in range(3)] == [rui.id, nina.id, rui.id]


async def test_turns_pass_over_who_has_no_chat_or_does_not_see_the_store(
    database: Database, clock: ManualClock, owner: Person, vip: Team, store: Store, hire: Hire
) -> None:
    """S3-53."""
    nina, ivo = await hire("Nina"), await hire("Ivo")
    await join(database, clock, owner, vip, nina, ivo)
    async with database.begin() as session:
        await limit_person(session, clock, owner.actor, nina.id, stores=None, is_team_only=False, has_chat=False)
        await limit_person(session, clock, owner.actor, ivo.id, stores=[], is_team_only=False, has_chat=True)
    assert await turn(database, clock, vip, store) is None
    async with database.begin() as session:
        await limit_person(session, clock, owner.actor, ivo.id, stores=[store.id], is_team_only=False, has_chat=True)
    assert await turn(database, clock, vip, store) == ivo.id


async def test_two_workers_never_give_the_same_turn(
    database: Database, clock: ManualClock, owner: Person, vip: Team, store: Store, hire: Hire
) -> None:
    people = [await hire(name) for name in ("Nina", "Ivo", "Rui", "Eva")]
    await join(database, clock, owner, vip, *people)
    given = await asyncio.gather(*(turn(database, clock, vip, store) for _ in range(8)))
    assert sorted(one for one in given if one) == sorted([person.id for person in people] * 2)


async def test_nobody_who_goes_away_meanwhile_is_given_a_turn(
    database: Database, clock: ManualClock, owner: Person, vip: Team, store: Store, hire: Hire
) -> None:
    nina, ivo = await hire("Nina"), await hire("Ivo")
    await join(database, clock, owner, vip, nina, ivo)
    async with database.begin() as session:
        await set_away(session, clock, nina.actor, nina.id, is_away=True)
        waiting = asyncio.create_task(turn(database, clock, vip, store))
        await asyncio.wait([waiting], timeout=0.2)
        assert not waiting.done()
    assert await waiting == ivo.id


async def test_a_team_without_turns_gives_none(
    database: Database, clock: ManualClock, owner: Person, vip: Team, store: Store, hire: Hire
) -> None:
    await join(database, clock, owner, vip, await hire("Nina"))
    async with database.begin() as session:
        await teams.change_team(session, clock, owner.actor, vip.id, is_round_robin=False)
    assert await turn(database, clock, vip, store) is None


async def test_one_says_oneself_away_and_a_manager_anybody(
    database: Database, clock: ManualClock, owner: Person, hire: Hire
) -> None:
    nina, ivo = await hire("Nina"), await hire("Ivo")
    async with database.begin() as session:
        with pytest.raises(Forbidden):
            await set_away(session, clock, ivo.actor, nina.id, is_away=True)
        await set_away(session, clock, nina.actor, nina.id, is_away=True, why="Ill")
        await set_away(session, clock, nina.actor, nina.id, is_away=True, why="Ill")
        await set_away(session, clock, owner.actor, nina.id, is_away=False)
        assert not (await get_person(session, nina.id)).is_away
        told = [(stay.is_away, stay.why, stay.by) for stay in await stays(session, nina.id)]
    assert told == [(False, "", owner.actor.mark), (True, "Ill", nina.actor.mark)]


async def test_somebody_is_there_while_one_is_active_who_sees_the_store(
    database: Database, clock: ManualClock, owner: Person, store: Store, hire: Hire
) -> None:
    nina = await hire("Nina")
    async with database.begin() as session:
        assert await available_people(session, store.id) == [owner.id, nina.id]
        assert await available_people(session, store.id, [nina.id]) == [nina.id]
        await set_away(session, clock, owner.actor, owner.id, is_away=True)
        assert await is_somebody_there(session, store.id)
        await limit_person(session, clock, owner.actor, nina.id, stores=[], is_team_only=False, has_chat=True)
        assert not await is_somebody_there(session, store.id)


async def test_what_somebody_may_see_is_kept_and_an_owner_sees_all(
    database: Database, clock: ManualClock, owner: Person, vip: Team, store: Store, hire: Hire
) -> None:
    nina = await hire("Nina")
    await join(database, clock, owner, vip, nina)
    async with database.begin() as session:
        limited = await limit_person(
            session, clock, owner.actor, nina.id, stores=[store.id], is_team_only=True, has_chat=True
        )
        assert limited.actor.stores == frozenset({store.id})
        assert limited.actor.teams == frozenset({vip.id})
        with pytest.raises(Invalid, match="does not exist"):
            await limit_person(session, clock, owner.actor, nina.id, stores=[99], is_team_only=False, has_chat=True)
        with pytest.raises(Invalid, match="owner sees"):
            await limit_person(session, clock, owner.actor, owner.id, stores=[], is_team_only=False, has_chat=True)


async def test_nobody_shuts_themselves_out(database: Database, clock: ManualClock, owner: Person, hire: Hire) -> None:
    nina = await hire("Nina")
    async with database.begin() as session:
        admin = (await change_role(session, clock, owner.actor, nina.id, Role.ADMIN)).actor
        with pytest.raises(Conflict, match="yourself"):
            await set_active(session, clock, admin, nina.id, is_active=False)
