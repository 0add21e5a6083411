"""What people do to a ticket besides answering: each act is one change or none, and repeated it changes nothing more.

Every act takes who acts, checks that they may see the ticket, goes on in the ticket that a merged one went into, and
returns the number of the ticket that it changed. All raise NotFound for what the actor may not see.
"""

from datetime import datetime, timedelta

from sqlalchemy import delete
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from conversations.handoff import hand_back as hand_conversation_back
from conversations.handoff import let_go, pass_on
from helpdesk.tickets.acting import Acting, begin, begin_locked, catch_up, check_seen
from helpdesk.tickets.assigning import check_assignable, check_team
from helpdesk.tickets.desk import Desk, Opened, changing
from helpdesk.tickets.life import Kind, Priority, State
from helpdesk.tickets.models import WatcherRow
from kit.auth import Actor
from kit.errors import Invalid

LONGEST_TAG = 40
MOST_TAGS = 30
LONGEST_WAIT = timedelta(days=366)


async def assign(session: AsyncSession, desk: Desk, actor: Actor, ticket_id: int, person_id: int | None) -> int:
    """Give a ticket to somebody, or to nobody; a conversation that a person holds goes with it (S3-53, S4-05).

    Raises:
        Invalid: with code `not_assignable`: they are away or gone, may not answer customers, or do not see it.
    """
    acting = await begin_locked(session, actor, ticket_id)
    if person_id is not None:
        await check_assignable(session, person_id, acting.store_id, acting.team_id)
    for conversation_id in acting.conversations:
        await pass_on(session, desk.clock, conversation_id, person_id, by=actor.mark)
    async with changing(session, desk, acting.ticket_id) as opened:
        if opened.ticket.assignee_id != person_id:
            opened.change(Kind.ASSIGNED, by=actor.mark, staff_id=person_id)
    return acting.ticket_id


async def give_to_team(session: AsyncSession, desk: Desk, actor: Actor, ticket_id: int, team_id: int | None) -> int:
    """Put a ticket into a team's inbox, or back to Unassigned; whoever is not of that team no longer owns it (S2-25).

    Raises:
        Invalid: with code `team_unknown`.
    """
    acting = await begin_locked(session, actor, ticket_id)
    team = None if team_id is None else await check_team(session, team_id)
    async with changing(session, desk, acting.ticket_id) as opened:
        if opened.ticket.team_id == team_id:
            return acting.ticket_id
        owner = opened.ticket.assignee_id
        if team is not None and owner is not None and owner not in team.members:
            for conversation_id in acting.conversations:
                await pass_on(session, desk.clock, conversation_id, None, by=actor.mark)
            opened.change(Kind.ASSIGNED, by=actor.mark, why=f"{team.name} goes on with it.", staff_id=None)
        opened.change(Kind.TEAM, by=actor.mark, team_id=team_id)
    return acting.ticket_id


async def set_priority(session: AsyncSession, desk: Desk, actor: Actor, ticket_id: int, word: str) -> int:
    """Say how much a ticket hurries: `low`, `normal`, `high` or `urgent`; raises Invalid for another word."""
    priority = next((one for one in Priority if one.word == word), None)
    if priority is None:
        raise Invalid("Choose one of these priorities: low, normal, high, urgent.", code="priority_unknown")
    acting = await begin(session, actor, ticket_id)
    async with changing(session, desk, acting.ticket_id) as opened:
        if opened.ticket.priority is not priority:
            opened.change(Kind.PRIORITY, by=actor.mark, priority=word)
    return acting.ticket_id


async def tag(session: AsyncSession, desk: Desk, actor: Actor, ticket_id: int, name: str) -> int:
    """Mark a ticket with a tag; one that differs by capitals alone is the same.

    Raises:
        Invalid: with code `tag_invalid`: empty, longer than 40 characters or with hidden signs; or `too_many_tags`.
    """
    name = read_tag(name)
    acting = await begin(session, actor, ticket_id)
    async with changing(session, desk, acting.ticket_id) as opened:
        put_tag(opened, actor, name)
    return acting.ticket_id


def put_tag(opened: Opened, actor: Actor, name: str) -> None:
    """Mark an opened ticket with a tag as `read_tag` returns it. Raises Invalid with code `too_many_tags`."""
    if _find_tag(opened, name) is not None:
        return
    if len(opened.ticket.tags) >= MOST_TAGS:
        raise Invalid(f"A ticket has at most {MOST_TAGS} tags. Take one away first.", code="too_many_tags")
    opened.change(Kind.TAGGED, by=actor.mark, tag=name)


async def untag(session: AsyncSession, desk: Desk, actor: Actor, ticket_id: int, name: str) -> int:
    """Take a tag away; one that is not there changes nothing. Raises Invalid as `tag`."""
    name = read_tag(name)
    acting = await begin(session, actor, ticket_id)
    async with changing(session, desk, acting.ticket_id) as opened:
        known = _find_tag(opened, name)
        if known is not None:
            opened.change(Kind.UNTAGGED, by=actor.mark, tag=known)
    return acting.ticket_id


async def close(
    session: AsyncSession, desk: Desk, actor: Actor, ticket_id: int, *, seen: int | None = None, why: str = ""
) -> int:
    """Close a ticket (S3-47); a wish for a person that nobody took is over with it.

    Raises:
        Conflict: with code `heard_meanwhile` or `answered_meanwhile`: somebody wrote after the message `seen`.
    """
    acting = await begin_locked(session, actor, ticket_id)
    if seen is not None:
        await check_seen(session, acting, actor, seen, "customer", "person")
    await catch_up(session, desk, acting)
    await close_locked(session, desk, actor, acting, why=why)
    return acting.ticket_id


async def close_locked(session: AsyncSession, desk: Desk, actor: Actor, acting: Acting, *, why: str = "") -> None:
    """Close a ticket whose conversations are locked and taken in."""
    for conversation_id in acting.conversations:
        await let_go(session, desk.clock, conversation_id, by=actor.mark, is_hard=False)
    async with changing(session, desk, acting.ticket_id) as opened:
        if opened.ticket.state is not State.CLOSED:
            opened.change(Kind.CLOSED, by=actor.mark, why=why)
    await catch_up(session, desk, acting)


async def reopen(session: AsyncSession, desk: Desk, actor: Actor, ticket_id: int) -> int:
    """Open a ticket that is closed or put aside (S3-47)."""
    acting = await begin(session, actor, ticket_id)
    async with changing(session, desk, acting.ticket_id) as opened:
        if opened.ticket.state is not State.OPEN:
            opened.change(Kind.REOPENED, by=actor.mark)
    return acting.ticket_id


async def wait(session: AsyncSession, desk: Desk, actor: Actor, ticket_id: int, until: datetime | None) -> int:
    """Put a ticket aside until a moment, or until the customer writes again.

    Raises:
        Invalid: with code `moment_invalid`: it has passed, or is more than a year away.
    """
    now = desk.clock.now()
    if until is not None and (until.tzinfo is None or not now < until <= now + LONGEST_WAIT):
        raise Invalid("Choose a moment to come, within a year, with its time zone.", code="moment_invalid")
    acting = await begin(session, actor, ticket_id)
    async with changing(session, desk, acting.ticket_id) as opened:
        if (opened.ticket.state, opened.ticket.waits_until) != (State.WAITING, until):
            opened.change(Kind.WAITED, by=actor.mark, until=until.isoformat() if until else None)
    return acting.ticket_id


async def hand_back(session: AsyncSession, desk: Desk, actor: Actor, ticket_id: int) -> int:
    """Let the agent answer again in every conversation of a ticket (D9)."""
    acting = await begin_locked(session, actor, ticket_id)
    for conversation_id in acting.conversations:
        await hand_conversation_back(session, desk.clock, conversation_id, actor.id)
    await catch_up(session, desk, acting)
    return acting.ticket_id


async def watch(session: AsyncSession, desk: Desk, actor: Actor, ticket_id: int, *, is_watching: bool) -> int:
    """Tell somebody of a ticket though it is not theirs, or no longer."""
    acting = await begin(session, actor, ticket_id)
    if is_watching:
        row = insert(WatcherRow).values(ticket_id=acting.ticket_id, person_id=actor.id, created_at=desk.clock.now())
        await session.execute(row.on_conflict_do_nothing())
    else:
        mine = (WatcherRow.ticket_id == acting.ticket_id) & (WatcherRow.person_id == actor.id)
        await session.execute(delete(WatcherRow).where(mine))
    return acting.ticket_id


def read_tag(name: str) -> str:
    """Return a tag without spaces around it; raises Invalid with code `tag_invalid`."""
    name = name.strip()
    if not 0 < len(name) <= LONGEST_TAG or not name.isprintable():
        raise Invalid(f"A tag has 1 to {LONGEST_TAG} characters, in one line.", code="tag_invalid")
    return name


def _find_tag(opened: Opened, name: str) -> str | None:
    return next((one for one in opened.ticket.tags if one.casefold() == name.casefold()), None)
