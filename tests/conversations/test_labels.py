"""What a conversation is about: labels of each turn, of which the two newest are shown (S3-21 to S3-35)."""

from collections.abc import Sequence

from conversations import turns
from conversations.inbox import Conversation
from conversations.labels import Feeling, Labels, Topic, labels_of
from conversations.messages import TextBlock
from tests.conversations.conftest import Court


async def label(court: Court, conversation: Conversation, *topics: Topic, feeling: Feeling | None = None) -> None:
    await court.hear(conversation, f"about {topics}, {feeling}")
    claimed = await court.must_claim(conversation)
    async with court.database.begin() as session:
        await turns.save(
            session,
            court.clock,
            claimed,
            blocks=[[TextBlock(text="Noted.")]],
            memory={},
            language="en",
            trace={},
            handoff=None,
            milliseconds=1,
            labels=Labels(topics, feeling),
        )


async def shown(court: Court, conversations: Sequence[Conversation]) -> list[Labels]:
    async with court.database.begin() as session:
        found = await labels_of(session, [one.id for one in conversations])
    return [found[one.id] for one in conversations]


def test_there_are_exactly_ten_labels_with_the_names_of_the_reference() -> None:
    """S3-25 to S3-35."""
    assert {topic.label for topic in Topic} == {
        "Checkout",
        "Edit orders",
        "Order status",
        "Pricing/Discounts",
        "Product details",
        "Product interest",
        "Returns/Delivered orders",
        "Shipping",
        "Store details",
        "Wholesale",
    }


async def test_the_two_newest_labels_are_shown_each_once(court: Court) -> None:
    """S3-24: whatever else it was about before."""
    conversation, other = await court.start(), await court.start()
    await label(court, conversation, Topic.SHIPPING)
    await label(court, conversation, Topic.EDIT_ORDERS)
    await label(court, conversation, Topic.CHECKOUT, Topic.EDIT_ORDERS)
    [labels, none] = await shown(court, [conversation, other])
    assert labels.topics == (Topic.CHECKOUT, Topic.EDIT_ORDERS)
    assert none == Labels()


async def test_a_turn_without_a_sure_label_adds_none(court: Court) -> None:
    """S3-23."""
    conversation = await court.start()
    await label(court, conversation, Topic.SHIPPING)
    await label(court, conversation)
    assert (await shown(court, [conversation]))[0].topics == (Topic.SHIPPING,)


async def test_the_feeling_is_that_of_the_last_words(court: Court) -> None:
    conversation = await court.start()
    await label(court, conversation, feeling=Feeling.NEGATIVE)
    await label(court, conversation)
    assert (await shown(court, [conversation]))[0].feeling is Feeling.NEGATIVE
    await label(court, conversation, feeling=Feeling.POSITIVE)
    assert (await shown(court, [conversation]))[0].feeling is Feeling.POSITIVE
