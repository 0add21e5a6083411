"""What of deadlines goes on beside requests: the ticker, and what tickets begin that are open already."""

from functools import partial

from helpdesk.deadlines.beginning import BEGIN, begin_open
from helpdesk.deadlines.firing import fire_due
from helpdesk.deps import Deps
from helpdesk.tickets.closing import wake_due
from kit.jobs import Jobs

TICK_SECONDS = 1


def register(jobs: Jobs, deps: Deps) -> None:
    """Register the jobs of deadlines."""

    async def fire() -> None:
        await fire_due(deps.database, deps.desk)

    async def wake() -> None:
        await wake_due(deps.database, deps.desk)

    jobs.every(TICK_SECONDS, "helpdesk.fire", fire)
    jobs.every(TICK_SECONDS, "helpdesk.wake", wake)
    jobs.task(BEGIN, partial(begin_open, deps.database, deps.desk), retry=5)
