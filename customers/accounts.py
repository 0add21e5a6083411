"""Signing in with the account at the shop: what is kept of a try, and whom its end proves.

A try belongs to the session that began it, works once and lives ten minutes. In the Hub its end proves that session, in
the same browser. For a chat it ends in another window, which proves nobody: it hands a one-time value back, and whoever
sends that with the key of the very chat that asked has proved that chat (D9a).
"""

from dataclasses import dataclass, replace
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from commerce.accounts import Accounts, Attempt, AttemptOver
from commerce.port import Shop, ShopCustomer
from customers.identity import CustomerInfo, SessionInfo, save_customer
from customers.models import AccountSignInRow, CustomerSessionRow
from customers.signin import WINDOW, Deps, accept_proof
from kit.auth import digest, new_key
from kit.errors import Forbidden

LIVES = timedelta(minutes=10)
VALUE_LIVES = timedelta(minutes=1)
VERIFIER_BYTES = 48
"""64 characters; a verifier has 43 to 128 (RFC 7636)."""
TRIES_PER_SESSION = 10
TRIES_PER_SENDER = 30


class AccountDenied(Forbidden):
    """The customer, or the shop, broke the sign-in off."""

    code = "account_denied"


class AccountUnknown(Forbidden):
    """Somebody signed in whom the shop does not know as its customer."""

    code = "account_unknown"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a new try is begun with: where its end goes on in the Hub, or which page's chat waits for its value."""

    redirect: str
    language: str
    next: str = ""
    origin: str = ""
    sender: str = ""


@dataclass(frozen=True, slots=True)
class Pending:
    """A try that came back; `origin` is empty in the Hub."""

    id: int
    store_id: int
    attempt: Attempt
    next: str
    origin: str


async def begin(session: AsyncSession, deps: Deps, info: SessionInfo, asked: Asked) -> Attempt:
    """Keep a new try of this session.

    Raises:
        TooMany: too many for this session or sender.
    """
    if asked.sender:
        await deps.live.limit(f"account:sender:{asked.sender}", TRIES_PER_SENDER, WINDOW)
    await deps.live.limit(f"account:session:{info.id}", TRIES_PER_SESSION, WINDOW)
    attempt = Attempt(asked.redirect, asked.language, new_key(), new_key(), new_key(VERIFIER_BYTES))
    row = AccountSignInRow(
        session_id=info.id,
        state_print=digest(attempt.state),
        nonce=attempt.nonce,
        verifier=attempt.verifier,
        redirect=asked.redirect,
        language=asked.language,
        next=asked.next,
        origin=asked.origin,
        expires_at=deps.clock.now() + LIVES,
    )
    session.add(row)
    await session.flush()
    return attempt


async def claim(session: AsyncSession, deps: Deps, store_id: int, state: str, here: SessionInfo | None) -> Pending:
    """Take a try that has come back, once; `here` is the Hub's session of the browser in which it did.

    Raises:
        AttemptOver: unknown, used, ten minutes old, another store's, or begun in another browser: never told apart.
    """
    found = await session.execute(
        select(AccountSignInRow, CustomerSessionRow)
        .join(CustomerSessionRow, CustomerSessionRow.id == AccountSignInRow.session_id)
        .where(AccountSignInRow.state_print == digest(state), CustomerSessionRow.store_id == store_id)
        .with_for_update(of=AccountSignInRow)
    )
    row, asker = found.one_or_none() or (None, None)
    now = deps.clock.now()
    if row is None or asker is None or row.used_at is not None or min(row.expires_at, asker.expires_at) <= now:
        raise over()
    if asker.kind == "hub" and (here is None or here.id != asker.id):
        raise over()
    row.used_at = now
    attempt = Attempt(row.redirect, row.language, state, row.nonce, row.verifier)
    return Pending(row.id, store_id, attempt, row.next, row.origin)


async def recognise(shop: Shop, accounts: Accounts, attempt: Attempt, code: str) -> ShopCustomer:
    """Ask the shop whose account it is; no transaction is open meanwhile.

    Raises:
        AccountUnknown: the shop has no such customer.
        AppError: as `commerce.accounts.Accounts.finish` and the reads of a shop.
    """
    proved = await accounts.finish(attempt, code)
    known = await shop.customer(proved.id)
    if known is None:
        raise AccountUnknown("The shop has no customer with this account. Sign in with the address of your order.")
    return replace(known, email=proved.email or known.email)


async def prove(session: AsyncSession, deps: Deps, info: SessionInfo, known: ShopCustomer) -> CustomerInfo:
    """Prove the session that asked; raises Conflict where it has proved to be somebody else's."""
    customer = await save_customer(session, deps.clock, info.store_id, known)
    return await accept_proof(session, deps.clock, info, customer.id, "shop_account")


async def hand_over(session: AsyncSession, deps: Deps, pending: Pending, known: ShopCustomer) -> str:
    """Return a value with which the chat that asked, and no other, is proved within a minute, once."""
    customer = await save_customer(session, deps.clock, pending.store_id, known)
    row = await session.get_one(AccountSignInRow, pending.id, with_for_update=True)
    value = new_key()
    row.customer_id, row.value_print = customer.id, digest(value)
    row.expires_at = deps.clock.now() + VALUE_LIVES
    return value


async def take(session: AsyncSession, deps: Deps, info: SessionInfo, value: str) -> CustomerInfo:
    """Prove a chat with the value that its window handed back.

    Raises:
        AttemptOver: unknown, used, a minute old, or another chat's: never told apart.
        Conflict: this session has proved to be somebody else's.
    """
    own = select(AccountSignInRow).where(
        AccountSignInRow.value_print == digest(value), AccountSignInRow.session_id == info.id
    )
    row = await session.scalar(own.with_for_update())
    now = deps.clock.now()
    if row is None or row.customer_id is None or row.taken_at is not None or row.expires_at <= now:
        raise over()
    row.taken_at = now
    return await accept_proof(session, deps.clock, info, row.customer_id, "shop_account")


def over() -> AttemptOver:
    """Say that a try does not count any more."""
    return AttemptOver("This sign-in is too old, was used, or was begun elsewhere. Begin again.")
