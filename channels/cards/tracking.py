"""Where an order is, in words alone: the message has said it, so what is left is the way to follow it.

The carrier's own link where there is one parcel that has one, else the order's page in the Hub, which shows them all.
"""

from collections.abc import Mapping
from typing import Any

from channels.dress import Dress


async def say(card: Mapping[str, Any], look: Dress) -> str:
    """Return the line with the link."""
    parcels = card["parcels"]
    if len(parcels) == 1 and parcels[0]["link"]:
        return look.say("parcel-follow", url=str(parcels[0]["link"]))
    return look.say("order-see", order=str(card["name"]), url=await look.make_link(order_id=str(card["order_id"])))
