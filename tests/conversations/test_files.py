"""What files are, told by their own bytes: whatever they are called, and however much they would unpack to."""

import struct
import tracemalloc
import zlib
from io import BytesIO
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from PIL import Image

from conversations.files import kinds
from conversations.files.kinds import LARGEST, TEXT, Kind, harmless_name, look
from conversations.files.metadata import without_metadata
from kit.errors import Invalid, TooLarge
from tests.files import PDF, PNG, box, film, moving, picture, webm


def png_of(width: int, height: int, held: bytes = b"") -> bytes:
    """A PNG whose header promises a size."""

    def part(name: bytes, inside: bytes) -> bytes:
        return struct.pack(">I", len(inside)) + name + inside + struct.pack(">I", zlib.crc32(name + inside))

    header = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    return PNG[:8] + part(b"IHDR", header) + part(b"IDAT", held or zlib.compress(b"\0")) + part(b"IEND", b"")


@pytest.mark.parametrize(
    ("content", "kind", "size"),
    [
        (PNG, "image/png", (6, 4)),
        (picture("JPEG"), "image/jpeg", (6, 4)),
        (picture("JPEG", progressive=True) + b"what a telephone hangs on", "image/jpeg", (6, 4)),
        (picture("WEBP"), "image/webp", (6, 4)),
        (picture("WEBP", lossless=True, exif=b"Exif\0\0MM\0*\0\0\0\x08\0\0"), "image/webp", (6, 4)),
        (picture("GIF"), "image/gif", (6, 4)),
        (moving("GIF"), "image/gif", (6, 4)),
        (moving("WEBP"), "image/webp", (6, 4)),
        (film(), "video/mp4", (320, 240)),
        (film(b"qt  "), "video/quicktime", (320, 240)),
        (webm(), "video/webm", (0, 0)),
        (PDF, "application/pdf", (0, 0)),
        ("\ufeffDear shop,\r\n\tmy parcel… 🙂".encode(), TEXT, (0, 0)),
    ],
)
def test_a_file_is_known_by_its_bytes(content: bytes, kind: str, size: tuple[int, int]) -> None:
    """S3-42: what may be sent, each measured where it has a size."""
    found = look(content, "whatever")
    assert (found.type, (found.width, found.height)) == (kind, size)


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        (b"MZ\x90\0\x03\0\0\0", "holiday.png", "This is no picture, whatever its name says."),
        (b"\x7fELF\x02\x01\x01\0", "holiday.jpg", "This is no picture, whatever its name says."),
        (b"<svg onload=alert(1)>", "logo.svg", "This is no picture, whatever its name says."),
        (b"<!doctype html><script>", "logo.png", "This is no picture, whatever its name says."),
        (PDF, "logo.png", "This is no picture, whatever its name says."),
        (PNG, "film.mp4", "This is no video, whatever its name says."),
        (b"plain words", "film.mov", "This is no video, whatever its name says."),
        (b"  <html>", "", "Files of this kind cannot be sent."),
        (b"#!/bin/sh\nrm", "readme.txt", "Files of this kind cannot be sent."),
        (b"PK\x03\x04", "books.zip", "Files of this kind cannot be sent."),
        (b"words\0more", "a.txt", "Files of this kind cannot be sent."),
        (film(b"M4A "), "song.m4a", "Files of this kind cannot be sent."),
        (film(b"heic"), "IMG_1.HEIC", "This is a HEIC or AVIF picture"),
        (b"", "a.png", "This file is empty."),
    ],
)
def test_what_may_not_be_sent_is_refused_in_words(content: bytes, name: str, sentence: str) -> None:
    """An executable, a page or a script is no picture because it is called one."""
    with pytest.raises(Invalid, match=sentence) as refused:
        look(content, name)
    assert refused.value.code == "file_refused"


@pytest.mark.parametrize(
    "content",
    [
        PNG[:-20],
        picture("JPEG", (40, 40))[:-40],
        picture("JPEG")[:-2],
        picture("WEBP")[:-8],
        moving("GIF")[:-10],
        b"GIF89a",
        b"\xff\xd8\xff\xe0",
        b"RIFF\x00\x00\x00\x00WEBPVP8 ",
        film()[:-2],
        box(b"ftyp", b"isom"),
        film(b"isom", b"\0\0\0\x02oops"),
        webm()[:-1] + b"\x85",
        PDF[:20],
    ],
)
def test_what_was_cut_short_is_refused(content: bytes) -> None:
    with pytest.raises(Invalid, match=r"not whole|Send a JPEG"):
        look(content)


@pytest.mark.parametrize(
    "content",
    [
        png_of(30_000, 30_000),
        png_of(8_000, 8_000, zlib.compress(bytes(20_000_000))),
        PNG[:16] + struct.pack(">II", 2**31 - 1, 2**31 - 1) + PNG[24:],
        picture("WEBP", lossless=True)[:21] + b"\xff\xff\xff\x0f" + picture("WEBP", lossless=True)[25:],
        moving("GIF")[:6] + struct.pack("<HH", 60_000, 60_000) + moving("GIF")[10:],
    ],
)
def test_a_picture_that_unpacks_to_a_gigabyte_is_refused_by_its_header(content: bytes) -> None:
    tracemalloc.start()
    with pytest.raises(Invalid, match=r"pixels|damaged"):
        look(content)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 5_000_000, "nothing was unpacked"


def test_a_moving_picture_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("conversations.files.pictures.MOST_FRAMES", 5)
    assert look(moving(frames=5)).type == "image/gif"
    with pytest.raises(Invalid, match="too many frames"):
        look(moving(frames=6))


@pytest.mark.parametrize(
    ("content", "kind", "sentence"),
    [
        (PNG, Kind.PICTURE, "This picture is larger than 5 MB."),
        (film(), Kind.VIDEO, "This video is larger than 16 MB."),
        (PDF, Kind.FILE, "This file is larger than 10 MB."),
    ],
)
def test_each_kind_has_its_own_largest_size(content: bytes, kind: Kind, sentence: str) -> None:
    with pytest.raises(TooLarge, match=sentence):
        look(content + bytes(LARGEST[kind]))


@given(st.binary(max_size=200), st.sampled_from([PNG, picture("JPEG"), moving("GIF"), picture("WEBP"), film(), webm()]))
@example(b"\0" * 50, film())
def test_whatever_the_bytes_are_they_are_a_known_type_or_refused(noise: bytes, start: bytes) -> None:
    for content in (noise, start[: len(noise)] + noise, start[: len(start) // 2] + noise, start + noise):
        try:
            found = look(content)
        except Invalid:
            continue
        assert found.type in kinds.TYPES
        without_metadata(content, found.type)


@given(st.text(max_size=300), st.sampled_from(sorted(kinds.TYPES)))
@example("../../etc/passwd", TEXT)
@example("C:\\photos\\me.png", "image/png")
@example('evil".exe', "application/pdf")
@example("a\u202egnp.exe", "image/png")
def test_names_are_made_harmless(name: str, kind: str) -> None:
    made = harmless_name(name, kind)
    assert len(made) <= kinds.LONGEST_NAME
    assert made.isprintable()
    assert not set(made) & set('/\\<>:"|?*%;')
    assert not made.startswith(".")
    assert harmless_name(made, kind) == made


def test_a_name_ends_as_its_type_does() -> None:
    assert harmless_name("setup.exe", "image/png") == "setup.exe.png"
    assert harmless_name("photos/Me at home.JPEG", "image/jpeg") == "Me at home.JPEG"
    assert harmless_name("run.bat", TEXT) == "run.bat.txt"


def test_what_staff_send_tells_nothing_of_where_it_was_made() -> None:
    """Where a picture was taken goes; how it is to be turned stays, and so does the picture."""
    exif = Image.Exif()
    exif[0x0112], exif[0x010F], exif[0x8825] = 6, "Our own telephone", {2: (38.0, 42.0, 0.0)}
    for kind in ("JPEG", "WEBP", "PNG"):
        more: dict[str, Any] = {"comment": b"by Ana"} if kind == "JPEG" else {}
        taken = picture(kind, exif=exif.tobytes(), **more)
        sent = without_metadata(taken, f"image/{kind.lower()}")
        with Image.open(BytesIO(taken)) as before, Image.open(BytesIO(sent)) as after:
            assert before.getexif()[0x010F] == "Our own telephone"
            assert dict(after.getexif()) == ({0x0112: 6} if kind == "JPEG" else {})
            assert after.tobytes() == before.tobytes()
        assert b"telephone" not in sent
        assert look(sent).type == f"image/{kind.lower()}"


def test_a_film_loses_its_place_and_stays_as_long() -> None:
    taken = film(b"isom", box(b"udta", box(b"\xa9xyz", b"+38.7-009.1/")), box(b"meta", b"made by"))
    sent = without_metadata(taken, "video/mp4")
    assert len(sent) == len(taken)
    assert b"+38.7" not in sent
    assert b"made by" not in sent
    assert look(sent) == look(taken)
