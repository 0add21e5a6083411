"""What happens to fulfilment orders: held, released, edited, sent (shopify.md section 3).

Pure. Which fulfilment order an edit takes units from, or adds them to, is not published: here it takes first from those
that nobody has begun, newest first, and adds to the first of them, or to a new one.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from commerce.shopify.standin.model import Group, GroupLine, HoldModel
from commerce.shopify.standin.states import CLOSED, OUR_OWN_TO_CHANGE

MOST_HOLDS = 10
LONGEST_HANDLE = 64
NewId = Callable[[str], str]
"""Makes a name for a thing of this kind."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why something is not done: Shopify's code (empty where it has none), its sentence, and the field it speaks of."""

    code: str
    sentence: str
    field: tuple[str, ...] = ()


def is_free(group: Group) -> bool:
    """Whether nobody has begun with a fulfilment order."""
    return group.status in {"OPEN", "SCHEDULED", "ON_HOLD"} and group.request_status in OUR_OWN_TO_CHANGE


def place_hold(group: Group, hold: HoldModel) -> Group | Refusal:
    """Hold a fulfilment order, or say why not: ten holds for each app, each with a handle of its own."""
    own = [one for one in group.holds if one.app == hold.app]
    if len(hold.handle) > LONGEST_HANDLE:
        return Refusal("", "Handle is too long (maximum is 64 characters)", ("fulfillmentHold", "handle"))
    if group.status in CLOSED or not any(line.remaining for line in group.lines):
        return Refusal("", "The fulfillment order is not in a state that can be placed on hold.", ("id",))
    if len(own) >= MOST_HOLDS:
        return Refusal(
            "FULFILLMENT_ORDER_HOLD_LIMIT_REACHED",
            "The maximum number of fulfillment holds for this fulfillment order has been reached for this app.",
            ("id",),
        )
    if any(one.handle == hold.handle for one in own):
        return Refusal(
            "DUPLICATE_FULFILLMENT_HOLD_HANDLE",
            "The handle provided for the fulfillment hold is already in use by this app for another hold on this "
            "fulfillment order.",
            ("fulfillmentHold", "handle"),
        )
    return replace(group, status="ON_HOLD", holds=(*group.holds, hold))


def release_holds(group: Group, hold_ids: frozenset[str] | None) -> Group:
    """Release these holds, **all** if None; the fulfilment order goes on once none is left."""
    holds = tuple(hold for hold in group.holds if hold_ids is not None and hold.id not in hold_ids)
    if holds == group.holds or group.status in CLOSED:
        return group
    return replace(group, holds=holds, status=group.status if holds else _free_status(group))


def _free_status(group: Group) -> str:
    return "SCHEDULED" if group.fulfil_at else "OPEN"


def take_units(groups: tuple[Group, ...], line: str, units: int) -> tuple[Group, ...]:
    """Take units of a line out of its fulfilment orders; one that has nothing left is closed."""
    left = units
    taken = list(groups)
    for place in sorted(range(len(groups)), key=lambda at: (not is_free(groups[at]), -at)):
        group = taken[place]
        if left == 0 or group.status in CLOSED:
            continue
        lines: list[GroupLine] = []
        for one in group.lines:
            count = min(left, one.remaining) if one.line == line else 0
            left -= count
            lines.append(replace(one, total=one.total - count, remaining=one.remaining - count))
        taken[place] = replace(group, lines=tuple(one for one in lines if one.total))
    return tuple(taken)


def add_units(groups: tuple[Group, ...], line: str, units: int, new_id: NewId) -> tuple[Group, ...]:
    """Put units of a line on the first fulfilment order that nobody has begun, else on a new one."""
    home = next((group for group in groups if is_free(group)), None)
    if home is None:
        fresh = GroupLine(new_id("FulfillmentOrderLineItem"), line, units, units)
        return (*groups, Group(new_id("FulfillmentOrder"), "OPEN", "UNSUBMITTED", (fresh,)))
    return tuple(_with(group, line, units, new_id) if group is home else group for group in groups)


def _with(group: Group, line: str, units: int, new_id: NewId) -> Group:
    if any(one.line == line for one in group.lines):
        lines = tuple(
            replace(one, total=one.total + units, remaining=one.remaining + units) if one.line == line else one
            for one in group.lines
        )
    else:
        lines = (*group.lines, GroupLine(new_id("FulfillmentOrderLineItem"), line, units, units))
    return replace(group, lines=lines)


def close_empty(groups: tuple[Group, ...]) -> tuple[Group, ...]:
    """Close every fulfilment order from which nothing is to be sent any more; its holds end with it."""
    return tuple(
        group
        if group.status in CLOSED or any(line.remaining for line in group.lines)
        else replace(group, status="CLOSED", holds=())
        for group in groups
    )


def send(groups: tuple[Group, ...], units: Mapping[str, int]) -> tuple[tuple[Group, ...], tuple[str, ...]]:
    """Let units of lines leave; returns the fulfilment orders afterwards, and the names of those they came from."""
    left = dict(units)
    sent: list[Group] = []
    touched: list[str] = []
    for group in groups:
        lines: list[GroupLine] = []
        for line in group.lines:
            count = 0 if group.status in CLOSED else min(left.get(line.line, 0), line.remaining)
            if count:
                left[line.line] -= count
                touched.append(group.id)
            lines.append(replace(line, remaining=line.remaining - count))
        sent.append(replace(group, lines=tuple(lines)))
    return close_empty(tuple(sent)), tuple(dict.fromkeys(touched))


def cancel(groups: tuple[Group, ...]) -> tuple[Group, ...]:
    """Cancel everything that has not left."""
    return tuple(
        group
        if group.status == "CLOSED"
        else replace(
            group, status="CANCELLED", holds=(), lines=tuple(replace(line, remaining=0) for line in group.lines)
        )
        for group in groups
    )
