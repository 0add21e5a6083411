"""Files of customers, fetched after their message was accepted: Meta tells where they lie, then gives them.

The access token goes to Meta alone: to the Graph API, and to the one host where files lie, which asks for it too.
"""

import asyncio
from hashlib import sha256
from hmac import compare_digest

import httpx

from channels.meta.contents import MediaFile, read_source
from channels.meta.graph import api_url, ask, bearer, connect
from channels.meta.notice import number, text
from kit.errors import Permanent, Temporary
from stores.connections import Connection

FILES = "https://lookaside.fbsbx.com"
FETCH_SECONDS = 30.0
LARGEST = 16 * 1024 * 1024
"""What WhatsApp takes of a video; `conversations.media` knows how much of each kind is kept."""
TOO_LARGE = "This file is larger than 16 MB."


async def download(connection: Connection, source: str) -> bytes:
    """Fetch a file in Meta's two steps.

    Raises:
        Permanent: it is none of this account's, too large, elsewhere, or not what Meta said it is.
        Temporary: it cannot be had now.
    """
    file = read_source(source)
    if file is None:
        raise Permanent("This is no file of WhatsApp's.")
    told = await ask(connection, "GET", file.id, params={"phone_number_id": connection.settings["phone_id"]})
    size = number(told, "file_size") or text(told, "file_size")
    if size.isdecimal() and int(size) > LARGEST:
        raise Permanent(TOO_LARGE)
    address = own_address(connection, text(told, "url"))
    try:
        async with (
            asyncio.timeout(FETCH_SECONDS),
            connect() as wire,
            wire.stream("GET", address, headers=bearer(connection)) as answer,
        ):
            content = await _read(answer)
    except (httpx.HTTPError, httpx.InvalidURL, TimeoutError, OSError) as error:
        raise Temporary("WhatsApp did not give the file in time.") from error
    _compare(content, file, text(told, "sha256"))
    return content


def own_address(connection: Connection, address: str) -> str:
    """Return where Meta keeps a file; raises Permanent for every place that is not Meta's."""
    try:
        there, own = httpx.URL(address), (httpx.URL(FILES), httpx.URL(api_url(connection)))
    except httpx.InvalidURL as error:
        raise Permanent("WhatsApp gave no address of this file.") from error
    if there.userinfo or (there.scheme, there.host, there.port) not in {
        (one.scheme, one.host, one.port) for one in own
    }:
        raise Permanent("The file is not at an address of Meta's.")
    return str(there)


async def _read(answer: httpx.Response) -> bytes:
    if answer.status_code in {httpx.codes.UNAUTHORIZED, httpx.codes.FORBIDDEN, httpx.codes.GONE}:
        raise Permanent(f"WhatsApp does not give this file (HTTP {answer.status_code}).")
    if not answer.is_success:
        raise Temporary(f"WhatsApp does not have this file (HTTP {answer.status_code}).")
    content = bytearray()
    async for piece in answer.aiter_bytes():
        content += piece
        if len(content) > LARGEST:
            raise Permanent(TOO_LARGE)
    return bytes(content)


def _compare(content: bytes, file: MediaFile, told: str) -> None:
    """Raise Temporary if these bytes are not those that Meta told of: half of a file is tried again."""
    found = sha256(content).hexdigest()
    if any(
        not compare_digest(found, one.lower().encode().decode("ascii", "replace")) for one in (file.digest, told) if one
    ):
        raise Temporary("WhatsApp gave another file than it told of.")
