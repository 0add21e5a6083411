"""What may come in: text that is text, ids that are ids, in bounds (each refusal says what to change)."""

import re
import unicodedata
from typing import Any

from conversations.messages import Said
from kit.errors import Invalid, TooLarge

LONGEST_TEXT = 4000
_ID = re.compile(r"[A-Za-z0-9._:-]{1,100}")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*")
_KEPT = "\n\t\r"


def clean_text(text: str) -> str:
    """Return a customer's words, without spaces around them.

    Raises:
        TooLarge: more than 4,000 characters.
        Invalid: with code `message_empty`, or `message_not_text` for signs that no keyboard writes.
    """
    if len(text) > LONGEST_TEXT:
        raise TooLarge(
            f"This message is too long: at most {LONGEST_TEXT} characters. Shorten it or send it in parts.",
            code="message_too_long",
            limit=LONGEST_TEXT,
        )
    if any(unicodedata.category(sign) in {"Cc", "Cs"} and sign not in _KEPT for sign in text):
        raise Invalid("This message is not plain text. Write it again without special signs.", code="message_not_text")
    cleaned = text.replace("\r\n", "\n").strip()
    if not any(unicodedata.category(sign)[0] not in "CZ" for sign in cleaned):
        raise Invalid("This message is empty. Write something and send it again.", code="message_empty")
    return cleaned


def clean_id(client_id: str) -> str:
    """Return the client's id of a message; raises Invalid with code `message_id_invalid`."""
    if not _ID.fullmatch(client_id):
        raise Invalid(
            "A message's id has 1 to 100 letters, digits or the signs . _ : and -.", code="message_id_invalid"
        )
    return client_id


def clean_language(tag: str) -> str:
    """Return a language tag such as `pt-BR`, or an empty one for anything else: it is only a hint."""
    return tag if len(tag) <= len("zh-Hant-TW-extra") and _LANGUAGE.fullmatch(tag) else ""


def show(said: Said) -> dict[str, Any]:
    """Return a message as JSON for widget and preview; `client_id` is the sender's own id of it, if they gave one."""
    return {
        "id": said.id,
        "author": said.author.value,
        "blocks": [block.model_dump(mode="json") for block in said.blocks],
        "language": said.language,
        "created_at": said.created_at.isoformat(),
        "client_id": said.external_id,
    }
