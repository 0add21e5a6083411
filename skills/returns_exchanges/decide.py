"""Which way a return goes, and what is said on it: a pure function of what `commerce.returnability` found.

Nothing here reads, waits or words: facts name their words by key.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from commerce.port import Order
from commerce.returnability import Kept, LineReturn, Returnability
from skills.base import Fact
from skills.returns_exchanges import money
from skills.returns_exchanges.slots import Kind
from skills.which_lines import count_of


class Branch(StrEnum):
    """The ways an answer can go; each is a node of the graph."""

    CARD = "show_card"
    CLOSED = "say_why_not"
    EDITING = "hand_to_editing"
    MONEY = "tell_of_money"


@dataclass(frozen=True, slots=True)
class Wish:
    """What the customer wants, and the lines they spoke of, if any."""

    kind: Kind = Kind.RETURN
    line_ids: frozenset[str] = frozenset()
    is_of_sent: bool = False
    """Only of what has left: the rest was told of already."""


@dataclass(frozen=True, slots=True)
class Decision:
    """The branch, the facts to say in order, and the reason code for offering a person, None where nobody is."""

    branch: Branch
    facts: tuple[Fact, ...]
    handoff: str | None = None


_BACK = "lines-coming-back"
_ALONE = frozenset({Kept.NOT_SENT, Kept.NOT_DELIVERED, Kept.COMING_BACK, Kept.REFUNDED, Kept.CANCELLED, Kept.DIGITAL})
"""Reasons that need nobody: time, or what has happened already, is the answer."""


def decide(order: Order, answer: Returnability, wish: Wish) -> Decision:
    """Choose the branch for `wish` on `order`; `answer` must have been made from this `order`."""
    if wish.is_of_sent:
        answer = _of_sent(answer)
    if wish.kind is Kind.REFUND:
        told = money.facts(order)
        if told.is_settled:
            return Decision(Branch.MONEY, told.facts, handoff=told.handoff)
        going_on = decide(order, answer, replace(wish, kind=Kind.RETURN))
        return replace(going_on, facts=(*told.facts, *going_on.facts), handoff=going_on.handoff or told.handoff)
    if answer.is_returnable:
        return _some(order, answer, wish)
    if answer.reason is Kept.NOT_SENT:
        return Decision(Branch.EDITING, (Fact("nothing-not-sent", {"order": order.name}),), handoff="not_sent")
    return _nothing(order, answer, wish)


def _of_sent(answer: Returnability) -> Returnability:
    """Return the answer without the units that have not left."""
    lines = (
        replace(line, kept={why: n for why, n in line.kept.items() if why is not Kept.NOT_SENT})
        for line in answer.lines
    )
    return replace(answer, lines=tuple(line for line in lines if line.returnable or line.kept))


def _some(order: Order, answer: Returnability, wish: Wish) -> Decision:
    meant = _meant(answer, wish)
    closed = [line for line in meant if line.kept]
    chosen = [line for line in meant if line.returnable]
    back = chosen or [line for line in answer.lines if line.returnable]
    facts = [] if chosen else _closed(order, closed)
    facts += _can(order, answer, back, wish)
    if chosen:
        facts += _closed(order, closed)
    facts.append(Fact(f"choose-{wish.kind}" if _has_own_words(answer, wish) else "choose"))
    handoff = None if all(line.is_certain for line in back) else "policy_unknown"
    if not chosen:
        handoff = handoff or _person_for(line.reason for line in closed)
    return Decision(Branch.CARD, tuple(facts), handoff=handoff)


def _can(order: Order, answer: Returnability, back: list[LineReturn], wish: Wish) -> list[Fact]:
    swaps = wish.kind is Kind.EXCHANGE and answer.exchanges
    lines = count_of(order, ((line.line_id, line.returnable) for line in back))
    facts = [Fact("can-exchange" if swaps else "can-return", {"order": order.name, "lines": lines})]
    if wish.kind is Kind.EXCHANGE and not answer.exchanges:
        facts.insert(0, Fact("no-exchange", {}, answer.exchange_source))
    closings = sorted((line.closes_at, str(line.counted_from)) for line in back if line.closes_at)
    if closings:
        until, counted_from = closings[0]
        facts.append(Fact(f"ask-until-{counted_from}", {"until": until}))
    if not all(line.is_certain for line in back):
        facts.append(Fact("not-certain"))
    return facts


def _closed(order: Order, lines: Iterable[LineReturn]) -> list[Fact]:
    """Name what cannot come back, by reason: lines of one reason together, each reason's own sentence quoted."""
    groups: dict[tuple[str, object, object], list[tuple[str, int]]] = {}
    for line in lines:
        for reason, count in line.kept.items():
            key, closed, source = _key(reason, line)
            groups.setdefault((key, closed, source), []).append((line.line_id, count))
    return [
        Fact(
            f"lines-{key}",
            {"lines": count_of(order, units), **({"closed": closed} if closed else {})},
            source,  # type: ignore[arg-type]  # a group's third part is a line's source
        )
        for (key, closed, source), units in groups.items()
    ]


def _key(reason: Kept, line: LineReturn) -> tuple[str, object, object]:
    word = reason.value.replace("_", "-")
    if reason is Kept.WINDOW_CLOSED and not line.returnable and line.closes_at is not None:
        return f"{word}-at", line.closes_at, line.source
    return word, None, line.source if reason in {Kept.EXCEPTION, Kept.WINDOW_CLOSED} else None


def _nothing(order: Order, answer: Returnability, wish: Wish) -> Decision:
    """Say why nothing can come back: in one sentence where one reason is all there is, else line by line."""
    reasons = {reason for line in answer.lines for reason in line.kept}
    reason = answer.reason or Kept.UNKNOWN
    if reason is Kept.COMING_BACK:
        facts = [*money.facts(order).facts, *(fact for fact in _closed(order, answer.lines) if fact.key != _BACK)]
    elif len(reasons) > 1:
        facts = _closed(order, answer.lines)
    else:
        facts = [_whole(order, reason, answer.lines)]
    handoff = "defect" if wish.kind is Kind.DEFECT else _person_for(reasons or {reason})
    return Decision(Branch.CLOSED, tuple(facts), handoff=handoff)


def _whole(order: Order, reason: Kept, lines: tuple[LineReturn, ...]) -> Fact:
    telling = [line for line in lines if reason in line.kept]
    ended = max((line.closes_at for line in telling if line.closes_at), default=None)
    sources = {line.source for line in telling if line.source}
    word = reason.value.replace("_", "-")
    values: dict[str, object] = {"order": order.name}
    if reason is Kept.WINDOW_CLOSED and ended is not None:
        word, values = f"{word}-at", {**values, "closed": ended}
    return Fact(f"nothing-{word}", values, sources.pop() if len(sources) == 1 else None)


def _meant(answer: Returnability, wish: Wish) -> list[LineReturn]:
    meant = [line for line in answer.lines if line.line_id in wish.line_ids and (line.returnable or line.kept)]
    return meant or list(answer.lines)


def _has_own_words(answer: Returnability, wish: Wish) -> bool:
    return wish.kind is Kind.DEFECT or (wish.kind is Kind.EXCHANGE and answer.exchanges)


def _person_for(reasons: Iterable[Kept | None]) -> str | None:
    needing = sorted(reason.value for reason in reasons if reason is not None and reason not in _ALONE)
    return needing[0] if needing else None
