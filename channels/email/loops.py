"""Letters that no person wrote: answered by a machine they would go to and fro for ever, so each has a reason to stop.

What is dropped is listed for staff, with the reason. Mail that comes through a group or a list of the shop's own, or
through a marketplace, carries a machine's marks and still has a person behind it.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass, replace

from channels.email.addresses import named
from channels.email.letter import Letter

BOUNCE = "A mail server returned a letter of ours that could not be delivered."
NOTICE = "A mail server wrote this, not a person."
OURS = "It came from the shop's own address: an answer would come back for ever."
OUR_LETTER = "It is a letter of our own that came back."
TEST = "The test letter came back: mail reaches us."
AUTOMATIC = "A machine answered by itself, such as a note of absence (Auto-Submitted)."
SUPPRESSED = "Its sender wants no automatic answer (X-Auto-Response-Suppress)."
BULK = "It went to many at once (Precedence)."
LIST = "It is a newsletter or came from a mailing list (List-Id, List-Unsubscribe)."
EMPTY = "There is nothing in it: no words, no subject and no file."
_DAEMONS = {"mailer-daemon", "postmaster", "mail-daemon", "mailerdaemon"}
_BULK = {"bulk", "junk", "list", "auto_reply"}
_NO_ANSWERS = {"all", "oof", "autoreply", "dr"}
_ANSWERS = ("x-autoreply", "x-autorespond", "x-autoresponder")
_BEHIND = ("x-original-from", "x-original-sender")
_NOBODY = re.compile(r"(no|do-?not)-?_?reply", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Ours:
    """The addresses of the shop at which its letters come and go, in small letters."""

    addresses: Collection[str]

    def has(self, address: str) -> bool:
        """Tell whether an address is the shop's, with a mark (`support+t.…@`) or without."""
        local, at, domain = address.lower().partition("@")
        return local.partition("+")[0] + at + domain in self.addresses or address.lower() in self.addresses

    def is_list(self, list_id: str) -> bool:
        """Tell whether a list is one of these addresses, kept as a group: `<support.shop.com>`."""
        name = list_id.lower().rpartition("<")[2].rstrip("> ")
        return name in {one.replace("@", ".") for one in self.addresses}


def whom_to_answer(letter: Letter, ours: Ours) -> Letter:
    """Return a letter as from who is to be answered: whom Reply-To names, or the person behind a group of the shop's.

    A shop system's form, or a group, sends all customers' letters from one address. What proves that address proves no
    other, not even of the same domain: anybody there may write what they like into Reply-To.
    """
    names = ("reply-to", *_BEHIND) if ours.has(letter.sender) else ("reply-to",)
    told = (pair for name in names for pair in named(letter.headers.get(name, ""))[:1])
    found = next(((name, one) for name, one in told if not ours.has(one) and not _NOBODY.match(one)), None)
    if found is None or found[1] == letter.sender:
        return letter
    name = found[0] or ("" if ours.has(letter.sender) else letter.sender_name)
    return replace(letter, sender=found[1], sender_name=name, proof="")


def why_drop(letter: Letter, ours: Ours, *, is_relayed: bool) -> str:
    """Return why no answer must follow a letter, or an empty text; `is_relayed` by a marketplace for a person."""
    if letter.report_on:
        return BOUNCE
    if (
        letter.sender.partition("@")[0] in _DAEMONS
        or letter.envelope_sender == ""
        or _word(letter, "return-path") == "<>"
    ):
        return NOTICE
    if ours.has(letter.sender):
        return OURS
    return "" if is_relayed else _by_headers(letter, ours)


def _by_headers(letter: Letter, ours: Ours) -> str:
    if _word(letter, "auto-submitted") not in {"", "no"} or any(name in letter.headers for name in _ANSWERS):
        return AUTOMATIC
    if {one.strip() for one in letter.headers.get("x-auto-response-suppress", "").lower().split(",")} & _NO_ANSWERS:
        return SUPPRESSED
    if ours.is_list(letter.headers.get("list-id", "")):
        return ""
    if _word(letter, "precedence") in _BULK:
        return BULK
    return LIST if "list-id" in letter.headers or "list-unsubscribe" in letter.headers else ""


def _word(letter: Letter, name: str) -> str:
    """Return the first word of a header, in small letters."""
    return (letter.headers.get(name, "").lower().replace(";", " ").split() or [""])[0]
