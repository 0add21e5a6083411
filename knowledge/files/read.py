"""Any accepted file as Markdown: its kind is told by what it holds, and its name must agree."""

import codecs
import re
from pathlib import PurePath
from typing import NamedTuple

from kit.errors import Invalid, TooLarge, UnsupportedType
from knowledge.files import docx, html, pdf, plain

MOST_BYTES = 20 * 1024 * 1024
MOST_CHARACTERS = 500_000
ACCEPTED = "Markdown, HTML, plain text, PDF and DOCX"

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_HTML = re.compile(
    r"\A\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_KINDS = {
    ".pdf": "pdf",
    ".docx": "docx",
    ".html": "html",
    ".htm": "html",
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "text",
    ".text": "text",
}
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


class FileText(NamedTuple):
    """A file's words as Markdown; `title` is its first heading, or its name without the ending."""

    title: str
    body: str


def read_file(name: str, data: bytes) -> FileText:
    """Read an uploaded file; slow for a long PDF, so it is called on a thread.

    Raises:
        Invalid: empty, without words, password-protected, damaged, or not in UTF-8.
        TooLarge: more than `MOST_BYTES`, or too many words.
        UnsupportedType: another kind of file, or a name that does not fit what it holds.
    """
    if not data:
        raise Invalid("This file is empty. Choose one with text in it.", code="file_empty")
    if len(data) > MOST_BYTES:
        raise TooLarge("At most 20 MB are accepted. Split the file and upload the parts.", code="file_too_large")
    body = tidy(_markdown(name, data))
    return FileText(_title(name, body), body)


def tidy(text: str) -> str:
    """Return a text that can be kept: line ends unified, control characters dropped.

    Raises:
        Invalid: nothing is left of it, or it holds half characters.
        TooLarge: more than `MOST_CHARACTERS`.
    """
    text = "".join(
        sign
        for sign in text.replace("\r\n", "\n").replace("\r", "\n")
        if sign in "\n\t" or sign.isprintable() or sign in "\u00a0\u202f\u00ad\u200d"
    )
    if not re.search(r"\w", text):
        raise Invalid(
            "There are no words in it. A scanned page holds a picture of text: write the text instead.", code="no_text"
        )
    if len(text) > MOST_CHARACTERS:
        raise TooLarge(f"At most {MOST_CHARACTERS:,} characters are accepted. Split the article.", code="too_long")
    return text.strip("\n")


def _markdown(name: str, data: bytes) -> str:
    named = _KINDS.get(PurePath(name).suffix.lower())
    if named is None:
        raise UnsupportedType(f"This kind of file is not accepted. Upload {ACCEPTED}.", code="file_type")
    if data.lstrip()[:5] == b"%PDF-":
        _agree(named, "pdf", "a PDF")
        return pdf.to_markdown(data)
    if data[:4] == b"PK\x03\x04" and docx.is_docx(data):
        _agree(named, "docx", "a Word document")
        return docx.to_markdown(data)
    if data.startswith(_OLE):
        raise _old_office(data)
    if named in {"pdf", "docx"}:
        kind = "PDF" if named == "pdf" else "Word document"
        raise UnsupportedType(f"The name says {kind}, but the file is none. Save it again as {kind}.", code="file_type")
    text = _decode(data)
    if named == "html" or _HTML.match(text):
        return html.to_markdown(text)
    return text if named == "markdown" else plain.to_markdown(text)


def _agree(named: str, is_really: str, words: str) -> None:
    if named != is_really:
        raise UnsupportedType(
            f"This file holds {words}, but its name says otherwise. Rename it and try again.", code="file_type"
        )


def _old_office(data: bytes) -> Invalid | UnsupportedType:
    if _ENCRYPTED in data:
        return Invalid(
            "This document is protected by a password. Save it without one and upload it again.",
            code="password_protected",
        )
    return UnsupportedType(f"This is an old Office file. Save it as DOCX; accepted are {ACCEPTED}.", code="file_type")


def _decode(data: bytes) -> str:
    encoding = next((encoding for mark, encoding in _BOMS if data.startswith(mark)), "utf-8")
    if encoding == "utf-8" and b"\x00" in data:
        raise UnsupportedType(f"This file holds no text. Upload {ACCEPTED}.", code="file_type")
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Invalid(
            "This text is not in UTF-8. Save it with the encoding UTF-8 and upload it again.", code="encoding"
        ) from error


def _title(name: str, body: str) -> str:
    heading = re.search(r"^#{1,6}\s+(.+?)\s*#*$", body, re.MULTILINE)
    words = heading[1] if heading else PurePath(name).stem.replace("_", " ").replace("-", " ")
    return " ".join(words.replace("\\", "").split())[:200] or "Untitled"
