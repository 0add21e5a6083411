"""A plain LangGraph agent to compare with: a model that calls tools in a loop, and keeps its state in memory.

It checks nothing, remembers nothing after its process, and its model answers at once without any network: what is
left is the cost of the loop itself. Run as a program it prints its turns a second.
"""

import asyncio
import sys
import time
from collections.abc import Sequence
from typing import Annotated, Any, TypedDict

from langchain_core.language_models.chat_models import BaseChatModel
from langchain_core.messages import AIMessage, BaseMessage, HumanMessage, ToolMessage
from langchain_core.outputs import ChatGeneration, ChatResult
from langchain_core.tools import BaseTool, tool
from langgraph.checkpoint.memory import InMemorySaver
from langgraph.graph import END, START, StateGraph
from langgraph.graph.message import add_messages
from langgraph.graph.state import CompiledStateGraph
from langgraph.prebuilt import ToolNode, tools_condition

ORDERS = {f"FF-{number}": {"state": "open", "size": "M", "total": "38.00 EUR"} for number in range(1001, 1021)}
SAID = ("Hi there!", "How long does shipping take?", "Change the size of FF-1001", "What may I return?", "New address")


@tool
def find_orders(email: str) -> str:
    """Find the orders of a customer."""
    return f"{email}: {', '.join(ORDERS)}"


@tool
def read_order(name: str) -> str:
    """Read one order."""
    return str(ORDERS.get(name, "unknown"))


@tool
def search_articles(query: str) -> str:
    """Search the shop's articles."""
    return f"Nothing is closer to {query!r} than: we ship within two working days."


@tool
def read_product(name: str) -> str:
    """Read a product."""
    return f"{name}: in stock"


@tool
def change_order(name: str, size: str) -> str:
    """Change an order."""
    ORDERS[name]["size"] = size
    return "changed"


@tool
def ask_person(why: str) -> str:
    """Ask a person in."""
    return f"asked because of {why}"


TOOLS: tuple[BaseTool, ...] = (find_orders, read_order, search_articles, read_product, change_order, ask_person)
CALLS = (
    (),
    (("search_articles", {"query": "shipping"}),),
    (("find_orders", {"email": "ana@example.com"}), ("change_order", {"name": "FF-1001", "size": "L"})),
    (("search_articles", {"query": "returns"}),),
    (("read_order", {"name": "FF-1002"}),),
)
"""Which tools the model calls for each message, one after the other, before it answers."""


class Scripted(BaseChatModel):
    """A model that needs no time: it calls the next tool of its script, and then says something."""

    @property
    def _llm_type(self) -> str:
        return "scripted"

    def _generate(self, messages: list[BaseMessage], *_: Any, **__: Any) -> ChatResult:  # noqa: ANN401 - the base's own
        asked = max(place for place, one in enumerate(messages) if isinstance(one, HumanMessage))
        script = CALLS[SAID.index(str(messages[asked].content))]
        made = sum(isinstance(one, ToolMessage) for one in messages[asked:])
        calls = [{"name": name, "args": args, "id": f"c{made}"} for name, args in script[made : made + 1]]
        said = AIMessage(content="" if calls else "Here is what I found for you.", tool_calls=calls)
        return ChatResult(generations=[ChatGeneration(message=said)])


class State(TypedDict):
    """What the agent carries: the messages, all of them."""

    messages: Annotated[Sequence[BaseMessage], add_messages]


def build() -> "CompiledStateGraph[State, None, State, State]":
    """Return the agent: model, tools, and back, until the model calls none."""
    model = Scripted()

    async def think(state: State) -> dict[str, Any]:
        return {"messages": [await model.ainvoke(list(state["messages"]))]}

    graph = StateGraph(State)
    graph.add_node("think", think)
    graph.add_node("tools", ToolNode(TOOLS))
    graph.add_edge(START, "think")
    graph.add_conditional_edges("think", tools_condition, ["tools", END])
    graph.add_edge("tools", "think")
    return graph.compile(checkpointer=InMemorySaver())


async def run(conversations: int, seconds: float) -> float:
    """Hold conversations at once for a while; returns turns a second."""
    agent, end, turns = build(), time.monotonic() + seconds, 0

    async def one(number: int) -> None:
        nonlocal turns
        turn = 0
        while time.monotonic() < end:
            thread = f"{number}-{turn // len(SAID)}"
            said: State = {"messages": [HumanMessage(SAID[turn % len(SAID)])]}
            await agent.ainvoke(said, {"configurable": {"thread_id": thread}})
            turns, turn = turns + 1, turn + 1

    await asyncio.gather(*(one(number) for number in range(conversations)))
    return turns / seconds


if __name__ == "__main__":
    sys.stdout.write(f"{asyncio.run(run(int(sys.argv[1]), float(sys.argv[2]))):.1f}\n")
