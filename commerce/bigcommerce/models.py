"""The changes that were made at BigCommerce, each under the key that makes it happen once."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from kit.db import Base


class BigCommerceChangeRow(Base):
    """What was asked under a key, and what was answered. What was only begun stands at BigCommerce, in the order."""

    __tablename__ = "bigcommerce_change"

    store_id: Mapped[int] = mapped_column(primary_key=True)
    customer_id: Mapped[str] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    order_id: Mapped[str]
    kind: Mapped[str]
    asked: Mapped[dict[str, Any]]
    answer: Mapped[dict[str, Any]]
    made_at: Mapped[datetime]
