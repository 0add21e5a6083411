"""What Shopify tells of an order as a whole, worked out from its parts (shopify.md sections 1 to 3).

Pure. Where Shopify does not publish how it works something out, the rule here is our model of it and says so.
"""

from decimal import Decimal

from commerce.shopify.standin.model import Group, OrderModel, ReturnModel

CANCELLED_REASON = "The order has been canceled."
CANCELLING_REASON = "The order is being canceled."
CLOSED = frozenset({"CANCELLED", "CLOSED"})
OUR_OWN_TO_CHANGE = frozenset({"UNSUBMITTED", "REJECTED", "CANCELLATION_ACCEPTED", "CLOSED"})
_UNPAID = frozenset({"PENDING", "VOIDED", "EXPIRED"})


def received(order: OrderModel) -> Decimal:
    """Return what was paid, refunds not counted."""
    return _sum(order, "SALE", "CAPTURE")


def refunded(order: OrderModel) -> Decimal:
    """Return what was paid back."""
    return _sum(order, "REFUND")


def authorised(order: OrderModel) -> Decimal:
    """Return what is reserved and not yet taken."""
    return max(Decimal(0), _sum(order, "AUTHORIZATION") - _sum(order, "CAPTURE", "VOID"))


def _sum(order: OrderModel, *kinds: str) -> Decimal:
    return sum((one.amount for one in order.transactions if one.kind in kinds), Decimal(0))


def outstanding(order: OrderModel) -> Decimal:
    """Return what is still to be paid; negative is money back to the customer (`totalOutstandingSet`)."""
    if financial_status(order) in {"REFUNDED", "VOIDED"}:
        return Decimal(0)
    return order.total - received(order) + refunded(order)


def financial_status(order: OrderModel) -> str:
    """Return `displayFinancialStatus`; the order in which its values win is our model."""
    paid, back = received(order), refunded(order)
    if order.payment in _UNPAID and paid == 0:
        return order.payment
    if paid == 0 and authorised(order) > 0:
        return "AUTHORIZED"
    if 0 < paid <= back:
        return "REFUNDED"
    if order.total > paid - back:
        return "PARTIALLY_PAID" if paid else "PENDING"
    return "PARTIALLY_REFUNDED" if back else "PAID"


def fulfilment_status(order: OrderModel) -> str:
    """Return `displayFulfillmentStatus`, which is for display only (shopify.md section 1)."""
    shipped = any(line.current > line.unfulfilled for line in order.lines)
    left = [group for group in order.groups if any(line.remaining for line in group.lines)]
    if not left:
        return "FULFILLED" if shipped else "UNFULFILLED"
    for status in ("ON_HOLD", "SCHEDULED"):
        if all(group.status == status for group in left):
            return status
    if shipped:
        return "PARTIALLY_FULFILLED"
    if all(group.request_status == "REJECTED" for group in left):
        return "REQUEST_DECLINED"
    if all(group.status == "IN_PROGRESS" for group in left):
        return "IN_PROGRESS"
    return "UNFULFILLED"


def return_status(returns: tuple[ReturnModel, ...]) -> str:
    """Return `returnStatus` by the returns of an order: what waits for somebody comes first."""
    held = {one.status for one in returns}
    for status, told in (("REQUESTED", "RETURN_REQUESTED"), ("OPEN", "IN_PROGRESS"), ("CLOSED", "RETURNED")):
        if status in held:
            return told
    return "NO_RETURN"


def edit_errors(order: OrderModel, *, is_cancelling: bool) -> tuple[str, ...]:
    """Return why the order cannot be edited, empty if it can (shopify.md section 4)."""
    if order.is_locked:
        return order.lock_reasons or ("The order can't be edited.",)
    if order.cancelled_at is not None:
        return (CANCELLED_REASON,)
    if is_cancelling:
        return (CANCELLING_REASON,)
    if order.is_foreign_currency:
        return ("The order wasn't placed in the store's currency.",)
    if financial_status(order) in {"VOIDED", "EXPIRED"}:
        return ("The order's payment doesn't allow it to be edited.",)
    return ()


def supported_actions(group: Group) -> tuple[str, ...]:
    """Return what may be done with a fulfilment order now (our model of `supportedActions`)."""
    if group.status in CLOSED:
        return ()
    if group.request_status in {"SUBMITTED", "ACCEPTED"}:
        return ("REQUEST_CANCELLATION",)
    if group.request_status not in OUR_OWN_TO_CHANGE:
        return ()
    if group.status == "ON_HOLD":
        return ("HOLD", "MOVE", "RELEASE_HOLD")
    if group.status == "SCHEDULED":
        return ("HOLD", "MARK_AS_OPEN", "MOVE")
    return ("CREATE_FULFILLMENT", "HOLD", "MOVE", "SPLIT")
