"""What a picture or video tells besides what it shows: where it was taken, when, and by which device.

It is taken out of what the shop sends, without decoding anything; of a photograph only how it is to be turned stays.
What customers send stays as it is: staff may need the day a picture was taken.
"""

import struct
from collections.abc import Iterator
from io import BytesIO

from PIL import Image

from conversations.files.videos import boxes

_ORIENTATION = 0x0112
_EXIF = b"Exif\0\0"
_PNG_TELLS = {b"eXIf", b"tEXt", b"zTXt", b"iTXt", b"tIME"}
_WEBP_TELLS = {b"EXIF", b"XMP "}
_WEBP_FLAGS = 0x08 | 0x04
"""In the first byte of VP8X: there is Exif, there is XMP."""
_FILM_TELLS = {b"udta", b"meta", b"uuid"}
_HOLDING = {b"moov", b"trak"}
_KEPT_JPEG = {0xE0, 0xE2, 0xEE}
"""Of what applications add: the density, the colours, and how Adobe mixes them."""


def without_metadata(content: bytes, kind: str) -> bytes:
    """Return a file, known to be whole and of this type, without what it tells of where and by whom it was made."""
    match kind:
        case "image/jpeg":
            return _jpeg(content)
        case "image/png":
            return content[:8] + b"".join(part for name, part in _png_parts(content) if name not in _PNG_TELLS)
        case "image/webp":
            return _webp(content)
        case "video/mp4" | "video/quicktime":
            return _film(content)
    return content


def _jpeg(content: bytes) -> bytes:
    kept, at = [b"\xff\xd8", _turned(content)], 2
    while content[at + 1] != 0xDA:  # noqa: PLR2004 - the first scan: from here on it is picture
        if content[at + 1] == 0xFF:  # noqa: PLR2004 - filling
            at += 1
            continue
        marker, end = content[at + 1], at + 2 + int.from_bytes(content[at + 2 : at + 4], "big")
        if marker in _KEPT_JPEG or not (0xE0 <= marker <= 0xEF or marker == 0xFE):  # noqa: PLR2004 - added, or a comment
            kept.append(content[at:end])
        at = end
    return b"".join(kept) + content[at:]


def _turned(content: bytes) -> bytes:
    """Return the segment that says how a photograph is to be turned; nothing where it stands upright."""
    with Image.open(BytesIO(content), formats=["JPEG"]) as picture:
        way = picture.getexif().get(_ORIENTATION, 1)
    if not isinstance(way, int) or not 1 < way <= 8:  # noqa: PLR2004 - the eight ways of Exif
        return b""
    # One entry of one short number, big-endian, behind a header of eight bytes.
    exif = _EXIF + b"MM\0*" + struct.pack(">IHHHIHHI", 8, 1, _ORIENTATION, 3, 1, way, 0, 0)
    return b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif


def _png_parts(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 8
    while at + 12 <= len(content):
        length, name = struct.unpack_from(">I4s", content, at)
        yield name, content[at : at + 12 + length]
        if name == b"IEND":
            return
        at += 12 + length


def _webp(content: bytes) -> bytes:
    end, at, kept = int.from_bytes(content[4:8], "little") + 8, 12, bytearray(b"WEBP")
    while at + 8 <= end:
        name, length = content[at : at + 4], int.from_bytes(content[at + 4 : at + 8], "little")
        part = bytearray(content[at : at + 8 + length + length % 2])
        if name == b"VP8X":
            part[8] &= ~_WEBP_FLAGS & 0xFF
        if name not in _WEBP_TELLS:
            kept += part
        at += 8 + length + length % 2
    return b"RIFF" + struct.pack("<I", len(kept)) + bytes(kept)


def _film(content: bytes) -> bytes:
    """Empty the boxes that tell, and name them free space: every other byte stays where the film looks for it."""
    film, within = bytearray(content), [(0, len(content))]
    while within:
        for name, start, end in boxes(content, *within.pop()):
            if name in _HOLDING:
                within.append((start, end))
            elif name in _FILM_TELLS:
                head = (
                    16
                    if content[start - 16 : start - 12] == b"\0\0\0\1" and content[start - 12 : start - 8] == name
                    else 8
                )
                film[start - head + 4 : start - head + 8] = b"free"
                film[start:end] = bytes(end - start)
    return bytes(film)
