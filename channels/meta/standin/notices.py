"""Meta's notices to the shop: JSON in Meta's own writing, signed over its bytes."""

import hashlib
import hmac
import json
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import httpx

from channels.meta.standin.account import Account, Message

SECONDS = 10.0
NO_ANSWER = 0


def notice(account: Account, value: Mapping[str, Any], field: str = "messages") -> dict[str, Any]:
    """Return a notice with one change."""
    change = {"value": dict(value), "field": field}
    return {"object": "whatsapp_business_account", "entry": [{"id": account.waba_id, "changes": [change]}]}


def _about(account: Account) -> dict[str, Any]:
    metadata = {"display_phone_number": account.number, "phone_number_id": account.phone_id}
    return {"messaging_product": "whatsapp", "metadata": metadata}


def incoming(account: Account, messages: Sequence[Message], name: str) -> dict[str, Any]:
    """Return the notice of messages of one customer; somebody whose number is hidden is named otherwise."""
    phone = messages[0].phone
    is_number = phone.isdecimal()
    contact = {"profile": {"name": name}, **({"wa_id": phone} if is_number else {"user_id": phone})}
    told = [
        {
            **({"from": phone} if is_number else {"from_user_id": phone}),
            "id": one.wamid,
            "timestamp": str(int(one.at.timestamp())),
            "type": one.kind,
            **({one.kind: dict(one.held)} if one.held else {}),
        }
        for one in messages
    ]
    return notice(account, _about(account) | {"contacts": [contact], "messages": told})


def status(account: Account, message: Message, state: str) -> dict[str, Any]:
    """Return the notice of a step of a message that went out."""
    told: dict[str, Any] = {
        "id": message.wamid,
        "status": state,
        "timestamp": str(int(message.at.timestamp())),
        "recipient_id": message.phone,
    }
    if message.key:
        told["biz_opaque_callback_data"] = message.key
    if state == "failed":
        told["errors"] = [
            {"code": message.error, "title": "Failed", "message": "Failed", "error_data": {"details": ""}}
        ]
    return notice(account, _about(account) | {"statuses": [told]})


def written(told: Mapping[str, Any]) -> bytes:
    """Return a notice as Meta writes it: no spaces, and signs beyond ASCII escaped."""
    return json.dumps(told, separators=(",", ":")).encode()


def signature(secret: str, raw: bytes) -> str:
    """Return the header of the signature."""
    return "sha256=" + hmac.new(secret.encode(), raw, hashlib.sha256).hexdigest()


async def tell(client: httpx.AsyncClient, account: Account, told: Mapping[str, Any]) -> int:
    """Send a signed notice; returns the status it was answered with, or 0 if nobody answered in time."""
    raw = written(told)
    headers = {"Content-Type": "application/json", "X-Hub-Signature-256": signature(account.secret, raw)}
    try:
        answer = await client.post(_reached(account), content=raw, headers=headers, timeout=SECONDS)
    except httpx.HTTPError:
        return NO_ANSWER
    return answer.status_code


def _reached(account: Account) -> str:
    if not account.reach:
        return account.webhook
    reach = urlsplit(account.reach)
    return urlunsplit(urlsplit(account.webhook)._replace(scheme=reach.scheme, netloc=reach.netloc))
