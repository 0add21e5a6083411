"""What a test may turn: faults that BigCommerce and the way to it have, each for the next requests that fit."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum


class FaultKind(StrEnum):
    """What goes wrong with a request."""

    STATUS = "status"
    """An HTTP status and nothing else; nothing is done."""
    SILENCE = "silence"
    """No answer at all; nothing is done."""
    HALF = "half"
    """The answer breaks off in the middle; what was asked is done."""
    CRASH = "crash"
    """What was asked is done, and then a 502."""
    STRANGE = "strange"
    """Somebody else answers, with a web page."""
    MOVED = "moved"
    """Something happens just before the request is carried out."""


@dataclass(slots=True)
class Fault:
    """One fault, for the next `times` requests of this method whose path has `path` in it (any if empty).

    `skip` so many requests first. `status` is for STATUS, `happens` for MOVED.
    """

    kind: FaultKind
    path: str = ""
    method: str = ""
    times: int = 1
    skip: int = 0
    status: int = 500
    happens: Callable[[], None] | None = None


@dataclass(slots=True)
class Knobs:
    """How the stand-in behaves besides the rules."""

    faults: list[Fault] = field(default_factory=list)
    declines: bool = False
    """The payment provider declines every refund, which shows in the refund alone."""
    locks_status: bool = False
    """The store refuses to change the status of an order."""
    is_legacy: bool = False
    """Consignments come in their legacy structure, a list, whatever was asked for."""
    inside: int = 50
    """So many lines come inside an order."""
    silence: float = 60.0

    def add(self, fault: Fault) -> None:
        """Let this go wrong next."""
        self.faults.append(fault)

    def next(self, method: str, path: str) -> Fault | None:
        """Take the first fault that fits a request."""
        for fault in self.faults:
            if fault.method in {"", method} and fault.path in path:
                if fault.skip > 0:
                    fault.skip -= 1
                    continue
                fault.times -= 1
                if fault.times <= 0:
                    self.faults.remove(fault)
                return fault
        return None
