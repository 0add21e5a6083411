"""The table of proactive messages: what the shop tells customers before they ask, once for each thing that happened."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from kit.db import Base


class ProactiveRow(Base):
    """One proactive message (S5-30): `waiting`, then `going` with a turn, then `sent`; or `skipped`, and why.

    `once` names what happened, such as `shipped:<order>:<parcel>`: whatever tells of it again changes nothing.
    """

    __tablename__ = "proactive_message"
    __table_args__ = (
        UniqueConstraint("store_id", "once"),
        Index("ix_proactive_message_due", "due_at", postgresql_where=text("state in ('waiting', 'going')")),
        Index("ix_proactive_message_order", "customer_id", "order_id"),
        Index("ix_proactive_message_newest", "store_id", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    store_id: Mapped[int] = mapped_column(ForeignKey("store.id"))
    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"))
    kind: Mapped[str]
    """`shipped`, `delivered` or `delayed`."""
    once: Mapped[str]
    order_id: Mapped[str]
    order_name: Mapped[str]
    facts: Mapped[dict[str, Any]]
    state: Mapped[str] = mapped_column(default="waiting")
    why: Mapped[str] = mapped_column(default="")
    happened_at: Mapped[datetime]
    due_at: Mapped[datetime]
    conversation_id: Mapped[int | None] = mapped_column(ForeignKey("conversation.id"))
    message_id: Mapped[int | None] = mapped_column(ForeignKey("message.id"))
    created_at: Mapped[datetime]
    settled_at: Mapped[datetime | None]
