"""The changes that were begun or made at Shopify, each under the key that makes it happen once."""

from typing import Any

from sqlalchemy import Index
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from commerce.once import Keeping


class ShopifyChangeRow(Keeping):
    """What was asked under a key, what must be known to go on with it (`begun`), and what was answered once it was."""

    __tablename__ = "shopify_change"
    __table_args__ = (Index("ix_shopify_change_store_id", "store_id", "order_id"),)

    begun: Mapped[dict[str, Any]] = mapped_column(default=dict)
    answer: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
