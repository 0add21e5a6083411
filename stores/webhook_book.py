"""The webhooks of a store: registered, revised, given a new secret, switched on and off, and retired.

A secret is shown once, to whoever asked for it, and kept sealed. Every change leaves a trail.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Select, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from kit import audit
from kit.auth import Actor
from kit.clock import Clock
from kit.errors import Conflict, Forbidden, Invalid, NotFound, Temporary
from kit.http import Outgoing
from kit.vault import Vault
from stores.models import WebhookDeliveryRow, WebhookRow
from stores.webhook_events import EVENTS
from stores.webhook_signing import new_secret
from stores.webhooks import changed

MOST = 20
"""Webhooks of one store, and as many of all stores."""
LONGEST_DESCRIPTION = 200
OLD_SECRET_LIVES = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Webhook:
    """A webhook as its list shows it; `store_id` None stands for all stores. Its secret is not here."""

    id: int
    store_id: int | None
    url: str
    description: str
    events: tuple[str, ...]
    is_active: bool
    problem: str
    """Why it was switched off by itself; empty while it works."""
    failing_since: datetime | None
    old_until: datetime | None
    """Until when the secret before this one signs too."""
    created_by: str
    created_at: datetime
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants to be told, and where."""

    url: str
    events: Collection[str]
    description: str = ""
    is_of_all_stores: bool = False


async def check_url(out: Outgoing, url: str) -> None:
    """Refuse an address that may not be asked, or whose name nobody knows; it looks the name up.

    Raises:
        Invalid: with code `url_invalid`, `url_inside` or `url_unknown`.
    """
    try:
        await out.look(url)
    except Temporary as error:
        raise Invalid(error.detail, code="url_unknown") from error


def check_reader(by: Actor) -> None:
    """Refuse who may not read all tickets: what a webhook is told would show them what they may not see.

    Raises:
        Forbidden: with code `teams_limited`, or `scope_missing` for a key that may not read tickets.
    """
    if by.teams is not None:
        raise Forbidden(
            "A webhook hears of the tickets of all teams. Ask somebody who sees them.", code="teams_limited"
        )
    if by.scopes is not None and "tickets:read" not in by.scopes:
        raise Forbidden(
            "A webhook hears of tickets. Use a key that also has the scope tickets:read.",
            code="scope_missing",
            needed="tickets:read",
        )


async def webhooks_of(session: AsyncSession, by: Actor, store_id: int) -> list[Webhook]:
    """Read the webhooks of a store, oldest first, with those of all stores if somebody sees all."""
    rows = await session.scalars(_living().where(_seen_by(by, store_id)).order_by(WebhookRow.id))
    return [describe(row) for row in rows]


async def get_webhook(session: AsyncSession, by: Actor, store_id: int, webhook_id: int) -> Webhook:
    """Read one of them. Raises NotFound."""
    row = await session.scalar(_living().where(WebhookRow.id == webhook_id, _seen_by(by, store_id)))
    if row is None:
        raise _not_found()
    return describe(row)


async def find_webhook(session: AsyncSession, by: Actor, webhook_id: int) -> Webhook:
    """Read one of any store that somebody may see. Raises NotFound."""
    row = await session.scalar(_living().where(WebhookRow.id == webhook_id))
    if row is None or (by.stores is not None and row.store_id not in by.stores):
        raise _not_found()
    return describe(row)


async def register(
    session: AsyncSession, clock: Clock, vault: Vault, by: Actor, store_id: int, wish: Wish
) -> tuple[Webhook, str]:
    """Add a webhook and return it with its secret, which is shown this once; its address was checked before.

    Raises:
        Forbidden: somebody who sees some stores only wants to hear of all, or `check_reader` refuses them.
        Invalid: no event is chosen, or one is none.
        Conflict: with code `webhooks_full`.
    """
    check_reader(by)
    if wish.is_of_all_stores and by.stores is not None:
        raise Forbidden("You see some stores only. Choose this store.", code="store_not_yours")
    events = read_events(wish.events)
    owner = None if wish.is_of_all_stores else store_id
    here = WebhookRow.store_id.is_(None) if owner is None else WebhookRow.store_id == owner
    if len((await session.scalars(_living().where(here))).all()) >= MOST:
        raise Conflict(f"There are {MOST} webhooks already. Retire one that is not used.", code="webhooks_full")
    secret, now = new_secret(), clock.now()
    row = WebhookRow(
        store_id=owner,
        url=wish.url.strip(),
        description=wish.description.strip(),
        events=list(events),
        secret=vault.seal(secret),
        created_by=by.mark,
        created_at=now,
        updated_at=now,
    )
    session.add(row)
    await session.flush()
    note(session, clock, by.mark, "webhook.registered", row, url=row.url, events=row.events)
    changed(session)
    return describe(row), secret


async def revise(session: AsyncSession, clock: Clock, by: Actor, webhook_id: int, wish: Wish) -> Webhook:
    """Change where it is, what it is told of, and what it is called; its address was checked before. Raises Invalid."""
    check_reader(by)
    row = await locked(session, webhook_id)
    row.url, row.events, row.description = wish.url.strip(), list(read_events(wish.events)), wish.description.strip()
    row.updated_at = clock.now()
    note(session, clock, by.mark, "webhook.revised", row, url=row.url, events=row.events)
    changed(session)
    await session.flush()
    return describe(row)


async def rotate(session: AsyncSession, clock: Clock, vault: Vault, by: Actor, webhook_id: int) -> tuple[Webhook, str]:
    """Give it a new secret, shown this once; for `OLD_SECRET_LIVES` the one before signs too."""
    check_reader(by)
    row = await locked(session, webhook_id)
    secret = new_secret()
    row.old_secret, row.old_until = row.secret, clock.now() + OLD_SECRET_LIVES
    row.secret, row.updated_at = vault.seal(secret), clock.now()
    note(session, clock, by.mark, "webhook.secret_rotated", row)
    await session.flush()
    return describe(row), secret


async def switch(session: AsyncSession, clock: Clock, by: Actor, webhook_id: int, *, is_on: bool) -> Webhook:
    """Switch it on, with a clean slate, or off: what waits is dropped then, and can be sent again by hand."""
    check_reader(by)
    row = await locked(session, webhook_id)
    if row.is_active is not is_on:
        row.is_active, row.updated_at = is_on, clock.now()
        row.problem, row.failing_since = "", None
        note(session, clock, by.mark, "webhook.switched", row, is_on=is_on)
        changed(session)
        if not is_on:
            await drop_waiting(session, clock.now(), row.id, "The webhook was switched off.")
        await session.flush()
    return describe(row)


async def retire(session: AsyncSession, clock: Clock, by: Actor, webhook_id: int) -> None:
    """End it for good; what waits is dropped."""
    row = await locked(session, webhook_id)
    row.retired_at, row.is_active, row.updated_at = clock.now(), False, clock.now()
    note(session, clock, by.mark, "webhook.retired", row, url=row.url)
    changed(session)
    await drop_waiting(session, clock.now(), row.id, "The webhook was retired.")
    await session.flush()


def read_events(events: Collection[str]) -> tuple[str, ...]:
    """Return the events that somebody chose, in the catalogue's order. Raises Invalid."""
    if unknown := sorted(set(events) - EVENTS.keys()):
        raise Invalid(f"{unknown[0]} is no event. Choose among: {', '.join(EVENTS)}.", code="event_unknown")
    if not events:
        raise Invalid("Choose at least one event.", code="events_missing")
    return tuple(one for one in EVENTS if one in events)


async def locked(session: AsyncSession, webhook_id: int) -> WebhookRow:
    """Lock a living webhook; a delivery of it may be written meanwhile. Raises NotFound."""
    row = await session.get(WebhookRow, webhook_id, with_for_update={"key_share": True}, populate_existing=True)
    if row is None or row.retired_at is not None:
        raise _not_found()
    return row


async def drop_waiting(session: AsyncSession, now: datetime, webhook_id: int, why: str) -> None:
    """Let nothing more of a locked webhook be sent."""
    await session.execute(
        update(WebhookDeliveryRow)
        .where(WebhookDeliveryRow.webhook_id == webhook_id, WebhookDeliveryRow.state == "waiting")
        .values(state="dropped", problem=why, settled_at=now)
        .execution_options(synchronize_session=False)
    )


def note(session: AsyncSession, clock: Clock, actor: str, act: str, row: WebhookRow, **facts: object) -> None:
    """Leave a trail of what was done to a webhook."""
    audit.record(session, clock, store_id=row.store_id, actor=actor, act=act, subject=f"webhook:{row.id}", **facts)


def describe(row: WebhookRow) -> Webhook:
    """Return a webhook's row as others see it."""
    return Webhook(
        id=row.id,
        store_id=row.store_id,
        url=row.url,
        description=row.description,
        events=tuple(row.events),
        is_active=row.is_active,
        problem=row.problem,
        failing_since=row.failing_since,
        old_until=row.old_until,
        created_by=row.created_by,
        created_at=row.created_at,
        updated_at=row.updated_at,
    )


def _living() -> Select[WebhookRow]:
    return select(WebhookRow).where(WebhookRow.retired_at.is_(None))


def _seen_by(by: Actor, store_id: int) -> ColumnElement[bool]:
    own = WebhookRow.store_id == store_id
    return own if by.stores is not None else or_(own, WebhookRow.store_id.is_(None))


def _not_found() -> NotFound:
    return NotFound("There is no such webhook.", code="webhook_not_found")
