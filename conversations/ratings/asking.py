"""Asking customers how it was, and taking what they say."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from conversations.inbox import live_channel, lock
from conversations.models import ConversationRow
from conversations.ratings.models import RatingRow
from conversations.ratings.rules import Closed, Question, Standing, clean_comment, may_ask, standing
from kit.clock import Clock
from kit.errors import Conflict, NotFound
from kit.jobs import announce
from kit.live import tell
from stores.stores import get_store

RATING = "rating"
"""The hint to an open chat that there is a question, or that it was answered in another window."""


@dataclass(frozen=True, slots=True)
class Rated:
    """Event: a customer has said how it was, or thought better of it."""

    rating_id: int
    ticket_id: int
    score: int
    comment: str

    @property
    def lock(self) -> str:
        """What follows one rating happens in order."""
        return f"rating:{self.rating_id}"


async def ask(
    session: AsyncSession, *, store_id: int, conversation_id: int, ticket_id: int, staff_id: int, closed_at: datetime
) -> int | None:
    """Ask the customer of a conversation that a person has closed, if they are to be asked; returns the question's id.

    Raises NotFound.
    """
    store, row = await get_store(session, store_id), await lock(session, conversation_id)
    last = await _newest(session, row.id)
    closed = Closed(row.channel, row.is_preview, row.heard_at, closed_at)
    is_on = store.settings.widget.asks_rating
    if not may_ask(closed, is_on=is_on, asked_at=last.asked_at if last else None):
        return None
    asked = RatingRow(
        store_id=store_id,
        conversation_id=row.id,
        ticket_id=ticket_id,
        staff_id=staff_id,
        asked_at=closed_at,
    )
    session.add(asked)
    await session.flush()
    tell(session, live_channel(row.id), RATING)
    return asked.id


async def read_question(session: AsyncSession, clock: Clock, conversation_id: int) -> Question | None:
    """Return the question that a chat shows now: an open one, or one whose answer may still be changed."""
    query = (
        select(RatingRow, ConversationRow.heard_at)
        .join(ConversationRow, ConversationRow.id == RatingRow.conversation_id)
        .where(RatingRow.conversation_id == conversation_id)
        .order_by(RatingRow.id.desc())
        .limit(1)
    )
    found = (await session.execute(query)).one_or_none()
    if found is None:
        return None
    question = _describe(found[0])
    return None if standing(question, found[1], clock.now()) is Standing.OVER else question


async def rate(
    session: AsyncSession, clock: Clock, conversation_id: int, question_id: int, *, score: int, comment: str
) -> Question:
    """Take a customer's choice, with a comment or without one; the same again changes nothing.

    Raises:
        NotFound: with code `rating_not_asked`: this conversation was never asked that.
        Conflict: with code `rating_over`: the customer has written since, a week has passed without an answer, or a day
            since the first one.
        Invalid: with code `comment_invalid`.
    """
    words = clean_comment(comment)
    row = await lock(session, conversation_id)
    asked = await _newest(session, row.id)
    if asked is None or asked.id != question_id:
        known = await session.get(RatingRow, question_id)
        if known is None or known.conversation_id != row.id:
            raise NotFound("Nobody asked this here.", code="rating_not_asked")
        raise _over()
    if standing(_describe(asked), row.heard_at, clock.now()) is Standing.OVER:
        raise _over()
    if (asked.score, asked.comment) != (score, words):
        asked.score, asked.comment, asked.rated_at = score, words, asked.rated_at or clock.now()
        await session.flush()
        await announce(session, Rated(asked.id, asked.ticket_id, score, words))
        tell(session, live_channel(row.id), RATING)
    return _describe(asked)


async def _newest(session: AsyncSession, conversation_id: int) -> RatingRow | None:
    query = select(RatingRow).where(RatingRow.conversation_id == conversation_id)
    newest: RatingRow | None = await session.scalar(query.order_by(RatingRow.id.desc()).limit(1))
    return newest


def _describe(row: RatingRow) -> Question:
    return Question(row.id, row.asked_at, row.score, row.comment, row.rated_at)


def _over() -> Conflict:
    return Conflict("This can no longer be rated. Write a message instead.", code="rating_over")
