"""Answers that follow a customer who has left the chat to their mailbox (S3-10)."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import structlog
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from conversations import inbox
from conversations.models import MessageRow
from helpdesk.deps import Deps
from helpdesk.speaking import WORDS
from helpdesk.tickets.beside import beside
from helpdesk.tickets.desk import changing
from helpdesk.tickets.letterhead import Letterhead, letterhead
from helpdesk.tickets.life import Kind
from helpdesk.tickets.models import MailedReplyRow
from helpdesk.tickets.replying import MAIL_REPLY
from kit.errors import AdapterError, Temporary
from kit.jobs import defer
from kit.mail import Mail
from staff.people import get_person
from stores.stores import get_store

GIVES_UP = timedelta(hours=6)
SHORTEST, LONGEST = timedelta(seconds=20), timedelta(minutes=20)
"""Between two tries as much time passes as has passed already, within these bounds."""
log = structlog.get_logger()


async def mail_reply(deps: Deps, message_id: int) -> None:
    """Mail one answer, once: again later while the mail server asks for it, and in vain for six hours at most."""
    async with deps.database.begin() as session:
        row = await session.get(MailedReplyRow, message_id)
        if row is None or row.state != "waiting":
            return
        mail, began = await _letter(session, deps, row), row.created_at
    problem, retry_at = "", None
    try:
        await deps.mailer.send(mail)
    except Temporary as error:
        problem, retry_at = error.detail, _next_try(began, deps.clock.now())
    except AdapterError as error:
        problem = error.detail
    await _note(deps, message_id, problem, retry_at)


def _next_try(began: datetime, now: datetime) -> datetime | None:
    """Return when to try again, None where it has been tried for long enough."""
    passed = now - began
    return None if passed >= GIVES_UP else now + min(max(passed, SHORTEST), LONGEST)


async def _letter(session: AsyncSession, deps: Deps, row: MailedReplyRow) -> Mail:
    message = await session.get_one(MessageRow, row.message_id)
    conversation = await inbox.get(session, message.conversation_id)
    store = await get_store(session, conversation.store_id)
    name = (await get_person(session, message.staff_id)).name if message.staff_id is not None else store.name
    language = conversation.language or store.settings.language
    said, told = inbox.said(message), await beside(session, inbox.said(message), deps.base_url)
    text = "\n\n".join(part for part in (store.settings.replies.signed(said.text), *told.links) if part)
    head = await letterhead(session, deps.clock, conversation, to=row.address, key=f"mailed_reply:{row.message_id}")
    key = "reply-mail-thread" if head else "reply-mail-text"
    mail = Mail(
        to=row.address,
        subject=WORDS.say(language, "reply-mail-subject", store=store.name),
        text=WORDS.say(language, key, store=store.name, name=name, text=text),
        sender_name=store.name,
        attachments=told.attachments,
        is_by_person=True,
    )
    return _headed(mail, head) if head else mail


def _headed(mail: Mail, head: Letterhead) -> Mail:
    """Return a letter of the store's own, in the thread of its conversation."""
    return replace(
        mail,
        sender=head.sender,
        sender_name=head.sender_name or mail.sender_name,
        reply_to=head.reply_to,
        mail_id=head.mail_id,
        in_reply_to=head.first_id,
        references=(head.first_id,),
    )


async def _note(deps: Deps, message_id: int, problem: str, retry_at: datetime | None) -> None:
    async with deps.database.begin() as session:
        row = await session.scalar(
            select(MailedReplyRow).where(MailedReplyRow.message_id == message_id).with_for_update()
        )
        if row is None or row.state != "waiting":
            return
        row.problem = problem
        if not problem:
            row.state, row.sent_at = "sent", deps.clock.now()
        elif retry_at is not None:
            lock = f"{MAIL_REPLY}:{message_id}"
            await defer(session, MAIL_REPLY, lock=lock, at=retry_at, message_id=message_id)
        else:
            row.state = "failed"
            await _tell(session, deps, row)


async def _tell(session: AsyncSession, deps: Deps, row: MailedReplyRow) -> None:
    """Tell on the ticket that an answer did not arrive, so that somebody looks again."""
    log.warning("reply_not_mailed", message_id=row.message_id, problem=row.problem)
    message = await session.get_one(MessageRow, row.message_id)
    facts: dict[str, Any] = {
        "conversation_id": message.conversation_id,
        "message_id": row.message_id,
        "problem": row.problem,
    }
    async with changing(session, deps.desk, row.ticket_id) as opened:
        why = f"The answer could not be mailed. {row.problem}"
        opened.change(Kind.UNSENT, by="system", why=why, **facts)
