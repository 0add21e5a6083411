"""What this channel does later: fetch files, and note statuses that overtook the answer to our own request."""

from functools import partial

from channels.meta.arrival import FETCH
from channels.meta.media import MOST_ATTEMPTS, fetch
from channels.meta.receipts import NOTE, note_overtaken
from channels.port import Deps
from kit.jobs import Jobs


def register(jobs: Jobs, deps: Deps) -> None:
    """Register this channel's jobs."""
    jobs.task(FETCH, partial(fetch, deps), retry=MOST_ATTEMPTS)
    jobs.task(NOTE, partial(note_overtaken, deps))
