"""A very small web client: it must not use the processor time that is measured, and thousands are open at once."""

import asyncio
import json
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlencode


class Refused(Exception):
    """An answer that was no success."""

    def __init__(self, status: int, body: str) -> None:
        """Keep what was said."""
        super().__init__(f"{status}: {body[:300]}")
        self.status = status


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def json(self) -> Any:  # noqa: ANN401 - whatever the interface returns
        """The body as JSON."""
        return json.loads(self.body)


class Web:
    """One connection to a server of this machine, kept open between requests.

    `sender` is the last part of the loopback address that it comes from: limits per sender then count as they do for
    customers of many networks.
    """

    def __init__(self, port: int, *, sender: int = 1) -> None:
        """Prepare a connection to `port`; nothing connects yet."""
        self._port = port
        self._sender = f"127.0.{sender // 250}.{sender % 250 + 1}"
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def get(self, path: str, *, bearer: str = "", **headers: str) -> Answer:
        """Ask for a page."""
        return await self._ask("GET", path, b"", _headers(bearer, headers))

    async def post(self, path: str, body: Any = None, *, bearer: str = "", **headers: str) -> Answer:  # noqa: ANN401
        """Send JSON."""
        kind = {"content-type": "application/json"}
        return await self._ask("POST", path, json.dumps(body).encode(), {**_headers(bearer, headers), **kind})

    async def submit(self, path: str, form: Mapping[str, str], **headers: str) -> Answer:
        """Send a form; a redirect is an answer like any other."""
        kind = {"content-type": "application/x-www-form-urlencoded"}
        return await self._ask("POST", path, urlencode(form).encode(), {**_headers("", headers), **kind})

    async def events(self, path: str, *, bearer: str) -> AsyncIterator[tuple[str, str]]:
        """Yield name and data of each event of a stream, until it ends; this connection is then used up."""
        reader, name = await self.open(path, bearer=bearer), ""
        while line := await reader.readline():
            if line.startswith(b"event: "):
                name = line[7:].strip().decode()
            elif line.startswith(b"data: "):
                yield name, line[6:].strip().decode()

    async def open(self, path: str, *, bearer: str) -> asyncio.StreamReader:
        """Begin to read an endless answer; this connection is then used up."""
        reader, _ = await self._send("GET", path, b"", _headers(bearer, {}))
        status, _ = await _head(reader)
        if status != 200:  # noqa: PLR2004 - OK
            raise Refused(status, "no stream")
        return reader

    async def close(self) -> None:
        """Let go of the connection."""
        if self._streams is not None:
            self._streams[1].close()
            self._streams = None

    async def _ask(self, method: str, path: str, body: bytes, headers: Mapping[str, str]) -> Answer:
        try:
            reader, _ = await self._send(method, path, body, headers)
            status, found = await _head(reader)
            content = await reader.readexactly(int(found.get("content-length", "0")))
        except BaseException:
            await self.close()
            raise
        if found.get("connection") == "close":
            await self.close()
        if status >= 400:  # noqa: PLR2004 - the first refusal
            raise Refused(status, content.decode(errors="replace"))
        return Answer(status, found, content)

    async def _send(
        self, method: str, path: str, body: bytes, headers: Mapping[str, str]
    ) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        if self._streams is None:
            self._streams = await asyncio.open_connection("127.0.0.1", self._port, local_addr=(self._sender, 0))
        lines = [f"{method} {path} HTTP/1.1", f"host: 127.0.0.1:{self._port}", f"content-length: {len(body)}"]
        lines += [f"{name}: {value}" for name, value in headers.items()]
        self._streams[1].write("\r\n".join([*lines, "", ""]).encode() + body)
        return self._streams

    async def __aenter__(self) -> Self:
        """Use it for a block."""
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let go of the connection."""
        await self.close()


def _headers(bearer: str, more: Mapping[str, str]) -> dict[str, str]:
    named = {name.replace("_", "-"): value for name, value in more.items()}
    return {**named, "authorization": f"Bearer {bearer}"} if bearer else named


async def _head(reader: asyncio.StreamReader) -> tuple[int, dict[str, str]]:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    pairs = (line.partition(":") for line in head[1:] if line)
    return int(head[0].split(" ")[1]), {name.lower(): value.strip() for name, _, value in pairs}
