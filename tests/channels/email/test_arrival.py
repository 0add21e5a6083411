"""What becomes of a letter: a message once, with its files; machines end, and staff see what was left out."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from channels.email import loops
from channels.email.arrival import FLOOD, FLOODS, NOT_DELIVERED, Taken, take_in
from channels.email.letter import File, Letter
from channels.email.models import MailRow
from conversations import inbox
from conversations.messages import MediaBlock
from conversations.models import ConversationRow, DeliveryRow, HandoffRow, InboxRow, MediaRow, MessageRow
from tests.channels.email.office import Office, answer_to, letter

PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89"
    b"\x00\x00\x00\rIDATx\x9cc\xf8\xcf\xc0\xf0\x1f\x00\x05\x00\x01\xff\x89\x99=\x1d\x00\x00\x00\x00IEND\xaeB`\x82"
)


async def take(office: Office, came: Letter) -> Taken:
    connection = await office.connection()
    async with office.deps.database.begin() as session:
        return await take_in(session, office.deps, connection, came)


async def waiting(office: Office) -> list[str]:
    """Return the words that wake the agent."""
    async with office.deps.database.begin() as session:
        return [row.payload["text"] for row in await session.scalars(select(InboxRow).order_by(InboxRow.id))]


async def rows(office: Office) -> list[MailRow]:
    async with office.deps.database.begin() as session:
        return list(await session.scalars(select(MailRow).where(MailRow.direction == "in").order_by(MailRow.id)))


async def test_a_letter_told_twice_is_one_message(office: Office) -> None:
    first, second = [await take(office, letter("Hello")) for _ in range(2)]
    assert (first.is_new, second.is_new) == (True, False)
    assert await waiting(office) == ["Where is my parcel?\n\nHello"]


async def test_an_answer_is_its_new_words_and_the_whole_is_kept(office: Office) -> None:
    taken = await take(office, letter("Where is it?"))
    async with office.deps.database.begin() as session:
        talk = await inbox.get(session, taken.conversation_id or 0)
    sent = await office.say(talk, text="Which order?")
    whole = f"The last one.\n\nOn Tue, 3 Nov 2026 at 10:00, Shop <help@linden.example> wrote:\n> {sent.get_content()}"
    again = await take(office, answer_to(sent, whole, 2, once="b"))
    assert again.conversation_id == taken.conversation_id
    assert (await waiting(office))[1] == "The last one."
    async with office.deps.database.begin() as session:
        kept = await session.scalar(select(MailRow.original).where(MailRow.once == "b"))
    assert kept == whole.strip()


async def test_files_are_kept_and_what_cannot_be_is_told_in_the_message(office: Office) -> None:
    files = (File("lamp.png", "image/png", PNG), File("lamp2.png", "image/png", b"MZ\x90\x00 an executable"))
    taken = await take(office, letter("Look", files=files, left_out=("photo.mov (30 MB)",)))
    async with office.deps.database.begin() as session:
        (message,) = (await session.scalars(select(MessageRow))).all()
        media = {row.key: row for row in await session.scalars(select(MediaRow))}
    shown = [MediaBlock.model_validate(block) for block in message.blocks[1:]]
    assert taken.conversation_id == message.conversation_id
    assert [media[one.media].state for one in shown] == ["stored", "failed", "failed"]
    assert shown[2].alt == media[shown[2].media].problem == "photo.mov (30 MB) was too large and was not kept."
    assert "lamp2.png: This is no picture" in shown[1].alt


async def test_a_letter_without_words_says_its_subject_and_an_empty_one_ends(office: Office) -> None:
    await take(office, letter(""))
    empty = await take(office, letter(" \n", 2, subject=""))
    assert await waiting(office) == ["Where is my parcel?"]
    assert empty.dropped == loops.EMPTY


async def test_what_is_dropped_is_listed_with_its_reason_and_begins_nothing(office: Office) -> None:
    taken = await take(office, letter("I am away", headers={"auto-submitted": "auto-replied"}))
    (row,) = await rows(office)
    assert taken.dropped == row.dropped == loops.AUTOMATIC
    async with office.deps.database.begin() as session:
        assert (await session.scalars(select(ConversationRow))).all() == []


async def test_a_letter_of_ours_that_comes_back_ends(office: Office) -> None:
    sent = await office.say(await office.hear(letter("Where is it?")), text="On its way.")
    own = str(sent["Message-ID"]).strip("<>")
    assert (await take(office, letter("On its way.", 2, mail_id=own))).dropped == loops.OUR_LETTER


async def test_a_bounce_marks_the_letter_that_it_tells_of(office: Office) -> None:
    talk = await office.hear(letter("Where is it?"))
    sent = await office.say(talk, text="On its way.")
    bounce = letter("Sorry", 2, sender="mailer-daemon@mx.example", report_on=str(sent["Message-ID"]).strip("<>"))
    taken = await take(office, bounce)
    assert (taken.dropped, taken.conversation_id) == (loops.BOUNCE, talk.id)
    async with office.deps.database.begin() as session:
        (delivery,) = (await session.scalars(select(DeliveryRow))).all()
    assert (delivery.state, delivery.problem) == ("failed", NOT_DELIVERED)
    assert (await take(office, replace(bounce, once="3", report_on="never@sent.example"))).conversation_id is None


async def test_a_letter_that_answers_itself_for_ever_ends_and_nothing_is_lost(office: Office) -> None:
    most = FLOODS[0][1]
    taken = [await take(office, letter(f"Thank you, number {one}", one)) for one in range(most + 5)]
    assert [one.is_quiet for one in taken] == [False] * most + [True] * 5
    assert len(await waiting(office)) == most
    async with office.deps.database.begin() as session:
        assert len((await session.scalars(select(MessageRow))).all()) == most + 5
        told = (await session.scalars(select(HandoffRow.summary).order_by(HandoffRow.id))).all()
    assert set(told) == {FLOOD}
    office.clock.move(timedelta(minutes=11))
    assert not (await take(office, letter("I am still here", 99))).is_quiet


async def test_a_slow_machine_that_says_the_same_each_time_ends_too(office: Office) -> None:
    quiet = []
    for one in range(6):
        office.clock.move(timedelta(minutes=30))
        quiet.append((await take(office, letter("We have received your request.", one))).is_quiet)
    assert quiet == [False] * 3 + [True] * 3


@pytest.mark.parametrize("word", ["STOP", "unsubscribe", "Abmelden."])
async def test_a_lone_stop_is_not_answered_and_stops_nothing(office: Office, word: str) -> None:
    first = await take(office, letter(word))
    assert first.is_quiet
    assert await waiting(office) == []
    assert not (await take(office, letter("Where is my order?", 2))).is_quiet


async def test_the_test_letter_is_known(office: Office) -> None:
    connection = await office.connection()
    own = letter("Test", sender=connection.settings["address"], mail_id="test.abc@linden.example")
    assert (await take(office, own)).dropped == loops.TEST
