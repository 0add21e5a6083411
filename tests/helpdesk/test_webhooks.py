"""What happens to tickets is told outside, in numbers and states; words leave with messages alone, notes never."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event, select

from helpdesk.tickets import acts, merging, notes
from helpdesk.tickets.life import Kind
from helpdesk.webhooks import SHOWN
from kit.auth import Actor, Role
from kit.vault import Vault
from stores import webhook_book as book
from stores.models import WebhookDeliveryRow
from stores.webhook_book import Wish
from stores.webhook_events import EVENTS
from tests.helpdesk.conftest import DeskStage

ADMIN = Actor(1, "Ana", "ana@shop.test", Role.ADMIN)


async def listen(desk: DeskStage, *events: str) -> int:
    async with desk.database.begin() as session:
        wish = Wish("https://hooks.shop.test/told", events or tuple(EVENTS))
        made, _ = await book.register(session, desk.clock, Vault("s" * 32), ADMIN, desk.store.id, wish)
    return made.id


async def told(desk: DeskStage) -> list[dict[str, Any]]:
    """Return every payload that was written, in order."""
    async with desk.database.look() as session:
        rows = await session.scalars(select(WebhookDeliveryRow.body).order_by(WebhookDeliveryRow.id))
        return [json.loads(body) for body in rows]


async def kinds(desk: DeskStage) -> list[str]:
    return [one["type"] for one in await told(desk)]


@contextmanager
def statements(desk: DeskStage) -> Iterator[list[str]]:
    asked: list[str] = []

    def note(_: object, __: object, statement: str, *___: object) -> None:
        asked.append(statement)

    engine = desk.database.engine.sync_engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        event.remove(engine, "before_cursor_execute", note)


async def test_without_webhooks_a_turn_asks_nothing_more(desk: DeskStage) -> None:
    await desk.new_ticket()
    with statements(desk) as asked:
        await desk.new_ticket()
    assert [one for one in asked if "webhook" in one] == []


async def test_a_conversation_is_told_as_it_goes(desk: DeskStage) -> None:
    await listen(desk)
    chat = await desk.start("sms")
    await desk.hear(chat, "Where is my parcel?")
    await desk.take_in()
    await desk.answer(chat, "It is on its way.")
    await desk.take_in()
    await desk.ask_person(chat, "A person, please")
    number = await desk.ticket(chat)

    found = await told(desk)
    assert [one["type"] for one in found] == [
        *("ticket.created", "message.created", "message.created"),
        *("message.created", "message.created", "ticket.needs_person", "ticket.updated"),
    ]
    words = [
        (one["data"]["message"]["author"], one["data"]["message"]["text"]) for one in found if "message" in one["data"]
    ]
    assert words[:2] == [("customer", "Where is my parcel?"), ("agent", "It is on its way.")]
    assert {one["data"]["ticket"]["id"] for one in found} == {number}
    assert found[-2]["data"]["reason"] == "asked_for_person"
    assert found[-1]["data"]["changed"]["holder"] == {"from": "agent", "to": "person"}
    assert found[0]["data"]["ticket"].keys() == {"id", *SHOWN, "opened_at", "updated_at", "closed_at"}


async def test_what_people_do_is_told_with_what_changed_and_by_whom(desk: DeskStage) -> None:
    ana = await desk.person("Ana")
    number = await desk.new_ticket()
    await listen(desk)
    async with desk.database.begin() as session:
        await acts.set_priority(session, desk.desk, ana, number, "urgent")
    async with desk.database.begin() as session:
        await acts.close(session, desk.desk, ana, number)

    urgent, closed, updated = await told(desk)
    assert urgent["data"]["changed"] == {"priority": {"from": "normal", "to": "urgent"}}
    assert (closed["type"], closed["data"]["by"]) == ("ticket.closed", f"staff:{ana.id}")
    assert updated["data"]["changed"]["state"] == {"from": "open", "to": "closed"}


async def test_deadlines_merges_and_decisions_are_told(desk: DeskStage) -> None:
    source, target = await desk.new_ticket(), await desk.new_ticket()
    await listen(desk, *(one for one in EVENTS if one not in {"ticket.updated", "message.created"}))
    due: dict[str, Any] = {"deadline_id": 1, "target": "first_reply", "due_at": "2026-11-18T12:00:00+00:00"}
    await desk.change(target, Kind.WARNED, "sla:1", **due)
    await desk.change(target, Kind.BREACHED, "sla:1", **due)
    await desk.change(target, Kind.OUTCOME, macro_id=1, outcome="label_issued", reason="damaged", message_id=None)
    async with desk.database.begin() as session:
        merge = await merging.merge(session, desk.desk, source, target, by="staff:1", why="SECRET-WHY")
    async with desk.database.begin() as session:
        await merging.undo(session, desk.desk, merge.id, by="staff:1")

    assert await kinds(desk) == [
        *("sla.warned", "sla.breached", "outcome.recorded", "ticket.merged", "ticket.parted", "ticket.parted"),
    ]


async def test_notes_subjects_and_reasons_of_staff_never_leave(desk: DeskStage) -> None:
    """S3-62: whatever is told, a note is not among it."""
    ana = await desk.person("Ana")
    await listen(desk)
    number = await desk.new_ticket("SECRET-SUBJECT in the first words")
    async with desk.database.begin() as session:
        await notes.note_ticket(session, desk.desk, ana, number, "SECRET-NOTE")
        await acts.close(session, desk.desk, ana, number, why="SECRET-WHY")
    await desk.change(number, Kind.SUBJECT, by=f"staff:{ana.id}", subject="SECRET-TITLE")
    said = [one for one in await told(desk) if "SECRET" in json.dumps(one)]
    assert [one["type"] for one in said] == ["message.created"]


async def test_a_preview_is_nobodys_business(desk: DeskStage) -> None:
    await listen(desk)
    chat = await desk.start(is_preview=True)
    await desk.hear(chat, "Is this on?")
    await desk.take_in()
    assert await kinds(desk) == []
