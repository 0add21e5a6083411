"""Signing in with the account at the shop: the way there, and the page on which the browser comes back.

The same page serves the Hub and the window that a chat has opened; which of them began, the try itself tells. The Hub's
session is proved in the browser that asked; a window proves nobody, it hands a value back to its chat (D9a).
"""

from dataclasses import replace
from functools import partial
from urllib.parse import urlsplit

import structlog
from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from commerce.accounts import Accounts
from commerce.port import ShopCustomer
from customers import accounts
from customers.accounts import AccountDenied, Asked, Pending
from customers.identity import LIVES, SessionInfo, open_session, renew_key
from hub import faults
from hub.deps import Deps
from hub.render import Look
from hub.signin import next_of, onward, sign_in_page
from hub.visit import COOKIE, Visit, here, set_cookie, visit
from kit.errors import AppError, NotFound, NotReady, Temporary

BACK = "/account/back"
"""Where the shop sends the browser back to, within a store's pages: registered at the shop as its callback address."""
_SAY = {
    "account_over": "account-over",
    "account_denied": "account-denied",
    "account_not_proved": "account-not-proved",
    "account_unknown": "account-unknown",
    "signed_in_as_other": "account-other",
    "too_many_requests": "fault-many",
}
log = structlog.get_logger()


def routes(deps: Deps) -> APIRouter:
    """Return the way to the account and back."""
    router = faults.router(deps)
    router.add_api_route("/hub/{store_key}/account", partial(go_there, deps), methods=["GET"])
    router.add_api_route(f"/hub/{{store_key}}{BACK}", partial(come_back, deps), methods=["GET"])
    return router


async def go_there(deps: Deps, request: Request) -> Response:
    """Send the browser to the shop's sign-in; from another name of this server, to the one that the shop knows first.

    Raises:
        NotFound: the store's shop does not offer it.
    """
    found = await visit(deps, request)
    offered = _offered(deps, found)
    target = next_of(found.look, request.query_params.get("next", ""))
    if found.look.is_signed_in:
        return onward(found.look, target)
    if urlsplit(deps.base_url).netloc != request.headers.get("host", ""):
        return RedirectResponse(deps.base_url + here(request), status_code=303)
    asked = Asked(
        redirect=f"{deps.base_url}{found.look.path_of_store.rstrip('/')}{BACK}",
        language=found.look.language,
        next=target,
        sender=request.client.host if request.client else "",
    )
    try:
        async with deps.database.begin() as session:
            opened, key = (
                (found.session, "") if found.session else await open_session(session, deps.clock, found.store.id, "hub")
            )
            attempt = await accounts.begin(session, deps.signin, opened, asked)
        response = RedirectResponse(await offered.begin(attempt), status_code=303)
    except AppError as error:
        return _sorry(deps, found.look, error, target)
    if key:
        set_cookie(deps, response, found.look, COOKIE, key, LIVES["hub"])
    return response


async def come_back(deps: Deps, request: Request) -> Response:
    """Prove whoever has signed in at the shop, or say why that proves nobody.

    Raises:
        NotFound: the store's shop does not offer it.
    """
    found, given = await visit(deps, request), request.query_params
    # The address of this page carries what works once: it is no address to come back to.
    found = replace(found, look=replace(found.look, here=""))
    offered = _offered(deps, found)
    try:
        async with deps.database.begin() as session:
            pending = await accounts.claim(session, deps.signin, found.store.id, given.get("state", ""), found.session)
    except AppError as error:
        return _sorry(deps, found.look, error, "")
    if pending.origin:
        found = replace(found, look=replace(found.look, language=pending.attempt.language))
    try:
        if "error" in given:
            raise AccountDenied("The sign-in was broken off.")
        known = await _recognise(deps, found, offered, pending, given.get("code", ""))
        return (
            await _hand_over(deps, found.look, pending, known)
            if pending.origin
            else (await _prove(deps, found, pending, known))
        )
    except AppError as error:
        return _sorry(deps, found.look, error, pending.next, is_window=bool(pending.origin))


async def _recognise(deps: Deps, found: Visit, offered: Accounts, pending: Pending, code: str) -> ShopCustomer:
    shop = deps.shops(found.store)
    if shop is None:
        raise NotReady("The shop of this store is not connected.", code="hub_unavailable")
    return await accounts.recognise(shop[0], offered, pending.attempt, code)


async def _prove(deps: Deps, found: Visit, pending: Pending, known: ShopCustomer) -> Response:
    asker: SessionInfo | None = found.session
    if asker is None:
        raise accounts.over()
    async with deps.database.begin() as session:
        await accounts.prove(session, deps.signin, asker, known)
        key = await renew_key(session, asker)
    response = onward(found.look, pending.next)
    set_cookie(deps, response, found.look, COOKIE, key, LIVES["hub"])
    return response


async def _hand_over(deps: Deps, look: Look, pending: Pending, known: ShopCustomer) -> Response:
    async with deps.database.begin() as session:
        value = await accounts.hand_over(session, deps.signin, pending, known)
    return _window(look, value=value, origin=pending.origin)


def _window(look: Look, *, status: int = 200, value: str = "", origin: str = "", sorry: str = "") -> Response:
    """Return what stands in the window that a chat has opened; only a page of that very origin is told the value."""
    response = look.page("account.html", status=status, value=value, origin=origin, sorry=sorry)
    # Otherwise a browser would part this window from the page of the shop that opened it.
    response.headers["Cross-Origin-Opener-Policy"] = "unsafe-none"
    return response


def _offered(deps: Deps, found: Visit) -> Accounts:
    offered = deps.signin.accounts(found.store)
    if offered is None:
        raise NotFound("There is no such page.")
    return offered


def _sorry(deps: Deps, look: Look, error: AppError, target: str, *, is_window: bool = False) -> Response:
    busy = "account-busy" if isinstance(error, Temporary) else "account-unavailable"
    log.warning("account_sign_in_refused", code=error.code, why=error.facts.get("why", ""), detail=error.detail)
    sorry = look.say(_SAY.get(error.code, busy))
    if is_window:
        return _window(look, status=error.status, sorry=sorry)
    start = replace(look, here=look.path("/", next=target))
    return sign_in_page(deps, start, target, status=error.status, sorry=sorry)
