"""A dry run of a condition on one ticket: which parts are true, each with the value that was found."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from pydantic import BaseModel
from sqlalchemy import DateTime, literal, select
from sqlalchemy.ext.asyncio import AsyncSession

from customers.models import CustomerEventRow, CustomerPropertyRow, VisitorRow
from helpdesk.routing.compiling import VISITOR, every, sessions_of
from helpdesk.routing.conditions import AllOf, AnyOf, Condition, DidLeaf, ProfileLeaf, leaves, parts
from helpdesk.routing.matching import Event, Snapshot, found, holds_leaf, matches, stored_value
from helpdesk.routing.wording import say
from helpdesk.tickets.desk import describe
from helpdesk.tickets.models import TicketRow
from stores.models import StoreRow

MOST_EVENTS = 5_000
"""Events of one customer that are read, the newest ones."""


class Verdict(BaseModel):
    """Whether a part of a condition is true of a ticket, and why."""

    place: str
    """Where it stands: `all[1]`; empty for the whole."""
    says: str
    """The part in words."""
    is_true: bool
    found: Any = None
    """What was found: a property's value, or how often and when something was done last."""
    parts: list["Verdict"] = []


async def explain(session: AsyncSession, row: TicketRow, condition: Condition, now: datetime) -> Verdict:
    """Tell which parts of a condition are true of a ticket now."""
    snapshot = await take_snapshot(session, row, condition)
    return _verdict("", condition, snapshot, now)


async def take_snapshot(session: AsyncSession, row: TicketRow, condition: Condition) -> Snapshot:
    """Read what a condition asks of one ticket and its customer."""
    asked = [leaf for _, leaf in leaves(condition)]
    store = await session.scalar(select(StoreRow.key).where(StoreRow.id == row.store_id))
    return Snapshot(
        describe(row),
        store or "",
        await _events(session, row, {leaf.did.event for leaf in asked if isinstance(leaf, DidLeaf)}),
        await _properties(session, row, {leaf.profile.name for leaf in asked if isinstance(leaf, ProfileLeaf)}),
    )


async def _events(session: AsyncSession, row: TicketRow, names: set[str]) -> Sequence[Event]:
    if not names:
        return ()
    event, browsers = CustomerEventRow, await _browsers(session, row)
    theirs = event.session_id.in_(browsers) & event.customer_id.is_(None)
    if row.customer_id is not None:
        theirs |= event.customer_id == row.customer_id
    read = select(event.name, event.happened_at, event.facts).where(event.name.in_(names), theirs)
    rows = await session.execute(read.order_by(event.happened_at.desc()).limit(MOST_EVENTS))
    return [Event(name, at, facts) for name, at, facts in rows]


async def _properties(session: AsyncSession, row: TicketRow, names: set[str]) -> dict[str, list[Any]]:
    if not names:
        return {}
    if row.customer_id is not None:
        kept = select(CustomerPropertyRow.name, CustomerPropertyRow.value["is"]).where(
            CustomerPropertyRow.customer_id == row.customer_id, CustomerPropertyRow.name.in_(names)
        )
        return {name: [value] for name, value in await session.execute(kept)}
    browsers = await _browsers(session, row)
    known: dict[str, list[Any]] = {}
    for name in names & VISITOR.keys():
        told = await session.scalars(select(VISITOR[name]).where(VisitorRow.session_id.in_(browsers)))
        known[name] = [value for value in told if value]
    return known


async def _browsers(session: AsyncSession, row: TicketRow) -> list[int]:
    at = literal(row.updated_at, DateTime(timezone=True))
    asked = select(sessions_of(every(at))).select_from(TicketRow).where(TicketRow.id == row.id)
    return list(await session.scalar(asked) or ())


def _verdict(place: str, condition: Condition, snapshot: Snapshot, now: datetime) -> Verdict:
    inner = [_verdict(there, one, snapshot, now) for there, one in parts(condition, place)]
    if inner:
        is_true = matches(condition, snapshot, now)
        says = (
            "All of these"
            if isinstance(condition, AllOf)
            else "One of these"
            if isinstance(condition, AnyOf)
            else "Not"
        )
        return Verdict(place=place, says=says, is_true=is_true, parts=inner)
    (_, leaf), *_ = leaves(condition, place)
    value: Any
    if isinstance(leaf, DidLeaf):
        counted = found(leaf.did, snapshot.events, now)
        last = max((event.at for event in counted), default=None)
        value = {"times": len(counted), "last": last.isoformat() if last else None}
    elif isinstance(leaf, ProfileLeaf):
        values = snapshot.properties.get(leaf.profile.name, ())
        value = values[0] if len(values) == 1 else list(values) or None
    else:
        value = stored_value(leaf.ticket.field, snapshot.ticket, snapshot.store)
    return Verdict(place=place, says=say(leaf), is_true=holds_leaf(leaf, snapshot, now), found=value)
