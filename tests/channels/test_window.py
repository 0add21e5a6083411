"""WhatsApp takes free words for 24 hours after the customer wrote; later a template, or staff are told."""

from datetime import UTC, datetime, timedelta

import pytest

from channels.port import OutsideWindow
from channels.window import CLOSED, Window, window
from conversations import handoff
from conversations.messages import Author
from kit.clock import ManualClock

from .line import Line

HEARD = datetime(2026, 11, 18, 10, tzinfo=UTC)
DAY = timedelta(hours=24)


@pytest.fixture
def whatsapp(line: Line) -> Line:
    line.manner = "whatsapp"
    return line


@pytest.mark.parametrize(
    ("manner", "heard_at", "after", "found"),
    [
        ("whatsapp", HEARD, timedelta(), Window.OPEN),
        ("whatsapp", HEARD, DAY - timedelta(seconds=1), Window.OPEN),
        ("whatsapp", HEARD, DAY, Window.CLOSED),
        ("whatsapp", None, timedelta(), Window.CLOSED),
        ("sms", HEARD, timedelta(days=90), Window.OPEN),
        ("sms", None, timedelta(), Window.OPEN),
    ],
)
def test_the_window_is_whatsapps(manner: str, heard_at: datetime | None, after: timedelta, found: Window) -> None:
    assert window(manner, heard_at, HEARD + after) is found


async def held(whatsapp: Line) -> None:
    """Let a person hold the conversation, and a day pass."""
    await whatsapp.hear("Hello")
    conversation = await whatsapp.conversation()
    async with whatsapp.deps.database.begin() as session:
        await handoff.take_over(session, whatsapp.deps.clock, conversation.id, 7)


async def records(whatsapp: Line) -> list[tuple[str, list[str]]]:
    async with whatsapp.deps.database.begin() as session:
        found = await handoff.of_conversation(session, (await whatsapp.conversation()).id)
        return [(record.reason, record.tried) for record in found]


async def test_within_a_day_words_are_free(whatsapp: Line, clock: ManualClock) -> None:
    await held(whatsapp)
    clock.move(DAY - timedelta(minutes=1))
    await whatsapp.write("Here I am.", author=Author.PERSON)
    await whatsapp.go()
    assert [(parcel.needs_template, parcel.heard_at) for parcel in whatsapp.carrier.taken] == [(False, HEARD)]


async def test_later_the_carrier_is_told_to_use_its_template(whatsapp: Line, clock: ManualClock) -> None:
    await held(whatsapp)
    clock.move(DAY)
    await whatsapp.write("Here I am.", author=Author.PERSON)
    await whatsapp.go()
    assert [parcel.needs_template for parcel in whatsapp.carrier.taken] == [True]


async def test_long_words_are_cut_to_what_a_template_holds(whatsapp: Line, clock: ManualClock) -> None:
    """Nothing of them is lost: a template takes less than a message of free words."""
    await held(whatsapp)
    clock.move(DAY)
    words = "Here is what we found. " * 66
    await whatsapp.write(words, author=Author.PERSON)
    await whatsapp.go()
    taken = [parcel.words for parcel in whatsapp.carrier.taken]
    assert " ".join(taken) == words.strip()
    assert max(map(len, taken)) <= 1000 < len(words) < 1600


async def test_without_a_template_whoever_holds_it_reads_why_nothing_was_sent(
    whatsapp: Line, clock: ManualClock
) -> None:
    await held(whatsapp)
    clock.move(DAY)
    whatsapp.carrier.refusals = [OutsideWindow(CLOSED)]
    await whatsapp.write("Here I am.", author=Author.PERSON)
    assert await whatsapp.go() == []
    assert await whatsapp.states() == [("failed", CLOSED)]
    assert await records(whatsapp) == [("taken_by_staff", [CLOSED])]


async def test_where_nobody_holds_it_staff_get_a_record(whatsapp: Line, clock: ManualClock) -> None:
    """D9: a record with a reason code."""
    await whatsapp.hear("Hello")
    await whatsapp.write("Your order is open.")
    conversation = await whatsapp.conversation()
    clock.move(DAY - timedelta(seconds=1))
    whatsapp.carrier.refusals = [OutsideWindow(CLOSED)]
    await whatsapp.go()
    assert await records(whatsapp) == [("whatsapp_window", [])]
    assert conversation.id == (await whatsapp.conversation()).id


async def test_a_newer_conversation_of_the_number_keeps_the_window_open(whatsapp: Line, clock: ManualClock) -> None:
    await whatsapp.hear("Hello")
    clock.move(timedelta(days=2))
    await whatsapp.hear("Hello again")
    await whatsapp.write("Hello.")
    await whatsapp.go()
    assert [parcel.needs_template for parcel in whatsapp.carrier.taken] == [False]
