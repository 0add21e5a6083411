"""What of routing goes on beside requests: runs over the open tickets, and what happens to orders meanwhile."""

from functools import partial

from helpdesk.deps import Deps
from helpdesk.routing.applying import RUN, go_on
from helpdesk.routing.triage import route_customer
from kit.jobs import Jobs

LOOKS_EVERY_SECONDS = 30
LOOK_AGAIN = "helpdesk.shop_happened"
"""What follows `customers.activity.ShopHappened`."""


def register(jobs: Jobs, deps: Deps) -> None:
    """Register the jobs of routing: a run begins at once, and one whose process died is taken up soon."""
    handler = partial(go_on, deps.database, deps.desk)

    async def look_again(customer_id: int, **_: object) -> None:
        await route_customer(deps.database, deps.desk, customer_id)

    jobs.task(RUN, handler)
    jobs.task(LOOK_AGAIN, look_again, retry=3)
    jobs.every(LOOKS_EVERY_SECONDS, "helpdesk.resume_rules", handler)
