"""What the shop's page tells of its visitor: that they agree, where they are, what they look at, and their cart.

Nothing is kept of a visitor who has not agreed, or no more. What is told is a browser's own word: it is bounded, shown
to staff, and decides nothing.
"""

from contextlib import suppress
from datetime import timedelta
from decimal import Decimal
from typing import Annotated, Any
from urllib.parse import urlsplit

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy.ext.asyncio import AsyncSession

from channels.callers import check_origin, is_own, sender_of
from channels.incoming import clean_language
from channels.port import Deps
from customers import visits
from customers.carts import Cart, CartLine
from customers.devices import device_of
from customers.identity import SessionInfo, is_free, open_session, read_session
from customers.presence import tell_staff
from customers.visits import PageSeen, Told
from kit.errors import Invalid, Unauthenticated
from kit.language import primary
from stores.stores import Store, find_store, get_store, zones

STARTS_PER_SENDER = (60, timedelta(minutes=10))
REPORTS_PER_SESSION = (120, timedelta(minutes=1))
MOST_PAGES = 20
MOST_LINES = 100
_COUNTRY_LETTERS = 2

Json = dict[str, Any]
Title = Annotated[str, Field(max_length=300)]
Id = Annotated[str, Field(max_length=200)]


class _Body(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Begin(_Body):
    """A visitor of a store's page who agrees that what they do there is kept."""

    store: str = Field(max_length=100)


class Page(_Body):
    """A page that was opened; `product` is the shop's id of the one that it shows."""

    url: str = Field(min_length=1, max_length=2000)
    title: Title = ""
    product: Id = ""
    product_title: Title = ""


class Line(_Body):
    """Units of one variant in the cart."""

    id: str = Field(min_length=1, max_length=200)
    title: Title = ""
    units: int = Field(ge=1, le=9999)


class CartNow(_Body):
    """The whole cart as it is now; without lines there is none. `was_there` tells of one older than the visit."""

    lines: list[Line] = Field(default_factory=list, max_length=MOST_LINES)
    subtotal: Decimal | None = Field(default=None, ge=0, le=10**9, max_digits=14, decimal_places=4)
    currency: str = Field(default="", pattern=r"^([A-Z]{3})?$")
    was_there: bool = False


class Report(_Body):
    """What has happened since the last report; `number` grows each time, such as the milliseconds since 1970.

    Without pages and cart it says that the visitor is still there. `window` names one of several open windows.
    """

    number: int = Field(ge=1, le=2**53 - 1)
    pages: list[Page] = Field(default_factory=list, max_length=MOST_PAGES)
    cart: CartNow | None = None
    language: str = Field(default="", max_length=100)
    time_zone: str = Field(default="", max_length=100)
    window: str = Field(default="page", pattern=r"^[A-Za-z0-9_-]{1,40}$")
    is_here: bool = True
    """False where the visitor leaves the page."""


class Word(_Body):
    """Whether the visitor agrees that what they do on the shop's pages is kept."""

    activity: bool


def add_routes(router: APIRouter, deps: Deps) -> None:
    """Put the routes of visits onto the widget's interface."""
    _agreeing(router, deps)
    _reporting(router, deps)


async def go_on(session: AsyncSession, deps: Deps, store: Store, key: str) -> tuple[SessionInfo, str]:
    """Return the visit of this key and the key, for a chat that begins; a new session where it has a chat, or is over.

    One session holds one chat, so that who signs in there is told nothing of another.
    """
    if key:
        with suppress(Unauthenticated):
            info = await read_session(session, deps.clock, key, "webchat")
            if info.store_id == store.id and await is_free(session, info):
                return info, key
    return await open_session(session, deps.clock, store.id, "webchat")


def _agreeing(router: APIRouter, deps: Deps) -> None:
    @router.post("/visits", status_code=201)
    async def begin(request: Request, body: Begin) -> Json:
        """Begin a visit of somebody who has agreed; a chat that is started with its `key` goes on with it."""
        await deps.live.limit(f"visits:start:{sender_of(request)}", *STARTS_PER_SENDER)
        async with deps.database.begin() as session:
            store = await find_store(session, body.store)
            check_origin(request, store)
            info, key = await open_session(session, deps.clock, store.id, "webchat")
            await _agree(session, deps, request, info)
        return {"key": key}

    @router.post("/visits/consent", status_code=204)
    async def consent(request: Request, body: Word) -> Response:
        """Note that the visitor agrees, or takes it back: then what was kept of this visit is forgotten."""
        async with deps.database.begin() as session:
            info, _ = await _visit(session, deps, request)
            await deps.live.limit(f"visits:report:{info.id}", *REPORTS_PER_SESSION)
            if body.activity:
                await _agree(session, deps, request, info)
            else:
                await visits.take_back(session, deps.clock, info)
        return Response(status_code=204)


def _reporting(router: APIRouter, deps: Deps) -> None:
    @router.post("/visits/reports", status_code=204)
    async def report(request: Request, body: Report) -> Response:
        """Tell which pages were opened and what is in the cart; of a visitor who has not agreed nothing is kept."""
        async with deps.database.begin() as session:
            info, store = await _visit(session, deps, request)
            await deps.live.limit(f"visits:report:{info.id}", *REPORTS_PER_SESSION)
            is_kept = await visits.take_in(session, deps.clock, info, _told(request, store, body))
        if is_kept and body.is_here:
            await deps.live.arrive(visits.place(info.id), f"page:{body.window}")
        elif is_kept:
            await deps.live.leave(visits.place(info.id), f"page:{body.window}")
            await tell_staff(deps.live, info)
        return Response(status_code=204)


async def _visit(session: AsyncSession, deps: Deps, request: Request) -> tuple[SessionInfo, Store]:
    scheme, _, key = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not key:
        raise Unauthenticated("Send the visit's key as a bearer token.", code="session_missing")
    info = await read_session(session, deps.clock, key.strip(), "webchat")
    store = await get_store(session, info.store_id)
    check_origin(request, store)
    return info, store


async def _agree(session: AsyncSession, deps: Deps, request: Request, info: SessionInfo) -> None:
    device = device_of(request.headers.get("user-agent", ""))
    await visits.agree(session, deps.clock, info, device, _country(deps, request))


def _country(deps: Deps, request: Request) -> str:
    """Return the country that the proxy before us tells, if the deployer has named its header."""
    told = request.headers.get(deps.country_header, "").upper() if deps.country_header else ""
    return told if len(told) == _COUNTRY_LETTERS and told.isascii() and told.isalpha() else ""


def _told(request: Request, store: Store, body: Report) -> Told:
    if body.time_zone and body.time_zone not in zones():
        raise Invalid("This is no time zone; send a name such as Europe/Lisbon.", code="time_zone_unknown")
    return Told(
        number=body.number,
        pages=tuple(_page(request, store, page) for page in body.pages),
        cart=_cart(body.cart) if body.cart is not None else None,
        was_there=body.cart is not None and body.cart.was_there,
        language=primary(clean_language(body.language)),
        time_zone=body.time_zone,
    )


def _page(request: Request, store: Store, page: Page) -> PageSeen:
    """Return a page of this shop; what stands behind its path may be somebody's secret, and is left out.

    Raises:
        Invalid: with code `page_not_of_shop`: staff must be able to open it without a second thought.
    """
    try:
        parts = urlsplit(page.url)
        origin = f"{parts.scheme}://{parts.netloc}"
    except ValueError:
        origin, parts = "", urlsplit("")
    is_ours = origin in store.settings.origins or is_own(origin, request.headers.get("host", ""))
    if parts.scheme not in {"http", "https"} or "@" in parts.netloc or not is_ours or not page.url.isprintable():
        raise Invalid("This is no page of this shop. Send addresses of its own pages.", code="page_not_of_shop")
    return PageSeen(origin + parts.path, _line(page.title), _line(page.product), _line(page.product_title))


def _cart(cart: CartNow) -> Cart:
    lines = tuple(CartLine(_line(line.id), _line(line.title), line.units) for line in cart.lines)
    return Cart(lines, cart.subtotal, cart.currency)


def _line(words: str) -> str:
    """Return words in one line, without signs that cannot be seen."""
    return "".join(sign for sign in " ".join(words.split()) if sign.isprintable())
