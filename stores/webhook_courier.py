"""The courier of one process: sends what is due, for every webhook at once and for each only a few.

A slow address holds up its own deliveries and no other's, and nothing of what the program does besides: attempts run
as tasks of their own, outside the queue.
"""

import asyncio
import secrets
from collections import Counter
from datetime import timedelta

import structlog
from sqlalchemy import delete, exists, select

from stores.models import WebhookDeliveryRow, WebhookRow
from stores.webhook_sending import Claimed, Sender, claim, send, settle

AT_ONCE = 64
"""Attempts that one process makes at once."""
OF_ONE = 4
"""Of those at one address; where the last attempt failed, one."""
LOOKS_EVERY = 0.5
KEPT = timedelta(days=30)
"""So long deliveries can be looked at and sent again."""
FORGOTTEN_AT_ONCE = 5000
log = structlog.get_logger()


class Courier:
    """Sends what is due, while there is anything."""

    def __init__(self, sender: Sender) -> None:
        """Nothing is under way yet."""
        self._sender = sender
        self._underway: dict[asyncio.Task[None], int] = {}

    async def run(self) -> None:
        """Send all that is due and what falls due meanwhile; returns once nothing is under way.

        Cut off in the middle, it leaves what it had claimed to whoever looks after the lease.
        """
        async with asyncio.TaskGroup() as group:
            while True:
                for claimed in await self._claim():
                    task = group.create_task(self._carry(claimed))
                    self._underway[task] = claimed.webhook_id
                    task.add_done_callback(self._underway.pop)
                if not self._underway:
                    return
                await asyncio.wait(self._underway, timeout=LOOKS_EVERY, return_when=asyncio.FIRST_COMPLETED)

    async def _claim(self) -> list[Claimed]:
        """Claim as much as there is room for, some of every webhook that has something due."""
        room, found = AT_ONCE - len(self._underway), list[Claimed]()
        if room <= 0:
            return found
        busy, now = Counter(self._underway.values()), self._sender.clock.now()
        due = (
            exists()
            .where(WebhookDeliveryRow.webhook_id == WebhookRow.id, WebhookDeliveryRow.state == "waiting")
            .where(WebhookDeliveryRow.due_at <= now)
        )
        async with self._sender.database.look() as session:
            webhooks = await session.execute(
                select(WebhookRow.id, WebhookRow.failing_since).where(WebhookRow.is_active, due).order_by(WebhookRow.id)
            )
        for webhook_id, failing_since in webhooks.all():
            free = min((OF_ONE if failing_since is None else 1) - busy[webhook_id], room - len(found))
            if free > 0:
                async with self._sender.database.begin() as session:
                    found += await claim(session, self._sender.clock, webhook_id, free)
        return found

    async def _carry(self, claimed: Claimed) -> None:
        try:
            ended = await send(self._sender, claimed)
            async with self._sender.database.begin() as session:
                await settle(session, self._sender.clock, claimed, ended, secrets.randbelow(1000) / 1000)
        except Exception:  # whatever it is, the others go on, and the lease brings this one back
            log.exception("webhook_not_settled", delivery=claimed.key)


async def forget_old(sender: Sender) -> None:
    """Delete what happened long ago: it holds what customers wrote."""
    old = (
        select(WebhookDeliveryRow.id)
        .where(WebhookDeliveryRow.created_at < sender.clock.now() - KEPT)
        .order_by(WebhookDeliveryRow.id)
        .limit(FORGOTTEN_AT_ONCE)
    )
    async with sender.database.begin() as session:
        await session.execute(delete(WebhookDeliveryRow).where(WebhookDeliveryRow.id.in_(old)))
