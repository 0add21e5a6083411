"""What must follow at a shop that cannot do what a step needs: that it is said, and a person is offered.

Cases are written for a shop that can do everything (`commerce.port.Can`). At one that cannot, the expectations that
need it become these, for every case alike: a case is never left out.
"""

from collections.abc import Mapping

from commerce.port import Can
from commerce.terms import EditKind
from evals.case import Case, Expect, HubChange, Step

_NEEDS: Mapping[str, Can] = {
    EditKind.VARIANT: Can.EDIT_LINES,
    EditKind.QUANTITY: Can.EDIT_LINES,
    EditKind.REMOVE: Can.EDIT_LINES,
    EditKind.ADDRESS: Can.CHANGE_ADDRESS,
    EditKind.CANCEL: Can.CANCEL,
    "return": Can.REQUEST_RETURN,
}
SAID = "shop-cannot"
"""The fact by which the customer is told."""


def can_do(wish: HubChange, can: frozenset[Can]) -> bool:
    """Whether a shop can make a change of the Hub."""
    return _NEEDS[wish.kind] in can


def expected(step: Step, can: frozenset[Can], lacks: frozenset[str] = frozenset()) -> Expect:
    """Return what must follow a step at a shop that can do `can`, and `lacks` something besides.

    A card's focus that the shop cannot serve becomes the sentence that it cannot, with a person offered; the card
    offers what is left, and units of which nothing can be changed are blocked.
    """
    expect = step.expect
    changed: dict[str, object] = {}
    if expect.focus is not None and _NEEDS[expect.focus] not in can:
        changed |= {"focus": None, "facts": (*expect.facts, SAID), "handoff": "offered"}
    if expect.allowed is not None:
        changed["allowed"] = frozenset(kind for kind in expect.allowed if _NEEDS[kind] in can)
    if expect.units is not None and Can.EDIT_LINES not in can:
        changed["units"] = tuple((0, shipped, blocked + free) for free, shipped, blocked in expect.units)
    for missing, instead in step.without.items():
        if missing in lacks or (isinstance(missing, Can) and missing not in can):
            return instead
    return expect.model_copy(update=changed)


def playable(case: Case, can: frozenset[Can]) -> tuple[Step, ...]:
    """Return the steps that happen: up to the first change that the shop cannot make, which the Hub must refuse."""
    for place, step in enumerate(case.steps):
        if step.hub is not None and not can_do(step.hub, can):
            return case.steps[: place + 1]
    return case.steps
