"""Content gaps: questions that the shop's articles did not answer, and how often each was asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, case, func, select, text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from kit.auth import Actor, Role, digest, require
from kit.clock import Clock
from kit.errors import NotFound
from knowledge.models import GapRow
from knowledge.stems import stem, words

LONGEST = 300
_MOST_SHOWN = 200
_FIRST_FEW = text("'$[0 to 2]'::jsonpath")
"""How many other wordings are kept."""


@dataclass(frozen=True, slots=True)
class Gap:
    """One question without an answer; `times` is how often it was asked, in these words or like ones."""

    id: int
    question: str
    examples: tuple[str, ...]
    """Other wordings of it, newest first."""
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
        examples=[],
        times=1,
        conversation_id=conversation_id,
        first_at=now,
        last_at=now,
    )
    again = {
        "times": GapRow.times + 1,
        "question": asked.excluded.question,
        "examples": _with_last_wording(asked.excluded.question),
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
        Gap(
            id=row.id,
            question=row.question,
            examples=tuple(row.examples),
            language=row.language,
            times=row.times,
            conversation_id=row.conversation_id,
            first_at=row.first_at,
            last_at=row.last_at,
        )
        for row in rows
    ]


def _with_last_wording(asked: ColumnElement[str]) -> ColumnElement[list[str]]:
    """Return the wordings kept of a question that is asked again as `asked`: never the one that is shown as it."""
    others = GapRow.examples.op("-")(GapRow.question).op("-")(asked)
    older = case((GapRow.question == asked, func.jsonb_build_array()), else_=func.jsonb_build_array(GapRow.question))
    return func.jsonb_path_query_array(older.op("||")(others), _FIRST_FEW)


async def count_open(session: AsyncSession, store_id: int) -> int:
    """Count what is not answered yet."""
    rows = select(func.count()).select_from(GapRow).where(GapRow.store_id == store_id, GapRow.closed_at.is_(None))
    return await session.scalar(rows) or 0


async def set_open(session: AsyncSession, clock: Clock, by: Actor, which: tuple[int, int], *, is_open: bool) -> None:
    """Take a question (`which` is the store's id and its own) off the list, or put it back.

    It is taken off because an article answers it now, or because none should.

    Raises:
        Forbidden: only owners and admins may.
        NotFound: there is no such question in this store.
    """
    require(by, Role.ADMIN)
    store_id, gap_id = which
    row = await session.get(GapRow, gap_id, with_for_update=True)
    if row is None or row.store_id != store_id:
        raise NotFound("There is no such question. Look at the list again.", code="gap_not_found")
    row.closed_at, row.closed_by = (None, None) if is_open else (clock.now(), by.name)
