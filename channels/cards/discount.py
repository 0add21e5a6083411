"""A discount code in words alone: the message has said it, so what is left is the way to have it put into the cart."""

from collections.abc import Mapping
from typing import Any

from channels.dress import Dress


async def say(card: Mapping[str, Any], look: Dress) -> str:
    """Return the line with the shop's own link for the code; nothing where the shop has none."""
    page = str(card["page"])
    return look.say("discount-use", code=str(card["code"]), url=look.address(page)) if page else ""
