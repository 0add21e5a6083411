"""Keys with which programs act: shown once, kept as a print, never stronger than whoever made them is now."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from kit import audit
from kit.auth import Actor, Role, digest, new_key, require
from kit.clock import Clock
from kit.errors import Conflict, Forbidden, Invalid, NotFound, Unauthenticated
from kit.live import Live
from kit.names import read_name
from staff.models import ApiKeyRow, PersonRow
from staff.people import STORES, TEAMS, describe, read_role

SCOPES = (
    "tickets:read",
    "tickets:write",
    "customers:read",
    "customers:write",
    "reports:read",
    "settings:read",
    "settings:write",
)
BEGINS = "tsk_"
MOST = 100
PER_MINUTE = 600
_SHOWN = len(BEGINS) + 6
_USED_EVERY = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class ApiKey:
    """A key as its list shows it; `stores` None is all that its maker sees."""

    id: int
    name: str
    begins_with: str
    role: Role
    scopes: tuple[str, ...]
    stores: tuple[int, ...] | None
    person_id: int
    created_at: datetime
    used_at: datetime | None
    revoked_at: datetime | None


async def make_key(
    session: AsyncSession,
    clock: Clock,
    by: Actor,
    *,
    name: str,
    role: Role,
    scopes: Collection[str],
    stores: Collection[int] | None = None,
) -> tuple[ApiKey, str]:
    """Make a key and return it with its secret, which is shown this once.

    Raises:
        Forbidden: `by` is neither owner nor admin, has a lower role than the key, or sees fewer stores.
        Invalid: the name cannot be read, or a scope is none.
        Conflict: with code `keys_full`: there are `MOST` already.
    """
    require(by, Role.ADMIN)
    name = read_name(name)
    if role > by.role:
        raise Forbidden("A key may have your own role at most. Choose a lower one.", needed=role.word)
    if not scopes or not set(scopes) <= set(SCOPES):
        raise Invalid(f"Choose among these scopes: {', '.join(SCOPES)}.", code="scope_unknown")
    if by.stores is not None and not (stores is not None and set(stores) <= by.stores):
        raise Forbidden("Choose among the stores that you see yourself.", code="store_not_yours")
    living = await session.scalar(select(func.count()).where(ApiKeyRow.revoked_at.is_(None)))
    if (living or 0) >= MOST:
        raise Conflict(f"There are {MOST} keys already. Revoke one that is not used.", code="keys_full")
    secret = f"{BEGINS}{new_key(32)}"
    row = ApiKeyRow(
        name=name,
        key_print=digest(secret),
        begins_with=secret[:_SHOWN],
        role=role.word,
        scopes=[scope for scope in SCOPES if scope in scopes],
        store_ids=None if stores is None else sorted(set(stores)),
        person_id=by.id,
        created_at=clock.now(),
    )
    session.add(row)
    await session.flush()
    _note(session, clock, by, "key.made", row, role=role.word, scopes=row.scopes, stores=row.store_ids)
    return _key(row), secret


async def all_keys(session: AsyncSession) -> list[ApiKey]:
    """Read every key, newest first, also the revoked ones."""
    return [_key(row) for row in await session.scalars(select(ApiKeyRow).order_by(ApiKeyRow.id.desc()))]


async def revoke_key(session: AsyncSession, clock: Clock, by: Actor, key_id: int) -> ApiKey:
    """End a key at once. Raises Forbidden: `by` is neither owner nor admin; NotFound."""
    require(by, Role.ADMIN)
    row = await session.get(ApiKeyRow, key_id, with_for_update=True, populate_existing=True)
    if row is None:
        raise NotFound("There is no such key.", code="key_not_found")
    if row.revoked_at is None:
        row.revoked_at = clock.now()
        _note(session, clock, by, "key.revoked", row)
        await session.flush()
    return _key(row)


async def key_actor(session: AsyncSession, clock: Clock, secret: str) -> Actor:
    """Return who acts with a key: its maker as they are now, within the key's role, stores and scopes.

    Raises:
        Unauthenticated: with code `key_invalid`: unknown or revoked, or its maker was shut out.
        TooMany: it was used more than `PER_MINUTE` times within a minute.
    """
    found = await session.execute(
        select(ApiKeyRow, PersonRow, STORES, TEAMS)
        .join(PersonRow, PersonRow.id == ApiKeyRow.person_id)
        .where(ApiKeyRow.key_print == digest(secret), ApiKeyRow.revoked_at.is_(None), PersonRow.is_active.is_(True))
    )
    row = found.first()
    if row is None:
        raise Unauthenticated("This key is unknown or was revoked. Make a new one.", code="key_invalid")
    key, maker = row[0], describe(*row[1:]).actor
    live: Live | None = session.info.get("live")
    left = None if live is None else await live.limit(f"staff.key:{key.id}", PER_MINUTE, timedelta(minutes=1))
    await _mark_used(session, key, clock.now())
    stores = maker.stores
    if key.store_ids is not None:
        stores = frozenset(key.store_ids) & (maker.stores if maker.stores is not None else frozenset(key.store_ids))
    role = min(read_role(key.role), maker.role)
    return replace(maker, role=role, stores=stores, scopes=frozenset(key.scopes), key_id=key.id, calls_left=left)


async def _mark_used(session: AsyncSession, key: ApiKeyRow, now: datetime) -> None:
    """Keep when a key was used, to the minute; whoever is doing so already is not waited for."""
    if key.used_at is not None and now - key.used_at < _USED_EVERY:
        return
    free = select(ApiKeyRow.id).where(ApiKeyRow.id == key.id).with_for_update(skip_locked=True).scalar_subquery()
    used = update(ApiKeyRow).where(ApiKeyRow.id == free).values(used_at=now)
    await session.execute(used.execution_options(synchronize_session=False))


def _key(row: ApiKeyRow) -> ApiKey:
    return ApiKey(
        id=row.id,
        name=row.name,
        begins_with=row.begins_with,
        role=read_role(row.role),
        scopes=tuple(row.scopes),
        stores=None if row.store_ids is None else tuple(row.store_ids),
        person_id=row.person_id,
        created_at=row.created_at,
        used_at=row.used_at,
        revoked_at=row.revoked_at,
    )


def _note(session: AsyncSession, clock: Clock, by: Actor, act: str, row: ApiKeyRow, **facts: object) -> None:
    audit.record(session, clock, store_id=None, actor=by.mark, act=act, subject=f"key:{row.id}", name=row.name, **facts)
