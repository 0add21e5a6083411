"""Meta's Graph API as far as WhatsApp needs it: one request, its answer, and errors in our own family.

There is no SDK of Meta's for Python that is kept up; a request is a line of httpx.
"""

import asyncio
import ssl
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import httpx

from channels.meta.faults import MOST_CODE, SOON, UNKNOWN, NotTaken, refusal
from channels.port import Overslept
from kit.errors import Permanent, Temporary
from stores.connections import Connection

KIND = "meta"
API = "https://graph.facebook.com"
VERSION = "v25.0"
"""Introduced on 18 February 2026, kept until 29 July 2028 (developers.facebook.com/docs/graph-api/changelog)."""
ANSWER_SECONDS = 10.0
LARGEST_ANSWER = 1024 * 1024
SILENT = "WhatsApp did not answer, and does not say whether it took the message."


def never() -> bool:
    """Say that nothing is late: for requests that may be repeated."""
    return False


def api_url(connection: Connection) -> str:
    """Return where Meta is reached for this connection, without a slash at its end."""
    return (connection.settings.get("api_url") or API).rstrip("/")


async def ask(  # noqa: PLR0913 - what a request is made of
    connection: Connection,
    method: str,
    place: str,
    *,
    json: Mapping[str, Any] | None = None,
    params: Mapping[str, str] | None = None,
    form: Mapping[str, str] | None = None,
    files: Mapping[str, tuple[str, bytes, str]] | None = None,
    is_late: Callable[[], bool] = never,
) -> dict[str, Any]:
    """Send one request below the version's address, and return its answer.

    Raises:
        NotTaken: nothing was sent, or Meta did not take it; it may be sent again.
        Temporary: nobody knows whether it was taken.
        Unauthorised, OutsideWindow, Permanent: Meta refuses it for good.
        Overslept: `is_late` said so in the last moment.
    """

    async def look_at_the_clock(event: str, _: Mapping[str, Any]) -> None:
        if event.endswith("send_request_headers.started") and is_late():
            raise Overslept("It stood still for too long. Another process may have sent it.")

    try:
        async with asyncio.timeout(ANSWER_SECONDS), connect() as wire:
            answer = await wire.request(
                method,
                f"{api_url(connection)}/{VERSION}/{place}",
                json=json,
                params=params,
                data=form,
                files=files,
                headers=bearer(connection),
                extensions={"trace": look_at_the_clock} if method == "POST" else None,
            )
    except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout) as error:
        raise NotTaken("WhatsApp could not be reached. It is tried again.", retry_after=SOON) from error
    except (httpx.HTTPError, TimeoutError, OSError) as error:
        raise Temporary(SILENT, retry_after=SOON) from error
    return _read(answer)


def _read(answer: httpx.Response) -> dict[str, Any]:
    try:
        told = answer.json() if len(answer.content) <= LARGEST_ANSWER else None
    except (ValueError, RecursionError):
        told = None
    error = told.get("error") if isinstance(told, dict) else None
    if answer.is_success and isinstance(told, dict) and error is None:
        return told
    if answer.is_success:
        raise Temporary(SILENT, retry_after=SOON)
    if answer.is_redirect:
        raise Permanent("Meta's address leads elsewhere. Is it the right one?")
    raise refusal(answer.status_code, _code(error))


def _code(error: object) -> int:
    code = error.get("code") if isinstance(error, dict) else None
    return code if isinstance(code, int) and 0 <= code < MOST_CODE else UNKNOWN


def bearer(connection: Connection) -> dict[str, str]:
    """Return the header that opens the account."""
    return {"Authorization": f"Bearer {connection.secrets['access_token']}"}


def connect() -> httpx.AsyncClient:
    """Return a client for requests to Meta; it follows no redirect."""
    return httpx.AsyncClient(verify=_trust(), timeout=ANSWER_SECONDS, follow_redirects=False)


@cache
def _trust() -> ssl.SSLContext:
    """Read the certificates once: it takes longer than most requests."""
    return ssl.create_default_context()
