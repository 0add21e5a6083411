"""A mail service's form as bytes: its fields may hold letters in any character set, so nothing is decoded early."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qsl

from fastapi import Request
from starlette.datastructures import Headers, UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser

from channels.email.decoding import decode
from kit.errors import Invalid, UnsupportedType
from kit.web import read_body

LARGEST = 48 * 1024 * 1024
"""The gate lets in no more on these paths; services send letters of up to 35 MB, in Base64 47."""
MOST_FIELDS = 300
MOST_FILES = 100
PLAIN, MULTIPART = "application/x-www-form-urlencoded", "multipart/form-data"
LOSSLESS = "latin-1"
_CHARSET = re.compile(r";\s*charset=[^;]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sent:
    """A file of a form: its name, the type it claims, and its bytes."""

    name: str
    type: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Form:
    """The fields of a form, each the first of its name, and its files."""

    fields: Mapping[str, bytes]
    files: tuple[Sent, ...] = ()

    def text(self, name: str, charset: str = "utf-8") -> str:
        """Return a field's words, empty for none."""
        return decode(self.fields.get(name, b""), charset)[0]


async def read_form(request: Request) -> Form:
    """Read a form.

    Raises:
        UnsupportedType: it is no form.
        TooLarge: it is more than any letter.
        Invalid: it is broken, or has too many fields.
    """
    kind = request.headers.get("content-type", "")
    name = kind.partition(";")[0].strip().lower()
    if name == PLAIN:
        return _plain(await read_body(request, LARGEST))
    if name == MULTIPART:
        return await _multipart(request, f"{_CHARSET.sub('', kind)}; charset={LOSSLESS}")
    raise UnsupportedType("Send a form, as the mail service does.")


def _plain(body: bytes) -> Form:
    try:
        pairs = parse_qsl(body.decode(LOSSLESS), keep_blank_values=True, encoding=LOSSLESS, max_num_fields=MOST_FIELDS)
    except ValueError as error:
        raise Invalid("This form has too many fields.", code="form_invalid") from error
    return Form({name: value.encode(LOSSLESS) for name, value in reversed(pairs)})


async def _multipart(request: Request, kind: str) -> Form:
    parser = MultiPartParser(
        Headers({"content-type": kind}),
        request.stream(),
        max_files=MOST_FILES,
        max_fields=MOST_FIELDS,
        max_part_size=LARGEST,
    )
    try:
        sent = await parser.parse()
    except (MultiPartException, ValueError) as error:
        raise Invalid("This form is broken. Send it again.", code="form_invalid") from error
    fields: dict[str, bytes] = {}
    files: list[Sent] = []
    try:
        for name, value in sent.multi_items():
            if isinstance(value, UploadFile):
                called = decode((value.filename or "").encode(LOSSLESS, "replace"), "utf-8")[0]
                files.append(Sent(called, value.content_type or "", await value.read()))
            else:
                fields.setdefault(name, value.encode(LOSSLESS))
    finally:
        await sent.close()
    return Form(fields, tuple(files))
