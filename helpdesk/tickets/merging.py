"""Two tickets that are one matter become one, and are parted again where that was wrong (D7).

Threads go where the ticket that they began with went, and come home when that is undone, with all that was written
meanwhile. Merges may be undone in any order: each leaves what would be had it never been (`helpdesk.tickets.joining`).
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, literal, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from conversations.models import ConversationRow
from helpdesk.tickets.desk import Desk, Opened, lock, not_found, settle
from helpdesk.tickets.joining import Thread, Told, absorb, replay
from helpdesk.tickets.life import Change, Kind, Ticket
from helpdesk.tickets.models import MergeRow, MergeSuggestionRow, ThreadRow, TicketEventRow, TicketRow
from helpdesk.tickets.values import differing
from kit.errors import Conflict, Invalid, NotFound


@dataclass(frozen=True, slots=True)
class Merge:
    """One ticket that went into another."""

    id: int
    source_id: int
    target_id: int
    by: str
    why: str
    at: datetime
    undone_at: datetime | None
    undone_by: str | None


async def merge(session: AsyncSession, desk: Desk, source_id: int, target_id: int, *, by: str, why: str) -> Merge:
    """Let a ticket go into another, or into the one that this went into itself.

    Raises:
        NotFound: with code `ticket_not_found`.
        Invalid: with code `same_ticket` or `two_stores`.
        Conflict: with code `already_merged`, `two_customers` where different customers were proved, or
            `ticket_moved` where somebody was quicker.
    """
    if source_id == target_id:
        raise Invalid("Choose two different tickets: this is one and the same.", code="same_ticket")
    target_id = await whole(session, target_id)
    if source_id == target_id:
        raise Conflict(f"These are one ticket already: number {target_id}.", code="already_merged", ticket_id=target_id)
    opened = await _lock_all(session, desk, (source_id, target_id))
    source, target = opened[source_id], opened[target_id]
    await _check(session, source, target)
    row = MergeRow(
        source_id=source_id,
        target_id=target_id,
        by=by,
        why=why,
        at=desk.clock.now(),
        thread_ids=await _move(session, ThreadRow.ticket_id == source_id, target_id),
    )
    session.add(row)
    await session.flush()
    values = differing(target.ticket, absorb(target.ticket, source.ticket))
    target.change(Kind.ABSORBED, by=by, why=why, ticket_id=source_id, merge_id=row.id, values=values)
    source.change(Kind.MERGED, by=by, why=why, into=target_id, merge_id=row.id)
    await _settle_suggestions(session, desk, (source_id, target_id), by)
    await _settle_all(session, desk, opened)
    return _merge(row)


async def undo(session: AsyncSession, desk: Desk, merge_id: int, *, by: str, why: str = "") -> Merge:
    """Part what was merged: threads go home, also with what was written since.

    Raises:
        NotFound: with code `merge_not_found`.
        Conflict: with code `merge_undone`, or `ticket_moved` where somebody was quicker.
    """
    row = await find_merge(session, merge_id)
    place = await whole(session, row.target_id)
    opened = await _lock_all(session, desk, {row.source_id, row.target_id, place})
    await session.refresh(row)
    if row.undone_at is not None:
        raise Conflict("This merge was undone already.", code="merge_undone")
    if await whole(session, row.target_id) != place:
        raise _moved()
    row.undone_at, row.undone_by = desk.clock.now(), by
    came = await _gone_into(session, row.source_id)
    await _move(session, (ThreadRow.ticket_id == place) & ThreadRow.home_ticket_id.in_(came), row.source_id)
    was = await _as_if_never(session, row.source_id)
    for one in opened.values():
        is_source = one.id == row.source_id
        values = differing(one.ticket, was[one.id]) if is_source or one.id == place else {}
        other = row.target_id if is_source else row.source_id
        one.change(Kind.PARTED, by=by, why=why, ticket_id=other, merge_id=row.id, values=values)
    await _settle_all(session, desk, opened)
    return _merge(row)


async def find_merge(session: AsyncSession, merge_id: int) -> MergeRow:
    """Read a merge; raises NotFound."""
    row = await session.get(MergeRow, merge_id)
    if row is None:
        raise NotFound("There is no such merge.", code="merge_not_found")
    return row


async def whole(session: AsyncSession, ticket_id: int) -> int:
    """Return the ticket that a ticket has become part of in the end: itself if it was never merged. Raises NotFound."""
    here = select(TicketRow.id, TicketRow.merged_into).where(TicketRow.id == ticket_id).cte("here", recursive=True)
    here = here.union(select(TicketRow.id, TicketRow.merged_into).where(TicketRow.id == here.c.merged_into))
    found: int | None = await session.scalar(select(here.c.id).where(here.c.merged_into.is_(None)))
    if found is None:
        raise not_found()
    return found


async def parts_of(session: AsyncSession, ticket_id: int) -> tuple[int, ...]:
    """Return a ticket and all that went into it, also by way of others, lowest number first."""
    return tuple(sorted(await _gone_into(session, ticket_id)))


async def merges_of(session: AsyncSession, ticket_ids: Collection[int]) -> tuple[Merge, ...]:
    """Read every merge that these tickets ever had a part in, newest first, also the undone ones."""
    rows = await session.scalars(
        select(MergeRow)
        .where(or_(MergeRow.source_id.in_(ticket_ids), MergeRow.target_id.in_(ticket_ids)))
        .order_by(MergeRow.id.desc())
    )
    return tuple(_merge(row) for row in rows)


async def proved_customers(session: AsyncSession, ticket_ids: Collection[int]) -> set[int]:
    """Return every customer who was proved in these tickets, or in a conversation that stands in them now."""
    tickets = select(TicketRow.customer_id.label("customer_id")).where(TicketRow.id.in_(ticket_ids))
    talks = (
        select(ConversationRow.customer_id)
        .join(ThreadRow, ThreadRow.conversation_id == ConversationRow.id)
        .where(ThreadRow.ticket_id.in_(ticket_ids))
    )
    found = await session.scalars(tickets.union(talks))
    return {customer_id for customer_id in found if customer_id is not None}


async def proved_at_home(session: AsyncSession, ticket_ids: Collection[int]) -> dict[int, set[int]]:
    """Return who has ever proved who they are in what began as each of these tickets."""
    talks = await session.execute(
        select(ThreadRow.home_ticket_id, ThreadRow.conversation_id, ConversationRow.customer_id)
        .join(ConversationRow, ConversationRow.id == ThreadRow.conversation_id)
        .where(ThreadRow.home_ticket_id.in_(ticket_ids))
    )
    told = await session.execute(
        select(TicketEventRow.ticket_id, TicketEventRow.kind, TicketEventRow.facts)
        .where(TicketEventRow.ticket_id.in_(ticket_ids))
        .where(TicketEventRow.kind.in_([Kind.OPENED, Kind.CUSTOMER]))
    )
    proved: dict[int, set[int]] = {}
    homes: dict[int, set[int]] = {}
    for home, conversation_id, customer_id in talks:
        homes.setdefault(conversation_id, set()).add(home)
        proved.setdefault(home, set()).update([customer_id] if customer_id is not None else [])
    for ticket_id, kind, facts in told:
        here = {ticket_id} if kind == Kind.OPENED else homes.get(facts.get("conversation_id", 0), {ticket_id})
        for home in here:
            proved.setdefault(home, set()).update([facts["customer_id"]] if facts.get("customer_id") else [])
    return proved


async def _check(session: AsyncSession, source: Opened, target: Opened) -> None:
    if source.ticket.store_id != target.ticket.store_id:
        raise Invalid("Tickets of two stores stay two: answer each in its own store.", code="two_stores")
    if source.ticket.is_preview or target.ticket.is_preview:
        raise not_found()
    if (gone := source.ticket.merged_into) is not None:
        sentence = f"This ticket went into number {gone} already. Undo that first."
        raise Conflict(sentence, code="already_merged", ticket_id=gone)
    if target.ticket.merged_into is not None:
        raise _moved()
    if len(await proved_customers(session, (source.id, target.id))) > 1:
        sentence = "Two different customers have proved who they are here: their tickets are never put together."
        raise Conflict(sentence, code="two_customers")


async def _lock_all(session: AsyncSession, desk: Desk, ticket_ids: Collection[int]) -> dict[int, Opened]:
    """Lock tickets in the one order of locks."""
    return {one: await lock(session, desk, one) for one in sorted(set(ticket_ids))}


async def _settle_all(session: AsyncSession, desk: Desk, opened: dict[int, Opened]) -> None:
    await session.flush()  # so that changes of several tickets keep the order in which they were made
    for one in opened.values():
        await settle(session, desk, one)


async def _move(session: AsyncSession, which: ColumnElement[bool], to: int) -> list[int]:
    moved = update(ThreadRow).where(which).values(ticket_id=to).returning(ThreadRow.id)
    return sorted(await session.scalars(moved, execution_options={"synchronize_session": False}))


async def _gone_into(session: AsyncSession, ticket_id: int) -> set[int]:
    """Return a ticket and all that went into it, however long the way."""
    here = select(literal(ticket_id).label("id")).cte("here", recursive=True)
    here = here.union(select(TicketRow.id).where(TicketRow.merged_into == here.c.id))
    return set(await session.scalars(select(here.c.id)))


async def _as_if_never(session: AsyncSession, ticket_id: int) -> dict[int, Ticket]:
    """Return what a ticket, and each that it was ever one with, is by all its changes without the undone merges."""
    await session.flush()
    merges = await _ever_one_with(session, ticket_id)
    tickets = {ticket_id} | {one.source_id for one in merges} | {one.target_id for one in merges}
    rows = await session.scalars(select(TicketEventRow).where(TicketEventRow.ticket_id.in_(tickets)))
    told = [Told(row.id, row.ticket_id, Change(Kind(row.kind), row.at, row.by, row.why, row.facts)) for row in rows]
    homes = await session.execute(
        select(ThreadRow.conversation_id, ThreadRow.first_message_id, ThreadRow.home_ticket_id).where(
            ThreadRow.home_ticket_id.in_(tickets)
        )
    )
    return replay(told, [Thread(*row) for row in homes], {one.id for one in merges if one.undone_at is not None})


async def _ever_one_with(session: AsyncSession, ticket_id: int) -> Sequence[MergeRow]:
    """Return every merge, undone or not, that leads from a ticket to others and on."""
    known: set[int] = set()
    merges: Sequence[MergeRow] = ()
    found = {ticket_id}
    while found != known:
        known = found
        touching = or_(MergeRow.source_id.in_(known), MergeRow.target_id.in_(known))
        merges = (await session.scalars(select(MergeRow).where(touching))).all()
        found = known | {one.source_id for one in merges} | {one.target_id for one in merges}
    return merges


async def _settle_suggestions(session: AsyncSession, desk: Desk, pair: Iterable[int], by: str) -> None:
    """Take back the suggestion of what has just been done."""
    lower, higher = sorted(pair)
    await session.execute(
        update(MergeSuggestionRow)
        .where(MergeSuggestionRow.ticket_id == lower, MergeSuggestionRow.other_id == higher)
        .where(MergeSuggestionRow.settled_at.is_(None))
        .values(settled_at=desk.clock.now(), settled_by=by)
        .execution_options(synchronize_session=False)
    )


def _moved() -> Conflict:
    return Conflict("Somebody merged or parted this ticket just now. Look at it again.", code="ticket_moved")


def _merge(row: MergeRow) -> Merge:
    return Merge(row.id, row.source_id, row.target_id, row.by, row.why, row.at, row.undone_at, row.undone_by)
