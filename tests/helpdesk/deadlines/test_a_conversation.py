"""From a customer's first words to a person's answer: the deadlines of tickets made of conversations (D5a, D8)."""

from datetime import timedelta

from helpdesk.tickets.life import Kind
from tests.helpdesk.conftest import DeskStage

from .building import deadlines, fire, policy, told


async def test_a_handoff_begins_the_clocks_and_a_persons_words_keep_them(desk: DeskStage) -> None:
    await policy(desk, first_reply=60, next_reply=30, resolution=600)
    mara, chat = await desk.person("Mara"), await desk.start("sms")
    await desk.hear(chat, "Where is it?")
    await desk.answer(chat, "On its way.")
    ticket = await desk.ticket(chat)
    assert await deadlines(desk, ticket) == []
    desk.later(hours=2)
    asked = desk.clock.now()
    await desk.ask_person(chat)
    desk.later(seconds=2)
    await desk.take_in()
    assert {(row.target, row.started_at) for row in await deadlines(desk, ticket)} == {
        ("first_reply", asked),
        ("resolution", asked),
    }
    desk.later(minutes=20)
    await desk.take_over(chat, mara)
    await desk.reply(chat, mara, "It is in Porto.")
    await desk.take_in()
    assert [change.facts["target"] for change in await told(desk, ticket, Kind.MET)] == ["first_reply"]
    desk.later(minutes=5)
    heard = desk.clock.now()
    await desk.hear(chat, "Since when?")
    await desk.take_in()
    (following,) = await deadlines(desk, ticket, "next_reply")
    assert following.due_at == heard + timedelta(minutes=30)
    desk.later(minutes=30)
    assert await fire(desk) == 1


async def test_a_person_who_answers_by_themselves_before_anything_was_taken_in_is_in_time(desk: DeskStage) -> None:
    await policy(desk, first_reply=60)
    mara, chat = await desk.person("Mara"), await desk.start()
    await desk.hear(chat, "Hello?")
    await desk.take_over(chat, mara)
    await desk.reply(chat, mara, "Good morning!")
    ticket = await desk.ticket(chat)
    assert [(row.target, row.state) for row in await deadlines(desk, ticket)] == [("first_reply", "met")]
    assert len(await told(desk, ticket, Kind.MET)) == 1
