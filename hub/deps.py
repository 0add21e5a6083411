"""What the Hub is given by `app.py`."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from commerce.changes import Changes
from commerce.port import Shop
from commerce.terms import Terms
from customers import signin
from kit.auth import Tokens
from kit.clock import Clock
from kit.db import Database
from kit.live import Live
from stores.stores import Store

Connected = tuple[Shop, Changes]
Shops = Callable[[Store], Connected | None]
TermsOf = Callable[[AsyncSession, int, str], Awaitable[Terms]]


@dataclass(frozen=True, slots=True)
class Deps:
    """`terms` takes store id and language; `base_url` has no slash at its end; `is_demo` shows where the mails lie."""

    database: Database
    clock: Clock
    tokens: Tokens
    live: Live
    shops: Shops
    terms: TermsOf
    signin: signin.Deps
    base_url: str
    is_demo: bool = False

    @property
    def is_secure(self) -> bool:
        """Whether people reach this program by https, so that cookies may be `Secure`."""
        return self.base_url.startswith("https://")
