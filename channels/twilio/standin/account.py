"""What the stand-in knows of one account, and the messages it carries, in Twilio's own shapes."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime

VERSION = "2010-04-01"
WHATSAPP = "whatsapp:"
GSM = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
GSM_DOUBLE = frozenset("^{}\\[~]|€\f")


@dataclass(frozen=True, slots=True)
class Account:
    """An account as its owner has set it up in Twilio's console.

    `numbers` are its senders (`+44…`, `whatsapp:+44…`). `webhook` is called for each message that comes in, and may
    carry `#rc=…&rp=…`. `url` is where this stand-in is reached, as media addresses begin. `reach` replaces the scheme
    and host of what is called, for a program behind a public name: signatures are still over the name. `templates`
    are the approved WhatsApp templates by their sid.
    """

    sid: str
    token: str = field(repr=False)
    numbers: tuple[str, ...]
    webhook: str = ""
    url: str = ""
    reach: str = ""
    templates: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Picture:
    """A file that came with a message."""

    sid: str
    content_type: str
    content: bytes = field(repr=False)


@dataclass(slots=True)
class Message:
    """One message in either direction; `answers` are what the shop's webhook said to it, 0 for nothing at all."""

    sid: str
    direction: str
    sender: str
    to: str
    body: str
    at: datetime
    updated_at: datetime
    status: str
    error: int | None = None
    callback: str = ""
    pictures: list[Picture] = field(default_factory=list)
    answers: list[int] = field(default_factory=list)
    ignored: tuple[str, ...] = ()
    """Parameters that Twilio does not know, which it passes over in silence."""
    arrived: int = 0
    """How often the telephone got it."""

    @property
    def is_inbound(self) -> bool:
        """Whether a telephone wrote it."""
        return self.direction == "inbound"

    @property
    def phone(self) -> str:
        """The customer's address, with `whatsapp:` where it is one."""
        return self.sender if self.is_inbound else self.to

    @property
    def segments(self) -> int:
        """How many messages it is charged as; a picture message and a WhatsApp message count as one."""
        return 1 if self.pictures or self.phone.startswith(WHATSAPP) else segments(self.body)


def new_sid(prefix: str) -> str:
    """Return a name as Twilio makes them: two letters and 32 hexadecimal digits."""
    return prefix + secrets.token_hex(16)


def segments(body: str) -> int:
    """Return how many SMS a text is cut into: 160 or 153 signs each of GSM-7, else 70 or 67 units of UCS-2."""
    if GSM.issuperset(body) or (GSM | GSM_DOUBLE).issuperset(body):
        size, single, part = len(body) + sum(sign in GSM_DOUBLE for sign in body), 160, 153
    else:
        size, single, part = len(body.encode("utf-16-le")) // 2, 70, 67
    return 1 if size <= single else -(-size // part)


def resource(account: Account, message: Message) -> dict[str, object]:
    """Return a message as Twilio's interface shows it."""
    uri = f"/{VERSION}/Accounts/{account.sid}/Messages/{message.sid}"
    is_gone = message.status in {"failed", "undelivered"}
    return {
        "account_sid": account.sid,
        "api_version": VERSION,
        "body": message.body,
        "date_created": stamp(message.at),
        "date_sent": None if message.status == "queued" else stamp(message.at),
        "date_updated": stamp(message.updated_at),
        "direction": message.direction,
        "error_code": message.error,
        "error_message": REASONS.get(message.error or 0) if is_gone else None,
        "from": message.sender,
        "messaging_service_sid": None,
        "num_media": str(len(message.pictures)),
        "num_segments": str(message.segments),
        "price": None,
        "price_unit": "USD",
        "sid": message.sid,
        "status": message.status,
        "subresource_uris": {"media": f"{uri}/Media.json"},
        "to": message.to,
        "uri": f"{uri}.json",
    }


def media_resource(account: Account, message: Message, picture: Picture) -> dict[str, object]:
    """Return a picture as Twilio's interface shows it."""
    return {
        "account_sid": account.sid,
        "content_type": picture.content_type,
        "date_created": stamp(message.at),
        "date_updated": stamp(message.at),
        "parent_sid": message.sid,
        "sid": picture.sid,
        "uri": f"/{VERSION}/Accounts/{account.sid}/Messages/{message.sid}/Media/{picture.sid}.json",
    }


def stamp(moment: datetime) -> str:
    """Return a moment as Twilio writes it (RFC 2822)."""
    return format_datetime(moment.astimezone(UTC))


REASONS: Mapping[int, str] = {
    11200: "HTTP retrieval failure",
    12300: "Invalid Content-Type",
    30019: "Content size exceeds carrier limit",
    63005: "Channel did not accept given content. Please check content and/or media.",
    63019: "Media failed to download",
    63016: "Failed to send freeform message because you are outside the allowed window. "
    "If you are using WhatsApp, please use a Message Template.",
}
"""What Twilio says of a message that it took and could not deliver."""
