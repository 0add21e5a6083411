"""A fault run may kill the program at a named step; nothing else may."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kit import steps
from kit.errors import StartError
from kit.tables import ROOT


def test_an_unknown_step_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StartError, match="must be one of"):
        steps.arm("turn.dreamt", tmp_path)


def test_no_program_is_killed_outside_a_fault_run(tmp_path: Path) -> None:
    with pytest.raises(StartError, match="for `make faults` alone"):
        steps.arm("turn.saved", tmp_path)


async def test_without_a_named_step_every_step_is_passed(tmp_path: Path) -> None:
    steps.arm("", tmp_path)
    for step in steps.STEPS:
        await steps.reached(step)


def test_an_armed_process_dies_at_its_step_and_at_no_other(tmp_path: Path) -> None:
    folder = tmp_path / f"{steps.FOLDER}x"
    code = (
        "import asyncio, pathlib; from kit import steps; "
        f"steps.arm('turn.saved', pathlib.Path({str(folder)!r})); "
        "asyncio.run(steps.reached('turn.claimed')); print('alive', flush=True); "
        "asyncio.run(steps.reached('turn.saved'))"
    )
    ended = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603
    assert (ended.returncode, ended.stdout) == (-signal.SIGKILL, "alive\n")


def test_every_named_step_is_reached_somewhere() -> None:
    written = "".join(
        path.read_text(encoding="utf-8")
        for folder in ("agent", "channels", "conversations", "hub")
        for path in (ROOT / folder).rglob("*.py")
    )
    assert [step for step in steps.STEPS if f'"{step}"' not in written] == []
