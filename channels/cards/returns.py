"""What may come back of an order, in words alone: the message has said it, so what is left is where to ask for it."""

from collections.abc import Mapping
from typing import Any

from channels.dress import Dress

RETURN = "return"
"""What the link leads on to, as the Hub calls it."""


async def say(card: Mapping[str, Any], look: Dress) -> str:
    """Return the line with the link: to the return of this order, or to the shop's own page for returns."""
    if card["in_portal"]:
        return look.say("return-portal", url=await look.make_link(edit=RETURN))
    url = await look.make_link(order_id=str(card["order_id"]), edit=RETURN)
    return look.say("return-ask", order=str(card["name"]), url=url)
