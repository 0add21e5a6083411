"""Named steps at which a fault run ends the process, as a power cut would; in production passing one costs nothing.

`make faults` starts a process with `FAULT_STEP=<name>`; the wiring calls `arm`, and the process kills itself when it
first reaches that step.
"""

import os
import signal
from pathlib import Path

from kit.errors import StartError

STEPS = (
    "accept.stored",
    "accept.committed",
    "turn.claimed",
    "turn.understood",
    "turn.thought",
    "turn.saved",
    "deliver.sending",
    "deliver.carried",
    "deliver.receipted",
    "hub.held",
    "hub.submitted",
    "hub.written",
    "hub.audited",
    "hub.released",
)
"""Every step, in the order in which a conversation reaches them."""
FOLDER = "tillside-faults-"
"""How the name of a fault run's folder begins; nothing else may be killed on purpose."""
_armed = ""


def arm(step: str, folder: Path) -> None:
    """Let the process die at `step`, if any is named and the data folder is a fault run's.

    Raises:
        StartError: there is no such step, or this is no fault run.
    """
    global _armed  # noqa: PLW0603 - one process dies once
    if not step:
        return
    if step not in STEPS:
        raise StartError(f"FAULT_STEP must be one of {', '.join(STEPS)}. Leave it out to run the program.")
    if not any(part.startswith(FOLDER) for part in folder.resolve().parts):
        raise StartError("FAULT_STEP kills the program on purpose: it is for `make faults` alone. Leave it out.")
    _armed = step


async def reached(step: str) -> None:
    """Say that this step was reached; ends the process if it is the one to die at."""
    if step == _armed:
        os.kill(os.getpid(), signal.SIGKILL)
