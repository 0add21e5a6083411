"""The table of an evaluation, and under it what each failed case did instead."""

from collections.abc import Sequence

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from evals.play import Verdict


def show(console: Console, rounds: Sequence[Sequence[Verdict]]) -> None:
    """Print one row a case, the problems of those that failed, and the sums."""
    table = Table("conversation", "language", "channel", "passed", "seconds", title="Evaluation")
    for verdicts in rounds:
        passed = sum(not verdict.problems for verdict in verdicts)
        colour = "green" if passed == len(verdicts) else "red"
        case = verdicts[0].case
        seconds = sum(verdict.seconds for verdict in verdicts) / len(verdicts)
        count = f"[{colour}]{passed}/{len(verdicts)}[/]"
        table.add_row(escape(case.name), case.language, case.channel, count, f"{seconds:.2f}")
    console.print(table)
    for verdicts in rounds:
        _explain(console, verdicts)
    console.print(summary(rounds))


def _explain(console: Console, verdicts: Sequence[Verdict]) -> None:
    failed = next((verdict for verdict in verdicts if verdict.problems), None)
    if failed is None:
        return
    console.print(f"\n[red]{escape(failed.case.name)}[/]")
    for problem in failed.problems:
        console.print(f"  - {escape(problem)}")
    for number, answer in enumerate(failed.answers, 1):
        console.print(f"  answer {number}: {escape(' / '.join(answer.text.splitlines()))}", style="dim")


def summary(rounds: Sequence[Sequence[Verdict]]) -> str:
    """Say how many conversations passed, once and every time."""
    once = sum(not verdicts[0].problems for verdicts in rounds)
    always = sum(not any(verdict.problems for verdict in verdicts) for verdicts in rounds)
    times = len(rounds[0]) if rounds else 0
    words = f"{once} of {len(rounds)} conversations passed"
    return f"{words}; {always} of {len(rounds)} passed all {times} times." if times > 1 else f"{words}."
