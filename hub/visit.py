"""Who visits: the store of the address, the session of the cookie, and the language."""

from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from fastapi import Request
from fastapi.responses import Response
from sqlalchemy.ext.asyncio import AsyncSession

from commerce.terms import Terms
from customers.identity import CustomerInfo, SessionInfo, read_session
from hub.deps import Connected, Deps
from hub.readiness import status
from hub.render import WORDS, Look
from kit.errors import Invalid, NotReady, Unauthenticated
from kit.health import Unavailable
from kit.language import FALLBACK, primary
from kit.web import read_body
from stores.stores import Store, find_store

COOKIE = "tillside_hub"
LANGUAGE_COOKIE = "tillside_language"
LANGUAGE_LIVES = timedelta(days=365)
FORM_BYTES = 16_000
FORM_FIELDS = 50


@dataclass(frozen=True, slots=True)
class Visit:
    """One request to a store's pages; `session` is None before any code was asked for."""

    store: Store
    session: SessionInfo | None
    look: Look


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A request of a proved customer, with the shop they are a customer of."""

    store: Store
    session: SessionInfo
    customer: CustomerInfo
    look: Look
    shop: Connected


async def visit(deps: Deps, request: Request) -> Visit:
    """Read a visit from a request.

    Raises:
        NotFound: there is no such store.
        NotReady: with code `hub_unavailable`: its Hub is not active or not configured.
    """
    async with deps.database.begin() as session:
        store = await find_store(session, request.path_params["store_key"])
        request.state.look = Look(store, choose_language(request, "", store.settings.language), is_framed(request))
        if isinstance(status(store), Unavailable) or deps.shops(store) is None:
            raise NotReady("The pages of this store are not available.", code="hub_unavailable")
        found = await _read_session(deps, session, request, store)
    customer = found.customer if found else None
    look = Look(
        store,
        choose_language(request, customer.language if customer else "", store.settings.language),
        is_framed=is_framed(request),
        is_signed_in=customer is not None,
        here=here(request),
        today=store.today(deps.clock.now()),
    )
    request.state.look = look
    return Visit(store, found, look)


async def _read_session(deps: Deps, session: AsyncSession, request: Request, store: Store) -> SessionInfo | None:
    try:
        found = await read_session(session, deps.clock, request.cookies.get(COOKIE, ""), "hub")
    except Unauthenticated:
        return None
    return found if found.store_id == store.id else None


async def signed_in(deps: Deps, request: Request) -> SignedIn:
    """Read the visit of a proved customer.

    Raises:
        Unauthenticated: nobody is signed in; the browser is sent to sign in and back.
        NotFound, NotReady: as `visit`.
    """
    found = await visit(deps, request)
    shop = deps.shops(found.store)
    if found.session is None or found.session.customer is None or shop is None:
        raise Unauthenticated("Sign in to see your orders.")
    return SignedIn(found.store, found.session, found.session.customer, found.look, shop)


async def read_form(
    request: Request, *, most_bytes: int = FORM_BYTES, most_fields: int = FORM_FIELDS
) -> dict[str, str]:
    """Read a form's fields, each at its last value, without the spaces around it.

    Raises:
        TooLarge: more than a form of ours can hold.
        Invalid: not a form, or not in UTF-8.
    """
    body = await read_body(request, most_bytes)
    try:
        pairs = parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=most_fields, errors="strict")
    except ValueError as error:
        raise Invalid("This form cannot be read. Open the page again and send it once more.") from error
    return {name: value.strip() for name, value in pairs}


async def read_terms(deps: Deps, visit: SignedIn) -> Terms:
    """Read the store's policy facts, their sentences in the visitor's language where both exist."""
    async with deps.database.begin() as session:
        return await deps.terms(session, visit.store.id, visit.look.language)


def choose_language(request: Request, customers: str, stores: str) -> str:
    """Choose: what the visitor switched to, then the customer's own, then the browser's, then the store's."""
    wished = [request.query_params.get("lang", ""), request.cookies.get(LANGUAGE_COOKIE, ""), customers]
    wished += [part.partition(";")[0].strip() for part in request.headers.get("accept-language", "").split(",")]
    for tag in (*wished, stores):
        if primary(tag) in WORDS.languages:
            return primary(tag)
    return FALLBACK


def is_framed(request: Request) -> bool:
    """Whether the page stands inside the chat."""
    return request.query_params.get("frame") == "1" or request.headers.get("sec-fetch-dest") == "iframe"


def here(request: Request) -> str:
    """Return the address to come back to, but for its language: of a page that was read, never of a form."""
    if request.method != "GET":
        return ""
    query = [(name, value) for name, value in request.query_params.multi_items() if name != "lang"]
    return request.url.path + (f"?{urlencode(query)}" if query else "")


def local(target: str, prefix: str = "/hub/") -> str | None:
    """Return `target` if it is an address of this program under `prefix`, else None: no link leads elsewhere."""
    if not target.startswith(prefix) or any(sign < "!" or sign == "\\" for sign in target):
        return None
    parts = urlsplit(target)
    plain = unquote(parts.path)
    if parts.scheme or parts.netloc or any(way_out in plain for way_out in ("..", "//", "\\")):
        return None
    return quote(parts.path, safe="/%:@-._~!$&'()*+,;=") + (f"?{parts.query}" if parts.query else "")


def set_cookie(deps: Deps, response: Response, look: Look, name: str, value: str, lives: timedelta) -> None:
    """Let the browser carry `value` on this store's pages only, out of reach of scripts.

    Inside the chat on another site a browser keeps it apart for that site (`Partitioned`), which needs https.
    """
    path = f"/hub/{look.store.key}" if look.store else "/hub"
    manner = "SameSite=None; Secure; Partitioned" if look.is_framed and deps.is_secure else "SameSite=Lax"
    if deps.is_secure and "Secure" not in manner:
        manner += "; Secure"
    # Written by hand because the standard library of Python 3.11 does not know `Partitioned`.
    cookie = f"{name}={value}; Path={path}; Max-Age={int(lives.total_seconds())}; HttpOnly; {manner}"
    response.headers.append("set-cookie", cookie)
