"""The job that puts tickets together which are one matter, and parts those of two customers (D7, S5-37, S5-39).

It runs after the commit of what was learnt, asks the shop whose number it is with no transaction open, and then merges
one pair at a time; what stays to be done is looked at again. Whatever was parted once is never put together by itself.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

import structlog
from sqlalchemy import ColumnElement, CompoundSelect, Select, String, literal_column, select, union
from sqlalchemy.ext.asyncio import AsyncSession

from conversations.messages import ChannelKind
from conversations.models import ConversationRow, MailThreadRow
from customers.models import CustomerRow
from helpdesk.deps import Deps
from helpdesk.tickets import merging
from helpdesk.tickets.joining import strange
from helpdesk.tickets.life import State
from helpdesk.tickets.matching import MATCH, TELEPHONE, TOGETHER, Candidate, ask, judge, plain_name
from helpdesk.tickets.models import ThreadRow, TicketRow
from helpdesk.tickets.suggestions import settled_with, suggest
from helpdesk.tickets.whose import Whose, ask_shop, known_as
from kit.errors import Conflict, Invalid, NotFound, Temporary
from kit.jobs import Jobs
from stores.stores import get_store

SYSTEM = "system"
_CLAIMED_ORDER = literal_column("(conversation.contact ->> 'order')", String)
"""As its index has it."""
_BY_MAIL = ConversationRow.manner == str(ChannelKind.EMAIL)
TRIES = 10
"""So often a shop that is silent is asked whose number it is: over half an hour."""
MOST = 50
"""So many tickets of one customer, address or order are looked through, the newest first."""
STRANGERS = "Two different customers have proved who they are here."
log = structlog.get_logger()


def register(jobs: Jobs, deps: Deps) -> None:
    """Register the job that puts tickets together."""
    jobs.task(MATCH, partial(match, deps), retry=TRIES)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two tickets that are one matter, and why."""

    older: int
    newer: int
    why: str


async def match(deps: Deps, ticket_id: int) -> None:
    """Put a ticket together with another that is one matter with it, and suggest to staff what may be.

    Raises Temporary, to be run again, where the shop that knows the numbers is silent; all else is done before.
    """
    await part_strangers(deps, ticket_id)
    async with deps.database.look() as session:
        mine = await _candidate(session, ticket_id)
        if mine is None:
            return
        store = await get_store(session, mine.store_id)
        beside = await _beside(session, mine)
    silent: Temporary | None = None
    try:
        whose = await ask_shop(deps, store, mine, beside)
    except Temporary as error:
        whose, silent = {}, error
    pair = await _look_around(deps, mine, whose)
    if pair is not None and await _put_together(deps, pair):
        return
    if silent is not None:
        raise silent


async def part_strangers(deps: Deps, ticket_id: int) -> None:
    """Undo every merge by which conversations of two proved customers would stand in one ticket."""
    async with deps.database.begin() as session:
        parts = await merging.parts_of(session, ticket_id)
        if len(parts) == 1:
            return
        made = [one for one in await merging.merges_of(session, parts) if one.undone_at is None]
        within = {one.source_id: one for one in made if one.source_id != ticket_id}
        into = {one.source_id: one.target_id for one in within.values()}
        for source_id in strange(into, await merging.proved_at_home(session, parts)):
            await merging.undo(session, deps.desk, within[source_id].id, by=SYSTEM, why=STRANGERS)


async def _look_around(deps: Deps, mine: Candidate, whose: Whose) -> Pair | None:
    """Judge every ticket that has something in common with one: return the first that is surely one matter with it."""
    now = deps.clock.now()
    mine = known_as(mine, whose)
    async with deps.database.begin() as session:
        others = await _candidates(session, await _near(session, mine, whose, now))
        parted = await _parted_from(session, mine.ticket_id, [other.ticket_id for other in others])
        for other in others:
            verdict = None if other.ticket_id in parted else judge(mine, known_as(other, whose), now)
            if verdict is None:
                continue
            older, newer = sorted((mine.ticket_id, other.ticket_id))
            if verdict.is_sure:
                return Pair(older, newer, verdict.why)
            await suggest(session, deps.clock, older, newer, verdict.why)
    return None


async def _put_together(deps: Deps, pair: Pair) -> bool:
    """Merge a pair, and ask for another look at what became of it; False where it has changed meanwhile."""
    try:
        async with deps.database.begin() as session:
            done = await merging.merge(session, deps.desk, pair.newer, pair.older, by=SYSTEM, why=pair.why)
            await ask(session, done.target_id)
    except (Conflict, Invalid, NotFound) as error:
        log.info("not_merged", tickets=[pair.older, pair.newer], problem=error.code)
        return False
    return True


async def _parted_from(session: AsyncSession, ticket_id: int, others: Collection[int]) -> set[int]:
    """Return those tickets that were parted from one, whole or in part, or that staff said are another matter."""
    parts = {one: set(await merging.parts_of(session, one)) for one in others}
    mine = set(await merging.parts_of(session, ticket_id))
    undone = [one for one in await merging.merges_of(session, mine) if one.undone_at is not None]
    ends = {one.source_id for one in undone} | {one.target_id for one in undone}
    dismissed = await settled_with(session, ticket_id)
    return {other for other, its in parts.items() if other in dismissed or (ends - mine) & its}


async def _near(session: AsyncSession, mine: Candidate, whose: Whose, now: datetime) -> Sequence[int]:
    """Return the tickets that have something in common with one and are not long over, the newest first."""
    ticket, here = TicketRow, TicketRow.store_id == mine.store_id
    ways: list[Select[int]] = []
    who = {mine.customer_id, mine.known_as} - {None}
    if who:
        ways.append(select(ticket.id).where(ticket.customer_id.in_(who)))
    if names := {mine.order_name, *mine.orders} - {""}:
        marked = {mark + plain_name(name) for name in names for mark in ("", "#")} | names
        ways.append(select(ticket.id).where(here, ticket.order_name.in_(marked), ticket.order_name != ""))
        ways.append(_by_talk(mine, _CLAIMED_ORDER.in_(marked)))
    if phones := {one for one in mine.phones | set(whose) if "@" not in one}:
        by_telephone = ConversationRow.manner.in_([str(kind) for kind in TELEPHONE])
        ways.append(_by_talk(mine, by_telephone & ConversationRow.address.in_(phones)))
    if mine.sessions:
        ways.append(_by_talk(mine, ConversationRow.session_id.in_(mine.sessions)))
    if emails := (mine.emails | {mine.customer_email} | {one for one in whose if "@" in one}) - {""}:
        ways.append(_by_talk(mine, ConversationRow.contact_email.in_(emails) & (ConversationRow.contact_email != "")))
        ways.append(_by_talk(mine, _BY_MAIL & ConversationRow.address.in_(emails)))
    if mine.references:
        threads = select(ThreadRow.ticket_id).join(
            MailThreadRow, MailThreadRow.conversation_id == ThreadRow.conversation_id
        )
        ways.append(threads.where(MailThreadRow.thread.in_(mine.references)))
    if not ways:
        return ()
    found: Select[int] | CompoundSelect[int] = ways[0] if len(ways) == 1 else union(*ways)
    is_alive = (ticket.state != State.CLOSED) | (ticket.closed_at > now - TOGETHER)
    near = select(ticket.id).where(ticket.id.in_(found), here, ticket.id != mine.ticket_id, is_alive)
    near = near.where(ticket.merged_into.is_(None), ticket.is_preview.is_(False))
    return (await session.scalars(near.order_by(ticket.id.desc()).limit(MOST))).all()


async def _beside(session: AsyncSession, mine: Candidate) -> frozenset[str]:
    """Return the proved addresses in the same threads of letters: two customers there are two matters."""
    if not mine.references:
        return frozenset()
    found = await session.scalars(
        select(ConversationRow.address)
        .join(MailThreadRow, MailThreadRow.conversation_id == ConversationRow.id)
        .where(MailThreadRow.thread.in_(mine.references), ConversationRow.store_id == mine.store_id)
        .where(ConversationRow.address_proof != "", ConversationRow.address.is_not(None))
        .order_by(ConversationRow.id.desc())
        .limit(MOST)
    )
    return frozenset(one for one in found if one)


def _by_talk(mine: Candidate, which: ColumnElement[bool]) -> Select[int]:
    """Return the tickets in which such conversations of the same store stand."""
    talks = select(ThreadRow.ticket_id).join(ConversationRow, ConversationRow.id == ThreadRow.conversation_id)
    return talks.where(ConversationRow.store_id == mine.store_id, which)


async def _candidate(session: AsyncSession, ticket_id: int) -> Candidate | None:
    """Return what tells of a ticket; None for one that went into another, or is a preview."""
    found = await _candidates(session, [ticket_id])
    return found[0] if found else None


async def _candidates(session: AsyncSession, ticket_ids: Collection[int]) -> list[Candidate]:
    """Return what tells of some tickets, lowest number first."""
    rows = await session.execute(
        select(TicketRow, CustomerRow.email)
        .outerjoin(CustomerRow, CustomerRow.id == TicketRow.customer_id)
        .where(TicketRow.id.in_(ticket_ids), TicketRow.merged_into.is_(None), TicketRow.is_preview.is_(False))
        .order_by(TicketRow.id)
    )
    talks = await session.execute(
        select(ThreadRow.ticket_id, ConversationRow, MailThreadRow.thread)
        .join(ConversationRow, ConversationRow.id == ThreadRow.conversation_id)
        .outerjoin(MailThreadRow, MailThreadRow.conversation_id == ConversationRow.id)
        .where(ThreadRow.ticket_id.in_(ticket_ids))
        .order_by(ThreadRow.id)
    )
    of: dict[int, list[tuple[ConversationRow, str]]] = {}
    for ticket_id, talk, thread in talks:
        of.setdefault(ticket_id, []).append((talk, thread or ""))
    return [_describe(row, email, of.get(row.id, [])) for row, email in rows]


def _describe(row: TicketRow, email: str | None, threads: Sequence[tuple[ConversationRow, str]]) -> Candidate:
    talks = [talk for talk, _ in threads]
    mailed = [talk for talk in talks if talk.manner == ChannelKind.EMAIL and talk.address]
    return Candidate(
        ticket_id=row.id,
        store_id=row.store_id,
        opened_at=row.opened_at,
        closed_at=row.closed_at,
        customer_id=row.customer_id,
        customer_email=email or "",
        order_id=row.order_id,
        order_name=row.order_name,
        topics=tuple(row.topics),
        references=frozenset(thread for _, thread in threads if thread),
        phones=frozenset(talk.address for talk in talks if talk.address and talk.manner in TELEPHONE),
        proved_emails=frozenset(talk.address for talk in mailed if talk.address and talk.address_proof),
        sessions=frozenset(talk.session_id for talk in talks if talk.session_id is not None),
        emails=frozenset(filter(None, (*(talk.contact_email for talk in talks), *(talk.address for talk in mailed)))),
        orders=frozenset(plain_name(str(talk.contact["order"])) for talk in talks if talk.contact.get("order")),
    )
