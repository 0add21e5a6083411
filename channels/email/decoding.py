"""Bytes of a letter to words: broken and unknown character sets lose single signs, never a letter."""

import base64
import binascii
import codecs
import quopri
import re
import unicodedata
from collections.abc import Iterator

LONGEST_NAME = 40
_NO_CHARSETS = {"idna", "punycode", "undefined", "unicode_escape", "raw_unicode_escape", "mbcs", "oem"}
"""Codecs of Python's own that are no character sets; one of them takes time by the square of the length."""
_ENCODED = re.compile(r"=\?([^?*\s]{1,40})(?:\*[^?\s]{0,20})?\?([bBqQ])\?([^?]{0,5000})\?=")
_BETWEEN = re.compile(r"(?<=\?=)\s+(?==\?)")
_KEPT = "\n\t"


def decode(content: bytes, charset: str) -> tuple[str, bool]:
    """Return the words of some bytes, and whether they are surely what their sender meant."""
    named = _codec(charset)
    for name in (named, "utf-8"):
        try:
            if name is not None:
                return content.decode(name), name == named or not charset
        except (UnicodeError, ValueError):
            continue
    if named not in (None, "utf-8", "ascii"):
        return _replaced(content, named or ""), False
    words = content.decode("utf-8", "replace")
    is_nearly_utf8 = any(sign > "\x7f" and sign != "\ufffd" for sign in words)
    return words if is_nearly_utf8 else _replaced(content, "cp1252"), False


def header(raw: str) -> str:
    """Return a header's words, whatever signs they were wrapped in; `raw` is as the standard library reads it."""
    words = raw
    if not raw.isascii():
        try:
            words = decode(raw.encode("utf-8", "surrogateescape"), "")[0]
        except UnicodeEncodeError:
            words = clean(raw)
    return clean_line(_joined(_BETWEEN.sub("", " ".join(words.split()))))


def clean(text: str) -> str:
    """Return words without control signs and halves of signs; lines end with a line feed."""
    told = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    if told.isascii() and told.isprintable():
        return told
    return "".join(sign for sign in told if sign in _KEPT or unicodedata.category(sign) not in {"Cc", "Cs"})


def clean_line(text: str) -> str:
    """Return words on one line, with single spaces: nothing that could begin another header."""
    return " ".join(clean(text).split())


def _codec(charset: str) -> str | None:
    """Return Python's name of a character set, or None for one that it does not know."""
    name = charset.strip().strip("'\"").lower()
    if not name or len(name) > LONGEST_NAME or name in {"unknown-8bit", "x-unknown"}:
        return None
    try:
        found = codecs.lookup(name)
    except (LookupError, ValueError):
        return None
    is_text = found._is_text_encoding  # noqa: SLF001 - the only way to tell `hex` from a character set
    return found.name if is_text and found.name not in _NO_CHARSETS else None


def _replaced(content: bytes, name: str) -> str:
    try:
        return content.decode(name, "replace")
    except (UnicodeError, ValueError):
        return content.decode("cp1252", "replace")


def _joined(words: str) -> str:
    """Decode what is encoded in a line; neighbours of one character set are one text that was cut anywhere."""
    out: list[str] = []
    pending: tuple[str, bytes] | None = None
    for plain, found in _pieces(words):
        if pending is not None and (plain or found is None or found[0] != pending[0]):
            out.append(decode(pending[1], pending[0])[0])
            pending = None
        out.append(plain)
        if found is not None:
            pending = (found[0], (pending[1] if pending else b"") + found[1])
    return "".join(out)


def _pieces(words: str) -> Iterator[tuple[str, tuple[str, bytes] | None]]:
    """Yield the plain words before each encoded piece, with the piece; the last has none."""
    place = 0
    for found in _ENCODED.finditer(words):
        charset, how, encoded = found.groups()
        yield words[place : found.start()], (charset.lower(), _unwrapped(how.lower(), encoded))
        place = found.end()
    yield words[place:], None


def _unwrapped(how: str, encoded: str) -> bytes:
    plain = encoded.encode("utf-8", "replace")
    if how == "q":
        return quopri.decodestring(plain, header=True)
    try:
        return base64.b64decode(plain + b"=" * (-len(plain) % 4))
    except (binascii.Error, ValueError):
        return plain
