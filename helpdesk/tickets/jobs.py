"""The jobs of tickets: conversations are taken in when they say so; a sweep finds what was lost and what is due."""

from datetime import timedelta
from functools import partial

from conversations.attention import TAKE_IN
from helpdesk.deps import Deps
from helpdesk.tickets.closing import close_quiet, give_back
from helpdesk.tickets.leaving import PERSON_LEFT, TEAM_RETIRED, person_left, team_retired
from helpdesk.tickets.mailing import mail_reply
from helpdesk.tickets.replying import MAIL_REPLY
from helpdesk.tickets.spelling import count_words
from helpdesk.tickets.taking_in import take_in_all
from kit.jobs import Jobs

GATHER_SECONDS = 0.1
"""What conversations commit within it after a first one is looked at together; the first is not kept waiting."""
PATIENCE = timedelta(seconds=3)
"""So long the agent is given to answer: most turns are taken in once, with their answer."""
EVERY_TWO_SECONDS = "* * * * * */2"
EVERY_MINUTE = "* * * * * 7"


def register(jobs: Jobs, deps: Deps) -> None:
    """Register the jobs of tickets."""
    database, desk = deps.database, deps.desk

    async def take_in() -> None:
        await take_in_all(database, desk, PATIENCE)

    async def move_on() -> None:
        await close_quiet(database, desk)
        await give_back(database, desk)

    async def left(person_id: int) -> None:
        await person_left(database, desk, person_id)

    async def retired(team_id: int) -> None:
        await team_retired(database, desk, team_id)

    jobs.task(PERSON_LEFT, left)
    jobs.task(TEAM_RETIRED, retired)
    jobs.task(TAKE_IN, take_in, pause=0, rest=GATHER_SECONDS)
    jobs.task("helpdesk.sweep", take_in, cron=EVERY_TWO_SECONDS)
    jobs.task("helpdesk.move_on", move_on, cron=EVERY_MINUTE)
    jobs.task(MAIL_REPLY, partial(mail_reply, deps))
    jobs.task("helpdesk.count_words", partial(count_words, database, deps.clock), cron=EVERY_MINUTE)
