"""What happens to tickets that stand still: an owner gets them, they become more urgent, somebody hears (S5-43)."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from helpdesk.deadlines.book import forget
from helpdesk.deadlines.models import AgingRuleRow
from helpdesk.tickets.life import Kind, Priority
from kit.auth import Role
from staff.models import PersonRow, TeamRow
from tests.helpdesk.conftest import DeskStage

from .building import aging_rule, answer, awaited, deadlines, fire, hear, notifications, told


@pytest.mark.parametrize("hours", [4, 24])
async def test_a_ticket_that_stands_still_goes_to_its_owner(desk: DeskStage, hours: int) -> None:
    """S5-43, S5-44: aging rules assign stalled tickets to a specific owner at preset thresholds."""
    mara, boss = await desk.person("Mara"), await desk.person("Boss", Role.MANAGER)
    rule = await aging_rule(desk, after=hours * 60, assign_to=mara.id, escalate=True, notify=[boss.id])
    ticket = await awaited(desk)
    desk.later(hours=hours, seconds=-1)
    assert await fire(desk) == 0
    desk.later(seconds=1)
    assert [await fire(desk), await fire(desk)] == [1, 0]

    now = await desk.read(ticket)
    assert (now.assignee_id, now.priority) == (mara.id, Priority.HIGH)
    (aged,) = await told(desk, ticket, Kind.AGED)
    assert (aged.by, aged.at) == (f"aging:{rule}", desk.clock.now())
    assert {row.person_id for row in await notifications(desk)} == {mara.id, boss.id}


async def test_every_act_of_a_person_begins_the_wait_anew_and_a_customers_words_do_not(desk: DeskStage) -> None:
    await aging_rule(desk, after=240, escalate=True)
    ticket = await awaited(desk)
    desk.later(hours=3)
    await desk.change(ticket, Kind.TAGGED, by="staff:1", tag="refund")
    acted = desk.clock.now()
    desk.later(hours=3)
    await hear(desk, ticket)
    await desk.change(ticket, Kind.TAGGED, by="rule:1", tag="vip")
    (wait,) = await deadlines(desk, ticket)
    assert (wait.started_at, wait.due_at) == (acted, acted + timedelta(hours=4))


async def test_the_wait_goes_on_while_the_assignee_is_away_and_after_they_have_left(desk: DeskStage) -> None:
    """S5-45: timers keep counting while the original agent is away."""
    mara, rui = await desk.person("Mara"), await desk.person("Rui")
    await aging_rule(desk, after=240, assign_to=rui.id)
    ticket = await awaited(desk)
    await desk.change(ticket, Kind.ASSIGNED, by="system", staff_id=mara.id)
    async with desk.database.begin() as session:
        row = await session.get_one(PersonRow, mara.id)
        row.is_away, row.is_active = True, False
    desk.later(hours=4)
    await fire(desk)
    assert (await desk.read(ticket)).assignee_id == rui.id


async def test_a_ticket_that_waits_for_its_customer_does_not_age(desk: DeskStage) -> None:
    await aging_rule(desk, after=240, escalate=True)
    ticket = await awaited(desk)
    await answer(desk, ticket)
    await desk.change(ticket, Kind.WAITED, by="staff:1", until=None)
    desk.later(days=3)
    assert await fire(desk) == 0
    await hear(desk, ticket)
    (wait,) = await deadlines(desk, ticket)
    assert wait.due_at == desk.clock.now() + timedelta(hours=4)


async def test_rules_that_hand_a_ticket_to_each_other_come_to_an_end(desk: DeskStage) -> None:
    mara, rui = await desk.person("Mara"), await desk.person("Rui")
    one, other = await desk.team("Returns", mara), await desk.team("Parcels", rui)
    await aging_rule(desk, "There", 0, match={"teams": [one]}, after=60, team=other, assign_to=rui.id)
    await aging_rule(desk, "Back", 1, match={"teams": [other]}, after=60, team=one, assign_to=mara.id)
    ticket = await awaited(desk)
    await desk.change(ticket, Kind.TEAM, by="staff:1", team_id=one)
    desk.later(hours=9)
    assert [await fire(desk) for _ in range(4)] == [1, 1, 0, 0]
    desk.later(days=9)
    assert await fire(desk) == 0
    assert (await desk.read(ticket)).team_id == one

    await desk.change(ticket, Kind.NOTED, by="staff:1", note_id=1)
    desk.later(hours=1)
    assert [await fire(desk) for _ in range(3)] == [1, 1, 0]


async def test_several_thresholds_follow_each_other(desk: DeskStage) -> None:
    await aging_rule(desk, "Day", 0, after=1440, escalate=True)
    await aging_rule(desk, "Four hours", 1, after=240, escalate=True)
    ticket = await awaited(desk)
    desk.later(hours=4)
    assert await fire(desk) == 1
    assert (await desk.read(ticket)).priority is Priority.HIGH
    desk.later(hours=20)
    assert await fire(desk) == 1
    assert (await desk.read(ticket)).priority is Priority.URGENT
    assert len(await deadlines(desk, ticket)) == 1


async def test_whom_a_rule_cannot_give_the_ticket_to_is_passed_over_and_managers_are_told(desk: DeskStage) -> None:
    mara, boss = await desk.person("Mara"), await desk.person("Boss", Role.MANAGER)
    team = await desk.team("Returns")
    await aging_rule(desk, after=60, assign_to=mara.id, team=team, escalate=True)
    async with desk.database.begin() as session:
        (await session.get_one(PersonRow, mara.id)).is_active = False
        (await session.get_one(TeamRow, team)).retired_at = desk.clock.now()
    ticket = await awaited(desk)
    desk.later(hours=1)
    assert [await fire(desk), await fire(desk)] == [1, 0]

    now = await desk.read(ticket)
    assert (now.assignee_id, now.team_id, now.priority) == (None, None, Priority.HIGH)
    (aged,) = await told(desk, ticket, Kind.AGED)
    assert "Mara, whom it assigns to, does not work here any more." in aged.why
    broken = [row for row in await notifications(desk) if row.kind == "aging_broken"]
    assert [row.person_id for row in broken] == [boss.id]


async def test_a_rule_taken_out_of_force_fires_no_more(desk: DeskStage) -> None:
    await aging_rule(desk, "First", 0, after=60, escalate=True)
    await aging_rule(desk, "Second", 1, after=120, escalate=True)
    ticket = await awaited(desk)
    async with desk.database.begin() as session:
        first = (await session.scalars(select(AgingRuleRow).where(AgingRuleRow.name == "First"))).one()
        first.is_on = False
        forget(session)
    desk.later(hours=1)
    await fire(desk)
    assert await told(desk, ticket, Kind.AGED) == []
    desk.later(hours=1)
    await fire(desk)
    assert ["Second" in change.why for change in await told(desk, ticket, Kind.AGED)] == [True]


async def test_a_ticket_that_stood_still_before_there_was_a_rule_is_found_by_its_changes(desk: DeskStage) -> None:
    ticket = await awaited(desk)
    desk.later(hours=1)
    await desk.change(ticket, Kind.TAGGED, by="staff:1", tag="refund")
    acted = desk.clock.now()
    desk.later(hours=1)
    await aging_rule(desk, after=240, escalate=True)
    await hear(desk, ticket)
    (wait,) = await deadlines(desk, ticket)
    assert wait.due_at == acted + timedelta(hours=4)


async def test_business_hours_age_tickets_only_while_the_store_is_open(desk: DeskStage) -> None:
    await aging_rule(desk, after=240, clock="business", escalate=True)
    ticket = await awaited(desk)
    (wait,) = await deadlines(desk, ticket)
    assert wait.due_at == desk.clock.now() + timedelta(hours=4)
