"""What this channel does later: fetch files, and note statuses that overtook the answer to our own request."""

from functools import partial

from channels.fetching import MOST_ATTEMPTS, Carrier, fetch
from channels.meta.arrival import FETCH
from channels.meta.graph import KIND
from channels.meta.media import download
from channels.meta.receipts import NOTE, note_overtaken
from channels.port import Deps
from kit.jobs import Jobs

CARRIER = Carrier(KIND, "WhatsApp", FETCH, download)


def register(jobs: Jobs, deps: Deps) -> None:
    """Register this channel's jobs."""
    jobs.task(FETCH, partial(fetch, deps, CARRIER), retry=MOST_ATTEMPTS)
    jobs.task(NOTE, partial(note_overtaken, deps))
