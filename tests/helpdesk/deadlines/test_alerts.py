"""Who is told of a deadline that is near or has passed (S5-61, S3-54, S3-55)."""

import asyncio

from helpdesk.tickets.life import Kind
from helpdesk.tickets.models import WatcherRow
from helpdesk.tickets.notifications import notifications as told_to
from kit.auth import Role
from tests.helpdesk.conftest import DeskStage

from .building import answer, awaited, deadlines, fire, notifications, policy, told


async def test_the_owner_alone_hears_of_a_deadline_without_one_the_team_without_both_everybody(
    desk: DeskStage,
) -> None:
    """S3-54: only the assignee; S3-55: without one everybody."""
    await policy(desk, first_reply=60)
    mara, rui = await desk.person("Mara"), await desk.person("Rui")
    team = await desk.team("Returns", rui)
    owned, teams, _ = await awaited(desk), await awaited(desk), await awaited(desk)
    await desk.change(owned, Kind.TEAM, by="system", team_id=team)
    await desk.change(owned, Kind.ASSIGNED, by="system", staff_id=mara.id)
    await desk.change(teams, Kind.TEAM, by="system", team_id=team)
    desk.later(hours=1)
    await fire(desk)
    assert {(row.person_id, row.team_id) for row in await notifications(desk)} == {
        (mara.id, None),
        (None, team),
        (None, None),
    }
    async with desk.database.look() as session:
        heard = {one.name: await told_to(session, one) for one in (mara, rui)}
    assert {name: len([row for row in rows if row.kind == "breached"]) for name, rows in heard.items()} == {
        "Mara": 2,
        "Rui": 2,
    }


async def test_whoever_watches_a_ticket_is_warned_too(desk: DeskStage) -> None:
    await policy(desk, first_reply=60, warn_before=10)
    mara, boss = await desk.person("Mara"), await desk.person("Boss", Role.MANAGER)
    ticket = await awaited(desk)
    await desk.change(ticket, Kind.ASSIGNED, by="system", staff_id=mara.id)
    async with desk.database.begin() as session:
        session.add(WatcherRow(ticket_id=ticket, person_id=boss.id, created_at=desk.clock.now()))
    desk.later(minutes=50)
    await fire(desk)
    assert {(row.kind, row.person_id) for row in await notifications(desk)} == {
        ("warned", mara.id),
        ("warned", boss.id),
    }


async def test_answers_in_the_very_second_of_a_deadline_leave_each_told_once(desk: DeskStage) -> None:
    await policy(desk, first_reply=60)
    tickets = [await awaited(desk) for _ in range(8)]
    desk.later(hours=1)
    await asyncio.gather(*(answer(desk, ticket) for ticket in tickets), fire(desk), fire(desk))
    await fire(desk)
    for ticket in tickets:
        assert len(await told(desk, ticket, Kind.BREACHED, Kind.MET)) == 1
        (row,) = await deadlines(desk, ticket)
        assert (row.state, row.ended_at, row.fires_at) == ("breached", desk.clock.now(), None)
