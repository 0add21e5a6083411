"""What a conversation is about and how the customer feels, as understood message by message (S3-21, S3-22).

A label is a row with its turn and time; what a conversation shows is read from them: the two most recent (S3-24).
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from conversations.models import ConversationRow, TopicRow

MOST_SHOWN = 2
"""Labels of one conversation that are shown (S3-24)."""


class Topic(StrEnum):
    """The ten labels (S3-35)."""

    CHECKOUT = "checkout"
    """Payments, or placing a new order (S3-25)."""
    EDIT_ORDERS = "edit_orders"
    """Cancelling or changing an order (S3-26)."""
    ORDER_STATUS = "order_status"
    """Confirmation, status, payment balance (S3-27)."""
    PRICING_DISCOUNTS = "pricing_discounts"
    """Discounts and how they are applied (S3-28)."""
    PRODUCT_DETAILS = "product_details"
    """Colour, size, quantity, stock, customisation, pictures (S3-29)."""
    PRODUCT_INTEREST = "product_interest"
    """General enquiries about products (S3-30)."""
    RETURNS_DELIVERED_ORDERS = "returns_delivered_orders"
    """Problems with received orders, refunds and returns (S3-31)."""
    SHIPPING = "shipping"
    """Pickup, shipping and its costs (S3-32)."""
    STORE_DETAILS = "store_details"
    """Contact, location, opening hours, the general return policy, marketing (S3-33)."""
    WHOLESALE = "wholesale"
    """S3-34."""

    @property
    def label(self) -> str:
        """Return the label as staff read it."""
        return _LABELS.get(self) or self.value.replace("_", " ").capitalize()


_LABELS = {
    Topic.PRICING_DISCOUNTS: "Pricing/Discounts",
    Topic.RETURNS_DELIVERED_ORDERS: "Returns/Delivered orders",
}


class Feeling(StrEnum):
    """How a message sounds."""

    NEGATIVE = "negative"
    NEUTRAL = "neutral"
    POSITIVE = "positive"


@dataclass(frozen=True, slots=True)
class Labels:
    """What is known of a conversation: its newest topics, newest first, and the feeling of its last words."""

    topics: tuple[Topic, ...] = ()
    feeling: Feeling | None = None


async def labels_of(session: AsyncSession, conversation_ids: Collection[int]) -> dict[int, Labels]:
    """Read the labels of some conversations; every id is in the answer."""
    newest = func.max(TopicRow.id)
    topics: dict[int, list[Topic]] = {one: [] for one in conversation_ids}
    rows = await session.execute(
        select(TopicRow.conversation_id, TopicRow.topic)
        .where(TopicRow.conversation_id.in_(topics))
        .group_by(TopicRow.conversation_id, TopicRow.topic)
        .order_by(newest.desc())
    )
    for conversation_id, topic in rows:
        if len(topics[conversation_id]) < MOST_SHOWN:
            topics[conversation_id].append(Topic(topic))
    felt = await session.execute(
        select(ConversationRow.id, ConversationRow.feeling).where(ConversationRow.id.in_(topics))
    )
    feelings = {conversation_id: Feeling(feeling) for conversation_id, feeling in felt if feeling}
    return {one: Labels(tuple(named), feelings.get(one)) for one, named in topics.items()}


def as_stored(topics: Sequence[Topic]) -> list[str]:
    """Return labels as rows hold them."""
    return [topic.value for topic in topics]
