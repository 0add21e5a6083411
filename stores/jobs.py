"""The work of stores that goes on beside requests: sending what webhooks are to be told."""

from functools import partial

from kit.jobs import Jobs
from stores.webhook_courier import Courier, forget_old
from stores.webhook_sending import Sender

LOOK_SECONDS = 1
EVERY_HOUR = "23 * * * *"


def register(jobs: Jobs, sender: Sender) -> None:
    """Register the courier, which each process that works has one of."""
    jobs.every(LOOK_SECONDS, "webhooks.send", Courier(sender).run)
    jobs.task("webhooks.forget", partial(forget_old, sender), cron=EVERY_HOUR)
