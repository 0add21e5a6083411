"""The stand-in's world: the stores of one BigCommerce, and what a merchant does in the control panel."""

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal

from commerce.bigcommerce.scopes import NEEDED
from commerce.bigcommerce.standin.model import OrderModel, ShipmentModel, StoreModel
from commerce.bigcommerce.statuses import StatusId
from kit.clock import Clock

SCOPES = frozenset(scope.parameters[0] for scope in NEEDED)
"""What an API account needs for everything this product does."""


class World:
    """Every store, by its hash."""

    def __init__(self, clock: Clock) -> None:
        """Tell the time by `clock`."""
        self.clock = clock
        self.stores: dict[str, StoreModel] = {}

    def add_store(self, store_hash: str, token: str, scopes: Iterable[str] = SCOPES) -> StoreModel:
        """Open a store with one API account."""
        store = StoreModel(store_hash, token, frozenset(scopes), self.clock.now)
        self.stores[store_hash] = store
        return store


def change_status(store: StoreModel, order: OrderModel, status_id: int) -> None:
    """Put an order into a status; cancelling puts its units back on the shelf where the store is set so."""
    if order.status_id == status_id:
        return
    is_first = order.status_id not in {StatusId.REFUNDED, StatusId.PARTIALLY_REFUNDED}
    order.status_id = status_id
    touch(store, order)
    if status_id == StatusId.CANCELLED and store.restocks and is_first:
        _restock(store, order)
    store.tell("store/order/statusUpdated", "order", order.id, status={"new_status_id": status_id})


def ship(store: StoreModel, order: OrderModel, units: dict[int, int], at: datetime, **tracking: str) -> ShipmentModel:
    """Send units of lines in one parcel, as the action "Ship items" does; the status follows."""
    for line in order.lines:
        line.shipped += units.get(line.id, 0)
    items = [(line_id, count) for line_id, count in units.items() if count]
    shipment = ShipmentModel(store.next_id(), at, items, **tracking)
    order.shipments.append(shipment)
    left = sum(line.quantity - line.shipped for line in order.lines if line.type == "physical")
    order.shipped_at = None if left else at
    order.status_id = StatusId.PARTIALLY_SHIPPED if left else StatusId.SHIPPED
    touch(store, order)
    store.tell("store/shipment/created", "shipment", shipment.id, orderId=order.id)
    store.tell("store/order/statusUpdated", "order", order.id, status={"new_status_id": order.status_id})
    return shipment


def ship_all(store: StoreModel, order: OrderModel, at: datetime) -> None:
    """Send whatever is left."""
    units = {line.id: line.quantity - line.shipped for line in order.lines if line.type == "physical"}
    ship(store, order, units, at, number="SHORE123", carrier="royalmail")


def settle(store: StoreModel) -> None:
    """Let the payment provider finish what it was asked for: voided payments."""
    for order in store.orders.values():
        if order.payment_status == "void pending":
            order.payment_status = "void"
            touch(store, order)


def touch(store: StoreModel, order: OrderModel) -> None:
    """Write down that an order has changed: BigCommerce counts whole seconds."""
    order.modified = store.now().replace(microsecond=0)
    store.tell("store/order/updated", "order", order.id)


def settle_payment(order: OrderModel) -> None:
    """Let payment and status follow a refund."""
    is_all = order.refunded >= order.total
    order.payment_status = "refunded" if is_all else "partially refunded"
    order.status_id = StatusId.REFUNDED if is_all else StatusId.PARTIALLY_REFUNDED


def refundable(order: OrderModel) -> Decimal:
    """Return what can still go back: nothing of what was never taken."""
    is_taken = order.payment_status in {"captured", "paid", "partially refunded"}
    return order.total - order.refunded if is_taken else Decimal(0)


def _restock(store: StoreModel, order: OrderModel) -> None:
    for line in order.lines:
        product = store.products.get(line.product_id)
        for variant in product.variants if product else ():
            if variant.id == line.variant_id and variant.stock is not None:
                variant.stock += line.quantity - line.shipped
