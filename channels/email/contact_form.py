"""What a contact form of a shop says, checked field by field: claims that help, and prove nothing (S4-09)."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from customers.identity import clean_address
from kit.errors import Invalid

LONGEST_LINE = 100
LONGEST_SUBJECT = 200
LONGEST_MESSAGE = 4000
LONGEST_URL = 2000
TRAP = "website"
"""A field that no person sees: whatever fills it in is a machine."""
FIELDS = ("id", "name", "email", "order", "subject", "message", "page_url", "language", "next", TRAP)


@dataclass(frozen=True, slots=True)
class Filled:
    """A form that can be taken in; all but `email` and `message` may be empty."""

    id: str
    name: str
    email: str
    order: str
    subject: str
    message: str
    page_url: str

    @property
    def words(self) -> str:
        """The message as staff and agent read it: with what it is about, and the order that it names."""
        about = [part for part in (self.subject, self.order and f"#{self.order.lstrip('#')}") if part]
        return "\n\n".join((*(part for part in about if part not in self.message), self.message))


def check(given: Mapping[str, str]) -> tuple[Filled | None, tuple[str, ...]]:
    """Return what a form says, or the names of the fields that are to be mended, in the order of the form."""
    line = {name: given.get(name, "").strip() for name in FIELDS}
    message = line["message"].replace("\r\n", "\n").replace("\r", "\n")
    wrong = []
    if not _is_line(line["name"], LONGEST_LINE):
        wrong.append("name")
    try:
        email = clean_address(line["email"])
    except Invalid:
        wrong.append("email")
    if not _is_line(line["order"], LONGEST_LINE):
        wrong.append("order")
    if not _is_line(line["subject"], LONGEST_SUBJECT):
        wrong.append("subject")
    if not _is_text(message):
        wrong.append("message")
    if wrong:
        return None, tuple(wrong)
    named = {name: line[name] for name in ("name", "order", "subject")}
    return Filled(id=line["id"][:100], email=email, message=message, page_url=_page(line["page_url"]), **named), ()


def _is_line(words: str, longest: int) -> bool:
    return len(words) <= longest and words.isprintable()


def _is_text(words: str) -> bool:
    kinds = {unicodedata.category(sign) for sign in words if sign not in "\n\t"}
    can_be_read = any(kind[0] not in "CZ" for kind in kinds)
    return len(words) <= LONGEST_MESSAGE and can_be_read and not kinds & {"Cc", "Cs"}


def _page(address: str) -> str:
    """Return the page of the shop that it was written on; nothing for what is no address of one."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    is_page = parts.scheme in {"http", "https"} and parts.hostname and len(address) <= LONGEST_URL
    return address if is_page and address.isprintable() else ""
