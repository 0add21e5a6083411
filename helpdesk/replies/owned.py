"""What is one store's own or shared by all: which of it counts in a store, who sees it, and who may write it (S5-58).

It holds for templates and macros alike: a store's own one takes the place of the shared one with the same key.
"""

import re
from datetime import datetime
from typing import TypeVar

from sqlalchemy import ColumnElement, exists, or_, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from helpdesk.replies.models import MacroRow, TemplateRow
from helpdesk.tickets.access import check_store
from kit.auth import Actor, Role, require
from kit.errors import Conflict, Forbidden, Invalid, NotFound

SCOPE = "settings:write"
Row = TypeVar("Row", TemplateRow, MacroRow)
_KEY = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")


async def check_writer(session: AsyncSession, by: Actor, store_id: int | None) -> None:
    """Refuse whoever may not write what is this store's, or with None what all share.

    Raises:
        Forbidden: they are no manager; or with code `stores_limited`: it is shared, and they see some stores alone.
        NotFound: there is no such store, or not for them.
    """
    require(by, Role.MANAGER, SCOPE)
    if store_id is not None:
        await check_store(session, by, store_id)
    elif by.stores is not None:
        sentence = "What all stores share is written by somebody who sees them all. Name one of your stores instead."
        raise Forbidden(sentence, code="stores_limited")


def check_seen(row: TemplateRow | MacroRow, seen_at: datetime | None) -> None:
    """Refuse to write over what somebody else wrote meanwhile. Raises Conflict with code `changed_meanwhile`."""
    if seen_at is not None and row.updated_at != seen_at:
        sentence = "Somebody else has changed it meanwhile. Look at it as it is now, then save your own words again."
        raise Conflict(sentence, code="changed_meanwhile", updated_at=row.updated_at.isoformat())


def read_key(key: str) -> str:
    """Return what something is typed by. Raises Invalid with code `key_invalid`."""
    plain = key.strip().removeprefix("/").casefold()
    if not _KEY.fullmatch(plain):
        sentence = "A key has 1 to 40 small letters, digits, - and _, and begins with a letter or a digit."
        raise Invalid(sentence, code="key_invalid")
    return plain


def seen_by(table: type[Row], actor: Actor) -> ColumnElement[bool]:
    """Return what is true of the rows that somebody may see: those of their stores, and what all share."""
    if actor.stores is None:
        return table.retired_at.is_(None)
    return table.retired_at.is_(None) & or_(table.store_id.is_(None), table.store_id.in_(actor.stores))


def counts_in(table: type[Row], store_id: int) -> ColumnElement[bool]:
    """Return what is true of the rows that count in a store."""
    own = aliased(table)
    is_replaced = exists().where(own.store_id == store_id, own.key == table.key, own.retired_at.is_(None))
    is_shared = table.store_id.is_(None) & ~is_replaced
    return table.retired_at.is_(None) & or_(table.store_id == store_id, is_shared)


async def find_key(session: AsyncSession, table: type[Row], store_id: int | None, key: str) -> Row | None:
    """Lock and return what has this key in just this place, also where it is retired."""
    place = table.store_id.is_(None) if store_id is None else table.store_id == store_id
    found: Row | None = await session.scalar(select(table).where(place, table.key == key).with_for_update())
    return found


def found_by(table: type[Row], words: str) -> ColumnElement[bool]:
    """Return what is true of the rows whose key begins so, or in whose name the words stand."""
    plain = words.replace("\x00", "").strip().removeprefix("/").strip()
    if not plain:
        return table.retired_at.is_(None)
    return table.key.startswith(plain.casefold(), autoescape=True) | table.name.icontains(plain, autoescape=True)


async def get_row(session: AsyncSession, table: type[Row], actor: Actor, number: int, *, locked: bool = False) -> Row:
    """Read a living row that somebody may see. Raises NotFound."""
    query = select(table).where(table.id == number, seen_by(table, actor))
    row = await session.scalar(query.with_for_update() if locked else query)
    if row is None:
        what = "template" if table is TemplateRow else "macro"
        raise NotFound(f"There is no such {what}.", code=f"{what}_not_found")
    return row


async def keep(session: AsyncSession, row: TemplateRow | MacroRow, taken: Conflict) -> None:
    """Write a row; raises `taken` where somebody else has just written one with the same key."""
    try:
        async with session.begin_nested():
            session.add(row)
    except IntegrityError as error:
        raise taken from error
