"""What Shopify answers to a write that it does not make (`userErrors`), as a refusal of ours.

Shopify's words go to the log alone; most mutations give no code, so what was asked decides on the sentence.
"""

from collections.abc import Sequence
from typing import Protocol

import structlog

from commerce.changes import ChangeRefused

log = structlog.get_logger()


class Told(Protocol):
    """A user error."""

    @property
    def field(self) -> Sequence[str] | None:
        """What it is about."""
        ...

    @property
    def message(self) -> str:
        """Shopify's words."""
        ...


LOCKED = ("order_locked", "The shop does not let this order be changed.")
EDIT = ("edit_refused", "The shop does not take this change. Choose something else, or ask its support.")
ADDRESS = ("address_invalid", "The shop does not take this address. Check it, or ask its support.")
CANCEL = ("order_locked", "The shop does not let this order be cancelled.")
NO_REFUND = ("refund_by_hand", "This payment can only be given back by hand. Ask the shop's support.")
HOLD = ("nothing_open", "Nothing of this order can be held any more.")
TOO_MANY_HOLDS = ("too_many_holds", "This order is held ten times already. Wait until a change is done.")
RETURN = ("return_refused", "The shop does not take this return. Ask its support.")
_BY_CODE = {
    "NO_REFUND_PERMISSION": NO_REFUND,
    "FULFILLMENT_ORDER_HOLD_LIMIT_REACHED": TOO_MANY_HOLDS,
}
_FIELDS = {
    "address1": "line1",
    "address2": "line2",
    "city": "city",
    "zip": "postcode",
    "country": "country",
    "countryCode": "country",
    "province": "region",
    "provinceCode": "region",
    "phone": "phone",
    "firstName": "name",
    "lastName": "name",
}


def refuse(errors: Sequence[Told], operation: str, otherwise: tuple[str, str]) -> None:
    """Raise if there is a user error; `otherwise` is the code and the sentence where Shopify gives no code of its own.

    Raises:
        ChangeRefused: with a sentence of ours; of an address, also the field that is wrong.
    """
    if not errors:
        return
    note(errors, operation)
    code, sentence = next((_BY_CODE[name] for name in codes(errors) if name in _BY_CODE), otherwise)
    fields = [_FIELDS[part] for one in errors for part in one.field or () if part in _FIELDS]
    if fields and otherwise is ADDRESS:
        raise ChangeRefused(f"Check the {fields[0]} of the address.", code=code, field=fields[0])
    raise ChangeRefused(sentence, code=code)


def codes(errors: Sequence[Told]) -> list[str]:
    """Return the codes of user errors, those that have one."""
    found = (getattr(one, "code", None) for one in errors)
    return [code.value for code in found if code is not None]


def note(errors: Sequence[Told], operation: str) -> None:
    """Keep Shopify's own words for whoever runs the program."""
    said = [one.message[:200] for one in errors[:3]]
    log.warning("shopify_user_error", operation=operation, codes=codes(errors), said=said)
