"""Where the words of a search are found besides messages: in who wrote, and in a ticket's own labels."""

from collections.abc import Sequence

from sqlalchemy import (
    ColumnElement,
    Select,
    String,
    bindparam,
    cast,
    exists,
    func,
    literal_column,
    select,
    true,
)
from sqlalchemy.dialects.postgresql import TSQUERY
from sqlalchemy.ext.asyncio import AsyncSession

from conversations.models import ConversationRow
from customers.models import CustomerRow
from helpdesk.tickets.hits import FEW, MOST, Among, Found, Hit, Wish, any_of_numbers
from helpdesk.tickets.lexemes import Term, any_of, named
from helpdesk.tickets.models import SearchTicketRow, ThreadRow, TicketRow
from helpdesk.tickets.windows import windows

_MOST_CUSTOMERS = 300
_NEWEST_TICKETS = 10_000
_MOST_LABELLED = 4000


async def by_names(session: AsyncSession, terms: Sequence[Term], among: Among) -> Found:
    """Find tickets by who wrote: name, mailbox, address; also the address that somebody gave in a chat."""
    query = cast(bindparam("named", named(terms), type_=String), TSQUERY)
    is_theirs = CustomerRow.search_words.op("@@")(query)
    inside = select(CustomerRow.id).where(is_theirs).cte("inside").prefix_with("materialized")
    customers = list(await session.scalars(select(inside).limit(_MOST_CUSTOMERS + 1)))
    if len(customers) > _MOST_CUSTOMERS:
        found = await _by_common_name(session, is_theirs, among)
    else:
        found = Found(await _tickets(session, any_of_numbers(TicketRow.customer_id, customers), among, "customer"))
    addresses = [term.words[0] for term in terms if "@" in term.words[0]]
    if len(addresses) == len(terms) == 1:
        claimed = (
            select(ThreadRow.ticket_id)
            .join(ConversationRow, ConversationRow.id == ThreadRow.conversation_id)
            .where(ConversationRow.contact_email == addresses[0], ConversationRow.contact_email != literal_column("''"))
        )
        found.hits += await _tickets(session, TicketRow.id.in_(claimed), among, "customer")
    return found


async def _by_common_name(session: AsyncSession, is_theirs: ColumnElement[bool], among: Among) -> Found:
    """Look through the newest tickets, where so many people have a name that some of these are theirs."""
    newest = (
        select(TicketRow.id, TicketRow.customer_id)
        .where(among.condition, TicketRow.customer_id.is_not(None))
        .order_by(TicketRow.id.desc())
        .limit(_NEWEST_TICKETS)
        .cte("newest")
        .prefix_with("materialized")
    )
    theirs = select(newest.c.id).join(CustomerRow, CustomerRow.id == newest.c.customer_id).where(is_theirs).limit(MOST)
    ids = list(await session.scalars(theirs))
    return Found(await _tickets(session, any_of_numbers(TicketRow.id, ids), among, "customer"), is_all=False)


async def by_labels(session: AsyncSession, terms: Sequence[Term], among: Among, wish: Wish) -> Found:
    """Find tickets by their own words (subject, tags, order, notes) and by what their customers claim, newest first."""
    wanted = named(terms, in_order=True)
    some = await labelled(session, wanted)
    if some is not None:
        return Found(await _tickets(session, any_of_numbers(TicketRow.id, some), among, "ticket"))
    found = Found(is_all=False)
    newest = await session.scalar(select(func.max(SearchTicketRow.ticket_id))) or 0
    for window in windows(newest, 0, newest, is_halting=True):
        marked = f"{wanted} & {any_of(window.marks)}" if window.marks else wanted
        inside = _labels(marked).cte("inside").prefix_with("materialized")
        ids = list(await session.scalars(select(inside).order_by(inside.c.ticket_id.desc()).limit(_MOST_LABELLED)))
        found.hits += await _tickets(session, any_of_numbers(TicketRow.id, ids), among, "ticket")
        if found.tickets >= wish.tickets or window.is_last:
            break
    return found


async def labelled(session: AsyncSession, wanted: str) -> list[int] | None:
    """Return the tickets whose labels fulfil a condition, or None if they are too many to look through one by one."""
    inside = _labels(wanted).cte("inside").prefix_with("materialized")
    found = list(await session.scalars(select(inside).limit(FEW + 1)))
    return found if len(found) <= FEW else None


def _labels(wanted: str) -> Select[int]:
    query = cast(bindparam("wanted", wanted, type_=String), TSQUERY)
    return select(SearchTicketRow.ticket_id).where(SearchTicketRow.words.op("@@")(query))


async def by_number(session: AsyncSession, number: int, among: Among) -> list[Hit]:
    """Find the ticket that people call by this number."""
    return await _tickets(session, TicketRow.id == number, among, "number")


async def newest(session: AsyncSession, among: Among) -> list[Hit]:
    """Return the tickets in which something happened last."""
    return await _tickets(session, true(), among, "ticket")


async def names_of(session: AsyncSession, terms: Sequence[Term]) -> tuple[Term, ...]:
    """Return which of some terms stand in a customer's name or address."""
    asked = []
    for place, term in enumerate(terms):
        query = cast(bindparam(f"named_{place}", named([term]), type_=String), TSQUERY)
        theirs = select(CustomerRow.id).where(CustomerRow.search_words.op("@@")(query))
        asked.append(exists(select(theirs.cte(f"inside_{place}").prefix_with("materialized"))))
    row = (await session.execute(select(*asked))).one()
    return tuple(term for term, is_name in zip(terms, row, strict=True) if is_name)


async def _tickets(session: AsyncSession, found: ColumnElement[bool] | None, among: Among, found_by: str) -> list[Hit]:
    if found is None:
        return []
    at = func.coalesce(TicketRow.heard_at, TicketRow.opened_at)
    rows = await session.execute(
        select(TicketRow.id, at)
        .where(found, TicketRow.merged_into.is_(None), among.condition, true() if among.heard is None else among.heard)
        .order_by(TicketRow.updated_at.desc())
        .limit(MOST)
    )
    rank = {"number": 3.0, "customer": 2.0, "ticket": 1.5}[found_by]
    return [Hit(ticket_id, moment, rank, found_by) for ticket_id, moment in rows]
