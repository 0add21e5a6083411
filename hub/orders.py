"""The list of a customer's orders, and the page of one order."""

from functools import partial

from fastapi import APIRouter, Request
from fastapi.responses import Response

from commerce.terms import EditKind
from hub import faults
from hub.deps import Deps
from hub.proposals import judge, proposed, stand
from hub.views import show_order
from hub.visit import read_terms, signed_in


def routes(deps: Deps) -> APIRouter:
    """Return the pages of orders."""
    router = faults.router(deps)
    router.add_api_route("/hub/{store_key}/orders", partial(show_orders, deps), methods=["GET"])
    router.add_api_route("/hub/{store_key}/orders/{order_id:segment}", partial(show_one, deps), methods=["GET"])
    return router


async def show_orders(deps: Deps, request: Request, kind: str = "") -> Response:
    """Show this customer's newest orders (S1-64); each leads to the change of this `kind`, where that is open."""
    visit = await signed_in(deps, request)
    orders = await visit.shop[0].orders(visit.customer.shop_customer_id)
    terms = await read_terms(deps, visit)
    now = deps.clock.now()
    standings = [judge(deps, visit, order, terms) for order in orders]
    wished = EditKind(kind) if kind in set(EditKind) else None
    shown = [show_order(visit.look, standing, now, leads_to=wished) for standing in standings]
    is_open = wished is not None and any(standing.verdict(wished).allowed for standing in standings)
    return visit.look.page("orders.html", orders=shown, choose=f"orders-choose-{kind}" if is_open else "")


async def show_one(deps: Deps, request: Request, order_id: str) -> Response:
    """Show one order: what is open, what has left, what is blocked and why (S1-65, S1-66)."""
    visit = await signed_in(deps, request)
    standing = await stand(deps, visit, order_id)
    waiting = await proposed(deps, visit, order_id)
    view = show_order(visit.look, standing, deps.clock.now())
    return visit.look.page("order.html", order=view, waiting=waiting, is_framed=visit.look.is_framed)
