"""Returns of an order (shopify.md section 6): from Shopify's words to ours."""

import re
from collections.abc import Sequence
from itertools import chain, repeat

from commerce.returns import Return, ReturnLine, ReturnReason, ReturnState
from commerce.shopify.client.enums import ReturnReason as Theirs
from commerce.shopify.client.enums import ReturnStatus
from commerce.shopify.plain import line_of
from commerce.shopify.whole import Sending

_STATES = {
    ReturnStatus.REQUESTED: ReturnState.REQUESTED,
    ReturnStatus.OPEN: ReturnState.OPEN,
    ReturnStatus.CLOSED: ReturnState.CLOSED,
    ReturnStatus.CANCELED: ReturnState.CANCELLED,
    ReturnStatus.DECLINED: ReturnState.DECLINED,
}
_REASONS = {
    Theirs.SIZE_TOO_SMALL: ReturnReason.DOES_NOT_FIT,
    Theirs.SIZE_TOO_LARGE: ReturnReason.DOES_NOT_FIT,
    Theirs.UNWANTED: ReturnReason.CHANGED_MIND,
    Theirs.STYLE: ReturnReason.CHANGED_MIND,
    Theirs.COLOR: ReturnReason.CHANGED_MIND,
    Theirs.WRONG_ITEM: ReturnReason.WRONG_ITEM,
    Theirs.DEFECTIVE: ReturnReason.DEFECT,
}
"""What is not here (not as described, other, unknown) is OTHER."""
_MARKED = re.compile(r"(?P<note>.*?)(?:\[(?P<mark>tillside-[A-Za-z0-9_-]+)\])?", re.DOTALL)


def to_return(sending: Sending) -> Return:
    """Return what comes back.

    Shopify does not tie an item of exchange to a line that comes back, so they are paired in their order.
    """
    notes, mark = _notes(sending)
    return Return(
        id=sending.parts.id,
        state=_STATES[sending.parts.status],
        asked_at=sending.parts.created_at,
        lines=tuple(_lines(sending)),
        note=notes,
        mark=mark,
        closed_at=sending.parts.closed_at,
    )


def _notes(sending: Sending) -> tuple[str, str]:
    """Return what the customer wrote, said once, and the mark of our own behind it."""
    found = [_MARKED.fullmatch(line_of(line.customer_note)) for line in sending.lines]
    notes = dict.fromkeys(one["note"].strip() for one in found if one)
    return " ".join(filter(None, notes)), next((one["mark"] for one in found if one and one["mark"]), "")


def _lines(sending: Sending) -> Sequence[ReturnLine]:
    wished = chain((item.variant_id for item in sending.parts.exchange_line_items.nodes), repeat(None))
    return [
        ReturnLine(
            line_id=line.fulfillment_line_item.line_item.id,
            units=line.quantity,
            reason=_REASONS.get(line.return_reason, ReturnReason.OTHER),
            exchange_for=instead,
        )
        for line, instead in zip(sending.lines, wished, strict=False)
    ]
