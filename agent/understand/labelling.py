"""From what words mean to the ten labels (S3-25 to S3-34): one table over intents and their kinds."""

from collections.abc import Iterable, Mapping

from conversations.labels import Topic

TOPIC_BAR = 0.8
"""A label is given only where it is this likely (S3-23); chosen with evals/measure.py."""
_MOST = 2

_TOPICS: Mapping[str, Topic] = {
    "order_editing": Topic.EDIT_ORDERS,
    "order_tracking": Topic.ORDER_STATUS,
    "returns_exchanges": Topic.RETURNS_DELIVERED_ORDERS,
    "discounts": Topic.PRICING_DISCOUNTS,
    "product_advice.availability": Topic.PRODUCT_DETAILS,
    "product_advice.details": Topic.PRODUCT_DETAILS,
    "product_advice.size_help": Topic.PRODUCT_DETAILS,
    "product_advice": Topic.PRODUCT_INTEREST,
    "store_questions.buying": Topic.CHECKOUT,
    "store_questions.payment": Topic.CHECKOUT,
    "store_questions.change_policy": Topic.EDIT_ORDERS,
    "store_questions.delivery": Topic.SHIPPING,
    "store_questions.wholesale": Topic.WHOLESALE,
    "store_questions": Topic.STORE_DETAILS,
}
"""A label `intent.kind`, else its intent; what is not here (courtesy, a person, other matters) has none."""


def topic_of(label: str) -> Topic | None:
    """Return the topic of an `intent.kind`."""
    return _TOPICS.get(label) or _TOPICS.get(label.partition(".")[0])


def topics_of(readings: Iterable[Mapping[str, float]]) -> tuple[Topic, ...]:
    """Return what some texts are surely about, the surest first, two at most; each text says how likely each label is.

    A topic is as likely as all its labels together, in the text of a message or in one of its clauses.
    """
    best: dict[Topic, float] = {}
    for reading in readings:
        together: dict[Topic, float] = {}
        for label, likely in reading.items():
            topic = topic_of(label)
            if topic is not None:
                together[topic] = together.get(topic, 0.0) + likely
        best |= {topic: max(likely, best.get(topic, 0.0)) for topic, likely in together.items()}
    sure = [topic for topic, likely in best.items() if likely >= TOPIC_BAR]
    return tuple(sorted(sure, key=lambda topic: -best[topic])[:_MOST])
