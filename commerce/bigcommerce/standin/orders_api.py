"""The stand-in's orders: V2, and the payment actions of V3."""

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from email.utils import parsedate_to_datetime
from typing import Annotated, Any

from babel import Locale
from fastapi import APIRouter, Body, Request
from fastapi.responses import JSONResponse, Response

from commerce.bigcommerce.standin import shown
from commerce.bigcommerce.standin.gate import store_of
from commerce.bigcommerce.standin.model import OrderModel, RefundModel, StoreModel
from commerce.bigcommerce.standin.pages import v2_page
from commerce.bigcommerce.standin.refusing import NOT_FOUND, Refusal, unwritable
from commerce.bigcommerce.standin.world import change_status, refundable, settle_payment, touch
from commerce.bigcommerce.statuses import StatusId

STORE = "/stores/{store_hash}"
ORDER = f"{STORE}/v2/orders/{{order_id}}"
ACTIONS = f"{STORE}/v3/orders/{{order_id}}/payment_actions"
LONGEST_NOTE = 65_535
_READ_ONLY = {"id", "status", "custom_status", "date_modified", "payment_status", "items_total", "items_shipped"}
_ADDRESS = {"first_name", "last_name", "company", "street_1", "street_2", "city", "state", "zip", "phone", "email"}
_COUNTRIES = Locale.parse("en").territories
_SORTS: dict[str, Callable[[OrderModel], Any]] = {
    "id": lambda one: one.id,
    "date_created": lambda one: (one.created, one.id),
    "date_modified": lambda one: (one.modified, one.id),
}
Json = Annotated[dict[str, Any], Body()]


def routes() -> APIRouter:
    """Return the routes of orders."""
    router = APIRouter()
    _reading(router)
    _changing(router)
    _paying(router)
    return router


def _reading(router: APIRouter) -> None:
    @router.get(f"{STORE}/v2/order_statuses")
    async def statuses(request: Request) -> list[dict[str, Any]]:
        return [shown.status_entry(store_of(request), status) for status in StatusId]

    @router.get(f"{STORE}/v2/orders")
    async def orders(request: Request) -> Response:
        store, query = store_of(request), request.query_params
        found = [one for one in store.orders.values() if not one.is_deleted and _fits(one, dict(query))]
        by, _, way = query.get("sort", "date_created:asc").partition(":")
        if by not in _SORTS or way not in {"asc", "desc"}:
            raise Refusal(400, "The field 'sort' is invalid.")
        found.sort(key=_SORTS[by], reverse=way == "desc")
        whole = _whole(request)
        return v2_page(request, [shown.order(store, one, whole=whole) for one in found])

    @router.get(ORDER)
    async def order(request: Request, order_id: int) -> dict[str, Any]:
        store = store_of(request)
        return shown.order(store, _found(store, order_id), whole=_whole(request))

    @router.get(f"{ORDER}/products")
    async def products(request: Request, order_id: int) -> Response:
        return v2_page(request, [shown.line(one) for one in _found(store_of(request), order_id).lines])

    @router.get(f"{ORDER}/shipping_addresses")
    async def addresses(request: Request, order_id: int) -> Response:
        return v2_page(request, _found(store_of(request), order_id).addresses)

    @router.get(f"{ORDER}/shipments")
    async def shipments(request: Request, order_id: int) -> Response:
        sent = _found(store_of(request), order_id).shipments
        return v2_page(request, [shown.shipment(one, order_id) for one in sent])


def _changing(router: APIRouter) -> None:
    @router.put(ORDER)
    async def change(request: Request, order_id: int, body: Json) -> dict[str, Any]:
        store = store_of(request)
        one = _found(store, order_id)
        _check_fields(body, {"status_id", "staff_notes"}, _READ_ONLY)
        if len(str(body.get("staff_notes", ""))) > LONGEST_NOTE:
            raise Refusal(400, "The field 'staff_notes' is invalid.")
        if "status_id" in body:
            _set_status(store, one, body["status_id"])
        if "staff_notes" in body:
            one.notes = str(body["staff_notes"])
            touch(store, one)
        return shown.order(store, one, whole=False)

    @router.put(f"{ORDER}/shipping_addresses/{{address_id}}")
    async def move(request: Request, order_id: int, address_id: int, body: Json) -> dict[str, Any]:
        store = store_of(request)
        one = _found(store, order_id)
        place = next((number for number, kept in enumerate(one.addresses) if kept["id"] == address_id), None)
        if place is None:
            raise Refusal(404, NOT_FOUND)
        _check_fields(body, _ADDRESS | {"country", "country_iso2"}, set(one.addresses[place]))
        if body.get("country", "") != _COUNTRIES.get(str(body.get("country_iso2", "")), ""):
            raise Refusal(400, "The field 'country' is invalid.")
        one.addresses[place] = {**one.addresses[place], **body}
        touch(store, one)
        return one.addresses[place]


def _paying(router: APIRouter) -> None:
    @router.get(f"{ACTIONS}/refunds")
    async def refunds(request: Request, order_id: int) -> dict[str, Any]:
        one = _found(store_of(request), order_id)
        return {"data": [shown.refund(refund, order_id) for refund in one.refunds], "meta": {}}

    @router.post(f"{ACTIONS}/refund_quotes", status_code=201)
    async def quote(request: Request, order_id: int, body: Json) -> dict[str, Any]:
        one = _found(store_of(request), order_id)
        wanted = _wanted(one, body)
        payment = {
            "provider_id": "cod" if one.is_by_hand else "testgateway",
            "provider_description": "Stand-in",
            "amount": float(wanted),
            "offline": one.is_by_hand,
            "offline_provider": one.is_by_hand,
            "offline_reason": "",
        }
        return {"data": {"total_refund_amount": float(wanted), "refund_methods": [[payment]]}, "meta": {}}

    @router.post(f"{ACTIONS}/refunds", status_code=201)
    async def give_back(request: Request, order_id: int, body: Json) -> dict[str, Any]:
        store = store_of(request)
        one = _found(store, order_id)
        wanted = _wanted(one, body)
        payments = list(body.get("payments", ()))
        if sum(Decimal(str(payment["amount"])) for payment in payments) != wanted:
            raise Refusal(422, "The amount of the payments does not match the refund.")
        refund = RefundModel(
            store.next_id(), store.now(), wanted, list(body["items"]), payments, is_declined=store.knobs.declines
        )
        one.refunds.append(refund)
        settle_payment(one)
        touch(store, one)
        store.tell("store/order/refund/created", "order", one.id, refund={"refund_id": refund.id})
        return {"data": shown.refund(refund, order_id), "meta": {}}

    @router.post(f"{ACTIONS}/void", status_code=201)
    async def void(request: Request, order_id: int) -> JSONResponse:
        store = store_of(request)
        one = _found(store, order_id)
        if one.payment_status != "authorized":
            raise Refusal(422, "The payment of this order cannot be voided.")
        one.payment_status = "void pending"
        touch(store, one)
        return JSONResponse({}, 201)


def _found(store: StoreModel, order_id: int) -> OrderModel:
    one = store.orders.get(order_id)
    if one is None:
        raise Refusal(404, NOT_FOUND)
    return one


def _check_fields(body: dict[str, Any], writable: set[str], known: set[str]) -> None:
    for field in body:
        if field not in writable:
            raise unwritable(field, is_known=field in known)


def _fits(one: OrderModel, query: dict[str, str]) -> bool:
    wanted = {"customer_id": str(one.customer_id), "channel_id": str(one.channel_id), "status_id": str(one.status_id)}
    email = query.get("email")
    since = query.get("min_date_created")
    if one.id < int(query.get("min_id", 0)) or (since and one.created < _moment(since)):
        return False
    is_theirs = email is None or str(one.billing.get("email", "")).lower() == email.lower()
    return is_theirs and all(query.get(name, value) == value for name, value in wanted.items())


def _moment(written: str) -> datetime:
    """Read a moment in either of the two ways that V2 takes."""
    return parsedate_to_datetime(written) if written[:1].isalpha() else datetime.fromisoformat(written)


def _whole(request: Request) -> bool:
    query = request.query_params
    return query.get("include") == "consignments.line_items" and query.get("consignment_structure") == "object"


def _set_status(store: StoreModel, one: OrderModel, status_id: object) -> None:
    if store.knobs.locks_status or status_id not in set(StatusId) or one.is_deleted:
        raise Refusal(400, "The field 'status_id' is invalid.")
    change_status(store, one, int(str(status_id)))


def _wanted(one: OrderModel, body: dict[str, Any]) -> Decimal:
    """Return what is to go back; the stand-in knows refunds of the order as a whole alone."""
    items = body.get("items") or []
    if not items or any(item.get("item_type") != "ORDER" or item.get("item_id") != one.id for item in items):
        raise Refusal(422, "The refund items are invalid.")
    wanted = sum((Decimal(str(item.get("amount", 0))) for item in items), Decimal(0))
    if wanted <= 0 or wanted > refundable(one):
        raise Refusal(422, "Refund amount is greater than remaining amount")
    return wanted
