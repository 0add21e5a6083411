"""The demo's storefront: its catalogue with drawn pictures, and the chat in the corner, embedded as any shop would."""

from dataclasses import dataclass, replace
from pathlib import Path

from fastapi import APIRouter, Request, Response
from fastapi.responses import FileResponse
from markupsafe import Markup

from commerce.demo import cart_pages
from commerce.demo.frame import Deps, View, keep, view
from commerce.demo.people import ANA, IDA, JOAO, LEE
from commerce.discounts import Standing, find, standing
from commerce.port import Discount, Money, Product

HERE = Path(__file__).parent
PEOPLE = ((ANA, "demo-ana"), (JOAO, "demo-joao"), (LEE, "demo-lee"), (IDA, "demo-ida"))
QUESTIONS = (
    "demo-ask-size",
    "demo-ask-cancel",
    "demo-ask-where",
    "demo-ask-policy",
    "demo-ask-product",
    "demo-ask-compare",
    "demo-ask-code",
)


@dataclass(frozen=True, slots=True)
class Shown:
    """A product as the window shows it."""

    title: str
    about: str
    image: str
    page: str
    price: Money
    varies: bool
    options: tuple[tuple[str, str], ...]
    is_gone: bool


def routes(deps: Deps) -> APIRouter:
    """Return the page `/shop`, its style sheet and script, and the pages below it."""
    router = APIRouter(include_in_schema=False)

    @router.get("/shop")
    async def window(request: Request, lang: str = "", discount: str = "") -> Response:
        """Show what is sold; a link with a code puts it into the cart, if it counts."""
        here = await view(deps, request, lang)
        code = await _running(deps, here, discount)
        page = here.page(
            "demo/shop.html",
            products=[_shown(product) for product in await deps.products(here.store) if product.variants],
            sign_in_line=_sign_in_line(here),
            people=PEOPLE,
            questions=QUESTIONS,
            added=code.code if code else "",
        )
        return keep(page, replace(here.cart, code=code.code)) if code else page

    @router.get("/shop/shop.css")
    async def style() -> FileResponse:
        return FileResponse(HERE / "static" / "shop.css", media_type="text/css")

    @router.get("/shop/shop.js")
    async def script() -> FileResponse:
        return FileResponse(HERE / "static" / "shop.js", media_type="text/javascript")

    router.include_router(cart_pages.routes(deps))
    return router


async def _running(deps: Deps, here: View, code: str) -> Discount | None:
    found = find(await deps.discounts(here.store), code) if code else None
    return found if found and standing(found, deps.now()) is Standing.RUNNING else None


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
        page=f"/shop/products/{product.id}",
        price=min(prices),
        varies=len(set(prices)) > 1,
        options=tuple((name, ", ".join(values)) for name, values in options.items()),
        is_gone=all(variant.stock == 0 for variant in product.variants),
    )


def _sign_in_line(here: View) -> Markup:
    """Return the sentence with its two links."""
    hub = Markup('<a href="/hub/{}">{}</a>').format(here.store.key, here.say("demo-hub"))
    mails = '<a href="/demo/mails" target="_blank" rel="noopener">/demo/mails</a>'
    return Markup(here.say("demo-sign-in", hub=str(hub), mails=mails))  # noqa: S704 - words of our own
