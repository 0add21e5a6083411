"""Outgoing HTTP to addresses that somebody else chose: never into our own network, never for long.

A name is looked up once, every address that it has must be public, and the connection goes to the very address that was
checked: what the name says a moment later (DNS rebinding) changes nothing. No proxy of the environment is used, for it
would look the name up again. What is posted is never followed on; what is read is, each step checked like the first.
"""

import asyncio
import re
import ssl
import zlib
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from functools import cache, partial
from http import HTTPStatus
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from socket import SOCK_STREAM, gaierror, getaddrinfo
from typing import TypeVar

import httpx

from kit.errors import Invalid, Permanent, Temporary, TooLarge

Address = IPv4Address | IPv6Address
T = TypeVar("T")
Resolve = Callable[[str, int], Awaitable[Sequence[str]]]

SECONDS = 10.0
"""So long one request may take in all: looking up, connecting, sending, and what is read of the answer."""
CONNECT_SECONDS = 4.0
MOST_READ = 1024
MOST_TRIED = 3
"""Addresses of one name that are tried, one after the other."""
LONGEST_URL = 2000
PORTS = frozenset({443, 8443})
MOST_STEPS = 5
"""Redirects that are followed from one address to where it ends."""
REDIRECTS = frozenset({301, 302, 303, 307, 308})
AGENT = "Tillside-Webhooks/1"
READER = "Tillside-Content/1"

_CLOSED_4 = tuple(
    IPv4Network(one)
    for one in (
        *("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12"),
        *("192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24"),
        *("203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4"),
        "168.63.129.16/32",  # where Azure's machines ask for their own secrets
    )
)
"""This network, private, carrier-grade NAT, loopback, link-local (and with it the metadata of clouds), protocol and
documentation blocks, the relay of 6to4, benchmarks, multicast, reserved and broadcast (IANA's special registry)."""
_OPEN_6 = IPv6Network("2000::/3")
"""All that is given out as global; loopback, private, link-local, multicast, mapped IPv4 and NAT64 lie outside."""
_CLOSED_6 = tuple(
    IPv6Network(one)
    for one in (
        "2001::/23",  # protocols, among them Teredo
        "2001:db8::/32",
        "2002::/16",  # 6to4: an IPv4 address inside
        "3fff::/20",
    )
)
_HOST = re.compile(rb"[A-Za-z0-9_][A-Za-z0-9._-]*|[0-9a-fA-F:.]+")
_LOOKING_UP = ThreadPoolExecutor(64, thread_name_prefix="resolve")
"""Threads of their own, begun when needed: a name server that is silent keeps nothing else waiting."""


def is_public(address: Address) -> bool:
    """Tell whether an address is one of the internet's own, and nobody's inside."""
    if isinstance(address, IPv4Address):
        return not any(address in one for one in _CLOSED_4)
    return address.scope_id is None and address in _OPEN_6 and not any(address in one for one in _CLOSED_6)


@dataclass(frozen=True, slots=True)
class Answer:
    """What an address answered: its status, its headers, and how its words begin."""

    status: int
    headers: Mapping[str, str]
    words: str


@dataclass(frozen=True, slots=True)
class Found:
    """What stands at an address: where that ended after redirects, and all of it, if its status is 200."""

    url: str
    status: int
    kind: str
    """Its `Content-Type`, as the server says it."""
    content: bytes


async def resolve(host: str, port: int) -> Sequence[str]:
    """Return the addresses of a name as the machine's own resolver knows them. Raises OSError."""
    look = partial(getaddrinfo, host, port, type=SOCK_STREAM)
    found = await asyncio.get_running_loop().run_in_executor(_LOOKING_UP, look)
    return list(dict.fromkeys(str(one[4][0]) for one in found))


class Outgoing:
    """Posts to addresses that somebody else chose, and reads what stands there."""

    def __init__(
        self, *, is_local_allowed: bool = False, resolve: Resolve = resolve, trust: ssl.SSLContext | None = None
    ) -> None:
        """Allow this machine itself, also without TLS, only where `is_local_allowed`: for development and tests."""
        self._is_local_allowed, self._resolve, self._trust = is_local_allowed, resolve, trust

    def read(self, url: str) -> httpx.URL:
        """Return an address that may be asked, its name in ASCII; where the name leads is looked at by `check`.

        Raises:
            Invalid: with code `url_invalid`, and a sentence that says what to write instead.
        """
        try:
            read = httpx.URL(url.strip())
        except (httpx.InvalidURL, ValueError, TypeError) as error:
            raise _refused("Write a whole address, such as https://example.com/hooks.") from error
        schemes = {"https", "http"} if self._is_local_allowed else {"https"}
        if read.scheme not in schemes or not read.host or len(url) > LONGEST_URL:
            raise _refused("Write a whole address that begins with https://, such as https://example.com/hooks.")
        if not _HOST.fullmatch(read.raw_host):
            raise _refused("The name in this address holds signs that no name has. Write it as your browser shows it.")
        if read.userinfo or read.fragment:
            raise _refused("Leave user, password and what follows # out of the address: what comes is signed instead.")
        if not self._is_local_allowed and (read.port or 443) not in PORTS:
            raise _refused("Use port 443 or 8443.")
        return read

    async def check(self, url: str) -> tuple[httpx.URL, Sequence[Address]]:
        """Return an address as it is asked, with where its name leads, all of which is public.

        Raises:
            Invalid: with code `url_invalid`, or `url_inside`: its name leads inside a network.
            Temporary: nobody knows the name now.
        """
        read = self.read(url)
        try:
            # The name as it is sent: in ASCII. A look-up of other letters could end elsewhere.
            found = await self._resolve(read.raw_host.decode("ascii").strip("[]"), _port(read))
            addresses = [ip_address(one) for one in found]
        except (gaierror, OSError, UnicodeError, ValueError) as error:
            raise Temporary(f"Nobody knows where {read.host} is. Check the name.") from error
        if not addresses:
            raise Temporary(f"Nobody knows where {read.host} is. Check the name.")
        is_local = self._is_local_allowed and all(one.is_loopback for one in addresses)
        if not is_local and not all(map(is_public, addresses)):
            raise Invalid("This address lies inside a network. Use one that the internet reaches.", code="url_inside")
        if not is_local and (read.scheme != "https" or _port(read) not in PORTS):
            raise _refused("Write an address that begins with https://, on port 443 or 8443.")
        return read, addresses

    async def look(self, url: str) -> None:
        """Check an address within a few seconds. Raises Invalid or Temporary, as `check`."""
        try:
            async with asyncio.timeout(CONNECT_SECONDS):
                await self.check(url)
        except TimeoutError as error:
            raise Temporary("Nobody could tell in time where this address is. Try again.") from error

    async def post(self, url: str, content: bytes, headers: Mapping[str, str]) -> Answer:
        """Post `content` as it is, after the address was checked anew; no redirect is followed.

        Raises:
            Invalid: the address may not be asked (`check`).
            Temporary: nobody answered within `SECONDS`, or not as HTTP asks for.
        """
        async with _in_time():
            read, addresses = await self.check(url)
            headers = {"User-Agent": AGENT, **headers}
            return await self._ask(_begin, "POST", read, addresses, headers, content)

    async def get(self, url: str, *, most: int, accept: str = "*/*") -> Found:
        """Read what stands at an address, after every step on the way to it was checked anew; no cookie is kept.

        Raises:
            Invalid: an address on the way may not be asked (`check`).
            TooLarge: it is more than `most` bytes, as it came or unpacked.
            Permanent: with code `too_many_redirects`.
            Temporary: nobody answered within `SECONDS`, or not as HTTP asks for.
        """
        headers = {"User-Agent": READER, "Accept": accept}
        async with _in_time():
            for _ in range(MOST_STEPS + 1):
                read, addresses = await self.check(url)
                found = await self._ask(partial(_whole, most, str(read)), "GET", read, addresses, headers)
                if isinstance(found, Found):
                    return found
                url = str(read.join(found.strip()).copy_with(fragment=None))
        raise Permanent("This address leads on and on.", code="too_many_redirects")

    async def _ask(
        self,
        take: Callable[[httpx.Response], Awaitable[T]],
        method: str,
        read: httpx.URL,
        addresses: Sequence[Address],
        headers: Mapping[str, str],
        content: bytes | None = None,
    ) -> T:
        """Ask one of the addresses that were checked, and return what `take` makes of its answer."""
        name = read.raw_host.decode("ascii").strip("[]")
        sent = {"Accept-Encoding": "identity", **headers, "Host": read.netloc.decode("ascii")}
        limits = httpx.Timeout(SECONDS, connect=CONNECT_SECONDS)
        async with httpx.AsyncClient(verify=self._trust or _trust(), timeout=limits, trust_env=False) as client:
            for place, address in enumerate(addresses[:MOST_TRIED], start=1):
                request = client.build_request(
                    method,
                    read.copy_with(host=str(address)),
                    content=content,
                    headers=sent,
                    extensions={"sni_hostname": name},
                )
                try:
                    answer = await client.send(request, stream=True, follow_redirects=False)
                except (httpx.ConnectError, httpx.ConnectTimeout):
                    if place == len(addresses[:MOST_TRIED]):
                        raise
                    continue
                try:
                    return await take(answer)
                finally:
                    await answer.aclose()
        raise Temporary("It cannot be reached.")


@asynccontextmanager
async def _in_time() -> AsyncIterator[None]:
    """Allow for `SECONDS`, and say in a sentence what went wrong on the way."""
    try:
        async with asyncio.timeout(SECONDS):
            yield
    except (TimeoutError, httpx.TimeoutException) as error:
        raise Temporary(f"It did not answer within {SECONDS:.0f} seconds.") from error
    except httpx.ConnectError as error:
        raise Temporary(f"It cannot be reached: {_cause(error)}.") from error
    except (httpx.HTTPError, httpx.InvalidURL, zlib.error, OSError, ValueError) as error:
        raise Temporary(f"It did not answer as it should ({type(error).__name__}).") from error


async def _begin(answer: httpx.Response) -> Answer:
    """Read how an answer begins."""
    words = b""
    async for part in answer.aiter_raw(MOST_READ):
        words += part
        if len(words) >= MOST_READ:
            break
    told = "".join(
        one if one.isprintable() or one in "\n\t" else " " for one in words[:MOST_READ].decode("utf-8", "replace")
    )
    return Answer(answer.status_code, answer.headers, told.strip())


async def _whole(most: int, url: str, answer: httpx.Response) -> Found | str:
    """Read an answer to its end, unless there is no use in it; of a redirect return where it leads."""
    if answer.status_code in REDIRECTS and "location" in answer.headers:
        return answer.headers["location"]
    found = Found(url, answer.status_code, answer.headers.get("content-type", ""), b"")
    if answer.status_code != HTTPStatus.OK:
        return found
    content, unpack = bytearray(), _unpacking(answer.headers.get("content-encoding", "").strip().lower())
    async for part in answer.aiter_raw():
        content += unpack(part, most + 1 - len(content))
        if len(content) > most:
            raise TooLarge(f"At most {most} bytes are read.", limit=most)
    return replace(found, content=bytes(content))


def _unpacking(encoding: str) -> Callable[[bytes, int], bytes]:
    """Return what unpacks an answer part by part, never to more than is asked for; none was wished, some send it."""
    if encoding in {"", "identity"}:
        return lambda part, _most: part
    if encoding not in {"gzip", "x-gzip", "deflate"}:
        raise ValueError(encoding)
    return zlib.decompressobj(zlib.MAX_WBITS | 32).decompress


def _port(read: httpx.URL) -> int:
    return read.port or (443 if read.scheme == "https" else 80)


def _cause(error: httpx.ConnectError) -> str:
    """Say in a few words why no connection came about; a certificate that is not good is worth naming."""
    return "its certificate is not good" if "CERTIFICATE" in str(error).upper() else "no connection came about"


def _refused(sentence: str) -> Invalid:
    return Invalid(sentence, code="url_invalid")


@cache
def _trust() -> ssl.SSLContext:
    """Read the certificates once: it takes longer than most requests."""
    return ssl.create_default_context()
