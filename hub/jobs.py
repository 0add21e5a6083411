"""What the Hub does later or on the clock: release holds, follow cancellations, and pick up what a crash left."""

from collections.abc import Awaitable, Callable
from functools import partial

import structlog

from hub import edit, holds
from hub.deps import Deps
from kit.errors import AppError
from kit.jobs import Jobs

TRIES = 5
EVERY_TWO_SECONDS = "* * * * * */2"
log = structlog.get_logger()


def register(jobs: Jobs, deps: Deps) -> None:
    """Register the Hub's jobs."""
    jobs.task(holds.RELEASE, partial(holds.release, deps), retry=TRIES)
    jobs.task("hub.sweep", partial(sweep, deps), cron=EVERY_TWO_SECONDS)


async def sweep(deps: Deps) -> None:
    """Finish changes that were started and never ended, look at cancellations, release holds left behind."""
    async with deps.database.begin() as session:
        started, pending = await edit.unfinished(session, deps)
        overdue = await holds.overdue(session, deps)
    for change_id in started:
        await _try(edit.finish, deps, change_id)
    for change_id in pending:
        await _try(edit.follow, deps, change_id)
    for hold_id in overdue:
        await _try(holds.release, deps, hold_id)


async def _try(work: Callable[[Deps, int], Awaitable[None]], deps: Deps, row_id: int) -> None:
    """One shop that does not answer must not keep the others waiting; the next sweep asks it again."""
    try:
        await work(deps, row_id)
    except AppError as error:
        log.warning("hub_sweep_waits", row=row_id, code=error.code, detail=error.detail)
