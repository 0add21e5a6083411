"""The statuses of an order at BigCommerce: fifteen, fixed by id; a merchant may rename them and nothing else."""

from collections.abc import Iterable
from enum import IntEnum

from commerce.bigcommerce.shapes import OrderStatus
from kit.errors import Permanent


class StatusId(IntEnum):
    """The ids, which a renamed status keeps."""

    INCOMPLETE = 0
    """a checkout that was never paid: no order yet"""
    PENDING = 1
    SHIPPED = 2
    PARTIALLY_SHIPPED = 3
    REFUNDED = 4
    CANCELLED = 5
    DECLINED = 6
    AWAITING_PAYMENT = 7
    AWAITING_PICKUP = 8
    AWAITING_SHIPMENT = 9
    COMPLETED = 10
    AWAITING_FULFILMENT = 11
    MANUAL_VERIFICATION = 12
    DISPUTED = 13
    PARTIALLY_REFUNDED = 14


OVER = frozenset({StatusId.CANCELLED, StatusId.DECLINED})
SENT = frozenset({StatusId.SHIPPED, StatusId.COMPLETED})
"""Everything has left, also where a merchant set it by hand and made no shipment."""
PACKED = frozenset({StatusId.AWAITING_SHIPMENT, StatusId.AWAITING_PICKUP})
"""Pulled and packed: the units are in the warehouse's hands."""
HELD = frozenset({StatusId.MANUAL_VERIFICATION, StatusId.DISPUTED})
UNTOLD = frozenset({StatusId.REFUNDED, StatusId.PARTIALLY_REFUNDED, StatusId.DISPUTED})
"""They stand where the status of sending stood before, so that nobody knows it any more."""
UNPAID = frozenset({StatusId.PENDING, StatusId.AWAITING_PAYMENT})
CANCELLED_LABEL = "Cancelled"
"""The system's own name of the status that cancels."""


def status_named(statuses: Iterable[OrderStatus], label: str) -> int:
    """Return the id of the status that the system names so, in the store's own list, whatever the merchant calls it.

    Raises:
        Permanent: the list has no such status.
    """
    wanted = label.casefold()
    for status in statuses:
        if wanted in {status.system_label.casefold(), status.name.casefold()}:
            return status.id
    raise Permanent(f"The store's list of statuses has none named {label}.", code="status_unknown")
