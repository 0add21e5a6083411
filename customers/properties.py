"""Properties of customers: what the shop and our own sums tell, and what anybody writes from outside (S2-06 to S2-08).

What was written from outside wins over what the shop or a sum says, until it is removed.
"""

import json
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import DateTime, bindparam, delete, func, select, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.ext.asyncio import AsyncSession

from customers.models import CustomerPropertyRow
from kit.clock import Clock
from kit.errors import Conflict, Invalid, TooLarge

SHOP, COMPUTED = "shop", "computed"
OURS = (SHOP, COMPUTED)
MOST = 200
LONGEST_NAME = 100
LARGEST = 10_000
"""Bytes of one value as JSON."""
LARGEST_NUMBER = 10**15
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:?\d\d)?)?")

Value = str | int | float | bool | list[str]


class Type(StrEnum):
    """What kind of value a property has."""

    TEXT = "text"
    NUMBER = "number"
    TRUTH = "truth"
    MOMENT = "moment"
    LIST = "list"


STANDARD: Mapping[str, tuple[Type, str]] = {
    "$name": (Type.TEXT, "As the shop has it."),
    "$email": (Type.TEXT, "As the shop has it."),
    "$language": (Type.TEXT, "As the shop has it, such as pt."),
    "$country": (Type.TEXT, "Where the last order went, in two letters (ISO 3166-1)."),
    "$city": (Type.TEXT, "Where the last order went."),
    "$time_zone": (Type.TEXT, "Of their browser, where they agreed to be seen, such as Europe/Lisbon."),
    "$orders": (Type.NUMBER, "How many orders they placed that were not cancelled, as far as the shop was read."),
    "$spent": (Type.NUMBER, "What those come to, in the currency of the last one."),
    "$last_order_at": (Type.MOMENT, "When the last one was placed."),
    "$is_returning": (Type.TRUTH, "They have ordered more than once."),
    "$expected_next_order": (Type.MOMENT, "When the next order is expected; docs/predictions.md."),
    "$churn_risk": (Type.TEXT, "low, medium or high; docs/predictions.md."),
}
"""The names that begin with $: their type and what they mean. Others may be any integration's own."""

_WRITE = text("""
insert into customer_property (customer_id, name, store_id, value, source, updated_at)
select customer_id, name, store_id, value, :source, :now
from jsonb_to_recordset(:rows) as told (customer_id int, name text, store_id int, value jsonb)
order by customer_id, name
on conflict (customer_id, name) do update
set value = excluded.value, source = excluded.source, updated_at = excluded.updated_at
where customer_property.source in ('shop', 'computed') and customer_property.value is distinct from excluded.value
""").bindparams(bindparam("rows", type_=JSONB), bindparam("now", type_=DateTime(timezone=True)))
"""One statement for many customers; what was written from outside stays, and what is the same is not written again."""


@dataclass(frozen=True, slots=True)
class Property:
    """One property as it is kept; `source` is `shop`, `computed`, `api:<key's id>` or `staff:<id>`."""

    name: str
    value: Value
    type: Type
    source: str
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class Known:
    """A value that the shop or a sum gives a customer's property."""

    customer_id: int
    store_id: int
    name: str
    value: Value


async def write_ours(session: AsyncSession, clock: Clock, known: Sequence[Known], source: str) -> None:
    """Keep what the shop (`SHOP`) or a sum (`COMPUTED`) says of customers; empty texts say nothing."""
    rows = [
        {"customer_id": one.customer_id, "name": one.name, "store_id": one.store_id, "value": {"is": one.value}}
        for one in known
        if one.value != ""
    ]
    if rows:
        await session.execute(_WRITE, {"rows": rows, "source": source, "now": clock.now()})


async def remove_ours(session: AsyncSession, customer_ids: Sequence[int], names: Sequence[str]) -> None:
    """Remove what a sum has said of customers and says no more."""
    row = CustomerPropertyRow
    gone = row.customer_id.in_(customer_ids), row.name.in_(names), row.source.in_(OURS)
    await session.execute(delete(row).where(*gone))


async def put(
    session: AsyncSession, clock: Clock, store_id: int, customer_id: int, values: Mapping[str, Any], *, source: str
) -> None:
    """Write properties from outside, all of them or none; None removes one.

    Raises:
        Invalid: a name or value that cannot be kept; the sentence names it.
        TooLarge: with code `property_too_large`.
        Conflict: with code `too_many_properties`: more than 200 would be kept.
    """
    kept = {name: check(name, value) for name, value in values.items() if value is not None}
    for name in values:
        check_name(name)
    row, now = CustomerPropertyRow, clock.now()
    await session.execute(text("select pg_advisory_xact_lock(7201, :customer)"), {"customer": customer_id})
    await session.execute(delete(row).where(row.customer_id == customer_id, row.name.in_(sorted(values))))
    session.add_all(
        row(customer_id=customer_id, name=name, store_id=store_id, value={"is": value}, source=source, updated_at=now)
        for name, value in sorted(kept.items())
    )
    await session.flush()
    if (await session.scalar(select(func.count()).where(row.customer_id == customer_id)) or 0) > MOST:
        msg = f"A customer has at most {MOST} properties. Remove some first, by sending null for them."
        raise Conflict(msg, code="too_many_properties")


async def properties_of(session: AsyncSession, customer_id: int) -> tuple[Property, ...]:
    """Read a customer's properties, the standard ones first, each part by name."""
    query = select(CustomerPropertyRow).where(CustomerPropertyRow.customer_id == customer_id)
    rows = await session.scalars(query, execution_options={"populate_existing": True})
    found = [Property(row.name, row.value["is"], type_of(row.value["is"]), row.source, row.updated_at) for row in rows]
    return tuple(sorted(found, key=lambda one: (not one.name.startswith("$"), one.name)))


def check_name(name: str) -> None:
    """Refuse a name that no property has; raises Invalid with code `property_name_invalid` or `property_unknown`."""
    if not 0 < len(name) <= LONGEST_NAME or not name.isprintable() or name.strip() != name:
        msg = f"A property's name has 1 to {LONGEST_NAME} printable characters, none of them a space at an end."
        raise Invalid(msg, code="property_name_invalid")
    if name.startswith("$") and name not in STANDARD:
        msg = f"There is no standard property {name}. Choose another name, without $, or one of {', '.join(STANDARD)}."
        raise Invalid(msg, code="property_unknown")


def check(name: str, value: object) -> Value:
    """Return a value as it is kept: a standard property has its own type.

    Raises:
        Invalid: with code `property_invalid`, or as `check_name`.
        TooLarge: with code `property_too_large`.
    """
    check_name(name)
    kept = _plain(name, value)
    if len(json.dumps(kept, ensure_ascii=False).encode()) > LARGEST:
        msg = f"The property {name} is too large: at most {LARGEST} bytes. Keep it where it is, and a link to it here."
        raise TooLarge(msg, code="property_too_large", limit=LARGEST)
    wanted = STANDARD[name][0] if name in STANDARD else type_of(kept)
    if type_of(kept) is not wanted and (wanted is not Type.TEXT or type_of(kept) is not Type.MOMENT):
        raise Invalid(f"The property {name} is a {wanted}.", code="property_invalid")
    if name == "$churn_risk" and kept not in {"low", "medium", "high"}:
        raise Invalid("The property $churn_risk is low, medium or high.", code="property_invalid")
    return _in_utc(kept) if wanted is Type.MOMENT and isinstance(kept, str) else kept


def type_of(value: Value) -> Type:
    """Return the type of a value; a text in the form of a day or a moment (ISO 8601) is a moment."""
    if isinstance(value, bool):
        return Type.TRUTH
    if isinstance(value, int | float):
        return Type.NUMBER
    if isinstance(value, list):
        return Type.LIST
    return Type.MOMENT if _moment(value) is not None else Type.TEXT


def _plain(name: str, value: object) -> Value:
    if isinstance(value, bool):
        return value
    if isinstance(value, int | float) and math.isfinite(value) and abs(value) <= LARGEST_NUMBER:
        return value
    texts = value if isinstance(value, list) else [value]
    if all(isinstance(one, str) and _can_be_kept(one) for one in texts):
        return value  # type: ignore[return-value]  # a text or a list of texts
    msg = f"The property {name} must be a text, a number up to {LARGEST_NUMBER}, true or false, or a list of texts."
    raise Invalid(msg, code="property_invalid")


def _can_be_kept(words: str) -> bool:
    return "\x00" not in words and not any("\ud800" <= sign <= "\udfff" for sign in words)


def _moment(words: str) -> datetime | None:
    if not _MOMENT.fullmatch(words):
        return None
    try:
        moment = datetime.fromisoformat(words)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _in_utc(words: str) -> str:
    moment = _moment(words)
    try:
        return moment.astimezone(UTC).isoformat() if moment is not None else words
    except OverflowError:
        return words
