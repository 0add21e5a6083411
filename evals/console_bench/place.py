"""Where it is measured: the real program on a filled desk, somebody signed in to it, and a shopper who writes."""

import asyncio
import tempfile
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import psycopg

from evals.desk_bench.fill import Size, fill
from evals.processes import program
from kit.clock import SystemClock
from kit.db import Database
from kit.migrate import upgrade
from kit.postgres import Postgres
from kit.tables import load_tables
from staff.signin import make_link

PERSON, STORE, SHOPPER = 1, "bench-1", "Bench Shopper"
FULL = Size(customers=39_999, events=100_000, tickets=100_000, texts=20_000)
QUICK = Size(customers=999, events=10_000, tickets=2_500, texts=2_000)
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Place:
    """The program at `base`, and the path that signs its owner in once."""

    base: str
    entrance: str


@contextmanager
def place(size: Size, progress: Callable[[str, int, int], None]) -> Iterator[Place]:
    """Fill a desk in a folder that is gone afterwards, and serve it."""
    with tempfile.TemporaryDirectory(prefix="tillside-console-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        folder.chmod(0o755)
        server = Postgres(folder / "postgres")
        serving = None
        try:
            url = server.start()
            upgrade(url)
            load_tables()
            fill(url, size, progress)
            with psycopg.connect(url) as connection:
                connection.execute("update staff_person set role = 'owner' where id = %s", (PERSON,))
            serving = program("serve", folder / "data", settings={"DATABASE_URL": url}).start()
            asyncio.run(serving.answers())
            yield Place(f"http://127.0.0.1:{serving.port}", asyncio.run(_entrance(url)))
        finally:
            if serving is not None:
                serving.stop()
            server.stop()


async def _entrance(url: str) -> str:
    database = Database(url)
    async with database.begin() as session:
        path = await make_link(session, SystemClock(), PERSON)
    await database.close()
    return path


class Shopper:
    """Somebody who chats on the shop's page."""

    def __init__(self, base: str) -> None:
        """Open a chat."""
        self._web = httpx.Client(base_url=f"{base}/api/v1/webchat", timeout=30)
        begun = self._do("/conversations", {"store": STORE, "contact": {"name": SHOPPER}})
        self.conversation = str(begun["conversation"])
        self._web.headers["Authorization"] = f"Bearer {begun['key']}"

    def says(self, words: str) -> None:
        """Write, and wait until the shop has taken it."""
        self._do(f"/conversations/{self.conversation}/messages", {"id": uuid.uuid4().hex, "text": words})

    def _do(self, path: str, body: Json) -> Json:
        answer = self._web.post(path, json=body).raise_for_status()
        found: Json = answer.json() if answer.content else {}
        return found
