"""Money of an order: what a status means in transactions, and what goes back."""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from commerce.shopify.standin.model import OrderModel, RefundModel, Transaction
from commerce.shopify.standin.states import authorised, received, refunded
from commerce.shopify.standin.warehouse import NewId

PENNY = Decimal("0.01")


def give_back(order: OrderModel, amount: Decimal | None, now: datetime, new_id: NewId) -> Transaction | None:
    """Pay back an amount, or all of it with None; what was only reserved is let go. Returns what moved."""
    if (held := authorised(order)) > 0:
        order.transactions = (*order.transactions, Transaction(new_id("OrderTransaction"), "VOID", held, now))
        order.payment = "VOIDED"
        return None
    left = received(order) - refunded(order)
    back = left if amount is None else amount
    if back <= 0:
        return None
    moved = Transaction(new_id("OrderTransaction"), "REFUND", back, now, parent=_sale(order))
    order.transactions = (*order.transactions, moved)
    return moved


def _sale(order: OrderModel) -> str | None:
    return next((one.id for one in order.transactions if one.kind in {"SALE", "CAPTURE"}), None)


def is_paid_with(order: OrderModel, parent: str | None) -> bool:
    """Whether a refund may name this transaction as the one it gives back."""
    return parent is None or parent == _sale(order)


def refund_lines(
    order: OrderModel, lines: tuple[tuple[str, int, str], ...], amount: Decimal, note: str, now: datetime, new_id: NewId
) -> RefundModel:
    """Refund units of lines and an amount of money, and return the record of it."""
    for name, units, restock in lines:
        order.lines = tuple(
            replace(
                line,
                current=line.current - units,
                refundable=max(0, line.refundable - units),
                unfulfilled=line.unfulfilled - (units if restock == "CANCEL" else 0),
            )
            if line.id == name
            else line
            for line in order.lines
        )
    give_back(order, amount, now, new_id)
    made = RefundModel(new_id("Refund"), now, lines, amount, note)
    order.refunds = (*order.refunds, made)
    return made


def settle_as(order: OrderModel, status: str, at: datetime, new_id: NewId) -> None:
    """Give a loaded order the transactions of its financial status.

    How much of a partly paid or partly refunded order has moved is not told by its status: here half of it is paid, or
    one penny more than it costs is, which came back.
    """
    total = order.total

    def moved(kind: str, amount: Decimal, parent: str | None = None) -> Transaction:
        return Transaction(new_id("OrderTransaction"), kind, amount, at, parent=parent)

    if status in {"PENDING", "VOIDED", "EXPIRED"}:
        order.payment = status
        return
    if status == "AUTHORIZED":
        order.transactions = (moved("AUTHORIZATION", total),)
        return
    paid = {"PARTIALLY_PAID": (total / 2).quantize(PENNY), "PARTIALLY_REFUNDED": total + PENNY}.get(status, total)
    sale = moved("SALE", paid)
    back = {"REFUNDED": paid, "PARTIALLY_REFUNDED": PENNY}.get(status)
    order.transactions = (sale, moved("REFUND", back, sale.id)) if back is not None else (sale,)
