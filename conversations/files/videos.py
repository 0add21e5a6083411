"""Videos: MP4 and QuickTime by their boxes, WebM by its header; that they are whole, their own lengths say.

Boxes: ISO/IEC 14496-12. A box is 4 bytes of length, 4 of name, then its inside; a length of 1 is told by 8 more bytes.
"""

import struct
from collections.abc import Iterator

from conversations.files.pictures import Size
from kit.errors import Invalid

VIDEOS = ("video/mp4", "video/webm", "video/quicktime")
_STILLS = {b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1", b"avif", b"avis"}
_SOUNDS = {b"M4A ", b"M4B ", b"M4P "}
_EBML, _SEGMENT = b"\x1a\x45\xdf\xa3", b"\x18\x53\x80\x67"
MOST_BOXES = 5000
Box = tuple[bytes, int, int]
"""A box's name, and where its inside begins and ends."""


def video_type(content: bytes) -> str | None:
    """Return the type of an MP4, QuickTime or WebM video by its first bytes, or None for anything else."""
    if content.startswith(_EBML):
        return "video/webm" if b"webm" in content[:64] else None
    if content[4:8] != b"ftyp" or is_still(content) or content[8:12] in _SOUNDS:
        return None
    return "video/quicktime" if content[8:12] == b"qt  " else "video/mp4"


def is_still(content: bytes) -> bool:
    """Tell whether this is a picture in a video's boxes: HEIC or AVIF."""
    return content[4:8] == b"ftyp" and content[8:12] in _STILLS


def video_size(content: bytes, kind: str) -> Size:
    """Return the size of a video's picture, zeros where it does not say; raises Invalid with code `file_refused`."""
    try:
        if kind == "video/webm":
            _check_webm(content)
            return Size(0, 0)
        return _size_in_boxes(content)
    except (ValueError, struct.error, IndexError) as error:
        raise Invalid("This video is damaged or not whole. Send it again.", code="file_refused") from error


def boxes(content: bytes, start: int, end: int) -> Iterator[Box]:
    """Yield the boxes between two places; raises ValueError where one does not fit."""
    count = 0
    while start < end:
        length, name = struct.unpack_from(">I4s", content, start)
        inside = start + 8
        if length == 1:
            (length,) = struct.unpack_from(">Q", content, inside)
            inside += 8
        elif length == 0:
            length = end - start
        count += 1
        if start + length > end or start + length < inside or count > MOST_BOXES:
            raise ValueError(name)
        yield name, inside, start + length
        start += length


def inside(content: bytes, start: int, end: int, name: bytes) -> list[Box]:
    """Return the boxes of one name between two places."""
    return [box for box in boxes(content, start, end) if box[0] == name]


def _size_in_boxes(content: bytes) -> Size:
    top = list(boxes(content, 0, len(content)))
    names = {name for name, _, _ in top}
    if b"mdat" not in names and b"moof" not in names:
        raise ValueError(names)
    (film,) = [box for box in top if box[0] == b"moov"]
    sizes = [_track(content, track) for track in inside(content, film[1], film[2], b"trak")]
    seen = [size for size in sizes if size.width and size.height]
    if not sizes:
        raise ValueError(film)
    return seen[0] if seen else Size(0, 0)


def _track(content: bytes, track: Box) -> Size:
    """Return the width and height that a track's header ends with, in whole pixels."""
    (_, start, end) = inside(content, track[1], track[2], b"tkhd")[0]
    if end - start < 84:  # noqa: PLR2004 - the shortest header there is
        raise ValueError(track)
    width, height = struct.unpack_from(">HxxHxx", content, end - 8)
    return Size(width, height)


def _check_webm(content: bytes) -> None:
    """Raise ValueError unless the one segment of a WebM is as long as it says, or does not say."""
    at = content.find(_SEGMENT, 0, 4096)
    if at < 0:
        raise ValueError(at)
    first = content[at + 4]
    width = 9 - first.bit_length()
    if not first or at + 4 + width > len(content):
        raise ValueError(first)
    length = int.from_bytes(content[at + 4 : at + 4 + width], "big") - (1 << 7 * width)
    is_unknown = length == (1 << 7 * width) - 1
    if not is_unknown and at + 4 + width + length > len(content):
        raise ValueError(length)
