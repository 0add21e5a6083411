"""The tables of conversations: what came in, what was said, how each turn went, and who holds it."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from kit.db import Base


class ConversationRow(Base):
    """One conversation of one person over one channel.

    `key` is its unguessable public name. `memory` is the agent's, saved with each turn. `holder` is `agent` or
    `person`. `is_preview` conversations count nowhere. `customer_id` is set by a proof alone. `manner` is the channel
    the answers are dressed for: the channel itself, or what a preview plays.
    """

    __tablename__ = "conversation"
    __table_args__ = (
        Index("ix_conversation_store", "store_id", "updated_at"),
        Index("ix_conversation_created_at", "store_id", "created_at"),
        Index("ix_conversation_customer", "customer_id", "created_at"),
        Index("ix_conversation_address", "store_id", "address", "manner", "channel"),
        Index("ix_conversation_needs_desk", "id", postgresql_where=text("needs_desk")),
        Index(
            "ix_conversation_contact_email", "store_id", "contact_email", postgresql_where=text("contact_email <> ''")
        ),
        Index(
            "ix_conversation_claimed_order",
            "store_id",
            text("(contact ->> 'order')"),
            postgresql_where=text("contact ->> 'order' is not null"),
        ),
        Index("ix_conversation_held", "id", postgresql_where=text("holder = 'person'")),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)
    store_id: Mapped[int] = mapped_column(ForeignKey("store.id"))
    channel: Mapped[str]
    manner: Mapped[str]
    session_id: Mapped[int | None] = mapped_column(index=True)
    """The customer session (webchat) that owns it."""
    customer_id: Mapped[int | None]
    address: Mapped[str | None]
    """Where the customer is reached, on a channel that has addresses: a number such as `+351910000001`."""
    heard_at: Mapped[datetime | None]
    """When the customer last wrote."""
    needs_sending: Mapped[bool] = mapped_column(default=True)
    """Messages are dressed or sent once they are committed; where not, they have arrived by then."""
    language: Mapped[str] = mapped_column(default="")
    holder: Mapped[str] = mapped_column(default="agent")
    memory: Mapped[dict[str, Any]] = mapped_column(default=dict)
    feeling: Mapped[str] = mapped_column(default="")
    """How the customer's last words sounded: a value of `labels.Feeling`, empty before any."""
    discount_code: Mapped[str] = mapped_column(default="")
    """The code that the customer took from a card here, for their cart; empty for none (S3-41)."""
    contact_email: Mapped[str] = mapped_column(default="")
    """The address that the customer gave in the chat, for answers after they left (S3-11): a claim, never a proof."""
    subject: Mapped[str] = mapped_column(default="")
    """What a mail or a form says it is about; empty on channels without subjects."""
    address_proof: Mapped[str] = mapped_column(default="")
    """How it is known that `address` wrote (`dkim`, `dmarc`), for merging alone and never for order data (D7)."""
    contact: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """What else the customer was asked for before the chat: `name`, `order`, `topic` (S4-11); claims too."""
    is_preview: Mapped[bool] = mapped_column(default=False)
    needs_desk: Mapped[bool] = mapped_column(default=True)
    """Something happened in it that the helpdesk has not looked at yet."""
    claim: Mapped[str | None]
    """The running turn's mark; a turn that finds another mark here saves nothing."""
    claimed_until: Mapped[datetime | None]
    """When a turn that has not saved by then is taken for dead."""
    tries: Mapped[int] = mapped_column(default=0)
    """How many turns began since the last one that ended; too many, and what waits is given up."""
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]


class InboxRow(Base):
    """One thing that wakes a turn, accepted exactly once by its external id, answered by exactly one turn."""

    __tablename__ = "inbox"
    __table_args__ = (
        UniqueConstraint("conversation_id", "external_id"),
        Index("ix_inbox_waiting", "conversation_id", "id", postgresql_where=text("turn_id is null")),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    conversation_id: Mapped[int] = mapped_column(ForeignKey("conversation.id"))
    kind: Mapped[str]
    external_id: Mapped[str]
    payload: Mapped[dict[str, Any]]
    received_at: Mapped[datetime]
    turn_id: Mapped[int | None] = mapped_column(ForeignKey("turn.id"))


class MessageRow(Base):
    """One message as it was written or sent. `blocks` are those of `conversations.messages`; `id` is the event id."""

    __tablename__ = "message"
    __table_args__ = (Index("ix_message_conversation", "conversation_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    conversation_id: Mapped[int] = mapped_column(ForeignKey("conversation.id"))
    author: Mapped[str]
    """`customer`, `agent`, `person` or `system`."""
    external_id: Mapped[str | None]
    blocks: Mapped[list[dict[str, Any]]]
    language: Mapped[str] = mapped_column(default="")
    turn_id: Mapped[int | None] = mapped_column(ForeignKey("turn.id"))
    staff_id: Mapped[int | None]
    """The person who wrote it, where `author` is `person`."""
    created_at: Mapped[datetime]


class DeliveryRow(Base):
    """A message's way out: `waiting`, `sent`, `delivered`, `read`, `failed`; one row a message, written with it."""

    __tablename__ = "delivery"

    id: Mapped[int] = mapped_column(primary_key=True)
    message_id: Mapped[int] = mapped_column(ForeignKey("message.id"), unique=True)
    conversation_id: Mapped[int] = mapped_column(ForeignKey("conversation.id"), index=True)
    state: Mapped[str] = mapped_column(default="waiting", index=True)
    attempts: Mapped[int] = mapped_column(default=0)
    retry_at: Mapped[datetime | None]
    receipt: Mapped[str | None]
    dressed: Mapped[str | None]
    """The words that went out on a channel without cards: written once, so that every attempt sends the same."""
    problem: Mapped[str | None]
    created_at: Mapped[datetime]
    sent_at: Mapped[datetime | None]


class DeliveryPartRow(Base):
    """One part of a message that a carrier takes piece by piece.

    It is `waiting`, `sending`, `sent`, `delivered`, `read` or `failed`. `sending` is committed before the carrier is
    called: found again later, it may or may not have gone out, so the carrier is asked first. `number` counts from 1;
    `receipt` is the carrier's own id.
    """

    __tablename__ = "delivery_part"
    __table_args__ = (UniqueConstraint("delivery_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    delivery_id: Mapped[int] = mapped_column(ForeignKey("delivery.id"), index=True)
    number: Mapped[int]
    words: Mapped[str]
    media: Mapped[str] = mapped_column(default="")
    """The key of the file that this part is, in place of words."""
    segments: Mapped[int] = mapped_column(default=0)
    state: Mapped[str] = mapped_column(default="waiting")
    tried_at: Mapped[datetime | None]
    receipt: Mapped[str | None] = mapped_column(index=True)
    told_at: Mapped[datetime | None]
    """When the carrier last told how far it is."""
    problem: Mapped[str | None]


class TurnRow(Base):
    """One finished turn and its trace: understood, path, passages, facts, cards, calls, milliseconds."""

    __tablename__ = "turn"
    __table_args__ = (
        Index("ix_turn_conversation", "conversation_id", "id"),
        Index("ix_turn_confirmed", "conversation_id", "id", postgresql_where=text("trace ? 'confirmed'")),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    conversation_id: Mapped[int] = mapped_column(ForeignKey("conversation.id"))
    trace: Mapped[dict[str, Any]]
    milliseconds: Mapped[int]
    created_at: Mapped[datetime]


class TopicRow(Base):
    """A label that a turn's words surely deserved: one of the ten of `conversations.labels.Topic`."""

    __tablename__ = "conversation_topic"
    __table_args__ = (Index("ix_conversation_topic", "conversation_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    conversation_id: Mapped[int] = mapped_column(ForeignKey("conversation.id"))
    turn_id: Mapped[int] = mapped_column(ForeignKey("turn.id"))
    topic: Mapped[str]
    created_at: Mapped[datetime]


class HandoffRow(Base):
    """A wish for a person, with everything they need (D9). `taken_by` is the staff member who took over."""

    __tablename__ = "handoff"
    __table_args__ = (
        Index("ix_handoff_store", "store_id", "id"),
        Index("ix_handoff_conversation", "conversation_id", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    store_id: Mapped[int] = mapped_column(ForeignKey("store.id"))
    conversation_id: Mapped[int] = mapped_column(ForeignKey("conversation.id"))
    reason: Mapped[str]
    summary: Mapped[str]
    intent: Mapped[str]
    order: Mapped[dict[str, Any] | None] = mapped_column("order_state", JSONB(none_as_null=True))
    tried: Mapped[list[str]]
    passages: Mapped[list[dict[str, Any]]]
    is_preview: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime]
    taken_by: Mapped[int | None]
    taken_at: Mapped[datetime | None]
    returned_at: Mapped[datetime | None]


class LinkRow(Base):
    """A short deep link: a stored random key that names an order and an edit and grants nothing before sign-in.

    `order_id` is the shop's own; `order_name` is what the customer called it, where nobody has proved who they are.
    Without either it leads to the orders.
    """

    __tablename__ = "link"

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)
    store_id: Mapped[int] = mapped_column(ForeignKey("store.id"))
    conversation_id: Mapped[int] = mapped_column(ForeignKey("conversation.id"))
    order_id: Mapped[str | None]
    order_name: Mapped[str | None]
    edit: Mapped[str | None]
    expires_at: Mapped[datetime]
    created_at: Mapped[datetime]


class BlobRow(Base):
    """The bytes of a file, stored once however often it is sent; `type` is what they themselves say."""

    __tablename__ = "media_blob"

    digest: Mapped[str] = mapped_column(primary_key=True)
    """SHA-256 in hexadecimal digits."""
    type: Mapped[str]
    size: Mapped[int]
    width: Mapped[int] = mapped_column(default=0)
    height: Mapped[int] = mapped_column(default=0)
    content: Mapped[bytes] = mapped_column(deferred=True)
    created_at: Mapped[datetime]


class MediaRow(Base):
    """A picture, video or file of a message: `pending` until it is fetched, then `stored`, or `failed` and why.

    `source` is where the carrier keeps it, empty for what was handed over with the message or uploaded by staff.
    """

    __tablename__ = "media"

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)
    store_id: Mapped[int] = mapped_column(ForeignKey("store.id"))
    conversation_id: Mapped[int] = mapped_column(ForeignKey("conversation.id"), index=True)
    source: Mapped[str]
    state: Mapped[str] = mapped_column(default="pending")
    name: Mapped[str] = mapped_column(default="")
    """What its sender calls it, made harmless; nothing is believed because of it."""
    staff_id: Mapped[int | None]
    """Who of the staff uploaded it; None for a customer's."""
    digest: Mapped[str | None] = mapped_column(ForeignKey("media_blob.digest"), index=True)
    attempts: Mapped[int] = mapped_column(default=0)
    problem: Mapped[str | None]
    created_at: Mapped[datetime]
    settled_at: Mapped[datetime | None]


class MailThreadRow(Base):
    """The mark in the address to which answers to a conversation's letters go: random, and no proof of anything."""

    __tablename__ = "mail_thread"

    conversation_id: Mapped[int] = mapped_column(ForeignKey("conversation.id"), primary_key=True)
    token: Mapped[str] = mapped_column(unique=True)
    thread: Mapped[str] = mapped_column(index=True)
    """The mark with which the thread began: its own, or that of the conversation that somebody answered for another."""
    address: Mapped[str] = mapped_column(default="")
    """To whom its letters go; an answer from elsewhere begins a conversation of its own."""
    created_at: Mapped[datetime]
