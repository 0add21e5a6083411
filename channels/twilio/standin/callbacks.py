"""Twilio's requests to the shop: signed forms, with its time limits and its one retry on a failed connection."""

import asyncio
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qs, urlencode, urlsplit, urlunsplit

import httpx
from twilio.request_validator import RequestValidator

from channels.twilio.standin.account import REASONS, VERSION, WHATSAPP, Account, Message

CONNECT_SECONDS = 5.0
TOTAL_SECONDS = 15.0
MOST_RETRIES = 5
NO_ANSWER = 0
PLACES = ("City", "State", "Zip", "Country")


@dataclass(frozen=True, slots=True)
class Target:
    """Where to call and how persistently: an address and what stood behind its `#`."""

    url: str
    retries: int = 1
    retry_on: frozenset[str] = frozenset({"ct"})
    connect: float = CONNECT_SECONDS
    total: float = TOTAL_SECONDS


def read_target(address: str) -> Target:
    """Read Twilio's connection overrides: `#rc=5&rp=all`, with `ct` and `tt` in milliseconds."""
    parts = urlsplit(address)
    wishes = {name: values[-1] for name, values in parse_qs(parts.fragment).items()}
    return Target(
        url=urlunsplit(parts._replace(fragment="")),
        retries=min(_number(wishes.get("rc", ""), 1), MOST_RETRIES),
        retry_on=frozenset(wishes.get("rp", "ct").split(",")),
        connect=_number(wishes.get("ct", ""), 5000) / 1000,
        total=min(_number(wishes.get("tt", ""), 15_000) / 1000, TOTAL_SECONDS),
    )


def _number(text: str, otherwise: int) -> int:
    return int(text) if text.isdecimal() else otherwise


def incoming(account: Account, message: Message, name: str) -> dict[str, str]:
    """Return the parameters with which a message that came in is told, the empty ones among them."""
    told = {
        "ApiVersion": VERSION,
        "SmsSid": message.sid,
        "SmsStatus": "received",
        "SmsMessageSid": message.sid,
        "NumSegments": str(message.segments),
        "From": message.sender,
        "MessageSid": message.sid,
        "Body": message.body,
        "AccountSid": account.sid,
        "To": message.to,
        "NumMedia": str(len(message.pictures)),
    }
    for number, picture in enumerate(message.pictures):
        path = f"/{VERSION}/Accounts/{account.sid}/Messages/{message.sid}/Media/{picture.sid}"
        told[f"MediaContentType{number}"] = picture.content_type
        told[f"MediaUrl{number}"] = f"{account.url or 'https://api.twilio.com'}{path}"
    if not message.sender.startswith(WHATSAPP):
        # Twilio says where a number is registered; of many numbers it knows nothing, and sends the names empty.
        return told | {f"{side}{place}": "" for side in ("From", "To") for place in PLACES}
    digits = message.sender.removeprefix(f"{WHATSAPP}+")
    who = {"type": "whatsapp", "data": {"context": {"ProfileName": name, "WaId": digits}}}
    kind = message.pictures[0].content_type.partition("/")[0] if message.pictures else "text"
    more = {"ProfileName": name, "WaId": digits, "MessageType": kind, "ReferralNumMedia": "0"}
    return told | more | {"ChannelMetadata": json.dumps(who, ensure_ascii=False)}


def status(account: Account, message: Message) -> dict[str, str]:
    """Return the parameters with which a step of a message that went out is told."""
    told = {
        "ApiVersion": VERSION,
        "MessageStatus": message.status,
        "SmsSid": message.sid,
        "SmsStatus": message.status,
        "To": message.to,
        "From": message.sender,
        "MessageSid": message.sid,
        "AccountSid": account.sid,
    }
    if message.error:
        told |= {"ErrorCode": str(message.error), "ErrorMessage": REASONS.get(message.error, "")}
    if message.to.startswith(WHATSAPP):
        told |= {"ChannelPrefix": "whatsapp", "ChannelToAddress": message.to, "StructuredMessage": "false"}
        told |= {"EventType": message.status.upper()} if message.status == "read" else {}
    elif message.status == "delivered":
        told["RawDlrDoneDate"] = message.updated_at.strftime("%y%m%d%H%M")
    return told


async def call(client: httpx.AsyncClient, account: Account, address: str, told: Mapping[str, str]) -> int:
    """Send a signed form; returns the status it was answered with, or 0 if nobody answered in time."""
    target = read_target(address)
    headers = {
        "Content-Type": "application/x-www-form-urlencoded; charset=UTF-8",
        "User-Agent": "TwilioProxy/1.1",
        "I-Twilio-Idempotency-Token": secrets.token_hex(16),
        "X-Twilio-Signature": RequestValidator(account.token).compute_signature(target.url, told),
    }
    body, answered = urlencode(told), NO_ANSWER
    try:
        async with asyncio.timeout(target.total):
            for _ in range(1 + target.retries):
                fault, answered = await _try(client, reached(account, target.url), body, headers, target.connect)
                if not fault or not {fault, "all"} & target.retry_on:
                    break
    except TimeoutError:
        return NO_ANSWER
    return answered


def reached(account: Account, url: str) -> str:
    """Return where an address is called: behind a public name, at the program itself."""
    if not account.reach:
        return url
    reach, parts = urlsplit(account.reach), urlsplit(url)
    return urlunsplit(parts._replace(scheme=reach.scheme, netloc=reach.netloc))


async def _try(
    client: httpx.AsyncClient, url: str, body: str, headers: Mapping[str, str], connect: float
) -> tuple[str, int]:
    """Send once; returns Twilio's name of what went wrong (`ct`, `rt`, `4xx`, `5xx`, or nothing), and the status."""
    try:
        limits = httpx.Timeout(TOTAL_SECONDS, connect=connect)
        answer = await client.post(url, content=body, headers=dict(headers), timeout=limits)
    except (httpx.ConnectError, httpx.ConnectTimeout):
        return "ct", NO_ANSWER
    except httpx.HTTPError:
        return "rt", NO_ANSWER
    faults = {4: "4xx", 5: "5xx"}
    return faults.get(answer.status_code // 100, ""), answer.status_code
