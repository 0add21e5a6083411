"""A card as words: which file says which kind."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from channels.cards import discount, products, returns, tracking
from channels.dress import Dress
from conversations.messages import CardBlock, CardKind

Say = Callable[[Mapping[str, Any], Dress], Awaitable[str]]
"""Says a card (`commerce.cards.<kind>` as JSON) in the dress's language; nothing where the message said it all."""

_SAY: Mapping[CardKind, Say] = {
    CardKind.TRACKING: tracking.say,
    CardKind.RETURN: returns.say,
    CardKind.PRODUCTS: products.say,
    CardKind.DISCOUNT: discount.say,
}


async def in_words(block: CardBlock, look: Dress) -> str:
    """Return what a card says where no card can be shown."""
    say = _SAY.get(block.kind)
    return await say(block.card, look) if say else ""
