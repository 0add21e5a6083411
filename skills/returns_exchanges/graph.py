"""Returns and exchanges, step by step: the rules first, then who, which order, what may come back, and what follows.

    search_policy -> verified? -> find_order -> read_returns -> by outcome
         |              |             |              show_card | say_why_not | tell_of_money | hand_to_editing
         |              |             ask_which | say_not_found | say_too_old | say_unreachable
         |              ask_to_sign_in
         lead_to_portal | say_no_hub

    After a request in the Hub: confirm_request

A turn runs it from the top: after a sign-in, and where order editing hands an order on, it goes on from what was kept.
It reads and decides; the customer asks for the return in the Hub (S1-23). The nodes are in `steps` and `answers`, the
decision in `decide`, what may come back in `commerce.returnability`.
"""

from functools import cache

from langgraph.graph import END, START, StateGraph
from langgraph.graph.state import CompiledStateGraph

from skills.base import Heard, Result, Run, Tools
from skills.returns_exchanges import answers, slots, steps
from skills.returns_exchanges.decide import Branch
from skills.returns_exchanges.slots import Kind
from skills.returns_exchanges.state import State


@cache
def compiled() -> CompiledStateGraph[State, Tools, State, State]:
    """Compile the subgraph once.

    Edges are async like nodes: LangGraph sends a plain function to a thread of its own.
    """
    graph = StateGraph(State, context_schema=Tools)
    for node in (steps.search_policy, steps.find_order, steps.read_returns, *answers.ALL):
        graph.add_node(node.__name__, node)
    graph.add_conditional_edges(START, _what_happened, ["search_policy", "confirm_request"])
    graph.add_conditional_edges(
        "search_policy", _may_look, ["lead_to_portal", "say_no_hub", "ask_to_sign_in", "find_order"]
    )
    graph.add_conditional_edges("find_order", _is_found, ["read_returns", *answers.NOT_FOUND])
    graph.add_conditional_edges("read_returns", _by_outcome, [*Branch, "say_unreachable"])
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
    return "confirm_request" if state["heard"].event == "return_asked" else "search_policy"


async def _may_look(state: State) -> str:
    """Decide, before anything of an order is read, who asks and where returns are asked for (S1-63)."""
    heard = state["heard"]
    if heard.person.is_verified:
        return "find_order"
    if state["has_portal"] and slots.wished(heard) is not Kind.REFUND:
        return "lead_to_portal"
    return "ask_to_sign_in" if state["hub_ready"] else "say_no_hub"


async def _is_found(state: State) -> str:
    return "read_returns" if "order" in state else state["trouble"]


async def _by_outcome(state: State) -> str:
    return state["decision"].branch if "decision" in state else state["trouble"]
