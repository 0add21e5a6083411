"""What this skill reads from the customer's words and keeps between turns: what is asked, and of which parcel."""

import re
from enum import StrEnum
from typing import Any

from commerce.tracking import Journey
from skills import slots
from skills.base import Heard, SignIn
from skills.which_order import OF_ORDER, ORDER_ID, name_of_order

KIND = "kind"
WAITED = "waited"
"""The order of which the customer was asked to wait a little for a parcel that is reported as delivered."""
PARCELS = "parcels"
"""The parcels that were spoken of, in their order, so that "the second" can be told."""

_MOST_WORDS = 8
"""Words of a message that only picks one of the parcels spoken of."""
_MAIL = re.compile(r"mail|poczt|пошт|лист|correo|courriel|sähköposti|posta elettronica", re.IGNORECASE)


class Asked(StrEnum):
    """What can be asked of an order's way."""

    STATUS = "status"
    LATE = "late"
    NOT_RECEIVED = "not_received"
    CONFIRMATION = "confirmation"
    DOCUMENTS = "documents"


def asked(heard: Heard) -> Asked:
    """Return what is asked; where nothing more was said, where the order is."""
    kind = heard.slots.get(KIND)
    return Asked(kind) if kind in set(Asked) else Asked.STATUS


def words(heard: Heard) -> str:
    """Return the customer's words on this wish: of this turn, and those kept from before a sign-in."""
    return slots.gather(str(heard.kept.get(slots.WORDS, "")), heard.text)


def speaks_of_mail(heard: Heard) -> bool:
    """Whether the customer speaks of a mail, so of the confirmation itself and not of the order alone."""
    return _MAIL.search(words(heard)) is not None


def sign_in(heard: Heard) -> SignIn:
    """Return the wish to sign in, with the order as the customer named it, if it is one."""
    return SignIn(name_of_order(heard))


def goes_on(heard: Heard) -> bool:
    """Whether a short message picks one of the parcels spoken of before: "and the second?"."""
    return _picked(heard) is not None


def parcel_meant(heard: Heard, journey: Journey) -> str | None:
    """Return the parcel that a short message picks among those spoken of before, if they are of this order."""
    picked = _picked(heard) if heard.kept.get(ORDER_ID) == journey.order_id else None
    return picked if any(parcel.id == picked for parcel in journey.parcels) else None


def _picked(heard: Heard) -> str | None:
    before = [str(parcel) for parcel in heard.kept.get(PARCELS, ())]
    if len(before) < 2 or len(heard.text.split()) > _MOST_WORDS:  # noqa: PLR2004 - one is no choice
        return None
    if any(heard.slots.get(named) for named in (slots.ORDER_NAMES, slots.OTHER)):
        return None
    return slots.read_choice(heard.text, [(f"#{place}", parcel) for place, parcel in enumerate(before, 1)])


def keep_wish(heard: Heard) -> dict[str, Any]:
    """Return what Memory keeps of this wish while a sign-in is waited for: the order as it was named, and the words."""
    named = {key: heard.slots[key] for key in (*OF_ORDER, ORDER_ID) if heard.slots.get(key)}
    return {**keep_kind(heard), **named, slots.WORDS: words(heard)}


def keep_kind(heard: Heard) -> dict[str, Any]:
    """Return what Memory keeps where it is not known which order is meant."""
    waited = {WAITED: heard.kept[WAITED]} if heard.kept.get(WAITED) else {}
    return {KIND: asked(heard).value, **waited}
