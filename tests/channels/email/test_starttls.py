"""Letters come in encrypted where the receiver has a certificate."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import aiosmtplib
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID
from sqlalchemy import func, select

from channels.email.smtp_in import open_door, receiving
from channels.port import Deps
from conversations.models import MessageRow
from stores.stores import Store
from tests.channels.email.office import ANA, INBOUND, connect


def certificate(folder: Path) -> Path:
    """Write a certificate for `mx.till.example`, signed by itself, and its key."""
    key, name = ec.generate_private_key(ec.SECP256R1()), x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "mx")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    file = folder / "mx.pem"
    secret = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    file.write_bytes(secret + made.public_bytes(Encoding.PEM))
    return file


async def test_a_mail_server_may_switch_to_an_encrypted_connection(deps: Deps, store: Store, tmp_path: Path) -> None:
    await connect(deps, store)
    door = open_door("127.0.0.1:0", "mx.till.example", cert=str(certificate(tmp_path)))
    port = int(door.address.rpartition(":")[2])
    async with receiving(deps, door):
        server = aiosmtplib.SMTP(hostname="127.0.0.1", port=port, start_tls=True, validate_certs=False, timeout=20)
        async with server:
            await server.sendmail(ANA, [INBOUND], f"From: {ANA}\r\nMessage-ID: <1@x.yy>\r\n\r\nHello".encode())
    async with deps.database.begin() as session:
        assert await session.scalar(select(func.count(MessageRow.id))) == 1
