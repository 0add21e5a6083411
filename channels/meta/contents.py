"""What a message of WhatsApp holds, kind by kind: words, files, or something that is kept but cannot be read."""

import base64
import binascii
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from channels.meta.notice import Part, number, part, parts, text
from conversations.files.kinds import Kind

MOST_SHOWN = 20
FILES: Mapping[str, Kind] = {
    "image": Kind.PICTURE,
    "sticker": Kind.PICTURE,
    "video": Kind.VIDEO,
    "document": Kind.FILE,
}
VOICE, UNKNOWN = "came-voice", "came-unknown"
"""Words of `channels/words` that stand for what cannot be read here."""
_MEDIA_ID = re.compile(r"[0-9A-Za-z_-]{1,100}")
_SHA256_BYTES = 32


@dataclass(frozen=True, slots=True)
class MediaFile:
    """A file at Meta: its id, the SHA-256 of its bytes in hexadecimal where Meta told it, and what it is said to be."""

    id: str
    digest: str = ""
    kind: Kind = Kind.PICTURE
    name: str = ""

    @property
    def source(self) -> str:
        """How `conversations.media` remembers where it is."""
        return f"meta:{self.id}:{self.digest}"


@dataclass(frozen=True, slots=True)
class Contents:
    """Words and files; `unread` names the words that say what came, where it can be neither."""

    words: str
    files: tuple[MediaFile, ...] = ()
    unread: str = ""


def contents_of(message: Part) -> Contents | None:
    """Read what a message holds; None for what is no message to us: reactions, notes of WhatsApp's own."""
    kind = text(message, "type")
    if kind in IGNORED:
        return None
    read = KINDS.get(kind)
    found = read(message) if read is not None else None
    return found if found is not None else Contents("", unread=UNKNOWN)


def read_source(source: str) -> MediaFile | None:
    """Return the file that a source names, or None for any other."""
    kind, _, rest = source.partition(":")
    name, _, digest = rest.partition(":")
    return MediaFile(name, digest) if kind == "meta" and _MEDIA_ID.fullmatch(name) else None


def _text(message: Part) -> Contents | None:
    body = part(message, "text").get("body")
    return Contents(text(part(message, "text"), "body")) if isinstance(body, str) else None


def _file(message: Part) -> Contents | None:
    held = part(message, text(message, "type"))
    name, digest = text(held, "id"), _digest(text(held, "sha256"))
    if not _MEDIA_ID.fullmatch(name):
        return None
    kind = FILES[text(message, "type")]
    return Contents(text(held, "caption"), (MediaFile(name, digest, kind, text(held, "filename")),))


def _digest(told: str) -> str:
    """Return a SHA-256 in hexadecimal: a webhook says it in base64."""
    try:
        found = base64.b64decode(told, validate=True)
    except (binascii.Error, ValueError):
        return ""
    return found.hex() if len(found) == _SHA256_BYTES else ""


def _voice(message: Part) -> Contents | None:
    return Contents(text(part(message, "audio"), "caption"), unread=VOICE)


def _location(message: Part) -> Contents | None:
    held = part(message, "location")
    place = ",".join(number(held, name) for name in ("latitude", "longitude"))
    if not re.fullmatch(r"-?[0-9.e-]+,-?[0-9.e-]+", place):
        return None
    lines = (text(held, "name"), text(held, "address"), f"https://maps.google.com/?q={place}")
    return Contents("\n".join(filter(None, lines)))


def _contacts(message: Part) -> Contents | None:
    lines = []
    for one in list(parts(message, "contacts"))[:MOST_SHOWN]:
        phones = [text(phone, "phone") for phone in parts(one, "phones")]
        emails = [text(email, "email") for email in parts(one, "emails")]
        lines.append(" ".join(filter(None, (text(part(one, "name"), "formatted_name"), *phones, *emails))))
    return Contents("\n".join(filter(None, lines))) if any(lines) else None


def _button(message: Part) -> Contents | None:
    words = text(part(message, "button"), "text") or text(part(message, "button"), "payload")
    return Contents(words) if words else None


def _interactive(message: Part) -> Contents | None:
    """Return the value of the choice that was tapped: it comes back as the customer's words."""
    held = part(message, "interactive")
    chosen = part(held, text(held, "type")) if text(held, "type") in {"button_reply", "list_reply"} else {}
    words = text(chosen, "id") or text(chosen, "title")
    return Contents(words) if words else None


def _order(message: Part) -> Contents | None:
    held = part(message, "order")
    lines = [text(held, "text")]
    for item in list(parts(held, "product_items"))[:MOST_SHOWN]:
        price = f"{number(item, 'item_price')} {text(item, 'currency')}".strip()
        count = number(item, "quantity") or text(item, "quantity") or "1"
        lines.append(f"{count} x {text(item, 'product_retailer_id')}" + (f" ({price})" if price else ""))
    return Contents("\n".join(filter(None, lines))) if any(lines) else None


IGNORED = frozenset({"reaction", "system", "request_welcome"})
"""A reaction answers nothing and asks for nothing; a number that changed writes from its new one next time."""
KINDS: Mapping[str, Callable[[Part], Contents | None]] = {
    "text": _text,
    **dict.fromkeys(FILES, _file),
    "audio": _voice,
    "voice": _voice,
    "location": _location,
    "contacts": _contacts,
    "button": _button,
    "interactive": _interactive,
    "order": _order,
}
