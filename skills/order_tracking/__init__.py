"""Order tracking: where an order is, parcel by parcel as the carrier last said, and what to do where it went wrong."""

from pathlib import Path

from commerce.port import Can
from skills.base import Need, NeedKind, Skill
from skills.order_tracking.graph import build, compiled
from skills.order_tracking.slots import goes_on

SKILL = Skill(
    name="order_tracking",
    title="Order Tracking",
    description="Tells where an order is and whether it went through.",
    examples=(
        "Where is my order?",
        "My parcel says delivered but I don't have it.",
        "Onde está a minha encomenda?",
    ),
    channels=("webchat", "sms", "whatsapp", "email"),
    needs=(Need(NeedKind.AGENT), Need(NeedKind.COMMERCE, Can.READ_ORDERS)),
    folder=Path(__file__).parent,
    topic="order_status",
    articles="shipping",
    build=build,
    picture=compiled,
    follows=goes_on,
)
