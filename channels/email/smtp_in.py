"""The receiver of mail: a mail server hands letters over by SMTP, and hears `250` once they are committed.

Whoever may connect may hand in letters for the shops' addresses, and for no others: nothing is relayed. What a sender
claims in Authentication-Results counts only from a server that is trusted to take such claims of others away.
"""

import asyncio
import ipaddress
import logging
import socket
import ssl
from collections.abc import AsyncIterator, Collection, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field

import structlog
from aiosmtpd.smtp import SMTP
from aiosmtpd.smtp import Envelope as Handed
from aiosmtpd.smtp import Session as Peer
from sqlalchemy import exc
from sqlalchemy.ext.asyncio import AsyncSession

from channels.email.addresses import address
from channels.email.arrival import take_in
from channels.email.reading import Envelope, read
from channels.email.threads import KIND
from channels.port import Deps
from kit.errors import AppError, NotReady, StartError
from kit.serve import take_port
from kit.steps import reached
from stores.connections import Connection, connection_with

LARGEST = 25 * 1024 * 1024
LONGEST_LINE = 100_000
"""Letters have lines of at most 1,000 bytes by the standard, and longer ones in life."""
MOST_RECIPIENTS = 100
MOST_STRANGERS = 10
"""So many unknown addresses a connection may try: more is somebody who guesses."""
MOST_AT_ONCE = 50
PATIENCE = 120.0
"""Seconds for a command, or for a whole letter: slower clients are let go."""
GOODBYE_SECONDS = 2.0
CALLS = {"NOOP": 20, "VRFY": 5, "HELP": 5, "EHLO": 20, "HELO": 20, "*": 5_000}
LAST_PORT = 65_535
IDENT = "Tillside"
UNKNOWN = "550 5.1.1 Nobody here has this address"
LATER = "451 4.3.0 Cannot take this letter now; send it again later"
_DOWN = (exc.OperationalError, exc.InterfaceError, exc.TimeoutError, exc.DBAPIError, OSError, NotReady)
log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Door:
    """Where letters come in: the socket, who is trusted besides this machine, and a certificate for STARTTLS if any."""

    listening: socket.socket
    hostname: str
    trusted: Collection[str] = ()
    tls: ssl.SSLContext | None = None
    patience: float = PATIENCE

    @property
    def address(self) -> str:
        """Where it is, as `host:port`."""
        host, port = self.listening.getsockname()[:2]
        return f"{host}:{port}"


def open_door(where: str, hostname: str, trusted: str = "", cert: str = "") -> Door:
    """Take the port `where` (`host:port`, port 0 for any) for letters; `trusted` are networks with commas between.

    Raises:
        StartError: one of them cannot be used, and which setting mends it.
    """
    host, _, port = where.rpartition(":")
    if not host or not port.isdecimal() or int(port) > LAST_PORT:
        raise StartError("SMTP_IN must be a host and a port, such as 0.0.0.0:2525.")
    networks = [one.strip() for one in trusted.split(",") if one.strip()]
    tls = None
    try:
        for one in networks:
            ipaddress.ip_network(one, strict=False)
        if cert:
            tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
            tls.load_cert_chain(cert)
    except ValueError as error:
        raise StartError(f"SMTP_IN_TRUSTED: {error}.") from error
    except OSError as error:
        raise StartError(f"SMTP_IN_CERT: {cert} cannot be used: {(error.strerror or str(error)).lower()}.") from error
    try:
        listening = take_port(host.strip("[]"), int(port))
    except StartError as error:
        raise StartError(f"SMTP_IN: cannot listen on {where}. Stop what uses it, or set another port.") from error
    return Door(listening, hostname or socket.gethostname(), networks, tls)


@dataclass
class _Hall:
    """Who is connected now."""

    clients: set["_Client"] = field(default_factory=set)
    emptied: asyncio.Event = field(default_factory=asyncio.Event)

    def leave(self, client: "_Client") -> None:
        self.clients.discard(client)
        if not self.clients:
            self.emptied.set()


class _Client(SMTP):
    """One connection of a mail server."""

    line_length_limit = LONGEST_LINE

    def __init__(self, handler: "_Receiver", door: Door, hall: _Hall) -> None:
        super().__init__(
            handler,
            data_size_limit=LARGEST,
            enable_SMTPUTF8=True,
            hostname=door.hostname,
            ident=IDENT,
            tls_context=door.tls,
            timeout=door.patience,
            auth_exclude_mechanism=("LOGIN", "PLAIN"),
            command_call_limit=CALLS,
            loop=asyncio.get_running_loop(),
        )
        self._hall = hall
        self.strangers = 0
        self.shops: dict[str, Connection] = {}

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        if self not in self._hall.clients and len(self._hall.clients) >= MOST_AT_ONCE:
            assert isinstance(transport, asyncio.Transport | asyncio.WriteTransport)  # noqa: S101 - TCP has no other
            transport.write(b"421 4.3.2 Too busy; come back soon\r\n")
            transport.close()
            return
        self._hall.clients.add(self)
        super().connection_made(transport)

    def connection_lost(self, error: Exception | None) -> None:
        if self in self._hall.clients:
            self._hall.leave(self)
            super().connection_lost(error)

    def eof_received(self) -> bool | None:
        return super().eof_received() if self in self._hall.clients else None

    def let_go(self) -> None:
        if self.transport is not None:
            self.transport.close()


class _Receiver:
    """Answers the commands of SMTP; the names of its methods are aiosmtpd's."""

    def __init__(self, deps: Deps, trusted: Sequence[ipaddress.IPv4Network | ipaddress.IPv6Network]) -> None:
        self._deps = deps
        self._trusted = trusted

    async def handle_RCPT(self, client: _Client, _: Peer, handed: Handed, to: str, options: list[str]) -> str:  # noqa: N802
        if len(handed.rcpt_tos) >= MOST_RECIPIENTS:
            return "452 4.5.3 Too many recipients; send the letter again for the others"
        if client.strangers >= MOST_STRANGERS:
            return "421 4.7.0 Too many unknown addresses; goodbye"
        try:
            connection = await self._connection(to)
        except _DOWN as error:
            log.warning("letter_put_off", cause=type(error).__name__)
            return LATER
        if connection is None:
            client.strangers += 1
            return UNKNOWN
        client.shops[to] = connection
        handed.rcpt_tos.append(to)
        handed.rcpt_options.extend(options)
        return "250 2.1.5 Ok"

    async def handle_DATA(self, client: _Client, peer: Peer, handed: Handed) -> str:  # noqa: N802
        try:
            await self._take(client, handed, peer)
        except NotReady as error:
            log.warning("letter_put_off", cause=error.code)
            return LATER
        except AppError as error:
            log.warning("letter_refused", service="smtp", code=error.code)
            return f"550 5.6.0 {error.detail}"
        except (exc.DataError, UnicodeError) as error:
            log.warning("letter_refused", service="smtp", code=type(error).__name__)
            return "554 5.6.0 This letter holds signs that cannot be stored"
        except _DOWN as error:
            log.warning("letter_put_off", cause=type(error).__name__)
            return LATER
        await reached("email.committed")
        return "250 2.0.0 Taken in"

    async def handle_exception(self, error: Exception) -> str:
        log.error("smtp_failed", exc_info=error)
        return LATER

    async def _take(self, client: _Client, handed: Handed, peer: Peer) -> None:
        """Take a letter in for every shop that it is for, all or none."""
        raw = handed.original_content or b""
        shops: dict[int, tuple[Connection, list[str]]] = {}
        for to in handed.rcpt_tos:
            one = client.shops[to]
            shops.setdefault(one.id, (one, []))[1].append(to)
        letters = []
        for connection, recipients in shops.values():
            trusted_id = connection.settings.get("trusted_id", "") if self._is_trusted(peer) else ""
            envelope = Envelope(recipients, handed.mail_from or "", trusted_id)
            letters.append((connection, await asyncio.to_thread(read, raw, envelope)))
        async with self._deps.database.begin() as session:
            for connection, letter in letters:
                taken = await take_in(session, self._deps, connection, letter)
                log.info("letter_came_in", service="smtp", is_new=taken.is_new, dropped=taken.dropped)

    async def _connection(self, to: str) -> Connection | None:
        async with self._deps.database.begin() as session:
            return await self._find(session, to)

    async def _find(self, session: AsyncSession, to: str) -> Connection | None:
        """Return the connection of an address; a mark after a plus sign leads to a thread, not to another shop."""
        whole = address(to)
        local, at, domain = whole.partition("@")
        for one in dict.fromkeys((whole, local.partition("+")[0] + at + domain)):
            if at and (found := await connection_with(session, self._deps.vault, KIND, one)) is not None:
                return found
        return None

    def _is_trusted(self, peer: Peer) -> bool:
        # It is a pair on every network; aiosmtpd's own types say otherwise.
        named = str(peer.peer[0]) if isinstance(peer.peer, tuple) else ""
        try:
            host = ipaddress.ip_address(named.partition("%")[0])
        except ValueError:
            return False
        plain = getattr(host, "ipv4_mapped", None) or host
        return plain.is_loopback or any(plain in network for network in self._trusted)


@asynccontextmanager
async def receiving(deps: Deps, door: Door | None) -> AsyncIterator[None]:
    """Receive mail for as long as the block runs, in the caller's event loop; without a door, do nothing."""
    if door is None:
        yield
        return
    logging.getLogger("mail.log").setLevel(logging.WARNING)  # below, it writes down what people write
    hall, receiver = _Hall(), _Receiver(deps, [ipaddress.ip_network(one, strict=False) for one in door.trusted])
    server = await asyncio.get_running_loop().create_server(lambda: _Client(receiver, door, hall), sock=door.listening)
    try:
        yield
    finally:
        server.close()
        for client in tuple(hall.clients):
            client.let_go()
        if hall.clients:
            hall.emptied.clear()
            with suppress(TimeoutError):
                await asyncio.wait_for(hall.emptied.wait(), GOODBYE_SECONDS)
