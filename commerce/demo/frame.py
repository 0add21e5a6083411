"""What every page of the demo shop has: its words, prices as the language writes them, and the browser's cart."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from fastapi import Request, Response
from fastapi.responses import HTMLResponse

from commerce.demo.cart import Cart, read_cart
from commerce.port import Discount, Money, Product
from kit.language import Words, money, primary
from kit.templates import Templates
from stores.stores import Store

WORDS = Words(Path(__file__).parent / "words")
COOKIE = "demo_cart"
_KEPT_SECONDS = 30 * 86400


@dataclass(frozen=True, slots=True)
class Deps:
    """What the shop's pages need: the store whose shop this is, and what is sold there, with which codes, now."""

    templates: Templates
    store: Callable[[], Awaitable[Store]]
    products: Callable[[Store], Awaitable[tuple[Product, ...]]]
    discounts: Callable[[Store], Awaitable[tuple[Discount, ...]]]
    now: Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class View:
    """One browser before the shop: which shop, in which language, with which cart."""

    deps: Deps
    store: Store
    language: str
    cart: Cart
    has_cart: bool
    """Whether the browser brought a cart of its own, though perhaps an empty one."""

    def say(self, key: str, **values: Any) -> str:  # noqa: ANN401 - whatever the words need
        """Say `key` in the page's language."""
        return WORDS.say(self.language, key, **values)

    def page(self, name: str, **values: Any) -> HTMLResponse:  # noqa: ANN401 - whatever a template shows
        """Return the page `name`."""
        return self.deps.templates.page(
            name,
            store=self.store,
            language=self.language,
            say=self.say,
            write=self.write,
            at=self.at,
            units=sum(self.cart.units.values()),
            **values,
        )

    def write(self, amount: Money) -> str:
        """Write an amount as the language does."""
        return money(amount.amount, amount.currency, self.language)

    def at(self, path: str) -> str:
        """Return the address of another of the shop's pages, in the same language."""
        return path if self.language == _own(self.store) else f"{path}?lang={self.language}"


async def view(deps: Deps, request: Request, lang: str) -> View:
    """Return what a browser is before."""
    store = await deps.store()
    language = primary(lang) if primary(lang) in WORDS.languages else _own(store)
    return View(deps, store, language, read_cart(request.cookies.get(COOKIE, "")), COOKIE in request.cookies)


def keep(response: Response, cart: Cart) -> Response:
    """Let the browser keep a cart."""
    response.set_cookie(COOKIE, cart.write(), max_age=_KEPT_SECONDS, path="/shop", httponly=True, samesite="lax")
    return response


def _own(store: Store) -> str:
    return store.settings.language if store.settings.language in WORDS.languages else "en"
