"""Who a customer is, and the browser sessions that may prove it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import String, and_, bindparam, cast, func, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from commerce.port import ShopCustomer
from customers.models import CustomerRow, CustomerSessionRow
from customers.properties import SHOP, Known, write_ours
from kit.auth import digest, new_key
from kit.clock import Clock
from kit.errors import Conflict, Invalid, NotFound, Unauthenticated
from stores.models import StoreRow
from stores.stores import Store, describe

LIVES = {"webchat": timedelta(hours=24), "hub": timedelta(hours=12)}
"""How long a session of each kind lives; a proof lives as long as its session."""

_STORE_AND_CUSTOMER = (
    select(StoreRow, CustomerRow)
    .outerjoin(CustomerRow, and_(CustomerRow.id == bindparam("customer"), CustomerRow.store_id == StoreRow.id))
    .where(StoreRow.id == bindparam("store"))
)
_KEPT = ("name", "language")
"""What stays as it is where the shop does not say it."""
_PARTED = " of an earlier shop: "
_ADDRESS = re.compile(r"[^\s@\x00-\x1f]{1,64}@[^\s@\x00-\x1f]+\.[^\s@\x00-\x1f.]+")
_LONGEST_ADDRESS = 254


@dataclass(frozen=True, slots=True)
class CustomerInfo:
    """A customer of one store; `shop_customer_id` scopes every read of orders."""

    id: int
    store_id: int
    shop_customer_id: str
    email: str
    name: str
    language: str


@dataclass(frozen=True, slots=True)
class SessionInfo:
    """One browser's session; `customer` is set only when a proof was given in this very session (D9a)."""

    id: int
    store_id: int
    kind: str
    customer: CustomerInfo | None
    conversation_id: int | None


async def open_session(
    session: AsyncSession, clock: Clock, store_id: int, kind: str, conversation_id: int | None = None
) -> tuple[SessionInfo, str]:
    """Open a session of `kind` (`webchat` or `hub`) that proves nobody yet; returns it with its secret key."""
    key = new_key()
    now = clock.now()
    row = CustomerSessionRow(
        store_id=store_id,
        key_print=digest(key),
        kind=kind,
        conversation_id=conversation_id,
        expires_at=now + LIVES[kind],
        created_at=now,
    )
    session.add(row)
    await session.flush()
    return _info(row, None), key


async def read_session(session: AsyncSession, clock: Clock, key: str, kind: str) -> SessionInfo:
    """Read the session that `key` opens.

    Raises:
        Unauthenticated: with code `session_invalid` or `session_expired`.
    """
    found = await session.execute(
        select(CustomerSessionRow, CustomerRow)
        .outerjoin(CustomerRow, CustomerRow.id == CustomerSessionRow.customer_id)
        .where(CustomerSessionRow.key_print == digest(key), CustomerSessionRow.kind == kind)
    )
    row, customer = found.one_or_none() or (None, None)
    return admit(clock, row, customer)


def admit(clock: Clock, row: CustomerSessionRow | None, customer: CustomerRow | None) -> SessionInfo:
    """Return the session that was read with its customer, for those who read more in the same breath.

    Raises:
        Unauthenticated: with code `session_invalid` or `session_expired`.
    """
    if row is None:
        raise Unauthenticated("This session is not known. Start again.", code="session_invalid")
    if row.expires_at <= clock.now():
        raise Unauthenticated("This session has expired. Start again.", code="session_expired")
    return _info(row, customer)


async def renew_key(session: AsyncSession, info: SessionInfo) -> str:
    """Give a session a new key, so that one that was known before a sign-in opens nothing afterwards."""
    row = await _locked(session, info)
    key = new_key()
    row.key_print = digest(key)
    await session.flush()
    return key


async def close_session(session: AsyncSession, clock: Clock, info: SessionInfo) -> None:
    """End a session at once: the customer signed out."""
    row = await _locked(session, info)
    row.expires_at = clock.now()


async def tie_conversation(session: AsyncSession, info: SessionInfo, conversation_id: int) -> SessionInfo:
    """Tie a session to the conversation that it holds."""
    row = await _locked(session, info)
    row.conversation_id = conversation_id
    await session.flush()
    return await _read(session, row)


async def is_free(session: AsyncSession, info: SessionInfo) -> bool:
    """Whether no conversation is tied to a session and nobody proved it; it stays so until the transaction ends."""
    row = await _locked(session, info)
    return row.conversation_id is None and row.customer_id is None


async def prove(session: AsyncSession, clock: Clock, info: SessionInfo, customer_id: int, by: str) -> bool:
    """Note that this session has proved to be this customer's; returns whether that is news.

    Raises:
        Conflict: with code `signed_in_as_other`: what one customer saw is never handed on to another.
    """
    row = await _locked(session, info)
    if row.customer_id == customer_id:
        return False
    if row.customer_id is not None:
        raise Conflict("Somebody else is signed in here. Sign out or start anew.", code="signed_in_as_other")
    row.customer_id, row.proved_by, row.proved_at = customer_id, by, clock.now()
    await session.flush()
    return True


async def get_customer(session: AsyncSession, store_id: int, customer_id: int) -> CustomerInfo:
    """Read a customer of this store; raises NotFound."""
    row = await session.get(CustomerRow, customer_id)
    if row is None or row.store_id != store_id:
        raise NotFound("There is no such customer.", code="customer_not_found")
    return _customer(row)


async def store_and_customer(
    session: AsyncSession, store_id: int, customer_id: int | None
) -> tuple[Store, CustomerInfo | None]:
    """Read a store and, if one is named, a customer of it, together; raises NotFound."""
    found = await session.execute(_STORE_AND_CUSTOMER, {"store": store_id, "customer": customer_id})
    store, customer = found.one_or_none() or (None, None)
    if store is None or (customer is None and customer_id is not None):
        raise NotFound("There is no such customer.", code="customer_not_found")
    return describe(store), _customer(customer) if customer else None


async def save_customer(session: AsyncSession, clock: Clock, store_id: int, known: ShopCustomer) -> CustomerInfo:
    """Keep a customer as the shop knows them; the shop's id alone is who they are.

    An address may move, also to somebody else: who had it before stays who they were (S1-64).
    """
    return (await save_customers(session, clock, store_id, (known,)))[known.id]


async def save_customers(
    session: AsyncSession, clock: Clock, store_id: int, known: Iterable[ShopCustomer]
) -> dict[str, CustomerInfo]:
    """Keep several customers in one statement; returns them by the shop's ids."""
    rows = {one.id: _values(store_id, one) | {"created_at": clock.now()} for one in known}
    if not rows:
        return {}
    new = insert(CustomerRow).values([rows[name] for name in sorted(rows)])
    kept = {name: func.coalesce(func.nullif(new.excluded[name], ""), CustomerRow.__table__.c[name]) for name in _KEPT}
    found = await session.scalars(
        new.on_conflict_do_update(
            index_elements=["store_id", "shop_customer_id"], set_=kept | {"email": new.excluded.email}
        ).returning(CustomerRow),
        execution_options={"populate_existing": True},
    )
    saved = {row.shop_customer_id: _customer(row) for row in found}
    await write_ours(session, clock, [known for one in saved.values() for known in told_by_shop(one)], SHOP)
    return saved


def told_by_shop(customer: CustomerInfo) -> list[Known]:
    """Return a customer's properties as the shop tells them."""
    told = {"$email": customer.email, "$name": customer.name, "$language": customer.language}
    return [Known(customer.id, customer.store_id, name, value) for name, value in told.items()]


async def is_known(session: AsyncSession, store_id: int, shop_customer_id: str) -> bool:
    """Whether a customer of the shop is kept here."""
    return bool(await customers_known(session, store_id, (shop_customer_id,)))


async def customers_known(session: AsyncSession, store_id: int, shop_ids: Iterable[str]) -> dict[str, CustomerInfo]:
    """Return those customers of a store whom we know, by the shop's ids."""
    here = select(CustomerRow).where(CustomerRow.store_id == store_id, CustomerRow.shop_customer_id.in_(set(shop_ids)))
    return {row.shop_customer_id: _customer(row) for row in await session.scalars(here)}


async def retire_customers(session: AsyncSession, store_id: int) -> None:
    """Part the customers of a store from the shop that it sold by: signed out, and no id of another shop's is theirs.

    What they wrote and what was said stays (S1-64).
    """
    here, id_ = CustomerRow.store_id == store_id, CustomerRow.shop_customer_id
    parted = id_.concat(_PARTED).concat(cast(CustomerRow.id, String))
    await session.execute(update(CustomerRow).where(here, ~id_.contains(_PARTED)).values(shop_customer_id=parted))
    proved = CustomerSessionRow.store_id == store_id, CustomerSessionRow.customer_id.is_not(None)
    await session.execute(update(CustomerSessionRow).where(*proved).values(expires_at=CustomerSessionRow.created_at))


def _values(store_id: int, known: ShopCustomer) -> dict[str, Any]:
    """Return what is kept of a customer; a null byte, which no address has, could not be stored."""
    return {
        "store_id": store_id,
        "shop_customer_id": known.id,
        "email": known.email.replace("\x00", "").strip().lower(),
        "name": known.name.replace("\x00", ""),
        "language": known.language,
    }


def clean_address(text: str) -> str:
    """Return a mail address in lower case, without spaces around it; raises Invalid if it is none."""
    address = text.strip().lower()
    if len(address) > _LONGEST_ADDRESS or not _ADDRESS.fullmatch(address) or not address.isprintable():
        raise Invalid("This is not an e-mail address. Check it and try again.", code="address_invalid")
    return address


async def _locked(session: AsyncSession, info: SessionInfo) -> CustomerSessionRow:
    row = await session.get(CustomerSessionRow, info.id, with_for_update=True, populate_existing=True)
    if row is None:
        raise Unauthenticated("This session is not known. Start again.", code="session_invalid")
    return row


async def _read(session: AsyncSession, row: CustomerSessionRow) -> SessionInfo:
    customer = await session.get(CustomerRow, row.customer_id) if row.customer_id is not None else None
    return _info(row, customer)


def _info(row: CustomerSessionRow, customer: CustomerRow | None) -> SessionInfo:
    return SessionInfo(
        id=row.id,
        store_id=row.store_id,
        kind=row.kind,
        customer=_customer(customer) if customer else None,
        conversation_id=row.conversation_id,
    )


def _customer(row: CustomerRow) -> CustomerInfo:
    return CustomerInfo(
        id=row.id,
        store_id=row.store_id,
        shop_customer_id=row.shop_customer_id,
        email=row.email,
        name=row.name,
        language=row.language,
    )
