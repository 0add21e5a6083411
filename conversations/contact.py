"""What a customer is asked for before a chat, and gives: claims that help, and prove nothing (S3-11, S4-11)."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from conversations.inbox import Conversation, describe, lock
from conversations.labels import Topic
from customers.identity import clean_address
from kit.errors import Invalid

LONGEST = 100
MOST_ASKED = 2
ABOUT_AN_ORDER = frozenset({Topic.EDIT_ORDERS, Topic.ORDER_STATUS, Topic.RETURNS_DELIVERED_ORDERS, Topic.SHIPPING})


@dataclass(frozen=True, slots=True)
class Given:
    """What a customer said of themselves; empty is what they did not say. `topic` is a label or words of their own."""

    email: str = ""
    name: str = ""
    order: str = ""
    topic: str = ""


def clean(given: Given) -> Given:
    """Return what was given without spaces around it.

    Raises:
        Invalid: with code `address_invalid`, or `contact_invalid` for what is too long or cannot be shown.
    """
    for what, words in (("name", given.name), ("order", given.order), ("topic", given.topic)):
        if len(words) > LONGEST or not words.isprintable():
            raise Invalid(f"Write the {what} in one line of at most {LONGEST} characters.", code="contact_invalid")
    email = clean_address(given.email) if given.email.strip() else ""
    return Given(email, given.name.strip(), given.order.strip(), given.topic.strip())


async def keep_contact(session: AsyncSession, conversation_id: int, given: Given) -> Conversation:
    """Keep what a customer gave; what they did not give this time stays. Raises Invalid, as `clean`, or NotFound."""
    told = clean(given)
    row = await lock(session, conversation_id)
    row.contact_email = told.email or row.contact_email
    more = {"name": told.name, "order": told.order, "topic": told.topic}
    row.contact = {**row.contact, **{what: words for what, words in more.items() if words}}
    await session.flush()
    return describe(row)


def asks(conversation: Conversation) -> tuple[str, ...]:
    """Return the one or two details that are worth asking for before the chat (S4-11): `email`, `topic`, `order`.

    Who has signed in is asked nothing, for all of it is known; nobody is asked for what they gave. The number of an
    order is asked for only where the matter is one, and says nothing about whose order it is.
    """
    if conversation.customer_id is not None:
        return ()
    given: dict[str, Any] = dict(conversation.contact)
    missing = [] if conversation.contact_email else ["email"]
    if not given.get("topic"):
        missing.append("topic")
    elif given["topic"] in ABOUT_AN_ORDER and not given.get("order"):
        missing.append("order")
    return tuple(missing[:MOST_ASKED])
