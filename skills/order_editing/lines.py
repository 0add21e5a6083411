"""What is said of single lines and amounts of an order: which are open, which have left, which stay closed and why."""

from collections.abc import Iterable
from typing import Literal

from commerce.editability import LINE_KINDS, Editability, LineState, Reason, Verdict
from commerce.fees import cancel_fee
from commerce.port import Order
from commerce.terms import EditKind, Known, Source, Terms
from skills.base import Fact, Word
from skills.which_lines import count_of, name_of

_NAMED = {
    Reason.EXCEPTION: "lines-exception",
    Reason.WITH_WAREHOUSE: "lines-with-warehouse",
    Reason.ON_HOLD: "lines-on-hold",
    Reason.QUANTITY_UNKNOWN: "lines-unknown",
    Reason.SHOP_LOCKED: "lines-locked",
}


def still_closed(order: Order, answer: Editability, wished: EditKind | None, said: set[Source]) -> list[Fact]:
    """Name the lines that stay closed while others are open, by reason (S1-48); what was just said is not repeated."""
    if not answer.is_editable:
        return []
    groups: dict[tuple[str, Source | None], list[LineState]] = {}
    for state in answer.lines:
        why = _obstacle(state, wished)
        if why is None or why.reason not in _NAMED or (why.source and why.source in said):
            continue
        groups.setdefault((_NAMED[why.reason], why.source), []).append(state)
    return [Fact(key, {"lines": titles(order, states)}, source) for (key, source), states in groups.items()]


def _obstacle(state: LineState, wished: EditKind | None) -> Verdict | None:
    if wished in LINE_KINDS and not state.edits[wished].allowed:
        return state.edits[wished]
    if state.blocked:
        return Verdict(allowed=False, reason=state.reason, source=state.source)
    return None


def fee(order: Order, terms: Terms) -> list[Fact]:
    """Say what is kept if the order is cancelled, if anything is (S1-47)."""
    known = terms.restocking_fee
    if not isinstance(known, Known):
        return []
    kept = cancel_fee(known.value, order.total)
    return [Fact("cancel-fee", {"fee": kept}, known.source)] if kept else []


def kinds(answer: Editability) -> tuple[Word, ...]:
    """Name the kinds of change that are open now."""
    return tuple(Word(f"kind-{kind}") for kind, verdict in answer.edits.items() if verdict.allowed)


def titles(order: Order, states: Iterable[LineState]) -> tuple[str, ...]:
    """Name some lines as the shop names them."""
    names = {line.id: name_of(line) for line in order.lines}
    return tuple(names[state.line_id] for state in states)


def units(order: Order, answer: Editability, where: Literal["open", "shipped", "blocked"]) -> tuple[str, ...]:
    """Count the units of each line that are there, such as `2 x Harbour Tee (M)`."""
    return count_of(order, ((state.line_id, int(getattr(state, where))) for state in answer.lines))


def change(wished: EditKind | None) -> dict[str, str | Word]:
    """Return a kind of change as a fact's values: `any` for one that nobody named."""
    kind = wished.value if wished else "any"
    return {"kind": kind, "change": Word(f"doing-{kind}")}
