"""The mails to people who work here: those that let them in, and what admins must know.

A link is made when its mail is, so that its key is never stored.
"""

from kit.auth import Role
from kit.jobs import Jobs, defer
from kit.mail import Mail
from staff.people import all_people, get_person
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

    _webhooks(jobs, deps)
    jobs.task("staff.mail_link", mail_link, retry=TRIES)
    jobs.task("staff.mail_invitation", mail_invitation, retry=TRIES)


def _webhooks(jobs: Jobs, deps: Deps) -> None:
    async def webhook_off(webhook_id: int, store_id: int | None, url: str, why: str) -> None:
        async with deps.database.begin() as session:
            for person in await all_people(session):
                sees = person.stores is None or store_id in person.stores
                if not (person.is_active and person.role >= Role.ADMIN and sees):
                    continue
                await defer(
                    session, "staff.mail_webhook_off", person_id=person.id, webhook_id=webhook_id, url=url, why=why
                )

    async def mail_webhook_off(person_id: int, webhook_id: int, url: str, why: str) -> None:
        async with deps.database.begin() as session:
            person = await get_person(session, person_id)
        text = (
            f"Hello {person.name},\n\nthe webhook at {url} was switched off.\n{why}\n\n"
            f"See what did not arrive, and switch it on again: {deps.base_url}/admin/webhooks/{webhook_id}\n"
        )
        await deps.mailer.send(Mail(person.email, "A webhook was switched off", text))

    jobs.task("staff.webhook_off", webhook_off)
    jobs.task("staff.mail_webhook_off", mail_webhook_off, retry=TRIES)
