"""What a shop adds to an answer on a parcel, by how far the parcel is (S5-21): "during the strike it takes longer"."""

import re
from collections.abc import Mapping
from enum import StrEnum

LONGEST = 300
"""Signs of a note: it goes out in text messages too."""


class NoteOn(StrEnum):
    """How far an order or a parcel is when its note is said."""

    NOT_SENT = "not_sent"
    LABEL = "label"
    ON_THE_WAY = "on_the_way"
    DELAYED = "delayed"
    ATTEMPTED = "attempted"
    PICKUP = "pickup"
    DELIVERED = "delivered"
    FAILED = "failed"


TITLES: Mapping[NoteOn, str] = {
    NoteOn.NOT_SENT: "Not sent yet",
    NoteOn.LABEL: "Packed, not with the carrier yet",
    NoteOn.ON_THE_WAY: "On its way",
    NoteOn.DELAYED: "Delayed",
    NoteOn.ATTEMPTED: "Delivery attempted",
    NoteOn.PICKUP: "Ready for pick-up",
    NoteOn.DELIVERED: "Delivered",
    NoteOn.FAILED: "Could not be delivered",
}
_LEADS_AWAY = re.compile(
    r"://|\bwww\.|\S@\S|\b[\w-]+\.(?:com|net|org|io|co|shop|store|app|eu|pt|br|uk)\b", re.IGNORECASE
)
_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")


def checked(notes: Mapping[str, str]) -> dict[str, str]:
    """Return the notes that say something, each on one line.

    Raises:
        ValueError: a status is unknown, or a note is too long or holds a link or an address, which no answer may.
    """
    plain = {}
    for status, text in notes.items():
        if status not in set(NoteOn):
            msg = f"{status} is no status of a parcel; use one of {', '.join(NoteOn)}"
            raise ValueError(msg)
        plain[status] = one_line(text, f"the note on “{TITLES[NoteOn(status)]}”")
    return {status: text for status, text in plain.items() if text}


def one_line(text: str, what: str) -> str:
    """Return what a shop adds to an answer on one line; raises ValueError for what no answer may carry."""
    plain = _CONTROL.sub(" ", text).strip()
    if len(plain) > LONGEST:
        msg = f"{what} is longer than {LONGEST} characters; shorten it"
        raise ValueError(msg)
    if _LEADS_AWAY.search(plain):
        msg = f"{what} holds a link or an e-mail address; say it in words"
        raise ValueError(msg)
    return plain
