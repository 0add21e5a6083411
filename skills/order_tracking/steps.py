"""The reading steps of order tracking: the order, and where it is. What cannot be read now is a fact, no crash."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any, cast

import structlog
from langgraph.runtime import Runtime

from commerce.port import Order, Shop
from commerce.tracking import Journey, journey
from commerce.units import count_units
from kit.errors import NotFound
from skills import which_order
from skills.base import Heard, Result, Tools
from skills.order_tracking import slots
from skills.order_tracking.decide import HAS_LEFT, UNDER_WAY, Question, decide
from skills.order_tracking.slots import Asked
from skills.order_tracking.state import State
from skills.which_lines import lines_meant
from skills.which_order import SHOP_TROUBLE, Found, IsLikely, NotThere, OutOfReach, Several, TooOld

JUST_NOW = timedelta(days=3)
"""How young the order is that somebody means who asks whether it went through."""
_TROUBLES: Mapping[type, str] = {
    Several: "ask_which",
    NotThere: "say_not_found",
    TooOld: "say_too_old",
    OutOfReach: "say_unreachable",
}
log = structlog.get_logger()


async def find_order(state: State, runtime: Runtime[Tools]) -> dict[str, Any]:
    """Find the order that is meant among the verified customer's own (S1-64)."""
    heard, tools = state["heard"], runtime.context
    picked = await which_order.pick(heard, tools, slots.words(heard), _is_likely(heard, tools))
    if isinstance(picked, Found):
        return {"path": ["find_order"], "picked": picked, "order": picked.order}
    return {"path": ["find_order"], "picked": picked, "trouble": _TROUBLES[type(picked)]}


async def read_tracking(state: State, runtime: Runtime[Tools]) -> dict[str, Any]:
    """Read the order afresh, so that what is said is the carrier's last word (S5-20), and decide what to say."""
    heard, tools = state["heard"], runtime.context
    try:
        customer_id = cast("str", heard.person.shop_customer_id)
        order = await cast("Shop", tools.shop).order(customer_id, state["order"].id)
    except (*SHOP_TROUBLE, NotFound):
        log.warning("order_not_read", exc_info=True)
        return {"path": ["read_tracking"], "trouble": "say_unreachable"}
    where = journey(order, tools.now(), tools.zone)
    question = Question(
        kind=slots.asked(heard),
        line_ids=lines_meant(order, slots.words(heard)),
        parcel_id=slots.parcel_meant(heard, where),
        has_waited=heard.kept.get(slots.WAITED) == order.id,
        speaks_of_mail=slots.speaks_of_mail(heard),
    )
    decision = decide(order, where, question, tools.now(), tools.zone)
    return {"path": ["read_tracking", "decide"], "order": order, "journey": where, "decision": decision}


def finish(state: Mapping[str, Any]) -> Result:
    """Return the result with the way that led to it, for the Turn trace."""
    result: Result = state["result"]
    return replace(
        result,
        path=tuple(state["path"]),
        passages=state.get("passages", ()),
        decided=_decided(state["order"], state["journey"]) if "journey" in state else {},
        worth=state["order"].total if "journey" in state else None,
    )


def _is_likely(heard: Heard, tools: Tools) -> IsLikely:
    """Return which orders such a question is usually about."""
    now, zone, kind = tools.now(), tools.zone, slots.asked(heard)
    if kind is Asked.CONFIRMATION:
        return lambda order: now - order.placed_at < JUST_NOW
    stages = HAS_LEFT if kind is Asked.NOT_RECEIVED else UNDER_WAY
    return lambda order: journey(order, now, zone).stage in stages


def _decided(order: Order, where: Journey) -> dict[str, Any]:
    """Return the order, its lines and its parcels: for the Turn trace, and for a person who takes over (D9)."""
    counts = count_units(order)
    lines = [
        {
            "title": line.title,
            "open": counts[line.id].unshipped,
            "shipped": counts[line.id].shipped,
            "blocked": 0,
            "reason": None,
        }
        for line in order.lines
    ]
    parcels = [
        {"stage": parcel.stage.value, "carrier": parcel.carrier, "number": parcel.number, "overdue": parcel.is_overdue}
        for parcel in where.parcels
    ]
    told = {"id": order.id, "name": order.name, "state": where.stage.value, "lines": lines}
    return {"order": told, "parcels": parcels}
