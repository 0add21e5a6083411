"""What is in a letter: its words, plain or as a page, its files, and the letter of ours that a bounce tells of."""

import re
import unicodedata
from dataclasses import dataclass, field
from email.errors import MessageError
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32

from channels.email.addresses import mail_id
from channels.email.decoding import clean, decode, header
from channels.email.html_text import text_of
from channels.email.letter import File

MEGABYTE = 1024 * 1024
LARGEST_FILE = 16 * MEGABYTE
MOST_FILES = 20
DEEPEST = 30
MOST_PARTS = 500
LONGEST_NAME = 100
ICON = 4096
"""Smaller pictures that a letter's page shows are icons of a signature, and nobody sent them."""
SILENT = {
    "text/calendar",
    "application/ics",
    "application/pgp-signature",
    "application/pkcs7-signature",
    "application/x-pkcs7-signature",
    "application/pgp-encrypted",
    "message/delivery-status",
    "message/disposition-notification",
    "text/rfc822-headers",
}
"""Parts that machines add for machines."""
BROKEN_WORDS = "Some of its words came in a character set that is unknown or broken: single signs may be wrong."
TOO_DEEP = "Its parts lie too deep in each other, or are too many: some were not read."
UNREAD_PART = "A part of it could not be read."
_PATH = re.compile(r"[/\\:]")
_ODD = (ValueError, LookupError, TypeError, AttributeError, MessageError, RecursionError)
"""What the standard library raises on parts that keep no rule."""


@dataclass
class Body:
    """What was found in a letter."""

    pieces: list[tuple[str, str]] = field(default_factory=list)
    files: list[File] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    pages: list[str] = field(default_factory=list)
    report_on: str = ""

    @property
    def text(self) -> str:
        """Its words in the order of its parts; a page's where there is no plain text."""
        words = [text_of(text) if kind == "html" else text for kind, text in self.pieces]
        return clean("\n\n".join(one.strip("\n") for one in words if one.strip()))

    @property
    def html(self) -> str:
        """Its pages."""
        return "\n".join(self.pages)

    def note(self, what: str) -> None:
        """Keep what was odd, once."""
        if what not in self.notes:
            self.notes.append(what)

    def add(self, name: str, kind: str, content: bytes) -> None:
        """Keep a file, or its name alone where it is too large or one too many."""
        if len(content) > LARGEST_FILE or len(self.files) >= MOST_FILES:
            self.left_out.append(f"{name} ({size_of(len(content))})")
        elif content:
            self.files.append(File(name, kind, content))


def read_body(message: Message) -> Body:
    """Read all parts of a letter."""
    body = Body()
    reader = _Reader(body)
    body.pieces = reader.read(message, 0)
    if reader.is_failure is not False and message.get_content_type() == "multipart/report":
        body.report_on = reader.returned
    return body


def harmless_name(name: str, fallback: str) -> str:
    """Return what a file is called, without folders, control signs, or signs that turn the writing round."""
    last = _PATH.split(header(name))[-1]
    plain = "".join(sign for sign in last if unicodedata.category(sign)[0] != "C").strip(" .")
    if len(plain) > LONGEST_NAME:
        stem, _, kind = plain.rpartition(".")
        plain = f"{stem[: LONGEST_NAME - 11]}.{kind[:10]}" if stem else plain[:LONGEST_NAME]
    return plain or fallback


def size_of(count: int) -> str:
    """Return a size in words: `30 MB`, `12 KB`."""
    return f"{count / MEGABYTE:.0f} MB" if count >= MEGABYTE else f"{max(count // 1024, 1)} KB"


class _Reader:
    def __init__(self, body: Body) -> None:
        self._body = body
        self._left = MOST_PARTS
        self.returned = ""
        self.is_failure: bool | None = None
        """Whether a delivery failed for good; None where nothing is said of it."""

    def read(self, part: Message, depth: int) -> list[tuple[str, str]]:
        self._left -= 1
        if depth > DEEPEST or self._left < 0:
            self._body.note(TOO_DEEP)
            return []
        try:
            return self._read(part, depth)
        except _ODD:
            self._body.note(UNREAD_PART)
            return []

    def _read(self, part: Message, depth: int) -> list[tuple[str, str]]:
        kind = part.get_content_type()
        inside = part.get_payload()
        if kind in SILENT:
            self._machines(part, kind)
            return []
        if kind == "message/rfc822":
            self._letter(part)
            return []
        if isinstance(inside, list):
            pieces = [piece for one in inside if isinstance(one, Message) for piece in self.read(one, depth + 1)]
            return _best(pieces) if kind == "multipart/alternative" else pieces
        return self._leaf(part, kind)

    def _leaf(self, part: Message, kind: str) -> list[tuple[str, str]]:
        content = part.get_payload(decode=True)
        if not isinstance(content, bytes):
            return []
        name, how = part.get_filename() or "", (part.get_content_disposition() or "")
        is_words = kind in {"text/plain", "text/html"} or kind.startswith("multipart/")
        if not is_words or how == "attachment" or (name and how != "inline"):
            is_icon = kind.startswith("image/") and how != "attachment" and "content-id" in part
            if not (is_icon and len(content) < ICON):
                self._body.add(harmless_name(name, f"file-{len(self._body.files) + 1}"), kind, content)
            return []
        return [self._words(part, kind, content)]

    def _words(self, part: Message, kind: str, content: bytes) -> tuple[str, str]:
        words, is_sure = decode(content, str(part.get_param("charset") or ""))
        if not is_sure and not content.isascii():
            self._body.note(BROKEN_WORDS)
        if kind == "text/html":
            self._body.pages.append(words)
            return "html", words
        is_flowed = str(part.get_param("format") or "").lower() == "flowed"
        is_glued = str(part.get_param("delsp") or "").lower() == "yes"
        return "plain", _unflowed(words, "" if is_glued else " ") if is_flowed else words

    def _letter(self, part: Message) -> None:
        """Keep a letter that came within this one as a file."""
        inside = part.get_payload()
        one = inside[0] if isinstance(inside, list) and inside else None
        if not isinstance(one, Message):
            return
        self.returned = self.returned or mail_id(header(str(one.get("message-id", ""))))
        name = harmless_name(header(str(one.get("subject", ""))), "letter")
        self._body.add(f"{name[: LONGEST_NAME - 4]}.eml", "message/rfc822", one.as_bytes())

    def _machines(self, part: Message, kind: str) -> None:
        inside = part.get_payload()
        if kind == "message/delivery-status" and isinstance(inside, list):
            acts = [str(one.get("action", "")).strip().lower() for one in inside if isinstance(one, Message)]
            self.is_failure = "failed" in acts
        elif kind == "text/rfc822-headers":
            content = part.get_payload(decode=True)
            headers = BytesParser(policy=compat32).parsebytes(content if isinstance(content, bytes) else b"", True)
            self.returned = self.returned or mail_id(header(str(headers.get("message-id", ""))))


def _best(pieces: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the plain ones of several ways to say the same, or else the pages."""
    plain = [(kind, text) for kind, text in pieces if kind == "plain" and text.strip()]
    return plain or [(kind, text) for kind, text in pieces if kind == "html"]


def _unflowed(words: str, glue: str) -> str:
    """Join the lines that a mail program broke (RFC 3676): those that end with a space."""
    lines: list[str] = []
    is_open = False
    for line in words.replace("\r\n", "\n").split("\n"):
        is_quoted, is_sign = line.startswith(">"), line == "-- "
        plain = line.removeprefix(" ")
        if is_open and not is_quoted and not is_sign:
            lines[-1] += plain
        else:
            lines.append(plain)
        is_open = line.endswith(" ") and not is_sign and not is_quoted
        if is_open:
            lines[-1] = lines[-1].rstrip(" ") + glue
    return "\n".join(lines)
