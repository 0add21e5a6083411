"""Product advice: what the shop sells, what is left of it, what the shop says of it, and how two of it compare."""

from pathlib import Path

from commerce.port import Can
from skills.base import Need, NeedKind, Skill
from skills.product_advice.cheaper import asks_cheaper
from skills.product_advice.graph import build, compiled
from skills.product_advice.wanted import goes_on

SKILL = Skill(
    name="product_advice",
    title="Product Advice",
    description="Finds and compares what the shop sells.",
    examples=(
        "Do you have the rain jacket in M?",
        "I'm looking for a present under 30 euros.",
        "Qual é a diferença entre as duas mochilas?",
    ),
    channels=("webchat", "sms", "whatsapp", "email"),
    needs=(Need(NeedKind.AGENT), Need(NeedKind.COMMERCE, Can.CATALOGUE)),
    folder=Path(__file__).parent,
    topic="product_interest",
    kind_topics=dict.fromkeys(("availability", "details", "size_help"), "product_details"),
    build=build,
    picture=compiled,
    follows=goes_on,
    claims=asks_cheaper,
)
