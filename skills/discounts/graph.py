"""Discounts, step by step: read the shop's codes, see whether one is named, and share only what is meant to be shared.

    read_codes -> share_codes | say_no_code
         |        say_it_counts | say_ended | say_not_yet | say_unknown_code
         |        search_articles -> quote | say_not_there
         say_unreachable

It reads no order and needs nobody to sign in. The decision is in `decide`.
"""

from collections.abc import Sequence
from functools import cache
from operator import add
from typing import Annotated, Any, TypedDict

import structlog
from langgraph.graph import END, START, StateGraph
from langgraph.graph.state import CompiledStateGraph
from langgraph.runtime import Runtime

from kit.errors import AdapterError, NotReady
from skills.base import Heard, Passage, Result, Run, Tools
from skills.discounts import answers
from skills.discounts.codes import named, wished_off
from skills.discounts.decide import Branch, Decision, decide
from skills.quoting import excerpt, quotable

KIND = "kind"
"""What is asked: code, sale or loyalty."""
_TOPICS = {"sale": "offers", "loyalty": "loyalty"}
"""What articles call the matter; see `knowledge/topics.toml`."""
_SHOP_TROUBLE = (AdapterError, NotReady, TimeoutError)
log = structlog.get_logger()


class _Given(TypedDict):
    heard: Heard
    path: Annotated[list[str], add]


class State(_Given, total=False):
    """What travels through this graph within one turn; `decision` is missing where the shop could not be read."""

    decision: Decision
    passages: tuple[Passage, ...]
    result: Result


@cache
def compiled() -> CompiledStateGraph[State, Tools, State, State]:
    """Compile the subgraph once."""
    graph = StateGraph(State, context_schema=Tools)
    steps: Sequence[answers.Node] = (read_codes, search_articles, *answers.ALL)
    for step in steps:
        graph.add_node(step.__name__, step)
    graph.add_edge(START, "read_codes")
    graph.add_conditional_edges("read_codes", _by_branch, [*Branch, "say_unreachable"])
    graph.add_conditional_edges("search_articles", _what_was_found, ["quote", "say_not_there"])
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


async def read_codes(state: State, runtime: Runtime[Tools]) -> dict[str, Any]:
    """Read the codes that the shop has made, and see what the words ask of them."""
    heard, tools = state["heard"], runtime.context
    try:
        discounts = await tools.shop.discounts() if tools.shop else None
    except _SHOP_TROUBLE:
        log.warning("discounts_not_read", exc_info=True)
        discounts = None
    if discounts is None:
        return {"path": ["read_codes"]}
    kind, code = str(heard.slots.get(KIND, "")), named(heard.text, discounts)
    decision = decide(kind, code, wished_off(heard.text), discounts, tools.now())
    return {"path": ["read_codes"], "decision": decision}


async def search_articles(state: State, runtime: Runtime[Tools]) -> dict[str, Any]:
    """Search what the shop has written of sales, or of loyalty."""
    heard = state["heard"]
    topic = _TOPICS.get(str(heard.slots.get(KIND)), "")
    found = await runtime.context.search(heard.text, language=heard.language, topic=topic, limit=2)
    told = tuple(excerpt(one) for one in found if one.on_topic and quotable([one.source]))
    return {"path": ["search_articles"], "passages": told[:1]}


async def _by_branch(state: State) -> str:
    return state["decision"].branch if "decision" in state else "say_unreachable"


async def _what_was_found(state: State) -> str:
    return "quote" if state["passages"] else "say_not_there"
