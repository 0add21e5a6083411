"""Discounts: codes that the shop has made and means to share, why a code does not count, sales and loyalty."""

from pathlib import Path

from commerce.port import Can
from skills.base import Need, NeedKind, Skill
from skills.discounts.codes import goes_on
from skills.discounts.graph import build, compiled

SKILL = Skill(
    name="discounts",
    title="Discounts",
    description="Shares discount codes; tells why one does not count.",
    examples=(
        "Do you have a discount code?",
        "My code WELCOME doesn't work.",
        "Há alguma promoção agora?",
    ),
    channels=("webchat", "sms", "whatsapp", "email"),
    needs=(Need(NeedKind.AGENT), Need(NeedKind.COMMERCE, Can.DISCOUNTS)),
    folder=Path(__file__).parent,
    topic="pricing_discounts",
    articles="offers",
    build=build,
    picture=compiled,
    follows=goes_on,
)
