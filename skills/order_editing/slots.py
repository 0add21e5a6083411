"""What this skill reads from the customer's words and keeps between turns: the change wished for, and its lines."""

import re
from collections.abc import Mapping
from typing import Any

from commerce.exceptions import fold
from commerce.terms import EditKind
from skills import slots
from skills.base import Heard, SignIn
from skills.which_order import OF_ORDER, ORDER_ID, name_of_order

KIND = "kind"
"""An `EditKind` value, `add_item`, or `generic` for a change the customer has not named."""
QUOTED = "quoted"
"""Policy sentences that were quoted already, so that none is quoted twice for nothing."""
YES_NO = "yes_no"
"""Whether the message is a mere yes or no."""
QUANTITY = "quantity"
"""How many units the customer wants to have, an int."""
OF_FORM = ("size", "colour")
"""What a bare word may name of the item to be changed."""

ADD_ITEM = "add_item"
_MOST_WORDS = 6
"""Words of a message that does no more than name a size or a colour."""
_BARE_SIZE = re.compile(r"x{0,3}[smlgp]|gg|pp|\dxl|\d{2}( 5)?")
"""A message that is nothing but a size, in the letters of any of our languages."""


def wished(heard: Heard) -> EditKind | None:
    """Return the kind of change wished for, None where none was named."""
    kind = heard.slots.get(KIND)
    return EditKind(kind) if kind in set(EditKind) else None


def words(heard: Heard) -> str:
    """Return the customer's words on this wish: of this turn, and those kept from before."""
    return slots.gather(str(heard.kept.get(slots.WORDS, "")), heard.text)


def units(heard: Heard) -> int | None:
    """Return how many units are wished for, None where no number was said."""
    said = heard.slots.get(QUANTITY)
    return said if isinstance(said, int) else None


def agrees(heard: Heard) -> bool:
    """Whether the customer says yes to the change that the order's card offers."""
    return bool(heard.slots.get(YES_NO)) and bool(heard.kept.get(ORDER_ID))


def goes_on(heard: Heard) -> bool:
    """Whether words go on with the change that was shown: a mere yes, the new size or colour, the new address."""
    kind = heard.kept.get(KIND)
    if not kind or not heard.kept.get(ORDER_ID):
        return False
    if kind == EditKind.ADDRESS and heard.slots.get(slots.ADDRESS):
        return True
    is_short = len(heard.text.split()) <= _MOST_WORDS
    names_form = is_short and any(heard.slots.get(of_form) for of_form in OF_FORM)
    names_form = names_form or _BARE_SIZE.fullmatch(fold(heard.text)) is not None
    return agrees(heard) or (kind == EditKind.VARIANT and names_form)


def asks_whether_done(heard: Heard) -> bool:
    """Whether somebody asks if the change has been made: "did it work?", after the order's card."""
    return bool(heard.kept.get(ORDER_ID)) and slots.says("is_it_done", heard.text)


def sign_in(heard: Heard) -> SignIn:
    """Return the wish to sign in, with the order as the customer named it, if it is one, and the change, if known."""
    kind = wished(heard)
    return SignIn(name_of_order(heard), kind.value if kind else None)


def keep(heard: Heard, **more: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON values
    """Return what Memory keeps of this wish, with `more` over it; only JSON values."""
    keys = (KIND, QUANTITY, *OF_ORDER, ORDER_ID)
    kept: Mapping[str, Any] = {key: heard.slots[key] for key in keys if heard.slots.get(key)}
    quoted = {QUOTED: heard.kept[QUOTED]} if heard.kept.get(QUOTED) else {}
    return {**kept, **quoted, **more}
