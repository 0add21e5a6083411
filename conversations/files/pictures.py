"""Pictures: known by their first bytes, measured by their header before anything else is read, and whole.

Nothing is decoded. A header that promises too many pixels is refused before Pillow sees it, so that no picture can
unpack to more memory than there is; that its parts are there, and whole, their own lengths and checksums say.
"""

import struct
from dataclasses import dataclass
from io import BytesIO

from PIL import Image

from kit.errors import Invalid

PICTURES = ("image/jpeg", "image/png", "image/gif", "image/webp")
MOST_PIXELS = 40_000_000
MOST_FRAMES = 600
MOST_PIXELS_MOVING = 1_000_000_000
"""In all frames of a moving picture together."""
_FORMATS = {"image/jpeg": "JPEG", "image/png": "PNG", "image/gif": "GIF", "image/webp": "WEBP"}
_BROKEN = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    IndexError,
    KeyError,
    TypeError,
    struct.error,
)
"""What Pillow raises of a picture that is none."""
_RESTARTS = range(0xD0, 0xD8)


@dataclass(frozen=True, slots=True)
class Size:
    """Width and height in pixels."""

    width: int
    height: int


def picture_type(content: bytes) -> str | None:
    """Return the type of a JPEG, PNG, GIF or WebP picture by its first bytes, or None for anything else."""
    if content.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if content.startswith((b"GIF87a", b"GIF89a")):
        return "image/gif"
    return "image/webp" if content[:4] == b"RIFF" and content[8:12] == b"WEBP" else None


def picture_size(content: bytes, kind: str) -> Size:
    """Return the size of a picture of this type, which is whole and unpacks to no more than it may.

    Raises:
        Invalid: with code `file_refused`.
    """
    try:
        if kind == "image/webp":
            _check_pixels(*_webp_size(content))
        with Image.open(BytesIO(content), formats=[_FORMATS[kind]]) as picture:
            width, height = picture.size
            _check_pixels(width, height)
            frames = _gif_frames(content) if kind == "image/gif" else int(getattr(picture, "n_frames", 1))
            picture.verify()
        is_whole = kind != "image/jpeg" or _is_whole_jpeg(content)
    except Image.DecompressionBombError as error:
        raise _too_large() from error
    except _BROKEN as error:
        raise _damaged() from error
    if not is_whole or not width or not height:
        raise _damaged()
    if frames > MOST_FRAMES or width * height * frames > MOST_PIXELS_MOVING:
        raise _refused("This moving picture has too many frames. Send it as a video.")
    return Size(width, height)


def _check_pixels(width: int, height: int) -> None:
    if width * height > MOST_PIXELS:
        raise _too_large()


def _too_large() -> Invalid:
    return _refused(f"This picture has more than {MOST_PIXELS // 10**6} million pixels. Send a smaller one.")


def _webp_size(content: bytes) -> tuple[int, int]:
    """Return what the header says; raises ValueError where the file is shorter than it says, or of no known form."""
    if int.from_bytes(content[4:8], "little") + 8 > len(content):
        raise ValueError(content[4:8])
    form, at = content[12:16], 20
    if form == b"VP8X":
        return 1 + int.from_bytes(content[24:27], "little"), 1 + int.from_bytes(content[27:30], "little")
    if form == b"VP8L":
        bits = int.from_bytes(content[at + 1 : at + 5], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    if form == b"VP8 ":
        width, height = struct.unpack_from("<HH", content, at + 6)
        return width & 0x3FFF, height & 0x3FFF
    raise ValueError(form)


def _is_whole_jpeg(content: bytes) -> bool:
    """Tell whether a JPEG has its scans and its end; what telephones hang on behind it does no harm."""
    at, has_scan = 2, False
    while at + 4 <= len(content) and content[at] == 0xFF:  # noqa: PLR2004 - the sign of a marker
        marker = content[at + 1]
        if marker == 0xFF or marker in _RESTARTS:  # noqa: PLR2004 - filling
            at += 1 if marker == 0xFF else 2  # noqa: PLR2004
            continue
        if marker == 0xD9:  # noqa: PLR2004 - the end
            return has_scan
        at += 2 + int.from_bytes(content[at + 2 : at + 4], "big")
        if marker == 0xDA:  # noqa: PLR2004 - a scan
            has_scan, at = True, _after_scan(content, at)
    return has_scan and content[at : at + 2] == b"\xff\xd9"


def _after_scan(content: bytes, at: int) -> int:
    """Return where the next marker is that is none of the scan's own."""
    while (at := content.find(b"\xff", at)) >= 0 and at + 1 < len(content):
        if content[at + 1] and content[at + 1] not in _RESTARTS:
            return at
        at += 2
    return len(content)


def _gif_frames(content: bytes) -> int:
    """Count the frames of a GIF; raises ValueError where it ends too early, IndexError likewise."""
    at, frames = 13 + _table(content[10]), 0
    while content[at] != 0x3B:  # noqa: PLR2004 - the end
        if content[at] == 0x2C:  # noqa: PLR2004 - a frame
            frames += 1
            left, top, width, height = struct.unpack_from("<HHHH", content, at + 1)
            _check_pixels(left + width, top + height)
            at += 11 + _table(content[at + 9])
        elif content[at] == 0x21:  # noqa: PLR2004 - an extension
            at += 2
        else:
            raise ValueError(content[at])
        while size := content[at]:
            at += 1 + size
        at += 1
    if not frames:
        raise ValueError(frames)
    return frames


def _table(flags: int) -> int:
    """Return how many bytes a colour table takes."""
    return 3 * 2 ** ((flags & 7) + 1) if flags & 0x80 else 0


def _damaged() -> Invalid:
    return _refused("This picture is damaged or not whole. Send it again.")


def _refused(sentence: str) -> Invalid:
    return Invalid(sentence, code="file_refused")
