"""What no shop changes on an order as it stands: the rules of shopify.md sections 4 and 5, for every adapter."""

from commerce.changes import ChangeRefused
from commerce.port import Address, FinancialStatus, Money, Order, ReturnStatus
from commerce.units import count_units

NEEDED = ("name", "line1", "city", "postcode", "country")
LONGEST = 200
_DEAD = frozenset({FinancialStatus.REFUNDED, FinancialStatus.VOIDED, FinancialStatus.EXPIRED})
_NO_RETURN_OPEN = frozenset({ReturnStatus.NO_RETURN, ReturnStatus.RETURNED, ReturnStatus.RETURN_FAILED})


def refuse_closed(order: Order) -> None:
    """Refuse any change of an order that the shop has closed.

    Raises:
        ChangeRefused: with the reason.
    """
    if order.cancelled_at is not None or order.cancel_pending:
        raise ChangeRefused("This order is cancelled or being cancelled.", code="order_cancelled")
    if order.archived_at is not None:
        raise ChangeRefused("This order is archived. Ask the shop's support.", code="order_archived")
    if not order.merchant_editable or order.financial_status in _DEAD:
        raise ChangeRefused("The shop does not let this order be changed.", code="order_locked")


def check_cancel(order: Order, fee: Money | None) -> None:
    """Refuse to cancel what a shop would not cancel.

    Raises:
        ChangeRefused: something has left or is on its way out, a return is open, a payment pending, or the fee wrong.
    """
    refuse_closed(order)
    counts = count_units(order).values()
    if any(count.shipped for count in counts):
        raise ChangeRefused("A part of this order has been sent already.", code="order_shipped")
    if any(count.open + count.digital < count.current for count in counts):
        raise ChangeRefused("The warehouse has this order already.", code="order_with_warehouse")
    if order.return_status not in _NO_RETURN_OPEN:
        raise ChangeRefused("This order has an open return.", code="return_open")
    if order.financial_status is FinancialStatus.PENDING:
        raise ChangeRefused("The payment of this order is still pending.", code="payment_pending")
    if fee is not None and (fee.currency != order.currency or not 0 <= fee.amount <= order.total.amount):
        raise ChangeRefused("The fee does not fit this order.", code="fee_invalid")


def check_address(order: Order, address: Address | None) -> Address:
    """Return the new address of an order, if it can be used and nothing of the order has left or is about to.

    Raises:
        ChangeRefused: a needed field is missing or unusable, it is the old address, or it is too late.
    """
    refuse_closed(order)
    if address is None:
        raise ChangeRefused("Fill in the new address.", code="address_incomplete")
    _check_fields(address)
    if order.shipping_address is None:
        raise ChangeRefused("Nothing of this order is sent to an address.", code="nothing_to_send")
    ids = {line.id for line in order.lines if line.requires_shipping}
    counts = [count for line_id, count in count_units(order).items() if line_id in ids]
    if any(count.shipped for count in counts):
        raise ChangeRefused("A part of this order has been sent already.", code="order_shipped")
    if any(count.open < count.current for count in counts):
        raise ChangeRefused("The warehouse has this order already.", code="order_with_warehouse")
    if address == order.shipping_address:
        raise ChangeRefused("This is the address the order has already.", code="nothing_to_change")
    return address


def _check_fields(address: Address) -> None:
    for field in NEEDED:
        if not str(getattr(address, field)).strip():
            raise ChangeRefused(f"Fill in the {field} of the address.", code="address_incomplete", field=field)
    fields = (*NEEDED, "line2", "region", "phone")
    if any(len(getattr(address, field)) > LONGEST for field in fields):
        raise ChangeRefused(f"Keep each field of the address under {LONGEST} characters.", code="address_invalid")
    if not (len(address.country) == 2 and address.country.isascii() and address.country.isupper()):  # noqa: PLR2004 - ISO 3166-1 alpha-2
        raise ChangeRefused("Choose the country from the list.", code="address_invalid", field="country")
