"""The ticker: whatever stops, jumps or runs beside it, each deadline fires once, in order and without a storm (D8)."""

import asyncio
from datetime import timedelta

from sqlalchemy import select, text

from helpdesk.tickets.closing import wake_due
from helpdesk.tickets.life import Kind, State
from helpdesk.tickets.models import TicketEventRow, TicketRow
from tests.helpdesk.conftest import DeskStage

from .building import answer, awaited, deadlines, fire, notifications, policy, told

MANY = 30


async def breaches(desk: DeskStage) -> list[int]:
    """The tickets of all breaches, in the order in which they were told."""
    async with desk.database.look() as session:
        query = select(TicketEventRow.ticket_id).where(TicketEventRow.kind == Kind.BREACHED)
        return list(await session.scalars(query.order_by(TicketEventRow.id)))


async def test_after_a_long_stop_all_that_is_overdue_fires_once_in_order_and_is_told_at_once(desk: DeskStage) -> None:
    await policy(desk, first_reply=60, warn_before=10)
    tickets = []
    for _ in range(5):
        tickets.append(await awaited(desk))
        desk.later(minutes=1)
    desk.later(days=3)
    assert [await fire(desk), await fire(desk)] == [5, 0]
    assert await breaches(desk) == tickets
    (one,) = await notifications(desk)
    assert (one.kind, one.facts["count"], one.ticket_id) == ("breached", 5, tickets[0])


async def test_what_was_due_first_is_told_first_whenever_its_warning_would_have_been(desk: DeskStage) -> None:
    await policy(desk, "Warned", 0, match={"channels": ["sms"]}, first_reply=60, warn_before=50)
    await policy(desk, "Plain", 1, first_reply=30)
    warned, plain = await awaited(desk, "sms"), await awaited(desk)
    desk.later(hours=2)
    await fire(desk)
    assert await breaches(desk) == [plain, warned]


async def test_many_tickers_at_once_fire_each_deadline_once(desk: DeskStage) -> None:
    await policy(desk, first_reply=60)
    tickets = [await awaited(desk) for _ in range(MANY)]
    desk.later(hours=1)
    fired = await asyncio.gather(*(fire(desk) for _ in range(4)))
    assert sum(fired) == MANY
    assert sorted(await breaches(desk)) == tickets


async def test_a_ticket_that_somebody_is_at_is_passed_by_and_fires_a_second_later(desk: DeskStage) -> None:
    await policy(desk, first_reply=60)
    held, free = await awaited(desk), await awaited(desk)
    desk.later(hours=1)
    async with desk.database.begin() as session:
        await session.execute(select(TicketRow).where(TicketRow.id == held).with_for_update())
        assert await fire(desk) == 1
    assert await breaches(desk) == [free]
    assert await fire(desk) == 1


async def test_a_clock_that_jumps_a_year_ahead_and_back_fires_nothing_twice(desk: DeskStage) -> None:
    await policy(desk, first_reply=60, resolution=600)
    ticket = await awaited(desk)
    desk.later(days=365)
    assert await fire(desk) == 2
    desk.later(days=-365)
    await answer(desk, ticket)
    desk.later(days=1)
    assert await fire(desk) == 0
    first, resolution = await deadlines(desk, ticket)
    assert (first.state, resolution.state) == ("met", "breached")


async def test_a_clock_that_goes_back_an_hour_only_lets_deadlines_wait(desk: DeskStage) -> None:
    await policy(desk, first_reply=30, next_reply=30)
    ticket = await awaited(desk)
    due = desk.clock.now() + timedelta(minutes=30)
    desk.later(hours=-1)
    await desk.change(ticket, Kind.TAGGED, by="staff:1", tag="refund")
    assert await fire(desk) == 0
    (row,) = await deadlines(desk, ticket)
    assert (row.due_at, row.spent) == (due, 0)
    desk.later(hours=1, minutes=30)
    assert await fire(desk) == 1
    assert len(await told(desk, ticket, Kind.BREACHED)) == 1


async def test_a_deadline_that_cannot_fire_keeps_no_other_back(desk: DeskStage) -> None:
    await policy(desk, first_reply=60)
    broken, sound = await awaited(desk), await awaited(desk)
    async with desk.database.begin() as session:
        await session.execute(text("update deadline set state = 'odd' where ticket_id = :one"), {"one": broken})
    desk.later(hours=1)
    await fire(desk)
    assert await breaches(desk) == [sound]


async def test_what_was_put_aside_comes_back_at_its_second(desk: DeskStage) -> None:
    ticket = await awaited(desk)
    until = desk.clock.now() + timedelta(hours=2)
    await desk.change(ticket, Kind.WAITED, by="staff:1", until=until.isoformat())
    desk.later(hours=2, seconds=-1)
    await wake_due(desk.database, desk.desk)
    assert (await desk.read(ticket)).state is State.WAITING
    desk.later(seconds=1)
    await wake_due(desk.database, desk.desk)
    assert (await desk.read(ticket)).state is State.OPEN


async def test_a_hundred_thousand_open_deadlines_cost_a_tick_a_few_pages(desk: DeskStage) -> None:
    """D8: what is not due is not looked at."""
    ticket, now = await awaited(desk), desk.clock.now()
    async with desk.database.begin() as session:
        many = (
            "insert into deadline (ticket_id, target, rule_id, terms, state, started_at, spent, fires_at) "
            "select :ticket, 'first_reply', n, '{}', 'running', :now, 0, :now + interval '1 hour' + n * interval '1 s' "
            "from generate_series(1, 100000) n"
        )
        await session.execute(text(many), {"ticket": ticket, "now": now})
        await session.execute(text("analyze deadline"))
        plan = await session.scalar(
            text(
                "explain (analyze, buffers, format json) select fires_at, id, ticket_id from deadline "
                "where fires_at <= :now order by fires_at, id limit 100"
            ),
            {"now": now},
        )
    assert plan is not None
    assert await fire(desk) == 0
    top = plan[0]["Plan"]
    assert top["Shared Hit Blocks"] + top["Shared Read Blocks"] <= 10
    assert "ix_deadline_fires_at" in str(plan)
