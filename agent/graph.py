"""The agent's turn as a picture.

    guard -> understand -+-> (a person holds it) -> END
                         +-> run_skill, one for each skill that was chosen -+-> reply -> check -> END
                         +-> (nothing for a skill) ------------------------+

Compiled once, without a checkpointer: Memory is one column of the conversation, saved with the turn. The nodes are in
`agent.nodes`.
"""

from functools import cache

from langgraph.graph import END, START, StateGraph
from langgraph.graph.state import CompiledStateGraph
from langgraph.types import Send

from agent.nodes import Context, TurnState, check, guard, reply, run_skill, understand


@cache
def compiled() -> CompiledStateGraph[TurnState, Context, TurnState, TurnState]:
    """Return the compiled graph; it carries nothing of a turn or a store."""
    graph = StateGraph(TurnState, context_schema=Context)
    for node in (guard, understand, run_skill, reply, check):
        graph.add_node(node.__name__, node)
    graph.add_edge(START, "guard")
    graph.add_edge("guard", "understand")
    graph.add_conditional_edges("understand", _who_answers, ["run_skill", "reply", END])
    graph.add_edge("run_skill", "reply")
    graph.add_edge("reply", "check")
    graph.add_edge("check", END)
    return graph.compile()


async def _who_answers(state: TurnState) -> list[Send] | str:
    """Every message is understood; while a person holds the conversation the agent then stays silent."""
    if state["heard"].held:
        return END
    heard, plan = state["heard"], state["plan"]
    return [Send("run_skill", {"heard": heard, "plan": plan, "task": task}) for task in plan.tasks] or "reply"
