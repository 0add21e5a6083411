"""Who may change the staff: owners and admins alone, owners only by an owner, and one owner always stays."""

import asyncio

import pytest
from sqlalchemy import select

from kit.audit import AuditRow
from kit.auth import Actor, Role
from kit.clock import ManualClock
from kit.db import Database
from kit.errors import Conflict, Forbidden, Invalid
from staff.people import Person, add_person, all_people, change_role, set_active


async def add(database: Database, clock: ManualClock, by: Actor | None, role: Role, name: str = "Nina") -> Person:
    async with database.begin() as session:
        return await add_person(session, clock, by, name=name, email=f"{name}@shop.test", role=role)


@pytest.mark.parametrize("role", [Role.AGENT, Role.MANAGER])
async def test_agents_and_managers_add_nobody(
    database: Database, clock: ManualClock, owner: Person, role: Role
) -> None:
    """S1-07."""
    someone = await add(database, clock, owner.actor, role)
    with pytest.raises(Forbidden):
        await add(database, clock, someone.actor, Role.AGENT, "Ivo")
    async with database.begin() as session:
        assert len(await all_people(session)) == 2


async def test_an_admin_cannot_make_an_owner(database: Database, clock: ManualClock, owner: Person) -> None:
    """S1-07."""
    admin = await add(database, clock, owner.actor, Role.ADMIN)
    with pytest.raises(Forbidden, match="owner"):
        await add(database, clock, admin.actor, Role.OWNER, "Ivo")
    async with database.begin() as session:
        with pytest.raises(Forbidden, match="owner"):
            await change_role(session, clock, admin.actor, admin.id, Role.OWNER)


async def test_an_admin_cannot_touch_an_owner(database: Database, clock: ManualClock, owner: Person) -> None:
    """S1-07."""
    admin = await add(database, clock, owner.actor, Role.ADMIN)
    async with database.begin() as session:
        with pytest.raises(Forbidden):
            await change_role(session, clock, admin.actor, owner.id, Role.AGENT)
        with pytest.raises(Forbidden):
            await set_active(session, clock, admin.actor, owner.id, is_active=False)


async def test_the_last_owner_stays(database: Database, clock: ManualClock, owner: Person) -> None:
    async with database.begin() as session:
        with pytest.raises(Conflict) as role:
            await change_role(session, clock, owner.actor, owner.id, Role.ADMIN)
        with pytest.raises(Conflict) as out:
            await set_active(session, clock, owner.actor, owner.id, is_active=False)
    assert (role.value.code, out.value.code) == ("last_owner", "last_owner")


async def test_an_owner_who_is_shut_out_does_not_count_as_one(
    database: Database, clock: ManualClock, owner: Person
) -> None:
    second = await add(database, clock, owner.actor, Role.OWNER)
    async with database.begin() as session:
        await set_active(session, clock, owner.actor, second.id, is_active=False)
    async with database.begin() as session:
        with pytest.raises(Conflict):
            await change_role(session, clock, owner.actor, owner.id, Role.ADMIN)


async def test_a_role_changes_with_an_audit_row(database: Database, clock: ManualClock, owner: Person) -> None:
    agent = await add(database, clock, owner.actor, Role.AGENT)
    async with database.begin() as session:
        changed = await change_role(session, clock, owner.actor, agent.id, Role.MANAGER)
        assert changed.role is Role.MANAGER
    async with database.begin() as session:
        row = await session.scalar(select(AuditRow).where(AuditRow.act == "staff.role_changed"))
    assert row is not None
    assert (row.actor, row.facts) == (f"staff:{owner.id}", {"before": "agent", "after": "manager"})


async def test_an_address_is_used_once_whatever_its_case(database: Database, clock: ManualClock, owner: Person) -> None:
    async with database.begin() as session:
        with pytest.raises(Conflict) as taken:
            await add_person(session, clock, owner.actor, name="Twin", email="OLGA@shop.test ", role=Role.AGENT)
    assert taken.value.code == "person_exists"


async def test_an_invitation_sent_twice_at_once_is_one_and_a_sentence(
    database: Database, clock: ManualClock, owner: Person
) -> None:
    ends = await asyncio.gather(
        *(add(database, clock, owner.actor, Role.AGENT, "nina") for _ in range(4)), return_exceptions=True
    )
    assert sorted(type(end).__name__ for end in ends) == ["Conflict", "Conflict", "Conflict", "Person"]


@pytest.mark.parametrize(
    ("name", "email"),
    [("", "a@b.co"), ("Ivo\x00", "a@b.co"), ("I" * 201, "a@b.co"), ("Ivo", "no address"), ("Ivo", "a\x00@b.co")],
)
async def test_a_person_needs_a_name_and_an_address(
    database: Database, clock: ManualClock, owner: Person, name: str, email: str
) -> None:
    async with database.begin() as session:
        with pytest.raises(Invalid):
            await add_person(session, clock, owner.actor, name=name, email=email, role=Role.AGENT)
