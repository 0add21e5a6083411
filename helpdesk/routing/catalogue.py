"""What a rule may ask, for the console's builder: events, properties, operations, and the values that are known."""

from typing import Any

from pydantic import BaseModel, TypeAdapter
from sqlalchemy import ColumnElement, func, literal_column, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from customers.models import CustomerPropertyRow
from customers.properties import OURS
from helpdesk.routing.conditions import Condition
from helpdesk.routing.fields import EVENTS, OPS, PROFILE_FIELDS, TICKET_FIELDS, Field, FieldType, TicketField
from helpdesk.routing.values import Op
from kit.auth import Actor
from stores.models import StoreRow

MOST_NAMES = 500
_ANY_OPS = tuple(op for op in Op)


class Choice(BaseModel):
    """A value that a property may have, and what staff call it."""

    value: str
    label: str


class FieldShown(BaseModel):
    """A property that a condition may name."""

    name: str
    label: str
    type: FieldType | None
    """None for a property of an integration, which may have any type."""
    ops: list[Op]
    choices: list[Choice] | None = None
    """Its values, where they are known."""


class Catalogue(BaseModel):
    """Everything that a condition may name."""

    events: list[str]
    """The events of this program; an integration's may have any name."""
    profile: list[FieldShown]
    ticket: list[FieldShown]
    condition: dict[str, Any]
    """The JSON schema of a condition."""


async def catalogue(session: AsyncSession, by: Actor) -> Catalogue:
    """Return what a rule may ask, with the stores that somebody sees, and the properties that integrations write."""
    stores = select(StoreRow.key, StoreRow.name).order_by(StoreRow.id)
    if by.stores is not None:
        stores = stores.where(StoreRow.id.in_(by.stores))
    keys = {key: name for key, name in await session.execute(stores)}  # noqa: C416 - rows are no pairs to a type checker
    ticket = [_shown(named.value, field) for named, field in TICKET_FIELDS.items()]
    for one in ticket:
        if one.name == TicketField.STORE:
            one.choices = _choices(keys)
    profile = [_shown(name, field) for name, field in PROFILE_FIELDS.items()]
    own = [FieldShown(name=name, label=name, type=None, ops=list(_ANY_OPS)) for name in await _own_names(session)]
    schema = TypeAdapter[Any](Condition).json_schema(by_alias=True)
    return Catalogue(events=list(EVENTS), profile=[*profile, *own], ticket=ticket, condition=schema)


async def _own_names(session: AsyncSession) -> list[str]:
    """Return the names that integrations gave to properties, from each to the next by the index of them."""
    row = aliased(CustomerPropertyRow)
    first = select(func.min(row.name).label("name")).where(_is_own(row)).cte("own", recursive=True)
    following = select(func.min(row.name)).where(_is_own(row), row.name > first.c.name).correlate(first)
    named = first.union_all(select(following.scalar_subquery()).where(first.c.name.is_not(None)))
    names = await session.scalars(select(named.c.name).where(named.c.name.is_not(None)).limit(MOST_NAMES))
    return [name for name in names if not name.startswith("$")]


def _is_own(row: type[CustomerPropertyRow]) -> ColumnElement[bool]:
    """Return what is true of what others wrote, in the very words of the index over it."""
    return row.source.not_in([literal_column(f"'{source}'") for source in OURS])


def _shown(name: str, field: Field) -> FieldShown:
    choices = None if field.choices is None else _choices(field.choices)
    return FieldShown(name=name, label=field.label, type=field.type, ops=list(OPS[field.type]), choices=choices)


def _choices(values: Any) -> list[Choice]:  # noqa: ANN401 - a mapping of texts
    return [Choice(value=value, label=label) for value, label in values.items()]
