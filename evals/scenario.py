"""The six-turn scenario on the model path: `python app.py scenario` plays it and rewrites its table in docs.

The words are ours; the figures beside it are of other agents on the same six turns, in other words. A label
stands here for each message, as in `evals/scripts`; calls and tokens are those that a local server counted.
"""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from rich.console import Console

from evals.block import made_by, rewrite, table
from evals.case import Case, PlacedOrder, Step
from evals.play import play
from evals.stage import Deps
from kit.tables import ROOT

PAGE = ROOT / "docs" / "scenario.md"
MOST_CALLS, MOST_TOKENS, MEAN_CALLS = 2, 3000, 1.2


class Turn(NamedTuple):
    """One turn of the scenario: what happened, and what its trace says of the model."""

    what: str
    model: Mapping[str, Any]


STEPS: tuple[tuple[str, Mapping[str, Any]], ...] = (
    ("a greeting", {"say": "Hi there, I have a few questions"}),
    ("where is my order", {"say": "Where is my last order?"}),
    ("the return policy", {"say": "What is your return policy?"}),
    ("a wish to return", {"say": "I want to return the sneakers I received"}),
    ("the details", {"say": "they are too small, I would like another size"}),
    ("goodbye", {"say": "thank you, that was all"}),
)
"""What happens, turn by turn. The customer is signed in; one order is on its way, one has arrived."""

ELSEWHERE = (
    ("Parlant 3.3.2", "15.2", "47,200"),
    ("LangGraph ReAct agent, 6 tools", "1.5", "1,190"),
    ("OpenAI's customer-service demo", "4.6", "4,670"),
)
"""Calls and prompt tokens a turn, mean, as we measured them in November 2026 on a six-turn shop scenario of theirs."""


def case() -> Case:
    """Return the scenario as a case, so that it is judged too: nothing leaks, and no order is changed."""
    orders = (PlacedOrder(label="arrived", state="delivered"), PlacedOrder(label="sent", state="shipped"))
    steps = [Step.model_validate(step) for _, step in STEPS]
    return Case(name="the six-turn scenario", signed_in=True, orders=orders, steps=tuple(steps))


async def run(deps: Deps, console: Console) -> bool:
    """Play the scenario, print and write its table, and return whether every turn keeps to what a turn may ask."""
    verdict = await play(deps, case())
    turns = [Turn(what, answer.trace["model"]) for (what, _), answer in zip(STEPS, verdict.answers, strict=False)]
    wrong = [*verdict.problems, *over(turns)]
    if len(turns) == len(STEPS):
        rewrite(PAGE, "scenario", text(turns))
        console.print(text(turns), markup=False, soft_wrap=True)
    for problem in wrong:
        console.print(problem, style="red", markup=False)
    return not wrong


def over(turns: Sequence[Turn]) -> list[str]:
    """Return what goes beyond the limits of a turn, or where no model was asked at all."""
    found = [f"{turn.what}: fell back, {turn.model['fell_back']}" for turn in turns if turn.model["fell_back"]]
    found += [f"{turn.what}: {turn.model['calls']} calls" for turn in turns if turn.model["calls"] > MOST_CALLS]
    found += [f"{turn.what}: {turn.model['tokens']} tokens" for turn in turns if turn.model["tokens"] > MOST_TOKENS]
    if len(turns) != len(STEPS) or not 0 < mean(turns, "calls") <= MEAN_CALLS:
        found.append(f"{mean(turns, 'calls'):.2f} calls a turn in {len(turns)} turns")
    return found


def mean(turns: Sequence[Turn], what: str) -> float:
    """Return a mean over the turns."""
    return float(sum(turn.model[what] for turn in turns)) / max(len(turns), 1)


def text(turns: Sequence[Turn]) -> str:
    """Return the tables as Markdown."""
    rows = [[turn.what, str(turn.model["calls"]), f"{turn.model['tokens']:,}"] for turn in turns]
    ours = ("Tillside", f"{mean(turns, 'calls'):.1f}", f"{mean(turns, 'tokens'):,.0f}")
    return "\n\n".join(
        (
            table(("turn", "model calls", "prompt tokens"), rows),
            f"At most {MOST_CALLS} calls and {MOST_TOKENS:,} tokens in any turn, {MEAN_CALLS} calls on average.",
            table(("agent", "calls a turn, mean", "prompt tokens a turn, mean"), [ours, *ELSEWHERE]),
            made_by("make scenario"),
        )
    )
