"""Answers go out by a real mail server, and what arrived there is read back."""

from datetime import timedelta

from sqlalchemy import select

from channels.email.marks import above_mark, mark
from channels.email.models import MailRow
from channels.email.send import quote
from conversations import inbox, media
from conversations.mail_threads import describe_letter
from conversations.messages import Author, OrderCardBlock
from conversations.models import DeliveryRow
from stores.connections import disconnect
from stores.replies import ReplySettings
from stores.stores import save_settings
from tests.channels.email.office import ANA, INBOUND, SUPPORT, Office, answer_to, letter, words_of

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001a5f64540"
    "0000000049454e44ae426082"
)


async def test_s3_01_an_answer_is_a_letter_of_the_shops_in_the_thread_of_what_it_answers(office: Office) -> None:
    talk = await office.hear(letter("When will it come?", references=("a@x", "b@x"), in_reply_to="b@x"))
    sent = await office.say(talk, text="It comes on Friday.")
    assert (sent["From"], sent["To"]) == (f"Linden & Loom <{SUPPORT}>", ANA)
    assert (sent["Subject"], sent["In-Reply-To"]) == ("Re: Where is my parcel?", "<1@mail.example.com>")
    assert str(sent["References"]).split() == ["<a@x>", "<b@x>", "<1@mail.example.com>"]
    local, _, domain = str(sent["Reply-To"]).partition("@")
    assert domain == INBOUND.partition("@")[2]
    assert local.startswith("in+t.")
    assert sent["Auto-Submitted"] == "auto-replied"
    assert words_of(sent).startswith(f"{mark('en')}\n\nHello,\n\nIt comes on Friday.\n\nKind regards,\nLinden & Loom")
    assert words_of(sent).rstrip().endswith("You wrote:\n> When will it come?")


async def test_s1_22_an_order_card_is_a_link_to_the_hub(office: Office) -> None:
    talk = await office.hear(letter("Where is order 1001?"))
    card = OrderCardBlock(card={"order_id": "7", "name": "#1001", "options": []})
    sent = await office.say(talk, card, text="Here it is.")
    assert "See order #1001 here: http://tillside.test/l/" in words_of(sent)


async def test_s5_58_a_persons_letter_has_the_stores_signature_and_says_of_no_machine(office: Office) -> None:
    async with office.deps.database.begin() as session:
        signed = office.store.settings.model_copy(update={"replies": ReplySettings(signature="Mina, Linden & Loom")})
        await save_settings(session, office.store.id, signed)
    talk = await office.hear(letter("Is anybody there?"))
    sent = await office.say(talk, text="Dear Ana,\n\nI am here.", author=Author.PERSON)
    assert sent["Auto-Submitted"] is None
    assert "Dear Ana,\n\nI am here.\n\nMina, Linden & Loom\n\nYou wrote:" in words_of(sent)
    assert "Hello," not in words_of(sent)
    again = await office.say(talk, text="Bye.\n\nMina, Linden & Loom", author=Author.PERSON)
    assert words_of(again).count("Mina, Linden & Loom") == 1


async def test_an_attempt_whose_end_nobody_knows_is_the_same_letter_again(office: Office) -> None:
    talk = await office.hear(letter("Hello?"))
    office.box.refusals = ["451 come back later"]
    await office.try_to_say(talk, text="Yes.")
    await office.hear(letter("Hello again?", 2, in_reply_to="1@mail.example.com"))
    office.clock.move(timedelta(minutes=2))
    await office.deliver(talk)
    (sent,) = office.box.letters
    async with office.deps.database.begin() as session:
        out = (await session.scalars(select(MailRow).where(MailRow.direction == "out"))).all()
        delivery = (await session.scalars(select(DeliveryRow))).one()
    assert [f"<{row.mail_id}>" for row in out] == [str(sent["Message-ID"]).strip()]
    assert sent["In-Reply-To"] == "<1@mail.example.com>"
    assert delivery.state == "sent"


async def test_what_the_server_refuses_is_told_to_staff(office: Office) -> None:
    talk = await office.hear(letter("Hello?"))
    office.box.refusals = ["550 no such person"]
    await office.try_to_say(talk, text="Yes.")
    async with office.deps.database.begin() as session:
        delivery = (await session.scalars(select(DeliveryRow))).one()
    assert (delivery.state, delivery.problem) == ("failed", "The mail server refuses the mail (code 550).")


async def test_files_go_along(office: Office) -> None:
    talk = await office.hear(letter("Which one is it?"))
    async with office.deps.database.begin() as session:
        kept = await media.add(session, office.deps.clock, talk, PNG, name="blue.png", is_sent=True)
    sent = await office.say(talk, kept.block(), text="This one.", author=Author.PERSON)
    (file,) = sent.iter_attachments()
    assert (file.get_filename(), file.get_content_type(), file.get_content()) == ("blue.png", "image/png", PNG)


async def test_the_line_for_answers_stands_above_all_that_we_wrote(office: Office) -> None:
    talk = await office.hear(letter("Hello?"))
    sent = await office.say(talk, text="Yes.")
    quoted = "Thank you!\n\nOn Wednesday Linden wrote:\n" + quote(words_of(sent))
    assert above_mark(quoted) == "Thank you!\n\nOn Wednesday Linden wrote:\n"
    assert (await office.hear(answer_to(sent, quoted, 2))).id == talk.id


async def test_the_shops_first_word_answers_nothing_and_what_is_answered_to_it_comes_into_its_thread(
    office: Office,
) -> None:
    async with office.deps.database.begin() as session:
        talk = await inbox.start(
            session, office.clock, store_id=office.store.id, channel="email", manner="email", address=ANA
        )
        await describe_letter(session, talk.id, subject="Your parcel is on its way")
    sent = await office.say(talk, text="It left today.")
    assert (sent["Subject"], sent["In-Reply-To"]) == ("Your parcel is on its way", None)
    assert sent["Auto-Submitted"] == "auto-generated"
    assert (await office.hear(answer_to(sent, "Thank you!", 1))).id == talk.id
    second = await office.say(talk, text="You are welcome.")
    assert (second["Subject"], second["In-Reply-To"]) == ("Re: Your parcel is on its way", "<1@mail.example.com>")


async def test_a_quotation_is_short() -> None:
    assert quote("one\n\ntwo") == "> one\n>\n> two"
    assert quote("\n".join("x" * 30)).endswith("> x\n> …")
    assert len(quote("y" * 5000)) < 1100


async def test_without_a_support_address_nothing_is_sent(office: Office) -> None:
    talk = await office.hear(letter("Hello?"))
    async with office.deps.database.begin() as session:
        await disconnect(session, office.store.id, "email")
    await office.try_to_say(talk, text="Yes.")
    async with office.deps.database.begin() as session:
        delivery = (await session.scalars(select(DeliveryRow))).one()
    assert delivery.problem == "No support address is connected. Connect one on the page Channels."
