"""The stand-in's store, storefronts, catalogue, customers and coupons."""

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response

from commerce.bigcommerce.standin.gate import store_of
from commerce.bigcommerce.standin.model import CouponModel, CustomerModel, ProductModel, VariantModel
from commerce.bigcommerce.standin.pages import v2_page, v3_page
from commerce.bigcommerce.standin.refusing import NOT_FOUND, Refusal
from commerce.bigcommerce.standin.shown import amount, moment

STORE = "/stores/{store_hash}"
CATALOGUE = f"{STORE}/v3/catalog"


def routes() -> APIRouter:
    """Return the routes of everything but orders."""
    router = APIRouter()
    _account(router)
    _catalogue(router)
    return router


def _account(router: APIRouter) -> None:
    @router.get(f"{STORE}/v2/store")
    async def information(request: Request) -> dict[str, Any]:
        store = store_of(request)
        shown = {"id": store.store_hash, "name": store.name, "secure_url": store.site, "status": "live"}
        return {**shown, "currency": store.currency, "weight_units": "KGS", "timezone": {"name": "UTC"}}

    @router.get(f"{STORE}/v3/channels/{{channel_id}}")
    async def channel(request: Request, channel_id: int) -> dict[str, Any]:
        name = store_of(request).channels.get(channel_id)
        if name is None:
            raise Refusal(404, NOT_FOUND)
        return {"data": {"id": channel_id, "name": name, "type": "storefront", "status": "active"}, "meta": {}}

    @router.get(f"{STORE}/v3/customers")
    async def customers(request: Request) -> dict[str, Any]:
        query, everybody = request.query_params, store_of(request).customers.values()
        if query.get("sort", "date_created:asc") != "date_created:asc":
            raise Refusal(422, "The stand-in sorts customers by when they came alone.")
        emails = {one.lower() for one in _several(query.get("email:in"))}
        found = [
            one
            for one in everybody
            if ("email:in" not in query or one.email.lower() in emails)
            and ("id:in" not in query or str(one.id) in _several(query["id:in"]))
            and ("phone:in" not in query or one.phone in _several(query["phone:in"]))
        ]
        return v3_page(request, [_customer(one) for one in found])

    @router.get(f"{STORE}/v2/coupons")
    async def coupons(request: Request) -> Response:
        return v2_page(request, [_coupon(one) for one in store_of(request).coupons])


def _catalogue(router: APIRouter) -> None:
    @router.get(f"{CATALOGUE}/products/channel-assignments")
    async def assignments(request: Request) -> dict[str, Any]:
        query = request.query_params
        channels, products = _several(query.get("channel_id:in")), _several(query.get("product_id:in"))
        shown = [
            {"product_id": product.id, "channel_id": channel}
            for product in store_of(request).products.values()
            for channel in product.channels
            if (not channels or str(channel) in channels) and (not products or str(product.id) in products)
        ]
        return v3_page(request, shown)

    @router.get(f"{CATALOGUE}/products")
    async def products(request: Request) -> dict[str, Any]:
        query = request.query_params
        found = [
            one
            for one in store_of(request).products.values()
            if ("id:in" not in query or str(one.id) in _several(query["id:in"]))
            and ("is_visible" not in query or one.is_visible is (query["is_visible"] == "true"))
        ]
        return v3_page(request, [_product(one, query.get("include", "")) for one in found])

    @router.get(f"{CATALOGUE}/products/{{product_id}}")
    async def product(request: Request, product_id: int) -> dict[str, Any]:
        one = store_of(request).products.get(product_id)
        if one is None:
            raise Refusal(404, NOT_FOUND)
        return {"data": _product(one, request.query_params.get("include", "")), "meta": {}}

    @router.get(f"{CATALOGUE}/trees/categories")
    async def categories(request: Request) -> dict[str, Any]:
        wanted = _several(request.query_params.get("category_id:in"))
        shown = [
            {"category_id": number, "parent_id": 0, "tree_id": 1, "name": name}
            for number, name in store_of(request).categories.items()
            if not wanted or str(number) in wanted
        ]
        return v3_page(request, shown)


def _several(written: str | None) -> list[str]:
    return written.split(",") if written else []


def _customer(one: CustomerModel) -> dict[str, Any]:
    return {
        "id": one.id,
        "email": one.email,
        "first_name": one.first_name,
        "last_name": one.last_name,
        "phone": one.phone,
        "channel_ids": one.channel_ids,
        "origin_channel_id": 1,
    }


def _coupon(one: CouponModel) -> dict[str, Any]:
    return {
        "id": one.id,
        "name": one.code,
        "code": one.code,
        "type": one.type,
        "amount": amount(one.amount),
        "min_purchase": amount(one.min_purchase),
        "expires": moment(one.expires),
        "enabled": one.enabled,
        "num_uses": one.num_uses,
        "max_uses": one.max_uses,
        "applies_to": {"entity": one.applies_to[0], "ids": one.applies_to[1]},
        "restricted_to": [],
    }


def _product(one: ProductModel, include: str) -> dict[str, Any]:
    counts = any(variant.stock is not None for variant in one.variants)
    shown: dict[str, Any] = {
        "id": one.id,
        "name": one.name,
        "type": one.type,
        "description": one.description,
        "price": float(one.price),
        "calculated_price": float(one.price),
        "search_keywords": one.words,
        "availability": one.availability,
        "inventory_tracking": "variant" if counts else "none",
        "inventory_level": sum(variant.stock or 0 for variant in one.variants),
        "is_visible": one.is_visible,
        "categories": [one.category] if one.category else [],
        "custom_url": {"url": one.path, "is_customized": False},
    }
    if "variants" in include:
        shown["variants"] = [_variant(variant) for variant in one.variants]
    if "images" in include:
        shown["images"] = [{"url_standard": one.image, "is_thumbnail": True}] if one.image else []
    if "custom_fields" in include:
        shown["custom_fields"] = []
    return shown


def _variant(one: VariantModel) -> dict[str, Any]:
    return {
        "id": one.id,
        "sku": one.sku,
        "price": float(one.price),
        "calculated_price": float(one.price),
        "inventory_level": one.stock or 0,
        "purchasing_disabled": one.is_disabled,
        "image_url": one.image,
        "option_values": [{"option_display_name": name, "label": label} for name, label in one.options],
    }
