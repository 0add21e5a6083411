"""What is ready is said in the same few words everywhere."""

import io
from pathlib import Path

from rich.console import Console

from kit.checks import Part, floor_parts, unavailable
from kit.clock import Clock
from kit.db import Database
from kit.health import Live, Unavailable
from kit.live import InProcess
from kit.live_redis import Shared
from kit.mail import Smtp
from kit.mailbox import DemoMailbox
from kit.report import print_parts


def test_the_table_says_why_and_what_mends_it() -> None:
    out = io.StringIO()
    mail = unavailable("mail", "It is away.", "Start it.")
    parts: list[Part] = [("Database", Live("PostgreSQL 18")), ("Mail", mail)]
    assert not print_parts(parts, Console(file=out, width=120))
    assert all(words in out.getvalue() for words in ("PostgreSQL 18", "Unavailable", "It is away.", "Start it."))


def test_all_live_is_a_good_end() -> None:
    assert print_parts([("Database", Live())], Console(file=io.StringIO()))


async def test_a_deployment_without_worker_widget_redis_and_mail_server_says_so(
    database: Database, clock: Clock, tmp_path: Path, unused_tcp_port: int
) -> None:
    mailer = Smtp(f"smtp://127.0.0.1:{unused_tcp_port}", "shop@example.com", clock)
    live = Shared(f"redis://127.0.0.1:{unused_tcp_port}", clock)
    async with database.begin() as session:
        parts = dict(await floor_parts(session, mailer, live, tmp_path / "widget.js"))
    assert isinstance(parts["Database"], Live)
    missing = {name for name, status in parts.items() if isinstance(status, Unavailable)}
    assert missing == {"Jobs", "Fan-out", "Mail", "Chat widget"}


async def test_the_demo_needs_no_mail_server(database: Database, clock: Clock, tmp_path: Path) -> None:
    async with database.begin() as session:
        parts = dict(await floor_parts(session, DemoMailbox(database, clock), InProcess(clock), tmp_path))
    assert isinstance(parts["Mail"], Live)
    assert isinstance(parts["Fan-out"], Live)
    assert isinstance(parts["Embedding model"], Live)
