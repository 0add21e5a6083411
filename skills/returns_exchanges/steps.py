"""The reading steps of returns: rules, order, parcels. What the shop cannot tell now is a fact, no crash."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, cast

import structlog
from langgraph.runtime import Runtime

from commerce.port import FinancialStatus, Order, Shop
from commerce.returnability import Returnability, returnability
from commerce.units import count_units
from kit.errors import NotFound
from kit.language import Words
from skills import which_order
from skills.base import Result, Tools
from skills.returns_exchanges import policy, slots
from skills.returns_exchanges.decide import Wish, decide
from skills.returns_exchanges.slots import Kind
from skills.returns_exchanges.state import State
from skills.which_lines import lines_meant
from skills.which_order import SHOP_TROUBLE, Found, NotThere, OutOfReach, Several, TooOld

_TROUBLES: Mapping[type, str] = {
    Several: "ask_which",
    NotThere: "say_not_found",
    TooOld: "say_too_old",
    OutOfReach: "say_unreachable",
}
_MOST_PASSAGES = 6
log = structlog.get_logger()


async def search_policy(state: State, runtime: Runtime[Tools]) -> dict[str, Any]:
    """Read what the shop has written about returns, before anything else (D2)."""
    heard, tools = state["heard"], runtime.context
    kind = slots.wished(heard)
    terms = await tools.terms(heard.language)
    asked = Kind.RETURN if kind is Kind.EXCHANGE else kind
    query = _words().say(heard.language, f"query-{asked}")
    found = await tools.search(query, language=heard.language, topic="returns", limit=_MOST_PASSAGES)
    passages = tuple(passage for passage in found if passage.on_topic)
    return {
        "path": ["search_policy"],
        "hub_ready": tools.hub_ready,
        "has_portal": tools.has_return_portal,
        "terms": terms,
        "passages": passages,
        "policy": policy.quotes(heard, kind, terms, passages),
    }


async def find_order(state: State, runtime: Runtime[Tools]) -> dict[str, Any]:
    """Find the order that is meant among the verified customer's own: for a return, one that has left."""
    heard = state["heard"]
    is_likely = _has_money_to_tell if slots.wished(heard) is Kind.REFUND else _has_left
    picked = await which_order.pick(heard, runtime.context, slots.words(heard), is_likely)
    if isinstance(picked, Found):
        return {"path": ["find_order"], "picked": picked, "order": picked.order}
    return {"path": ["find_order"], "picked": picked, "trouble": _TROUBLES[type(picked)]}


async def read_returns(state: State, runtime: Runtime[Tools]) -> dict[str, Any]:
    """Read the order afresh and decide, per line and unit, what may come back and which way the answer goes."""
    heard, tools = state["heard"], runtime.context
    try:
        customer_id = cast("str", heard.person.shop_customer_id)
        order = await cast("Shop", tools.shop).order(customer_id, state["order"].id)
    except (*SHOP_TROUBLE, NotFound):
        log.warning("order_not_read", exc_info=True)
        return {"path": ["read_returns"], "trouble": "say_unreachable"}
    answer = returnability(order, state["terms"], tools.now(), tools.zone, tools.can)
    is_of_sent = bool(heard.slots.get(slots.OF_SENT))
    wish = Wish(slots.wished(heard), lines_meant(order, slots.words(heard)), is_of_sent=is_of_sent)
    return {
        "path": ["read_returns", "decide"],
        "order": order,
        "answer": answer,
        "decision": decide(order, answer, wish),
    }


def finish(state: Mapping[str, Any]) -> Result:
    """Return the result with the way that led to it, for the Turn trace."""
    result: Result = state["result"]
    return replace(
        result,
        path=tuple(state["path"]),
        passages=state.get("passages", ()),
        rests_on=policy.rules(slots.wished(state["heard"]), state["terms"]) if "decision" in state else (),
        decided=_decided(state["order"], state["answer"]) if "answer" in state else {},
        worth=state["order"].total if "answer" in state else None,
    )


def _has_left(order: Order) -> bool:
    """Whether units of the order have been sent and are still the customer's."""
    if order.cancelled_at or order.cancel_pending or order.financial_status is FinancialStatus.REFUNDED:
        return False
    return any(units.shipped for units in count_units(order).values())


def _has_money_to_tell(order: Order) -> bool:
    """Whether something came back of the order, was paid back, or was cancelled."""
    paid_back = {FinancialStatus.REFUNDED, FinancialStatus.PARTIALLY_REFUNDED}
    return bool(order.returns or order.cancelled_at or order.financial_status in paid_back)


def _decided(order: Order, answer: Returnability) -> dict[str, Any]:
    """Return order, line state and verdicts: for the Turn trace, and for a person who takes over (D9)."""
    titles, units = {line.id: line.title for line in order.lines}, count_units(order)
    lines = [
        {
            "title": titles[line.line_id],
            "open": units[line.line_id].open,
            "shipped": units[line.line_id].shipped,
            "blocked": units[line.line_id].unshipped - units[line.line_id].open,
            "returnable": line.returnable,
            "reason": line.reason.value if line.reason else None,
        }
        for line in answer.lines
    ]
    state = "returnable" if answer.is_returnable else str(answer.reason)
    return {"order": {"id": order.id, "name": order.name, "state": state, "lines": lines}}


@cache
def _words() -> Words:
    return Words(Path(__file__).with_name("words"))
