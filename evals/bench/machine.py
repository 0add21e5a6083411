"""How fast the machine is while it is measured: a fixed piece of work, timed, so that two runs can be compared."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import torch

from evals.bench.figures import median

TIMES = 9
_ROUNDS = 20_000
_SIZE = 256


@dataclass(slots=True)
class Machine:
    """Milliseconds that the fixed work took, each time that it was looked at."""

    python: list[float] = field(default_factory=list)
    torch: list[float] = field(default_factory=list)

    def look(self) -> None:
        """Do the work several times; takes about half a second, and nothing else should run."""
        torch.set_num_threads(1)
        matrix = torch.linspace(-1, 1, _SIZE * _SIZE).reshape(_SIZE, _SIZE)
        for _ in range(TIMES):
            self.python.append(_timed(_count))
            self.torch.append(_timed(lambda: [matrix @ matrix for _ in range(10)]))

    def told(self) -> str:
        """Say it in one line."""
        return (
            f"This machine, during this run: {_shown(self.python)} ms for a fixed piece of work in Python, "
            f"{_shown(self.torch)} ms for one in PyTorch (medians of {len(self.python)}, before and after everything)."
        )


def _count() -> dict[str, int]:
    counts: dict[str, int] = {}
    for number in range(_ROUNDS):
        name = str(number % 997)
        counts[name] = counts.get(name, 0) + number
    return counts


def _timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000


def _shown(values: Sequence[float]) -> str:
    return f"{median(values):.1f}"
