"""Plays all cases of a folder, several times if asked, under a progress bar."""

from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from evals.case import Case, read_cases
from evals.play import Verdict, play
from evals.report import show
from evals.stage import Deps

CASES = Path(__file__).with_name("cases")
POLICIES = Path(__file__).with_name("policies")


async def run(deps: Deps, console: Console, *, folder: Path = CASES, repeat: int = 1, only: str = "") -> bool:
    """Play the cases whose name contains `only`, `repeat` times each, print the table, and return whether all passed.

    Raises:
        Invalid: the folder holds no case, or one that cannot be read.
    """
    cases = [case for case in read_cases(folder) if only.casefold() in case.name.casefold()]
    rounds = await _play_all(deps, console, cases, repeat)
    show(console, rounds)
    return all(not verdict.problems for verdicts in rounds for verdict in verdicts)


async def _play_all(deps: Deps, console: Console, cases: Sequence[Case], repeat: int) -> list[list[Verdict]]:
    """Return one list of verdicts a case, one verdict a round."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    rounds: list[list[Verdict]] = []
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("Conversations", total=len(cases) * repeat)
        for case in cases:
            verdicts = []
            for _ in range(repeat):
                verdicts.append(await play(deps, case))
                progress.advance(task)
            rounds.append(verdicts)
    return rounds
