"""Order editing: which changes an order allows now, and the card on which the customer makes them in the Hub."""

from pathlib import Path

from commerce.port import Can
from skills.base import Need, NeedKind, Skill
from skills.order_editing.graph import build, compiled
from skills.order_editing.slots import asks_whether_done, goes_on

SKILL = Skill(
    name="order_editing",
    title="Order Editing",
    description="Changes or cancels an order that has not left yet.",
    examples=(
        "Can I change the size on my recent order?",
        "I need to cancel my order.",
        "Preciso cancelar meu pedido.",
    ),
    channels=("webchat", "sms", "whatsapp", "email"),
    needs=(
        Need(NeedKind.AGENT),
        Need(NeedKind.HUB),
        Need(NeedKind.COMMERCE, Can.READ_ORDERS),
        Need(NeedKind.KNOWLEDGE, "order_changes"),
    ),
    folder=Path(__file__).parent,
    topic="edit_orders",
    articles="modification",
    build=build,
    picture=compiled,
    events=frozenset({"changed_in_hub", "shop_event"}),
    follows=goes_on,
    claims=asks_whether_done,
)
