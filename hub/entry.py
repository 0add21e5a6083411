"""The two ways in from a conversation: a ticket from the widget, and a short link that grants nothing."""

from functools import partial
from urllib.parse import quote

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from conversations.links import read_link
from customers.identity import LIVES
from customers.signin import use_ticket
from hub import faults
from hub.deps import Deps
from hub.render import Look
from hub.visit import COOKIE, choose_language, is_framed, local, set_cookie
from kit.errors import NotFound, Unauthenticated
from stores.stores import get_store


def routes(deps: Deps) -> APIRouter:
    """Return the ways in."""
    router = faults.router(deps)
    router.add_api_route("/hub/enter", partial(enter, deps), methods=["GET"])
    router.add_api_route("/l/{key}", partial(follow, deps), methods=["GET"])
    return router


async def enter(deps: Deps, request: Request, ticket: str = "", next: str = "") -> Response:  # noqa: A002 - the field's name
    """Open the Hub for the customer of a signed-in chat: the ticket works once, for a minute.

    A ticket that no longer works grants nothing: the browser goes on to the page, which asks it to sign in.

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


async def follow(deps: Deps, request: Request, key: str) -> Response:
    """Send a short link on to its order's page, which asks for a sign-in and then for whose order it is (D9a).

    Raises:
        NotFound: with code `link_invalid`: unknown or expired.
    """
    try:
        async with deps.database.begin() as session:
            link = await read_link(session, deps.clock, key)
            store = await get_store(session, link.store_id)
    except NotFound as error:
        raise NotFound("This link is not known or has expired.", code="link_invalid") from error
    look = Look(store, choose_language(request, "", store.settings.language))
    if link.order_id is None:
        return look.go("/orders")
    if link.edit:
        return look.go(f"/orders/{quote(link.order_id, safe='')}/edit", kind=link.edit)
    return look.go(f"/orders/{quote(link.order_id, safe='')}")
