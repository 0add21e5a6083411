"""BigCommerce's webhooks: who sent one, and what it is about. They are thin: whoever hears one goes and reads.

They are signed as the Standard Webhooks say: `webhook-signature` is the base64 HMAC-SHA256 of id, `webhook-timestamp`
and raw body, by the client secret of the API account that made it. Beside it a webhook may carry headers of our
own, so one with a secret does for an account whose client secret nobody has kept. Either must be known and right.

A repeat has the same id; where there is none, the same `hash` and `created_at`: the hash alone covers only what kind of
thing it is about and which, and is the same for two changes of one order. A webhook that is not answered with 200 is
repeated for 48 hours, then switched off.
"""

import base64
import hashlib
import hmac
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any

from kit.errors import Forbidden, Invalid, NotFound, TooLarge

SCOPES = ("store/order/*", "store/shipment/*", "store/customer/*")
"""What we want to hear of."""
SECRET_HEADER = "X-Tillside-Secret"  # noqa: S105 - a header's name
TOLERANCE = timedelta(minutes=5)
LARGEST = 64_000
_PRODUCER = re.compile(r"stores/([a-z0-9]{1,40})")


class About(StrEnum):
    """What kind of thing something happened to."""

    ORDER = "order"
    CUSTOMER = "customer"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Keys:
    """By what a connection knows its webhooks: the account's client secret, our own secret header, or both."""

    client_secret: str = field(default="", repr=False)
    header: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Notice:
    """Something has happened at a store. `id` is that of the order or customer; `once` is the same for a repeat."""

    store_hash: str
    scope: str
    about: About
    id: str
    once: str
    created_at: datetime


def hear(body: bytes, headers: Mapping[str, str], keys_of: Callable[[str], Keys | None], now: datetime) -> Notice:
    """Return what a webhook says, once it is sure who says it. `keys_of` gives the keys of a store by its hash.

    Raises:
        TooLarge: it is no thin notice.
        Invalid: it cannot be read.
        NotFound: no connected shop is meant.
        Forbidden: it is not signed, wrongly signed, or signed too long ago.
    """
    if len(body) > LARGEST:
        raise TooLarge("A webhook of BigCommerce is small; this is something else.")
    named = {name.lower(): value for name, value in headers.items()}
    notice = parse(body, named.get("webhook-id", ""))
    keys = keys_of(notice.store_hash)
    if keys is None:
        raise NotFound("No shop is connected for this webhook.", code="shop_not_connected")
    verify(body, named, keys, now)
    return notice


def verify(body: bytes, headers: Mapping[str, str], keys: Keys, now: datetime) -> None:
    """Check every key that is known; `headers` are named in lower case.

    Raises:
        Forbidden: one does not fit, or none is known.
    """
    if not (keys.client_secret or keys.header):
        raise Forbidden("This connection knows no secret for its webhooks. Connect the shop again.", code="no_secret")
    if keys.header and not _same(headers.get(SECRET_HEADER.lower(), ""), keys.header):
        raise Forbidden("This webhook does not carry our secret.", code="signature_invalid")
    if keys.client_secret:
        _check_signature(body, headers, keys.client_secret, now)


def parse(body: bytes, message_id: str = "") -> Notice:
    """Return what a webhook says, whoever says it.

    Raises:
        Invalid: it cannot be read.
    """
    told = _read(body)
    data = told.get("data")
    producer = _PRODUCER.fullmatch(str(told.get("producer", "")))
    scope, mark, created = str(told.get("scope", "")), str(told.get("hash", "")), told.get("created_at")
    if not (isinstance(data, dict) and producer and scope.startswith("store/") and mark and isinstance(created, int)):
        raise Invalid("This is no webhook of BigCommerce.", code="webhook_invalid")
    about, number = _subject(scope, data)
    try:
        created_at = datetime.fromtimestamp(created, UTC)
    except (OverflowError, OSError, ValueError) as error:
        raise Invalid("This is no webhook of BigCommerce.", code="webhook_invalid") from error
    return Notice(producer[1], scope, about, number, message_id or f"{mark}:{created}", created_at)


def sign(body: bytes, message_id: str, timestamp: int, secret: str) -> str:
    """Return the signature of a webhook as Standard Webhooks writes it."""
    signed = f"{message_id}.{timestamp}.".encode() + body
    return "v1," + base64.b64encode(hmac.new(secret.encode(), signed, hashlib.sha256).digest()).decode()


def _check_signature(body: bytes, headers: Mapping[str, str], secret: str, now: datetime) -> None:
    stamp, message_id = headers.get("webhook-timestamp", ""), headers.get("webhook-id", "")
    if not (stamp.isascii() and stamp.isdecimal() and len(stamp) < 12 and message_id):  # noqa: PLR2004 - seconds
        raise Forbidden("This webhook is not signed.", code="signature_invalid")
    right = sign(body, message_id, int(stamp), secret)
    given = headers.get("webhook-signature", "").split()
    if not any([_same(one, right) for one in given]):  # noqa: C419 - every one is compared, whichever fits
        raise Forbidden("The signature of this webhook is wrong.", code="signature_invalid")
    if abs(now.timestamp() - int(stamp)) > TOLERANCE.total_seconds():
        raise Forbidden("This webhook was signed too long ago.", code="signature_old")


def _subject(scope: str, data: Mapping[str, Any]) -> tuple[About, str]:
    if scope.startswith("store/shipment/"):
        return About.ORDER, _number(data.get("orderId"))
    if scope.startswith("store/order/"):
        return About.ORDER, _number(data.get("id"))
    if scope.startswith("store/customer/"):
        address = data.get("address")
        owner = address.get("customer_id") if isinstance(address, dict) else None
        return About.CUSTOMER, _number(owner if owner is not None else data.get("id"))
    return About.OTHER, str(data.get("id", ""))[:100]


def _number(value: object) -> str:
    if isinstance(value, bool) or not str(value).isdecimal() or not str(value).isascii():
        raise Invalid("This webhook does not say what it is about.", code="webhook_invalid")
    return str(int(str(value)))


def _read(body: bytes) -> dict[str, Any]:
    try:
        told = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise Invalid("This is no webhook of BigCommerce.", code="webhook_invalid") from error
    if not isinstance(told, dict):
        raise Invalid("This is no webhook of BigCommerce.", code="webhook_invalid")
    return told


def _same(given: str, right: str) -> bool:
    return hmac.compare_digest(given.encode(), right.encode())
