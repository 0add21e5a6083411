"""The two ways in from a conversation: a ticket from the widget, and a short link that grants nothing."""

from dataclasses import dataclass
from functools import partial
from urllib.parse import urlsplit

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response
from sqlalchemy.ext.asyncio import AsyncSession

from commerce.port import Order
from conversations.inbox import get
from conversations.links import Link, read_link
from conversations.phones import current
from customers.identity import LIVES, tie_conversation
from customers.signin import use_ticket
from hub import faults
from hub.deps import Deps
from hub.render import Look, order_path
from hub.return_pages import portal_of
from hub.visit import COOKIE, SignedIn, choose_language, is_framed, local, set_cookie, signed_in
from hub.wishes import RETURN
from kit.errors import NotFound, Unauthenticated
from kit.jobs import announce
from stores.stores import Store, get_store


@dataclass(frozen=True, slots=True)
class LinkFollowed:
    """A customer who has signed in here opened the link of a conversation in which nobody has proved who they are."""

    store_id: int
    customer_id: int
    session_id: int
    conversation_id: int


def routes(deps: Deps) -> APIRouter:
    """Return the ways in."""
    router = faults.router(deps)
    router.add_api_route("/hub/enter", partial(enter, deps), methods=["GET"])
    router.add_api_route("/l/{key}", partial(follow, deps), methods=["GET"])
    router.add_api_route("/hub/{store_key}/links/{key}", partial(arrive, deps), methods=["GET"])
    return router


async def enter(deps: Deps, request: Request, ticket: str = "", next: str = "") -> Response:  # noqa: A002 - the field's name
    """Open the Hub for the customer of a signed-in chat: the ticket works once, for a minute, and from its page alone.

    A ticket that does not work grants nothing: the browser goes on to the page, which asks it to sign in.

    Raises:
        NotFound: with code `link_invalid`: `next` leads nowhere here.
    """
    target = local(next)
    if next and target is None:
        raise NotFound("This link leads nowhere.", code="link_invalid")
    try:
        async with deps.database.begin() as session:
            opened, key = await use_ticket(session, deps.clock, ticket)
            store = await get_store(session, opened.store_id)
            _require_widget(request, store)
    except Unauthenticated as error:
        if target is None:
            raise NotFound("This link leads nowhere.", code="link_invalid") from error
        return RedirectResponse(target, status_code=303)
    in_chat = is_framed(request) or "frame=1" in (target or "").partition("?")[2].split("&")
    look = Look(store, choose_language(request, "", store.settings.language), in_chat)
    if target is None or local(target, look.path_of_store) is None:
        target = look.path("/orders")
    response = RedirectResponse(target, status_code=303)
    set_cookie(deps, response, look, COOKIE, key, LIVES["hub"])
    return response


def _require_widget(request: Request, store: Store) -> None:
    """Refuse a ticket that another page than the widget's own opens, and leave it unused.

    Whoever sends their own ticket to somebody else would sign that browser in as themselves. No page can claim to be
    another in these headers; one that keeps silent is not believed (docs/adr/0009).

    Raises:
        Unauthenticated: with code `ticket_foreign`.
    """
    page = urlsplit(request.headers.get("referer", ""))
    is_own = bool(page.netloc) and page.netloc == request.headers.get("host")
    is_own = is_own or request.headers.get("sec-fetch-site") == "same-origin"
    if not is_own and f"{page.scheme}://{page.netloc}" not in store.settings.origins:
        raise Unauthenticated("Open your order from the chat again.", code="ticket_foreign")


async def follow(deps: Deps, request: Request, key: str) -> Response:
    """Send a short link on to its store's pages; the address it goes on to names neither an order nor a wish.

    Raises:
        NotFound: with code `link_invalid`: unknown or expired.
    """
    async with deps.database.begin() as session:
        link = await _read(session, deps, key)
        store = await get_store(session, link.store_id)
    return Look(store, choose_language(request, "", store.settings.language)).go(f"/links/{key}")


async def arrive(deps: Deps, request: Request, key: str) -> Response:
    """Lead whoever has signed in on to the order of a short link, if it is theirs, and else to their orders.

    A mere opening, such as a preview of the link in a messenger, ties nothing: only a sign-in does (D9a).

    Raises:
        NotFound: with code `link_invalid`: unknown, expired, or another store's.
        Unauthenticated: nobody is signed in; the browser is sent to sign in and back.
    """
    async with deps.database.begin() as session:
        link = await _read(session, deps, key)
    if link.edit == RETURN and (portal := await portal_of(deps, request)):
        return portal
    visit = await signed_in(deps, request)
    if link.store_id != visit.store.id:
        raise _dead()
    async with deps.database.begin() as session:
        await _tie(session, visit, link)
    order = await _own_order(visit, link)
    if order is not None:
        if link.edit == RETURN:
            return visit.look.go(order_path(order.id, "/return"))
        rest = "/edit" if link.edit else ""
        return visit.look.go(order_path(order.id, rest), kind=link.edit or "")
    # The order of somebody else: the wish that came with it is theirs too.
    names_order = link.order_id or link.order_name
    return visit.look.go("/orders", kind="" if names_order else link.edit or "")


async def _read(session: AsyncSession, deps: Deps, key: str) -> Link:
    try:
        return await read_link(session, deps.clock, key)
    except NotFound as error:
        raise _dead() from error


async def _tie(session: AsyncSession, visit: SignedIn, link: Link) -> None:
    """Tie this session to the conversation of a link, so that what is changed here is told there, once it is theirs.

    Of a telephone it is the newest conversation, for that is where its owner writes now. That it is theirs is for
    others to find out. A conversation that is another's already is left alone, and one of
    this customer's own is not given up for one that may be a stranger's.
    """
    mine, there = visit.customer.id, await current(session, await get(session, link.conversation_id))
    if there.customer_id not in {None, mine}:
        return
    held = visit.session.conversation_id
    if there.customer_id == mine or held is None or (await get(session, held)).customer_id != mine:
        await tie_conversation(session, visit.session, there.id)
    if there.customer_id is None:
        await announce(session, LinkFollowed(visit.store.id, mine, visit.session.id, there.id))


async def _own_order(visit: SignedIn, link: Link) -> Order | None:
    """Find the order of a link among this customer's own."""
    shop, customer_id = visit.shop[0], visit.customer.shop_customer_id
    try:
        if link.order_id is not None:
            return await shop.order(customer_id, link.order_id)
        return await shop.order_named(customer_id, link.order_name) if link.order_name else None
    except NotFound:
        return None


def _dead() -> NotFound:
    return NotFound("This link is not known or has expired.", code="link_invalid")
