"""The changes that were begun or made at Shopify, each under the key that makes it happen once."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from kit.db import Base


class ShopifyChangeRow(Base):
    """What was asked under a key, what must be known to go on with it (`begun`), and what was answered once it was."""

    __tablename__ = "shopify_change"
    __table_args__ = (Index("ix_shopify_change_store_id", "store_id", "order_id"),)

    store_id: Mapped[int] = mapped_column(primary_key=True)
    customer_id: Mapped[str] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    order_id: Mapped[str]
    kind: Mapped[str]
    asked: Mapped[dict[str, Any]]
    begun: Mapped[dict[str, Any]]
    answer: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    made_at: Mapped[datetime]
