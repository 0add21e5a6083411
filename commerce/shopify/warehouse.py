"""Fulfilment orders and their holds (shopify.md section 3), the true gate of editing: from Shopify's words to ours."""

from collections.abc import Iterable
from datetime import datetime

from commerce.fulfilment import FulfilmentOrder, FulfilmentOrderLine, FulfilmentOrderStatus, Hold, RequestStatus
from commerce.shopify.whole import Group


def to_fulfilment_order(group: Group) -> FulfilmentOrder:
    """Return a fulfilment order. A hold is ours if our app placed it: it places none but for a customer's edit."""
    parts = group.parts
    return FulfilmentOrder(
        id=parts.id,
        status=FulfilmentOrderStatus(parts.status.value.lower()),
        request_status=RequestStatus(parts.request_status.value.lower()),
        lines=tuple(
            FulfilmentOrderLine(line.line_item.id, line.total_quantity, line.remaining_quantity) for line in group.lines
        ),
        holds=tuple(
            Hold(hold.id, hold.reason.value.lower(), hold.held_by_requesting_app, hold.handle or "")
            for hold in parts.fulfillment_holds
        ),
        supported_actions=frozenset(supported.action.value for supported in parts.supported_actions),
        fulfil_at=parts.fulfill_at,
    )


def promises(groups: Iterable[Group]) -> dict[str, tuple[datetime, datetime]]:
    """Return from when until when each fulfilment order's delivery was promised, where the shop promised it."""
    found: dict[str, tuple[datetime, datetime]] = {}
    for group in groups:
        method = group.parts.delivery_method
        if method is not None and method.max_delivery_date_time is not None:
            latest = method.max_delivery_date_time
            found[group.parts.id] = (method.min_delivery_date_time or latest, latest)
    return found
