"""The demo shop's product pages, cart and checkout. Nothing is paid: they show what the chat's cards lead to.

`POST /shop/cart/discount` is the hook by which the page puts a code from the chat into the cart (docs/shop-page.md).
"""

from collections.abc import Mapping
from dataclasses import replace
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from pydantic import BaseModel, Field

from commerce.cards.products import is_left
from commerce.demo.cart import Cart, Total, add_up
from commerce.demo.frame import Deps, View, keep, view
from commerce.discounts import Standing, find, standing
from kit.errors import Conflict, NotFound

_NOT_NOW: Mapping[Standing, str] = {Standing.ENDED: "code-ended", Standing.NOT_YET: "code-not-yet"}


class AddCode(BaseModel):
    """A code to be put into the cart."""

    code: str = Field(min_length=1, max_length=80)
    is_kept: bool = False
    """It was taken on an earlier page: it counts only in a browser that has lost its cart."""


def routes(deps: Deps) -> APIRouter:
    """Return the pages below `/shop` that sell."""
    router = APIRouter(include_in_schema=False)
    _looks(router, deps)
    _changes(router, deps)
    return router


def _looks(router: APIRouter, deps: Deps) -> None:
    @router.get("/shop/products/{product_id}")
    async def product(product_id: str, request: Request, lang: str = "") -> HTMLResponse:
        here = await view(deps, request, lang)
        products = await deps.products(here.store)
        found = next((one for one in products if one.id == product_id and one.variants), None)
        if found is None:
            raise NotFound("The shop does not sell this. See what else there is on its first page.")
        left = [variant for variant in found.variants if is_left(variant)]
        return here.page("demo/product.html", product=found, left=left)

    @router.get("/shop/cart")
    async def cart(request: Request, lang: str = "") -> HTMLResponse:
        return await _adding_up(deps, request, lang, "demo/cart.html")

    @router.get("/shop/cart/lines")
    async def lines(request: Request) -> JSONResponse:
        """Return the cart as the page tells it to the chat (docs/shop-page.md)."""
        here = await view(deps, request, "")
        total = add_up(here.cart, await deps.products(here.store), (), deps.now())
        found = [{"id": one.variant.id, "title": one.product.title, "units": one.units} for one in total.lines]
        return JSONResponse(
            {"lines": found, "subtotal": str(total.goods.amount), "currency": total.goods.currency},
            headers={"Cache-Control": "no-store"},
        )

    @router.get("/shop/checkout")
    async def checkout(request: Request, lang: str = "") -> HTMLResponse:
        return await _adding_up(deps, request, lang, "demo/checkout.html")


def _changes(router: APIRouter, deps: Deps) -> None:
    @router.post("/shop/cart/items")
    async def add(request: Request, variant: Annotated[str, Form(max_length=80)], lang: str = "") -> Response:
        here = await view(deps, request, lang)
        products = await deps.products(here.store)
        if variant not in {one.id for product in products for one in product.variants if is_left(one)}:
            raise Conflict("This is sold out. Go back and choose another size or colour.", code="sold_out")
        return _to_cart(here, here.cart.adding(variant))

    @router.post("/shop/cart/items/remove")
    async def remove(request: Request, variant: Annotated[str, Form(max_length=80)], lang: str = "") -> Response:
        here = await view(deps, request, lang)
        return _to_cart(here, here.cart.without(variant))

    @router.post("/shop/cart/code")
    async def type_code(request: Request, code: Annotated[str, Form(max_length=80)] = "", lang: str = "") -> Response:
        """Take a code that was typed in; an empty one takes it out. Whether it counts is said in the cart."""
        here = await view(deps, request, lang)
        return _to_cart(here, replace(here.cart, code=code.strip()))

    @router.post("/shop/cart/discount")
    async def add_discount(request: Request, body: AddCode) -> Response:
        """Put a code from the chat into the cart, also into one that is still empty (S3-39, S3-41)."""
        here = await view(deps, request, "")
        found = find(await deps.discounts(here.store), body.code)
        if found is None:
            raise NotFound("The shop has no such code.", code="discount_not_found")
        if (state := standing(found, deps.now())) is not Standing.RUNNING:
            raise Conflict("This code does not count now.", code=f"discount_{state}")
        if body.is_kept and here.has_cart:
            return JSONResponse({"code": here.cart.code})
        return keep(JSONResponse({"code": found.code}), replace(here.cart, code=found.code))


async def _adding_up(deps: Deps, request: Request, lang: str, page: str) -> HTMLResponse:
    here = await view(deps, request, lang)
    products, discounts = await deps.products(here.store), await deps.discounts(here.store)
    total = add_up(here.cart, products, discounts, deps.now())
    return here.page(page, total=total, code=here.cart.code, problem=_problem(here, total))


def _problem(here: View, total: Total) -> str:
    """Say why the code in the cart takes nothing off, if so."""
    if not here.cart.code:
        return ""
    if total.discount is None or total.worth is None:
        return here.say("code-unknown", code=here.cart.code)
    if total.worth.standing is not Standing.RUNNING:
        return here.say(_NOT_NOW[total.worth.standing], code=total.discount.code)
    if total.worth.lacks is not None and total.lines:
        return here.say("code-lacks", code=total.discount.code, more=here.write(total.worth.lacks))
    return ""


def _to_cart(here: View, cart: Cart) -> Response:
    return keep(RedirectResponse(here.at("/shop/cart"), HTTPStatus.SEE_OTHER), cart)
