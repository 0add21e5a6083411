"""The table of brands."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from kit.db import Base


class StoreRow(Base):
    """One brand; `settings` is checked by `stores.stores.StoreSettings`, `identity_secret` signs the shop's tokens."""

    __tablename__ = "store"

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    shop_kind: Mapped[str | None]
    shop_settings: Mapped[dict[str, Any]] = mapped_column(default=dict)
    identity_secret: Mapped[str]
    settings: Mapped[dict[str, Any]] = mapped_column(default=dict)
    created_at: Mapped[datetime]
