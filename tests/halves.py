"""Runs every test in two processes at once: what starts the whole program or a browser, and all the rest.

`make test` runs it; for single tests use `make test ARGS=tests/kit`. The two share nothing that is written: each has
its own PostgreSQL, folders and ports. What the second says is shown after the first, whose progress is seen as it goes.
"""

import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from types import FrameType
from typing import IO

from kit.tables import ROOT

WHOLE = ("tests/start", "tests/widget", "tests/console", "tests/hub/test_browser.py")
"""About half of the time: starts of the program, and Chromium."""


def run(whole: tuple[str, ...] = WHOLE, folder: Path = ROOT) -> int:
    """Run both halves from `folder` and return 0 if both are green; a Ctrl-C lets both tidy up."""
    rest = [f"--ignore={path}" for path in whole]
    with tempfile.TemporaryFile() as said:
        print("Two runs at once; what the program and browser tests say follows at the end.", flush=True)  # noqa: T201
        running = [_start(rest, folder, None), _start(list(whole), folder, said)]

        def stop(_: int, __: FrameType | None) -> None:
            for one in running:
                one.send_signal(signal.SIGINT)

        before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
        try:
            codes = [one.wait() for one in running]
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)
        said.seek(0)
        print(f"\nThe program and browser tests:\n{said.read().decode(errors='replace')}", flush=True)  # noqa: T201
    return int(any(codes))


def _start(arguments: list[str], folder: Path, output: IO[bytes] | None) -> "subprocess.Popen[bytes]":
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
