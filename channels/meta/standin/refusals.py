"""What the Cloud API refuses, with its codes: Meta's page on error codes, and its references of each endpoint."""

import json
import re
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from channels.meta.standin.account import Template

LONGEST_TEXT, LONGEST_BODY, LONGEST_TITLE, LONGEST_ROW = 4096, 1024, 20, 24
MOST_BUTTONS, MOST_ROWS = 3, 10
LONGEST_KEY = 512
SIZES = {"image": 5, "video": 16, "document": 100, "audio": 16, "sticker": 0.5}
"""Megabytes that each kind of file may have."""
TYPES = {
    "image": {"image/jpeg", "image/png"},
    "video": {"video/mp4", "video/3gpp"},
    "audio": {"audio/aac", "audio/amr", "audio/mpeg", "audio/mp4", "audio/ogg"},
    "sticker": {"image/webp"},
}
_TO = re.compile(r"\+?[1-9][0-9]{6,14}")
_USER = re.compile(r"[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]{1,128}")


@dataclass(eq=False)
class Refusal(Exception):
    """An answer that is no message."""

    status: int
    code: int
    message: str
    details: str = ""

    @property
    def body(self) -> dict[str, Any]:
        """The error as Meta writes it."""
        error = {
            "message": f"(#{self.code}) {self.message}",
            "type": "OAuthException",
            "code": self.code,
            "fbtrace_id": secrets.token_urlsafe(8),
        }
        details = {"messaging_product": "whatsapp", "details": self.details or self.message}
        return {"error": error | {"error_data": details}}


BAD_TOKEN = Refusal(401, 190, "Invalid OAuth access token")
TOO_MANY = Refusal(429, 130429, "Rate limit hit")
BROKEN = Refusal(500, 131000, "Something went wrong")
AWAY = Refusal(503, 131016, "Service unavailable")
UNSUPPORTED = Refusal(400, 131051, "Unsupported message type")
UNDELIVERABLE = Refusal(400, 131026, "Message undeliverable")
NO_FILE = Refusal(400, 131053, "Media upload error")


def not_found(name: str) -> Refusal:
    """Return the answer where there is nothing of this name."""
    return Refusal(400, 100, f"Object with ID '{name}' does not exist")


def bad(details: str) -> Refusal:
    """Return the answer to a parameter that has no good value."""
    return Refusal(400, 131009, "Parameter value is not valid", details)


def missing(name: str) -> Refusal:
    """Return the answer where a parameter is missing."""
    return Refusal(400, 131008, "Required parameter is missing", name)


def check_addressee(wish: Mapping[str, Any], own: str) -> str:
    """Return whom a message is for: digits, or Meta's name of somebody; raises Refusal."""
    if wish.get("messaging_product") != "whatsapp":
        raise Refusal(400, 100, "The parameter messaging_product is required.")
    key = wish.get("biz_opaque_callback_data", "")
    if not isinstance(key, str) or len(key) > LONGEST_KEY:
        raise bad("biz_opaque_callback_data has at most 512 characters.")
    to, user = wish.get("to"), wish.get("recipient")
    if isinstance(to, str) and _TO.fullmatch(to):
        digits = to.removeprefix("+")
        if digits == own:
            raise Refusal(400, 131021, "Recipient cannot be sender")
        return digits
    if to is None and isinstance(user, str) and _USER.fullmatch(user):
        return user
    raise missing("to") if not to else bad("to")


def check_text(held: Mapping[str, Any]) -> str:
    """Return the words of a text message; raises Refusal."""
    body = held.get("body")
    if not isinstance(body, str) or not body.strip():
        raise missing("text.body")
    if len(body) > LONGEST_TEXT:
        raise Refusal(400, 100, f"Param text['body'] must be at most {LONGEST_TEXT} characters long.")
    return body


def check_template(held: Mapping[str, Any], known: Sequence[Template]) -> str:
    """Return the words of a template message; raises Refusal."""
    name, code = held.get("name"), (held.get("language") or {}).get("code")
    template = next((one for one in known if (one.name, one.language) == (name, code)), None)
    if template is None or template.status in {"REJECTED", "PENDING"}:
        raise Refusal(404, 132001, "Template name does not exist in the translation", f"{name} {code}")
    if template.status == "PAUSED":
        raise Refusal(400, 132015, "Template is paused")
    if template.status == "DISABLED":
        raise Refusal(400, 132016, "Template is disabled")
    bodies = [one for one in held.get("components") or [] if one.get("type") == "body"]
    values = [one.get("text") for body in bodies for one in body.get("parameters", [])]
    if len(values) != template.variables:
        raise Refusal(400, 132000, "Number of parameters does not match the expected number of params")
    words = template.text
    for place, value in enumerate(values, 1):
        if not isinstance(value, str) or not value or re.search(r"[\n\t]| {5,}", value):
            raise Refusal(400, 132012, "Parameter format does not match format in the created template")
        words = words.replace(f"{{{{{place}}}}}", value)
    if len(words) > LONGEST_BODY:
        raise Refusal(400, 132005, "Translated text too long")
    return words


def check_interactive(held: Mapping[str, Any]) -> str:
    """Return the words of a message with buttons or a list; raises Refusal."""
    words, action = (held.get("body") or {}).get("text", ""), held.get("action") or {}
    if not words or len(words) > LONGEST_BODY:
        raise bad("interactive.body.text")
    if held.get("type") == "button":
        replies = [one.get("reply") or {} for one in action.get("buttons") or []]
        titles, most, longest = [one.get("title", "") for one in replies], MOST_BUTTONS, LONGEST_TITLE
    elif held.get("type") == "list":
        replies = [row for section in action.get("sections") or [] for row in section.get("rows") or []]
        titles, most, longest = [one.get("title", "") for one in replies], MOST_ROWS, LONGEST_ROW
        if not 0 < len(action.get("button", "")) <= LONGEST_TITLE:
            raise bad("interactive.action.button")
    else:
        raise bad("interactive.type")
    ids = [one.get("id", "") for one in replies]
    is_short = all(0 < len(title) <= longest for title in titles) and all(0 < len(one) <= 200 for one in ids)  # noqa: PLR2004
    if not 0 < len(titles) <= most or not is_short or len(set(ids)) < len(ids) or len(set(titles)) < len(titles):
        raise bad("interactive.action")
    return f"{words} [{' | '.join(titles)}]"


def check_file(kind: str, type_: str, size: int) -> None:
    """Raise the Refusal of a file whose type or size its kind does not allow."""
    if size > SIZES[kind] * 1024 * 1024 or not size:
        raise NO_FILE
    if type_.partition(";")[0] not in TYPES.get(kind, {type_.partition(";")[0]}):
        raise NO_FILE


def read_json(raw: bytes) -> dict[str, Any]:
    """Return the object of a request's body; raises Refusal."""
    try:
        wish = json.loads(raw)
    except ValueError as error:
        raise Refusal(400, 100, "Invalid parameter") from error
    if not isinstance(wish, dict):
        raise Refusal(400, 100, "Invalid parameter")
    return wish
