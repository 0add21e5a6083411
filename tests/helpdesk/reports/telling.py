"""Histories of tickets, told as changes, and of orders: what the figures are made of."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from customers.models import CustomerEventRow
from helpdesk.tickets.desk import Desk, open_ticket, settle
from helpdesk.tickets.life import Change, Kind
from kit.clock import Clock


@dataclass
class Told:
    """One ticket's whole history; the number is the database's."""

    changes: list[Change] = field(default_factory=list)
    id: int = 0

    def then(self, kind: Kind, at: datetime, by: str = "system", **facts: Any) -> "Told":  # noqa: ANN401
        self.changes.append(Change(kind, at, by, "", facts))
        return self

    def opened(self, at: datetime, store_id: int, **facts: Any) -> "Told":  # noqa: ANN401
        return self.then(Kind.OPENED, at, "customer", store_id=store_id, **facts)

    def heard(self, at: datetime, channel: str = "webchat") -> "Told":
        return self.then(Kind.HEARD, at, "customer", conversation_id=1, message_id=1, channel=channel)

    def answered(self, at: datetime, staff_id: int | None = None) -> "Told":
        author, by = ("agent", "agent") if staff_id is None else ("person", f"staff:{staff_id}")
        return self.then(Kind.REPLIED, at, by, conversation_id=1, message_id=2, author=author, staff_id=staff_id)

    def needed(self, at: datetime) -> "Told":
        return self.then(Kind.NEEDS_PERSON, at, "agent", reason="asked_for_person", handoff_id=1)

    def closed(self, at: datetime) -> "Told":
        return self.then(Kind.CLOSED, at)

    def about(self, at: datetime, *topics: str) -> "Told":
        return self.then(Kind.UNDERSTOOD, at, topics=list(topics), feeling="", language="en")


@dataclass(frozen=True)
class Did:
    """What happened to a customer's order."""

    store_id: int
    customer_id: int
    name: str
    at: datetime
    order_name: str
    facts: dict[str, Any] = field(default_factory=dict)


async def write(session: AsyncSession, clock: Clock, histories: Sequence[Told]) -> None:
    """Let it all happen at the desk, with nobody following."""
    desk = Desk(clock)
    for told in histories:
        first, *others = told.changes
        opened = await open_ticket(session, desk, by=first.by, at=first.at, **first.facts)
        for one in others:
            opened.change(one.kind, by=one.by, at=one.at, **one.facts)
        await settle(session, desk, opened)
        told.id = opened.id


async def write_orders(session: AsyncSession, clock: Clock, happened: Sequence[Did]) -> None:
    for number, one in enumerate(happened):
        session.add(
            CustomerEventRow(
                store_id=one.store_id,
                customer_id=one.customer_id,
                name=one.name,
                happened_at=one.at,
                order_id=one.order_name,
                order_name=one.order_name,
                facts=one.facts,
                once=f"test:{number}",
                kept_at=clock.now(),
            )
        )
    await session.flush()
