"""Returns and exchanges: what of an order may come back, and the page on which the customer asks for it."""

from pathlib import Path

from commerce.port import Can
from skills.base import Need, NeedKind, Skill
from skills.returns_exchanges.graph import build, compiled

SKILL = Skill(
    name="returns_exchanges",
    title="Returns & Exchanges",
    description="Returns or exchanges what has arrived; tells how a refund stands.",
    examples=(
        "I want to send back the sneakers I received.",
        "Where is my refund?",
        "O artigo chegou com defeito.",
    ),
    channels=("webchat", "sms", "whatsapp", "email"),
    needs=(Need(NeedKind.AGENT), Need(NeedKind.COMMERCE, Can.READ_ORDERS)),
    folder=Path(__file__).parent,
    topic="returns_delivered_orders",
    articles="returns",
    build=build,
    picture=compiled,
    events=frozenset({"return_asked"}),
)
