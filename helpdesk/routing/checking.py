"""What a rule names must exist: stores in its condition, and the team, person or view that it brings tickets to."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from helpdesk.routing.conditions import Condition, TicketLeaf, leaves
from helpdesk.routing.fields import TicketField
from helpdesk.routing.reading import invalid_at, read_condition
from helpdesk.routing.views import get_view
from kit.errors import Invalid, NotFound
from staff.people import get_person
from staff.teams import get_team
from stores.models import StoreRow


async def faults(session: AsyncSession, raw: Mapping[str, Any]) -> list[dict[str, str]]:
    """Return what is wrong with a condition that is being written, each with its `place` and its `problem`."""
    try:
        await check_stores(session, read_condition(raw))
    except Invalid as error:
        found: list[dict[str, str]] = error.facts["errors"]  # type: ignore[assignment]
        return found
    return []


async def check_stores(session: AsyncSession, condition: Condition) -> None:
    """Refuse a condition that names a store which does not exist. Raises Invalid."""
    known = {key.lower() for key in await session.scalars(select(StoreRow.key))}
    for place, leaf in leaves(condition):
        if not isinstance(leaf, TicketLeaf) or leaf.ticket.field is not TicketField.STORE:
            continue
        value = leaf.ticket.value
        named = value if isinstance(value, tuple) else () if value is None else (value,)
        for key in named:
            if str(key).lower() not in known:
                there = f"{place}.ticket.value" if place else "ticket.value"
                raise invalid_at(there, f"there is no store {str(key)!r}. Choose one of {', '.join(sorted(known))}")


async def living_team(session: AsyncSession, team_id: int | None) -> int | None:
    """Return the number of a team that is used. Raises Invalid with code `team_unknown`."""
    if team_id is None:
        return None
    try:
        is_gone = (await get_team(session, team_id)).is_retired
    except NotFound:
        is_gone = True
    if is_gone:
        raise Invalid("There is no such team. Make it in the settings first, then name it here.", code="team_unknown")
    return team_id


async def working_person(session: AsyncSession, person_id: int | None) -> int | None:
    """Return the number of somebody who works here. Raises Invalid with code `person_unknown`."""
    if person_id is None:
        return None
    try:
        works = (await get_person(session, person_id)).is_active
    except NotFound:
        works = False
    if not works:
        raise Invalid("Nobody like that works here. Choose somebody of the staff.", code="person_unknown")
    return person_id


async def living_view(session: AsyncSession, view_id: int | None) -> int | None:
    """Return the number of a view that is used. Raises Invalid with code `view_unknown`."""
    if view_id is None:
        return None
    try:
        return (await get_view(session, view_id)).id
    except NotFound as error:
        raise Invalid("There is no such view. Make it first, then name it here.", code="view_unknown") from error
