"""What tests of mail share: the shop's mail server, its connection, and letters that customers write."""

import email
from dataclasses import dataclass, field
from email import policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.smtp import SMTP, Envelope, Session
from sqlalchemy import select

from channels.deliver import deliver
from channels.email import CHANNEL
from channels.email.arrival import Taken, take_in
from channels.email.letter import Letter
from channels.email.models import MailRow
from channels.email.threads import KIND, conversation_of
from channels.port import Deps
from conversations import inbox, outbox
from conversations.inbox import Conversation
from conversations.messages import Author, Block, InboxKind, TextBlock
from conversations.models import MessageRow
from kit.clock import ManualClock
from stores.connections import Connection, connection_of, save_connection
from stores.stores import Store

SUPPORT, INBOUND = "help@linden.example", "in@mail.till.example"
ANA, BEN = "ana@example.com", "ben@example.org"
SETTINGS = {"address": SUPPORT, "inbound": INBOUND, "name": "", "service": "smtp", "trusted_id": "mx.till.example"}


async def connect(deps: Deps, store: Store, **more: str) -> None:
    """Connect the store's support address."""
    async with deps.database.begin() as session:
        await save_connection(
            session,
            deps.clock,
            deps.vault,
            store_id=store.id,
            kind=KIND,
            settings=SETTINGS | more,
            secrets={},
            addresses=(SUPPORT, INBOUND),
        )


@dataclass
class Box:
    """A mail server that keeps what it gets; `refusals` come first, in order."""

    letters: list[EmailMessage] = field(default_factory=list)
    refusals: list[str] = field(default_factory=list)

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 - its name
        if self.refusals:
            return self.refusals.pop(0)
        content = envelope.original_content or b""
        letter = email.message_from_bytes(content, policy=policy.default)
        assert isinstance(letter, EmailMessage)
        self.letters.append(letter)
        return "250 OK"


def words_of(letter: EmailMessage) -> str:
    """Return the words of a letter that arrived."""
    body = letter.get_body(("plain",))
    assert body is not None
    return str(body.get_content()).replace("\r\n", "\n")


def letter(text: str, number: int = 1, /, **more: Any) -> Letter:  # noqa: ANN401 - any field
    """Return a customer's letter; `number` names it."""
    told: dict[str, Any] = {
        "mail_id": f"{number}@mail.example.com",
        "sender": ANA,
        "recipients": (SUPPORT,),
        "subject": "Where is my parcel?",
        "text": text,
        "date": None,
        "once": f"once-{number}",
    }
    return Letter(**told | more)


def answer_to(sent: EmailMessage, text: str, number: int, /, **more: Any) -> Letter:  # noqa: ANN401 - any field
    """Return the letter that a mail program writes where somebody answers one of ours."""
    ids = tuple(one.strip("<>") for one in str(sent["References"] or "").split())
    own = str(sent["Message-ID"]).strip().strip("<>")
    told = {
        "recipients": (str(sent["Reply-To"]),),
        "subject": str(sent["Subject"]),
        "in_reply_to": own,
        "references": (*ids, own),
    }
    return letter(text, number, **told | more)


@dataclass
class Office:
    """The shop, and the mail server through which its letters go."""

    deps: Deps
    clock: ManualClock
    store: Store
    box: Box

    async def connection(self) -> Connection:
        async with self.deps.database.begin() as session:
            found = await connection_of(session, self.deps.vault, self.store.id, KIND)
        assert found is not None
        return found

    async def hear(self, came: Letter) -> Conversation:
        """Take a letter in as it comes, without what reads it."""
        connection, deps = await self.connection(), self.deps
        async with deps.database.begin() as session:
            talk = await conversation_of(session, deps.clock, connection, came)
            payload = inbox.written(came.text)
            taken = await inbox.accept(session, deps.clock, talk.id, InboxKind.MESSAGE, f"mail:{came.once}", payload)
            known = await session.scalar(select(MailRow.id).where(MailRow.once == came.once, MailRow.direction == "in"))
            if known is None:
                session.add(
                    MailRow(
                        store_id=self.store.id,
                        direction="in",
                        once=came.once,
                        conversation_id=talk.id,
                        message_id=taken.message_id,
                        mail_id=came.mail_id,
                        references=[*came.references],
                        sender=came.sender,
                        recipient=came.recipients[0],
                        subject=came.subject,
                        at=deps.clock.now(),
                    )
                )
        return talk

    async def take_in(self, came: Letter) -> Taken:
        """Take a letter in as the doors do."""
        connection = await self.connection()
        async with self.deps.database.begin() as session:
            return await take_in(session, self.deps, connection, came)

    async def say(
        self, talk: Conversation, *blocks: Block, author: Author = Author.AGENT, text: str = ""
    ) -> EmailMessage:
        """Answer in a conversation, and return the letter that arrived."""
        await self.try_to_say(talk, *blocks, author=author, text=text)
        return self.box.letters[-1]

    async def try_to_say(
        self, talk: Conversation, *blocks: Block, author: Author = Author.AGENT, text: str = ""
    ) -> None:
        """Answer in a conversation, whatever becomes of it."""
        shown = [*([TextBlock(text=text)] if text else []), *blocks]
        async with self.deps.database.begin() as session:
            row = await inbox.lock(session, talk.id)
            await outbox.write(session, self.deps.clock, row, [shown], "en", None, author)
        await self.deliver(talk)

    async def deliver(self, talk: Conversation) -> None:
        await deliver(self.deps, {CHANNEL.name: CHANNEL}, talk.id)

    async def messages(self, talk: Conversation) -> list[str]:
        async with self.deps.database.begin() as session:
            found = await session.scalars(
                select(MessageRow).where(MessageRow.conversation_id == talk.id).order_by(MessageRow.id)
            )
            return [f"{row.author}: {inbox.said(row).text}" for row in found]
