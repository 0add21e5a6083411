"""A customer's change in the Hub, made over its pages while the process that serves them dies."""

import asyncio
import random
import re
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from html import unescape

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from commerce.port import ShopCustomer
from customers.identity import open_session, prove, save_customer
from evals.faults.crew import Crew
from evals.faults.report import Row
from evals.faults.tally import Counts
from evals.seed import STORE, Shop
from evals.web import Answer, Refused, Web
from kit.clock import SystemClock
from kit.db import Database

COOKIE = "tillside_hub"
SETTLE_SECONDS = 60.0
CHANGES = 20
CHANGE_SECONDS = 0.3
LOOKS_EVERY = 0.02
_INPUT = re.compile(r'<input[^>]*name="(\w+)"[^>]*value="([^"]*)"')
_ORDER = re.compile(rf"/hub/{STORE}/orders/([\w.-]+)")
_OPEN = """
select (select count(*) from hub_hold where released_at is null)
     + (select count(*) from hub_change where state in ('started', 'pending'))
"""
_ENDED = """
select count(*) filter (where hub_change.state = 'done'),
       (select count(*) from audit where act = 'order.address' and facts->>'change' = any(:keys))
from hub_change where key = any(:keys)
"""


@dataclass(slots=True)
class HubEdits:
    """Changes of one customer's open order; each writes another address, so that one can tell whether it was made."""

    engine: AsyncEngine
    crew: Crew
    cookie: str
    order: str
    keys: list[str] = field(default_factory=list)
    made: int = field(default_factory=lambda: random.randrange(10**6))  # noqa: S311 - another one in the next part

    async def die_at(self, step: str) -> Row:
        """Change the order until the victim has died at `step`; go on elsewhere, and see what became of it."""
        await self.crew.complete()
        handle, before = self.crew.victim.handle, len(self.keys)
        assert handle is not None  # noqa: S101 - all have started
        self.crew.ask("kill", step)
        happened_at = await self._until_it_happens(lambda: handle.poll() is not None)
        seconds = await self._settled(happened_at)
        return Row(f"died at `{step}`", await self._count(self.keys[before:]), seconds, has_happened=bool(happened_at))

    async def pause_at(self, step: str, asleep: float) -> Row:
        """Change the order until the victim stands still at `step`; let others finish, and then wake it."""
        await self.crew.complete()
        before = len(self.keys)
        self.crew.ask("pause", step)
        changing = asyncio.create_task(self._until_it_happens(lambda: self.crew.is_paused))
        while not changing.done() and not self.crew.is_paused:  # noqa: ASYNC110 - it cannot tell that it is asleep
            await asyncio.sleep(LOOKS_EVERY)
        happened_at = time.time() if self.crew.is_paused else 0.0
        seconds = await self._settled(happened_at)
        await asyncio.sleep(max(0.0, asleep - seconds))
        self.crew.wake()
        await changing
        await self._settled(happened_at)
        what = f"paused {asleep:.0f} s at `{step}`"
        return Row(what, await self._count(self.keys[before:]), seconds, has_happened=bool(happened_at))

    async def _until_it_happens(self, has_happened: Callable[[], bool]) -> float:
        died_at = 0.0
        try:
            for _ in range(CHANGES):
                making = asyncio.create_task(self.change(self.crew.victim.port))
                limit = time.monotonic() + CHANGE_SECONDS
                while not died_at and (not making.done() or time.monotonic() < limit):
                    died_at = time.time() if has_happened() else 0.0
                    await asyncio.sleep(LOOKS_EVERY)
                await making
                if died_at:
                    break
        finally:
            self.crew.ask_nothing()
        return died_at

    async def change(self, port: int) -> None:
        """Write another address, and say yes; a page that does not come is asked for again at another process."""
        self.made += 1
        line = f"{self.made} Harbour Street"
        page = f"/hub/{STORE}/orders/{self.order}/edit"
        form = {
            name: unescape(value)
            for name, value in _INPUT.findall((await self.get(f"{page}?kind=address")).body.decode())
        }
        shown = await self._submit(port, page, {**form, "line1": line})
        where = shown.headers["location"]
        self.keys.append(where.rsplit("/", 1)[1])
        await self._submit(port, f"{where}/confirm", {})

    async def get(self, path: str) -> Answer:
        """Ask for a page, at any process that answers."""
        return await self._until(self.crew.another_port(), lambda web: web.get(path, cookie=self.cookie))

    async def _submit(self, port: int, path: str, form: dict[str, str]) -> Answer:
        return await self._until(port, lambda web: web.submit(path, form, cookie=self.cookie))

    async def _until(self, port: int, ask: Callable[[Web], Awaitable[Answer]]) -> Answer:
        for _ in range(100):
            try:
                async with asyncio.timeout(15), Web(port) as web:
                    return await ask(web)
            except (OSError, EOFError, TimeoutError):
                port = self.crew.another_port()
                await asyncio.sleep(0.2)
        raise Refused(0, "no process answers")

    async def _settled(self, since: float) -> float:
        """Wait until no order is held and no change is under way; returns the seconds since a death."""
        limit = time.monotonic() + SETTLE_SECONDS
        while time.monotonic() < limit:
            async with self.engine.connect() as connection:
                if not await connection.scalar(text(_OPEN)):
                    break
            await asyncio.sleep(0.2)
        return max(0.0, time.time() - since) if since else 0.0

    async def _count(self, keys: list[str]) -> Counts:
        """Count changes that were not made, and those that were written down more than once."""
        async with self.engine.connect() as connection:
            done, audited = (await connection.execute(text(_ENDED), {"keys": keys})).one()
        lost, twice = len(keys) - done, max(0, audited - done)
        return Counts(len(keys), lost + max(0, done - audited), twice, 0, (f"{lost} changes",) if lost else ())


async def hub_edits(url: str, engine: AsyncEngine, shop: Shop, crew: Crew) -> HubEdits:
    """Sign a customer with an open order in to the Hub, and return what changes that order."""
    database, clock = Database(url, pool_size=1), SystemClock()
    known = ShopCustomer(id="customer-ana", email="ana@example.com", name="Ana", language="en")
    async with database.begin() as session:
        customer = await save_customer(session, clock, shop.store_id, known)
        info, key = await open_session(session, clock, shop.store_id, "hub")
        await prove(session, clock, info, customer.id, "code")
    await database.close()
    edits = HubEdits(engine, crew, f"{COOKIE}={key}", "")
    page = (await edits.get(f"/hub/{STORE}/orders")).body.decode()
    for order in dict.fromkeys(_ORDER.findall(page)):
        edits.order = order
        with suppress(Refused):  # an order that is closed refuses
            if 'name="line1"' in (await edits.get(f"/hub/{STORE}/orders/{order}/edit?kind=address")).body.decode():
                return edits
    raise Refused(0, "no order can be changed")
