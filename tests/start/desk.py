"""The owner's desk in a running demo: entered by the link that the program prints."""

import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import httpx

from tests.start.copies import Copy


@contextmanager
def owners_desk(copy: Copy) -> Iterator[httpx.Client]:
    """Yield a browser in which the owner is signed in."""
    assert copy.process is not None
    assert copy.process.stdout is not None
    entry = next(line for line in copy.process.stdout if "/admin/enter" in line)
    link = re.findall(r"[?&]link=([^&\s]+)", entry)[0]
    headers = {"Origin": copy.base}
    with httpx.Client(base_url=copy.base, timeout=30, follow_redirects=True, headers=headers) as owner:
        owner.post("/api/v1/staff/sign-in/enter", json={"link": link}).raise_for_status()
        yield owner


def soon(ask: Callable[[], str | None], seconds: float = 60) -> str:
    """Return what `ask` finds within so many seconds."""
    limit = time.monotonic() + seconds
    while time.monotonic() < limit:
        if (found := ask()) is not None:
            return found
        time.sleep(0.2)
    raise AssertionError("nothing came")
