"""Named steps at which a fault run ends or pauses the process; in production passing one costs nothing.

`make faults` starts each process with `FAULT_STEP=later`; the wiring calls `arm`. Whoever then writes `kill <step>` or
`pause <step>` into the file `fault-step` of a process's data folder has it die as by a power cut, or stand still as on
a machine asleep, when it reaches that step next: once.
"""

import os
import signal
from pathlib import Path

from kit.errors import StartError

STEPS = (
    "accept.stored",
    "accept.committed",
    "email.committed",
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
LATER = "later"
NOTE = "fault-step"
"""The file that names what is to happen, and where."""
_SIGNALS = {"kill": signal.SIGKILL, "pause": signal.SIGSTOP}
_note: Path | None = None


def arm(step: str, folder: Path) -> None:
    """Let the process heed its file `fault-step`, if it should and the data folder is a fault run's.

    Raises:
        StartError: this is no fault run.
    """
    global _note  # noqa: PLW0603 - one process dies once
    if not step:
        return
    if step != LATER or not any(part.startswith(FOLDER) for part in folder.resolve().parts):
        raise StartError("FAULT_STEP kills the program on purpose: it is for `make faults` alone. Leave it out.")
    _note = folder / NOTE


async def reached(step: str) -> None:
    """Say that this step was reached; ends or pauses the process if that was asked for."""
    if _note is not None:
        _heed(_note, step)


def _heed(note: Path, step: str) -> None:
    try:
        act, _, named = note.read_text(encoding="utf-8").partition(" ")
        if named == step:
            note.unlink()
            os.kill(os.getpid(), _SIGNALS[act])
    except FileNotFoundError:
        return
