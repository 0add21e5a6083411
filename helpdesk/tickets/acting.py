"""What every act of a person on a ticket begins with: may they see it, where does it go on, which chats are in it.

An act that concerns conversations locks them first, in order, and its ticket after them, as everybody does.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from conversations.attention import attend
from conversations.models import MessageRow
from helpdesk.tickets.access import check_ticket
from helpdesk.tickets.desk import Desk
from helpdesk.tickets.models import ThreadRow, TicketRow
from helpdesk.tickets.taking_in import take_in
from kit.auth import Actor
from kit.errors import Conflict, Forbidden
from staff.models import PersonRow

SHORT = 120


@dataclass(frozen=True, slots=True)
class Acting:
    """A ticket that somebody acts on, with the conversations whose current matter it is, in order."""

    ticket_id: int
    store_id: int
    team_id: int | None
    conversations: tuple[int, ...]


async def begin(session: AsyncSession, actor: Actor, ticket_id: int) -> Acting:
    """Return the ticket to act on: the one that it went into, if it was merged. Raises NotFound."""
    row = await check_ticket(session, actor, ticket_id)
    while row.merged_into is not None:
        row = await check_ticket(session, actor, row.merged_into)
    return Acting(row.id, row.store_id, row.team_id, tuple(await conversations_of(session, row.id)))


async def begin_locked(session: AsyncSession, actor: Actor, ticket_id: int) -> Acting:
    """Do as `begin`, with every conversation locked; raises Conflict where one has just moved to another ticket."""
    acting = await begin(session, actor, ticket_id)
    for conversation_id in acting.conversations:
        await attend(session, conversation_id, is_waiting=True)
    if tuple(await conversations_of(session, acting.ticket_id)) != acting.conversations:
        raise Conflict("Somebody has just merged or parted this ticket. Look again and repeat it.", code="moved")
    return acting


async def conversations_of(session: AsyncSession, ticket_id: int) -> Sequence[int]:
    """Return the conversations whose current matter a ticket is, in order."""
    current = select(ThreadRow.conversation_id).where(ThreadRow.ticket_id == ticket_id, ThreadRow.is_current)
    return (await session.scalars(current.order_by(ThreadRow.conversation_id))).all()


async def catch_up(session: AsyncSession, desk: Desk, acting: Acting) -> None:
    """Take in what the act has done to the conversations, so that whoever acted sees it at once."""
    for conversation_id in acting.conversations:
        await take_in(session, desk, conversation_id)


async def check_seen(session: AsyncSession, acting: Acting, actor: Actor, seen: int, *authors: str) -> None:
    """Refuse an act of somebody who has not seen what another wrote meanwhile, so that nobody answers twice.

    Raises:
        Conflict: with code `answered_meanwhile` for another person's words, `heard_meanwhile` for the customer's, and
            the facts `by`, `text` and `seen`, the number to send with the next try.
    """
    newer = (
        select(MessageRow, PersonRow.name)
        .outerjoin(PersonRow, PersonRow.id == MessageRow.staff_id)
        .where(MessageRow.conversation_id.in_(acting.conversations), MessageRow.id > seen)
        .where(MessageRow.author.in_(authors), MessageRow.staff_id.is_distinct_from(actor.id))
        .order_by(MessageRow.id.desc())
    )
    found = (await session.execute(newer.limit(1))).one_or_none()
    if found is None:
        return
    message, name = found
    words = " ".join(str(block.get("text", "")) for block in message.blocks).strip()
    shown = words if len(words) <= SHORT else words[: SHORT - 1] + "…"
    if message.author == "customer":
        sentence, code = "The customer has written meanwhile. Read it, then send again.", "heard_meanwhile"
    else:
        sentence, code = f"{name or 'Somebody'} has answered meanwhile. Read it, then send again.", "answered_meanwhile"
    raise Conflict(sentence, code=code, by=name or "", text=shown, seen=message.id)


def check_chat(actor: Actor) -> None:
    """Refuse somebody who may not answer customers; raises Forbidden with code `no_chat`."""
    if not actor.has_chat:
        raise Forbidden("You may not answer customers. Ask an admin for the chat permission.", code="no_chat")


async def row_of(session: AsyncSession, ticket_id: int) -> TicketRow:
    """Read a ticket's row that is known to be there, afresh."""
    return await session.get_one(TicketRow, ticket_id, populate_existing=True)
