"""The table of ratings."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from kit.db import Base


class RatingRow(Base):
    """One question how it was, and what the customer answered: `score` is None until then."""

    __tablename__ = "rating"
    __table_args__ = (
        Index("ix_rating_store", "store_id", "asked_at"),
        Index("ix_rating_conversation", "conversation_id", "id"),
        Index("ix_rating_ticket", "ticket_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    store_id: Mapped[int] = mapped_column(ForeignKey("store.id"))
    conversation_id: Mapped[int] = mapped_column(ForeignKey("conversation.id"))
    ticket_id: Mapped[int]
    """The number of the ticket that was closed."""
    staff_id: Mapped[int]
    """Whose ticket it was, or who closed it where it was nobody's."""
    asked_at: Mapped[datetime]
    score: Mapped[int | None]
    """From 1, bad, to 5, great."""
    comment: Mapped[str] = mapped_column(default="")
    """The customer's own words: shown as text alone."""
    rated_at: Mapped[datetime | None]
    """When they chose first."""
