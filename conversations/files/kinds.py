"""What a file is, told by its own bytes alone: what its name or its sender calls it counts for nothing.

The list is closed. Whatever is not on it is refused with a sentence, also what is damaged or unpacks to too much.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from conversations.files.pictures import PICTURES, Size, picture_size, picture_type
from conversations.files.videos import VIDEOS, is_still, video_size, video_type
from kit.errors import Invalid, TooLarge

MEGABYTE = 1024 * 1024
PDF, TEXT = "application/pdf", "text/plain"


class Kind(StrEnum):
    """What a file is to its reader: shown, played, or handed over."""

    PICTURE = "picture"
    VIDEO = "video"
    FILE = "file"


TYPES: Final[Mapping[str, Kind]] = {
    **dict.fromkeys(PICTURES, Kind.PICTURE),
    **dict.fromkeys(VIDEOS, Kind.VIDEO),
    PDF: Kind.FILE,
    TEXT: Kind.FILE,
}
"""Every type that is ever stored or served."""
LARGEST: Final[Mapping[Kind, int]] = {
    Kind.PICTURE: 5 * MEGABYTE,
    Kind.VIDEO: 16 * MEGABYTE,
    Kind.FILE: 10 * MEGABYTE,
}
"""Bytes; what a carrier takes may be less."""
LARGEST_OF_ALL: Final = max(LARGEST.values())
SUFFIXES: Final[Mapping[str, str]] = {
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/gif": ".gif",
    "image/webp": ".webp",
    "video/mp4": ".mp4",
    "video/webm": ".webm",
    "video/quicktime": ".mov",
    PDF: ".pdf",
    TEXT: ".txt",
}
_ALSO = {"image/jpeg": (".jpeg",), "video/mp4": (".m4v", ".3gp"), TEXT: (".csv", ".log", ".md")}
_CLAIMS = {
    Kind.PICTURE: re.compile(r"\.(jpe?g|png|gif|webp|bmp|tiff?|heic|avif|svg)$", re.IGNORECASE),
    Kind.VIDEO: re.compile(r"\.(mp4|m4v|mov|webm|avi|mkv|3gp)$", re.IGNORECASE),
}
_MARKUP = re.compile(r"\s*(<[A-Za-z!?/]|#!)")
_KEPT_SIGNS = "\t\n\r\f"
LONGEST_NAME = 100
TAKEN = "Send a JPEG, PNG, GIF or WebP picture, an MP4, MOV or WebM video, a PDF, or plain text."


@dataclass(frozen=True, slots=True)
class Looked:
    """What a file is; `width` and `height` in pixels are 0 where it has none, or does not say."""

    type: str
    width: int = 0
    height: int = 0

    @property
    def kind(self) -> Kind:
        """What it is to its reader."""
        return TYPES[self.type]


def look(content: bytes, name: str = "") -> Looked:
    """Tell what a file is.

    Raises:
        Invalid: with code `file_refused`: it is nothing that may be sent, or damaged, or unpacks to too much.
        TooLarge: with code `file_too_large`: it has more bytes than its kind may have.
    """
    if not content:
        raise _refused("This file is empty. Choose another.")
    kind_of_name = next((kind for kind, ends in _CLAIMS.items() if ends.search(name)), None)
    found = _type(content)
    if found is None or (kind_of_name is not None and TYPES[found] is not kind_of_name):
        if is_still(content):
            raise _refused("This is a HEIC or AVIF picture, which not everybody can open. Send it as JPEG.")
        if kind_of_name is None:
            raise _refused(f"Files of this kind cannot be sent. {TAKEN}")
        raise _refused(f"This is no {kind_of_name}, whatever its name says. {TAKEN}")
    kind = TYPES[found]
    if len(content) > LARGEST[kind]:
        raise too_large(kind)
    size = _size(content, found)
    return Looked(found, size.width, size.height)


def kind_named(named: str) -> Kind:
    """Return what a type such as `video/mp4` promises: a hint, until the bytes themselves are looked at."""
    match named.partition("/")[0].strip().lower():
        case "video":
            return Kind.VIDEO
        case "image" | "":
            return Kind.PICTURE
    return Kind.FILE


def too_large(kind: Kind) -> TooLarge:
    """Return the refusal of a file with too many bytes."""
    limit = LARGEST[kind]
    sentence = f"This {kind} is larger than {limit // MEGABYTE} MB. Send a smaller one."
    return TooLarge(sentence, code="file_too_large", limit=limit)


def harmless_name(name: str, kind_of: str) -> str:
    """Return a name without path, hidden signs or a suffix that lies, at most 100 letters; empty for none."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    seen = "".join(" " if unicodedata.category(sign)[0] in "CZ" else sign for sign in last)
    tidy = re.sub(r'[<>:"|?*%;]', "_", " ".join(seen.split())).lstrip(". ")
    if not tidy:
        return ""
    suffix = SUFFIXES[kind_of]
    if tidy.lower().endswith((suffix, *_ALSO.get(kind_of, ()))):
        stem, _, end = tidy.rpartition(".")
        suffix = f".{end}"
    else:
        stem = tidy
    return f"{stem[: LONGEST_NAME - len(suffix)].rstrip()}{suffix}" if stem else ""


def _type(content: bytes) -> str | None:
    if content.startswith(b"%PDF-"):
        return PDF
    return picture_type(content) or video_type(content) or (TEXT if _is_text(content) else None)


def _size(content: bytes, found: str) -> Size:
    if found in PICTURES:
        return picture_size(content, found)
    if found in VIDEOS:
        return video_size(content, found)
    if found == PDF and b"%%EOF" not in content[-2048:]:
        raise _refused("This PDF is not whole. Send it again.")
    return Size(0, 0)


def _is_text(content: bytes) -> bool:
    """Tell whether these are words for people: UTF-8, without signs that steer a machine, and no page or script."""
    try:
        words = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    if _MARKUP.match(words):
        return False
    return not any(sign not in _KEPT_SIGNS and unicodedata.category(sign) in {"Cc", "Cs"} for sign in set(words))


def _refused(sentence: str) -> Invalid:
    return Invalid(sentence, code="file_refused")
