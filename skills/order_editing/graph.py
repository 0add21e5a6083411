"""Order editing, step by step: policy first, then who, which order, what has left, and what follows from it.

    search_policy -> verified? -> find_order -> read_fulfilment -> by outcome
         |              |             |              show_card | explain_parts | point_to_returns | say_why_not
         |              |             ask_which | say_not_found | say_too_old | say_unreachable
         |              ask_to_sign_in
         refuse_adding | say_no_hub | say_unknown

    After a change in the Hub: reread_order -> confirm_change
    After the shop told what happened: reread_order -> tell_news

A turn runs it from the top: after a sign-in it goes on from what Memory kept. It reads and decides; it changes nothing
(S1-23). The nodes are in `steps` and `answers`, the decision in `decide`.
"""

from functools import cache

from langgraph.graph import END, START, StateGraph
from langgraph.graph.state import CompiledStateGraph

from commerce.terms import Unknown
from skills.base import Heard, Result, Run, Tools
from skills.order_editing import answers, policy, slots, steps
from skills.order_editing.decide import Branch
from skills.order_editing.state import State


@cache
def compiled() -> CompiledStateGraph[State, Tools, State, State]:
    """Compile the subgraph once.

    Edges are async like nodes: LangGraph sends a plain function to a thread of its own.
    """
    graph = StateGraph(State, context_schema=Tools)
    for node in (steps.search_policy, steps.find_order, steps.read_fulfilment, steps.reread_order, *answers.ALL):
        graph.add_node(node.__name__, node)
    graph.add_conditional_edges(START, _what_happened, ["search_policy", "reread_order"])
    graph.add_conditional_edges("reread_order", _whose_change, ["confirm_change", "tell_news"])
    graph.add_conditional_edges(
        "search_policy", _may_look, ["refuse_adding", "say_no_hub", "say_unknown", "ask_to_sign_in", "find_order"]
    )
    graph.add_conditional_edges("find_order", _is_found, ["read_fulfilment", *answers.NOT_FOUND])
    graph.add_conditional_edges("read_fulfilment", _by_outcome, [*Branch, "say_unreachable"])
    for node in answers.ALL:
        graph.add_edge(node.__name__, END)
    return graph.compile()


@cache
def build() -> Run:
    """Return how to run the subgraph for one turn."""

    async def run(heard: Heard, tools: Tools) -> Result:
        done = await compiled().ainvoke({"heard": heard, "path": []}, context=tools)
        return steps.finish(done)

    return run


async def _what_happened(state: State) -> str:
    return "reread_order" if state["heard"].event in {"changed_in_hub", "shop_event"} else "search_policy"


async def _whose_change(state: State) -> str:
    return "tell_news" if state["heard"].event == "shop_event" else "confirm_change"


async def _may_look(state: State) -> str:
    """Decide, before anything of an order is read, whether it is needed at all and who asks (S1-12, S1-63)."""
    heard = state["heard"]
    if heard.slots.get(slots.KIND) == slots.ADD_ITEM:
        return "refuse_adding"
    if not state["hub_ready"]:
        return "say_no_hub"
    if heard.person.is_verified:
        return "find_order"
    kind = slots.wished(heard)
    return "say_unknown" if kind and isinstance(policy.window(kind, state["terms"]), Unknown) else "ask_to_sign_in"


async def _is_found(state: State) -> str:
    return "read_fulfilment" if "order" in state else state["trouble"]


async def _by_outcome(state: State) -> str:
    return state["decision"].branch if "decision" in state else state["trouble"]
