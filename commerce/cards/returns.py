"""What a customer sees of what may come back of an order: frozen, JSON-serialisable, without any link or word."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter

from commerce.port import Line, Order
from commerce.returnability import Kept, LineReturn, Returnability


@dataclass(frozen=True, slots=True)
class ReturnLineCard:
    """One line: how many units may come back, or why none may."""

    line_id: str
    title: str
    variant: str
    image: str
    returnable: int
    closes_at: datetime | None
    reason: Kept | None


@dataclass(frozen=True, slots=True)
class ReturnCard:
    """What may come back of an order. Without an order it leads to the shop's returns in general.

    `closes_at` is the earliest moment at which something returnable no longer is. `in_portal` says that the shop takes
    returns on a page of its own, to which whoever shows the card leads.
    """

    order_id: str | None
    name: str
    lines: tuple[ReturnLineCard, ...]
    exchanges: bool
    closes_at: datetime | None
    in_portal: bool = False


_JSON: TypeAdapter[ReturnCard] = TypeAdapter(ReturnCard)


def return_card(order: Order, answer: Returnability, *, in_portal: bool = False) -> ReturnCard:
    """Make the card of `order` from what was decided about it; lines with nothing left on the order are left out."""
    told = {line.line_id: line for line in answer.lines}
    lines = tuple(_line(line, told[line.id]) for line in order.lines if line.current > 0)
    closing = [line.closes_at for line in lines if line.returnable and line.closes_at]
    return ReturnCard(order.id, order.name, lines, answer.exchanges, min(closing, default=None), in_portal)


def portal_card() -> ReturnCard:
    """Make the card of a shop's own page for returns, for somebody of whom nothing is known."""
    return ReturnCard(None, "", (), exchanges=False, closes_at=None, in_portal=True)


def to_json(card: ReturnCard) -> dict[str, Any]:
    """Return the card as JSON values: moments in ISO 8601."""
    data: dict[str, Any] = _JSON.dump_python(card, mode="json")
    return data


def _line(line: Line, told: LineReturn) -> ReturnLineCard:
    return ReturnLineCard(
        line_id=line.id,
        title=line.title,
        variant=line.variant_title,
        image=line.image,
        returnable=told.returnable,
        closes_at=told.closes_at,
        reason=None if told.returnable else told.reason,
    )
