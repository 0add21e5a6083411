"""The reading steps of order editing: policy, order, fulfilment. What the shop cannot tell now is a fact, no crash."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, cast

import structlog
from langgraph.runtime import Runtime

from commerce.editability import Editability, editability
from commerce.port import Order, Shop
from commerce.terms import EditKind
from kit.errors import NotFound
from skills import which_order
from skills.base import Heard, Result, Tools
from skills.order_editing import policy, slots
from skills.order_editing.decide import Wish, decide
from skills.order_editing.state import State
from skills.which_lines import lines_meant
from skills.which_order import SHOP_TROUBLE, Found, NotThere, OutOfReach, Several, TooOld

_TOPICS = {EditKind.CANCEL: "cancellation", slots.ADD_ITEM: "add_items"}
"""What articles call a kind of change; see `knowledge/topics.toml`."""
log = structlog.get_logger()
_TROUBLES: Mapping[type, str] = {
    Several: "ask_which",
    NotThere: "say_not_found",
    TooOld: "say_too_old",
    OutOfReach: "say_unreachable",
}


async def search_policy(state: State, runtime: Runtime[Tools]) -> dict[str, Any]:
    """Read what the shop has written about this change, before anything else (S1-11)."""
    heard, tools = state["heard"], runtime.context
    terms = await tools.terms(heard.language)
    passages = await tools.search(_question(heard), language=heard.language, topic=_topic(heard), limit=3)
    return {
        "path": ["search_policy"],
        "hub_ready": tools.hub_ready,
        "terms": terms,
        "passages": passages,
        "policy": policy.quotes(heard, terms, passages),
    }


async def find_order(state: State, runtime: Runtime[Tools]) -> dict[str, Any]:
    """Find the order that is meant among the verified customer's own."""
    heard = state["heard"]
    picked = await which_order.pick(heard, runtime.context, slots.words(heard))
    if isinstance(picked, Found):
        return {"path": ["find_order"], "picked": picked, "order": picked.order}
    return {"path": ["find_order"], "picked": picked, "trouble": _TROUBLES[type(picked)]}


async def read_fulfilment(state: State, runtime: Runtime[Tools]) -> dict[str, Any]:
    """Read the order afresh and decide, per line and unit, what may be changed and which way the answer goes."""
    heard, tools = state["heard"], runtime.context
    try:
        customer_id = cast("str", heard.person.shop_customer_id)
        order = await cast("Shop", tools.shop).order(customer_id, state["order"].id)
    except (*SHOP_TROUBLE, NotFound):
        log.warning("order_not_read", exc_info=True)
        return {"path": ["read_fulfilment"], "trouble": "say_unreachable"}
    answer = editability(order, state["terms"], tools.now(), tools.zone, tools.can)
    wish = Wish(slots.wished(heard), lines_meant(order, slots.words(heard)), slots.units(heard), slots.agrees(heard))
    decision = decide(order, answer, wish, state["terms"])
    return {"path": ["read_fulfilment", "decide"], "order": order, "answer": answer, "decision": decision}


async def reread_order(state: State, runtime: Runtime[Tools]) -> dict[str, Any]:
    """Read the order that was changed in the Hub or at the shop as it is now; what cannot be read is not shown."""
    heard, tools = state["heard"], runtime.context
    customer_id, order_id = heard.person.shop_customer_id, heard.happened.get("order_id")
    if tools.shop is None or customer_id is None or not order_id:
        return {"path": ["reread_order"]}
    try:
        order = await tools.shop.order(customer_id, str(order_id))
    except (*SHOP_TROUBLE, NotFound):
        log.warning("order_not_read", exc_info=True)
        return {"path": ["reread_order"]}
    terms = await tools.terms(heard.language)
    answer = editability(order, terms, tools.now(), tools.zone, tools.can)
    return {"path": ["reread_order"], "order": order, "answer": answer, "hub_ready": tools.hub_ready}


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


def _decided(order: Order, answer: Editability) -> dict[str, Any]:
    """Return order, line state and verdicts: for the Turn trace, and for a person who takes over (D9)."""
    titles = {line.id: line.title for line in order.lines}
    lines = [
        {
            "title": titles[line.line_id],
            "open": line.open,
            "shipped": line.shipped,
            "blocked": line.blocked,
            "reason": line.reason.value if line.reason else None,
        }
        for line in answer.lines
    ]
    verdicts = {kind.value: "allowed" if it.allowed else str(it.reason) for kind, it in answer.edits.items()}
    told = {"id": order.id, "name": order.name, "state": answer.state.value, "lines": lines}
    return {"order": told, "edits": verdicts}


def _question(heard: Heard) -> str:
    return slots.words(heard) or str(heard.slots.get(slots.KIND, ""))


def _topic(heard: Heard) -> str:
    return _TOPICS.get(str(heard.slots.get(slots.KIND)), "modification")
