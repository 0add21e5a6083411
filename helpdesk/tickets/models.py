"""The tables of tickets: what each is now, every change, its conversations, notes, merges, readers and search."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import ForeignKey, Index, Numeric, String, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlalchemy.orm import Mapped, mapped_column

from kit.db import Base


class TicketRow(Base):
    """One matter of one customer; `id` is the number that people call it by.

    The columns are a copy of what `helpdesk.tickets.life.fold` makes of its changes; `helpdesk.tickets.desk` alone
    writes them. What they mean stands at `life.Ticket`.
    """

    __tablename__ = "ticket"
    __table_args__ = (
        Index("ix_ticket_listing", "store_id", "state", "updated_at"),
        Index("ix_ticket_team", "team_id", "state", "updated_at"),
        Index("ix_ticket_assignee", "assignee_id", "state", "updated_at"),
        Index("ix_ticket_customer", "customer_id", "updated_at"),
        Index("ix_ticket_order", "store_id", "order_name", postgresql_where=text("order_name <> ''")),
        Index(
            "ix_ticket_queue",
            "store_id",
            "updated_at",
            postgresql_where=text("needs_person_at is not null and state <> 'closed'"),
        ),
        Index("ix_ticket_opened_at", "store_id", "opened_at"),
        Index("ix_ticket_closed_at", "store_id", "closed_at", postgresql_where=text("closed_at is not null")),
        Index(
            "ix_ticket_needed_at", "store_id", "needs_person_at", postgresql_where=text("needs_person_at is not null")
        ),
        Index("ix_ticket_newest", "updated_at", "id"),
        Index("ix_ticket_quiet", "updated_at", postgresql_where=text("state = 'open' and holder = 'agent'")),
        Index("ix_ticket_waits_until", "waits_until", postgresql_where=text("waits_until is not null")),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    store_id: Mapped[int] = mapped_column(ForeignKey("store.id"))
    opened_at: Mapped[datetime]
    updated_at: Mapped[datetime]
    channel: Mapped[str]
    language: Mapped[str]
    subject: Mapped[str]
    state: Mapped[str]
    holder: Mapped[str]
    reason: Mapped[str]
    needs_person_at: Mapped[datetime | None]
    team_id: Mapped[int | None]
    assignee_id: Mapped[int | None]
    priority: Mapped[int]
    tags: Mapped[list[str]]
    topics: Mapped[list[str]]
    feeling: Mapped[str]
    customer_id: Mapped[int | None]
    order_id: Mapped[str]
    order_name: Mapped[str]
    order_state: Mapped[str]
    order_value: Mapped[Decimal | None] = mapped_column(Numeric(20, 4))
    order_currency: Mapped[str]
    heard_at: Mapped[datetime | None]
    replied_at: Mapped[datetime | None]
    unanswered_since: Mapped[datetime | None]
    first_reply_at: Mapped[datetime | None]
    person_replied_at: Mapped[datetime | None]
    first_person_reply_at: Mapped[datetime | None]
    first_person_id: Mapped[int | None]
    person_awaited_since: Mapped[datetime | None]
    last_message_id: Mapped[int]
    waits_until: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    merged_into: Mapped[int | None] = mapped_column(ForeignKey("ticket.id"))
    is_preview: Mapped[bool]


class TicketEventRow(Base):
    """One change of a ticket: `life.Change` as a row. Never changed, never deleted."""

    __tablename__ = "ticket_event"
    __table_args__ = (
        Index("ix_ticket_event_ticket", "ticket_id", "id"),
        Index("ix_ticket_event_kind", "kind", "at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    ticket_id: Mapped[int] = mapped_column(ForeignKey("ticket.id"))
    kind: Mapped[str]
    at: Mapped[datetime]
    by: Mapped[str]
    why: Mapped[str]
    facts: Mapped[dict[str, Any]]


class ThreadRow(Base):
    """A stretch of a conversation that belongs to a ticket: from `first_message_id` to the next thread's.

    `home_ticket_id` is the ticket that it began with, to which an undone merge takes it back. One thread of a
    conversation is current: what is written there next belongs to its ticket.
    """

    __tablename__ = "ticket_thread"
    __table_args__ = (
        UniqueConstraint("conversation_id", "first_message_id"),
        Index("uq_ticket_thread_current", "conversation_id", unique=True, postgresql_where=text("is_current")),
        Index("ix_ticket_thread_ticket", "ticket_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    ticket_id: Mapped[int] = mapped_column(ForeignKey("ticket.id"))
    home_ticket_id: Mapped[int] = mapped_column(ForeignKey("ticket.id"))
    conversation_id: Mapped[int] = mapped_column(ForeignKey("conversation.id"))
    first_message_id: Mapped[int]
    seen_message_id: Mapped[int]
    """The last message that the desk has taken in."""
    seen_handoff_id: Mapped[int] = mapped_column(default=0)
    seen_handoff_stage: Mapped[int] = mapped_column(default=0)
    """How far that wish for a person had come: 1 wished, 2 taken, 3 handed back."""
    seen_topic_id: Mapped[int] = mapped_column(default=0)
    seen_subject: Mapped[str] = mapped_column(default="")
    """What the conversation's letters said last that they are about."""
    is_current: Mapped[bool] = mapped_column(default=True)
    created_at: Mapped[datetime]


class WatcherRow(Base):
    """A person who wants to hear of a ticket though it is not theirs."""

    __tablename__ = "ticket_watcher"

    ticket_id: Mapped[int] = mapped_column(ForeignKey("ticket.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("staff_person.id"), primary_key=True, index=True)
    created_at: Mapped[datetime]


class SeenRow(Base):
    """Up to which message a person has read a ticket; what came later is unread (S4-22)."""

    __tablename__ = "ticket_seen"

    ticket_id: Mapped[int] = mapped_column(ForeignKey("ticket.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("staff_person.id"), primary_key=True)
    message_id: Mapped[int]
    seen_at: Mapped[datetime]


class NotificationRow(Base):
    """Something that staff are told of a ticket, once by `once`; without a person it is for everybody (S3-55)."""

    __tablename__ = "notification"
    __table_args__ = (
        UniqueConstraint("once"),
        Index("ix_notification_person", "person_id", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    store_id: Mapped[int] = mapped_column(ForeignKey("store.id"))
    ticket_id: Mapped[int] = mapped_column(ForeignKey("ticket.id"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("staff_person.id"))
    team_id: Mapped[int | None]
    kind: Mapped[str]
    facts: Mapped[dict[str, Any]]
    once: Mapped[str]
    at: Mapped[datetime]


class NotificationReadRow(Base):
    """Up to which notification a person has read."""

    __tablename__ = "notification_read"

    person_id: Mapped[int] = mapped_column(ForeignKey("staff_person.id"), primary_key=True)
    notification_id: Mapped[int]


class NoteRow(Base):
    """An internal note on a ticket or on a customer's profile; no customer ever sees one (S3-62, S4-06)."""

    __tablename__ = "note"
    __table_args__ = (
        Index("ix_note_ticket", "ticket_id", "id"),
        Index("ix_note_customer", "customer_id", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    store_id: Mapped[int] = mapped_column(ForeignKey("store.id"))
    ticket_id: Mapped[int | None] = mapped_column(ForeignKey("ticket.id"))
    customer_id: Mapped[int | None] = mapped_column(ForeignKey("customer.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("staff_person.id"))
    text: Mapped[str]
    created_at: Mapped[datetime]
    retracted_at: Mapped[datetime | None]
    """When its author took it back; its words are kept for the audit and shown to nobody."""


class MergeRow(Base):
    """One ticket that went into another, by whom and why, and whether that was undone (D7)."""

    __tablename__ = "ticket_merge"
    __table_args__ = (
        Index("ix_ticket_merge_source", "source_id"),
        Index("ix_ticket_merge_target", "target_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    source_id: Mapped[int] = mapped_column(ForeignKey("ticket.id"))
    target_id: Mapped[int] = mapped_column(ForeignKey("ticket.id"))
    by: Mapped[str]
    why: Mapped[str]
    at: Mapped[datetime]
    thread_ids: Mapped[list[Any]]
    """The threads that it moved."""
    undone_at: Mapped[datetime | None]
    undone_by: Mapped[str | None]


class MergeSuggestionRow(Base):
    """Two tickets that may be one matter, where the proof is not enough to merge them by itself (D7)."""

    __tablename__ = "merge_suggestion"
    __table_args__ = (UniqueConstraint("ticket_id", "other_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    ticket_id: Mapped[int] = mapped_column(ForeignKey("ticket.id"))
    other_id: Mapped[int] = mapped_column(ForeignKey("ticket.id"), index=True)
    why: Mapped[str]
    at: Mapped[datetime]
    settled_at: Mapped[datetime | None]
    settled_by: Mapped[str | None]


class MailedReplyRow(Base):
    """A person's reply in a chat that its customer had left, on its way to the address that they gave (S3-10)."""

    __tablename__ = "mailed_reply"

    message_id: Mapped[int] = mapped_column(ForeignKey("message.id"), primary_key=True)
    ticket_id: Mapped[int] = mapped_column(ForeignKey("ticket.id"), index=True)
    address: Mapped[str]
    state: Mapped[str] = mapped_column(default="waiting")
    """`waiting`, `sent` or `failed`."""
    problem: Mapped[str] = mapped_column(default="")
    created_at: Mapped[datetime]
    sent_at: Mapped[datetime | None]


class SearchRow(Base):
    """What one message says, ready to be searched; what its words are made of stands at `helpdesk.tickets.lexemes`."""

    __tablename__ = "search_text"
    __table_args__ = (
        # Few entries wait unsorted: every search reads them all, and whoever writes the last one sorts them.
        Index("ix_search_text_words", "words", postgresql_using="gin", postgresql_with={"gin_pending_list_limit": 256}),
        Index("ix_search_text_conversation", "conversation_id", "message_id"),
        Index("ix_search_text_at", "at", "message_id"),
    )

    message_id: Mapped[int] = mapped_column(ForeignKey("message.id"), primary_key=True)
    conversation_id: Mapped[int] = mapped_column(ForeignKey("conversation.id"))
    store_id: Mapped[int]
    at: Mapped[datetime]
    words: Mapped[Any] = mapped_column(TSVECTOR)


class SearchTicketRow(Base):
    """What a ticket is searched by besides its messages: subject, tags, order, notes, and what its customer claims."""

    __tablename__ = "search_ticket"
    __table_args__ = (Index("ix_search_ticket_words", "words", postgresql_using="gin"),)

    ticket_id: Mapped[int] = mapped_column(ForeignKey("ticket.id"), primary_key=True)
    words: Mapped[Any] = mapped_column(TSVECTOR)


class SearchWordRow(Base):
    """A word, in how many messages it is found, and in how many it was written so and not only in another form."""

    __tablename__ = "search_word"

    word: Mapped[str] = mapped_column(String(collation="C"), primary_key=True)
    count: Mapped[int]
    written: Mapped[int]


class SearchProgressRow(Base):
    """How far a work on the search has come: up to which message, or customer, the words are counted."""

    __tablename__ = "search_progress"

    name: Mapped[str] = mapped_column(primary_key=True)
    last_id: Mapped[int]
