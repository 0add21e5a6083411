"""The tables of brands and of their connections to other services."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, UniqueConstraint
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
