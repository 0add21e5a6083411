"""Plays all cases of a folder, several times if asked, under a progress bar."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console

from evals.case import Case, read_cases
from evals.play import Verdict, play
from evals.report import show
from evals.stage import Deps
from evals.written import write_reports
from kit.errors import Invalid
from kit.report import progress_bar

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
    rounds: list[list[Verdict]] = []
    with progress_bar("Conversations", console) as told:
        for number, case in enumerate(cases):
            verdicts: list[Verdict] = []
            for _ in range(repeat):
                told(number * repeat + len(verdicts), len(cases) * repeat)
                verdicts.append(await play(deps, case))
            rounds.append(verdicts)
    return rounds
