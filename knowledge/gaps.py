"""Content gaps: questions that the shop's articles did not answer, and how often each was asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from kit.auth import Actor, Role, digest, require
from kit.clock import Clock
from kit.errors import NotFound
from knowledge.models import GapRow
from knowledge.stems import stem, words

LONGEST = 300
_MOST_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Gap:
    """One question without an answer; `times` is how often it was asked, in these words or like ones."""

    id: int
    question: str
    language: str
    times: int
    conversation_id: int
    first_at: datetime
    last_at: datetime


async def record_gap(
    session: AsyncSession, clock: Clock, store_id: int, language: str, question: str, conversation_id: int
) -> None:
    """Count a question that no article answered; one that was closed and is asked again is open again."""
    said = " ".join(question.split())[:LONGEST]
    stems = sorted({stem(word, language) for word in words(said)})
    if not stems:
        return
    now = clock.now()
    asked = insert(GapRow).values(
        store_id=store_id,
        language=language,
        print=digest(" ".join(stems)),
        question=said,
        times=1,
        conversation_id=conversation_id,
        first_at=now,
        last_at=now,
    )
    again = {
        "times": GapRow.times + 1,
        "question": asked.excluded.question,
        "conversation_id": asked.excluded.conversation_id,
        "last_at": asked.excluded.last_at,
        "closed_at": None,
        "closed_by": None,
    }
    key = [GapRow.store_id, GapRow.language, GapRow.print]
    await session.execute(asked.on_conflict_do_update(index_elements=key, set_=again))


async def open_gaps(session: AsyncSession, store_id: int) -> Sequence[Gap]:
    """Return what is not answered yet, what was asked most often first."""
    rows = await session.scalars(
        select(GapRow)
        .where(GapRow.store_id == store_id, GapRow.closed_at.is_(None))
        .order_by(GapRow.times.desc(), GapRow.last_at.desc())
        .limit(_MOST_SHOWN)
    )
    return [
        Gap(row.id, row.question, row.language, row.times, row.conversation_id, row.first_at, row.last_at)
        for row in rows
    ]


async def close_gap(session: AsyncSession, clock: Clock, by: Actor, store_id: int, gap_id: int) -> None:
    """Take a question off the list, because an article answers it now or none should.

    Raises:
        Forbidden: only owners and admins may.
        NotFound: there is no such question in this store.
    """
    require(by, Role.ADMIN)
    row = await session.get(GapRow, gap_id, with_for_update=True)
    if row is None or row.store_id != store_id:
        raise NotFound("There is no such question. Look at the list again.", code="gap_not_found")
    row.closed_at, row.closed_by = clock.now(), by.name
