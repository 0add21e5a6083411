"""The tables of e-mail: every letter that came or went, and the tokens of mail services."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from kit.db import Base


class MailRow(Base):
    """One letter, in or out; `once` makes a repeated delivery harmless.

    `mail_id` is its Message-ID without the angle brackets; `references` are those of the letters before it, oldest
    first. A letter with `dropped` was not taken in, and says why: a loop, a newsletter, an answer by a machine.
    """

    __tablename__ = "mail"
    __table_args__ = (
        UniqueConstraint("store_id", "direction", "once"),
        Index("ix_mail_mail_id", "store_id", "mail_id"),
        Index("ix_mail_conversation", "conversation_id", "id"),
        Index("ix_mail_sender", "store_id", "sender", "at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    store_id: Mapped[int] = mapped_column(ForeignKey("store.id"))
    direction: Mapped[str]
    """`in` or `out`."""
    once: Mapped[str]
    conversation_id: Mapped[int | None] = mapped_column(ForeignKey("conversation.id"))
    message_id: Mapped[int | None] = mapped_column(ForeignKey("message.id"))
    mail_id: Mapped[str]
    references: Mapped[list[str]] = mapped_column("mail_references")
    sender: Mapped[str]
    recipient: Mapped[str]
    subject: Mapped[str]
    original: Mapped[str] = mapped_column(default="", deferred=True)
    """The whole words as they came, with what was quoted below the answer; empty for what went out."""
    dropped: Mapped[str] = mapped_column(default="")
    at: Mapped[datetime]


class MailTokenRow(Base):
    """A token with which a mail service signed a letter, remembered for as long as the signature counts."""

    __tablename__ = "mail_token"
    __table_args__ = (UniqueConstraint("store_id", "token"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    store_id: Mapped[int] = mapped_column(ForeignKey("store.id"))
    token: Mapped[str]
    at: Mapped[datetime] = mapped_column(index=True)
