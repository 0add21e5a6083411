"""The list of a customer's orders, and the page of one order."""

from functools import partial

from fastapi import APIRouter, Request
from fastapi.responses import Response

from hub import faults
from hub.deps import Deps
from hub.proposals import judge, proposed, stand
from hub.return_views import show_returns
from hub.views import is_there, show_order
from hub.visit import read_terms, signed_in
from hub.wanted import wanted


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
    shown = [show_order(visit.look, standing, now, leads_to=kind) for standing in standings]
    is_open = any(is_there(standing, kind) for standing in standings)
    choose = f"orders-choose-{kind}" if is_open else ""
    return visit.look.page("orders.html", orders=shown, choose=choose, wanted=await wanted(deps, visit))


async def show_one(deps: Deps, request: Request, order_id: str) -> Response:
    """Show one order: what is open, what has left, what is blocked and why (S1-65, S1-66)."""
    visit = await signed_in(deps, request)
    standing = await stand(deps, visit, order_id)
    waiting = await proposed(deps, visit, order_id)
    view = show_order(visit.look, standing, deps.clock.now())
    returns = show_returns(visit.look, standing.order)
    return visit.look.page("order.html", order=view, returns=returns, waiting=waiting, is_framed=visit.look.is_framed)
