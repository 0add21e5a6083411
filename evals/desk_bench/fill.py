"""Fills a database with a desk of the size that was asked for: what can be made in SQL is made there."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import psycopg
from psycopg import sql

from conversations.labels import Topic
from evals.desk_bench.texts import names, texts
from helpdesk.tickets.lexemes import BUCKET, SHELF, document

STORES = 3
PEOPLE = 20
TEAMS = 4
NAMES = 240
_FILL = Path(__file__).with_name("fill.sql")
_QUICK = ("fsync = off", "synchronous_commit = off", "full_page_writes = off", "max_wal_size = '8GB'")
"""While it is filled only; what is measured afterwards runs as the program's own PostgreSQL does."""
_FILLED = (
    *("conversation", "conversation_topic", "customer", "customer_event", "customer_property", "handoff", "message"),
    *("search_text", "search_ticket", "search_word", "ticket", "ticket_event", "ticket_thread", "turn"),
)
_INDEXES = """
select indexname, indexdef from pg_indexes
where tablename = any(%s) and indexname not in (select conname from pg_constraint)
"""

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Size:
    """How much is in the desk; a ticket has four messages."""

    customers: int = 99_999
    events: int = 1_000_000
    tickets: int = 250_000
    texts: int = 40_000

    @classmethod
    def quick(cls) -> "Size":
        """Return a hundredth of it."""
        return cls(999, 10_000, 2_500, 2_000)

    @property
    def messages(self) -> int:
        """How many messages are written."""
        return 4 * self.tickets


def fill(url: str, size: Size, progress: Progress, now: datetime | None = None) -> None:
    """Fill an empty, migrated database; `progress` hears what is being filled, and how far everything is."""
    moment = (now or datetime.now(UTC)).replace(microsecond=0)
    with psycopg.connect(url, autocommit=True) as connection:
        with _quickly(connection):
            connection.execute("set session_replication_role = replica")
            connection.execute("set maintenance_work_mem = '512MB'")
            connection.execute("set work_mem = '128MB'")
            _people(connection, moment)
            _say(connection, size)
            steps = list(_steps(size, moment))
            dropped = _without_indexes(connection)
            whole = len(steps) + len(dropped) + 1
            for done, (name, statements) in enumerate(steps):
                progress(name, done, whole)
                connection.execute(statements.encode())
            for done, (name, definition) in enumerate(dropped, start=len(steps)):
                progress(f"index {name}", done, whole)
                connection.execute(definition.encode())
            progress("tidying up", whole - 1, whole)
            _tidy(connection)
        connection.execute("vacuum analyze")


def _steps(size: Size, now: datetime) -> Iterator[tuple[str, str]]:
    known = {
        "now": now.isoformat(),
        "customers": size.customers,
        "events": size.events,
        "tickets": size.tickets,
        "texts": size.texts,
        "names": NAMES,
        "people": PEOPLE,
        "bucket": BUCKET,
        "shelf": SHELF,
        "topics": "', '".join(Topic),
        "topic_count": len(Topic),
    }
    for part in re.split(r"^-- ", _FILL.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        name, _, statements = part.partition("\n")
        for key, value in known.items():
            statements = statements.replace("{" + key + "}", str(value))
        yield name, statements


def _people(connection: psycopg.Connection, now: datetime) -> None:
    add = connection.cursor().executemany
    add(
        "insert into store (id, key, name, shop_kind, shop_settings, shop_secrets, identity_secret, settings,"
        " created_at) values (%s, %s, %s, 'demo', '{}', '{}', 'bench', '{}', %s)",
        [(one, f"bench-{one}", f"Store {one}", now) for one in range(1, STORES + 1)],
    )
    add(
        "insert into staff_team (id, name, is_round_robin, created_at) values (%s, %s, false, %s)",
        [(one, f"Team {one}", now) for one in range(1, TEAMS + 1)],
    )
    add(
        "insert into staff_person (id, name, email, role, is_active, has_chat, is_limited, is_team_only, is_away,"
        " created_at) values (%s, %s, %s, 'agent', true, true, false, false, false, %s)",
        [(one, f"Person {one}", f"person{one}@shop.test", now) for one in range(1, PEOPLE + 1)],
    )


def _say(connection: psycopg.Connection, size: Size) -> None:
    connection.execute("create unlogged table bench_name (id int primary key, word text)")
    connection.execute("create unlogged table bench_text (id int primary key, words text, document tsvector)")
    with connection.cursor().copy("copy bench_name from stdin") as rows:
        for number, name in enumerate(names(NAMES)):
            rows.write_row((number, name))
    with connection.cursor().copy("copy bench_text from stdin") as rows:
        for number, words in enumerate(texts(size.texts)):
            rows.write_row((number, words, document(words, "en")))


def _without_indexes(connection: psycopg.Connection) -> list[tuple[str, str]]:
    found = connection.execute(_INDEXES, (list(_FILLED),)).fetchall()
    for name, _ in found:
        connection.execute(sql.SQL("drop index {}").format(sql.Identifier(name)))
    return found


def _tidy(connection: psycopg.Connection) -> None:
    connection.execute("drop table bench_name, bench_text, bench_matter")
    for table in (*_FILLED, "store", "staff_team", "staff_person"):
        name = sql.Literal(table)
        has_number = "select pg_get_serial_sequence({0}, 'id') from information_schema.columns"
        found = connection.execute(
            sql.SQL(has_number + " where table_name = {0} and column_name = 'id'").format(name)
        ).fetchone()
        if found and found[0]:
            highest = sql.SQL("select setval({}, (select max(id) from {}))")
            connection.execute(highest.format(sql.Literal(found[0]), sql.Identifier(table)))


@contextmanager
def _quickly(connection: psycopg.Connection) -> Iterator[None]:
    """Let the server not wait for the disk meanwhile."""
    for setting in _QUICK:
        connection.execute(f"alter system set {setting}".encode())
    connection.execute("select pg_reload_conf()")
    try:
        yield
    finally:
        connection.execute("alter system reset all")
        connection.execute("select pg_reload_conf()")
