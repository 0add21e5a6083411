"""The tables of customers, their sessions, their one-time codes, what happened to them, and a shop's first reading."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from kit.db import Base


class CustomerRow(Base):
    """A customer of one store, linked to the shop's own customer by `shop_customer_id`.

    `email` is what the shop said last: the address of somebody who has not come back since may be another's by now, so
    nobody is ever found by it.
    """

    __tablename__ = "customer"
    __table_args__ = (UniqueConstraint("store_id", "shop_customer_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    store_id: Mapped[int] = mapped_column(ForeignKey("store.id"))
    shop_customer_id: Mapped[str]
    email: Mapped[str]
    name: Mapped[str]
    language: Mapped[str] = mapped_column(default="")
    created_at: Mapped[datetime]


class CustomerSessionRow(Base):
    """A browser that may prove who is behind it: the Hub's cookie, or the widget's key. Only the key's print is kept.

    `customer_id` is set by a proof alone (code, account, or a token the shop signed), never by a claim.
    `conversation_id` ties a Hub session that was opened from a webchat to that conversation, so that a change made
    there is told in the chat.
    """

    __tablename__ = "customer_session"

    id: Mapped[int] = mapped_column(primary_key=True)
    store_id: Mapped[int] = mapped_column(ForeignKey("store.id"))
    key_print: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str]
    """`webchat` or `hub`."""
    customer_id: Mapped[int | None] = mapped_column(ForeignKey("customer.id"))
    proved_by: Mapped[str | None]
    """`code`, `shop_token`, `shop_account` or `ticket`."""
    proved_at: Mapped[datetime | None]
    conversation_id: Mapped[int | None]
    expires_at: Mapped[datetime]
    created_at: Mapped[datetime]


class SignInCodeRow(Base):
    """A one-time code on its way to an address, bound to the session that asked (D9a). Only its print is kept."""

    __tablename__ = "sign_in_code"
    __table_args__ = (Index("ix_sign_in_code_session", "session_id", "created_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("customer_session.id"))
    customer_id: Mapped[int | None] = mapped_column(ForeignKey("customer.id"))
    """None for an unknown address: no code was sent, and nobody can tell the difference."""
    code_print: Mapped[str]
    tries: Mapped[int] = mapped_column(default=0)
    used_at: Mapped[datetime | None]
    expires_at: Mapped[datetime]
    created_at: Mapped[datetime]


class TicketRow(Base):
    """A one-time value that lets a signed-in webchat open the Hub in place: lives a minute, works once."""

    __tablename__ = "hub_ticket"

    id: Mapped[int] = mapped_column(primary_key=True)
    key_print: Mapped[str] = mapped_column(unique=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("customer_session.id"))
    used_at: Mapped[datetime | None]
    expires_at: Mapped[datetime]


class AccountSignInRow(Base):
    """A sign-in with the account at the shop that is under way, bound to the session that asked (D9a).

    `verifier` and `nonce` are worth nothing without the code that comes back with the state, of which only the print is
    kept; so of the value that a chat's window hands back. `origin` is the page that the chat stands on.
    """

    __tablename__ = "account_sign_in"

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("customer_session.id"))
    state_print: Mapped[str] = mapped_column(unique=True)
    nonce: Mapped[str]
    verifier: Mapped[str]
    redirect: Mapped[str]
    language: Mapped[str]
    next: Mapped[str]
    origin: Mapped[str]
    customer_id: Mapped[int | None] = mapped_column(ForeignKey("customer.id"))
    value_print: Mapped[str | None] = mapped_column(unique=True)
    used_at: Mapped[datetime | None]
    """When it came back, once."""
    taken_at: Mapped[datetime | None]
    """When its value was used, once."""
    expires_at: Mapped[datetime]


class CustomerEventRow(Base):
    """Something that a customer did or that happened to them (`Placed Order`), once by `once`."""

    __tablename__ = "customer_event"
    __table_args__ = (
        UniqueConstraint("store_id", "once"),
        Index("ix_customer_event_customer", "store_id", "customer_id", "happened_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    store_id: Mapped[int] = mapped_column(ForeignKey("store.id"))
    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"))
    name: Mapped[str]
    happened_at: Mapped[datetime]
    order_id: Mapped[str]
    order_name: Mapped[str]
    facts: Mapped[dict[str, Any]] = mapped_column(default=dict)
    once: Mapped[str]
    kept_at: Mapped[datetime]


class ShopListeningRow(Base):
    """Whether a store's shop tells us of its orders: where it was asked to, when that was last looked at, what fails.

    `problem` is empty, or a sentence for staff.
    """

    __tablename__ = "shop_listening"

    store_id: Mapped[int] = mapped_column(ForeignKey("store.id"), primary_key=True)
    address: Mapped[str]
    problem: Mapped[str] = mapped_column(default="")
    looked_at: Mapped[datetime]


class ShopSyncRow(Base):
    """How far a store's first reading of its shop is: what it reads, from which cursor on, and what stopped it."""

    __tablename__ = "shop_sync"

    store_id: Mapped[int] = mapped_column(ForeignKey("store.id"), primary_key=True)
    shop: Mapped[str]
    """Which shop is read: its kind and address."""
    stage: Mapped[str]
    """`customers`, `orders` or `done`."""
    cursor: Mapped[str] = mapped_column(default="")
    since: Mapped[datetime]
    customers_done: Mapped[int] = mapped_column(default=0)
    customers_total: Mapped[int | None]
    orders_done: Mapped[int] = mapped_column(default=0)
    orders_total: Mapped[int | None]
    problem: Mapped[str] = mapped_column(default="")
    begun_at: Mapped[datetime]
    moved_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
