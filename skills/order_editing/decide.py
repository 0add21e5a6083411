"""Which branch an order's answer takes, and what is said on it: a pure function of what `commerce.editability` found.

Its test is the table at the end of shopify.md. Nothing here reads, waits or words: facts name their words by key.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import cast

from commerce.editability import LINE_KINDS, Editability, LineState, OrderState, Reason, Verdict
from commerce.port import Order
from commerce.terms import EditKind, Terms
from skills.base import Fact
from skills.order_editing import lines


class Branch(StrEnum):
    """The ways an order's answer can go; each is a node of the graph."""

    CARD = "show_card"
    PARTS = "explain_parts"
    RETURNS = "point_to_returns"
    CLOSED = "say_why_not"


@dataclass(frozen=True, slots=True)
class Wish:
    """What the customer wants: a kind of change (None for any), the lines they spoke of, and how many units, if told.

    `is_agreed` says that they said yes to the change that the card offers, as if it could be made for them.
    """

    kind: EditKind | None = None
    line_ids: frozenset[str] = frozenset()
    units: int | None = None
    is_agreed: bool = False


@dataclass(frozen=True, slots=True)
class Decision:
    """The branch, the facts to say in order, and the typed actions that go with them.

    `handoff` is the reason code for offering a person, None where nobody is offered; `is_granted` says that what was
    wished for is open.
    """

    branch: Branch
    facts: tuple[Fact, ...]
    shows_card: bool = False
    focus: EditKind | None = None
    handoff: str | None = None
    is_granted: bool = False


_STATES = {
    OrderState.CANCELLED: "order-cancelled",
    OrderState.CANCELLING: "order-cancelling",
    OrderState.ARCHIVED: "order-archived",
    OrderState.REFUNDED: "order-refunded",
    OrderState.WITH_WAREHOUSE: "order-with-warehouse",
    OrderState.ON_HOLD: "order-on-hold",
    OrderState.DIGITAL: "order-digital",
    OrderState.LOCKED: "order-locked",
    OrderState.UNKNOWN: "order-unknown",
}
"""States in which the order itself is the answer, unless some of it can be changed all the same."""

_BY_POLICY = {
    Reason.WINDOW_CLOSED: "window-closed",
    Reason.NEVER_ALLOWED: "never-allowed",
    Reason.NOT_ELIGIBLE: "not-eligible",
    Reason.EXCEPTION: "exception",
    Reason.POLICY_UNKNOWN: "policy-unknown",
}
_BY_STATE = {
    Reason.PART_SHIPPED: "already-part-shipped",
    Reason.SHIPPED: "already-shipped",
    Reason.RETURN_OPEN: "return-open",
    Reason.PAYMENT_PENDING: "payment-pending",
    Reason.SINGLE_UNIT: "single-unit",
    Reason.WHOLE_ORDER: "whole-order",
    Reason.WITH_WAREHOUSE: "with-warehouse",
    Reason.ON_HOLD: "on-hold",
    Reason.QUANTITY_UNKNOWN: "quantity-unknown",
    Reason.DIGITAL: "digital",
    Reason.SHOP_CANNOT: "shop-cannot",
}
_NO_PERSON = frozenset({Reason.SINGLE_UNIT, Reason.WHOLE_ORDER})
"""Reasons where the customer's own next step stands on the card, and nobody is needed."""


def decide(order: Order, answer: Editability, wish: Wish, terms: Terms) -> Decision:
    """Choose the branch for `wish` on `order` (S1-15 to S1-19, S1-65 to S1-67).

    `answer` must have been made from this `order` and these `terms`.
    """
    if answer.state is OrderState.SHIPPED:
        facts = (Fact("order-shipped", {"order": order.name}),)
        return Decision(Branch.RETURNS, facts, handoff="shipped")
    if answer.state is OrderState.PART_SHIPPED:
        return _parts(order, answer, wish, terms)
    if answer.state in _STATES and not answer.is_editable:
        return _state(order, answer.state, wish)
    return _by_wish(order, answer, wish, terms)


def _state(order: Order, state: OrderState, wish: Wish) -> Decision:
    facts = (Fact(_STATES[state], {"order": order.name}),)
    is_done = state in {OrderState.CANCELLED, OrderState.CANCELLING} and wish.kind is EditKind.CANCEL
    return Decision(Branch.CLOSED, facts, handoff=None if is_done else state.value)


def _by_wish(order: Order, answer: Editability, wish: Wish, terms: Terms) -> Decision:
    closed = _obstacles(answer, wish)
    facts: list[Fact] = []
    focus = None
    wants_more = _wants_more(order, wish)
    if wants_more:
        facts.append(Fact("more-not-supported"))
    elif not closed and wish.kind is not None:
        focus = wish.kind
        facts += _can_change(order, answer, wish, terms)
    elif not closed:
        facts.append(Fact("can-change-any", {"order": order.name, "kinds": lines.kinds(answer)}))
    else:
        facts += _why_not(order, answer, wish, closed)
    if (closed or wants_more) and answer.is_editable:
        facts.append(Fact("else-open", {"order": order.name, "kinds": lines.kinds(answer)}))
    facts += lines.still_closed(order, answer, wish.kind, said={fact.source for fact in facts if fact.source})
    return Decision(
        Branch.CARD if answer.is_editable else Branch.CLOSED,
        tuple(facts),
        shows_card=answer.is_editable,
        focus=focus,
        is_granted=not (closed or wants_more),
        handoff=_needs_person(closed) or ("quantity_unknown" if answer.state is OrderState.UNKNOWN else None),
    )


def _parts(order: Order, answer: Editability, wish: Wish, terms: Terms) -> Decision:
    """Say per line and unit what has left and what is open; a card for the open ones, returns for the rest."""
    facts = [
        Fact("part-shipped", {"order": order.name}),
        Fact("units-shipped", {"lines": lines.units(order, answer, "shipped")}),
    ]
    if open_units := lines.units(order, answer, "open"):
        facts.append(Fact("units-open", {"lines": open_units}))
    closed = _obstacles(answer, wish)
    allowed = not closed and wish.kind is not None
    if closed:
        facts += _why_not(order, answer, wish, closed)
    elif wish.kind is EditKind.CANCEL:
        facts += lines.fee(order, terms)
    facts += lines.still_closed(order, answer, wish.kind, said={fact.source for fact in facts if fact.source})
    if answer.is_editable:
        facts.append(Fact("card-for-open", {"kinds": lines.kinds(answer)}))
    return Decision(
        Branch.PARTS,
        tuple(facts),
        shows_card=answer.is_editable,
        focus=wish.kind if allowed else None,
        is_granted=allowed,
        handoff="part_shipped",
    )


def _obstacles(answer: Editability, wish: Wish) -> tuple[Verdict, ...]:
    """Return why the wish cannot be done, empty if it can: for the lines meant, else for the order."""
    if wish.kind is None:
        if answer.is_editable:
            return ()
        return _distinct(verdict for verdict in answer.edits.values() if not verdict.allowed)
    if wish.line_ids and wish.kind in LINE_KINDS:
        of_lines = [state.edits[wish.kind] for state in answer.lines if state.line_id in wish.line_ids]
        if of_lines and not any(verdict.allowed for verdict in of_lines):
            return _distinct(of_lines)
    verdict = answer.edits[wish.kind]
    return () if verdict.allowed else (verdict,)


def _why_not(order: Order, answer: Editability, wish: Wish, closed: Sequence[Verdict]) -> list[Fact]:
    facts: list[Fact] = []
    for verdict in closed:
        reason = verdict.reason or Reason.NOTHING_OPEN
        values: dict[str, object] = {"order": order.name, **lines.change(wish.kind)}
        key = _BY_POLICY.get(reason) or _BY_STATE.get(reason, "nothing-open")
        if reason is Reason.WINDOW_CLOSED and verdict.closes_at is not None:
            values["closed"] = verdict.closes_at
            key = "window-closed-at"
        if reason is Reason.EXCEPTION:
            values["lines"] = lines.titles(order, _with_reason(answer, Reason.EXCEPTION, wish))
        facts.append(Fact(key, values, verdict.source if reason in _BY_POLICY else None))
    return facts


def _wants_more(order: Order, wish: Wish) -> bool:
    """Whether more units are wished for than any line that may be meant has: a number only ever goes down (S1-60)."""
    if wish.kind is not EditKind.QUANTITY or wish.units is None:
        return False
    return all(line.current < wish.units for line in order.lines if not wish.line_ids or line.id in wish.line_ids)


def _can_change(order: Order, answer: Editability, wish: Wish, terms: Terms) -> list[Fact]:
    kind = cast("EditKind", wish.kind)
    key = "finish-there" if wish.is_agreed else "can-change"
    facts = [Fact(key, {"order": order.name, "kind": kind.value})]
    closes_at = answer.edits[kind].closes_at
    if closes_at is not None:
        facts.append(Fact("open-until", {"until": closes_at}))
    if kind is EditKind.CANCEL:
        facts += lines.fee(order, terms)
    return facts


def _needs_person(closed: Sequence[Verdict]) -> str | None:
    reasons = [verdict.reason for verdict in closed if verdict.reason not in _NO_PERSON]
    return str(reasons[0]) if reasons and reasons[0] else None


def _with_reason(answer: Editability, reason: Reason, wish: Wish) -> list[LineState]:
    states = [state for state in answer.lines if _has(state, reason)]
    meant = [state for state in states if state.line_id in wish.line_ids]
    return meant or states


def _has(state: LineState, reason: Reason) -> bool:
    return state.reason is reason or any(verdict.reason is reason for verdict in state.edits.values())


def _distinct(verdicts: Iterable[Verdict]) -> tuple[Verdict, ...]:
    by_reason = {(verdict.reason, verdict.source): verdict for verdict in verdicts}
    return tuple(by_reason.values())
