"""Twilio's own SDK, pointed at the address of a connection, with limits of time, and with errors in our own family.

The SDK has no setting for another address: the client that carries its requests rewrites it.
"""

import asyncio
import logging
import ssl
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from typing import Any

import httpx
from twilio.base.exceptions import TwilioException, TwilioRestException, TwilioServiceException
from twilio.http import AsyncHttpClient
from twilio.http.response import Response
from twilio.rest import Client

from channels.port import OptedOut, OutsideWindow, Overslept
from channels.twilio.faults import OPTED_OUT, OUTSIDE_WINDOW, REFUSED_KEYS, TOO_MANY, TOO_MANY_CODES, sentence
from kit.errors import AdapterError, Permanent, Temporary, Unauthorised
from stores.connections import Connection

KIND = "twilio"
API = "https://api.twilio.com"
ANSWER_SECONDS = 10.0
LOOK_AGAIN = 5.0
"""Seconds until an attempt whose end nobody knows is looked into: a request under way has arrived by then."""
log = logging.getLogger(__name__)


def never() -> bool:
    """Say that nothing is late: for requests that may be repeated."""
    return False


def api_url(connection: Connection) -> str:
    """Return where this connection's account is reached, without a slash at its end."""
    return (connection.settings.get("api_url") or API).rstrip("/")


def open_client(connection: Connection, is_late: Callable[[], bool] = never) -> Client:
    """Return the SDK's client for a connection; use it inside `told`. What would be written late raises Overslept."""
    wire = Wire(api_url(connection), is_late)
    return Client(connection.settings["account_sid"], connection.secrets["auth_token"], http_client=wire)


class Wire(AsyncHttpClient):  # type: ignore[misc]  # the SDK's own is not typed
    """Carries the SDK's requests to one address; follows no redirect and logs neither numbers nor words."""

    def __init__(self, address: str, is_late: Callable[[], bool]) -> None:
        """Carry to `address` what the SDK sends to Twilio's own, unless it is late."""
        super().__init__(log, is_async=True, timeout=ANSWER_SECONDS)
        self._address, self._is_late = address, is_late

    async def request(  # noqa: PLR0913, PLR0917 - the SDK's own
        self,
        method: str,
        uri: str,
        params: Mapping[str, Any] | None = None,
        data: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
        auth: tuple[str, str] | None = None,
        timeout: float | None = None,  # noqa: ASYNC109 - the SDK's own
        allow_redirects: bool = False,  # noqa: ARG002, FBT001, FBT002 - the SDK's own
    ) -> Response:
        """Send one request and read its answer whole."""
        place = uri.removeprefix(API)
        async with asyncio.timeout(timeout or ANSWER_SECONDS), connect() as wire:
            answer = await wire.request(
                method,
                self._address + place,
                params=params or None,
                data=data,
                headers=headers,
                auth=auth,
                extensions={"trace": self._look_at_the_clock} if method == "POST" else None,
            )
        if answer.status_code == TOO_MANY:
            raise Temporary(sentence(TOO_MANY), retry_after=_seconds(answer.headers.get("retry-after", "")))
        return Response(answer.status_code, answer.text, answer.headers)

    async def _look_at_the_clock(self, event: str, _: Mapping[str, Any]) -> None:
        """Hold a message back in the last moment before it is written: finding the connection may take long."""
        if event.endswith("send_request_headers.started") and self._is_late():
            raise Overslept("It stood still for too long. Another process may have sent it.")


def connect() -> httpx.AsyncClient:
    """Return a client for requests to Twilio."""
    return httpx.AsyncClient(verify=_trust(), timeout=ANSWER_SECONDS, follow_redirects=False)


@cache
def _trust() -> ssl.SSLContext:
    """Read the certificates once: it takes longer than most requests."""
    return ssl.create_default_context()


def _seconds(header: str) -> float:
    return float(min(int(header), 300)) if header.isascii() and header.isdecimal() else LOOK_AGAIN


@contextmanager
def told() -> Iterator[None]:
    """Turn what the SDK raises into Temporary, Unauthorised, OptedOut, OutsideWindow or Permanent, for staff.

    A request that nobody answered, or with an error of Twilio's own, may have been carried out: it is Temporary.
    """
    try:
        yield
    except AdapterError:
        raise
    except (TwilioRestException, TwilioServiceException) as error:
        raise _translate(error.status, error.code or 0) from error
    except (TwilioException, httpx.HTTPError, TimeoutError, OSError, ValueError, KeyError, TypeError) as error:
        raise Temporary("Twilio did not answer as it should. It is asked again.", retry_after=LOOK_AGAIN) from error


def _translate(status: int, code: int) -> AdapterError:
    if status == httpx.codes.UNAUTHORIZED or code in REFUSED_KEYS:
        return Unauthorised(sentence(20003))
    if code == OPTED_OUT:
        return OptedOut(sentence(code))
    if code == OUTSIDE_WINDOW:
        return OutsideWindow(sentence(code))
    if status >= httpx.codes.INTERNAL_SERVER_ERROR:
        return Temporary("Twilio is in trouble. It is asked again.", retry_after=LOOK_AGAIN)
    if code in TOO_MANY_CODES:
        return Temporary(sentence(TOO_MANY), retry_after=LOOK_AGAIN)
    return Permanent(sentence(code))
