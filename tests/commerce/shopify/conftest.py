"""Stores of the stand-in, and a server that answers whatever a test wants."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta

import httpx
import pytest

from commerce.shopify.reads import ShopifyReads
from commerce.shopify.transport import Door, Transport
from kit.clock import ManualClock
from kit.db import Database
from tests.contracts.shopify_stage import ShopifyStage, shopify_stage

SHOP = "harbour-and-loom.myshopify.com"
TOKEN = "shpat_secret"
Answer = httpx.Response | Exception


@dataclass
class Server:
    """Answers what it was told, one after the other, the last again and again; keeps what it was asked."""

    clock: ManualClock
    answers: list[Answer] = field(default_factory=list)
    asked: list[httpx.Request] = field(default_factory=list)
    waited: list[float] = field(default_factory=list)

    def handle(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(request)
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, Exception):
            raise answer
        return httpx.Response(answer.status_code, headers=answer.headers, content=answer.content)

    async def sleep(self, seconds: float) -> None:
        self.waited.append(seconds)
        self.clock.move(timedelta(seconds=seconds))

    def transport(self, *, shop: str = SHOP, token: str = TOKEN, patience: float = 4.0) -> Transport:
        client = httpx.AsyncClient(transport=httpx.MockTransport(self.handle))
        return Transport(Door(shop, token), self.clock, sleep=self.sleep, patience=patience, client=client)

    def shop(self) -> ShopifyReads:
        return ShopifyReads(self.transport(), self.clock)


@pytest.fixture
def answering(clock: ManualClock) -> Callable[..., Server]:
    """A server that gives these answers."""
    return lambda *answers: Server(clock, list(answers))


@pytest.fixture
async def stage(database: Database, clock: ManualClock) -> ShopifyStage:
    made = await shopify_stage(database, clock)
    made.store.bucket = replace(made.store.bucket, rate=1e6, level=2e7)
    return made
