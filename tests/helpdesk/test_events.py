"""What an open console hears, and that it misses nothing when it comes back."""

import json
from collections.abc import AsyncGenerator
from typing import Any

from conversations.messages import ChannelKind
from customers import visits
from customers.devices import Device
from customers.identity import open_session
from customers.presence import tell_staff
from customers.signin import accept_proof
from customers.visits import PageSeen, Told
from helpdesk.tickets.composing import compose
from helpdesk.tickets.events import Place, read_place, stream
from helpdesk.tickets.notes import note_customer
from kit.auth import Actor, Role
from tests.helpdesk.browser import deps_of, live_of
from tests.helpdesk.conftest import DeskStage

Event = tuple[str, dict[str, Any], str]


def listen(desk: DeskStage, actor: Actor, after: Place | None = None) -> AsyncGenerator[str, None]:
    async def again() -> Actor | None:
        return None

    return stream(deps_of(desk), actor, again, after, ping=0.3)


async def heard(lines: AsyncGenerator[str, None]) -> list[Event]:
    """Read what comes until the stream is silent."""
    found = []
    async for line in lines:
        if line.startswith(":"):
            break
        if line.startswith("id: "):
            place, name, data = (part.partition(": ")[2] for part in line.strip().split("\n"))
            found.append((name, json.loads(data), place))
    return found


async def test_a_console_hears_of_tickets_notifications_and_who_writes(desk: DeskStage) -> None:
    ana, bo = await desk.person("Ana"), await desk.person("Bo")
    lines = listen(desk, ana)
    await anext(lines)
    assert (await anext(lines)).split("\n")[1] == "event: ready"
    chat = await desk.start()
    await desk.ask_person(chat)
    number = await desk.ticket(chat)
    await compose(live_of(desk), bo, desk.store.id, number, is_composing=True)

    events = [(name, data) for name, data, _ in await heard(lines)]

    names = [name for name, _ in events]
    assert set(names) == {"ticket", "notification", "composing"}
    assert next(data for name, data in events if name == "notification")["kind"] == "needs_person"
    writing = next(data for name, data in events if name == "composing")
    assert writing["people"] == [{"person_id": bo.id, "name": "Bo"}]


async def test_who_comes_back_is_told_what_moved_meanwhile(desk: DeskStage) -> None:
    ana = await desk.person("Ana")
    before = await heard(listen(desk, ana))
    place = read_place(before[-1][2])
    desk.later(minutes=10)
    chat = await desk.start()
    await desk.ask_person(chat)
    number = await desk.ticket(chat)

    events = await heard(listen(desk, ana, place))

    assert [name for name, _, _ in events] == ["ready", "notification", "ticket"]
    assert events[-1][1] == {"id": number}


async def test_nobody_hears_of_what_they_may_not_see(desk: DeskStage) -> None:
    north = await desk.another_store("north")
    bo = await desk.person("Bo", Role.AGENT, north.id)
    limited = Actor(bo.id, "Bo", "", Role.AGENT, teams=frozenset({77}))
    for actor in (bo, limited):
        lines = listen(desk, actor)
        await anext(lines)
        await anext(lines)
        chat = await desk.start()
        await desk.ask_person(chat)
        preview = await desk.start(is_preview=True)
        await desk.ask_person(preview)
        await desk.take_in()
        assert await heard(lines) == []


async def test_a_console_hears_what_a_tickets_visitor_does_and_of_no_other(desk: DeskStage) -> None:
    """S4-12: also once they have proved who they are, in another chat of theirs; nothing of who has written nowhere."""
    ana, customer = await desk.person("Ana"), await desk.customer("Mia")
    async with desk.database.begin() as session:
        hers, _ = await open_session(session, desk.clock, desk.store.id, "webchat")
        strangers, _ = await open_session(session, desk.clock, desk.store.id, "webchat")
        for info in (hers, strangers):
            await visits.agree(session, desk.clock, info, Device("Chrome", "Windows", ""))
    first = await desk.start(session_id=hers.id)
    await desk.hear(first, "Hello")
    text = await desk.start(ChannelKind.SMS, customer_id=customer)
    await desk.hear(text, "Hello again")
    numbers = [await desk.ticket(first), await desk.ticket(text)]
    lines = listen(desk, ana)
    await anext(lines)
    await anext(lines)
    await tell_staff(live_of(desk), hers)
    await tell_staff(live_of(desk), strangers)
    async with desk.database.begin() as session:
        await accept_proof(session, desk.clock, hers, customer, "code")
        assert await visits.take_in(session, desk.clock, hers, Told(1, (PageSeen("https://shop.test/mugs", "Mugs"),)))

    events = await heard(lines)

    assert [data for name, data, _ in events if name == "profile"] == [{"ticket_id": one} for one in sorted(numbers)]


async def test_a_console_hears_of_a_note_on_a_customers_profile(desk: DeskStage) -> None:
    """S3-62."""
    ana, customer = await desk.person("Ana"), await desk.customer("Mia")
    chat = await desk.start(customer_id=customer)
    await desk.hear(chat, "Hello")
    number = await desk.ticket(chat)
    lines = listen(desk, ana)
    await anext(lines)
    await anext(lines)
    async with desk.database.begin() as session:
        await note_customer(session, desk.clock, ana, customer, "Likes blue.")
    assert [(name, data) for name, data, _ in await heard(lines)] == [("profile", {"ticket_id": number})]


async def test_who_is_away_is_not_disturbed(desk: DeskStage) -> None:
    ana = await desk.person("Ana", Role.AGENT, is_away=True)
    lines = listen(desk, ana)
    await anext(lines)
    await anext(lines)
    chat = await desk.start()
    await desk.ask_person(chat)
    await desk.take_in()
    assert {name for name, _, _ in await heard(lines)} == {"ticket"}


def test_a_place_is_read_or_is_none() -> None:
    for text in (None, "", "x", "1", "1.x", "-1.2", "1.99999999999999", "99999999999.1"):
        assert read_place(text) is None
