"""Store questions: what the shop has written, quoted with its source; or the honest word that it is not there."""

from pathlib import Path

from skills.base import Need, NeedKind, Skill
from skills.store_questions.graph import asks_on, build, compiled

SKILL = Skill(
    name="store_questions",
    title="Store Questions",
    description="Answers questions on the shop and its rules.",
    examples=(
        "What is your cancellation policy?",
        "How long does delivery take?",
        "Qual é o prazo para trocar um pedido?",
    ),
    channels=("webchat", "sms", "whatsapp", "email"),
    needs=(Need(NeedKind.AGENT),),
    folder=Path(__file__).parent,
    topic="store_details",
    kind_topics={
        "buying": "checkout",
        "payment": "checkout",
        "change_policy": "edit_orders",
        "delivery": "shipping",
        "wholesale": "wholesale",
    },
    build=build,
    picture=compiled,
    claims=asks_on,
)
