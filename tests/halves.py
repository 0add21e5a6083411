"""Runs every test in two processes at once: what starts the whole program or a browser, and all the rest.

`make test` runs it; for single tests use `make test ARGS=tests/kit`. The two share nothing that is written: each has
its own PostgreSQL, folders and ports. What the second says is shown after the first, whose progress is seen as it goes.

A few tests that fail are run once more, with the machine to themselves, and named: a story in a real browser beside a
second half may miss a wait on a slow machine. What fails then too is red; more than `FEW` are not tried again.
"""

import json
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import IO, TypeAlias

from kit.tables import ROOT

WHOLE = ("tests/start", "tests/widget", "tests/console", "tests/hub/test_browser.py")
"""About half of the time: starts of the program, and Chromium."""

FEW = 5
"""How many failed tests of a half are tried again; more are no accident."""

FAILED = 1
"""What pytest returns where tests failed, and not where it was stopped or could not collect them."""

Half: TypeAlias = "subprocess.Popen[bytes]"


def run(whole: tuple[str, ...] = WHOLE, folder: Path = ROOT) -> int:
    """Run both halves from `folder` and return 0 if both are green; a Ctrl-C lets both tidy up."""
    parts = {"rest": [f"--ignore={path}" for path in whole], "whole": list(whole)}
    with tempfile.TemporaryFile() as said, tempfile.TemporaryDirectory() as kept:
        caches = {name: Path(kept, name) for name in parts}
        print("Two runs at once; what the program and browser tests say follows at the end.", flush=True)  # noqa: T201
        running = {
            name: _start([*arguments, *_caching(caches[name])], folder, said if name == "whole" else None)
            for name, arguments in parts.items()
        }
        with _stopping(list(running.values())):
            codes = {name: one.wait() for name, one in running.items()}
        said.seek(0)
        print(f"\nThe program and browser tests:\n{said.read().decode(errors='replace')}", flush=True)  # noqa: T201
        for name, code in codes.items():
            if code == FAILED and 0 < len(failed := _failed(caches[name])) <= FEW:
                codes[name] = _again(failed, folder)
    return int(any(codes.values()))


def _again(failed: list[str], folder: Path) -> int:
    """Run tests once more, alone, and say which they are."""
    print(f"\nOnce more, alone, what failed beside the other half: {', '.join(failed)}", flush=True)  # noqa: T201
    once = _start(failed, folder, None)
    with _stopping([once]):
        return once.wait()


def _failed(cache: Path) -> list[str]:
    """Return the names of the tests that failed, as pytest kept them."""
    kept = cache / "v" / "cache" / "lastfailed"
    return sorted(json.loads(kept.read_text())) if kept.exists() else []


def _caching(folder: Path) -> list[str]:
    return ["-o", f"cache_dir={folder}"]


@contextmanager
def _stopping(running: list[Half]) -> Iterator[None]:
    """Hand a Ctrl-C on to what runs, which then tidies up."""

    def stop(_: int, __: FrameType | None) -> None:
        for one in running:
            one.send_signal(signal.SIGINT)

    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _start(arguments: list[str], folder: Path, output: IO[bytes] | None) -> Half:
    """Start one half, out of reach of the terminal's Ctrl-C: a second one would break off its tidying."""
    return subprocess.Popen(  # noqa: S603 - our own tests
        [sys.executable, "-m", "pytest", *arguments],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT if output else None,
        start_new_session=True,
    )


if __name__ == "__main__":
    sys.exit(run())
