"""The tables of customers, their sessions, their one-time codes, what happened to them, and a shop's first reading."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, Computed, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlalchemy.orm import Mapped, mapped_column

from kit.db import Base
from kit.letters import words_in_sql


class CustomerRow(Base):
    """A customer of one store, linked to the shop's own customer by `shop_customer_id`.

    `email` is what the shop said last: the address of somebody who has not come back since may be another's by now, so
    nobody is ever found by it.
    """

    __tablename__ = "customer"
    __table_args__ = (
        UniqueConstraint("store_id", "shop_customer_id"),
        Index("ix_customer_search_words", "search_words", postgresql_using="gin"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    store_id: Mapped[int] = mapped_column(ForeignKey("store.id"))
    shop_customer_id: Mapped[str]
    email: Mapped[str]
    name: Mapped[str]
    language: Mapped[str] = mapped_column(default="")
    created_at: Mapped[datetime]
    search_words: Mapped[Any | None] = mapped_column(
        TSVECTOR,
        Computed(words_in_sql("name || ' ' || split_part(email, '@', 1)", whole="email"), persisted=True),
        deferred=True,
    )
    """The bare words of name and mailbox, and the whole address, by which staff find them."""


class CustomerSessionRow(Base):
    """A browser that may prove who is behind it: the Hub's cookie, or the widget's key. Only the key's print is kept.

    `customer_id` is set by a proof alone (code, account, or a token the shop signed), never by a claim.
    `conversation_id` ties a Hub session that was opened from a webchat to that conversation, so that a change made
    there is told in the chat.
    """

    __tablename__ = "customer_session"
    __table_args__ = (
        Index("ix_customer_session_customer", "customer_id", postgresql_where=text("customer_id is not null")),
    )

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
    """Something that a customer did or that happened to them (`Placed Order`), once by `once`.

    What a visitor did on the shop's pages before anybody knew who they are has a `session_id` alone.
    """

    __tablename__ = "customer_event"
    __table_args__ = (
        UniqueConstraint("store_id", "once"),
        Index("ix_customer_event_customer", "store_id", "customer_id", "happened_at"),
        Index("ix_customer_event_named", "customer_id", "name", "happened_at"),
        Index("ix_customer_event_happened", "store_id", "name", "happened_at"),
        Index(
            "ix_customer_event_session", "session_id", "happened_at", postgresql_where=text("session_id is not null")
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    store_id: Mapped[int] = mapped_column(ForeignKey("store.id"))
    customer_id: Mapped[int | None] = mapped_column(ForeignKey("customer.id"))
    session_id: Mapped[int | None] = mapped_column(ForeignKey("customer_session.id"))
    name: Mapped[str]
    happened_at: Mapped[datetime]
    order_id: Mapped[str] = mapped_column(default="")
    order_name: Mapped[str] = mapped_column(default="")
    facts: Mapped[dict[str, Any]] = mapped_column(default=dict)
    once: Mapped[str]
    kept_at: Mapped[datetime]


class CustomerPropertyRow(Base):
    """One property of a customer: `$country`, `$churn_risk`, or an integration's own name (S2-06 to S2-08).

    `value` is `{"is": …}` with text, number, truth, a moment in ISO form, or a list of texts. `source` says who wrote
    it: `shop`, `computed`, `api:<key's id>` or `staff:<id>`; what was written from outside is not computed again.
    """

    __tablename__ = "customer_property"
    __table_args__ = (
        Index("ix_customer_property_own", "name", postgresql_where=text("source not in ('shop', 'computed')")),
    )

    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"), primary_key=True)
    name: Mapped[str] = mapped_column(primary_key=True)
    store_id: Mapped[int] = mapped_column(ForeignKey("store.id"))
    value: Mapped[dict[str, Any]]
    source: Mapped[str]
    updated_at: Mapped[datetime]


class VisitorRow(Base):
    """What a browser on the shop's pages tells of itself, with consent: where it is, its cart, its system (S4-12)."""

    __tablename__ = "visitor"

    session_id: Mapped[int] = mapped_column(ForeignKey("customer_session.id"), primary_key=True)
    store_id: Mapped[int] = mapped_column(ForeignKey("store.id"))
    browser: Mapped[str] = mapped_column(default="")
    system: Mapped[str] = mapped_column(default="")
    device: Mapped[str] = mapped_column(default="")
    language: Mapped[str] = mapped_column(default="")
    time_zone: Mapped[str] = mapped_column(default="")
    country: Mapped[str] = mapped_column(default="")
    page_url: Mapped[str] = mapped_column(default="")
    page_title: Mapped[str] = mapped_column(default="")
    cart: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """`{"lines": [{"id", "title", "units"}], "subtotal": "12.30", "currency": "EUR"}`; empty where none was ever told.

    A cart without lines is none (S3-07).
    """
    reported: Mapped[int] = mapped_column(BigInteger, default=0)
    """The number of the last report that counted: one that comes later with a lower number tells nothing new."""
    seen_at: Mapped[datetime]
    """When it was last heard of."""


class ConsentRow(Base):
    """What a customer or a visitor agreed to or took back, when and where; the last of a kind holds."""

    __tablename__ = "consent"
    __table_args__ = (
        Index("ix_consent_customer", "customer_id", "what", "id"),
        Index("ix_consent_session", "session_id", "what", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    store_id: Mapped[int] = mapped_column(ForeignKey("store.id"))
    customer_id: Mapped[int | None] = mapped_column(ForeignKey("customer.id"))
    session_id: Mapped[int | None] = mapped_column(ForeignKey("customer_session.id"))
    what: Mapped[str]
    """`activity`: what they look at on the shop's pages; `messages`: messages that the shop begins."""
    is_given: Mapped[bool]
    source: Mapped[str]
    at: Mapped[datetime]


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
