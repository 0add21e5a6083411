"""Whoever leaves takes no ticket with them."""

from helpdesk.tickets.leaving import person_left, team_retired
from helpdesk.tickets.life import Holder, Kind
from kit.db import Database
from tests.helpdesk.conftest import DeskStage


async def test_the_tickets_of_who_left_go_back_to_where_others_find_them(desk: DeskStage, database: Database) -> None:
    """S4-08: the conversation stays with people, and the next one may take it."""
    chat, ana, bo = await desk.start(), await desk.person("Ana"), await desk.person("Bo")
    await desk.ask_person(chat)
    await desk.take_over(chat, ana)
    held, closed = await desk.ticket(chat), await desk.new_ticket()
    await desk.change(closed, Kind.ASSIGNED, staff_id=ana.id)
    await desk.change(closed, Kind.CLOSED)

    assert [await person_left(database, desk.desk, ana.id) for _ in range(2)] == [1, 0]
    await desk.take_over(chat, bo)

    ticket = await desk.read(held)
    assert (ticket.assignee_id, ticket.holder) == (None, Holder.PERSON)
    assert (await desk.read(closed)).assignee_id == ana.id


async def test_a_teams_tickets_outlive_it(desk: DeskStage, database: Database) -> None:
    number, team = await desk.new_ticket(), await desk.team("Returns")
    await desk.change(number, Kind.TEAM, team_id=team)
    assert await team_retired(database, desk.desk, team) == 1
    assert (await desk.read(number)).team_id is None
