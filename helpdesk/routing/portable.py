"""All rules as one JSON document that another installation takes: teams, people and views by name, stores by key."""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from helpdesk.routing import rules, views
from helpdesk.routing.models import ViewRow
from helpdesk.routing.presets import team_called
from helpdesk.routing.reading import read_condition
from helpdesk.routing.rules import Draft, Kept, To
from kit.auth import Actor
from kit.clock import Clock
from kit.errors import Invalid
from staff.models import PersonRow, TeamRow
from staff.people import find_person


class PortableTo(BaseModel):
    """Where a rule brings a ticket: a team or view by name, a person by e-mail, or a tag."""

    model_config = ConfigDict(extra="forbid")

    kind: Literal["team", "person", "view", "tag"]
    name: str = Field(max_length=200)


class PortableRule(BaseModel):
    """One rule of a document."""

    model_config = ConfigDict(extra="forbid")

    name: str = Field(max_length=200)
    condition: dict[str, Any]
    to: PortableTo
    is_on: bool = True


class Document(BaseModel):
    """All rules in their order."""

    model_config = ConfigDict(extra="forbid")

    version: Literal[1] = 1
    rules: list[PortableRule] = Field(max_length=rules.MOST)


async def export_rules(session: AsyncSession) -> dict[str, Any]:
    """Return all rules as the JSON of a `Document`."""
    return {"version": 1, "rules": [await _portable(session, kept) for kept in await rules.all_rules(session)]}


async def import_rules(session: AsyncSession, clock: Clock, by: Actor, document: Document) -> list[Kept]:
    """Add the rules of a document at the end of the list, all or none; a view that is missing is made.

    Raises:
        Forbidden: `by` may not write rules.
        Invalid: a team, person or store of it does not exist here; the sentence names the rule.
        Conflict: with code `too_many_rules`.
    """
    views.check_writer(by)
    added = []
    for number, one in enumerate(document.rules):
        try:
            to = await _to(session, clock, by, one.to)
            draft = Draft(name=one.name, condition=read_condition(one.condition), to=to, is_on=one.is_on)
            added.append(await rules.add_rule(session, clock, by, draft))
        except Invalid as error:
            place = f"rules[{number}] ({one.name})"
            raise Invalid(f"{place}: {error.detail}", code=error.code, **error.facts) from error
    return added


async def _portable(session: AsyncSession, kept: Kept) -> dict[str, Any]:
    ((kind, target),) = kept.to.items()
    columns = {
        "team": (TeamRow.name, TeamRow.id),
        "person": (PersonRow.email, PersonRow.id),
        "view": (ViewRow.name, ViewRow.id),
    }
    name = target
    if kind in columns:
        named, number = columns[kind]
        name = await session.scalar(select(named).where(number == target))
    return {"name": kept.name, "condition": kept.condition, "to": {"kind": kind, "name": name}, "is_on": kept.is_on}


async def _to(session: AsyncSession, clock: Clock, by: Actor, to: PortableTo) -> To:
    if to.kind == "team":
        return To(team=await team_called(session, to.name))
    if to.kind == "view":
        return To(
            view=await views.view_called(session, to.name) or (await views.add_view(session, clock, by, to.name)).id
        )
    if to.kind == "person":
        person = await find_person(session, to.name)
        if person is None:
            raise Invalid("Nobody with this address works here. Add them first.", code="person_unknown")
        return To(person=person.id)
    return To(tag=to.name)
