"""A question's choices as buttons or as a list, where WhatsApp's bounds allow; else they stay numbered lines.

The bounds (Meta's pages on interactive messages): three buttons of 20 signs, or ten rows of 24.
"""

from typing import Any

from channels.dress import WORDS
from channels.port import Parcel
from channels.rendering import numbered
from conversations.messages import ChoicesBlock
from kit.language import plain_spaces

LONGEST_BODY, LONGEST_ID = 1024, 200
MOST_BUTTONS, LONGEST_BUTTON = 3, 20
MOST_ROWS, LONGEST_ROW = 10, 24


def as_choices(parcel: Parcel) -> dict[str, Any] | None:
    """Return the message with something to tap, if it ends with choices that fit; a tap comes back as its value."""
    block = next((one for one in reversed(parcel.message.blocks) if isinstance(one, ChoicesBlock)), None)
    if block is None or not _fit(block, MOST_ROWS, LONGEST_ROW):
        return None
    language = parcel.message.language or parcel.conversation.language
    lines = plain_spaces(numbered(block, language))
    question = parcel.words.removesuffix(lines).rstrip()
    if not parcel.words.endswith(lines) or not 0 < len(question) <= LONGEST_BODY:
        return None
    if _fit(block, MOST_BUTTONS, LONGEST_BUTTON):
        replies = [{"type": "reply", "reply": {"id": value, "title": label}} for label, value in block.options]
        shown: dict[str, Any] = {"type": "button", "action": {"buttons": replies}}
    else:
        rows = [{"id": value, "title": label} for label, value in block.options]
        shown = {"type": "list", "action": {"button": WORDS.say(language, "choose"), "sections": [{"rows": rows}]}}
    return {"type": "interactive", "interactive": shown | {"body": {"text": question}}}


def _fit(block: ChoicesBlock, most: int, longest: int) -> bool:
    """Whether the choices are few, short and told apart."""
    labels = {label for label, _ in block.options}
    values = {value for _, value in block.options}
    is_short = all(0 < len(label.strip()) == len(label) <= longest for label in labels)
    has_ids = all(0 < len(value.strip()) == len(value) <= LONGEST_ID for value in values)
    return len(labels) == len(values) == len(block.options) <= most and is_short and has_ids
