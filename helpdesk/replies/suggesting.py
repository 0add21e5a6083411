"""Thinks of the suggestions that are wanted, one after the other, and lets the agent's turns go first.

Rows say what is wanted, and every process that works looks for them each second. No transaction is open while it
thinks, and what came meanwhile wins: a suggestion to words that are no longer the last ones is dropped.
"""

from dataclasses import dataclass
from datetime import timedelta

import structlog
from sqlalchemy import ColumnElement, exists, or_, select, update

from conversations.assisting import Draft, NoDraft, WhyNot
from conversations.models import ConversationRow, InboxRow
from helpdesk.deps import Deps
from helpdesk.replies.models import SuggestionRow
from helpdesk.replies.suggestions import keep, wanted_by
from helpdesk.tickets.desk import live_channel
from kit.jobs import Jobs
from kit.live import tell
from stores.replies import ReplySettings
from stores.stores import get_store

EVERY_SECONDS = 1.0
CLAIM_LIVES = timedelta(seconds=20)
"""So long one may take to be thought of before another process tries."""
COURTESY = timedelta(seconds=5)
"""So long a suggestion lets customers go first who wait for the agent."""
log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class _Wanted:
    """One suggestion that this process has taken on."""

    id: int
    conversation_id: int
    answers_message_id: int
    settings: ReplySettings


def register(jobs: Jobs, deps: Deps) -> None:
    """Let each process that works look every second: one suggestion at a time in each."""

    async def look() -> None:
        await suggest_wanted(deps)

    jobs.every(EVERY_SECONDS, "helpdesk.suggest", look)


async def suggest_wanted(deps: Deps) -> int:
    """Think of all suggestions that are wanted, oldest first; returns how many."""
    done = 0
    while (wanted := await _take(deps)) is not None:
        await _keep(deps, wanted, await _think(deps, wanted))
        done += 1
    return done


async def _take(deps: Deps) -> _Wanted | None:
    """Take the oldest one that nobody is at; none while customers wait for the agent and it can wait itself."""
    now = deps.clock.now()
    free = (SuggestionRow.state == "waiting") & or_(
        SuggestionRow.claimed_until.is_(None), SuggestionRow.claimed_until <= now
    )
    async with deps.database.look() as session:
        if not await session.scalar(select(exists().where(free))):
            return None
    async with deps.database.begin() as session:
        oldest = select(SuggestionRow.id).where(free)
        if await session.scalar(select(_customers_wait())):
            oldest = oldest.where(SuggestionRow.created_at <= now - COURTESY)
        one = oldest.order_by(SuggestionRow.id).limit(1).with_for_update(skip_locked=True).scalar_subquery()
        taken = update(SuggestionRow).where(SuggestionRow.id == one).values(claimed_until=now + CLAIM_LIVES)
        row = (await session.scalars(taken.returning(SuggestionRow))).one_or_none()
        if row is None:
            return None
        settings = (await get_store(session, row.store_id)).settings.replies
        return _Wanted(row.id, row.conversation_id, row.answers_message_id, settings)


def _customers_wait() -> ColumnElement[bool]:
    """Return what is true while somebody waits for an answer of the agent's."""
    theirs = ConversationRow.id == InboxRow.conversation_id
    return exists().where(InboxRow.turn_id.is_(None), theirs, ConversationRow.holder == "agent")


async def _think(deps: Deps, wanted: _Wanted) -> Draft | NoDraft:
    """Return the draft; where the store wants none, nothing is thought of at all (S3-20)."""
    if not wanted.settings.suggestions:
        return NoDraft(WhyNot.OFF, wanted.answers_message_id)
    try:
        return wanted_by(wanted.settings, await deps.suggest(wanted.conversation_id))
    except Exception:  # whatever it is, the next one must still come
        log.exception("suggestion_failed", conversation_id=wanted.conversation_id)
        return NoDraft(WhyNot.FAILED, wanted.answers_message_id)


async def _keep(deps: Deps, wanted: _Wanted, found: Draft | NoDraft) -> None:
    async with deps.database.begin() as session:
        row = await session.get_one(SuggestionRow, wanted.id, with_for_update=True, populate_existing=True)
        if row.state != "waiting":
            return
        if found.answers_message_id != row.answers_message_id and isinstance(found, Draft):
            row.state, row.settled_at = "stale", deps.clock.now()
            return
        keep(deps.clock, row, found)
        tell(session, live_channel(row.store_id), f"ticket:{row.ticket_id}")
