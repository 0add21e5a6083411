"""A circuit breaker: after some failures in a row a server is left alone for a while, and nobody waits for it.

Closed, every question goes through. Open, none does. When the rest is over, one question goes through as a trial: an
answer closes it, a failure opens it again.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from kit.clock import Clock
from kit.health import Cause, Live, Status, Unavailable
from kit.llm.port import Fault

MENDED_BY_WAITING = frozenset({Fault.SILENCE, Fault.UNREACHABLE, Fault.SERVER, Fault.BUSY})
MENDED_BY_A_PERSON = frozenset({Fault.WRONG_KEY, Fault.QUOTA, Fault.NO_MODEL})

CAUSES = {
    Fault.NO_KEY: ("No key of the language model is set.", "Set OPENAI_API_KEY."),
    Fault.WRONG_KEY: ("The language model's server refuses the key.", "Set OPENAI_API_KEY to a valid key."),
    Fault.NO_MODEL: ("The server has no model of this name.", "Set OPENAI_MODEL to one that the server has."),
    Fault.QUOTA: ("The quota at the language model's server is spent.", "Add credit, or raise the limit there."),
    Fault.SILENCE: ("The language model's server does not answer in time.", "Wait, or raise MODEL_SECONDS."),
    Fault.UNREACHABLE: ("The language model's server cannot be reached.", "Mend OPENAI_BASE_URL or the network."),
    Fault.SERVER: ("The language model's server fails.", "Wait; see the server's own status."),
    Fault.BUSY: ("The language model's server takes no more questions for now.", "Wait, or raise the limit there."),
}


@dataclass(frozen=True, slots=True)
class Rests:
    """How many failures in a row open the breaker, and for how long; `long` is for what a person must mend."""

    failures: int = 3
    short: timedelta = timedelta(seconds=30)
    long: timedelta = timedelta(minutes=5)


class Breaker:
    """One server's breaker, shared by everybody in the process who asks it."""

    def __init__(self, clock: Clock, rests: Rests | None = None) -> None:
        """Begin closed."""
        self._clock = clock
        self._rests = rests or Rests()
        self._failures = 0
        self._cause: Fault | None = None
        self._until: datetime | None = None

    def admit(self) -> bool:
        """Return whether a question may be asked now. After the rest only one may, until it is told how it went."""
        if self._until is None:
            return True
        now = self._clock.now()
        if now < self._until:
            return False
        # The trial holds the others back as long as a short rest, in case nobody ever tells how it went.
        self._until = now + self._rests.short
        return True

    def answered(self) -> None:
        """Close: the server answered, whatever the answer was worth."""
        self._failures, self._cause, self._until = 0, None, None

    def failed(self, fault: Fault, wait: timedelta | None = None) -> None:
        """Count a failure; `wait` is how long the server itself asked to be left alone."""
        if fault in MENDED_BY_A_PERSON:
            self._open(fault, self._rests.long)
        elif fault in MENDED_BY_WAITING:
            self._failures += 1
            if wait is not None or self._failures >= self._rests.failures or self._until is not None:
                self._open(fault, min(max(wait or self._rests.short, timedelta()), self._rests.long))
        else:
            self.answered()

    def _open(self, fault: Fault, rest: timedelta) -> None:
        until = self._clock.now() + rest
        # Questions asked before it opened may still fail: they never make the rest shorter.
        if self._until is None or until >= self._until:
            self._cause, self._until = fault, until

    @property
    def cause(self) -> Fault | None:
        """Why it is open; None while it is closed."""
        return self._cause if self._until is not None else None

    def status(self) -> Status:
        """Return Live while it is closed, else why it is open and what mends that."""
        return unavailable(self.cause) if self.cause else Live()


def unavailable(fault: Fault) -> Unavailable:
    """Return what a fault of a model means to staff, and what mends it."""
    sentence, mend = CAUSES[fault]
    return Unavailable((Cause(fault.value, f"{sentence} This machine answers alone.", mend),))
