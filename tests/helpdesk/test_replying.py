"""A person's answer: where it goes, that it is said once, and that two who answer at once are told."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from conversations import inbox
from conversations.inbox import Conversation
from conversations.models import ConversationRow
from customers.identity import open_session
from customers.visits import place
from helpdesk.tickets.life import Holder, Kind, State
from helpdesk.tickets.listing import Wanted, listing
from helpdesk.tickets.mailing import mail_reply
from helpdesk.tickets.models import MailedReplyRow
from helpdesk.tickets.replying import Answer, Sent, reply
from helpdesk.tickets.ways import Way
from kit.auth import Actor
from kit.errors import Conflict, Invalid, NotFound, Permanent, Temporary
from tests.helpdesk.browser import Letters, deps_of, live_of
from tests.helpdesk.conftest import DeskStage


async def answer(
    desk: DeskStage, actor: Actor, number: int, text: str, seen: int = 0, *, client_id: str = "", **then: str
) -> Sent:
    words = Answer(text, seen, client_id or text, **then)  # type: ignore[arg-type]
    async with desk.database.begin() as session:
        return await reply(session, desk.desk, live_of(desk), actor, number, words)


async def said(desk: DeskStage, chat: Conversation) -> list[str]:
    async with desk.database.begin() as session:
        return [f"{one.author}: {one.text}" for one in await inbox.messages(session, chat.id)]


async def give_email(desk: DeskStage, chat: Conversation, email: str) -> None:
    async with desk.database.begin() as session:
        one = update(ConversationRow).where(ConversationRow.id == chat.id)
        await session.execute(one.values(contact_email=email))


async def test_an_answer_silences_the_agent_and_waits_for_the_customer(desk: DeskStage) -> None:
    """S3-01, D9: taken over by answering, told once, and waiting."""
    chat, ana = await desk.start("whatsapp"), await desk.person("Ana")
    await desk.hear(chat, "Where is it?")
    number = await desk.ticket(chat)
    sent = await answer(desk, ana, number, " It leaves today. ")
    await answer(desk, ana, number, "Sorry for the wait.", sent.message_id)

    ticket = await desk.read(number)

    assert await said(desk, chat) == [
        "customer: Where is it?",
        "system: Ana from Linden & Loom has joined and answers you here.",
        "person: It leaves today.",
        "person: Sorry for the wait.",
    ]
    assert (ticket.state, ticket.holder, ticket.assignee_id) == (State.WAITING, Holder.PERSON, ana.id)
    assert (sent.way.kind, sent.way.masked) == ("whatsapp", f"…{(chat.address or '')[-4:]}")


async def test_the_same_answer_twice_is_said_once(desk: DeskStage) -> None:
    number, ana = await desk.new_ticket(), await desk.person("Ana")
    sent = await asyncio.gather(*(answer(desk, ana, number, "Hello", client_id="a-1") for _ in range(3)))
    assert len({one.message_id for one in sent}) == 1
    assert (await desk.kinds(number)).count("replied") == 1


async def test_two_who_answer_at_once_are_told(desk: DeskStage) -> None:
    """S5-36, S5-39: who was second reads the first answer, and may then say more."""
    chat, ana, bo = await desk.start(), await desk.person("Ana"), await desk.person("Bo")
    seen = await desk.hear(chat, "Hello")
    number = await desk.ticket(chat)
    tries = (answer(desk, ana, number, "Ana's", seen), answer(desk, bo, number, "Bo's", seen))
    done = await asyncio.gather(*tries, return_exceptions=True)

    refused = next(one for one in done if isinstance(one, Conflict))
    second = ana if isinstance(done[0], Conflict) else bo

    assert (refused.code, refused.facts["by"]) == ("answered_meanwhile", (bo if second is ana else ana).name)
    assert refused.facts["text"] in {"Ana's", "Bo's"}
    again = await answer(desk, second, number, "And more", int(str(refused.facts["seen"])))
    assert again.ticket_id == number


async def test_an_answer_to_a_closed_ticket_opens_it_and_may_close_it(desk: DeskStage) -> None:
    number, ana = await desk.new_ticket(), await desk.person("Ana")
    await answer(desk, ana, number, "Done.", then="closed")
    assert (await desk.read(number)).state is State.CLOSED
    await answer(desk, ana, number, "One more thing.")
    waiting = await desk.read(number)
    await answer(desk, ana, number, "I look into it.", then="open")

    assert (waiting.state, waiting.closed_at) == (State.WAITING, None)
    assert (await desk.read(number)).state is State.OPEN


async def test_an_answer_to_a_merged_ticket_goes_to_the_one_it_went_into(desk: DeskStage) -> None:
    first, second = await desk.new_ticket("One"), await desk.new_ticket("Two")
    ana = await desk.person("Ana")
    await desk.change(second, Kind.MERGED, into=first, merge_id=1)
    assert (await answer(desk, ana, second, "Here.")).ticket_id == first


@pytest.mark.parametrize("text", ["", " \n ", "x" * 4001, "a\x00b", "\u200b"])
async def test_what_is_no_answer_is_refused(desk: DeskStage, text: str) -> None:
    number, ana = await desk.new_ticket(), await desk.person("Ana")
    with pytest.raises(Invalid):
        await answer(desk, ana, number, text, client_id="one")


async def test_who_may_not_see_it_cannot_answer(desk: DeskStage) -> None:
    north = await desk.another_store("north")
    number = await desk.new_ticket()
    bo = await desk.person("Bo", (await desk.person("Ana")).role, north.id)
    with pytest.raises(NotFound):
        await answer(desk, bo, number, "Hello")


async def test_who_has_left_the_chat_is_answered_by_mail(desk: DeskStage) -> None:
    """S3-08 to S3-11: online, the answer stays in the chat; gone, it also goes to the address that they gave."""
    async with desk.database.begin() as session:
        opened, _ = await open_session(session, desk.clock, desk.store.id, "webchat")
    chat, ana, letters = await desk.start(session_id=opened.id), await desk.person("Ana"), Letters()
    await give_email(desk, chat, "rita@mail.test")
    await desk.hear(chat, "Where is it?")
    number = await desk.ticket(chat)
    await live_of(desk).arrive(place(opened.id), "page")
    here = await answer(desk, ana, number, "Still here?")
    await live_of(desk).leave(place(opened.id), "page")

    gone = await answer(desk, ana, number, "It leaves today.", here.message_id)
    for _ in range(2):
        await mail_reply(deps_of(desk, letters), gone.message_id)

    assert (here.way, gone.way.kind, gone.way.masked) == (Way("webchat", is_online=True), "email", "r…@mail.test")
    (mail,) = letters.sent
    assert (mail.to, "It leaves today." in mail.text) == ("rita@mail.test", True)
    assert "person: It leaves today." in await said(desk, chat)


async def test_without_an_address_the_answer_waits_in_the_chat(desk: DeskStage) -> None:
    number, ana = await desk.new_ticket(), await desk.person("Ana")
    assert (await answer(desk, ana, number, "Hello")).way == Way("webchat")


async def test_a_mail_that_fails_is_tried_again_and_then_told_on_the_ticket(desk: DeskStage) -> None:
    chat, ana, letters = await desk.start(), await desk.person("Ana"), Letters()
    await give_email(desk, chat, "rita@mail.test")
    await desk.hear(chat, "Where is it?")
    number = await desk.ticket(chat)
    sent = await answer(desk, ana, number, "It leaves today.")
    letters.fails = Temporary("Come back later.", retry_after=1)
    await mail_reply(deps_of(desk, letters), sent.message_id)
    assert await states(desk) == ["waiting"]
    desk.clock.move(timedelta(hours=6))
    await mail_reply(deps_of(desk, letters), sent.message_id)

    assert await states(desk) == ["failed"]
    assert (await desk.read(number)).state is State.OPEN
    assert (await desk.changes(number))[-1].facts["problem"] == "Come back later."


async def test_a_mailbox_that_refuses_is_told_at_once(desk: DeskStage) -> None:
    chat, ana, letters = await desk.start(), await desk.person("Ana"), Letters()
    await give_email(desk, chat, "rita@mail.test")
    await desk.hear(chat, "Where is it?")
    number = await desk.ticket(chat)
    sent = await answer(desk, ana, number, "It leaves today.")
    letters.fails = Permanent("No such mailbox.")
    await mail_reply(deps_of(desk, letters), sent.message_id)
    assert (await desk.kinds(number))[-1] == "unsent"


async def states(desk: DeskStage) -> list[str]:
    async with desk.database.begin() as session:
        return list(await session.scalars(select(MailedReplyRow.state)))


async def test_who_goes_on_with_another_matter_is_answered_there(desk: DeskStage) -> None:
    chat, ana = await desk.start("sms"), await desk.person("Ana")
    await desk.hear(chat, "Thanks")
    await desk.answer(chat, "You are welcome.", is_confirmed=True)
    first = await desk.ticket(chat)
    desk.later(days=4)
    await desk.hear(chat, "A new order")
    await desk.take_in()
    with pytest.raises(Conflict) as refused:
        await answer(desk, ana, first, "About the old one")
    assert refused.value.code == "moved_on"


async def test_an_answer_leaves_unread_what_its_writer_had_not_seen(desk: DeskStage) -> None:
    """S4-22."""
    chat, ana = await desk.start(), await desk.person("Ana")
    first = await desk.hear(chat, "Hello")
    number = await desk.ticket(chat)
    last = await desk.hear(chat, "And my address is wrong")
    await answer(desk, ana, number, "Hello!", first)
    async with desk.database.begin() as session:
        before = await listing(session, ana, Wanted(unread=True), cursor=None, limit=9)
    await answer(desk, ana, number, "I change it.", last)
    async with desk.database.begin() as session:
        after = await listing(session, ana, Wanted(unread=True), cursor=None, limit=9)
    assert ([line.row.id for line in before.lines], after.lines) == ([number], ())
