"""How tickets come to be: what conversations have committed is taken in, exactly once each (ADR 11).

A conversation's mark says that there is something; under its lock the desk reads what is newer than its thread has
seen, changes the ticket, and takes the mark away, all in one transaction. Nothing on a turn's own path waits for it.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import structlog
from sqlalchemy import bindparam, select
from sqlalchemy.ext.asyncio import AsyncSession

from conversations.attention import Attended, News, attend, attended, news, unattended
from conversations.messages import Author
from helpdesk.tickets.desk import Desk, Opened, lock, open_ticket, settle
from helpdesk.tickets.life import Change, Kind
from helpdesk.tickets.matters import (
    NEEDED,
    TAKEN,
    Happening,
    Seen,
    changes,
    happenings,
    is_over,
    learnt,
    quiet_since,
    stage_of,
    subject_of,
)
from helpdesk.tickets.models import ThreadRow, TicketRow
from kit.db import Database
from kit.errors import Conflict
from stores.stores import Store, get_store

AT_ONCE = 100
NONE = timedelta(0)
SOLVED = "The customer has not written again for 72 hours."
_THREAD = (
    select(ThreadRow, TicketRow.merged_into)
    .join(TicketRow, TicketRow.id == ThreadRow.ticket_id)
    .where(ThreadRow.conversation_id == bindparam("conversation_id"), ThreadRow.is_current)
    .execution_options(populate_existing=True)
)
"""Built once: every message asks."""
log = structlog.get_logger()


@dataclass(slots=True)
class _Taking:
    """One conversation on its way in: the ticket of its current thread is open, if it has one."""

    session: AsyncSession
    desk: Desk
    conversation: Attended
    news: News
    thread: ThreadRow | None = None
    opened: Opened | None = None


async def take_in_all(database: Database, desk: Desk, patience: timedelta = NONE) -> int:
    """Take in every conversation that is marked, each in a transaction of its own; returns how many.

    With `patience` what the agent is about to answer is left until it has, or for so long. One that fails stays marked
    and keeps no other back; one that somebody else is at is theirs.
    """
    last, done = 0, 0
    while True:
        async with database.look() as session:
            found = await unattended(session, last, limit=AT_ONCE, heard_by=desk.clock.now() - patience)
        for conversation_id in found:
            try:
                async with database.begin() as session:
                    conversation = await attend(session, conversation_id)
                    if conversation is not None:
                        await _take(session, desk, conversation)
                        done += 1
            except Exception:  # whatever it is, the others must still come in
                log.exception("not_taken_in", conversation_id=conversation_id)
        if len(found) < AT_ONCE:
            return done
        last = found[-1]


async def take_in(session: AsyncSession, desk: Desk, conversation_id: int) -> int | None:
    """Take a conversation in within a transaction under way, and return its ticket's number.

    For acts of people that change a conversation and see its ticket at once. No ticket may be locked yet.
    """
    conversation = await attend(session, conversation_id, is_waiting=True)
    return None if conversation is None else await _take(session, desk, conversation)


async def _take(session: AsyncSession, desk: Desk, conversation: Attended) -> int | None:
    found = await session.execute(_THREAD, {"conversation_id": conversation.id})
    thread, merged_into = found.one_or_none() or (None, None)
    if thread is not None and merged_into is not None:
        thread.ticket_id = await _end_of(session, merged_into)
    seen = _seen(thread)
    read = await news(
        session,
        conversation.id,
        message_id=seen.message_id,
        handoff_id=seen.handoff_id,
        topic_id=seen.topic_id,
    )
    taking = _Taking(session, desk, conversation, read, thread)
    for happening in happenings(conversation, read, seen):
        await _let_happen(taking, happening)
    await _finish(taking)
    await attended(session, conversation.id)
    return taking.thread.ticket_id if taking.thread is not None else None


async def _let_happen(taking: _Taking, happening: Happening) -> None:
    if taking.opened is None and taking.thread is not None:
        taking.opened = await _lock(taking, taking.thread)
    opened = taking.opened
    if opened is not None and happening.begins:
        _close_if_quiet(opened, happening.at)
        if is_over(opened.ticket, happening.at):
            await settle(taking.session, taking.desk, opened)
            opened = None
    if opened is None:
        if not happening.begins:
            return
        opened = await _begin(taking, happening)
    taking.opened = opened
    for change in changes(opened.ticket, happening):
        _write(opened, change)
    if happening.said is not None:
        opened.messages.append((taking.conversation.id, happening.said))


async def _finish(taking: _Taking) -> None:
    """Write what else was learnt, how far everything was seen, and let everybody follow."""
    if taking.thread is None:
        return
    if taking.opened is None:
        taking.opened = await _lock(taking, taking.thread)
    opened, thread, read = taking.opened, taking.thread, taking.news
    for change in learnt(opened.ticket, taking.conversation, read, taking.conversation.updated_at):
        _write(opened, change)
    _note_subject(taking, opened, thread)
    opened.messages += [(taking.conversation.id, one) for one in read.said if one.author is Author.SYSTEM]
    thread.seen_message_id = max([thread.seen_message_id, *(one.id for one in read.said)])
    thread.seen_topic_id = read.last_topic_id
    if read.wishes:
        thread.seen_handoff_id, thread.seen_handoff_stage = read.wishes[-1].id, stage_of(read.wishes[-1])
    await settle(taking.session, taking.desk, opened)


async def _begin(taking: _Taking, happening: Happening) -> Opened:
    """Open a ticket with the thread that begins here; the thread before it ends.

    Where a person still holds the conversation, the new matter is theirs too: the agent is silent there.
    """
    session, conversation, before = taking.session, taking.conversation, taking.thread
    store = await get_store(session, conversation.store_id)
    since = [one for one in taking.news.said if one.created_at >= happening.at]
    opened = await open_ticket(
        session,
        taking.desk,
        by="customer" if happening.kind is Kind.HEARD else happening.by,
        at=happening.at,
        store_id=conversation.store_id,
        channel=conversation.manner,
        language=conversation.language,
        subject=conversation.subject or subject_of(since),
        customer_id=conversation.customer_id,
        is_preview=conversation.is_preview,
        tags=_first_tags(conversation, store),
        conversation_id=conversation.id,
    )
    thread = ThreadRow(
        ticket_id=opened.id,
        home_ticket_id=opened.id,
        conversation_id=conversation.id,
        first_message_id=happening.said.id if happening.said else (before.seen_message_id + 1 if before else 0),
        seen_message_id=before.seen_message_id if before else 0,
        seen_handoff_id=before.seen_handoff_id if before else 0,
        seen_handoff_stage=before.seen_handoff_stage if before else 0,
        seen_topic_id=before.seen_topic_id if before else 0,
        seen_subject=conversation.subject,
        created_at=taking.desk.clock.now(),
    )
    if before is not None:
        before.is_current = False
        await session.flush()
    session.add(thread)
    taking.thread = thread
    _keep_with_person(taking, opened, happening)
    return opened


def _first_tags(conversation: Attended, store: Store) -> list[str]:
    """Return what marks a ticket from the start: its storefront, and the marketplace that handed it on (S5-63)."""
    marks = [store.settings.tag, f"marketplace:{conversation.marketplace}" if conversation.marketplace else ""]
    return [mark for mark in marks if mark]


def _note_subject(taking: _Taking, opened: Opened, thread: ThreadRow) -> None:
    """Let the ticket have the subject of the newest letter, where the letters before it had another."""
    subject = taking.conversation.subject
    if subject in {"", thread.seen_subject}:
        return
    thread.seen_subject = subject
    if subject != opened.ticket.subject:
        here: dict[str, Any] = {"conversation_id": taking.conversation.id}
        at = taking.conversation.updated_at
        opened.change(Kind.SUBJECT, by="customer", at=at, **here, subject=subject)


def _keep_with_person(taking: _Taking, opened: Opened, happening: Happening) -> None:
    held = next((wish for wish in reversed(taking.news.wishes) if stage_of(wish) in {NEEDED, TAKEN}), None)
    if taking.conversation.holder != "person" or held is None or held.created_at >= happening.at:
        return
    here: dict[str, Any] = {"conversation_id": taking.conversation.id}
    facts = {**here, "reason": held.reason, "handoff_id": held.id}
    opened.change(Kind.NEEDS_PERSON, by="system", why="A person holds the conversation.", at=happening.at, **facts)
    if held.taken_by is not None:
        opened.change(Kind.TAKEN, by=f"staff:{held.taken_by}", at=happening.at, **here, staff_id=held.taken_by)


def _close_if_quiet(opened: Opened, at: datetime) -> None:
    """Close what would have closed by itself before, had anybody looked: a stopped program changes no outcome."""
    until = quiet_since(opened.ticket)
    if until is not None and until <= at:
        opened.change(Kind.CLOSED, by="system", why=SOLVED, at=until)


async def _lock(taking: _Taking, thread: ThreadRow) -> Opened:
    opened = await lock(taking.session, taking.desk, thread.ticket_id)
    if opened.ticket.merged_into is not None:  # meanwhile: to lock that one now could be out of order
        raise Conflict("This ticket was merged just now. Try again.", code="ticket_moved")
    return opened


async def _end_of(session: AsyncSession, ticket_id: int) -> int:
    """Return where a merged ticket's matter goes on."""
    into = await session.scalar(select(TicketRow.merged_into).where(TicketRow.id == ticket_id))
    return ticket_id if into is None else await _end_of(session, into)


def _write(opened: Opened, change: Change) -> None:
    opened.change(change.kind, by=change.by, why=change.why, at=change.at, **change.facts)


def _seen(thread: ThreadRow | None) -> Seen:
    if thread is None:
        return Seen()
    return Seen(thread.seen_message_id, thread.seen_handoff_id, thread.seen_handoff_stage, thread.seen_topic_id)
