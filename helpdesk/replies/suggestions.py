"""Suggested replies and what becomes of them: wanted, ready, used, edited, left; none is ever sent from here (S3-17).

A follower of tickets notes that one is wanted where a customer waits for a person (S3-12); `suggesting` thinks of it
beside the turns. What a person then sends is compared with it; whatever is written on makes it stale.
"""

from collections.abc import Sequence
from typing import Any

from pydantic import TypeAdapter
from rapidfuzz import fuzz
from sqlalchemy import Update, bindparam, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from conversations import inbox
from conversations.assisting import Draft, NoDraft, WhyNot
from conversations.messages import Author
from conversations.models import MessageRow
from helpdesk.replies.models import SuggestionRow
from helpdesk.tickets.desk import Desk, Opened
from helpdesk.tickets.life import Change, Holder, Kind, State
from kit.auth import Actor
from kit.clock import Clock
from kit.errors import NotFound
from stores.replies import ReplySettings

ALIKE = 70
"""How alike, of 100, a sent reply and a suggestion are where the one was made of the other."""
LEAST_OF_IT = 0.3
"""How much of a suggestion's length a reply has at least that was made of it."""
_OPEN = ("waiting", "ready", "none")
_DRAFT: TypeAdapter[Draft] = TypeAdapter(Draft)
_ASKS = frozenset({Kind.HEARD, Kind.NEEDS_PERSON, Kind.TAKEN})
_LAST_HEARD = (
    select(MessageRow.id)
    .where(MessageRow.conversation_id == bindparam("conversation_id"), MessageRow.author == Author.CUSTOMER)
    .order_by(MessageRow.id.desc())
    .limit(1)
)


async def follow(session: AsyncSession, desk: Desk, opened: Opened) -> None:
    """Want a suggestion where a customer waits for a person, and settle those that something was written after."""
    for change in opened.happened(Kind.REPLIED):
        await _answered(session, desk.clock, change)
    asks = [change for change in opened.changes if change.kind in _ASKS and "conversation_id" in change.facts]
    if asks and _waits_for_person(opened):
        await want(session, desk.clock, opened, int(asks[-1].facts["conversation_id"]))


def _waits_for_person(opened: Opened) -> bool:
    ticket = opened.ticket
    if ticket.is_preview or ticket.state is State.CLOSED or ticket.holder is not Holder.PERSON:
        return False
    return ticket.person_awaited_since is not None or ticket.unanswered_since is not None


async def want(session: AsyncSession, clock: Clock, opened: Opened, conversation_id: int) -> None:
    """Note once that the customer's last message is to have a suggestion; those to earlier ones are stale."""
    message_id = await session.scalar(_LAST_HEARD, {"conversation_id": conversation_id})
    if message_id is None:
        return
    earlier = _of(conversation_id).where(SuggestionRow.answers_message_id < message_id)
    await session.execute(earlier.values(state="stale", settled_at=clock.now()))
    wanted = insert(SuggestionRow).values(
        store_id=opened.ticket.store_id,
        ticket_id=opened.id,
        conversation_id=conversation_id,
        answers_message_id=message_id,
        state="waiting",
        why="",
        text="",
        language="",
        draft={},
        is_edited=False,
        created_at=clock.now(),
    )
    await session.execute(wanted.on_conflict_do_nothing())


def keep(clock: Clock, row: SuggestionRow, found: Draft | NoDraft) -> None:
    """Keep what was thought of for a locked row: a draft, or why there is none."""
    row.claimed_until = None
    if isinstance(found, NoDraft):
        row.state, row.why, row.text, row.draft = "none", str(found.why), "", {}
    else:
        row.state, row.why, row.text, row.language = "ready", "", found.text, found.language
        row.draft = _DRAFT.dump_python(found, mode="json")
    row.settled_at = clock.now()


async def keep_asked(
    session: AsyncSession, clock: Clock, actor: Actor, where: dict[str, int], found: Draft | NoDraft
) -> SuggestionRow | None:
    """Keep what a person asked for by hand (S4-25), in place of what was suggested to the same message by itself.

    `where` names the row's store, ticket and conversation. Returns None where there is no message to answer.
    """
    if not found.answers_message_id:
        return None
    values: dict[str, Any] = {**where, "answers_message_id": found.answers_message_id, "created_at": clock.now()}
    empty: dict[str, Any] = {"why": "", "text": "", "language": "", "draft": {}, "is_edited": False}
    await session.execute(insert(SuggestionRow).values(**values, **empty, state="none").on_conflict_do_nothing())
    row = await _locked(session, where["conversation_id"], found.answers_message_id)
    if row.state != "used":
        row.asked_by = actor.id
        keep(clock, row, found)
    return row


async def dismiss(session: AsyncSession, clock: Clock, actor: Actor, conversation_ids: Sequence[int]) -> None:
    """Put the suggestion of a ticket aside; raises NotFound where none is ready."""
    row = await newest(session, conversation_ids)
    if row is None or row.state != "ready":
        raise NotFound("There is no suggestion here any more.", code="suggestion_not_found")
    row.state, row.settled_by, row.settled_at = "dismissed", actor.id, clock.now()


async def newest(session: AsyncSession, conversation_ids: Sequence[int]) -> SuggestionRow | None:
    """Read the newest suggestion of some conversations."""
    found: SuggestionRow | None = await session.scalar(
        select(SuggestionRow)
        .where(SuggestionRow.conversation_id.in_(conversation_ids))
        .order_by(SuggestionRow.answers_message_id.desc())
        .limit(1)
    )
    return found


def draft_of(row: SuggestionRow) -> Draft | None:
    """Return the draft that a row holds."""
    return _DRAFT.validate_python(row.draft) if row.draft else None


def wanted_by(settings: ReplySettings, found: Draft | NoDraft) -> Draft | NoDraft:
    """Return a draft if the store wants one for what it is about (S5-52)."""
    if not settings.suggestions:
        return NoDraft(WhyNot.OFF, found.answers_message_id)
    wanted = set(settings.suggestion_topics)
    if wanted and isinstance(found, Draft) and not wanted & set(found.topics):
        return NoDraft(WhyNot.OTHER_TOPIC, found.answers_message_id)
    return found


async def _answered(session: AsyncSession, clock: Clock, change: Change) -> None:
    """Settle what somebody has answered: by the suggestion's own words, by these changed, or otherwise."""
    conversation_id, message_id = int(change.facts["conversation_id"]), int(change.facts["message_id"])
    before = _of(conversation_id).where(SuggestionRow.answers_message_id < message_id)
    if change.facts["author"] == "person" and (row := await _ready(session, conversation_id, message_id)):
        sent = inbox.said(await session.get_one(MessageRow, message_id)).text
        if is_made_of(sent, row.text):
            row.state, row.is_edited = "used", _plain(sent) != _plain(row.text)
            row.sent_message_id, row.settled_by = message_id, change.facts.get("staff_id")
            row.settled_at = clock.now()
            await session.flush()
    if change.facts["author"] == "person":
        await session.execute(before.values(state="stale", settled_at=clock.now()))


async def _ready(session: AsyncSession, conversation_id: int, before: int) -> SuggestionRow | None:
    found: SuggestionRow | None = await session.scalar(
        select(SuggestionRow)
        .where(SuggestionRow.conversation_id == conversation_id, SuggestionRow.state == "ready")
        .where(SuggestionRow.answers_message_id < before)
        .order_by(SuggestionRow.answers_message_id.desc())
        .limit(1)
        .with_for_update()
    )
    return found


async def _locked(session: AsyncSession, conversation_id: int, message_id: int) -> SuggestionRow:
    mine = (SuggestionRow.conversation_id == conversation_id) & (SuggestionRow.answers_message_id == message_id)
    query = select(SuggestionRow).where(mine).with_for_update().execution_options(populate_existing=True)
    return (await session.scalars(query)).one()


def _of(conversation_id: int) -> Update:
    """Return the change of a conversation's suggestions that nobody has settled."""
    mine = update(SuggestionRow).where(SuggestionRow.conversation_id == conversation_id)
    return mine.where(SuggestionRow.state.in_(_OPEN)).execution_options(synchronize_session="fetch")


def is_made_of(sent: str, suggested: str) -> bool:
    """Whether what was sent was made of what was suggested: most of its words, or the best part of them."""
    sent, suggested = _plain(sent), _plain(suggested)
    if not sent or len(sent) < LEAST_OF_IT * len(suggested):
        return False
    return max(fuzz.ratio(sent, suggested), fuzz.partial_ratio(sent, suggested)) >= ALIKE


def _plain(text: str) -> str:
    return " ".join(text.split())
