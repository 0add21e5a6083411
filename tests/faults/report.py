"""The counts as a person reads them."""

from collections.abc import Callable

from evals.block import table
from tests.faults.judging import Tally
from tests.faults.meddling import Fault
from tests.faults.run import Tallies

HEAD = ("tried", "ended as wished", "refused or told", "wrong", "second", "unclear")


def is_clean(tallies: Tallies) -> bool:
    """Whether something was tried, and nothing is wrong."""
    return bool(tallies) and all(one.is_clean for one in tallies.values())


def text(tallies: Tallies) -> str:
    """Return two tables: by shop and operation, and by shop and fault."""
    by_operation = _sum(tallies, lambda kind, name, _: f"{kind}: {name}")
    by_fault = _sum(tallies, lambda kind, _, fault: f"{kind}: {fault.value}")
    return "\n\n".join(
        table(("", *HEAD), [_row(name, one) for name, one in some.items()]) for some in (by_operation, by_fault)
    )


def _sum(tallies: Tallies, name: Callable[[str, str, Fault], str]) -> dict[str, Tally]:
    found: dict[str, Tally] = {}
    for (kind, operation, fault), one in tallies.items():
        found.setdefault(name(kind, operation, fault), Tally()).add(one)
    return found


def _row(name: str, one: Tally) -> list[str]:
    return [name, *(f"{count:,}" for count in (one.tried, one.wished, one.refused, one.wrong, one.twice, one.unclear))]
