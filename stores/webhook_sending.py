"""One attempt: a delivery is claimed and committed, then sent, and how it ended is written down.

Whoever claims a delivery has it for `LEASE`; what a process that died had claimed is sent again by another, with the
same name. Nothing is open at the database while an address is waited for.
"""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from http import HTTPStatus

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from kit.clock import Clock
from kit.db import Database
from kit.errors import AppError, NotReady
from kit.http import Outgoing
from kit.jobs import announce
from kit.vault import Vault
from stores.models import WebhookDeliveryRow, WebhookRow
from stores.webhook_book import drop_waiting, note
from stores.webhook_events import TEST
from stores.webhook_signing import signed_headers
from stores.webhooks import changed

LEASE = timedelta(seconds=30)
WAITS = tuple(
    timedelta(seconds=one) for one in (5, 30, 120, 600, 3600, 5 * 3600, 10 * 3600, 14 * 3600, 20 * 3600, 24 * 3600)
)
"""How long to wait after the first, second, ... attempt that failed: over three days; then it has failed for good."""
JITTER = 0.2
"""How much of a wait may come on top, so that what failed together is not asked again together."""
LONGEST_WAIT = timedelta(hours=24)
GIVEN_UP_AFTER = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class WebhookSwitchedOff:
    """A webhook was switched off by itself: whoever looks after it must know."""

    webhook_id: int
    store_id: int | None
    url: str
    why: str


@dataclass(frozen=True, slots=True)
class Sender:
    """What sending needs."""

    database: Database
    clock: Clock
    vault: Vault
    out: Outgoing


@dataclass(frozen=True, slots=True)
class Claimed:
    """A delivery that is ours to send, as its `attempts`-th attempt; `sealed` are the secrets that are valid."""

    id: int
    webhook_id: int
    key: str
    url: str
    body: str
    attempts: int
    sealed: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Ended:
    """How an attempt ended; without a status nobody answered. `problem` is empty if it was taken."""

    problem: str = ""
    status: int | None = None
    answer: str = ""
    milliseconds: int = 0
    wait: timedelta | None = None
    """How long the address asked to be left alone."""


async def claim(session: AsyncSession, clock: Clock, webhook_id: int, most: int) -> list[Claimed]:
    """Claim what is due of a webhook that is on, oldest first; what another process is at is left to it."""
    now = clock.now()
    webhook = await session.get(WebhookRow, webhook_id)
    if webhook is None or not webhook.is_active:
        return []
    rows = await session.scalars(
        select(WebhookDeliveryRow)
        .where(WebhookDeliveryRow.webhook_id == webhook_id, WebhookDeliveryRow.state == "waiting")
        .where(WebhookDeliveryRow.due_at <= now)
        .order_by(WebhookDeliveryRow.due_at, WebhookDeliveryRow.id)
        .limit(most)
        .with_for_update(skip_locked=True)
    )
    return [take(row, webhook, now) for row in rows.all()]


def take(row: WebhookDeliveryRow, webhook: WebhookRow, now: datetime) -> Claimed:
    """Claim a locked delivery."""
    row.attempts, row.due_at = row.attempts + 1, now + LEASE
    is_old_valid = webhook.old_until is not None and now < webhook.old_until
    sealed = (webhook.secret, *([webhook.old_secret] if is_old_valid else []))
    return Claimed(row.id, webhook.id, row.key, webhook.url, row.body, row.attempts, sealed)


async def send(sender: Sender, claimed: Claimed) -> Ended:
    """Send what was claimed, and return how that ended; it raises nothing that an address can cause."""
    began = time.monotonic()
    try:
        valid = [sender.vault.open(one) for one in claimed.sealed]
    except NotReady:
        return Ended("Its secret was sealed with another SECRET_KEY. Give it a new secret.")
    try:
        content = claimed.body.encode()
        headers = signed_headers(valid, claimed.key, sender.clock.now(), content)
        answer = await sender.out.post(claimed.url, content, headers)
    except AppError as error:
        return Ended(error.detail, milliseconds=_since(began))
    return Ended(
        problem_of(answer.status),
        answer.status,
        answer.words,
        _since(began),
        asked_wait(answer.headers, sender.clock.now()),
    )


async def settle(session: AsyncSession, clock: Clock, claimed: Claimed, ended: Ended, chance: float) -> None:
    """Write down how an attempt ended, and what follows; `chance` (0 to 1) moves the next one a little.

    What somebody else has settled meanwhile, or has tried again since, stays as it is.
    """
    webhook = await session.get(
        WebhookRow, claimed.webhook_id, with_for_update={"key_share": True}, populate_existing=True
    )
    row = await session.get(WebhookDeliveryRow, claimed.id, with_for_update=True, populate_existing=True)
    if webhook is None or row is None or not _is_news(row, claimed, ended):
        return
    now = clock.now()
    row.status, row.problem, row.answer, row.milliseconds = (
        ended.status,
        ended.problem,
        ended.answer,
        ended.milliseconds,
    )
    if not ended.problem:
        row.state, row.settled_at = "delivered", now
        webhook.failing_since = None
        return
    wait = next_wait(claimed.attempts, ended.wait, chance)
    if wait is None or row.event == TEST or ended.status == HTTPStatus.GONE:
        row.state, row.settled_at = "failed", now
    else:
        row.due_at = now + wait
    if row.event != TEST:
        webhook.failing_since = webhook.failing_since or now
        if why := _why_off(webhook.failing_since, ended, now):
            await _switch_off(session, clock, webhook, why)


def next_wait(attempts: int, asked: timedelta | None, chance: float) -> timedelta | None:
    """Return how long to wait after so many failed attempts, or None after the last; the address may ask for more."""
    if attempts > len(WAITS):
        return None
    wait = WAITS[attempts - 1] * (1 + JITTER * chance)
    return max(wait, min(asked or timedelta(), LONGEST_WAIT))


def problem_of(status: int) -> str:
    """Say what a status means that is no success; empty for one that is."""
    if HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES:
        return ""
    if HTTPStatus.MULTIPLE_CHOICES <= status < HTTPStatus.BAD_REQUEST:
        return f"It answered {status}, which leads elsewhere. Write the address that it leads to."
    if status == HTTPStatus.GONE:
        return "It answered 410: it wants to be told no more."
    return f"It answered {status}, not with a status from 200 to 299."


def asked_wait(headers: Mapping[str, str], now: datetime) -> timedelta | None:
    """Return how long an answer's Retry-After asks to wait, by seconds or by a moment; None for anything else."""
    said = headers.get("retry-after", "").strip()
    if said.isascii() and said.isdigit():
        return min(timedelta(seconds=int(said[:9])), LONGEST_WAIT)
    try:
        until = parsedate_to_datetime(said)
        until = until if until.tzinfo else until.replace(tzinfo=UTC)
        return min(max(until - now, timedelta()), LONGEST_WAIT)
    except (ValueError, TypeError, OverflowError):
        return None


def _is_news(row: WebhookDeliveryRow, claimed: Claimed, ended: Ended) -> bool:
    """Tell whether an end still says something: one that failed only if nobody tried again or dropped it since."""
    if not ended.problem:
        return row.state in {"waiting", "dropped"}
    return row.state == "waiting" and row.attempts == claimed.attempts


def _why_off(since: datetime, ended: Ended, now: datetime) -> str:
    if ended.status == HTTPStatus.GONE:
        return "The address answered that it wants to be told no more (410)."
    if now - since >= GIVEN_UP_AFTER:
        return f"Nothing arrived for three days. The last time: {ended.problem}"
    return ""


async def _switch_off(session: AsyncSession, clock: Clock, webhook: WebhookRow, why: str) -> None:
    if not webhook.is_active:
        return
    webhook.is_active, webhook.problem, webhook.updated_at = False, why, clock.now()
    note(session, clock, "system", "webhook.switched_off", webhook, why=why)
    await drop_waiting(session, clock.now(), webhook.id, "The webhook was switched off.")
    changed(session)
    await announce(session, WebhookSwitchedOff(webhook.id, webhook.store_id, webhook.url, why))


def _since(began: float) -> int:
    return round((time.monotonic() - began) * 1000)
