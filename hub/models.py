"""The tables of the Hub: each change a customer proposed, and each hold that keeps an order meanwhile."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from kit.db import Base


class ChangeRow(Base):
    """One change from its first submitted step to its end; `key` is also the key that makes the shop do it once.

    `state`: `proposed` (shown, waits for the customer's yes), `started` (the customer said yes; the shop is asked,
    maybe again after a crash), `pending` (the shop works on it), then one of `done`, `refused`, `withdrawn`, `expired`.
    `why` is the code of a refusal. `wanted` is the change itself, `quote` what was shown before the yes.
    """

    __tablename__ = "hub_change"
    __table_args__ = (
        Index("ix_hub_change_order", "store_id", "order_id"),
        Index("ix_hub_change_open", "state", postgresql_where=text("state in ('started', 'pending')")),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)
    store_id: Mapped[int] = mapped_column(ForeignKey("store.id"))
    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"))
    shop_customer_id: Mapped[str]
    conversation_id: Mapped[int | None]
    order_id: Mapped[str]
    order_name: Mapped[str]
    kind: Mapped[str]
    wanted: Mapped[dict[str, Any]]
    seen: Mapped[str]
    """The order's version this was decided on."""
    quote: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    summary: Mapped[dict[str, Any]]
    """What changes, in facts: told to the customer, to the audit and to the conversation."""
    state: Mapped[str]
    why: Mapped[str] = mapped_column(default="")
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    started_at: Mapped[datetime | None]
    look_at: Mapped[datetime | None]
    """When to ask again how a started change or a pending cancellation stands."""
    finished_at: Mapped[datetime | None]


class HoldRow(Base):
    """A hold on an order, written before the shop is asked for it, so that whatever crashes, it is released."""

    __tablename__ = "hub_hold"
    __table_args__ = (
        Index("uq_hub_hold_open", "store_id", "order_id", unique=True, postgresql_where=text("released_at is null")),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)
    store_id: Mapped[int] = mapped_column(ForeignKey("store.id"))
    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"))
    shop_customer_id: Mapped[str]
    order_id: Mapped[str]
    until: Mapped[datetime]
    placed_at: Mapped[datetime | None]
    released_at: Mapped[datetime | None]
    created_at: Mapped[datetime]
