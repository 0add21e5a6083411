"""A fault run may kill the program at a named step; nothing else may."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kit import steps
from kit.errors import StartError
from kit.tables import ROOT


def test_no_program_is_killed_outside_a_fault_run(tmp_path: Path) -> None:
    with pytest.raises(StartError, match="for `make faults` alone"):
        steps.arm(steps.LATER, tmp_path)


def test_only_a_fault_run_knows_what_to_ask_for(tmp_path: Path) -> None:
    with pytest.raises(StartError, match="for `make faults` alone"):
        steps.arm("turn.saved", tmp_path / f"{steps.FOLDER}x")


async def test_without_being_asked_every_step_is_passed(tmp_path: Path) -> None:
    steps.arm("", tmp_path)
    for step in steps.STEPS:
        await steps.reached(step)


def passes(folder: Path, *names: str) -> "subprocess.Popen[str]":
    """Start a process of a fault run that passes these steps."""
    code = f"import asyncio, pathlib; from kit import steps; steps.arm('later', pathlib.Path({str(folder)!r}))"
    code += "".join(f"; asyncio.run(steps.reached({name!r})); print({name!r}, flush=True)" for name in names)
    return subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, text=True)  # noqa: S603


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / f"{steps.FOLDER}x"
    folder.mkdir()
    return folder


def test_a_process_dies_at_the_step_it_was_asked_to_and_once(folder: Path) -> None:
    (folder / steps.NOTE).write_text("kill turn.saved", encoding="utf-8")
    for told, ends in (("turn.claimed\n", -signal.SIGKILL), ("turn.claimed\nturn.saved\n", 0)):
        process = passes(folder, "turn.claimed", "turn.saved")
        assert (process.communicate()[0], process.returncode) == (told, ends)


def test_a_process_stands_still_at_its_step_until_it_is_woken(folder: Path) -> None:
    (folder / steps.NOTE).write_text("pause turn.saved", encoding="utf-8")
    process = passes(folder, "turn.claimed", "turn.saved")
    _, state = os.waitpid(process.pid, os.WUNTRACED)
    assert os.WIFSTOPPED(state)
    process.send_signal(signal.SIGCONT)
    assert (process.communicate()[0], process.returncode) == ("turn.claimed\nturn.saved\n", 0)


def test_every_named_step_is_reached_somewhere() -> None:
    written = "".join(
        path.read_text(encoding="utf-8")
        for folder in ("agent", "channels", "conversations", "hub")
        for path in (ROOT / folder).rglob("*.py")
    )
    assert [step for step in steps.STEPS if f'"{step}"' not in written] == []
