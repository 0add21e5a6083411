"""One process that does the work of deadlines as the program's processes do: `python ticker.py postgresql://…`."""

import asyncio
import sys

from helpdesk.deadlines.jobs import register
from helpdesk.deps import Deps
from helpdesk.followers import open_desk
from kit.clock import SystemClock
from kit.db import Database
from kit.jobs import Jobs
from kit.live import InProcess
from kit.mailbox import DemoMailbox


async def work(url: str) -> None:
    """Work until killed."""
    clock, jobs = SystemClock(), Jobs(url)
    live = InProcess(clock)
    database = Database(url, info={"jobs": jobs, "live": live}, is_shared=True)

    async def nobody(*_: object) -> None:
        return None

    register(
        jobs,
        Deps(
            database=database,
            clock=clock,
            desk=open_desk(clock),
            live=live,
            mailer=DemoMailbox(database, clock),
            base_url="http://127.0.0.1",
            who=nobody,
            shops=lambda _: None,
        ),
    )
    await jobs.open()
    await jobs.work()


if __name__ == "__main__":
    asyncio.run(work(sys.argv[1]))
