"""A skill's graph as data: its steps and what may follow each, as the compiled LangGraph itself tells them."""

from typing import Literal

from langgraph.graph import END, START
from pydantic import BaseModel

from skills.base import Skill


class GraphStep(BaseModel):
    """A step of a graph; `start` and `end` are where every turn begins and ends."""

    name: str
    kind: Literal["start", "step", "end"]


class GraphWay(BaseModel):
    """What may follow a step; `is_choice` where code decides between several."""

    source: str
    target: str
    is_choice: bool


class GraphPicture(BaseModel):
    """The steps of a graph and the ways between them."""

    steps: list[GraphStep]
    ways: list[GraphWay]


def picture(skill: Skill) -> GraphPicture | None:
    """Return a skill's graph, None where it does not show one."""
    if skill.picture is None:
        return None
    graph = skill.picture().get_graph()
    ends = {START: "start", END: "end"}
    return GraphPicture(
        steps=[GraphStep.model_validate({"name": name, "kind": ends.get(name, "step")}) for name in graph.nodes],
        ways=[GraphWay(source=edge.source, target=edge.target, is_choice=edge.conditional) for edge in graph.edges],
    )
