"""What was paid for an order at Shopify, and giving it back (`refundCreate`), once.

Shopify gives nothing back by itself when an edit makes an order cheaper, nor all but a fee when one is cancelled. Two
guards keep money from going back twice: the amount is worked out anew from what Shopify says is still the customer's,
and the request carries a key under which Shopify makes it once.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

import structlog

from commerce.changes import ChangeRefused
from commerce.port import Money
from commerce.shopify.client import Client
from commerce.shopify.client.enums import OrderTransactionKind, OrderTransactionStatus
from commerce.shopify.client.fragments import TransactionParts
from commerce.shopify.client.input_types import RefundInput
from commerce.shopify.plain import money
from commerce.shopify.user_errors import NO_REFUND, refuse
from kit.errors import NotFound, Permanent, Unauthorised

_PAID = frozenset({OrderTransactionKind.SALE, OrderTransactionKind.CAPTURE})
_COUNTS = frozenset({OrderTransactionStatus.SUCCESS, OrderTransactionStatus.PENDING})
log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Account:
    """The money of an order: what the shop has of it now, what is still to pay (negative: goes back), and how it moved.

    `note` is the staff note of its cancellation, empty if it is not cancelled.
    """

    paid: Money
    outstanding: Money
    moved: tuple[TransactionParts, ...]
    note: str = ""


async def read_account(client: Client, order_id: str) -> Account:
    """Read the money of an order; raises NotFound where there is none any more."""
    order = (await client.order_money(order_id)).order
    if order is None:
        raise NotFound("There is no such order. Choose one from your list of orders.", code="order_not_found")
    return Account(
        paid=money(order.net_payment_set.presentment_money),
        outstanding=money(order.total_outstanding_set.presentment_money),
        moved=tuple(order.transactions),
        note=(order.cancellation.staff_note or "") if order.cancellation else "",
    )


async def give_back(client: Client, order_id: str, account: Account, amount: Money, mark: str) -> bool:
    """Give an amount back by the ways it came; returns False where only a person at the shop can.

    The change is made by then, so a refusal does not undo it: it is logged, and Shopify shows the shop what it owes.
    """
    if amount.amount <= 0:
        return True
    try:
        asked = _refund(order_id, account, amount, mark)
        key = hashlib.sha256(f"{mark}:{amount.amount.normalize()}".encode()).hexdigest()[:48]
        answer = (await client.give_back(asked, key)).refund_create
        refuse(answer.user_errors if answer else (), "refundCreate", NO_REFUND)
    except (ChangeRefused, Permanent, Unauthorised) as error:
        log.warning("shopify_money_kept", order=order_id, amount=str(amount.amount), why=error.detail)
        return False
    return True


def _refund(order_id: str, account: Account, amount: Money, mark: str) -> RefundInput:
    given = {
        "orderId": order_id,
        "currency": amount.currency,
        "note": f"Changed by the customer ({mark}).",
        "notify": True,
        "transactions": [
            {"orderId": order_id, "kind": "REFUND", "parentId": one.id, "gateway": one.gateway or "", "amount": part}
            for one, part in _parts(account.moved, amount.amount)
        ],
    }
    return RefundInput.model_validate(given)


def _parts(moved: tuple[TransactionParts, ...], amount: Decimal) -> Iterator[tuple[TransactionParts, Decimal]]:
    """Divide an amount among the payments, the first first; raises ChangeRefused where they do not hold so much."""
    back: dict[str, Decimal] = {}
    for one in moved:
        if one.kind is OrderTransactionKind.REFUND and one.status in _COUNTS and one.parent_transaction:
            parent = one.parent_transaction.id
            back[parent] = back.get(parent, Decimal(0)) + one.amount_set.presentment_money.amount
    left = amount
    for one in moved:
        if one.kind not in _PAID or one.status is not OrderTransactionStatus.SUCCESS:
            continue
        part = min(left, one.amount_set.presentment_money.amount - back.get(one.id, Decimal(0)))
        if part > 0:
            left -= part
            yield one, part
    if left > 0:
        raise ChangeRefused(NO_REFUND[1], code=NO_REFUND[0])
