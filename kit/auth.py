"""Who acts, what they may do, and the signed tokens that carry a small claim for a while."""

import hashlib
import hmac
import secrets
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from enum import IntEnum
from typing import Any

import jwt
from fastapi import Request
from sqlalchemy.ext.asyncio import AsyncSession

from kit.clock import Clock
from kit.errors import Forbidden, Unauthenticated

ALGORITHM = "HS256"
_STORES = "stores"
"""Where a session keeps which stores may be seen in it."""
PLAIN = "23456789abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ"


class Role(IntEnum):
    """The roles of staff; a higher one may do all that a lower one may."""

    AGENT = 1
    MANAGER = 2
    ADMIN = 3
    OWNER = 4

    @property
    def word(self) -> str:
        """The role's name in lower case, as it is stored and shown."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody on the staff who is signed in, or a program that acts with a key of theirs."""

    id: int
    name: str
    email: str
    role: Role
    stores: frozenset[int] | None = None
    """The stores that they may see; None for all."""
    teams: frozenset[int] | None = None
    """The teams whose tickets alone they may see, besides their own; None for all."""
    has_chat: bool = True
    """They may be assigned conversations and answer them (S3-53)."""
    scopes: frozenset[str] | None = None
    """What a key may be used for (`tickets:read`); None for a person, who may all that the role allows."""
    key_id: int | None = None
    """The key that a program acts with."""
    calls_left: int | None = field(default=None, compare=False)
    """How often the key may still be used within this minute; None where nothing counts it."""

    @property
    def mark(self) -> str:
        """Who acts, as audit and changes name it."""
        return f"staff:{self.id}"


def limit(session: AsyncSession, actor: Actor) -> Actor:
    """Let a session find no other stores than its actor may see, whoever asks it; returns the actor.

    The one place where somebody is recognised calls it, so that no page can forget it (`stores.stores.find_store`).
    """
    session.info[_STORES] = actor.stores
    return actor


def may_see(session: AsyncSession, store_id: int) -> bool:
    """Whether whoever was recognised in a session may see a store; a session without anybody is the program's own."""
    stores: frozenset[int] | None = session.info.get(_STORES)
    return stores is None or store_id in stores


Who = Callable[[Request, AsyncSession], Awaitable[Actor | None]]
"""Tells which member of staff a request comes from, or whose key; None for nobody's."""


def require(actor: Actor | None, role: Role, scope: str = "") -> Actor:
    """Return the actor if they have at least `role`; a key also needs `scope`, and opens nothing that names none.

    Raises:
        Unauthenticated: nobody is signed in.
        Forbidden: somebody is, with a lower role, or with a key that is not for this.
    """
    if actor is None:
        raise Unauthenticated("Sign in to go on.")
    if actor.scopes is not None and scope not in actor.scopes:
        wanted = f"Use a key with the scope {scope}." if scope else "Sign in as a person."
        raise Forbidden(f"This key may not be used for that. {wanted}", code="scope_missing", needed=scope)
    if actor.role < role:
        raise Forbidden(f"Only {role.word} and above may do this. Ask somebody with that role.", needed=role.word)
    return actor


class Tokens:
    """Signs and reads small claims. A token for one purpose is worth nothing for another."""

    def __init__(self, secret: str, clock: Clock) -> None:
        """Use `secret` (at least 32 characters) for every signature."""
        self._secret = secret
        self._clock = clock

    def sign(self, purpose: str, claims: Mapping[str, Any], *, lives: timedelta) -> str:
        """Return a token that carries `claims` for `purpose` until `lives` has passed."""
        now = self._clock.now()
        body = {**claims, "aud": purpose, "iat": int(now.timestamp()), "exp": int((now + lives).timestamp())}
        return jwt.encode(body, self._secret, algorithm=ALGORITHM)

    def read(self, purpose: str, token: str) -> dict[str, Any]:
        """Return the claims of a token that was signed for `purpose` and has not expired.

        Raises:
            Unauthenticated: with code `token_expired` or `token_invalid`.
        """
        return read_token(self._secret, token, purpose=purpose, clock=self._clock)


def read_token(secret: str, token: str, *, purpose: str, clock: Clock) -> dict[str, Any]:
    """Return the claims of a token signed with `secret`; a shop's own identity tokens are read with its own secret.

    Raises:
        Unauthenticated: with code `token_expired` or `token_invalid`.
    """
    try:
        claims = jwt.decode(
            token,
            secret,
            algorithms=[ALGORITHM],
            audience=purpose,
            options={"require": ["exp", "aud"], "verify_exp": False, "verify_iat": False},
        )
        expires = int(claims["exp"])
    except (jwt.InvalidTokenError, ValueError, TypeError, OverflowError) as error:
        raise Unauthenticated("This link or token is not valid. Start again.", code="token_invalid") from error
    if expires <= clock.now().timestamp():
        raise Unauthenticated("This link or token has expired. Start again.", code="token_expired")
    return dict(claims)


def new_key(size: int = 24) -> str:
    """Return a fresh unguessable key of `size` bytes, safe in an address."""
    return secrets.token_urlsafe(size)


def short_key(length: int) -> str:
    """Return a fresh unguessable key of `length` letters and digits, none of which looks like another.

    For addresses that people tap in a text message: telephones cut a link before a sign such as `-` at its end.
    """
    return "".join(secrets.choice(PLAIN) for _ in range(length))


def digest(value: str) -> str:
    """Return the SHA-256 of a secret, so that only its print is stored."""
    return hashlib.sha256(value.encode()).hexdigest()


def same(left: str, right: str) -> bool:
    """Compare two secrets in constant time."""
    return hmac.compare_digest(left.encode(), right.encode())
