"""Staff confirm what code read in an article: it stands for as long as the reading stays the same."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from kit import audit
from kit.clock import Clock
from kit.errors import Conflict
from knowledge.corrections import Act, Subject, corrections
from knowledge.coverage import subject_of
from knowledge.models import CorrectionRow
from knowledge.policies import facts
from knowledge.revision import touch


async def confirm(
    session: AsyncSession, clock: Clock, store_id: int, subject: Subject, value: Mapping[str, Any], *, by: str
) -> None:
    """Note that `value` was read rightly; what is decided by it does not change.

    Raises:
        Conflict: no article says so now, or a correction holds in its place.
    """
    made = (await corrections(session, store_id)).get(subject.key)
    if made is not None and made.holds:
        raise Conflict("A correction holds here. Withdraw it first.", code="fact_corrected")
    if not any(subject_of(fact) == subject and fact.value == value for fact in await facts(session, store_id)):
        raise Conflict("The articles say something else now. Look at the sentence again.", code="fact_changed")
    await _note(session, clock, (store_id, subject), Act.CONFIRMED, dict(value), by)


async def take_back(session: AsyncSession, clock: Clock, store_id: int, subject: Subject, *, by: str) -> None:
    """Take a confirmation back; nothing happens where there is none."""
    made = (await corrections(session, store_id)).get(subject.key)
    if made is not None and made.act is Act.CONFIRMED:
        await _note(session, clock, (store_id, subject), Act.WITHDRAWN, None, by)


async def _note(
    session: AsyncSession, clock: Clock, of: tuple[int, Subject], act: Act, value: dict[str, Any] | None, by: str
) -> None:
    store_id, subject = of
    row = CorrectionRow(
        store_id=store_id,
        kind=subject.key,
        act=act,
        value=value,
        article_id=None,
        why="",
        made_at=clock.now(),
        made_by=by,
    )
    session.add(row)
    what = "fact_confirmed" if act is Act.CONFIRMED else "fact_unconfirmed"
    audit.record(session, clock, store_id=store_id, actor=by, act=what, subject=subject.key, value=value)
    await touch(session, store_id)
