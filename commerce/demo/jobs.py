"""What the demo shop does on the clock: it finishes cancellations, and keeps its untouched orders fresh."""

from dataclasses import dataclass

from commerce.demo.cancel import settle
from commerce.demo.seed import refresh_all
from kit.clock import Clock
from kit.db import Database
from kit.jobs import Jobs


@dataclass(frozen=True, slots=True)
class Deps:
    """What the demo shop's jobs need."""

    database: Database
    clock: Clock


def register(jobs: Jobs, deps: Deps) -> None:
    """Settle cancellations every two seconds (a cron's seconds stand last) and refresh dates every ten minutes."""

    async def settle_cancellations() -> None:
        async with deps.database.begin() as session:
            await settle(session, deps.clock.now())

    async def refresh_dates() -> None:
        async with deps.database.begin() as session:
            await refresh_all(session, deps.clock.now())

    jobs.task("demo_shop.settle", settle_cancellations, cron="* * * * * */2")
    jobs.task("demo_shop.refresh", refresh_dates, cron="*/10 * * * *")
