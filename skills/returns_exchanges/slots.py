"""What this skill reads from the customer's words and keeps between turns: what is wished, and of which order."""

from enum import StrEnum
from typing import Any

from skills import slots
from skills.base import Heard, SignIn
from skills.which_order import OF_ORDER, ORDER_ID, name_of_order

KIND = "kind"
"""A `Kind`'s value; anything else counts as a return."""
QUOTED = "quoted"
"""Policy sentences that were quoted already, so that none is quoted twice for nothing."""
OF_SENT = "of_sent"
"""Handed on by whoever has told already of what has not left: it is not told again."""
RETURN = "return"
"""What a link or a card of this skill leads to (`conversations.links`)."""


class Kind(StrEnum):
    """What a customer may wish here."""

    RETURN = "return"
    EXCHANGE = "exchange"
    REFUND = "refund"
    DEFECT = "defect"


def wished(heard: Heard) -> Kind:
    """Return what is wished for."""
    kind = heard.slots.get(KIND)
    return Kind(kind) if kind in set(Kind) else Kind.RETURN


def words(heard: Heard) -> str:
    """Return the customer's words on this wish: of this turn, and those kept from before."""
    return slots.gather(str(heard.kept.get(slots.WORDS, "")), heard.text)


def sign_in(heard: Heard) -> SignIn:
    """Return the wish to sign in, with the order as the customer named it, and to go on to a return from there."""
    leads_to = None if wished(heard) is Kind.REFUND else RETURN
    return SignIn(name_of_order(heard), leads_to)


def keep(heard: Heard, **more: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON values
    """Return what Memory keeps of this wish until it goes on, with `more` over it; only JSON values."""
    kept = {key: heard.slots[key] for key in (*OF_ORDER, ORDER_ID) if heard.slots.get(key)}
    return {**kept, KIND: wished(heard).value, slots.WORDS: words(heard), **more}
