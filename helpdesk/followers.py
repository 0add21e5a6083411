"""Who follows the changes of a ticket, in order: each hears of what the ones before it changed."""

from helpdesk import webhooks
from helpdesk.deadlines import following as deadlines
from helpdesk.replies import suggestions
from helpdesk.routing import triage as routing
from helpdesk.tickets import indexing, matching, notices, rating
from helpdesk.tickets.desk import Desk, Follower
from kit.clock import Clock

FOLLOWERS: tuple[Follower, ...] = (
    routing.follow,
    deadlines.follow,
    notices.follow,
    indexing.follow,
    matching.follow,
    suggestions.follow,
    rating.follow,
    webhooks.follow,
)


def open_desk(clock: Clock) -> Desk:
    """Return the desk of one process."""
    return Desk(clock, FOLLOWERS)
