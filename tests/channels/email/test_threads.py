"""Which conversation a letter goes into, and which it must never go into."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from channels.email.threads import conversation_of, plain_subject
from conversations import inbox
from conversations.mail_threads import open_thread, reply_address
from conversations.models import ConversationRow, MailThreadRow
from stores.stores import StoreSettings, add_store
from tests.channels.email.office import ANA, BEN, Office, answer_to, letter


async def threads_of(office: Office, *ids: int) -> list[str]:
    async with office.deps.database.begin() as session:
        rows = await session.scalars(
            select(MailThreadRow).where(MailThreadRow.conversation_id.in_(ids)).order_by(MailThreadRow.conversation_id)
        )
        return [row.thread for row in rows]


async def test_s3_10_an_answer_finds_its_conversation_by_the_mark_in_the_address(office: Office) -> None:
    talk = await office.hear(letter("Where is it?"))
    sent = await office.say(talk, text="On its way.")
    bare = {"in_reply_to": "", "references": (), "subject": "Something else"}
    again = await office.hear(answer_to(sent, "Thank you", 2, **bare))
    assert again.id == talk.id


async def test_an_answer_finds_its_conversation_by_the_letters_it_refers_to(office: Office) -> None:
    talk = await office.hear(letter("Where is it?"))
    sent = await office.say(talk, text="On its way.")
    to_support = await office.hear(answer_to(sent, "Thank you", 2, recipients=("help@linden.example",)))
    to_own = await office.hear(letter("And another thing", 3, in_reply_to="1@mail.example.com"))
    assert (to_support.id, to_own.id) == (talk.id, talk.id)


async def test_d7_a_forwarded_letter_lets_nobody_else_into_the_conversation(office: Office) -> None:
    talk = await office.hear(letter("Where is it?"))
    sent = await office.say(talk, text="On its way.")
    others = await office.hear(answer_to(sent, "I am her colleague", 2, sender=BEN))
    assert others.id != talk.id
    assert (others.address, others.customer_id) == (BEN, None)
    first, second = await threads_of(office, talk.id, others.id)
    assert first == second
    reply = await office.say(others, text="Hello Ben.")
    assert reply["To"] == BEN
    assert (await office.hear(answer_to(reply, "Thanks", 3, sender=BEN))).id == others.id
    assert (await office.hear(answer_to(reply, "It is me, Ana", 4))).id != others.id


async def test_a_new_letter_about_another_matter_is_a_new_conversation(office: Office) -> None:
    one = await office.hear(letter("Where is it?"))
    two = await office.hear(letter("Do you sell lamps?", 2, subject="Lamps"))
    assert one.id != two.id
    assert len(set(await threads_of(office, one.id, two.id))) == 2


async def test_a_thread_that_was_silent_for_ninety_days_is_over(office: Office) -> None:
    talk = await office.hear(letter("Where is it?"))
    sent = await office.say(talk, text="On its way.")
    office.clock.move(timedelta(days=89))
    assert (await office.hear(answer_to(sent, "Still?", 2))).id == talk.id
    office.clock.move(timedelta(days=91))
    later = await office.hear(answer_to(sent, "Hello?", 3))
    assert later.id != talk.id
    assert len(set(await threads_of(office, talk.id, later.id))) == 1


async def test_two_letters_at_once_make_one_conversation_of_a_thread_and_a_repeat_none(office: Office) -> None:
    connection = await office.connection()

    async def come(number: int) -> int:
        async with office.deps.database.begin() as session:
            came = letter("Hello", number, in_reply_to="0@mail.example.com")
            return (await conversation_of(session, office.deps.clock, connection, came)).id

    talk = await office.hear(letter("First", 0))
    assert set(await asyncio.gather(*(come(number) for number in range(1, 6)))) == {talk.id}
    assert (await office.hear(letter("First", 0))).id == talk.id
    async with office.deps.database.begin() as session:
        assert await session.scalar(select(func.count(ConversationRow.id))) == 1


async def test_a_letter_of_another_store_names_nothing_here(office: Office) -> None:
    talk = await office.hear(letter("Where is it?"))
    async with office.deps.database.begin() as session:
        token = await session.scalar(select(MailThreadRow.token))
        row = await session.get_one(ConversationRow, talk.id)
        other = await add_store(session, office.deps.clock, key="b", name="B", shop_kind=None, settings=StoreSettings())
        row.store_id = other.id
    new = await office.hear(letter("Hello", 2, recipients=(f"in+t.{token}@mail.till.example",)))
    assert new.id != talk.id


async def test_a_chat_takes_a_letter_while_a_person_holds_it_else_a_conversation_beside_it(office: Office) -> None:
    async with office.deps.database.begin() as session:
        chat = await inbox.start(
            session, office.deps.clock, store_id=office.store.id, channel="webchat", manner="webchat"
        )
        thread = await open_thread(session, office.deps.clock, chat.id, address=ANA)
        (await inbox.lock(session, chat.id)).holder = "person"
    to = (reply_address("in@mail.till.example", thread.token),)
    assert (await office.hear(letter("I am back", 1, recipients=to))).id == chat.id
    assert (await office.hear(letter("Me too", 2, recipients=to, sender=BEN))).id != chat.id
    async with office.deps.database.begin() as session:
        (await inbox.lock(session, chat.id)).holder = "agent"
    beside = await office.hear(letter("And again", 3, recipients=to))
    assert beside.channel == "email"
    assert len(set(await threads_of(office, chat.id, beside.id))) == 1


async def test_s5_55_a_marketplaces_letter_names_its_order(office: Office) -> None:
    relay = "x1y2z3@marketplace.amazon.co.uk"
    asked = letter("Buyer message about order 026-1234567-7654321.", sender=relay, subject="Inquiry from a buyer")
    talk = await office.hear(asked)
    assert (talk.contact["marketplace"], talk.contact["order"]) == ("amazon", "026-1234567-7654321")
    sent = await office.say(talk, text="It left today.")
    assert (sent["To"], sent["In-Reply-To"]) == (relay, "<1@mail.example.com>")


@pytest.mark.parametrize(
    ("subject", "plain"),
    [
        ("Re: RE: Fwd: Lamp", "Lamp"),
        ("AW: WG: Lampe", "Lampe"),
        ("Odp: Pytanie", "Pytanie"),
        ("Re[2]: x", "x"),
        ("Return of order", "Return of order"),
        ("", ""),
        ("x" * 500, "x" * 200),
    ],
)
def test_a_subject_is_kept_without_what_programs_put_before_it(subject: str, plain: str) -> None:
    assert plain_subject(subject) == plain


async def test_the_proof_of_a_thread_falls_with_the_first_letter_that_has_none(office: Office) -> None:
    talk = await office.hear(letter("Hello", proof="dkim"))
    async with office.deps.database.begin() as session:
        assert (await session.get_one(ConversationRow, talk.id)).address_proof == "dkim"
    await office.hear(letter("It is me", 2, in_reply_to="1@mail.example.com"))
    async with office.deps.database.begin() as session:
        assert (await session.get_one(ConversationRow, talk.id)).address_proof == ""
