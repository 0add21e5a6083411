"""The stand-in's own entrance, beside Shopify's interface: what a person or a test in another process may turn."""

from typing import Any

from fastapi import APIRouter, HTTPException
from pydantic import BaseModel, ConfigDict, Field

from commerce.shopify.standin import merchant, states
from commerce.shopify.standin.knobs import Fault, FaultKind
from commerce.shopify.standin.world import StoreModel, World


class Turned(BaseModel):
    """Knobs to turn; those that are not named stay."""

    model_config = ConfigDict(extra="forbid")

    delay: float | None = Field(None, ge=0)
    polls: int | None = Field(None, ge=0)
    job_fails: bool | None = None
    page: int | None = Field(None, ge=1)
    counts_editable: bool | None = None
    webhook_copies: int | None = Field(None, ge=1)


class Wanted(BaseModel):
    """A fault for the next requests."""

    model_config = ConfigDict(extra="forbid")

    kind: FaultKind
    operation: str = ""
    times: int = Field(1, ge=1)
    status: int = 500
    retry_after: float | None = None


class Moved(BaseModel):
    """What happens to an order in the shop, without us; `status` is what the carrier says."""

    model_config = ConfigDict(extra="forbid")

    order: str
    status: str = "IN_TRANSIT"


def routes(world: World) -> APIRouter:
    """Return the entrance, under `/standin`."""
    router = APIRouter(prefix="/standin")

    @router.get("/orders")
    async def orders() -> list[dict[str, Any]]:
        return [_told(store, name) for store in world.stores.values() for name in store.orders]

    @router.post("/knobs", status_code=204)
    async def turn(turned: Turned) -> None:
        for name, value in turned.model_dump(exclude_none=True).items():
            setattr(world.knobs, name, value)

    @router.post("/faults", status_code=204)
    async def fail(wanted: Wanted) -> None:
        if wanted.kind is FaultKind.MOVED:
            raise HTTPException(422, "Only a test beside the stand-in can let an order change in between.")
        world.knobs.add(Fault(**wanted.model_dump()))

    @router.post("/ship", status_code=204)
    async def ship(moved: Moved) -> None:
        merchant.ship(world, _store_of(world, moved.order), moved.order, status=moved.status)

    @router.post("/report", status_code=204)
    async def report(moved: Moved) -> None:
        merchant.report(world, _store_of(world, moved.order), moved.order, moved.status)

    @router.post("/finish-jobs", status_code=204)
    async def finish() -> None:
        world.finish_jobs()

    return router


def _told(store: StoreModel, name: str) -> dict[str, Any]:
    order = store.orders[name]
    customer = store.customers.get(order.customer or "")
    return {
        "shop": store.shop,
        "id": order.id,
        "name": order.name,
        "customer": customer.email if customer else None,
        "fulfilment": states.fulfilment_status(order),
        "payment": states.financial_status(order),
    }


def _store_of(world: World, order: str) -> StoreModel:
    for store in world.stores.values():
        if order in store.orders:
            return store
    raise HTTPException(404, "There is no such order. GET /standin/orders lists them.")
