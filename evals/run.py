"""Plays all cases of a folder, several times if asked, under a progress bar."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from evals.case import Case, read_cases
from evals.play import Verdict, play
from evals.report import show
from evals.stage import Deps
from evals.written import write_reports
from kit.errors import Invalid

CASES = Path(__file__).with_name("cases")
POLICIES = Path(__file__).with_name("policies")


async def run(deps: Deps, console: Console, *, repeat: int = 1, only: str = "") -> bool:
    """Play the cases whose file or name contains `only`, `repeat` times each, and return whether all passed.

    Prints the table, and writes the page and the XML of `evals.written` into `deps.reports`.

    Raises:
        Invalid: a folder holds no case or one that cannot be read, or nothing contains `only`.
    """
    cases = [case for case in read_cases(deps.cases) if only.casefold() in f"{case.file}: {case.name}".casefold()]
    if not cases:
        raise Invalid(
            f"No conversation's file or name contains {only!r}. Play all by leaving it out.", code="case_missing"
        )
    rounds = await _play_all(deps, console, cases, repeat)
    show(console, rounds)
    page, junit = write_reports(deps.reports, rounds, at=datetime.now(UTC), how=deps.how)
    console.print(f"To look at: {page}\nFor your CI: {junit}", soft_wrap=True, highlight=False)
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
