"""Canned replies (S4-24, S5-08): written by managers, shared by all stores or one store's own, found by a slash."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession

from helpdesk.replies.models import TemplateRow
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
from helpdesk.replies.voice import read_texts
from kit import audit
from kit.auth import Actor
from kit.clock import Clock
from kit.errors import Conflict, Invalid, NotFound
from kit.names import read_name

MOST_TEXTS = 45
"""A text in each language and each tone."""


class Words(BaseModel):
    """What a manager writes anew of a template; its key stays."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(max_length=200)
    texts: dict[str, str] = Field(max_length=MOST_TEXTS)
    """The words by language, `en`, or by language and tone, `en:friendly`: 1 to 4,000 characters each."""
    seen_at: datetime | None = Field(default=None)
    """The `updated_at` that you know: where it was changed meanwhile, nothing is written (409)."""


class Draft(Words):
    """A new template."""

    key: str = Field(max_length=100)
    """What it is typed by after the slash."""
    store_id: int | None = Field(default=None, ge=1, le=2**31 - 1)
    """Whose own it is: it takes the place of the shared one with the same key; None shares it with all stores."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which templates are listed, after the one with this key and number."""

    store_id: int | None = None
    """Those that count in a store; None for every one that somebody may see."""
    find: str = ""
    after: tuple[str, int] | None = None
    limit: int = 50


async def add(session: AsyncSession, clock: Clock, by: Actor, draft: Draft) -> TemplateRow:
    """Write a new template; one that was retired under its key comes back with these words.

    Raises:
        Invalid: as `voice.read_texts`; with code `key_invalid` or `name_invalid`.
        Conflict: with code `template_exists`.
        Forbidden, NotFound: as `owned.check_writer`.
    """
    await check_writer(session, by, draft.store_id)
    key, name, texts = read_key(draft.key), read_name(draft.name), read_texts(draft.texts)
    now = clock.now()
    row = await find_key(session, TemplateRow, draft.store_id, key)
    if row is not None and row.retired_at is None:
        raise _taken(key)
    if row is None:
        row = TemplateRow(store_id=draft.store_id, key=key, created_at=now)
    row.name, row.texts, row.updated_at, row.retired_at = name, texts, now, None
    await keep(session, row, _taken(key))
    _trail(session, clock, by, row, "template.added")
    return row


async def revise(session: AsyncSession, clock: Clock, by: Actor, number: int, words: Words) -> TemplateRow:
    """Write a template anew; what went out with it stays as it was. Raises as `add`, `check_seen`, and NotFound."""
    row = await get_row(session, TemplateRow, by, number, locked=True)
    await check_writer(session, by, row.store_id)
    check_seen(row, words.seen_at)
    row.name, row.texts, row.updated_at = read_name(words.name), read_texts(words.texts), clock.now()
    await session.flush()
    _trail(session, clock, by, row, "template.revised")
    return row


async def restore(session: AsyncSession, clock: Clock, by: Actor, key: str, words: Words) -> TemplateRow:
    """Write a shared template as it was at the start, also where it was changed or retired. Raises Forbidden."""
    await check_writer(session, by, None)
    now = clock.now()
    row = await find_key(session, TemplateRow, None, key)
    if row is None:
        row = TemplateRow(store_id=None, key=key, created_at=now)
    row.name, row.texts, row.updated_at, row.retired_at = words.name, dict(words.texts), now, None
    await keep(session, row, _taken(key))
    _trail(session, clock, by, row, "template.restored")
    return row


async def shared(session: AsyncSession, keys: Sequence[str]) -> dict[str, TemplateRow]:
    """Return those of these keys that all stores share now."""
    place = TemplateRow.store_id.is_(None) & TemplateRow.retired_at.is_(None)
    rows = await session.scalars(select(TemplateRow).where(place, TemplateRow.key.in_(keys)))
    return {row.key: row for row in rows}


async def retire(session: AsyncSession, clock: Clock, by: Actor, number: int) -> None:
    """Use a template no more: a store's own gives way to the shared one with its key. Raises NotFound, Forbidden."""
    row = await get_row(session, TemplateRow, by, number, locked=True)
    await check_writer(session, by, row.store_id)
    row.retired_at = row.updated_at = clock.now()
    await session.flush()
    _trail(session, clock, by, row, "template.retired")


async def listing(session: AsyncSession, actor: Actor, wanted: Wanted) -> Sequence[TemplateRow]:
    """Return templates in the order of their keys; a leading slash in `find` is typed, not searched for."""
    query = select(TemplateRow).where(seen_by(TemplateRow, actor), found_by(TemplateRow, wanted.find))
    if wanted.store_id is not None:
        query = query.where(counts_in(TemplateRow, wanted.store_id))
    if wanted.after is not None:
        query = query.where(tuple_(TemplateRow.key, TemplateRow.id) > wanted.after)
    return (await session.scalars(query.order_by(TemplateRow.key, TemplateRow.id).limit(wanted.limit))).all()


async def in_store(session: AsyncSession, store_id: int, key: str) -> TemplateRow:
    """Return the template that counts under a key in a store. Raises NotFound with code `template_not_found`."""
    query = select(TemplateRow).where(TemplateRow.key == key, counts_in(TemplateRow, store_id))
    row = await session.scalar(query.order_by(TemplateRow.id))
    if row is None:
        raise NotFound(f"There is no template /{key[:40]} in this store.", code="template_not_found")
    return row


async def keys_in_use(session: AsyncSession, store_id: int | None) -> frozenset[str]:
    """Return the keys under which there is a template in a store, or for all stores."""
    place = TemplateRow.store_id.is_(None) if store_id is None else counts_in(TemplateRow, store_id)
    return frozenset(await session.scalars(select(TemplateRow.key).where(place, TemplateRow.retired_at.is_(None))))


async def check_key(session: AsyncSession, store_id: int | None, key: str) -> str:
    """Return the key of a template that a macro may be bound to. Raises Invalid with code `template_unknown`."""
    plain = read_key(key)
    if plain not in await keys_in_use(session, store_id):
        where = "that all stores share" if store_id is None else "in this store"
        sentence = f"There is no template /{plain} {where}. Write it first, or bind the macro to another."
        raise Invalid(sentence, code="template_unknown")
    return plain


def _taken(key: str) -> Conflict:
    return Conflict(f"There is a template /{key} already. Change that one.", code="template_exists")


def _trail(session: AsyncSession, clock: Clock, by: Actor, row: TemplateRow, act: str) -> None:
    audit.record(
        session,
        clock,
        store_id=row.store_id,
        actor=by.mark,
        act=act,
        subject=f"template:{row.id}",
        key=row.key,
        name=row.name,
        texts=row.texts,
    )
