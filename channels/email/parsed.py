"""Letters that a mail service has taken apart already: put together as if we had read their bytes ourselves."""

import json
from collections.abc import Mapping, Sequence
from email.parser import BytesParser
from email.policy import compat32

from channels.email.bodies import Body, harmless_name
from channels.email.letter import Letter
from channels.email.reading import Envelope, assemble

Headers = Sequence[tuple[str, str]]


def body_of(text: str, html: str, files: Sequence[tuple[str, str, bytes]] = ()) -> Body:
    """Return the body of a letter; `files` are names, types as they were claimed, and bytes."""
    body = Body()
    if html.strip():
        body.pages.append(html)
    body.pieces = [("plain", text)] if text.strip() else [("html", one) for one in body.pages]
    for place, (name, kind, content) in enumerate(files, start=1):
        body.add(harmless_name(name, f"file-{place}"), kind, content)
    return body


def read_headers(raw: bytes) -> Headers:
    """Return the headers of a letter, topmost first."""
    message = BytesParser(policy=compat32).parsebytes(raw.strip(b"\r\n") + b"\n\n", headersonly=True)
    return [(name, str(value)) for name, value in message.raw_items()]


def put_together(headers: Headers, instead: Mapping[str, str], body: Body, envelope: Envelope) -> Letter:
    """Return the letter; `instead` are headers that the service tells apart, used where the letter has none of them.

    Raises:
        Invalid: with code `sender_missing`.
    """
    present = {name.strip().lower() for name, _ in headers}
    whole = [*headers, *((name, value) for name, value in instead.items() if name not in present and value)]
    told = json.dumps([whole, body.text, [len(file.content) for file in body.files]]).encode()
    return assemble(whole, body, envelope, told)
