"""A store of the stand-in with one customer, and orders that read like sentences."""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from decimal import Decimal
from itertools import count
from typing import Any

import httpx

from commerce.fulfilment import Fulfilment, FulfilmentOrder, FulfilmentOrderLine, FulfilmentOrderStatus, RequestStatus
from commerce.port import Address, FinancialStatus, Line, Money, Order, ShopCustomer
from commerce.shopify.reads import ShopifyReads
from commerce.shopify.standin.knobs import Fault, FaultKind
from commerce.shopify.standin.loading import place_customer, place_order
from commerce.shopify.standin.server import app
from commerce.shopify.standin.world import SCOPES, StoreModel, World
from commerce.shopify.transport import Door, Transport
from kit.clock import ManualClock

SHOP = "harbour-and-loom.myshopify.com"
SIXTY_DAYS = [scope for scope in SCOPES if scope != "read_all_orders"]
PRICE = Money(Decimal("25.00"), "EUR")
NUMBERS = count(1)


class Impatient(httpx.ASGITransport):
    """Gives up soon on a server that will keep silent, as a client over a network does; waits for any other."""

    def __init__(self, world: World) -> None:
        super().__init__(app(world))
        self._knobs = world.knobs

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        is_silent = any(fault.kind is FaultKind.SILENCE for fault in self._knobs.faults)
        try:
            async with asyncio.timeout(0.1 if is_silent else None):
                return await super().handle_async_request(request)
        except TimeoutError:
            raise httpx.ReadTimeout("silence") from None


@dataclass
class Town:
    """A world with one store, and somebody who has bought there."""

    clock: ManualClock
    world: World
    store: StoreModel
    me: str
    asked: list[str] = field(default_factory=list)
    """The operations that were asked of the store, in their order."""

    def shop(self, *, token: str = "shpat_town", shop: str = SHOP, patience: float = 4.0) -> ShopifyReads:  # noqa: S107
        async def sleep(seconds: float) -> None:
            self.clock.move(timedelta(seconds=seconds))

        client = httpx.AsyncClient(transport=Impatient(self.world))
        door = Door(shop, token, "http://shopify.test")
        transport = Transport(door, self.clock, sleep=sleep, patience=patience, client=client)
        made = ShopifyReads(transport, self.clock)
        ask = transport.ask

        async def counted(query: str, operation: str, variables: dict[str, object]) -> dict[str, object]:
            self.asked.append(operation)
            return await ask(query, operation, variables)

        made._client._ask = counted  # type: ignore[assignment]  # noqa: SLF001 - a test counts what is sent
        return made

    def place(self, order: Order) -> str:
        return place_order(self.store, replace(order, customer_id=self.me))

    def fail(self, kind: FaultKind, **how: Any) -> None:  # noqa: ANN401 - a fault's own fields
        self.world.knobs.add(Fault(kind, **how))


def town_of(clock: ManualClock, scopes: Iterable[str] = SCOPES) -> Town:
    world = World(clock)
    store = world.add_store(SHOP, "shpat_town", scopes)
    me = place_customer(store, ShopCustomer("c1", "ines@example.com", "In\u00eas Prado", "+351 910 000 001", "pt-PT"))
    return Town(clock, world, store, me)


def line(units: int = 1, **more: object) -> Line:
    """A line of these units, none of them sent."""
    name = f"line-{next(NUMBERS)}"
    made = Line(
        id=name,
        product_id="",
        variant_id="",
        title="Harbour Tee",
        variant_title="M",
        ordered=units,
        current=units,
        unfulfilled=units,
        refundable=units,
        price=PRICE,
    )
    return replace(made, **more)  # type: ignore[arg-type]


def sent(*lines: Line, clock: ManualClock, **more: object) -> Fulfilment:
    """A parcel with all units of these lines."""
    made = Fulfilment(f"parcel-{next(NUMBERS)}", tuple((one.id, one.current) for one in lines), clock.now())
    return replace(made, **more)  # type: ignore[arg-type]


def order(*lines: Line, clock: ManualClock, **more: object) -> Order:
    """An order placed ten minutes ago and paid, all of it still open."""
    number = 1000 + next(NUMBERS)
    group = FulfilmentOrder(
        f"group-{number}",
        FulfilmentOrderStatus.OPEN,
        RequestStatus.UNSUBMITTED,
        tuple(FulfilmentOrderLine(one.id, one.current, one.unfulfilled or 0) for one in lines),
    )
    made = Order(
        id=f"order-{number}",
        name=f"#{number}",
        version="",
        customer_id="",
        placed_at=clock.now() - timedelta(minutes=10),
        currency="EUR",
        lines=lines,
        fulfilment_orders=(group,),
        fulfilments=(),
        total=sum((one.price * one.current for one in lines), Money(Decimal(0), "EUR")),
        financial_status=FinancialStatus.PAID,
        shipping_address=Address("In\u00eas Prado", "Rua Nova 1", "Porto", "4000-001", "PT"),
    )
    return replace(made, **more)  # type: ignore[arg-type]
