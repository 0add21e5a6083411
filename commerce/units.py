"""Where the units of each line are now: shipped, open, with the warehouse, held, digital, or not told by the shop.

Facts alone, no policy: shopify.md sections 2 and 3. The shop's adapters refuse by it, `commerce.editability` adds the
shop's rules to it.
"""

from dataclasses import dataclass

from commerce.fulfilment import FulfilmentOrder, FulfilmentOrderStatus, RequestStatus
from commerce.port import Line, Order

_NOT_ASKED = frozenset(
    {
        RequestStatus.UNSUBMITTED,
        RequestStatus.REJECTED,
        RequestStatus.CANCELLATION_ACCEPTED,
        RequestStatus.CLOSED,
    }
)
_OVER = frozenset({FulfilmentOrderStatus.CANCELLED, FulfilmentOrderStatus.CLOSED})


@dataclass(frozen=True, slots=True)
class Units:
    """The units of one line by where they are; together they are its current quantity.

    `scheduled` counts those of `open` that wait for a date. `unplaced` counts units that the shop cannot place: no
    fulfilment order carries them, or it does not know how many have been fulfilled (`is_unknown`).
    """

    shipped: int = 0
    open: int = 0
    scheduled: int = 0
    with_warehouse: int = 0
    held: int = 0
    digital: int = 0
    unplaced: int = 0
    is_unknown: bool = False

    @property
    def current(self) -> int:
        """Units that are neither refunded nor removed."""
        return self.unshipped + self.shipped

    @property
    def unshipped(self) -> int:
        """Units that have not left."""
        return self.open + self.with_warehouse + self.held + self.digital + self.unplaced


def is_free(group: FulfilmentOrder) -> bool:
    """Whether nobody but us keeps the units of a fulfilment order: it may still be changed."""
    if group.request_status not in _NOT_ASKED:
        return False
    if group.status is FulfilmentOrderStatus.ON_HOLD:
        return _is_held_by_us_alone(group)
    return group.status in {FulfilmentOrderStatus.OPEN, FulfilmentOrderStatus.SCHEDULED}


def count_units(order: Order) -> dict[str, Units]:
    """Count the units of every line, by line id."""
    return {line.id: _count(line, order) for line in order.lines}


def _count(line: Line, order: Order) -> Units:
    current = max(0, line.current)
    if line.unfulfilled is None:
        return Units(unplaced=current, is_unknown=current > 0)
    unshipped = min(max(0, line.unfulfilled), current)
    shipped = current - unshipped
    if not line.requires_shipping:
        return Units(shipped=shipped, digital=unshipped)
    free, scheduled, asked, held = _remaining(line.id, order)
    units_open = min(unshipped, free)
    rest = unshipped - units_open
    with_warehouse = min(rest, asked)
    on_hold = min(rest - with_warehouse, held)
    return Units(
        shipped=shipped,
        open=units_open,
        scheduled=min(units_open, scheduled),
        with_warehouse=with_warehouse,
        held=on_hold,
        unplaced=rest - with_warehouse - on_hold,
    )


def _remaining(line_id: str, order: Order) -> tuple[int, int, int, int]:
    free = scheduled = asked = held = 0
    for group in order.fulfilment_orders:
        count = sum(max(0, line.remaining) for line in group.lines if line.line_id == line_id)
        if is_free(group):
            free += count
            scheduled += count if _is_scheduled(group) else 0
        elif group.status is FulfilmentOrderStatus.ON_HOLD and group.request_status in _NOT_ASKED:
            held += count
        elif group.status not in _OVER:
            asked += count
    return free, scheduled, asked, held


def _is_scheduled(group: FulfilmentOrder) -> bool:
    waits = group.status is FulfilmentOrderStatus.ON_HOLD and group.fulfil_at is not None
    return waits or group.status is FulfilmentOrderStatus.SCHEDULED


def _is_held_by_us_alone(group: FulfilmentOrder) -> bool:
    return bool(group.holds) and all(hold.ours for hold in group.holds)
