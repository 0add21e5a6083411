"""The work of the helpdesk that goes on beside requests."""

from collections.abc import Callable

from helpdesk.deadlines import jobs as deadlines
from helpdesk.deps import Deps
from helpdesk.replies import suggesting
from helpdesk.routing import jobs as routing
from helpdesk.tickets import jobs as tickets
from helpdesk.tickets import matchmaking, rating
from kit.jobs import Jobs

ROOMS: tuple[Callable[[Jobs, Deps], None], ...] = (
    tickets.register,
    routing.register,
    deadlines.register,
    matchmaking.register,
    suggesting.register,
    rating.register,
)


def register(jobs: Jobs, deps: Deps) -> None:
    """Register the jobs of every room."""
    for room in ROOMS:
        room(jobs, deps)
