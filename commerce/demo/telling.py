"""What happens in the demo's own shop, and that it tells us of it as other shops do by their webhooks.

In the demo a person plays the shop's people: `POST /demo/shop/orders` with an order's name and what becomes of it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import uuid4

from fastapi import APIRouter
from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from commerce.demo.models import DemoOrderRow
from commerce.demo.orders import to_order
from commerce.demo.place import Becomes, become
from commerce.notices import About, Told, accept_notice
from commerce.port import Order
from kit.clock import Clock
from kit.db import Database
from kit.errors import Conflict, NotFound

KIND = "demo"
PATH = "/demo/shop/orders"


@dataclass(frozen=True, slots=True)
class Deps:
    """What moving the demo's orders needs; `is_demo` tells whether this is the demo, and not a shop's own program."""

    database: Database
    clock: Clock
    is_demo: Callable[[], bool]


class Moved(BaseModel):
    """What happens to an order in the shop, without us: `order` is its name, such as `#1001`."""

    model_config = ConfigDict(extra="forbid")

    order: str
    becomes: Becomes


def routes(deps: Deps) -> APIRouter:
    """Return the entrance by which a person moves the demo's orders on."""
    router = APIRouter(include_in_schema=False)

    @router.post(PATH, status_code=204)
    async def move(moved: Moved) -> Response:
        """Let the shop move an order on and tell of it; raises NotFound, and Conflict where it cannot become so."""
        async with deps.database.begin() as session:
            found = await _named(session, moved.order) if deps.is_demo() else None
            if found is None:
                raise NotFound("The demo shop has no such order.", code="order_not_found")
            _check(to_order(found), moved.becomes)
            await become(session, found.store_id, found.id, moved.becomes, deps.clock.now())
            await tell(session, deps.clock, found.store_id, found.id)
        return Response(status_code=204)

    return router


async def tell(session: AsyncSession, clock: Clock, store_id: int, order_id: str) -> None:
    """Let the demo shop tell that something happened to an order."""
    told = Told(uuid4().hex, "orders/updated", About.ORDER, order_id, clock.now())
    await accept_notice(session, store_id, KIND, told, clock.now())


def _check(order: Order, becomes: Becomes) -> None:
    is_open = any(line.unfulfilled for line in order.lines) and order.cancelled_at is None
    if becomes in {"delivered", "delayed"} and not order.fulfilments:
        raise Conflict("Nothing of this order was sent yet. Let it be shipped first.", code="order_state")
    if becomes in {"shipped", "with_warehouse", "cancelled"} and not is_open:
        raise Conflict("Nothing of this order is left to be sent.", code="order_state")


async def _named(session: AsyncSession, name: str) -> DemoOrderRow | None:
    number = name.strip().removeprefix("#")
    if not (number.isascii() and number.isdecimal() and len(number) < 10):  # noqa: PLR2004 - an integer column's
        return None
    query = select(DemoOrderRow).where(DemoOrderRow.number == int(number)).order_by(DemoOrderRow.store_id)
    return (await session.scalars(query.limit(1))).one_or_none()
