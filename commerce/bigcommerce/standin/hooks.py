"""The stand-in's webhooks: signed, sent, and sent again at BigCommerce's own times until it gives up after 48 hours."""

import asyncio
import hashlib
import json
import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import httpx

from commerce.bigcommerce.standin.model import HookModel, StoreModel
from commerce.bigcommerce.standin.world import World
from commerce.bigcommerce.webhooks import sign

RETRIES = (60, 180, 300, 600, 900, 1800, 3600, 7200, 21_600, 50_400, 86_400)
"""Seconds until each further attempt."""
NO_ANSWER = 0
SECONDS = 5.0


@dataclass(slots=True)
class Delivery:
    """One webhook under way: the same body and id at every attempt; `answers` are what it got, 0 for nothing."""

    hook: HookModel
    body: bytes
    message_id: str
    due: datetime
    answers: list[int] = field(default_factory=list)


class Post:
    """Delivers the webhooks of a store."""

    def __init__(self, store: StoreModel, client: httpx.AsyncClient) -> None:
        """Send over `client`."""
        self._store, self._client = store, client
        self.under_way: list[Delivery] = []

    async def deliver(self) -> list[Delivery]:
        """Make webhooks of what has happened, send all that are due, and return those that were sent."""
        for scope, data in self._store.told:
            self.under_way += [
                self._make(hook, scope, data) for hook in self._store.hooks.values() if _fits(hook, scope)
            ]
        self._store.told.clear()
        due = [one for one in self.under_way if one.due <= self._store.now()]
        for one in due:
            await self._send(one)
        return due

    async def repeat(self, delivery: Delivery) -> None:
        """Send one again that was taken already, as happens."""
        await self._send(delivery)

    def _make(self, hook: HookModel, scope: str, data: dict[str, object]) -> Delivery:
        now = self._store.now()
        told = {
            "scope": scope,
            "store_id": "1025646",
            "data": data,
            "hash": hashlib.sha1(json.dumps(data).encode(), usedforsecurity=False).hexdigest(),
            "created_at": int(now.timestamp()),
            "producer": f"stores/{self._store.store_hash}",
        }
        return Delivery(hook, json.dumps(told).encode(), f"msg_{secrets.token_hex(12)}", now)

    async def _send(self, one: Delivery) -> None:
        timestamp = int(self._store.now().timestamp())
        headers = {
            **one.hook.headers,
            "Content-Type": "application/json",
            "webhook-id": one.message_id,
            "webhook-timestamp": str(timestamp),
            "webhook-signature": sign(one.body, one.message_id, timestamp, self._store.secret),
        }
        try:
            answer = (await self._client.post(one.hook.destination, content=one.body, headers=headers)).status_code
        except httpx.HTTPError:
            answer = NO_ANSWER
        one.answers.append(answer)
        is_taken = 200 <= answer < 300  # noqa: PLR2004 - HTTP's own word for yes
        if not is_taken and len(one.answers) <= len(RETRIES):
            one.due = self._store.now() + timedelta(seconds=RETRIES[len(one.answers) - 1])
            return
        one.hook.is_active = one.hook.is_active and is_taken
        if one in self.under_way:
            self.under_way.remove(one)


class Courier:
    """Delivers the webhooks of every store of a world."""

    def __init__(self, world: World) -> None:
        """Look after all stores, also those that open later."""
        self._world = world
        self._posts: dict[str, Post] = {}

    async def run(self, every: float = 0.5) -> None:
        """Send webhooks as they fall due, until cancelled."""
        async with httpx.AsyncClient(timeout=SECONDS, trust_env=False) as client:
            while True:
                for name, store in list(self._world.stores.items()):
                    await self._posts.setdefault(name, Post(store, client)).deliver()
                await asyncio.sleep(every)


def _fits(hook: HookModel, scope: str) -> bool:
    is_wanted = scope.startswith(hook.scope[:-1]) if hook.scope.endswith("*") else scope == hook.scope
    return hook.is_active and is_wanted
