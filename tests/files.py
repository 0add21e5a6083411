"""Files as people send them, made as small as they can be: pictures by Pillow, films box by box."""

import struct
from io import BytesIO
from typing import Any

from PIL import Image


def picture(kind: str = "PNG", size: tuple[int, int] = (6, 4), **options: Any) -> bytes:  # noqa: ANN401 - Pillow's own
    """Make a picture in one colour."""
    made = BytesIO()
    Image.new("RGB", size, (200, 120, 40)).save(made, kind, **options)
    return made.getvalue()


def moving(kind: str = "GIF", frames: int = 3) -> bytes:
    """Make a moving picture."""
    made = BytesIO()
    shown = [Image.new("RGB", (6, 4), (number % 256, number // 256, 0)) for number in range(frames)]
    shown[0].save(made, kind, save_all=True, append_images=shown[1:])
    return made.getvalue()


def box(name: bytes, *inside: bytes) -> bytes:
    """Make a box of a film."""
    held = b"".join(inside)
    return struct.pack(">I4s", 8 + len(held), name) + held


def film(brand: bytes = b"isom", *more: bytes, size: tuple[int, int] = (320, 240)) -> bytes:
    """Make a film of nothing, with one track; `more` boxes stand in its `moov`."""
    head = box(b"tkhd", bytes(76) + struct.pack(">HxxHxx", *size))
    return box(b"ftyp", brand + bytes(4) + brand) + box(b"moov", box(b"trak", head), *more) + box(b"mdat", b"seen")


def webm() -> bytes:
    """Make the head of a WebM, whose one segment is empty."""
    return b"\x1a\x45\xdf\xa3\x87\x42\x82\x84webm" + b"\x18\x53\x80\x67\x80"


PNG = picture()
PDF = b"%PDF-1.7\n1 0 obj\nendobj\ntrailer\n%%EOF\n"
