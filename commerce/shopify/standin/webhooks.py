"""Deliveries of webhooks: signed, retried with the same payload, and given up (shopify.dev, "HTTPS webhook delivery").

The signature is a base64 HMAC-SHA256 of the raw body with the app's secret. Who does not answer 2xx within five seconds
is tried eight times more over four hours, at the address that held when it happened; after eight failures in a row the
subscription is removed. How the eight are spread is not published: here each waits twice as long as the one before.
"""

import asyncio
import base64
import hashlib
import hmac
import json
import uuid
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import httpx

from commerce.shopify.standin.model import OrderModel
from commerce.shopify.standin.payloads import payload, topic_of
from commerce.shopify.standin.things import Subscription
from commerce.shopify.standin.world import StoreModel, World

RETRIES = tuple(timedelta(seconds=seconds) for seconds in (60, 120, 240, 480, 960, 1920, 3840, 6780))
"""Four hours in all."""
SECONDS = 5.0
CONNECT_SECONDS = 1.0


@dataclass(slots=True)
class Delivery:
    """One thing that one subscription is told, and what was answered: HTTP statuses, 0 for none."""

    id: str
    store: str
    subscription: Subscription
    uri: str
    headers: dict[str, str]
    body: bytes = field(repr=False)
    due: datetime
    answers: list[int] = field(default_factory=list)
    done: bool = False


def sign(body: bytes, secret: str) -> str:
    """Return the signature of a body."""
    return base64.b64encode(hmac.new(secret.encode(), body, hashlib.sha256).digest()).decode()


class Courier:
    """Hears what happens in a world and tells whoever has subscribed to it."""

    def __init__(self, world: World, transport: httpx.AsyncBaseTransport | None = None) -> None:
        """Listen to a world; `transport` leads the calls elsewhere than to the network."""
        self._world = world
        self._transport = transport
        self.deliveries: list[Delivery] = []
        world.listeners.append(self.hear)

    def hear(self, store: StoreModel, topic: str, order: OrderModel | None, part: object) -> None:
        """Keep a delivery for each subscription to a topic."""
        now = self._world.clock.now()
        for one in store.subscriptions.values():
            if one.topic == topic:
                body = self._body(one, topic, store, order, part)
                self.deliveries.append(self._made(one, store, body, now))

    def _body(self, one: Subscription, topic: str, store: StoreModel, order: OrderModel | None, part: object) -> bytes:
        said = payload(topic, store, order, part)
        if one.include_fields:
            said = {name: value for name, value in said.items() if name in one.include_fields}
        return json.dumps(said, ensure_ascii=False).encode()

    def _made(self, one: Subscription, store: StoreModel, body: bytes, now: datetime) -> Delivery:
        name = str(uuid.uuid4())
        headers = {
            "Content-Type": "application/json",
            "X-Shopify-Topic": topic_of(one.topic),
            "X-Shopify-Shop-Domain": store.shop,
            "X-Shopify-API-Version": one.version,
            "X-Shopify-Webhook-Id": name,
            "X-Shopify-Event-Id": str(uuid.uuid4()),
            "X-Shopify-Triggered-At": now.isoformat().replace("+00:00", "Z"),
            "X-Shopify-Hmac-Sha256": sign(body, store.app.secret),
        }
        return Delivery(name, store.shop, one, one.uri, headers, body, now)

    async def run_due(self) -> int:
        """Make the calls that are due, and return how many there were."""
        now = self._world.clock.now()
        due = [one for one in self.deliveries if not one.done and one.due <= now]
        timeout = httpx.Timeout(SECONDS, connect=CONNECT_SECONDS)
        async with httpx.AsyncClient(transport=self._transport, timeout=timeout, trust_env=False) as client:
            for one in due:
                for _ in range(self._world.knobs.webhook_copies):
                    await self._call(client, one)
        return len(due)

    async def run(self, every: float = 0.5) -> None:
        """Make the calls as they fall due, until cancelled."""
        while True:
            await self.run_due()
            await asyncio.sleep(every)

    async def _call(self, client: httpx.AsyncClient, one: Delivery) -> None:
        try:
            status = (await client.post(one.uri, content=one.body, headers=one.headers)).status_code
        except httpx.HTTPError:
            status = 0
        one.answers.append(status)
        if httpx.codes.is_success(status):
            one.done = True
            return
        tries = len(one.answers)
        if tries > len(RETRIES):
            one.done = True
            self._give_up(one)
            return
        one.due = self._world.clock.now() + RETRIES[tries - 1]

    def _give_up(self, one: Delivery) -> None:
        store = self._world.stores.get(one.store)
        if store is not None:
            store.subscriptions.pop(one.subscription.id, None)
