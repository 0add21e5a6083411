"""How a customer proves who they are: a mailed code, a token the shop signed, or a ticket from webchat to Hub.

A proof counts for the session that asked for it and for nothing else (D9a). The account at the shop, which is a proof
too, is in `customers.accounts`.
"""

import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import ClassVar

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from commerce.accounts import Accounts
from commerce.port import Shop, ShopCustomer
from customers import visits
from customers.identity import (
    CustomerInfo,
    SessionInfo,
    clean_address,
    get_customer,
    open_session,
    prove,
    read_session,
    save_customer,
)
from customers.models import CustomerSessionRow, SignInCodeRow, TicketRow
from kit import audit
from kit.auth import digest, new_key, read_token, same
from kit.clock import Clock
from kit.errors import Invalid, Unauthenticated
from kit.jobs import announce, defer
from kit.live import Live
from kit.mail import Mailer
from stores.stores import Store, identity_secret

CODE_LIVES = timedelta(minutes=10)
CODE_TRIES = 5
TICKET_LIVES = timedelta(seconds=60)
TOKEN_PURPOSE = "tillside:customer"  # noqa: S105 - the audience of the shop's tokens, no secret

WINDOW = timedelta(hours=1)
CODES_PER_ADDRESS = 5
CODES_PER_SESSION = 10
CODES_PER_SENDER = 30


def no_accounts(_: Store) -> None:
    """Offer the mailed code alone."""


@dataclass(frozen=True, slots=True)
class Deps:
    """What signing in needs; `shops` returns the store's connected shop, or None.

    `accounts` returns how its customers sign in with their account at that shop, or None where it is not offered.
    """

    clock: Clock
    mailer: Mailer
    live: Live
    shops: Callable[[Store], Shop | None]
    accounts: Callable[[Store], Accounts | None] = no_accounts


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A session has proved who is behind it. Announced in the proof's own transaction."""

    store_id: int
    customer_id: int
    session_id: int


class WrongCode(Invalid):
    """Not the code that was mailed; the try counts."""

    code = "code_wrong"
    keeps: ClassVar[bool] = True


async def request_code(
    session: AsyncSession, deps: Deps, session_info: SessionInfo, email: str, *, sender: str = ""
) -> None:
    """Let a six-digit code be mailed to `email`, if it is a customer's; nobody can tell whether it was.

    The shop is asked and the mail is sent by a job after the commit, so that known and unknown addresses take the same
    path and the same time here. `sender` is the network address that asks, where there is one.

    Raises:
        Invalid: with code `address_invalid`.
        TooMany: too many codes for this address, session or sender.
    """
    address = clean_address(email)
    if sender:
        await deps.live.limit(f"code:sender:{sender}", CODES_PER_SENDER, WINDOW)
    await deps.live.limit(f"code:session:{session_info.id}", CODES_PER_SESSION, WINDOW)
    await deps.live.limit(f"code:address:{session_info.store_id}:{digest(address)}", CODES_PER_ADDRESS, WINDOW)
    now = deps.clock.now()
    row = SignInCodeRow(
        session_id=session_info.id,
        code_print=digest(new_key()),  # nothing anybody could type, until the job has found a customer
        expires_at=now + CODE_LIVES,
        created_at=now,
    )
    session.add(row)
    await session.flush()
    await defer(session, "customers.send_code", code_id=row.id, email=address)


async def enter_code(session: AsyncSession, deps: Deps, session_info: SessionInfo, code: str) -> CustomerInfo:
    """Prove this session with the newest code it asked for.

    Raises:
        Invalid: with code `code_malformed` (not six digits), `code_wrong` (the try counts), or `code_expired` (none was
            asked for, used, ten minutes old, or tried five times).
        Conflict: this session has proved to be somebody else's.
    """
    digits = re.sub(r"[\s-]", "", code)
    if not re.fullmatch(r"[0-9]{6}", digits):
        raise Invalid("The code has six digits. Check it and try again.", code="code_malformed")
    newest = select(SignInCodeRow).where(SignInCodeRow.session_id == session_info.id)
    row = await session.scalar(newest.order_by(SignInCodeRow.id.desc()).limit(1).with_for_update())
    now = deps.clock.now()
    if row is None or row.used_at is not None or row.expires_at <= now or row.tries >= CODE_TRIES:
        raise Invalid("This code no longer works. Ask for a new one.", code="code_expired")
    row.tries += 1
    if not same(row.code_print, code_print(row.id, digits)) or row.customer_id is None:
        raise WrongCode("This is not the code. Check the mail and try again.")
    row.used_at = now
    return await accept_proof(session, deps.clock, session_info, row.customer_id, "code")


async def accept_shop_token(session: AsyncSession, deps: Deps, session_info: SessionInfo, token: str) -> CustomerInfo:
    """Prove this session with a token that the shop signed about its own visitor.

    HS256 with the store's identity secret, `aud` "tillside:customer", `exp`, `sub` (the shop's customer id) and
    `email`; `name` and `locale` are optional. An unsigned or foreign one is never believed.

    Raises:
        Unauthenticated: with code `token_invalid` or `token_expired`.
        Conflict: this session has proved to be somebody else's.
    """
    secret = await identity_secret(session, session_info.store_id)
    claims = read_token(secret, token, purpose=TOKEN_PURPOSE, clock=deps.clock)
    subject, email = claims.get("sub"), claims.get("email")
    if not isinstance(subject, str) or not subject or not subject.isprintable() or not isinstance(email, str):
        raise Unauthenticated("This token does not say whose it is: it needs sub and email.", code="token_invalid")
    known = ShopCustomer(
        id=subject,
        email=clean_address(email),
        name=_plain(claims.get("name")),
        language=_plain(claims.get("locale")),
    )
    customer = await save_customer(session, deps.clock, session_info.store_id, known)
    return await accept_proof(session, deps.clock, session_info, customer.id, "shop_token")


async def make_ticket(session: AsyncSession, clock: Clock, session_info: SessionInfo) -> str:
    """Return a one-time key with which this signed-in session opens the Hub within a minute.

    Raises:
        Unauthenticated: nobody is signed in.
    """
    if session_info.customer is None:
        raise Unauthenticated("Sign in to open your order.")
    key = new_key()
    expires_at = clock.now() + TICKET_LIVES
    session.add(TicketRow(key_print=digest(key), session_id=session_info.id, expires_at=expires_at))
    await session.flush()
    return key


async def use_ticket(session: AsyncSession, clock: Clock, key: str) -> tuple[SessionInfo, str]:
    """Turn a ticket into a Hub session of the same customer, tied to the same conversation; returns it and its key.

    Raises:
        Unauthenticated: with code `ticket_invalid`: unknown, used, or older than a minute.
    """
    ticket = await session.scalar(select(TicketRow).where(TicketRow.key_print == digest(key)).with_for_update())
    if ticket is None or ticket.used_at is not None or ticket.expires_at <= clock.now():
        raise Unauthenticated("This link has been used or has expired. Open it again.", code="ticket_invalid")
    ticket.used_at = clock.now()
    giver = await session.get(CustomerSessionRow, ticket.session_id)
    if giver is None or giver.customer_id is None or giver.expires_at <= clock.now():
        raise Unauthenticated("This link has been used or has expired. Open it again.", code="ticket_invalid")
    opened, hub_key = await open_session(session, clock, giver.store_id, "hub", giver.conversation_id)
    await prove(session, clock, opened, giver.customer_id, "ticket")
    return await read_session(session, clock, hub_key, "hub"), hub_key


def new_code() -> str:
    """Return six random digits."""
    return f"{secrets.randbelow(1_000_000):06d}"


def code_print(code_id: int, code: str) -> str:
    """Return what is stored of a code: worthless beside any other row."""
    return digest(f"{code_id}:{code}")


def _plain(claim: object) -> str:
    return claim[:200] if isinstance(claim, str) and claim.isprintable() else ""


async def accept_proof(
    session: AsyncSession, clock: Clock, info: SessionInfo, customer_id: int, by: str
) -> CustomerInfo:
    """Prove a session, write down how, and announce it; raises Conflict where it has proved to be somebody else's."""
    customer = await get_customer(session, info.store_id, customer_id)
    if await prove(session, clock, info, customer.id, by):
        audit.record(
            session,
            clock,
            store_id=info.store_id,
            actor=f"customer:{customer.id}",
            act="signed_in",
            subject=f"{info.kind}_session:{info.id}",
            by=by,
        )
        await visits.adopt(session, clock, info, customer.id)
        await announce(session, SignedIn(info.store_id, customer.id, info.id))
    return customer
