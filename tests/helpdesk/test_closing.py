"""What happens to tickets by itself, and what does not."""

from helpdesk.tickets.closing import close_quiet, give_back, wake_due
from helpdesk.tickets.life import Holder, Kind, State
from kit.db import Database
from tests.helpdesk.conftest import DeskStage


async def test_what_the_agent_solved_closes_after_three_quiet_days(desk: DeskStage, database: Database) -> None:
    """D4, D5a: without ever having stood in a queue."""
    number = await desk.new_ticket()
    desk.later(hours=71)
    await close_quiet(database, desk.desk)
    assert (await desk.read(number)).state is State.OPEN
    desk.later(hours=1)
    await close_quiet(database, desk.desk)
    await close_quiet(database, desk.desk)

    ticket = await desk.read(number)

    assert (ticket.state, ticket.closed_at, ticket.needs_person_at) == (State.CLOSED, desk.clock.now(), None)
    assert (await desk.kinds(number)).count("closed") == 1


async def test_what_waits_for_a_person_never_closes_by_itself(desk: DeskStage, database: Database) -> None:
    """S4-08: no request is lost."""
    chat = await desk.start()
    await desk.ask_person(chat)
    number = await desk.ticket(chat)
    desk.later(days=30)
    await close_quiet(database, desk.desk)
    assert (await desk.read(number)).state is State.OPEN


async def test_what_was_put_aside_comes_back_at_its_moment(desk: DeskStage, database: Database) -> None:
    number = await desk.new_ticket()
    desk.later(minutes=1)
    until = desk.clock.now().replace(hour=12, minute=0)
    await desk.change(number, Kind.WAITED, "staff:1", until=until.isoformat())
    await wake_due(database, desk.desk)
    assert (await desk.read(number)).state is State.WAITING
    desk.later(hours=2)
    await wake_due(database, desk.desk)

    ticket = await desk.read(number)

    assert (ticket.state, ticket.waits_until) == (State.OPEN, None)


async def test_the_agent_answers_again_three_days_after_a_person_has_closed(
    desk: DeskStage, database: Database
) -> None:
    chat, ana = await desk.start("sms"), await desk.person("Ana")
    await desk.ask_person(chat)
    await desk.take_over(chat, ana)
    number = await desk.ticket(chat)
    await desk.change(number, Kind.CLOSED, ana.mark)
    desk.later(hours=71)
    await give_back(database, desk.desk)
    assert (await desk.read(number)).holder is Holder.PERSON
    desk.later(hours=1)
    await give_back(database, desk.desk)
    await desk.take_in()
    await desk.hear(chat, "A new order, please")

    second = await desk.ticket(chat)

    assert second != number
    assert (await desk.read(second)).holder is Holder.AGENT
    assert (await desk.read(number)).holder is Holder.AGENT
