"""Internal notes on a ticket or on a customer's profile: for staff alone, never for a customer (S3-62, S4-06).

Notes are plain text; whoever shows one escapes it. Who is named in one (`@Name`) is notified. A note that was taken
back is kept for the audit, and its words are shown to nobody.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from helpdesk.tickets.access import check_ticket
from helpdesk.tickets.acting import begin
from helpdesk.tickets.desk import Desk, changing, live_channel
from helpdesk.tickets.indexing import label_again
from helpdesk.tickets.life import Kind
from helpdesk.tickets.models import NoteRow, NotificationRow
from helpdesk.tickets.profile_api import check_customer
from kit import audit
from kit.auth import Actor, Role
from kit.clock import Clock
from kit.errors import Conflict, Forbidden, Invalid, NotFound
from kit.live import tell
from staff.models import PersonRow, StaffStoreRow

LONGEST = 10_000
MENTIONED = "mentioned"
"""The kind of notification that somebody gets who is named in a note."""
_BREAKS = "\n\t"


@dataclass(frozen=True, slots=True)
class Note:
    """A note; `text` is empty where it was taken back."""

    id: int
    ticket_id: int | None
    customer_id: int | None
    person_id: int
    author: str
    text: str
    created_at: datetime
    retracted_at: datetime | None


async def note_ticket(session: AsyncSession, desk: Desk, actor: Actor, ticket_id: int, text: str) -> Note:
    """Write a note on a ticket, or on the one that it went into.

    Raises:
        Invalid: with code `text_invalid`.
        NotFound: there is no such ticket, or none for whoever asks.
    """
    words = clean(text)
    acting = await begin(session, actor, ticket_id)
    async with changing(session, desk, acting.ticket_id) as opened:
        row = await _write(session, desk.clock, actor, acting.store_id, words, ticket_id=acting.ticket_id)
        opened.change(Kind.NOTED, by=actor.mark, note_id=row.id)
    await _notify(session, actor, row, opened.ticket.subject)
    return _note(row, actor.name)


async def note_customer(session: AsyncSession, clock: Clock, actor: Actor, customer_id: int, text: str) -> Note:
    """Write a note on a customer's profile; raises as `note_ticket`."""
    words = clean(text)
    customer = await check_customer(session, actor, customer_id)
    row = await _write(session, clock, actor, customer.store_id, words, customer_id=customer.id)
    tell(session, live_channel(customer.store_id), f"customer:{customer.id}")
    return _note(row, actor.name)


async def retract(session: AsyncSession, clock: Clock, actor: Actor, note_id: int) -> Note:
    """Take a note back: one's own, or as a manager anybody's.

    Raises:
        NotFound: there is no such note, or none for whoever asks.
        Forbidden: it is somebody else's.
        Conflict: with code `note_retracted`.
    """
    row = await session.get(NoteRow, note_id, with_for_update=True)
    if row is None:
        raise _unknown()
    try:
        if row.ticket_id is not None:
            await check_ticket(session, actor, row.ticket_id)
        else:
            await check_customer(session, actor, row.customer_id or 0)
    except NotFound as error:
        raise _unknown() from error
    if row.person_id != actor.id and actor.role < Role.MANAGER:
        raise Forbidden("This note is somebody else's. Ask them, or a manager, to take it back.")
    if row.retracted_at is not None:
        raise Conflict("This note was taken back already.", code="note_retracted")
    row.retracted_at = clock.now()
    audit.record(
        session, clock, store_id=row.store_id, actor=actor.mark, act="note.retracted", subject=f"note:{row.id}"
    )
    if row.ticket_id is not None:
        await label_again(session, row.ticket_id)
    place = f"ticket:{row.ticket_id}" if row.ticket_id is not None else f"customer:{row.customer_id}"
    tell(session, live_channel(row.store_id), place)
    return _note(row, await _name_of(session, row.person_id))


async def notes_of_tickets(session: AsyncSession, ticket_ids: Collection[int]) -> tuple[Note, ...]:
    """Read the notes on some tickets, oldest first."""
    return await _read(session, NoteRow.ticket_id.in_(ticket_ids))


async def notes_of_customer(session: AsyncSession, customer_id: int) -> tuple[Note, ...]:
    """Read the notes on a customer's profile, oldest first."""
    return await _read(session, NoteRow.customer_id == customer_id)


async def notes_by_id(session: AsyncSession, note_ids: Collection[int]) -> tuple[Note, ...]:
    """Read notes by their numbers, oldest first."""
    return await _read(session, NoteRow.id.in_(note_ids))


def clean(text: str) -> str:
    """Return a note's words without spaces around them; raises Invalid."""
    words = text.replace("\r\n", "\n").strip()
    if not 0 < len(words) <= LONGEST:
        raise Invalid(f"Write a note of 1 to {LONGEST:,} characters.", code="text_invalid")
    if any(not sign.isprintable() and sign not in _BREAKS for sign in words):
        raise Invalid("There is a sign in this note that cannot be shown. Remove it.", code="text_invalid")
    return words


def mentioned(text: str, names: Sequence[tuple[int, str]]) -> list[int]:
    """Return those of the people whose name stands in a note after an `@`; the longest name that fits is meant."""
    found: list[int] = []
    folded, at = text.casefold(), -1
    longest_first = sorted(names, key=lambda one: -len(one[1]))
    while (at := folded.find("@", at + 1)) >= 0:
        for number, name in longest_first:
            end = at + 1 + len(name.casefold())
            is_named = bool(name) and folded.startswith(name.casefold(), at + 1)
            if is_named and not folded[max(at - 1, 0) : at].isalnum() and not folded[end : end + 1].isalnum():
                found.append(number)
                break
    return list(dict.fromkeys(found))


async def _write(
    session: AsyncSession,
    clock: Clock,
    actor: Actor,
    store_id: int,
    words: str,
    *,
    ticket_id: int | None = None,
    customer_id: int | None = None,
) -> NoteRow:
    row = NoteRow(
        store_id=store_id,
        ticket_id=ticket_id,
        customer_id=customer_id,
        person_id=actor.id,
        text=words,
        created_at=clock.now(),
    )
    session.add(row)
    await session.flush()
    return row


async def _notify(session: AsyncSession, actor: Actor, row: NoteRow, subject: str) -> None:
    """Notify whoever is named in a note on a ticket and may see its store; nobody of what they wrote themselves."""
    if "@" not in row.text:
        return
    may_see = PersonRow.is_limited.is_(False) | PersonRow.id.in_(
        select(StaffStoreRow.person_id).where(StaffStoreRow.store_id == row.store_id)
    )
    people = await session.execute(
        select(PersonRow.id, PersonRow.name).where(PersonRow.is_active, PersonRow.id != row.person_id, may_see)
    )
    told = mentioned(row.text, [(number, name) for number, name in people])
    values = [
        {
            "store_id": row.store_id,
            "ticket_id": row.ticket_id,
            "person_id": number,
            "team_id": None,
            "kind": MENTIONED,
            "facts": {"note_id": row.id, "by": actor.mark, "why": "", "subject": subject},
            "once": f"note:{row.id}:{number}",
            "at": row.created_at,
        }
        for number in told
    ]
    if values:
        await session.execute(insert(NotificationRow).values(values).on_conflict_do_nothing(index_elements=["once"]))
        tell(session, live_channel(row.store_id), f"notification:{row.ticket_id}")


async def _read(session: AsyncSession, which: ColumnElement[bool]) -> tuple[Note, ...]:
    rows = await session.execute(
        select(NoteRow, PersonRow.name)
        .join(PersonRow, PersonRow.id == NoteRow.person_id)
        .where(which)
        .order_by(NoteRow.id)
    )
    return tuple(_note(row, name) for row, name in rows)


async def _name_of(session: AsyncSession, person_id: int) -> str:
    return await session.scalar(select(PersonRow.name).where(PersonRow.id == person_id)) or ""


def _note(row: NoteRow, author: str) -> Note:
    return Note(
        id=row.id,
        ticket_id=row.ticket_id,
        customer_id=row.customer_id,
        person_id=row.person_id,
        author=author,
        text="" if row.retracted_at is not None else row.text,
        created_at=row.created_at,
        retracted_at=row.retracted_at,
    )


def _unknown() -> NotFound:
    return NotFound("There is no such note.", code="note_not_found")
