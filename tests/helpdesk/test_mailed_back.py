"""An answer that followed a customer to their mailbox is answered by mail, and comes back where it belongs."""

from sqlalchemy import update

from channels.email.answer_text import answer_of
from channels.email.letter import Letter
from channels.email.marks import MARKS, above_mark
from channels.email.threads import KIND, conversation_of
from conversations import inbox
from conversations.inbox import Conversation
from conversations.messages import ChannelKind, InboxKind
from conversations.models import ConversationRow
from helpdesk.speaking import WORDS
from helpdesk.tickets.mailing import mail_reply
from helpdesk.tickets.replying import Answer, Sent, reply
from kit.auth import Actor
from kit.mail import Mail
from kit.vault import Vault
from stores.connections import Connection, connection_of, save_connection
from tests.helpdesk.browser import Letters, deps_of, live_of
from tests.helpdesk.conftest import DeskStage

VAULT = Vault("a secret of the tests, long enough to be one")
RITA, SUPPORT = "rita@mail.test", "help@linden.test"


async def connect(desk: DeskStage) -> Connection:
    settings = {"address": SUPPORT, "inbound": "in@till.test", "name": "Linden helps"}
    async with desk.database.begin() as session:
        await save_connection(
            session, desk.clock, VAULT, store_id=desk.store.id, kind=KIND, settings=settings, secrets={},
            addresses=(SUPPORT, "in@till.test"),
        )  # fmt: skip
        found = await connection_of(session, VAULT, desk.store.id, KIND)
    assert found is not None
    return found


async def left_chat(desk: DeskStage) -> Conversation:
    chat = await desk.start()
    async with desk.database.begin() as session:
        one = update(ConversationRow).where(ConversationRow.id == chat.id)
        await session.execute(one.values(contact_email=RITA))
    await desk.hear(chat, "Where is it?")
    return chat


async def answered(desk: DeskStage, actor: Actor, number: int, text: str) -> Sent:
    async with desk.database.begin() as session:
        return await reply(session, desk.desk, live_of(desk), actor, number, Answer(text, 0, text))


async def written_back(desk: DeskStage, door: Connection, mail: Mail, text: str, sender: str = RITA) -> Conversation:
    letter = Letter(
        mail_id="1@mail.test", sender=sender, recipients=(mail.reply_to,), subject=f"Re: {mail.subject}",
        text=text, date=None, once=f"once-{text}-{sender}", in_reply_to=mail.mail_id, references=mail.references,
    )  # fmt: skip
    async with desk.database.begin() as session:
        talk = await conversation_of(session, desk.clock, door, letter)
        payload = inbox.written(answer_of(letter.text, letter.subject))
        await inbox.accept(session, desk.clock, talk.id, InboxKind.MESSAGE, letter.once, payload)
    return talk


async def test_s3_10_what_a_customer_answers_to_a_mailed_reply_comes_back_into_the_same_ticket(desk: DeskStage) -> None:
    """S3-01: to the store's own address, with the thread's mark; the person who answered hears it."""
    door, ana, letters = await connect(desk), await desk.person("Ana"), Letters()
    chat = await left_chat(desk)
    number = await desk.ticket(chat)
    sent = await answered(desk, ana, number, "It leaves today.")
    await mail_reply(deps_of(desk, letters), sent.message_id)
    (mail,) = letters.sent
    assert (mail.sender, mail.sender_name, mail.to) == (SUPPORT, "Linden helps", RITA)
    assert mail.reply_to.startswith("in+t.")
    assert mail.references == (mail.in_reply_to,)
    quoted = "\n".join(f"> {line}" for line in mail.text.splitlines())
    back = await written_back(desk, door, mail, f"Thank you!\n\nOn Wednesday Linden wrote:\n{quoted}")
    assert back.id == chat.id
    assert await desk.ticket(back) == number
    async with desk.database.begin() as session:
        said = [f"{one.author}: {one.text}" for one in await inbox.messages(session, chat.id)]
    assert said[-1] == "customer: Thank you!"


async def test_somebody_else_with_the_mailed_reply_is_not_let_into_the_chat(desk: DeskStage) -> None:
    door, ana, letters = await connect(desk), await desk.person("Ana"), Letters()
    chat = await left_chat(desk)
    sent = await answered(desk, ana, await desk.ticket(chat), "It leaves today.")
    await mail_reply(deps_of(desk, letters), sent.message_id)
    other = await written_back(desk, door, letters.sent[0], "It is mine", "else@mail.test")
    assert (other.id == chat.id, other.channel, other.address) == (False, ChannelKind.EMAIL, "else@mail.test")


async def test_two_answers_are_two_letters_of_one_thread(desk: DeskStage) -> None:
    ana, letters = await desk.person("Ana"), Letters()
    await connect(desk)
    sent = await answered(desk, ana, await desk.ticket(await left_chat(desk)), "It leaves today.")
    await mail_reply(deps_of(desk, letters), sent.message_id)
    other = await answered(desk, ana, sent.ticket_id, "Tomorrow, sorry.")
    await mail_reply(deps_of(desk, letters), other.message_id)
    assert len({one.mail_id for one in letters.sent}) == 2
    assert len({one.references for one in letters.sent}) == 1


def test_the_line_for_answers_is_the_one_that_letters_are_cut_at() -> None:
    said = {"store": "Linden", "name": "Mina", "text": "It left."}
    for language in MARKS:
        assert above_mark(WORDS.say(language, "reply-mail-thread", **said)).strip() == ""
