"""What was sent to an address, and how that went: listed, sent again by hand, and tried out with a test."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from kit import audit
from kit.auth import Actor
from kit.clock import Clock
from kit.errors import Conflict, NotFound
from kit.live import Live
from stores.models import WebhookDeliveryRow
from stores.stores import Store
from stores.webhook_book import locked
from stores.webhook_events import TEST, TEST_DATA, Happened
from stores.webhook_sending import Sender, send, settle, take
from stores.webhooks import delivery, next_number

PAGE = 50
TESTS = 10
STATES = ("waiting", "delivered", "failed", "dropped")


@dataclass(frozen=True, slots=True)
class Delivery:
    """One event on its way to one address; `key` is what the address knows it by."""

    id: int
    key: str
    event: str
    state: str
    attempts: int
    due_at: datetime | None
    """When it is sent next; None once it is settled."""
    status: int | None
    problem: str
    answer: str
    milliseconds: int | None
    body: str
    created_at: datetime
    settled_at: datetime | None


async def deliveries(
    session: AsyncSession, webhook_id: int, *, before: int | None = None, state: str = "", most: int = PAGE
) -> list[Delivery]:
    """Read the deliveries of a webhook, newest first."""
    query = select(WebhookDeliveryRow).where(WebhookDeliveryRow.webhook_id == webhook_id)
    if before is not None:
        query = query.where(WebhookDeliveryRow.id < before)
    if state:
        query = query.where(WebhookDeliveryRow.state == state)
    rows = await session.scalars(query.order_by(WebhookDeliveryRow.id.desc()).limit(most))
    return [describe(row) for row in rows]


async def redeliver(session: AsyncSession, clock: Clock, by: Actor, webhook_id: int, delivery_id: int) -> Delivery:
    """Send a delivery once more, under its own name, with all attempts before it.

    Raises:
        NotFound: there is no such delivery.
        Conflict: with code `webhook_off`: nothing is sent there now.
    """
    webhook = await locked(session, webhook_id)
    row = await session.get(WebhookDeliveryRow, delivery_id, with_for_update=True, populate_existing=True)
    if row is None or row.webhook_id != webhook_id:
        raise NotFound("There is no such delivery. Those settled long ago are forgotten.", code="delivery_not_found")
    if not webhook.is_active:
        raise Conflict("This webhook is off. Switch it on first.", code="webhook_off")
    if row.state != "waiting":
        row.state, row.attempts, row.settled_at = "waiting", 0, None
    row.due_at = clock.now()
    audit.record(
        session,
        clock,
        store_id=webhook.store_id,
        actor=by.mark,
        act="webhook.redelivered",
        subject=f"webhook:{webhook_id}",
        key=row.key,
    )
    await session.flush()
    return describe(row)


async def send_test(sender: Sender, store: Store, webhook_id: int) -> Delivery:
    """Send a test to a webhook, whether it is on or off, and return how that ended. It is not tried again.

    Raises:
        NotFound: there is no such webhook.
        TooMany: it was tried out more than `TESTS` times within a minute.
    """
    clock = sender.clock
    async with sender.database.begin() as session:
        live: Live | None = session.info.get("live")
        if live is not None:
            await live.limit(f"webhook.test:{webhook_id}", TESTS, timedelta(minutes=1))
        webhook = await locked(session, webhook_id)
        happened = Happened(TEST, clock.now(), TEST_DATA)
        number = await next_number(session)
        row = WebhookDeliveryRow(**delivery(webhook_id, happened, number, (store.id, store.key), clock.now()))
        session.add(row)
        claimed = take(row, webhook, clock.now())
    ended = await send(sender, claimed)
    async with sender.database.begin() as session:
        await settle(session, clock, claimed, ended, secrets.randbelow(1000) / 1000)
        return describe(await session.get_one(WebhookDeliveryRow, claimed.id, populate_existing=True))


def describe(row: WebhookDeliveryRow) -> Delivery:
    """Return a delivery's row as others see it."""
    return Delivery(
        id=row.id,
        key=row.key,
        event=row.event,
        state=row.state,
        attempts=row.attempts,
        due_at=row.due_at if row.state == "waiting" else None,
        status=row.status,
        problem=row.problem,
        answer=row.answer,
        milliseconds=row.milliseconds,
        body=row.body,
        created_at=row.created_at,
        settled_at=row.settled_at,
    )
