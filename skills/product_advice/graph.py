"""Product advice, step by step: read what the shop sells, see which of it is meant, and say what the shop says of it.

    read_catalogue -> choose_products -> show_products | show_nearest | show_cheaper | say_stock | say_details
          |                              help_with_size | compare_products | ask_which | ask_what | say_not_sold
          say_unreachable

It reads no order and needs nobody to sign in. The answers are in `answers`, the decision in `decide`.
"""

from collections.abc import Sequence
from functools import cache
from typing import Any

import structlog
from langgraph.graph import END, START, StateGraph
from langgraph.graph.state import CompiledStateGraph
from langgraph.runtime import Runtime

from kit.errors import AdapterError, NotReady
from skills.base import Heard, Result, Run, Tools
from skills.product_advice import answers
from skills.product_advice.decide import Branch, decide, read_before
from skills.product_advice.state import CHOICE, KIND, State
from skills.product_advice.wanted import read_wanted

_SHOP_TROUBLE = (AdapterError, NotReady, TimeoutError)
log = structlog.get_logger()


@cache
def compiled() -> CompiledStateGraph[State, Tools, State, State]:
    """Compile the subgraph once."""
    graph = StateGraph(State, context_schema=Tools)
    steps: Sequence[answers.Node] = (read_catalogue, choose_products, *answers.ALL)
    for step in steps:
        graph.add_node(step.__name__, step)
    graph.add_edge(START, "read_catalogue")
    graph.add_conditional_edges("read_catalogue", _is_read, ["choose_products", "say_unreachable"])
    graph.add_conditional_edges("choose_products", _by_branch, list(Branch))
    for step in answers.ALL:
        graph.add_edge(step.__name__, END)
    return graph.compile()


@cache
def build() -> Run:
    """Return how to run the subgraph for one turn."""

    async def run(heard: Heard, tools: Tools) -> Result:
        done = await compiled().ainvoke({"heard": heard, "path": []}, context=tools)
        return answers.finish(done)

    return run


async def read_catalogue(state: State, runtime: Runtime[Tools]) -> dict[str, Any]:  # noqa: ARG001 - as every node
    """Read what the shop sells now, with what is left of it."""
    shop = runtime.context.shop
    try:
        catalogue = await shop.products() if shop else None
    except _SHOP_TROUBLE:
        log.warning("catalogue_not_read", exc_info=True)
        catalogue = None
    told = {"path": ["read_catalogue"]}
    return {**told, "catalogue": tuple(one for one in catalogue if one.variants)} if catalogue else told


async def choose_products(state: State) -> dict[str, Any]:
    """See which products the words mean, and what is to be said of them."""
    heard = state["heard"]
    before = read_before(heard.kept, heard.shown, str(heard.page.get("product", "")))
    wanted = read_wanted(heard.text, heard.language)
    chosen = str(heard.slots.get(CHOICE) or "")
    decision = decide(str(heard.slots.get(KIND, "")), wanted, state["catalogue"], before, chosen)
    return {"path": ["choose_products"], "decision": decision, "before": before}


async def _is_read(state: State) -> str:
    return "choose_products" if state.get("catalogue") else "say_unreachable"


async def _by_branch(state: State) -> str:
    return state["decision"].branch
