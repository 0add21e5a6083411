"""The run of all tests in two halves: none is left out, a red half is red, and a Ctrl-C lets both tidy up."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kit.tables import ROOT
from tests.halves import WHOLE, run

GREEN = "def test_green():\n    assert True\n"
RED = "def test_red():\n    assert False, 'it is red'\n"
SLOW = """
def test_slow():
    import pathlib
    came = pathlib.Path(__file__).with_suffix(".came")
    is_second = came.exists()
    came.touch()
    assert is_second
"""
LONG = """
import pathlib, time, pytest
@pytest.fixture
def tidy():
    pathlib.Path(__file__).with_suffix(".began").touch()
    yield
    pathlib.Path(__file__).with_suffix(".tidied").touch()
def test_long(tidy):
    time.sleep(60)
"""


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pytest without our settings and plugins, which starts at once."""
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")


def halves(folder: Path, whole: str, rest: str) -> None:
    (folder / "whole").mkdir()
    (folder / "whole" / "test_whole.py").write_text(whole)
    (folder / "test_rest.py").write_text(rest)


@pytest.mark.parametrize(("whole", "rest", "code"), [(GREEN, GREEN, 0), (RED, GREEN, 1), (GREEN, RED, 1)])
def test_both_halves_run_and_a_red_one_is_red_and_heard(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], whole: str, rest: str, code: int
) -> None:
    halves(tmp_path, whole, rest)
    assert run(("whole",), tmp_path) == code
    said = capfd.readouterr().out
    first, second = said.split("The program and browser tests:")
    assert ("1 failed" if rest == RED else "1 passed") in first
    assert ("1 failed" if whole == RED else "1 passed") in second
    assert ("it is red" in said) == bool(code)


def test_what_failed_once_is_named_and_tried_again_alone(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    halves(tmp_path, SLOW, GREEN)
    assert run(("whole",), tmp_path) == 0
    assert (
        "Once more, alone, what failed beside the other half: whole/test_whole.py::test_slow" in capfd.readouterr().out
    )


def test_many_that_fail_are_no_accident(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    many = "\n".join(f"def test_red_{one}():\n    assert False" for one in range(6))
    halves(tmp_path, many, GREEN)
    assert run(("whole",), tmp_path) == 1
    assert "Once more" not in capfd.readouterr().out


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_stopped_run_tidies_up_in_both_halves(tmp_path: Path, number: signal.Signals) -> None:
    halves(tmp_path, LONG, LONG)
    program = (
        f"import sys, pathlib; from tests.halves import run; sys.exit(run(('whole',), pathlib.Path({str(tmp_path)!r})))"
    )
    both = subprocess.Popen([sys.executable, "-c", program], cwd=ROOT, env=os.environ, stdout=subprocess.DEVNULL)  # noqa: S603
    until = time.monotonic() + 60
    while len(list(tmp_path.rglob("*.began"))) < 2:
        assert time.monotonic() < until
        time.sleep(0.05)
    both.send_signal(number)
    assert both.wait(timeout=60) == 1
    assert len(list(tmp_path.rglob("*.tidied"))) == 2


def test_what_one_half_leaves_to_the_other_is_there() -> None:
    assert all((ROOT / path).exists() for path in WHOLE)
