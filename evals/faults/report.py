"""What a fault run has counted, as a page shows it."""

import os
from dataclasses import dataclass, field

from evals.block import table
from evals.faults.tally import Counts

TAKEOVER_AIM = 10.0


@dataclass(frozen=True, slots=True)
class Row:
    """What came of one fault; `has_happened` is false if the process never came to the step."""

    what: str
    counts: Counts
    seconds: float | None = None
    """From the death to the end of what waited then; None where nothing died."""
    has_happened: bool = True
    load: float = field(default_factory=lambda: os.getloadavg()[0])
    """Processes that wanted a core in the last minute."""

    @property
    def is_clean(self) -> bool:
        """Whether it happened, nothing went wrong, and it was taken over in time."""
        return self.has_happened and self.counts.is_clean and (self.seconds or 0.0) <= TAKEOVER_AIM

    def cells(self) -> tuple[str, ...]:
        """Return the row of the table."""
        counts, name = self.counts, self.what if self.has_happened else f"{self.what} **(it did not happen)**"
        told = (f"{counts.messages:,}", str(counts.lost), str(counts.twice), str(counts.disordered))
        return (name, *told, "" if self.seconds is None else f"{self.seconds:.1f}", f"{self.load:.1f}")


@dataclass(slots=True)
class Report:
    """What was counted in each part."""

    rows: list[Row] = field(default_factory=list)
    kills: int = 0
    undisturbed: float = 0.0
    """The slowest answer of a message that no random kill met, in seconds."""
    given_up: int = 0
    """Turns that ended in an apology, since every try ran out of time: answered, but not well."""
    seconds: float = 0.0

    @property
    def is_clean(self) -> bool:
        """Whether nothing was lost, doubled, disordered or late, and every process died where it should."""
        return all(row.is_clean for row in self.rows)

    def text(self) -> str:
        """Return all of it as Markdown."""
        head = ("", "messages", "lost", "twice", "out of order", "seconds to take over", "load")
        parts = [table(head, [row.cells() for row in self.rows]), f"{self.seconds:.0f} s in all."]
        if self.kills:
            parts[1] += f" {self.kills} random kills; without one the slowest answer took {self.undisturbed:.1f} s."
        if self.given_up:
            parts[1] += f" {self.given_up} turns ran out of time at every try and ended in an apology."
        late = [row.what for row in self.rows if (row.seconds or 0.0) > TAKEOVER_AIM]
        parts += [f"Later than {TAKEOVER_AIM:.0f} s: {', '.join(late)}."] if late else []
        return "\n\n".join(parts + [f"- {row.what}: {one}" for row in self.rows for one in row.counts.examples])
