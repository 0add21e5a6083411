"""A server of somebody else: answers what a test says, and keeps what it was sent."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID


@dataclass
class Heard:
    """One request, its header names in lower case, its body as the bytes that came."""

    path: str
    headers: dict[str, str]
    body: bytes


@dataclass
class Page:
    """What stands at one path of a receiver."""

    words: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


@dataclass
class Receiver:
    """What it answers (`status`, `headers`, `words`; it is `silent` for ever if so told), and what it `heard`.

    `pages` is what it answers at some paths instead.
    """

    port: int = 0
    status: int = 200
    words: bytes = b"thanks"
    headers: dict[str, str] = field(default_factory=dict)
    is_silent: bool = False
    pages: dict[str, Page] = field(default_factory=dict)
    heard: list[Heard] = field(default_factory=list)
    connections: int = 0
    _quiet: asyncio.Event = field(default_factory=asyncio.Event)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
            headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in head[1:-2])}
            body = await reader.readexactly(int(headers.get("content-length", "0")))
            self.heard.append(Heard(head[0].split(" ")[1], headers, body))
            if self.is_silent:
                await self._quiet.wait()
            page = self.pages.get(self.heard[-1].path) or Page(self.words, self.status, self.headers)
            told = {"content-length": str(len(page.words)), "connection": "close", **page.headers}
            lines = [f"HTTP/1.1 {page.status} Told", *(f"{name}: {value}" for name, value in told.items())]
            writer.write("\r\n".join([*lines, "", ""]).encode() + page.words)
            await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError, ssl.SSLError):
            pass
        finally:
            writer.close()

    def stop(self) -> None:
        """Let go of whoever still waits."""
        self._quiet.set()


@asynccontextmanager
async def receiving(trust: ssl.SSLContext | None = None) -> AsyncIterator[Receiver]:
    """Serve on a free port of this machine, with TLS where a context is given."""
    receiver = Receiver()
    server = await asyncio.start_server(receiver.serve, "127.0.0.1", 0, ssl=trust)
    receiver.port = server.sockets[0].getsockname()[1]
    try:
        yield receiver
    finally:
        receiver.stop()
        server.close()


def certificate(folder: Path, names: Sequence[str]) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """Make a certificate for these names: returns the server's context, and that of whoever trusts it."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, names[0])])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(one) for one in names]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    plain = serialization.NoEncryption()
    written = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
    (folder / "pair.pem").write_bytes(written + made.public_bytes(serialization.Encoding.PEM))
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(folder / "pair.pem")
    client = ssl.create_default_context(cadata=made.public_bytes(serialization.Encoding.PEM).decode())
    return server, client


@dataclass
class Names:
    """A name server of the test: `says` is what it answers, one after the other, the last for ever."""

    says: list[Sequence[str]]
    asked: list[str] = field(default_factory=list)

    async def __call__(self, host: str, port: int) -> Sequence[str]:
        self.asked.append(host)
        told = self.says.pop(0) if len(self.says) > 1 else self.says[0]
        assert all(ip_address(one) for one in told)
        return told
