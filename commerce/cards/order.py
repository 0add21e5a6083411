"""What a customer sees of an order at one moment: frozen, JSON-serialisable, and without any link.

Channels and the Hub make the links and the words; a card says only what is true and what is allowed (S1-17, S1-20).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter, ValidationError

from commerce.editability import Editability, LineState, OrderState, Reason
from commerce.port import Line, Money, Order
from commerce.terms import EditKind
from kit.errors import Invalid


@dataclass(frozen=True, slots=True)
class LineCard:
    """One line: its units by where they are, why some are closed, and the kinds of change it allows now."""

    line_id: str
    title: str
    variant: str
    image: str
    price: Money
    """For one unit."""
    open: int
    shipped: int
    blocked: int
    reason: Reason | None
    options: tuple[EditKind, ...]


@dataclass(frozen=True, slots=True)
class OrderCard:
    """An order with what may be changed now: `options` names the kinds allowed, never one that is not.

    `closes_at` tells for those kinds when they close, where they close by the clock. `version` is the order's when the
    card was made, so that whoever shows it later can tell that it is old.
    """

    order_id: str
    name: str
    version: str
    placed_at: datetime
    total: Money
    state: OrderState
    lines: tuple[LineCard, ...]
    options: tuple[EditKind, ...]
    closes_at: Mapping[EditKind, datetime]


_JSON: TypeAdapter[OrderCard] = TypeAdapter(OrderCard)


def order_card(order: Order, answer: Editability) -> OrderCard:
    """Make the card of `order` from what was decided about it; lines with nothing left on the order are left out."""
    states = {state.line_id: state for state in answer.lines}
    lines = tuple(_line_card(line, states[line.id]) for line in order.lines if line.current > 0)
    allowed = {kind: verdict for kind, verdict in answer.edits.items() if verdict.allowed}
    return OrderCard(
        order_id=order.id,
        name=order.name,
        version=order.version,
        placed_at=order.placed_at,
        total=order.total,
        state=answer.state,
        lines=lines,
        options=tuple(allowed),
        closes_at={kind: verdict.closes_at for kind, verdict in allowed.items() if verdict.closes_at is not None},
    )


def to_json(card: OrderCard) -> dict[str, Any]:
    """Return the card as JSON values: amounts as strings, moments in ISO 8601."""
    data: dict[str, Any] = _JSON.dump_python(card, mode="json")
    return data


def from_json(data: Mapping[str, Any]) -> OrderCard:
    """Read a card back.

    Raises:
        Invalid: it is no order card.
    """
    try:
        return _JSON.validate_python(dict(data))
    except ValidationError as error:
        raise Invalid("This is no order card. Read the order again.", code="card_invalid") from error


def _line_card(line: Line, state: LineState) -> LineCard:
    return LineCard(
        line_id=line.id,
        title=line.title,
        variant=line.variant_title,
        image=line.image,
        price=line.price,
        open=state.open,
        shipped=state.shipped,
        blocked=state.blocked,
        reason=state.reason,
        options=tuple(kind for kind, verdict in state.edits.items() if verdict.allowed),
    )
