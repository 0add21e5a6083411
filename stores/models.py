"""The tables of brands and of their connections to other services."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from kit.db import Base


class StoreRow(Base):
    """One brand; `settings` is checked by `stores.stores.StoreSettings`, `identity_secret` signs the shop's tokens.

    The shop of `shop_kind` is reached with `shop_settings` and `shop_secrets`, which are sealed by `kit.vault`;
    `shop_address` is what the shop system itself calls it, by which its webhooks find the store.
    """

    __tablename__ = "store"
    __table_args__ = (UniqueConstraint("shop_kind", "shop_address"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    shop_kind: Mapped[str | None]
    shop_settings: Mapped[dict[str, Any]] = mapped_column(default=dict)
    shop_secrets: Mapped[dict[str, Any]] = mapped_column(default=dict)
    shop_address: Mapped[str | None]
    customers_of: Mapped[str | None]
    """Of which shop the customers are that are known here, also after it was disconnected."""
    identity_secret: Mapped[str]
    settings: Mapped[dict[str, Any]] = mapped_column(default=dict)
    created_at: Mapped[datetime]


class ConnectionRow(Base):
    """A store's connection to one kind of service; `secrets` are sealed by `kit.vault`."""

    __tablename__ = "connection"
    __table_args__ = (UniqueConstraint("store_id", "kind"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    store_id: Mapped[int] = mapped_column(ForeignKey("store.id"))
    kind: Mapped[str]
    settings: Mapped[dict[str, Any]] = mapped_column(default=dict)
    secrets: Mapped[dict[str, Any]] = mapped_column(default=dict)
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]


class ConnectionAddressRow(Base):
    """An address at which a connection is reached: one owner for each."""

    __tablename__ = "connection_address"
    __table_args__ = (UniqueConstraint("kind", "address"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    address: Mapped[str]
    connection_id: Mapped[int] = mapped_column(ForeignKey("connection.id"), index=True)


class WidgetPageRow(Base):
    """An origin on whose pages a store's chat window was loaded, and when last."""

    __tablename__ = "widget_page"

    store_id: Mapped[int] = mapped_column(ForeignKey("store.id"), primary_key=True)
    origin: Mapped[str] = mapped_column(primary_key=True)
    heard_at: Mapped[datetime]


class WebhookRow(Base):
    """An address outside that is told of events of a store, or of all stores.

    `secret` signs and is sealed; until `old_until` the one before it signs too, so that a receiver can change over.
    """

    __tablename__ = "webhook"

    id: Mapped[int] = mapped_column(primary_key=True)
    store_id: Mapped[int | None] = mapped_column(ForeignKey("store.id"))
    url: Mapped[str]
    description: Mapped[str] = mapped_column(default="")
    events: Mapped[list[str]]
    secret: Mapped[str]
    old_secret: Mapped[str] = mapped_column(default="")
    old_until: Mapped[datetime | None]
    is_active: Mapped[bool] = mapped_column(default=True)
    problem: Mapped[str] = mapped_column(default="")
    """Why it was switched off by itself; empty while it works."""
    failing_since: Mapped[datetime | None]
    created_by: Mapped[str]
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]
    retired_at: Mapped[datetime | None]


class WebhookDeliveryRow(Base):
    """One event on its way to one address: `waiting`, `delivered`, `failed`, or `dropped` with its webhook.

    `key` is the delivery's public name: the same at every attempt, so that its receiver takes it once.
    """

    __tablename__ = "webhook_delivery"
    __table_args__ = (
        UniqueConstraint("webhook_id", "event_key"),
        Index("ix_webhook_delivery_due", "webhook_id", "due_at", postgresql_where=text("state = 'waiting'")),
        Index("ix_webhook_delivery_newest", "webhook_id", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)
    webhook_id: Mapped[int] = mapped_column(ForeignKey("webhook.id"))
    event: Mapped[str]
    event_key: Mapped[str]
    """Names what happened: told twice, it is delivered once."""
    body: Mapped[str]
    """The bytes that are signed and sent, the same at every attempt."""
    state: Mapped[str] = mapped_column(default="waiting")
    attempts: Mapped[int] = mapped_column(default=0)
    due_at: Mapped[datetime]
    """When it is sent next; while somebody sends it, when it counts as lost with whoever died."""
    status: Mapped[int | None]
    """What the address answered last, as a status of HTTP."""
    problem: Mapped[str] = mapped_column(default="")
    answer: Mapped[str] = mapped_column(default="")
    """How the answer's words began."""
    milliseconds: Mapped[int | None]
    created_at: Mapped[datetime]
    settled_at: Mapped[datetime | None]
