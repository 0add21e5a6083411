"""When proactive messages go: as soon as the shop tells of something, and by the clock for what was held back."""

from dataclasses import fields
from functools import partial
from typing import Any

import structlog

from agent import proactive_rows as rows
from agent.proactive_rows import Event
from agent.proactive_sending import Deps, send_due
from conversations.outbox import take_back
from customers.consent import Agreed
from kit.jobs import Jobs, wake

SEND = "agent.first_words"
"""The job that sends what is due, and its lock."""
EVERY_SECONDS = 5.0
TAKEN_BACK = "The customer no longer agrees to be written to."
log = structlog.get_logger()


def register(jobs: Jobs, deps: Deps) -> None:
    """Register the jobs; the first follows `ShopHappened` and `ShopHappenedLate`, the second `ConsentTakenBack`."""
    jobs.task("agent.shop_happened", partial(shop_happened, deps))
    jobs.task("agent.consent_taken_back", partial(consent_taken_back, deps))
    jobs.task(SEND, partial(send_due, deps))
    jobs.every(EVERY_SECONDS, f"{SEND}_due", partial(send_due, deps))


async def shop_happened(deps: Deps, **happened: Any) -> None:  # noqa: ANN401 - the event's own fields
    """Note what happened to an order, once, and send what may go now."""
    event = Event(**{one.name: happened[one.name] for one in fields(Event)})
    async with deps.database.begin() as session:
        if await rows.note(session, deps.clock, event):
            wake(session, SEND, SEND)


async def consent_taken_back(deps: Deps, *, store_id: int, customer_id: int, what: str) -> None:
    """Let go what waits for a customer who no longer wants to be written to, to the last moment."""
    if what != Agreed.MESSAGES:
        return
    async with deps.database.begin() as session:
        said = await rows.take_back(session, store_id, customer_id, deps.clock.now())
        dropped = await take_back(session, said, TAKEN_BACK)
    log.info("first_words_taken_back", customer_id=customer_id, dropped=dropped)
