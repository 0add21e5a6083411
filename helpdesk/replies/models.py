"""The tables of replies: templates, macros, what became of each use, and suggested replies."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import ForeignKey, Index, Numeric, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from kit.db import Base


class TemplateRow(Base):
    """A canned reply: words with variables, by language; without a store it is for all (S4-24, S5-08).

    A store's own template takes the place of the shared one with the same `key` (S5-58). None is deleted.
    """

    __tablename__ = "reply_template"
    __table_args__ = (
        Index("uq_reply_template_key", "store_id", "key", unique=True, postgresql_nulls_not_distinct=True),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    store_id: Mapped[int | None] = mapped_column(ForeignKey("store.id"))
    key: Mapped[str]
    """What it is typed by after the slash; also what macros and other stores know it by."""
    name: Mapped[str]
    texts: Mapped[dict[str, Any]]
    """The words by language code."""
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]
    retired_at: Mapped[datetime | None]


class MacroRow(Base):
    """An outcome in two clicks: bound to its template and its tags (S5-23 to S5-27). It moves no money (D9b)."""

    __tablename__ = "reply_macro"
    __table_args__ = (Index("uq_reply_macro_key", "store_id", "key", unique=True, postgresql_nulls_not_distinct=True),)

    id: Mapped[int] = mapped_column(primary_key=True)
    store_id: Mapped[int | None] = mapped_column(ForeignKey("store.id"))
    key: Mapped[str]
    name: Mapped[str]
    outcome: Mapped[str]
    """`none`, `label_issued`, `partial_refund` or `replacement_confirmed`."""
    template_key: Mapped[str]
    tags: Mapped[list[str]]
    reasons: Mapped[list[str]]
    """The reasons of which one is to be given; empty where none is asked for."""
    then: Mapped[str]
    """What the ticket is after it: `waiting`, `open` or `closed`."""
    place: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]
    retired_at: Mapped[datetime | None]


class MacroUseRow(Base):
    """One use of a macro: by whom, on which ticket, with which words, outcome and reason (S5-28)."""

    __tablename__ = "reply_macro_use"
    __table_args__ = (Index("ix_reply_macro_use_ticket", "ticket_id", "id"), Index("ix_reply_macro_use_at", "at"))

    id: Mapped[int] = mapped_column(primary_key=True)
    macro_id: Mapped[int] = mapped_column(ForeignKey("reply_macro.id"))
    ticket_id: Mapped[int] = mapped_column(ForeignKey("ticket.id"))
    message_id: Mapped[int] = mapped_column(ForeignKey("message.id"), unique=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("staff_person.id"))
    outcome: Mapped[str]
    reason: Mapped[str]
    amount: Mapped[Decimal | None] = mapped_column(Numeric(20, 4))
    currency: Mapped[str]
    at: Mapped[datetime]


class SuggestionRow(Base):
    """A suggested reply to a customer's message, which waits for a person to send it, change it or leave it (S3-17).

    `waiting` to be thought of; `ready`; `none`, where there is not enough to answer from, and `why`; `used`,
    `dismissed`, or `stale` once the customer or somebody else wrote on.
    """

    __tablename__ = "reply_suggestion"
    __table_args__ = (
        UniqueConstraint("conversation_id", "answers_message_id"),
        Index("ix_reply_suggestion_ticket", "ticket_id", "id"),
        Index("ix_reply_suggestion_waiting", "id", postgresql_where=text("state = 'waiting'")),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    store_id: Mapped[int] = mapped_column(ForeignKey("store.id"))
    ticket_id: Mapped[int] = mapped_column(ForeignKey("ticket.id"))
    conversation_id: Mapped[int] = mapped_column(ForeignKey("conversation.id"))
    answers_message_id: Mapped[int] = mapped_column(ForeignKey("message.id"))
    state: Mapped[str]
    claimed_until: Mapped[datetime | None]
    """While it waits: when a process that is at it and has not told by then is taken for dead."""
    why: Mapped[str] = mapped_column(default="")
    text: Mapped[str] = mapped_column(default="")
    language: Mapped[str] = mapped_column(default="")
    draft: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """`conversations.assisting.Draft` as JSON: its facts and sources, and the blocks that would go along."""
    is_edited: Mapped[bool] = mapped_column(default=False)
    """What went out is not word for word what was suggested."""
    sent_message_id: Mapped[int | None] = mapped_column(ForeignKey("message.id"))
    asked_by: Mapped[int | None] = mapped_column(ForeignKey("staff_person.id"))
    """Who asked for it by hand (S4-25); None where it was made by itself."""
    settled_by: Mapped[int | None] = mapped_column(ForeignKey("staff_person.id"))
    created_at: Mapped[datetime]
    settled_at: Mapped[datetime | None]
