"""What a person has been told of, newest first, and up to where they have read it."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from helpdesk.tickets.access import seen_by
from helpdesk.tickets.models import NotificationReadRow, NotificationRow, TicketRow
from kit.auth import Actor
from staff.models import TeamMemberRow


async def notifications(
    session: AsyncSession, actor: Actor, *, before: int | None = None, after: int | None = None, limit: int = 50
) -> Sequence[NotificationRow]:
    """Read what somebody has been told, newest first; `after` reads what is newer, oldest first."""
    query = _mine(actor)
    if before is not None:
        query = query.where(NotificationRow.id < before)
    if after is not None:
        query = query.where(NotificationRow.id > after)
    order = NotificationRow.id.desc() if after is None else NotificationRow.id
    return (await session.scalars(query.order_by(order).limit(limit))).all()


async def read_up_to(session: AsyncSession, actor: Actor) -> int:
    """Return the number of the last notification that somebody has read."""
    row = await session.get(NotificationReadRow, actor.id, populate_existing=True)
    return 0 if row is None else row.notification_id


async def count_unread(session: AsyncSession, actor: Actor, *, most: int = 100) -> int:
    """Return how many somebody has not read, counted to `most`."""
    newer = _mine(actor).where(NotificationRow.id > await read_up_to(session, actor)).limit(most)
    return await session.scalar(select(func.count()).select_from(newer.subquery())) or 0


async def mark_read(session: AsyncSession, actor: Actor, notification_id: int) -> None:
    """Note that somebody has read what they were told, up to this one; it never goes back."""
    new = insert(NotificationReadRow).values(person_id=actor.id, notification_id=notification_id)
    later = func.greatest(NotificationReadRow.notification_id, new.excluded.notification_id)
    await session.execute(new.on_conflict_do_update(index_elements=["person_id"], set_={"notification_id": later}))


async def newest(session: AsyncSession) -> int:
    """Return the number of the last notification of all."""
    return await session.scalar(select(func.max(NotificationRow.id))) or 0


def _mine(actor: Actor) -> Select[NotificationRow]:
    return select(NotificationRow).join(TicketRow, TicketRow.id == NotificationRow.ticket_id).where(_for(actor))


def _for(actor: Actor) -> ColumnElement[bool]:
    """Return what is true of the notifications that are somebody's, of tickets that they may see (S3-55)."""
    teams = select(TeamMemberRow.team_id).where(TeamMemberRow.person_id == actor.id)
    everybodys = and_(NotificationRow.person_id.is_(None), NotificationRow.team_id.is_(None))
    is_own_act = NotificationRow.facts["by"].as_string() == actor.mark
    theirs = or_(
        NotificationRow.person_id == actor.id,
        and_(or_(everybodys, NotificationRow.team_id.in_(teams)), ~is_own_act),
    )
    return theirs & seen_by(actor)
