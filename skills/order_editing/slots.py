"""What this skill reads from the customer's words and keeps between turns: the change wished for, and its lines."""

from collections.abc import Mapping
from typing import Any

from commerce.terms import EditKind
from skills import slots
from skills.base import Heard, SignIn
from skills.which_order import OF_ORDER, ORDER_ID, name_of_order

KIND = "kind"
"""An `EditKind` value, `add_item`, or `generic` for a change the customer has not named."""
QUOTED = "quoted"
"""Policy sentences that were quoted already, so that none is quoted twice for nothing."""

ADD_ITEM = "add_item"


def wished(heard: Heard) -> EditKind | None:
    """Return the kind of change wished for, None where none was named."""
    kind = heard.slots.get(KIND)
    return EditKind(kind) if kind in set(EditKind) else None


def words(heard: Heard) -> str:
    """Return the customer's words on this wish: of this turn, and those kept from before."""
    return slots.gather(str(heard.kept.get(slots.WORDS, "")), heard.text)


def sign_in(heard: Heard) -> SignIn:
    """Return the wish to sign in, with the order as the customer named it, if it is one, and the change, if known."""
    kind = wished(heard)
    return SignIn(name_of_order(heard), kind.value if kind else None)


def keep(heard: Heard, **more: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON values
    """Return what Memory keeps of this wish, with `more` over it; only JSON values."""
    kept: Mapping[str, Any] = {key: heard.slots[key] for key in (KIND, *OF_ORDER, ORDER_ID) if heard.slots.get(key)}
    quoted = {QUOTED: heard.kept[QUOTED]} if heard.kept.get(QUOTED) else {}
    return {**kept, **quoted, **more}
