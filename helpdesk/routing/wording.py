"""Single conditions in words for staff: what a dry run shows, and what tells two conditions apart at a glance."""

from collections.abc import Mapping
from typing import Any

from helpdesk.routing.conditions import Did, DidLeaf, Leaf, ProfileLeaf
from helpdesk.routing.values import Compared, Op, Window

_OPS: Mapping[Op, str] = {
    Op.IS: "is",
    Op.IS_NOT: "is not",
    Op.CONTAINS: "contains",
    Op.NOT_CONTAINS: "does not contain",
    Op.STARTS_WITH: "starts with",
    Op.IN: "is one of",
    Op.NOT_IN: "is none of",
    Op.GREATER: "is more than",
    Op.LESS: "is less than",
    Op.AT_LEAST: "is at least",
    Op.AT_MOST: "is at most",
    Op.BETWEEN: "is between",
    Op.BEFORE: "is before",
    Op.AFTER: "is after",
    Op.IN_LAST: "was in the last",
    Op.IN_NEXT: "is in the next",
    Op.IS_SET: "is known",
    Op.NOT_SET: "is not known",
}
_SHOWN = 5


def say(leaf: Leaf) -> str:
    """Return a single condition as a sentence: `Placed Order at least once in the last 2 hours`."""
    if isinstance(leaf, DidLeaf):
        return _did(leaf.did)
    if isinstance(leaf, ProfileLeaf):
        return f"{leaf.profile.name} {_test(leaf.profile)}"
    currency = f" {leaf.ticket.currency}" if leaf.ticket.currency else ""
    return f"The ticket's {leaf.ticket.field.replace('_', ' ')} {_test(leaf.ticket)}{currency}"


def _did(did: Did) -> str:
    words = [did.event]
    if not did.done:
        words.append("not once")
    elif did.times is None:
        words.append("at least once")
    else:
        words.append(f"{did.times.op.replace('_', ' ')} {_counted(did.times.count, 'time')}")
    words += [f"in the last {_window(did.within)}"] if did.within else []
    words += [f"since {did.since}"] if did.since else []
    words += [f"before {did.before}"] if did.before else []
    text = " ".join(words)
    return text + "".join(f", where {one.fact} {_test(one)}" for one in did.where)


def _test(test: Compared) -> str:
    words = [_OPS[test.op]]
    if test.within is not None:
        words.append(_window(test.within))
    if isinstance(test.value, tuple):
        more = f" and {len(test.value) - _SHOWN} more" if len(test.value) > _SHOWN else ""
        words.append(", ".join(map(_value, test.value[:_SHOWN])) + more)
    elif test.value is not None:
        words.append(_value(test.value))
    return " ".join(words)


def _value(value: Any) -> str:  # noqa: ANN401 - a text, a number or truth
    return str(value).lower() if isinstance(value, bool) else str(value)


def _window(window: Window) -> str:
    return _counted(window.amount, window.unit.removesuffix("s"))


def _counted(amount: int, noun: str) -> str:
    return f"{amount} {noun}" if amount == 1 else f"{amount} {noun}s"
