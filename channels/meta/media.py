"""Files of customers, fetched after their message was accepted: Meta tells where they lie, then gives them.

The access token goes to Meta alone: to the Graph API, and to the one host where files lie, which asks for it too.
"""

import asyncio
from datetime import timedelta
from hashlib import sha256
from hmac import compare_digest

import httpx
import structlog

from channels.meta.arrival import FETCH
from channels.meta.contents import MediaFile, read_source
from channels.meta.graph import KIND, api_url, ask, bearer, connect
from channels.meta.notice import number, text
from channels.port import Deps
from conversations import media
from conversations.media import Media
from kit.errors import AdapterError, NotReady, Permanent, Temporary
from kit.jobs import defer
from stores.connections import Connection, connection_of

FILES = "https://lookaside.fbsbx.com"
FETCH_SECONDS = 30.0
LARGEST = 16 * 1024 * 1024
"""What WhatsApp takes of a video; `conversations.media` knows how much of each kind is kept."""
MOST_ATTEMPTS = 5
DISCONNECTED = "WhatsApp was disconnected before this file was fetched."
TOO_LARGE = "This file is larger than 16 MB."
log = structlog.get_logger()


async def fetch(deps: Deps, key: str) -> None:
    """Fetch an expected file and store it; what cannot be had now is tried again, five times in all."""
    async with deps.database.begin() as session:
        expected = await media.find(session, key)
    if expected.state != "pending":
        return
    try:
        content = await _download(await _connection(deps, expected), expected.source)
        async with deps.database.begin() as session:
            await media.keep(session, deps.clock, key, content)
    except (Temporary, NotReady) as error:
        await _try_later(deps, expected, error.detail)
    except AdapterError as error:
        await _give_up(deps, expected, error.detail)


async def _connection(deps: Deps, expected: Media) -> Connection:
    async with deps.database.begin() as session:
        connection = await connection_of(session, deps.vault, expected.store_id, KIND)
    if connection is None:
        raise Permanent(DISCONNECTED)
    return connection


async def _try_later(deps: Deps, expected: Media, problem: str) -> None:
    attempts = expected.attempts + 1
    if attempts >= MOST_ATTEMPTS:
        await _give_up(deps, expected, problem)
        return
    async with deps.database.begin() as session:
        await media.failed(session, deps.clock, expected.key, problem, for_good=False)
        await defer(session, FETCH, at=deps.clock.now() + timedelta(seconds=4**attempts), key=expected.key)


async def _give_up(deps: Deps, expected: Media, problem: str) -> None:
    log.warning("file_failed", channel=KIND, store=expected.store_id, problem=problem)
    async with deps.database.begin() as session:
        await media.failed(session, deps.clock, expected.key, problem, for_good=True)


async def _download(connection: Connection, source: str) -> bytes:
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
