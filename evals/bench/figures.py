"""What was measured, against what was aimed at; pure."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from evals.block import table


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured figure. `aim` is what it should reach: at most, or at least if `is_least`; None is no aim."""

    what: str
    value: float
    unit: str
    aim: float | None = None
    is_least: bool = False

    @property
    def is_met(self) -> bool | None:
        """Whether the aim is reached; None without one."""
        if self.aim is None:
            return None
        return self.value >= self.aim if self.is_least else self.value <= self.aim

    @property
    def cells(self) -> tuple[str, str, str, str]:
        """The figure as a row of a table."""
        aim = "" if self.aim is None else f"{'≥' if self.is_least else '≤'} {show(self.aim)} {self.unit}".rstrip()
        met = {None: "", True: "met", False: "**not met**"}[self.is_met]
        return self.what, f"{show(self.value)} {self.unit}".rstrip(), aim, met


HEAD = ("", "measured", "aim", "")


def show(value: float) -> str:
    """Return a figure with as many places as it deserves."""
    if value >= 100:  # noqa: PLR2004 - three digits say enough
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"  # noqa: PLR2004 - the same


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value that `share` of all are not above; not a number for none."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)] if ordered else math.nan


def median(values: Sequence[float]) -> float:
    """Return the middle value; not a number for none."""
    return percentile(values, 0.5)


def as_table(figures: Sequence[Figure]) -> str:
    """Return figures as a table of Markdown."""
    return table(HEAD, [figure.cells for figure in figures])
