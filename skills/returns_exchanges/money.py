"""How the returns and the refund of an order stand, as the shop has recorded them; nothing is promised. Pure."""

from dataclasses import dataclass

from commerce.port import FinancialStatus, Order, ReturnStatus
from commerce.returns import Return, ReturnState
from skills.base import Fact
from skills.which_lines import count_of

_OVERALL = frozenset({ReturnStatus.RETURN_REQUESTED, ReturnStatus.IN_PROGRESS, ReturnStatus.INSPECTION_COMPLETE})
_UNPAID = frozenset({FinancialStatus.VOIDED, FinancialStatus.EXPIRED})
_MOST_TOLD = 3


@dataclass(frozen=True, slots=True)
class Told:
    """The facts in order, the reason for offering a person, and whether there is a return or a refund to tell of."""

    facts: tuple[Fact, ...]
    handoff: str | None = None
    is_settled: bool = True


def facts(order: Order) -> Told:
    """Tell how the money of an order stands: of its returns, newest first, and what is paid back."""
    name = {"order": order.name}
    if order.cancelled_at is not None or order.cancel_pending:
        return _of_cancelled(order)
    returns = [_of_return(order, one) for one in sorted(order.returns, key=lambda one: one.asked_at, reverse=True)]
    if not returns and order.return_status in _OVERALL:
        returns = [Fact("return-under-way", name)]
    if order.return_status is ReturnStatus.INSPECTION_COMPLETE:
        returns.append(Fact("return-checked", name))
    paid = _paid_back(order)
    declined = any(one.state is ReturnState.DECLINED for one in order.returns)
    if not returns and paid is None:
        return Told((Fact("refund-none", name),), is_settled=False)
    back = paid or Fact("refund-not-yet", name)
    closed = paid is None and any(one.state is ReturnState.CLOSED for one in order.returns)
    handoff = "return_declined" if declined else "refund_missing" if closed else None
    return Told((*returns[:_MOST_TOLD], back), handoff)


def _of_cancelled(order: Order) -> Told:
    name = {"order": order.name}
    paid = _paid_back(order)
    if paid is not None:
        return Told((paid,))
    if order.financial_status in _UNPAID:
        return Told((Fact("refund-not-paid", name),))
    return Told((Fact("refund-cancelled", name),), "refund_missing")


def _paid_back(order: Order) -> Fact | None:
    name = {"order": order.name}
    if order.financial_status is FinancialStatus.REFUNDED:
        return Fact("refund-whole", name)
    return Fact("refund-part", name) if order.financial_status is FinancialStatus.PARTIALLY_REFUNDED else None


def _of_return(order: Order, one: Return) -> Fact:
    values: dict[str, object] = {
        "order": order.name,
        "lines": count_of(order, ((line.line_id, line.units) for line in one.lines)),
    }
    if one.state is not ReturnState.CLOSED:
        values["asked"] = one.asked_at
    return Fact(f"return-{one.state}", values)
