"""When messages go out: after each answer, and again by the clock for those that were lost or told to wait."""

from collections.abc import Mapping
from datetime import timedelta
from functools import partial

from channels.deliver import DELIVER, deliver
from channels.port import Channel, Deps
from conversations.outbox import delivery_lock, overdue
from kit.jobs import Jobs, wake_now
from kit.plugins import discover

LATE = timedelta(seconds=10)
EVERY_FIVE_SECONDS = "* * * * * */5"


def register(jobs: Jobs, deps: Deps) -> None:
    """Register this package's jobs and its channels'; `channels.deliver` follows `conversations.outbox.Answered`."""
    channels: Mapping[str, Channel] = discover("channels", "CHANNEL", Channel)
    jobs.task(DELIVER, partial(deliver, deps, channels))
    for channel in channels.values():
        channel.register(jobs, deps)
    jobs.task("channels.sweep", partial(sweep, deps, jobs), cron=EVERY_FIVE_SECONDS)


async def sweep(deps: Deps, jobs: Jobs) -> None:
    """Wake the delivery of every conversation whose message should have gone out by now."""
    now = deps.clock.now()
    async with deps.database.begin() as session:
        conversation_ids = await overdue(session, now - LATE, now)
    for conversation_id in conversation_ids:
        await wake_now(jobs, DELIVER, delivery_lock(conversation_id), conversation_id=conversation_id)
