"""Secrets and signatures by the Standard Webhooks specification, version 1 (docs/webhooks.md)."""

import base64
import hashlib
import hmac
import secrets
from collections.abc import Sequence
from datetime import datetime

BEGINS = "whsec_"
SECRET_BYTES = 32
KEY_BEGINS = "msg_"


def new_secret() -> str:
    """Return a fresh secret, as its receiver keeps it."""
    return BEGINS + base64.b64encode(secrets.token_bytes(SECRET_BYTES)).decode()


def new_delivery_key() -> str:
    """Return the public name of a delivery; it holds no full stop, which parts what is signed."""
    return KEY_BEGINS + secrets.token_hex(16)


def signature(secret: str, key: str, timestamp: int, body: bytes) -> str:
    """Return one signature: over the delivery's name, the attempt's second and the very bytes that are sent."""
    signed = f"{key}.{timestamp}.".encode() + body
    made = hmac.new(base64.b64decode(secret.removeprefix(BEGINS)), signed, hashlib.sha256)
    return "v1," + base64.b64encode(made.digest()).decode()


def signed_headers(valid: Sequence[str], key: str, at: datetime, body: bytes) -> dict[str, str]:
    """Return the headers of one attempt: signed with every secret that is valid now, parted by spaces."""
    timestamp = int(at.timestamp())
    return {
        "Content-Type": "application/json",
        "webhook-id": key,
        "webhook-timestamp": str(timestamp),
        "webhook-signature": " ".join(signature(one, key, timestamp, body) for one in valid),
    }
