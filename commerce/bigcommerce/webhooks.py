"""BigCommerce's webhooks: who sent one, and what it is about. They are thin: whoever hears one goes and reads.

They are signed as the Standard Webhooks say: `webhook-signature` is the base64 HMAC-SHA256 of id, `webhook-timestamp`
and raw body, by the client secret of the API account that made it. Beside it each carries a secret header of our own,
made of the access token, which does for an account whose client secret nobody has entered.

A repeat has the same id; where there is none, the same `hash` and `created_at`: the hash alone covers only what kind of
thing it is about and which, and is the same for two changes of one order. One that has neither (BigCommerce's own page
on HTTPS shows such a body) is read anew each time. A webhook that is not answered with 200 is repeated for 48 hours,
then switched off.
"""

import base64
import hashlib
import hmac
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from commerce.notices import About, Told, Webhook
from kit.auth import same
from kit.errors import Forbidden, Invalid, TooLarge

SCOPES = ("store/order/*", "store/shipment/*", "store/customer/*")
"""What we want to hear of."""
SECRET_HEADER = "X-Tillside-Secret"  # noqa: S105 - a header's name
TOLERANCE = timedelta(minutes=5)
LARGEST = 64_000
_LONGEST_ID = 100
_PRODUCER = re.compile(r"stores/([a-z0-9]{1,40})")


@dataclass(frozen=True, slots=True)
class Notice:
    """Something has happened at a store. `id` is that of the order or customer; `once` is the same for a repeat.

    `about` is None for what nobody wants to hear of; `once` is empty where nothing tells a repeat.
    """

    store_hash: str
    scope: str
    about: About | None
    id: str
    once: str
    created_at: datetime | None


def whose(body: bytes, _: Mapping[str, str]) -> str:
    """Return the hash of the store that a webhook says it is from; raises TooLarge and Invalid."""
    if len(body) > LARGEST:
        raise TooLarge("A webhook of BigCommerce is small; this is something else.")
    return parse(body).store_hash


def hear(body: bytes, headers: Mapping[str, str], secrets: Mapping[str, str], now: datetime) -> Told | None:
    """Return what a webhook says, once it is sure who says it; None for what nobody wants.

    Raises:
        Forbidden: it is not signed, wrongly signed, or signed too long ago.
        Invalid: it cannot be read.
    """
    verify(body, headers, secrets, now)
    notice = parse(body, headers.get("webhook-id", ""))
    if notice.about is None:
        return None
    at = notice.created_at or now  # undated it is read anew each time, which is safe
    return Told(notice.once or f"undated:{at.isoformat()}", notice.scope, notice.about, notice.id, at)


def verify(body: bytes, headers: Mapping[str, str], secrets: Mapping[str, str], now: datetime) -> None:
    """Check our own secret header, and the signature where the account's client secret is known.

    Raises:
        Forbidden: one does not fit, or the connection has no token to make the header of.
    """
    token, client_secret = secrets.get("token", ""), secrets.get("client_secret", "")
    if not token:
        raise Forbidden("This connection has no access token. Connect the shop again.", code="no_secret")
    if not same(headers.get(SECRET_HEADER.lower(), ""), header_for(token)):
        raise Forbidden("This webhook does not carry our secret.", code="signature_invalid")
    if client_secret:
        _check_signature(body, headers, client_secret, now)


def header_for(token: str) -> str:
    """Return the secret that webhooks of a connection with this token carry; it tells nothing of the token."""
    return hmac.new(token.strip().encode(), SECRET_HEADER.encode(), hashlib.sha256).hexdigest()


def parse(body: bytes, message_id: str = "") -> Notice:
    """Return what a webhook says, whoever says it.

    Raises:
        Invalid: it cannot be read.
    """
    told = _read(body)
    data = told.get("data")
    producer = _PRODUCER.fullmatch(str(told.get("producer", "")))
    scope, mark, created = str(told.get("scope", "")), str(told.get("hash", "")), told.get("created_at")
    is_named = scope.startswith("store/") and len(scope) <= _LONGEST_ID and bool(mark)
    if not (isinstance(data, dict) and producer and is_named and (created is None or isinstance(created, int))):
        raise Invalid("This is no webhook of BigCommerce.", code="webhook_invalid")
    about, number = _subject(scope, data)
    try:
        created_at = None if created is None else datetime.fromtimestamp(created, UTC)
    except (OverflowError, OSError, ValueError) as error:
        raise Invalid("This is no webhook of BigCommerce.", code="webhook_invalid") from error
    once = message_id[:_LONGEST_ID] or ("" if created is None else f"{mark[:_LONGEST_ID]}:{created}")
    return Notice(producer[1], scope, about, number, once, created_at)


def sign(body: bytes, message_id: str, timestamp: int, secret: str) -> str:
    """Return the signature of a webhook as Standard Webhooks writes it."""
    signed = f"{message_id}.{timestamp}.".encode() + body
    return "v1," + base64.b64encode(hmac.new(secret.encode(), signed, hashlib.sha256).digest()).decode()


WEBHOOK = Webhook(whose, hear)


def _check_signature(body: bytes, headers: Mapping[str, str], secret: str, now: datetime) -> None:
    stamp, message_id = headers.get("webhook-timestamp", ""), headers.get("webhook-id", "")
    if not (stamp.isascii() and stamp.isdecimal() and len(stamp) < 12 and message_id):  # noqa: PLR2004 - seconds
        raise Forbidden("This webhook is not signed.", code="signature_invalid")
    right = sign(body, message_id, int(stamp), secret)
    given = headers.get("webhook-signature", "").split()
    if not any([same(one, right) for one in given]):  # noqa: C419 - every one is compared, whichever fits
        raise Forbidden("The signature of this webhook is wrong.", code="signature_invalid")
    if abs(now.timestamp() - int(stamp)) > TOLERANCE.total_seconds():
        raise Forbidden("This webhook was signed too long ago.", code="signature_old")


def _subject(scope: str, data: Mapping[str, Any]) -> tuple[About | None, str]:
    if scope.startswith("store/shipment/"):
        return About.ORDER, _number(data.get("orderId"))
    if scope.startswith("store/order/"):
        return About.ORDER, _number(data.get("id"))
    if scope.startswith("store/customer/"):
        address = data.get("address")
        owner = address.get("customer_id") if isinstance(address, dict) else None
        return About.CUSTOMER, _number(owner if owner is not None else data.get("id"))
    return None, ""


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
