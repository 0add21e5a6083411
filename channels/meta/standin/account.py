"""What the stand-in knows of one WhatsApp account, and the messages that it carries."""

import base64
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Template:
    """A message template in one language; `text` is its body. `status` is Meta's word, such as APPROVED."""

    name: str
    language: str
    text: str
    status: str = "APPROVED"
    reason: str = "NONE"

    @property
    def variables(self) -> int:
        """How many variables its body has."""
        return self.text.count("{{")

    @property
    def resource(self) -> dict[str, Any]:
        """The template as Meta lists it."""
        return {
            "name": self.name,
            "parameter_format": "POSITIONAL",
            "components": [{"type": "BODY", "text": self.text}],
            "language": self.language,
            "status": self.status,
            "rejected_reason": self.reason,
            "category": "UTILITY",
            "id": str(int.from_bytes(f"{self.name}{self.language}".encode()[:6], "big")),
        }


@dataclass(frozen=True, slots=True)
class Account:
    """An account as its owner has set it up at Meta.

    `number` is the telephone number of `phone_id`. `webhook` is told of everything; `reach` replaces its scheme and
    host. `url` is where this stand-in is reached, as the addresses of files begin.
    """

    phone_id: str
    waba_id: str
    number: str
    token: str = field(repr=False)
    secret: str = field(repr=False)
    name: str = "Linden & Loom"
    webhook: str = ""
    reach: str = ""
    url: str = ""


@dataclass(slots=True)
class File:
    """A file that somebody sent or uploaded."""

    id: str
    type: str
    content: bytes = field(repr=False)


@dataclass(slots=True)
class Message:
    """One message in either direction; `held` is the part that its kind names, `answers` what its webhook was told."""

    wamid: str
    is_inbound: bool
    phone: str
    kind: str
    held: Mapping[str, Any]
    at: datetime
    status: str = ""
    error: int = 0
    key: str = ""
    words: str = ""
    arrived: int = 0
    answers: list[int] = field(default_factory=list)


def new_wamid(phone: str) -> str:
    """Return a name as WhatsApp makes them."""
    return "wamid." + base64.b64encode(phone.encode() + secrets.token_bytes(18)).decode()


def new_id() -> str:
    """Return a number as Meta names things."""
    return str(secrets.randbelow(9 * 10**14) + 10**14)
