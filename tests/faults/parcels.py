"""Parcels that the shop tells of twice, while whoever tells the customer dies: each is to be told once (S5-30).

`python -m tests.faults.parcels [STEP ...]` kills real processes, at every step of `kit.steps` or at these.
"""

import asyncio
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from datetime import timedelta
from uuid import uuid4

import uvloop
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from commerce.demo.people import ANA
from commerce.demo.place import become, place
from commerce.notices import About, ShopTold, Told, accept_notice
from evals.faults.ground import scene
from evals.faults.named import LOOKS_A_ROUND, Stage
from evals.faults.report import Report, Row
from evals.faults.tally import Counts
from evals.processes import shared_ground, temporary_folder
from evals.seed import Shop, fill
from kit.clock import SystemClock
from kit.db import Database
from kit.jobs import Jobs
from kit.steps import FOLDER, STEPS

PHONE = "+447700900101"
"""Ana's: she has agreed, and the number is hers alone."""
PARCELS = 12
PARCEL_SECONDS = 2.0
SETTLE_SECONDS = 60.0
LOOKS_EVERY = 0.2
GO_AND_READ = "customers.go_and_read"
_UNDER_WAY = "select count(*) from proactive_message where state in ('waiting', 'going')"
_KNOWN = "select count(*) from proactive_message where order_name = any(:names)"


class Parcels:
    """The shop's side: it sends orders, and tells of each twice."""

    def __init__(self, stage: Stage, shop: Shop, url: str) -> None:
        """Stand ready at the tables of the program."""
        self.stage, self.shop, self.clock = stage, shop, SystemClock()
        self.jobs = Jobs(url, pool_size=1)
        self.jobs.bind(ShopTold, GO_AND_READ)
        self.database = Database(url, pool_size=1, info={"jobs": self.jobs})

    async def die_at(self, step: str) -> Row:
        """Send parcels until the victim has died at `step`, and see how often each was told."""
        await self.stage.crew.complete()
        handle = self.stage.crew.victim.handle
        assert handle is not None
        self.stage.crew.ask("kill", step)
        names: list[str] = []
        died_at = 0.0
        await self.jobs.open()
        try:
            while not died_at and len(names) < PARCELS:
                names.append(await self._send())
                limit = time.monotonic() + PARCEL_SECONDS
                while not died_at and time.monotonic() < limit:
                    died_at = time.time() if handle.poll() is not None else 0.0
                    await asyncio.sleep(PARCEL_SECONDS / LOOKS_A_ROUND)
        finally:
            self.stage.crew.ask_nothing()
            await self.jobs.close()
        await self._settled(names)
        seconds = max(0.0, time.time() - died_at) if died_at else 0.0
        await self.stage.records.undelivered([PHONE], SETTLE_SECONDS)
        counts = await self._count(names)
        await self.database.close()
        return Row(f"a parcel told of twice, died at `{step}`", counts, seconds, has_happened=bool(died_at))

    async def _send(self) -> str:
        """Place an order, send it, and tell of it twice; returns its name."""
        async with self.database.begin() as session:
            now, store_id = self.clock.now(), self.shop.store_id
            placed = await place(session, store_id, ANA, "open_two_lines", now, age=timedelta(minutes=1))
            await become(session, store_id, placed, "shipped", now)
            for _ in range(2):
                told = Told(uuid4().hex, "orders/updated", About.ORDER, placed, now)
                await accept_notice(session, store_id, "demo", told, now)
        return f"#{placed.rpartition('-')[2]}"

    async def _settled(self, names: Sequence[str]) -> None:
        """Wait until each was noted, and nothing waits to be told or to go out."""
        limit = time.monotonic() + SETTLE_SECONDS
        while time.monotonic() < limit:
            with suppress(SQLAlchemyError):
                async with self.stage.records.engine.connect() as connection:
                    known = await connection.scalar(text(_KNOWN), {"names": list(names)})
                    if known == len(names) and not await connection.scalar(text(_UNDER_WAY)):
                        break
            await asyncio.sleep(LOOKS_EVERY)
        await self.stage.records.settled([PHONE], SETTLE_SECONDS)

    async def _count(self, names: Sequence[str]) -> Counts:
        bodies = (await self.stage.records.found([PHONE])).arrived.get(PHONE, ())
        told = [sum(f"order {name} is on its way" in body for body in bodies) for name in names]
        lost, twice = told.count(0), sum(max(0, times - 1) for times in told)
        examples = tuple(f"{name}: {times}" for name, times in zip(names, told, strict=True) if times != 1)
        return Counts(len(names), lost, twice, 0, examples)


async def run(steps: Sequence[str]) -> Report:
    """Try every step on three processes of the program and a carrier of our own."""
    report, began = Report(), time.monotonic()
    with temporary_folder(FOLDER) as folder:
        async with shared_ground(folder) as ground:
            await fill(folder / "first", ground)
            async with scene(folder, ground) as found:
                for step in steps:
                    row = await Parcels(found.stage, found.shop, found.url).die_at(step)
                    print(" | ".join(row.cells()), *row.counts.examples, flush=True)  # noqa: T201 - a person waits
                    report.rows.append(row)
                report.given_up = await found.stage.records.given_up()
    report.seconds = time.monotonic() - began
    return report


if __name__ == "__main__":
    found = uvloop.run(run(sys.argv[1:] or [step for step in STEPS if not step.startswith("hub.")]))
    sys.exit(0 if found.is_clean else 1)
