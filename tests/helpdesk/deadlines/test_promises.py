"""What is promised a customer, and whether it is kept: first reply, next reply, resolution (D8, S5-60, S5-61)."""

import re
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import event

from helpdesk.tickets.life import Kind
from stores.hours import Holiday, OfficeHours, Span
from stores.stores import save_settings
from tests.helpdesk.conftest import DeskStage

from .building import aging_rule, answer, awaited, deadlines, fire, hear, notifications, policy, told


async def test_a_reply_in_time_keeps_the_promise(desk: DeskStage) -> None:
    await policy(desk, first_reply=60)
    ticket = await awaited(desk)
    desk.later(minutes=59, seconds=59)
    await answer(desk, ticket)

    (first,) = await deadlines(desk, ticket)
    assert (first.target, first.state, first.spent, first.fires_at) == ("first_reply", "met", 3599, None)
    assert [change.facts["deadline_id"] for change in await told(desk, ticket, Kind.MET)] == [first.id]
    desk.later(hours=9)
    assert await fire(desk) == 0


async def test_a_deadline_warns_then_passes_each_once_and_to_the_second(desk: DeskStage) -> None:
    """S5-61: alerts fire for tickets close to expiry; D8: each fires once, to the second."""
    number = await policy(desk, first_reply=60, warn_before=10)
    ticket, began = await awaited(desk), desk.clock.now()
    desk.later(minutes=49, seconds=59)
    assert await fire(desk) == 0
    desk.later(seconds=1)
    assert [await fire(desk), await fire(desk)] == [1, 0]
    desk.later(minutes=9, seconds=59)
    assert await fire(desk) == 0
    desk.later(seconds=1)
    assert [await fire(desk), await fire(desk)] == [1, 0]

    warned, breached = await told(desk, ticket, Kind.WARNED, Kind.BREACHED)
    assert (warned.at, warned.by) == (began + timedelta(minutes=50), f"sla:{number}")
    assert (breached.at, breached.facts["target"]) == (began + timedelta(hours=1), "first_reply")
    assert [row.kind for row in await notifications(desk)] == ["warned", "breached"]
    (first,) = await deadlines(desk, ticket)
    assert (first.state, first.breached_at, first.ended_at) == ("breached", first.due_at, None)


async def test_only_a_persons_reply_keeps_a_promise_of_people(desk: DeskStage) -> None:
    """D8: only a human reply satisfies a human target when the policy says so."""
    await policy(desk, "People", first_reply=60, match={"channels": ["webchat"]})
    await policy(desk, "Anybody", 1, first_reply=60, counts="any")
    people, anybody = await awaited(desk), await awaited(desk, "sms")
    desk.later(minutes=5)
    for ticket in (people, anybody):
        await answer(desk, ticket, "agent")
    assert [(await deadlines(desk, ticket))[0].state for ticket in (people, anybody)] == ["running", "met"]


async def test_the_next_reply_is_due_from_the_first_unanswered_message(desk: DeskStage) -> None:
    await policy(desk, next_reply=30)
    ticket = await awaited(desk)
    assert await deadlines(desk, ticket) == []
    await answer(desk, ticket)
    desk.later(minutes=10)
    asked = desk.clock.now()
    await hear(desk, ticket)
    desk.later(minutes=20)
    await hear(desk, ticket)
    (following,) = await deadlines(desk, ticket, "next_reply")
    assert following.due_at == asked + timedelta(minutes=30)
    await answer(desk, ticket)
    desk.later(minutes=1)
    await hear(desk, ticket)
    assert [row.state for row in await deadlines(desk, ticket, "next_reply")] == ["met", "running"]


async def test_resolution_pauses_while_the_ticket_waits_and_goes_on_when_it_is_opened_again(desk: DeskStage) -> None:
    await policy(desk, resolution=60)
    ticket = await awaited(desk)
    desk.later(minutes=20)
    await desk.change(ticket, Kind.WAITED, by="staff:1", until=None)
    desk.later(hours=5)
    assert await fire(desk) == 0
    await hear(desk, ticket)
    desk.later(minutes=10)
    await desk.change(ticket, Kind.CLOSED, by="staff:1")
    (row,) = await deadlines(desk, ticket)
    assert (row.state, row.spent) == ("met", 30 * 60)
    desk.later(days=2)
    await desk.change(ticket, Kind.REOPENED, by="staff:1")
    (row,) = await deadlines(desk, ticket)
    assert (row.state, row.due_at) == ("running", desk.clock.now() + timedelta(minutes=30))


async def test_a_ticket_that_moves_to_another_policy_keeps_the_time_it_has_spent(desk: DeskStage) -> None:
    """S5-35, S5-60: clear queues and service levels, per queue or per tag."""
    urgent = await policy(desk, "Urgent", 0, match={"priorities": ["urgent"]}, first_reply=30, warn_before=5)
    tagged = await policy(desk, "Refunds", 1, match={"tags": ["refund"]}, first_reply=60)
    await policy(desk, "Rest", 2, match={"teams": [None]}, first_reply=240)
    ticket, began = await awaited(desk), desk.clock.now()
    desk.later(minutes=10)
    await desk.change(ticket, Kind.TAGGED, by="staff:1", tag="refund")
    (row,) = await deadlines(desk, ticket)
    assert (row.rule_id, row.started_at, row.due_at) == (tagged, began, began + timedelta(minutes=60))
    await desk.change(ticket, Kind.PRIORITY, by="staff:1", priority="urgent")
    (row,) = await deadlines(desk, ticket)
    assert (row.rule_id, row.started_at, row.due_at) == (urgent, began, began + timedelta(minutes=30))
    assert row.fires_at == began + timedelta(minutes=25)


async def test_a_ticket_that_no_policy_fits_any_more_owes_nothing_until_one_fits_again(desk: DeskStage) -> None:
    await policy(desk, match={"tags": ["refund"]}, first_reply=60)
    ticket = await awaited(desk)
    assert await deadlines(desk, ticket) == []
    await desk.change(ticket, Kind.TAGGED, by="staff:1", tag="refund")
    desk.later(minutes=20)
    await desk.change(ticket, Kind.UNTAGGED, by="staff:1", tag="refund")
    assert [row.state for row in await deadlines(desk, ticket)] == ["cancelled"]
    desk.later(days=1)
    assert await fire(desk) == 0
    await desk.change(ticket, Kind.TAGGED, by="staff:1", tag="refund")
    (row,) = await deadlines(desk, ticket)
    assert row.due_at == desk.clock.now() + timedelta(minutes=40)


async def test_business_hours_pass_only_while_the_store_is_open(desk: DeskStage) -> None:
    day = (Span(opens="09:00", closes="18:00"),)
    hours = OfficeHours(monday=day, tuesday=day, wednesday=day, thursday=day, friday=day)
    settings = desk.store.settings.model_copy(update={"hours": hours})
    async with desk.database.begin() as session:
        await save_settings(session, desk.store.id, settings)
    await policy(desk, first_reply=240, clock="business", warn_before=60)
    lisbon = ZoneInfo("Europe/Lisbon")
    desk.clock.move(datetime(2026, 11, 20, 17, tzinfo=lisbon) - desk.clock.now())
    ticket = await awaited(desk)
    (row,) = await deadlines(desk, ticket)
    assert row.due_at == datetime(2026, 11, 23, 12, tzinfo=lisbon)
    assert row.fires_at == datetime(2026, 11, 23, 11, tzinfo=lisbon)


async def test_what_the_agent_solves_alone_has_no_deadline(desk: DeskStage) -> None:
    """D5a: human clocks start when a ticket first needs a person."""
    await policy(desk, first_reply=1, resolution=5)
    ticket = await desk.new_ticket()
    desk.later(hours=1)
    await answer(desk, ticket, "agent")
    assert await deadlines(desk, ticket) == []
    await desk.change(ticket, Kind.NEEDS_PERSON, by="agent", reason="asked_for_person", handoff_id=1)
    assert {row.started_at for row in await deadlines(desk, ticket)} == {desk.clock.now()}


async def test_while_the_agent_has_it_back_the_clocks_of_people_stand(desk: DeskStage) -> None:
    await policy(desk, resolution=60)
    ticket = await awaited(desk)
    desk.later(minutes=15)
    await desk.change(ticket, Kind.HANDED_BACK, by="staff:1")
    desk.later(days=1)
    assert await fire(desk) == 0
    await desk.change(ticket, Kind.NEEDS_PERSON, by="agent", reason="asked_for_person", handoff_id=2)
    (row,) = await deadlines(desk, ticket)
    assert row.due_at == desk.clock.now() + timedelta(minutes=45)


async def test_a_closed_ticket_owes_no_reply_and_one_that_was_merged_owes_nothing(desk: DeskStage) -> None:
    await policy(desk, first_reply=60, resolution=60)
    closed, gone = await awaited(desk), await awaited(desk)
    await desk.change(closed, Kind.CLOSED, by="staff:1")
    await desk.change(gone, Kind.MERGED, by="staff:1", into=closed, merge_id=1)
    assert [row.state for row in await deadlines(desk, closed)] == ["cancelled", "met"]
    assert [row.state for row in await deadlines(desk, gone)] == ["cancelled", "cancelled"]


async def test_a_late_reply_is_late_even_where_nothing_ticked(desk: DeskStage) -> None:
    await policy(desk, first_reply=60)
    ticket = await awaited(desk)
    desk.later(minutes=90)
    await answer(desk, ticket)
    (row,) = await deadlines(desk, ticket)
    assert (row.state, row.ended_at) == ("breached", desk.clock.now())
    assert len(await told(desk, ticket, Kind.BREACHED)) == 1
    assert await fire(desk) == 0


async def test_a_reply_in_time_that_was_taken_in_late_takes_the_breach_back(desk: DeskStage) -> None:
    await policy(desk, first_reply=60)
    ticket = await awaited(desk)
    desk.later(hours=1)
    await fire(desk)
    await answer(desk, ticket, at=desk.clock.now() - timedelta(seconds=1))
    (row,) = await deadlines(desk, ticket)
    assert (row.state, row.breached_at) == ("met", None)
    assert [change.kind for change in await told(desk, ticket, Kind.BREACHED, Kind.MET)] == [Kind.BREACHED, Kind.MET]


async def test_a_preview_owes_nothing(desk: DeskStage) -> None:
    await policy(desk, first_reply=60)
    assert await deadlines(desk, await awaited(desk, is_preview=True)) == []


async def test_a_store_that_never_opens_owes_nothing_by_any_moment(desk: DeskStage) -> None:
    years = tuple(Holiday(first=date(year, 1, 1), last=date(year, 12, 31)) for year in range(2026, 2040))
    settings = desk.store.settings.model_copy(update={"hours": OfficeHours(holidays=years)})
    async with desk.database.begin() as session:
        await save_settings(session, desk.store.id, settings)
    await policy(desk, first_reply=60, clock="business", warn_before=10)
    await aging_rule(desk, after=60, clock="business", escalate=True)
    ticket = await awaited(desk)
    (row,) = await deadlines(desk, ticket)
    assert (row.state, row.due_at, row.fires_at) == ("running", None, None)
    await answer(desk, ticket)
    assert [row.state for row in await deadlines(desk, ticket)] == ["met"]


async def test_what_nothing_is_promised_of_costs_no_statement(desk: DeskStage) -> None:
    """Every message passes here."""
    asked: list[str] = []
    engine = desk.database.engine.sync_engine

    def note(_: object, __: object, statement: str, *___: object) -> None:
        asked.extend(re.findall(r"(?:FROM|INTO|UPDATE) (deadline|sla_policy|aging_rule)\b", statement))

    event.listen(engine, "before_cursor_execute", note)
    try:
        ticket = await desk.new_ticket()
        await answer(desk, ticket, "agent")
        assert asked == []
        ticket = await awaited(desk)
        assert asked.count("sla_policy") == 1
        await hear(desk, ticket)
        assert (asked.count("sla_policy"), asked.count("deadline")) == (1, 1)
        await policy(desk, first_reply=60)
        del asked[:]
        await hear(desk, await awaited(desk))
        assert asked == ["sla_policy", "aging_rule", "deadline", "deadline", "deadline", "deadline"]
    finally:
        event.remove(engine, "before_cursor_execute", note)
