"""Files of customers, fetched after their message was accepted: from the account's own address alone.

Twilio keeps the files elsewhere and answers with where; the credentials do not go there.
"""

import asyncio
import re

import httpx

from channels.twilio.client import API, api_url, connect
from conversations.files.kinds import MEGABYTE
from conversations.media import LARGEST
from kit.errors import Permanent, Temporary
from stores.connections import Connection

FETCH_SECONDS = 20.0
MOST_REDIRECTS = 3


async def download(connection: Connection, source: str) -> bytes:
    """Fetch a file of the connection's account.

    Raises:
        Permanent: it is at another address, too large, or its way there leads astray.
        Temporary: it is not there yet, or nobody answers in time.
    """
    address = own_address(connection, source)
    login = httpx.BasicAuth(connection.settings["account_sid"], connection.secrets["auth_token"])
    try:
        async with asyncio.timeout(FETCH_SECONDS), connect() as wire:
            for hop in range(MOST_REDIRECTS + 1):
                async with wire.stream("GET", address, auth=None if hop else login) as answer:
                    if not answer.has_redirect_location:
                        return await _read(answer)
                    address = _next_address(connection, answer)
    except (httpx.HTTPError, httpx.InvalidURL, TimeoutError, OSError) as error:
        raise Temporary("Twilio did not give the file in time.") from error
    raise Permanent("The file's address leads from one place to another without end.")


def own_address(connection: Connection, source: str) -> str:
    """Return where a file of this account is fetched; raises Permanent for every other address."""
    address = api_url(connection) + source.removeprefix(API) if source.startswith(f"{API}/") else source
    account = re.escape(f"{api_url(connection)}/2010-04-01/Accounts/{connection.settings['account_sid']}")
    if not re.fullmatch(rf"{account}/Messages/[A-Za-z0-9]+/Media/[A-Za-z0-9]+", address):
        raise Permanent("The file is not at the address of the shop's Twilio account.")
    return address


def _next_address(connection: Connection, answer: httpx.Response) -> str:
    there = answer.url.join(answer.headers["location"])
    own = httpx.URL(api_url(connection))
    is_own = (there.scheme, there.host, there.port) == (own.scheme, own.host, own.port)
    if not is_own and (there.scheme != "https" or not _is_public_name(there.host)):
        raise Permanent("The file's address leads to a place that is not safe to visit.")
    return str(there)


def _is_public_name(host: str) -> bool:
    """Tell whether a host is a name in the public tree: no address in digits, no name of this machine's network."""
    last = host.rpartition(".")[2]
    return "." in host and last.isalpha() and last not in {"local", "internal", "localhost", "lan"}


async def _read(answer: httpx.Response) -> bytes:
    if answer.status_code in {httpx.codes.UNAUTHORIZED, httpx.codes.FORBIDDEN, httpx.codes.GONE}:
        raise Permanent(f"Twilio does not give this file (HTTP {answer.status_code}).")
    if not answer.is_success:
        raise Temporary(f"Twilio does not have this file (HTTP {answer.status_code}).")
    content = bytearray()
    async for piece in answer.aiter_bytes():
        content += piece
        if len(content) > LARGEST:
            raise Permanent(f"This file is larger than {LARGEST // MEGABYTE} MB.")
    return bytes(content)
