"""Mail of the demo: its shop has a support address, and on /demo/mails one writes to it as a customer."""

from collections.abc import Sequence
from email.message import EmailMessage
from html import escape
from typing import Annotated

from fastapi import APIRouter, Form
from fastapi.responses import RedirectResponse
from sqlalchemy import select

from channels.email.arrival import take_in
from channels.email.reading import Envelope, read
from channels.email.send import quote
from channels.email.status import DEMO
from channels.email.threads import KIND
from commerce.demo import people
from kit.auth import new_key
from kit.errors import Invalid, NotReady
from kit.mailbox import DemoMailbox, SentMailRow
from program import Program
from stores.connections import connection_with, kinds_connected, save_connection
from stores.stores import Store

PATH = "/demo/mails"
ADDRESS = "help@fableandfern.example"
INBOUND = "help@in.fableandfern.example"
STRANGER = "somebody@example.org"
MOST = 20
LONGEST = 4000
Text = Annotated[str, Form(max_length=LONGEST)]


async def connect(program: Program, store: Store) -> None:
    """Give the demo's shop a support address, unless it has one or mails are really sent."""
    if not isinstance(program.mailer, DemoMailbox):
        return
    async with program.database.begin() as session:
        if KIND in await kinds_connected(session, store.id):
            return
        await save_connection(
            session,
            program.clock,
            program.vault,
            store_id=store.id,
            kind=KIND,
            settings={"address": ADDRESS, "inbound": INBOUND, "name": "", "service": DEMO, "trusted_id": ""},
            secrets={},
            addresses=(ADDRESS, INBOUND),
        )


def form(mails: Sequence[SentMailRow]) -> str:
    """Return the form that writes to the shop: as one of its customers, anew or as an answer to a mail of its."""
    known = [(one.email, f"{one.name} <{one.email}>") for one in people.CUSTOMERS]
    who = [*known, (STRANGER, f"Somebody else <{STRANGER}>")]
    answered = [("", "Nothing: a new letter")]
    answered += [(str(one.id), f"{one.subject} (to {one.to})") for one in mails if one.reply_to][: MOST + 1]
    return (
        f'<article><h2>Write to the shop by e-mail</h2><form method="post" action="{PATH}/letters">'
        f"<p><label>As {_select('sender', who)}</label></p>"
        f"<p><label>Answers {_select('answers', answered)}</label> Its reader is then the writer.</p>"
        '<p><label>Subject <input name="subject" maxlength="200"></label></p>'
        f'<p><label>Text<br><textarea name="text" rows="4" style="width:100%" maxlength="{LONGEST}" required>'
        "</textarea></label></p><p><button>Send</button></p></form></article>"
    )


def _select(name: str, options: Sequence[tuple[str, str]]) -> str:
    listed = "".join(f'<option value="{escape(value)}">{escape(label)}</option>' for value, label in options)
    return f'<select name="{name}" style="max-width:100%">{listed}</select>'


def routes(program: Program) -> APIRouter:
    """Return where the form goes: the letter comes in as any other."""
    router = APIRouter()

    @router.post(f"{PATH}/letters", include_in_schema=False)
    async def letters(text: Text = "", sender: Text = "", subject: Text = "", answers: Text = "") -> RedirectResponse:
        message = EmailMessage()
        message["Message-ID"] = f"<{new_key()}@mail.example.com>"
        async with program.database.begin() as session:
            mine = SentMailRow.id == (int(answers) if answers.isdecimal() and len(answers) < len("2147483648") else 0)
            mail = await session.scalar(select(SentMailRow).where(mine, SentMailRow.reply_to != ""))
        to, words = (mail.reply_to if mail else ADDRESS), text.strip()
        if not words:
            raise Invalid("Write something.", code="message_empty")
        if mail is not None:
            message["In-Reply-To"] = message["References"] = f"<{mail.mail_id}>"
            words = f"{words}\n\nOn {mail.at:%d %b %Y}, the shop wrote:\n{quote(mail.text)}"
        known = {one.email for one in people.CUSTOMERS}
        message["From"] = mail.to if mail else sender if sender in known else STRANGER
        message["To"] = to
        message["Subject"] = " ".join((subject or (f"Re: {mail.subject}" if mail else "")).split())
        message.set_content(words)
        await come_in(program, bytes(message), to)
        return RedirectResponse(PATH, status_code=303)

    return router


async def come_in(program: Program, raw: bytes, to: str) -> None:
    """Take a letter in by the same way as the doors; raises NotReady where the demo's shop has no support address."""
    deps = program.door
    async with deps.database.begin() as session:
        connection = await connection_with(session, deps.vault, KIND, ADDRESS)
        if connection is None:
            raise NotReady("The demo's shop has another support address.", code="email_not_connected")
        letter = read(raw, Envelope(recipients=(to,)))
        await take_in(session, deps, connection, letter)
