"""Deadlines fire exactly once, though two processes look for them and one of these is killed in the middle (D8)."""

import asyncio
import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

import pytest
from sqlalchemy import Select, func, select, text

from helpdesk.deadlines.following import follow
from helpdesk.deadlines.models import DeadlineRow, PolicyRow
from helpdesk.deadlines.policies import Policy
from helpdesk.tickets.desk import Desk, open_ticket, settle
from helpdesk.tickets.life import Kind
from helpdesk.tickets.models import NotificationRow, TicketEventRow, TicketRow
from kit.clock import SystemClock
from kit.db import Database
from kit.tables import ROOT
from stores.stores import Store

TICKETS, SECONDS = 60, 3
"""So many fall due, over so many seconds."""
FIRED = select(func.count()).where(TicketEventRow.kind == Kind.BREACHED)


@contextmanager
def processes(url: str, count: int) -> Iterator[list["subprocess.Popen[bytes]"]]:
    """Start processes that work; all are gone afterwards."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    command = [sys.executable, "-m", "tests.helpdesk.deadlines.ticker", url]
    started = [subprocess.Popen(command, cwd=ROOT, env=kept) for _ in range(count)]  # noqa: S603 - our own program
    try:
        yield started
    finally:
        for one in started:
            one.kill()
            one.wait(10)


async def promise(database: Database, desk: Desk, store: Store) -> None:
    """Let one ticket begin a deadline, and many others like it fall due one after the other, from now on."""
    now = desk.clock.now()
    at, long_ago = now - timedelta(minutes=1), now - timedelta(days=1)
    rules = Policy(first_reply=1).model_dump(mode="json")
    async with database.begin() as session:
        session.add(PolicyRow(place=0, name="Quick", rules=rules, created_at=long_ago, updated_at=long_ago))
    async with database.begin() as session:
        opened = await open_ticket(session, desk, by="customer", at=at, store_id=store.id, channel="sms")
        opened.change(Kind.NEEDS_PERSON, by="agent", at=at, reason="asked_for_person", handoff_id=1)
        await settle(session, desk, opened)
        tickets, rows = (", ".join(columns(one)) for one in (TicketRow, DeadlineRow))
        moved = ", ".join(
            f"d.{one} + make_interval(secs => (t.id % :seconds)::int)" if one in {"due_at", "fires_at"} else f"d.{one}"
            for one in columns(DeadlineRow)
        )
        copies = {"copies": TICKETS - 1, "seconds": SECONDS}
        every = f"insert into ticket ({tickets}) select {tickets} from ticket, generate_series(1, :copies)"  # noqa: S608
        await session.execute(text(every), copies)
        also = (
            f"insert into deadline (ticket_id, {rows}) select t.id, {moved} "  # noqa: S608 - names of our own columns
            "from deadline d join ticket t on t.id <> d.ticket_id"
        )
        await session.execute(text(also), copies)


def columns(row: type[TicketRow] | type[DeadlineRow]) -> list[str]:
    return [column.name for column in row.__table__.columns if column.name not in {"id", "ticket_id"}]


async def fired(database: Database) -> list[tuple[int, datetime, datetime]]:
    """Read every breach: its ticket, when it was told, and when it was due."""
    query = select(TicketEventRow).where(TicketEventRow.kind == Kind.BREACHED)
    async with database.look() as session:
        rows = (await session.scalars(query)).all()
    return [(row.ticket_id, row.at, datetime.fromisoformat(row.facts["due_at"])) for row in rows]


async def wait_until(database: Database, query: Select[int], count: int) -> None:
    """Wait until other processes have written so many rows."""
    async with asyncio.timeout(40):
        while True:
            async with database.look() as session:
                if (await session.scalar(query) or 0) >= count:
                    return
            await asyncio.sleep(0.05)


@pytest.mark.timeout(90)
async def test_two_processes_of_which_one_is_killed_fire_every_deadline_once(
    database: Database, database_url: str, store: Store
) -> None:
    with processes(database_url, 2) as (killed, living):
        await wait_until(database, select(func.count()).select_from(text("procrastinate_workers")), 2)
        await promise(database, Desk(SystemClock(), (follow,)), store)
        await wait_until(database, FIRED, TICKETS // 3)
        killed.send_signal(signal.SIGKILL)
        at_death = len(await fired(database))
        await wait_until(database, FIRED, TICKETS)
        await asyncio.sleep(1.5)
        assert living.poll() is None

    assert at_death < TICKETS
    told = await fired(database)
    assert set(Counter(ticket for ticket, _, _ in told).values()) == {1}
    assert len(told) == TICKETS
    assert all(due <= at for _, at, due in told)
    async with database.look() as session:
        left = await session.scalar(select(func.count()).where(DeadlineRow.fires_at.is_not(None)))
        notices = (await session.scalars(select(NotificationRow))).all()
    assert left == 0
    assert sum(row.facts["count"] for row in notices if row.kind == "breached") == TICKETS
