"""Shopify's webhooks: who sent one, and which order or customer it is about. Whoever hears one goes and reads.

shopify.dev, "HTTPS webhook delivery": `X-Shopify-Hmac-Sha256` is the base64 HMAC-SHA256 of the raw body by the app's
client secret; a repeat has the same `X-Shopify-Webhook-Id`. The headers are not signed: changed ones can do no more
than let an order be read once again.
"""

import base64
import hashlib
import hmac
import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from commerce.notices import About, Told, Webhook
from commerce.shopify.ids import is_id
from kit.auth import same
from kit.errors import Forbidden, Invalid

_SHOP = re.compile(r"[a-z0-9][a-z0-9-]{0,60}\.myshopify\.com")
_LONGEST_ID = 100
_OF_AN_ORDER = ("orders", "fulfillments", "fulfillment_events", "refunds", "returns")


def whose(_: bytes, headers: Mapping[str, str]) -> str:
    """Return the store that a webhook says it is from; raises Invalid where it names none."""
    shop = headers.get("x-shopify-shop-domain", "").strip().lower()
    if not _SHOP.fullmatch(shop):
        raise Invalid("This is no webhook of Shopify: it names no store.", code="webhook_invalid")
    return shop


def hear(body: bytes, headers: Mapping[str, str], secrets: Mapping[str, str], now: datetime) -> Told | None:
    """Return what a webhook says, once it is sure who says it; None for a topic that nobody wants.

    Raises:
        Forbidden: it is not signed with the app's client secret, or the connection knows none.
        Invalid: it cannot be read.
    """
    secret = secrets.get("client_secret", "")
    if not secret:
        raise Forbidden("This connection knows no client secret. Connect the shop again with it.", code="no_secret")
    if not same(headers.get("x-shopify-hmac-sha256", ""), sign(body, secret)):
        raise Forbidden("The signature of this webhook is wrong or missing.", code="signature_invalid")
    once, topic = headers.get("x-shopify-webhook-id", ""), headers.get("x-shopify-topic", "")
    if not (0 < len(once) <= _LONGEST_ID and topic):
        raise _invalid()
    subject = _subject(topic, _read(body))
    return None if subject is None else Told(once, topic[:_LONGEST_ID], *subject, _moment(headers, now))


def sign(body: bytes, secret: str) -> str:
    """Return the signature of a body."""
    return base64.b64encode(hmac.new(secret.encode(), body, hashlib.sha256).digest()).decode()


_NEEDS = {"client_secret": "Enter the app's client secret: without it nothing that Shopify tells can be believed."}
WEBHOOK = Webhook(whose, hear, _NEEDS)


def _subject(topic: str, said: Mapping[str, Any]) -> tuple[About, str] | None:
    kind = topic.partition("/")[0]
    if topic == "app/uninstalled":
        return About.APP, ""
    if kind == "customers":
        return About.CUSTOMER, _named("Customer", said)
    if kind not in _OF_AN_ORDER:
        return None
    edit, order = said.get("order_edit"), said.get("order")
    if isinstance(order, dict):
        return About.ORDER, _named("Order", order)
    within = edit.get("order_id") if isinstance(edit, dict) else said.get("order_id")
    is_itself = kind == "orders" and topic != "orders/edited"
    return About.ORDER, _named("Order", said if is_itself else {"id": within})


def _named(kind: str, said: Mapping[str, Any]) -> str:
    """Return the name by which the Admin API knows it: as it is written, or made of its number."""
    name = said.get("admin_graphql_api_id") or f"gid://shopify/{kind}/{said.get('id')}"
    if not is_id(kind, str(name)):
        raise Invalid("This webhook does not say what it is about.", code="webhook_invalid")
    return str(name)


def _moment(headers: Mapping[str, str], now: datetime) -> datetime:
    """Return when it happened; where it is not told, now: then it is surely read."""
    try:
        moment = datetime.fromisoformat(headers.get("x-shopify-triggered-at", ""))
    except ValueError:
        return now
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _read(body: bytes) -> dict[str, Any]:
    try:
        said = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise _invalid() from error
    if not isinstance(said, dict):
        raise _invalid()
    return said


def _invalid() -> Invalid:
    return Invalid("This is no webhook of Shopify.", code="webhook_invalid")
