"""What a test may turn: faults that Shopify and the way to it have, each for the next requests that fit."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum

from commerce.shopify.standin.model import OrderModel


class FaultKind(StrEnum):
    """What goes wrong with a request."""

    STATUS = "status"
    """An HTTP status without a word of GraphQL; nothing is done."""
    SILENCE = "silence"
    """No answer at all; nothing is done."""
    HALF = "half"
    """The answer breaks off in the middle; what was asked is done."""
    CRASH = "crash"
    """What was asked is done, and then a 502."""
    THROTTLED = "throttled"
    """Shopify says Throttled; nothing is done."""
    MOVED = "moved"
    """Something happens to the order just before the request is executed."""
    INTERNAL = "internal"
    """Shopify's own INTERNAL_SERVER_ERROR, with HTTP 200; nothing is done."""


Happening = Callable[[OrderModel], None]


@dataclass(slots=True)
class Fault:
    """One fault, for the next `times` requests whose root field is `operation` (any if empty).

    `status` is for STATUS; `order` and `happens` are for MOVED: the order's name, and what happens to it.
    """

    kind: FaultKind
    operation: str = ""
    times: int = 1
    status: int = 500
    retry_after: float | None = None
    order: str = ""
    happens: Happening | None = None


@dataclass(slots=True)
class Knobs:
    """How the stand-in behaves besides the rules."""

    delay: float = 0.0
    """Seconds that every answer takes longer."""
    polls: int = 0
    """How often a job that is asked for is not done yet."""
    takes: timedelta | None = None
    """How long such a job takes, whoever asks."""
    job_fails: bool = False
    """Jobs end without having done anything."""
    page: int | None = None
    """The most that a page holds, whatever was asked: half a page, with more to come."""
    counts_editable: bool = False
    """`orderEditSetQuantity` counts only the units that can be edited, not all of the line."""
    webhook_copies: int = 1
    """How often each webhook comes, with one and the same id."""
    faults: list[Fault] = field(default_factory=list)

    def add(self, fault: Fault) -> None:
        """Let this go wrong next."""
        self.faults.append(fault)

    def next(self, operations: frozenset[str]) -> Fault | None:
        """Take the first fault that fits a request with these root fields."""
        for fault in self.faults:
            if fault.operation in {"", *operations}:
                fault.times -= 1
                if fault.times <= 0:
                    self.faults.remove(fault)
                return fault
        return None
