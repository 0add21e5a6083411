"""How a stored JSON value is compared with a wanted one by PostgreSQL, as `helpdesk.routing.comparing` does in Python.

No value that is stored can make a comparison fail: what does not read as a number or a moment is none.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import (
    ColumnElement,
    DateTime,
    Numeric,
    Text,
    and_,
    case,
    cast,
    column,
    exists,
    false,
    func,
    literal,
    literal_column,
    or_,
)
from sqlalchemy.dialects.postgresql import JSONB

from helpdesk.routing.comparing import lower
from helpdesk.routing.values import MOMENT, NUMBER, ZONE, Compared, Op

Stored = ColumnElement[Any]
"""A JSONB value."""
Truth = ColumnElement[bool]
Moment = ColumnElement[datetime]


def holds(stored: Stored, test: Compared, at: Moment) -> Truth:
    """Return what is true where one stored value is as wanted at a moment; never null."""
    return func.coalesce(_TESTS[test.op](stored, test, at), false())


def text_of(stored: Stored) -> ColumnElement[str]:
    """Return a JSON value as text, without quotation marks."""
    return stored.op("#>>", return_type=Text())(literal_column("'{}'::text[]"))


def number_of(stored: Stored) -> ColumnElement[Decimal]:
    """Return a JSON value as a number, or null if it does not read as one."""
    text = text_of(stored)
    reads = and_(_type(stored).in_(["number", "string"]), text.regexp_match(NUMBER))
    return case((reads, cast(text, Numeric())))


def moment_of(stored: Stored) -> Moment:
    """Return a JSON text as a moment, or null if it does not read as one."""
    text = text_of(stored)
    zoned = case((text.regexp_match(ZONE), text), else_=text.op("||")(" UTC"))
    reads = func.pg_input_is_valid(zoned, "timestamptz")
    moment = case((reads, cast(zoned, DateTime(timezone=True))))
    return case((and_(_type(stored) == "string", text.regexp_match(MOMENT)), moment))


def equal(stored: Stored, wanted: object) -> Truth:
    """Return what is true where a JSON value equals a wanted one."""
    if isinstance(wanted, bool):
        return and_(_type(stored) == "boolean", text_of(stored) == str(wanted).lower())
    if isinstance(wanted, str):
        return and_(_type(stored) == "string", func.lower(text_of(stored)) == lower(wanted))
    return number_of(stored) == _decimal(wanted)


def _type(stored: Stored) -> ColumnElement[str]:
    return func.jsonb_typeof(stored)


def _decimal(wanted: object) -> ColumnElement[Decimal]:
    return literal(Decimal(str(wanted)), Numeric())


def _has_item(stored: Stored, texts: list[str]) -> Truth:
    """Return what is true where a JSON list holds one of these texts, which are in lower case."""
    items = case((_type(stored) == "array", stored), else_=literal_column("'[]'::jsonb"))
    elements = func.jsonb_array_elements(items).table_valued(column("value", JSONB))
    one = elements.c.value
    return exists().where(_type(one) == "string", func.lower(text_of(one)).in_(texts)).select_from(elements)


def _contains(stored: Stored, test: Compared, _: Moment) -> Truth:
    wanted = lower(str(test.value))
    holds_letters = and_(_type(stored) == "string", func.strpos(func.lower(text_of(stored)), wanted) > 0)
    return or_(holds_letters, _has_item(stored, [wanted]))


def _in(stored: Stored, test: Compared, _: Moment) -> Truth:
    texts = [lower(one) for one in test.values if isinstance(one, str)]
    numbers = [Decimal(str(one)) for one in test.values if not isinstance(one, str)]
    parts: list[Truth] = []
    if texts:
        parts += [and_(_type(stored) == "string", func.lower(text_of(stored)).in_(texts)), _has_item(stored, texts)]
    if numbers:
        parts.append(func.coalesce(number_of(stored).in_([literal(one, Numeric()) for one in numbers]), false()))
    return or_(*parts)


def _starts(stored: Stored, test: Compared, _: Moment) -> Truth:
    begins = func.starts_with(func.lower(text_of(stored)), lower(str(test.value)))
    return and_(_type(stored) == "string", begins)


def _is_set(stored: Stored, _: Compared, __: Moment) -> Truth:
    empty = or_(
        and_(_type(stored) == "string", text_of(stored) == ""),
        stored == literal_column("'[]'::jsonb"),
        _type(stored) == "null",
    )
    return and_(stored.is_not(None), ~empty)


_TESTS: Mapping[Op, Callable[[Stored, Compared, Moment], Truth]] = {
    Op.IS: lambda stored, test, _: equal(stored, test.value),
    Op.CONTAINS: _contains,
    Op.STARTS_WITH: _starts,
    Op.IN: _in,
    Op.GREATER: lambda stored, test, _: number_of(stored) > _decimal(test.value),
    Op.LESS: lambda stored, test, _: number_of(stored) < _decimal(test.value),
    Op.AT_LEAST: lambda stored, test, _: number_of(stored) >= _decimal(test.value),
    Op.AT_MOST: lambda stored, test, _: number_of(stored) <= _decimal(test.value),
    Op.BETWEEN: lambda stored, test, _: number_of(stored).between(_decimal(test.values[0]), _decimal(test.values[1])),
    Op.BEFORE: lambda stored, test, _: moment_of(stored) < test.moment,
    Op.AFTER: lambda stored, test, _: moment_of(stored) > test.moment,
    Op.IN_LAST: lambda stored, test, at: moment_of(stored).between(at - test.span, at),
    Op.IN_NEXT: lambda stored, test, at: moment_of(stored).between(at, at + test.span),
    Op.IS_SET: _is_set,
}
