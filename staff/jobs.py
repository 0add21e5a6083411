"""The mails that let people in. The link is made when the mail is, so that its key is never stored."""

from kit.jobs import Jobs
from kit.mail import Mail
from staff.people import get_person
from staff.signin import INVITATION_LIVES, LINK_LIVES, Deps, make_link

TRIES = 5


def register(jobs: Jobs, deps: Deps) -> None:
    """Register this package's jobs."""

    async def mail_link(person_id: int, to: str) -> None:
        minutes = int(LINK_LIVES.total_seconds() // 60)
        async with deps.database.begin() as session:
            person = await get_person(session, person_id)
            path = await make_link(session, deps.clock, person.id, to=to)
        text = f"Hello {person.name},\n\nopen this link to sign in. It works once, for {minutes} minutes.\n\n"
        await deps.mailer.send(Mail(person.email, "Your sign-in link", f"{text}{deps.base_url}{path}\n"))

    async def mail_invitation(person_id: int, by_name: str) -> None:
        async with deps.database.begin() as session:
            person = await get_person(session, person_id)
            path = await make_link(session, deps.clock, person.id, lives=INVITATION_LIVES)
        text = (
            f"Hello {person.name},\n\n{by_name} has invited you to work here as {person.role.word}.\n"
            f"Open this link to sign in. It works once, for {INVITATION_LIVES.days} days.\n\n{deps.base_url}{path}\n"
        )
        await deps.mailer.send(Mail(person.email, "You are invited", text))

    jobs.task("staff.mail_link", mail_link, retry=TRIES)
    jobs.task("staff.mail_invitation", mail_invitation, retry=TRIES)
