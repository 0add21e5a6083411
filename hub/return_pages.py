"""The page on which a customer asks for a return or an exchange, or the way to the shop's own page for that."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from commerce.changes import ChangeRefused, OrderMoved
from commerce.returns import ReturnReason
from hub import faults
from hub.deps import Deps
from hub.proposals import Standing, propose, stand
from hub.render import Look, order_path
from hub.return_views import show_kept, show_returnable
from hub.returning import LONGEST_NOTE, Products, wish_return
from hub.visit import SignedIn, choose_language, is_framed, read_form, signed_in, visit
from hub.wishes import RETURN, Closed, Wrong, WrongFields
from stores.stores import Store, find_store

FORM_BYTES = 120_000
FIELDS = 1000
"""Three fields a line, of at most 250 lines a request (shopify.md section 7), and a note."""


def routes(deps: Deps) -> APIRouter:
    """Return the form of a return, and the way to the shop's own page for returns."""
    router = faults.router(deps)
    page = "/hub/{store_key}/orders/{order_id:segment}/return"
    router.add_api_route("/hub/{store_key}/returns", partial(lead_on, deps), methods=["GET"])
    router.add_api_route(page, partial(show_form, deps), methods=["GET"])
    router.add_api_route(page, partial(take_form, deps), methods=["POST"])
    return router


async def lead_on(deps: Deps, request: Request) -> Response:
    """Lead anybody to the shop's own page for returns, else to their orders, to choose one."""
    portal = await portal_of(deps, request)
    return portal or (await visit(deps, request)).look.go("/orders", kind=RETURN)


async def show_form(deps: Deps, request: Request, order_id: str) -> Response:
    """Show what may come back, with a form for it, or why nothing may."""
    visited = await signed_in(deps, request)
    if portal := to_portal(visited.store, visited.look):
        return portal
    standing = await stand(deps, visited, order_id)
    return await _ask(visited, standing, {}, {})


async def take_form(deps: Deps, request: Request, order_id: str) -> Response:
    """Take the form: keep the request until it is confirmed, or show the form again with what is wrong."""
    visited = await signed_in(deps, request)
    form = await read_form(request, most_bytes=FORM_BYTES, most_fields=FIELDS)
    standing = await stand(deps, visited, order_id)
    try:
        wish = wish_return(standing, await _products(visited, standing), form)
        key = await propose(deps, visited, standing, wish)
    except WrongFields as error:
        return await _ask(visited, standing, form, error.fields)
    except (Closed, OrderMoved, ChangeRefused):
        standing = await stand(deps, visited, order_id)
        return await _ask(visited, standing, {}, {"lines": Wrong("wrong-return-moved")})
    return visited.look.go(f"/changes/{key}")


async def portal_of(deps: Deps, request: Request) -> Response | None:
    """Lead anybody to the shop's own page for returns, which asks itself who comes; it needs no Hub to be open.

    Raises:
        NotFound: there is no such store.
    """
    async with deps.database.begin() as session:
        store = await find_store(session, request.path_params["store_key"])
    language = choose_language(request, "", store.settings.language)
    return to_portal(store, Look(store, language, is_framed(request)))


def to_portal(store: Store, look: Look) -> Response | None:
    """Lead to the shop's own page for returns, if it has one; inside the chat by a link: it need not bear a frame."""
    address = store.settings.return_portal
    if not address:
        return None
    return look.page("return_portal.html", address=address) if look.is_framed else RedirectResponse(address, 303)


async def _ask(visited: SignedIn, standing: Standing, typed: Mapping[str, str], wrong: Mapping[str, Wrong]) -> Response:
    look, order = visited.look, standing.order
    can = standing.returnable.is_returnable
    products = await _products(visited, standing) if can else {}
    values: dict[str, Any] = {
        "order_name": order.name,
        "order_path": look.order(order.id),
        "form_path": order_path(order.id, "/return"),
        "lines": show_returnable(look, standing, products, typed),
        "kept": show_kept(look, standing),
        "reasons": [(reason.value, look.say(f"back-{reason.value.replace('_', '-')}")) for reason in ReturnReason],
        "source": standing.returnable.exchange_source,
        "note": typed.get("note", ""),
        "longest": LONGEST_NOTE,
        "wrong": {name: look.say(one.say, **one.values) for name, one in wrong.items()},
    }
    return look.page("return.html", status=(422 if wrong else 200) if can else 409, **values)


async def _products(visited: SignedIn, standing: Standing) -> Products:
    """Read what may be wished instead, where the shop exchanges at all."""
    if not standing.returnable.exchanges:
        return {}
    wanted = {line.product_id for line in standing.order.lines if _may_come_back(standing, line.id)}
    found = [await visited.shop[0].product(product_id) for product_id in sorted(wanted)]
    return {product.id: product for product in found if product}


def _may_come_back(standing: Standing, line_id: str) -> bool:
    state = standing.returnable.of(line_id)
    return state is not None and state.returnable > 0
