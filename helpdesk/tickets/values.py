"""What a ticket is, as JSON values of its columns: how a merge, and its undoing, are written into a change."""

from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import datetime
from decimal import Decimal
from enum import Enum
from typing import Any

from helpdesk.tickets.life import Holder, Priority, State, Ticket

_LEFT_OUT = frozenset({"store_id", "opened_at", "updated_at", "is_preview"})
"""What nothing changes but the ticket's own course."""
_COLUMNS = tuple(one.name for one in fields(Ticket) if one.name not in _LEFT_OUT)
_READ: Mapping[str, Callable[[Any], Any]] = {
    "state": State,
    "holder": Holder,
    "priority": lambda word: Priority[word.upper()],
    "tags": tuple,
    "topics": tuple,
    "order_value": Decimal,
    **{name: datetime.fromisoformat for name in _COLUMNS if name.endswith(("_at", "_since", "_until"))},
}


def differing(before: Ticket, after: Ticket) -> dict[str, Any]:
    """Return, as JSON values, every column in which one ticket differs from another."""
    return {name: _told(getattr(after, name)) for name in _COLUMNS if getattr(after, name) != getattr(before, name)}


def read_values(told: Mapping[str, Any]) -> dict[str, Any]:
    """Return such values as a ticket holds them."""
    return {name: None if value is None else _READ.get(name, _same)(value) for name, value in told.items()}


def _told(value: Any) -> Any:  # noqa: ANN401 - a column's value
    if isinstance(value, Priority):
        return value.word
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    return list(value) if isinstance(value, tuple) else value


def _same(value: Any) -> Any:  # noqa: ANN401 - a column's value
    return value
