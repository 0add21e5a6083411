"""What stories of deadlines are told with: tickets that need a person at a moment, policies, and their deadlines."""

from datetime import datetime
from typing import Any

from sqlalchemy import select

from helpdesk.deadlines.aging import AgingRule
from helpdesk.deadlines.alerts import Alert
from helpdesk.deadlines.book import forget
from helpdesk.deadlines.firing import fire_due
from helpdesk.deadlines.models import AgingRuleRow, DeadlineRow, PolicyRow
from helpdesk.deadlines.policies import Policy
from helpdesk.tickets.desk import open_ticket, settle
from helpdesk.tickets.life import Change, Kind
from helpdesk.tickets.models import NotificationRow
from tests.helpdesk.conftest import DeskStage


async def policy(desk: DeskStage, name: str = "Support", place: int = 0, **rules: Any) -> int:  # noqa: ANN401
    """Add a policy that is in force from now on."""
    now = desk.clock.now()
    async with desk.database.begin() as session:
        said = Policy.model_validate(rules).model_dump(mode="json")
        row = PolicyRow(place=place, name=name, rules=said, created_by=None, created_at=now, updated_at=now)
        session.add(row)
        await session.flush()
        forget(session)
        return row.id


async def aging_rule(desk: DeskStage, name: str = "Stalled", place: int = 0, **rules: Any) -> int:  # noqa: ANN401
    """Add an aging rule that is in force from now on."""
    now = desk.clock.now()
    async with desk.database.begin() as session:
        said = AgingRule.model_validate(rules).model_dump(mode="json")
        row = AgingRuleRow(place=place, name=name, rules=said, created_by=None, created_at=now, updated_at=now)
        session.add(row)
        await session.flush()
        forget(session)
        return row.id


async def awaited(desk: DeskStage, channel: str = "webchat", *, store_id: int | None = None, **facts: Any) -> int:  # noqa: ANN401
    """Open a ticket whose customer has just been told that a person will answer."""
    async with desk.database.begin() as session:
        now = desk.clock.now()
        opened = await open_ticket(
            session, desk.desk, by="customer", at=now, store_id=store_id or desk.store.id, channel=channel, **facts
        )
        opened.change(Kind.HEARD, by="customer", message_id=1, channel=channel)
        opened.change(Kind.NEEDS_PERSON, by="agent", reason="asked_for_person", handoff_id=1)
        await settle(session, desk.desk, opened)
        return opened.id


async def hear(desk: DeskStage, ticket_id: int) -> None:
    await desk.change(ticket_id, Kind.HEARD, by="customer", message_id=2, channel="webchat")


async def answer(desk: DeskStage, ticket_id: int, author: str = "person", at: datetime | None = None) -> None:
    by = "staff:1" if author == "person" else "agent"
    facts = {"conversation_id": 1, "message_id": 3, "author": author, "staff_id": None}
    await desk.change(ticket_id, Kind.REPLIED, by=by, **facts, **({"at": at} if at else {}))


async def deadlines(desk: DeskStage, ticket_id: int, target: str | None = None) -> list[DeadlineRow]:
    """Read a ticket's deadlines, oldest first."""
    async with desk.database.look() as session:
        query = select(DeadlineRow).where(DeadlineRow.ticket_id == ticket_id).order_by(DeadlineRow.id)
        return [row for row in await session.scalars(query) if target in {None, row.target}]


async def told(desk: DeskStage, ticket_id: int, *kinds: Kind) -> list[Change]:
    return [change for change in await desk.changes(ticket_id) if change.kind in kinds]


async def fire(desk: DeskStage) -> int:
    return await fire_due(desk.database, desk.desk)


async def notifications(desk: DeskStage) -> list[NotificationRow]:
    """Read what staff were told of deadlines."""
    async with desk.database.look() as session:
        query = select(NotificationRow).where(NotificationRow.kind.in_(list(Alert))).order_by(NotificationRow.id)
        return list(await session.scalars(query))
