"""Macros: an outcome in two clicks, bound to its template and its tags (S5-23 to S5-27). They move no money (D9b)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession

from helpdesk.replies.models import MacroRow
from helpdesk.replies.owned import (
    check_seen,
    check_writer,
    counts_in,
    find_key,
    found_by,
    get_row,
    keep,
    read_key,
    seen_by,
)
from helpdesk.replies.telling import REASONS
from helpdesk.replies.templates import check_key, keys_in_use
from helpdesk.tickets.acts import read_tag
from helpdesk.tickets.replying import Then
from kit import audit
from kit.auth import Actor
from kit.clock import Clock
from kit.errors import Conflict, Invalid
from kit.names import read_name

MOST_TAGS = 10
REFUND = "refund:"
"""A tag that begins so is a line of the figure of refund reasons (`helpdesk.reports.happened`)."""


class Outcome(StrEnum):
    """What a macro says was decided."""

    NONE = "none"
    """Nothing: it answers and tags alone."""
    LABEL_ISSUED = "label_issued"
    PARTIAL_REFUND = "partial_refund"
    """It asks for an amount, and for a reason, which becomes the tag `refund:<reason>`."""
    REPLACEMENT_CONFIRMED = "replacement_confirmed"


class Words(BaseModel):
    """What a manager writes anew of a macro; its key stays."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(max_length=200)
    outcome: Outcome = Outcome.NONE
    template_key: str = Field(max_length=100)
    """The template that it answers with: a store's own takes the place of the shared one."""
    tags: tuple[str, ...] = Field(default=(), max_length=MOST_TAGS)
    reasons: tuple[str, ...] = Field(default=(), max_length=len(REASONS))
    """Of these one is asked for: `damaged`, `late`, `wrong_item`, `missing_part`, `quality`, `goodwill`."""
    then: Then = "waiting"
    """What the ticket is after it."""
    place: int = Field(default=0, ge=0, le=1000)
    """Where it stands among the others: the lowest first."""
    seen_at: datetime | None = Field(default=None)
    """The `updated_at` that you know: where it was changed meanwhile, nothing is written (409)."""


class Draft(Words):
    """A new macro."""

    key: str = Field(max_length=100)
    store_id: int | None = Field(default=None, ge=1, le=2**31 - 1)
    """Whose own it is: it takes the place of the shared one with the same key; None shares it with all stores."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which macros are listed, after the one with this place and number."""

    store_id: int | None = None
    find: str = ""
    after: tuple[int, int] | None = None
    limit: int = 50


async def add(session: AsyncSession, clock: Clock, by: Actor, draft: Draft) -> MacroRow:
    """Write a new macro; one that was retired under its key comes back so.

    Raises:
        Invalid: with code `template_unknown`, `reason_unknown`, `reason_needed`, `tag_invalid`, `key_invalid` or
            `name_invalid`.
        Conflict: with code `macro_exists`.
        Forbidden, NotFound: as `owned.check_writer`.
    """
    await check_writer(session, by, draft.store_id)
    key = read_key(draft.key)
    taken = Conflict(f"There is a macro {key} already. Change that one.", code="macro_exists")
    row = await find_key(session, MacroRow, draft.store_id, key)
    if row is not None and row.retired_at is None:
        raise taken
    if row is None:
        row = MacroRow(store_id=draft.store_id, key=key, created_at=clock.now())
    await _write(session, clock, row, draft)
    row.retired_at = None
    await keep(session, row, taken)
    _trail(session, clock, by, row, "macro.added")
    return row


async def revise(session: AsyncSession, clock: Clock, by: Actor, number: int, words: Words) -> MacroRow:
    """Write a macro anew; what was decided with it stays. Raises as `add`, and `check_seen`."""
    row = await get_row(session, MacroRow, by, number, locked=True)
    await check_writer(session, by, row.store_id)
    check_seen(row, words.seen_at)
    await _write(session, clock, row, words)
    await session.flush()
    _trail(session, clock, by, row, "macro.revised")
    return row


async def retire(session: AsyncSession, clock: Clock, by: Actor, number: int) -> None:
    """Use a macro no more. Raises NotFound, Forbidden."""
    row = await get_row(session, MacroRow, by, number, locked=True)
    await check_writer(session, by, row.store_id)
    row.retired_at = row.updated_at = clock.now()
    await session.flush()
    _trail(session, clock, by, row, "macro.retired")


async def listing(session: AsyncSession, actor: Actor, wanted: Wanted) -> Sequence[MacroRow]:
    """Return macros in the order of their places; with a store those that count there."""
    query = select(MacroRow).where(seen_by(MacroRow, actor), found_by(MacroRow, wanted.find))
    if wanted.store_id is not None:
        query = query.where(counts_in(MacroRow, wanted.store_id))
    if wanted.after is not None:
        query = query.where(tuple_(MacroRow.place, MacroRow.id) > wanted.after)
    return (await session.scalars(query.order_by(MacroRow.place, MacroRow.id).limit(wanted.limit))).all()


async def problems(session: AsyncSession, rows: Sequence[MacroRow], store_id: int | None = None) -> dict[int, str]:
    """Return, for each macro that cannot be used, why: in a store, or in the one that it belongs to."""
    told: dict[int, str] = {}
    known: dict[int | None, frozenset[str]] = {}
    for row in rows:
        place = store_id if store_id is not None else row.store_id
        if place not in known:
            known[place] = await keys_in_use(session, place)
        if row.template_key not in known[place]:
            told[row.id] = f"Its template /{row.template_key} is not used any more. Bind it to another."
    return told


async def _write(session: AsyncSession, clock: Clock, row: MacroRow, words: Words) -> None:
    reasons = tuple(dict.fromkeys(words.reasons))
    for reason in reasons:
        if reason not in REASONS:
            raise Invalid(f"{reason[:40]} is no reason. Choose of these: {', '.join(REASONS)}.", code="reason_unknown")
    if words.outcome is Outcome.PARTIAL_REFUND and not reasons:
        raise Invalid("A refund needs its reason. Choose which ones may be given.", code="reason_needed")
    row.name, row.outcome, row.reasons = read_name(words.name), words.outcome.value, list(reasons)
    row.template_key = await check_key(session, row.store_id, words.template_key)
    row.tags = list({tag.casefold(): tag for tag in map(read_tag, words.tags)}.values())
    row.then, row.place, row.updated_at = words.then, words.place, clock.now()


def _trail(session: AsyncSession, clock: Clock, by: Actor, row: MacroRow, act: str) -> None:
    kept = ("key", "name", "outcome", "template_key", "tags", "reasons", "then", "place")
    facts = {name: getattr(row, name) for name in kept}
    audit.record(
        session, clock, store_id=row.store_id, actor=by.mark, act=act, subject=f"macro:{row.id}", written=facts
    )
