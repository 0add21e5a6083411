"""The last letters of a store, for staff: those that were dropped too, and why; and the test letter."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import case, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from channels.email.models import MailRow
from kit.auth import new_key
from kit.clock import Clock
from kit.mail import Mail

SHOWN = 30
SHOWN_WORDS = 2000
TEST = "test."
"""How the Message-ID of a test letter begins."""
WORDS = """This letter tests whether mail to {address} reaches Tillside.

It is not shown to anybody and not answered. The page Channels > E-mail tells when it came back.
"""


@dataclass(frozen=True, slots=True)
class Shown:
    """A letter as staff see it listed; `dropped` is why it was not taken in."""

    direction: str
    sender: str
    recipient: str
    subject: str
    dropped: str
    conversation_id: int | None
    at: datetime
    words: str
    """The beginning of a letter that was not taken in: a forwarding service's code may be in it."""


@dataclass(frozen=True, slots=True)
class Trial:
    """The last test letter: when it went, and when it came back, if it did."""

    sent_at: datetime
    back_at: datetime | None


async def last_letters(session: AsyncSession, store_id: int) -> Sequence[Shown]:
    """Return the newest letters of a store, newest first."""
    words = case((MailRow.dropped != "", func.left(MailRow.original, SHOWN_WORDS)), else_="")
    rows = await session.execute(
        select(MailRow, words).where(MailRow.store_id == store_id).order_by(MailRow.id.desc()).limit(SHOWN)
    )
    return [
        Shown(row.direction, row.sender, row.recipient, row.subject, row.dropped, row.conversation_id, row.at, told)
        for row, told in rows
    ]


async def last_test(session: AsyncSession, store_id: int) -> Trial | None:
    """Return how far the newest test letter is."""
    mine, is_test = MailRow.store_id == store_id, MailRow.mail_id.startswith(TEST, autoescape=True)
    sent = await session.scalar(
        select(MailRow).where(mine, is_test, MailRow.direction == "out").order_by(MailRow.id.desc()).limit(1)
    )
    if sent is None:
        return None
    back = select(MailRow.at).where(mine, MailRow.direction == "in", MailRow.mail_id == sent.mail_id)
    return Trial(sent.at, await session.scalar(back.order_by(MailRow.id).limit(1)))


def make_test(address: str, name: str) -> Mail:
    """Return a letter to the support address itself: it must come back the way that customers' letters come."""
    domain = address.rpartition("@")[2]
    return Mail(
        to=address,
        subject=f"Test of mail to {address}",
        text=WORDS.format(address=address),
        sender=address,
        sender_name=name,
        mail_id=f"{TEST}{new_key(12).replace('_', '-').lower()}@{domain}",
    )


async def note_test(session: AsyncSession, clock: Clock, store_id: int, letter: Mail) -> None:
    """Note a test letter that was sent."""
    session.add(
        MailRow(
            store_id=store_id,
            direction="out",
            once=letter.mail_id,
            mail_id=letter.mail_id,
            references=[],
            sender=letter.sender,
            recipient=letter.to,
            subject=letter.subject,
            at=clock.now(),
        )
    )
    await session.flush()
