"""The demo's storefront: its catalogue with drawn pictures, and the chat in the corner, embedded as any shop would."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

from fastapi import APIRouter
from fastapi.responses import FileResponse, HTMLResponse
from markupsafe import Markup

from commerce.demo.people import ANA, JOAO, LEE
from commerce.port import Money, Product
from kit.language import Words, money, primary
from kit.templates import Templates
from stores.stores import Store

HERE = Path(__file__).parent
WORDS = Words(HERE / "words")
PEOPLE = ((ANA, "demo-ana"), (JOAO, "demo-joao"), (LEE, "demo-lee"))
QUESTIONS = ("demo-ask-size", "demo-ask-cancel", "demo-ask-policy")


@dataclass(frozen=True, slots=True)
class Deps:
    """What the storefront needs: the store whose shop window it is, and what is sold there."""

    templates: Templates
    store: Callable[[], Awaitable[Store]]
    products: Callable[[Store], Awaitable[tuple[Product, ...]]]


@dataclass(frozen=True, slots=True)
class Shown:
    """A product as the window shows it."""

    title: str
    about: str
    image: str
    price: Money
    varies: bool
    options: tuple[tuple[str, str], ...]
    is_gone: bool


def routes(deps: Deps) -> APIRouter:
    """Return the page `/shop` and its style sheet."""
    router = APIRouter(include_in_schema=False)

    @router.get("/shop")
    async def window(lang: str = "") -> HTMLResponse:
        store = await deps.store()
        language = primary(lang) if primary(lang) in WORDS.languages else _own(store)
        return deps.templates.page(
            "demo/shop.html",
            store=store,
            language=language,
            products=[_shown(product) for product in await deps.products(store) if product.variants],
            say=lambda key, **values: WORDS.say(language, key, **values),
            write=lambda amount: money(amount.amount, amount.currency, language),
            sign_in_line=_sign_in_line(language, store),
            people=PEOPLE,
            questions=QUESTIONS,
        )

    @router.get("/shop/shop.css")
    async def style() -> FileResponse:
        return FileResponse(HERE / "static" / "shop.css", media_type="text/css")

    return router


def _own(store: Store) -> str:
    return store.settings.language if store.settings.language in WORDS.languages else "en"


def _shown(product: Product) -> Shown:
    prices = [variant.price for variant in product.variants]
    options: dict[str, dict[str, None]] = {}
    for variant in product.variants:
        for name, value in variant.options:
            options.setdefault(name, {})[value] = None
    return Shown(
        title=product.title,
        about=product.description,
        image=product.image,
        price=min(prices),
        varies=len(set(prices)) > 1,
        options=tuple((name, ", ".join(values)) for name, values in options.items()),
        is_gone=all(variant.stock == 0 for variant in product.variants),
    )


def _sign_in_line(language: str, store: Store) -> Markup:
    """Return the sentence with its two links."""
    hub = Markup('<a href="/hub/{}">{}</a>').format(store.key, WORDS.say(language, "demo-hub"))
    mails = '<a href="/demo/mails" target="_blank" rel="noopener">/demo/mails</a>'
    return Markup(WORDS.say(language, "demo-sign-in", hub=str(hub), mails=mails))  # noqa: S704 - words of our own
