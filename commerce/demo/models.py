"""The tables of the demo shop: it stands for another company's system, so nothing refers to our own tables.

An order is kept whole, as the document that the port describes; columns repeat what is searched and what the shop keeps
to itself. Everything is scoped by store, as two demo stores may stand side by side.
"""

from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Index, Numeric, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from commerce.once import Keeping
from kit.db import Base


class DemoCustomerRow(Base):
    """A customer of the demo shop."""

    __tablename__ = "demo_shop_customer"
    __table_args__ = (UniqueConstraint("store_id", "email"),)

    store_id: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    email: Mapped[str]
    """In lower case."""
    name: Mapped[str]
    phone: Mapped[str] = mapped_column(default="")
    language: Mapped[str] = mapped_column(default="")
    address: Mapped[dict[str, Any]]


class DemoProductRow(Base):
    """A product; `is_digital` ones are not sent, `is_gift_card` ones are a gift card."""

    __tablename__ = "demo_shop_product"

    store_id: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    title: Mapped[str]
    description: Mapped[str]
    product_type: Mapped[str]
    tags: Mapped[list[str]]
    is_digital: Mapped[bool]
    is_gift_card: Mapped[bool]


class DemoVariantRow(Base):
    """One buyable form of a product, and how many of it are left; None where the shop does not count."""

    __tablename__ = "demo_shop_variant"
    __table_args__ = (Index("ix_demo_shop_variant_product", "store_id", "product_id"),)

    store_id: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    product_id: Mapped[str]
    position: Mapped[int]
    title: Mapped[str]
    options: Mapped[list[Any]]
    price: Mapped[Decimal] = mapped_column(Numeric(12, 2))
    currency: Mapped[str]
    stock: Mapped[int | None]
    sku: Mapped[str]
    image: Mapped[str]


class DemoOrderRow(Base):
    """An order. `version` grows with every change; `paid` is what the customer has paid and not got back.

    `state` names what it was made as; `slot` is its place in the seeded plan while nobody has changed it since
    (`touched_at`) or no fresher order has taken that place.
    """

    __tablename__ = "demo_shop_order"
    __table_args__ = (
        UniqueConstraint("store_id", "number"),
        UniqueConstraint("store_id", "slot"),
        Index("ix_demo_shop_order_customer", "store_id", "customer_id", "placed_at"),
        Index("ix_demo_shop_order_cancelling", "cancel_asked_at"),
    )

    store_id: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[int]
    customer_id: Mapped[str]
    placed_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)
    paid: Mapped[Decimal] = mapped_column(Numeric(12, 2))
    body: Mapped[dict[str, Any]]
    """`commerce.port.Order` as JSON."""
    cancel_asked_at: Mapped[datetime | None]
    cancel_fee: Mapped[Decimal | None] = mapped_column(Numeric(12, 2))
    cancel_note: Mapped[str] = mapped_column(default="")
    state: Mapped[str]
    slot: Mapped[str | None]
    touched_at: Mapped[datetime | None]


class DemoChangeRow(Keeping):
    """A change that was made, under the key that makes it happen once, with what was asked and what was answered."""

    __tablename__ = "demo_shop_change"

    answer: Mapped[dict[str, Any]]
