"""Mails kept instead of sent, for a demo or a deployment without a mail server, and the page that shows them."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from html import escape
from types import MappingProxyType

from fastapi import APIRouter
from fastapi.responses import HTMLResponse
from sqlalchemy import select
from sqlalchemy.orm import Mapped, mapped_column

from kit.clock import Clock
from kit.db import Base, Database
from kit.mail import Mail, Mailer
from kit.pages import page

SHOWN = 100


class SentMailRow(Base):
    """One kept mail."""

    __tablename__ = "sent_mail"

    id: Mapped[int] = mapped_column(primary_key=True)
    to: Mapped[str] = mapped_column("recipient")
    subject: Mapped[str]
    text: Mapped[str]
    sender: Mapped[str] = mapped_column(default="")
    reply_to: Mapped[str] = mapped_column(default="")
    """Where an answer to it goes; empty where nobody reads one."""
    mail_id: Mapped[str] = mapped_column(default="")
    at: Mapped[datetime]


Beside = Callable[[Sequence[SentMailRow]], str]
"""Makes what stands above the mails of the page, as HTML, from the mails that it shows."""


def _nothing(_: Sequence[SentMailRow]) -> str:
    return ""


class DemoMailbox:
    """The mailer of a deployment without a mail server: whoever can open its page reads every mail."""

    def __init__(self, database: Database, clock: Clock) -> None:
        """Keep mails in `database`."""
        self._database = database
        self._clock = clock

    async def send(self, mail: Mail) -> None:
        """Keep the mail."""
        async with self._database.begin() as session:
            session.add(
                SentMailRow(
                    to=mail.to,
                    subject=mail.subject,
                    text=mail.text,
                    sender=mail.sender,
                    reply_to=mail.reply_to,
                    mail_id=mail.mail_id,
                    at=self._clock.now(),
                )
            )


def routes(
    database: Database, mailer: Mailer, beside: Mapping[str, str] = MappingProxyType({}), above: Beside = _nothing
) -> APIRouter:
    """Return the page `/demo/mails`: the newest hundred mails, newest first; no page where mails are really sent.

    `beside` are pages worth a link from it: what each is, and its path. `above` makes what else stands there.
    """
    router = APIRouter()
    if not isinstance(mailer, DemoMailbox):
        return router

    @router.get("/demo/mails", include_in_schema=False)
    async def mails() -> HTMLResponse:
        async with database.begin() as session:
            newest = select(SentMailRow).order_by(SentMailRow.id.desc()).limit(SHOWN)
            rows = list(await session.scalars(newest))
        shown = "".join(_article(row) for row in rows) or "<p>No mail yet.</p>"
        links = "".join(f'<p><a href="{escape(path)}">{escape(what)}</a></p>' for what, path in beside.items())
        return HTMLResponse(page("Mails of the demo", f"<h1>Mails of the demo</h1>{links}{above(rows)}{shown}"))

    return router


def _article(row: SentMailRow) -> str:
    return (
        f"<article><h2>{escape(row.subject)}</h2><p>{_from(row)}To {escape(row.to)}, "
        f'<time datetime="{row.at.isoformat()}">{row.at:%d %b %Y, %H:%M} UTC</time></p>'
        f"<pre>{escape(row.text)}</pre></article>"
    )


def _from(row: SentMailRow) -> str:
    return f"From {escape(row.sender)} " if row.sender else ""
