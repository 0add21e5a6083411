"""What this channel does later or on the clock: fetch pictures, note receipts, and look for what was missed."""

from functools import partial

from channels.fetching import MOST_ATTEMPTS, Carrier, fetch
from channels.port import Deps
from channels.twilio.arrival import FETCH
from channels.twilio.client import KIND
from channels.twilio.media import download
from channels.twilio.receipts import NOTE, note_overtaken
from channels.twilio.reconcile import RECONCILE, reconcile, reconcile_all
from kit.jobs import Jobs

EVERY_MINUTE = "* * * * *"

CARRIER = Carrier(KIND, "Twilio", FETCH, download)


def register(jobs: Jobs, deps: Deps) -> None:
    """Register this channel's jobs."""
    jobs.task(FETCH, partial(fetch, deps, CARRIER), retry=MOST_ATTEMPTS)
    jobs.task(NOTE, partial(note_overtaken, deps))
    jobs.task(RECONCILE, partial(reconcile, deps))
    jobs.task("twilio.look", partial(reconcile_all, deps, jobs), cron=EVERY_MINUTE)
