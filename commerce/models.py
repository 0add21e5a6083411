"""The tables of what shops tell of themselves: each notice once, and when an order was last read because of one."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from kit.db import Base


class ShopNoticeRow(Base):
    """A webhook of a shop, accepted once by `once` (its own id); what it says is never kept, only what it is about.

    `ended` is empty until it was dealt with, then a `notices.Ended`; `retry_at` is set while the shop cannot be asked.
    """

    __tablename__ = "shop_notice"
    __table_args__ = (
        UniqueConstraint("store_id", "once"),
        Index("ix_shop_notice_waiting", "received_at", postgresql_where=text("ended = ''")),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    store_id: Mapped[int] = mapped_column(ForeignKey("store.id"))
    kind: Mapped[str]
    """The kind of shop that told it; the store may sell by another one since."""
    once: Mapped[str]
    topic: Mapped[str]
    about: Mapped[str]
    """`order`, `customer` or `app`."""
    about_id: Mapped[str]
    triggered_at: Mapped[datetime]
    received_at: Mapped[datetime]
    ended: Mapped[str] = mapped_column(default="")
    attempts: Mapped[int] = mapped_column(default=0)
    retry_at: Mapped[datetime | None]


class OrderReadRow(Base):
    """When an order was last read because of a notice or a sync: what was triggered before that is stale."""

    __tablename__ = "shop_order_read"

    store_id: Mapped[int] = mapped_column(ForeignKey("store.id"), primary_key=True)
    order_id: Mapped[str] = mapped_column(primary_key=True)
    read_at: Mapped[datetime]
