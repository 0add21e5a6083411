"""What Meta's webhook posts, opened and not yet believed: entries, changes, messages and statuses, each on its own.

Whatever is not of the form that it should have is left out and counted; nothing here raises for a part alone.
The form: developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/messages
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kit.errors import Invalid

OBJECT = "whatsapp_business_account"
MESSAGES = "messages"
LONGEST_ID = 100

Part = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Change:
    """One change of a notice: `account` is the WhatsApp Business account, `phone_id` the shop's number, if named."""

    account: str
    field: str
    phone_id: str
    value: Part

    @property
    def own_number(self) -> str:
        """The shop's own number in digits, as Meta names it."""
        return "".join(sign for sign in text(part(self.value, "metadata"), "display_phone_number") if sign.isdecimal())

    def messages(self) -> Iterator[Part]:
        """Yield the messages of customers."""
        yield from parts(self.value, "messages")

    def statuses(self) -> Iterator[Part]:
        """Yield what is told of messages of ours."""
        yield from parts(self.value, "statuses")

    def errors(self) -> Iterator[Part]:
        """Yield what went wrong at Meta."""
        yield from parts(self.value, "errors")


def read_notice(raw: bytes) -> tuple[Change, ...]:
    """Open a notice; raises Invalid if it is none of WhatsApp's."""
    try:
        told = json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise Invalid("This is no JSON as WhatsApp sends it.", code="notice_invalid") from error
    if not isinstance(told, dict) or told.get("object") != OBJECT or not isinstance(told.get("entry"), list):
        raise Invalid(f"This is no notice of WhatsApp's: its object is not {OBJECT}.", code="notice_invalid")
    return tuple(_changes(told))


def _changes(told: Part) -> Iterator[Change]:
    for entry in parts(told, "entry"):
        for change in parts(entry, "changes"):
            value = part(change, "value")
            phone_id = text(part(value, "metadata"), "phone_number_id")
            yield Change(text(entry, "id"), text(change, "field"), phone_id, value)


def parts(held: Part, name: str) -> Iterator[Part]:
    """Yield the objects of a list; what is no object is left out, and a list that is none is empty."""
    found = held.get(name)
    yield from (one for one in found if isinstance(one, dict)) if isinstance(found, list) else ()


def part(held: Part, name: str) -> Part:
    """Return an object, or an empty one."""
    found = held.get(name)
    return found if isinstance(found, dict) else {}


def text(held: Part, name: str) -> str:
    """Return a text that can be stored: without halves of signs and without NUL; empty if there is none."""
    found = held.get(name)
    return plain(found) if isinstance(found, str) else ""


def number(held: Part, name: str) -> str:
    """Return a number in words, or nothing."""
    found = held.get(name)
    is_number = isinstance(found, int | float) and not isinstance(found, bool)
    return str(found)[:LONGEST_ID] if is_number and abs(found or 0) < 10**12 else ""


def plain(found: str) -> str:
    """Return a text without what no database stores."""
    return found.encode("utf-8", "replace").decode().replace("\x00", " ")
