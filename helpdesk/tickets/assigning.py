"""Who may be given a ticket: people with chat permission who are there and see its store (S3-53, S3-56)."""

from sqlalchemy.ext.asyncio import AsyncSession

from kit.errors import Invalid, NotFound
from staff.people import Person, all_people, get_person
from staff.teams import Team, get_team


async def check_assignable(session: AsyncSession, person_id: int, store_id: int, team_id: int | None) -> Person:
    """Return somebody to whom a ticket of this store and team may be given.

    Raises:
        Invalid: with code `not_assignable`, and a sentence that says why not.
    """
    try:
        person = await get_person(session, person_id)
    except NotFound:
        raise _no("There is nobody like that on the staff. Choose somebody of the list.") from None
    problem = _problem(person, store_id, team_id)
    if problem:
        raise _no(problem)
    return person


async def assignable(session: AsyncSession, store_id: int, team_id: int | None = None) -> list[Person]:
    """Return everybody to whom a ticket of this store and team may be given, in the order they came."""
    return [person for person in await all_people(session) if not _problem(person, store_id, team_id)]


async def check_team(session: AsyncSession, team_id: int) -> Team:
    """Return a living team; raises Invalid with code `team_unknown`."""
    try:
        team = await get_team(session, team_id)
    except NotFound:
        team = None
    if team is None or team.is_retired:
        raise Invalid("There is no such team any more. Choose another one.", code="team_unknown")
    return team


def _problem(person: Person, store_id: int, team_id: int | None) -> str:
    """Return why somebody may not be given a ticket, empty if they may."""
    if not person.is_active:
        return f"{person.name} does not work here any more. Choose somebody else."
    if not person.has_chat:
        return f"{person.name} may not answer customers. Ask an admin for the chat permission."
    if person.is_away:
        return f"{person.name} is away. Choose somebody who is there."
    if person.stores is not None and store_id not in person.stores:
        return f"{person.name} does not see this store. Choose somebody who does."
    if person.is_team_only and team_id is not None and team_id not in person.teams:
        return f"{person.name} sees the tickets of their own teams alone. Choose somebody of this ticket's team."
    return ""


def _no(sentence: str) -> Invalid:
    return Invalid(sentence, code="not_assignable")
