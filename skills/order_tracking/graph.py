"""Order tracking, step by step: who, which order, where it is now, and what follows from it.

    verified? -> find_order -> read_tracking -> by stage: follow_parcels | look_for_parcel | say_not_sent
        |            |              |                     say_no_parcel | confirm_order
        |            ask_which | say_not_found | say_too_old | say_unreachable
        ask_to_sign_in | point_to_documents

Papers are answered from the shop's articles, to anyone. A turn runs it from the top, and reads the order afresh: what
is said is what the carrier says now (S5-20). After a sign-in it goes on from what Memory kept. The nodes are in `steps`
and `answers`, the decision in `decide` and `parcels`.
"""

from functools import cache

from langgraph.graph import END, START, StateGraph
from langgraph.graph.state import CompiledStateGraph

from skills.base import Heard, Result, Run, Tools
from skills.order_tracking import answers, slots, steps
from skills.order_tracking.decide import Branch
from skills.order_tracking.slots import Asked
from skills.order_tracking.state import State


@cache
def compiled() -> CompiledStateGraph[State, Tools, State, State]:
    """Compile the subgraph once."""
    graph = StateGraph(State, context_schema=Tools)
    for node in (steps.find_order, steps.read_tracking, *answers.ALL):
        graph.add_node(node.__name__, node)
    graph.add_conditional_edges(START, _may_look, ["point_to_documents", "ask_to_sign_in", "find_order"])
    graph.add_conditional_edges("find_order", _is_found, ["read_tracking", *answers.NOT_FOUND])
    graph.add_conditional_edges("read_tracking", _by_stage, [*Branch, "say_unreachable"])
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


async def _may_look(state: State) -> str:
    """Decide, before anything of an order is read, whether it is needed at all and who asks."""
    heard = state["heard"]
    if slots.asked(heard) is Asked.DOCUMENTS:
        return "point_to_documents"
    return "find_order" if heard.person.is_verified else "ask_to_sign_in"


async def _is_found(state: State) -> str:
    return "read_tracking" if "order" in state else state["trouble"]


async def _by_stage(state: State) -> str:
    return state["decision"].branch if "decision" in state else state["trouble"]
