"""The rules applied to the tickets that are open already: only after a dry run, in the background, and once (D5)."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog
from sqlalchemy import ColumnElement, Select, select, true
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from helpdesk.routing.models import RunRow
from helpdesk.routing.replaying import Replay, count_open, replay_open
from helpdesk.routing.ruleset import Rule, Ruleset, load
from helpdesk.routing.triage import route
from helpdesk.routing.views import SCOPE
from helpdesk.tickets.desk import Desk, changing
from helpdesk.tickets.life import State
from helpdesk.tickets.models import TicketRow
from kit import audit
from kit.auth import Actor, Role, digest, require
from kit.clock import Clock
from kit.db import Database
from kit.errors import Conflict, Forbidden, NotFound
from kit.jobs import defer

RUN = "helpdesk.apply_rules"
AT_ONCE = 20
TOKEN_LIVES = timedelta(hours=1)
log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Run:
    """How far a run over the open tickets is."""

    id: int
    total: int
    done: int
    changed: int
    failed: int
    begun_at: datetime
    ended_at: datetime | None


async def rehearse(session: AsyncSession, clock: Clock, by: Actor) -> tuple[Replay, str]:
    """Tell what the rules would do with the open tickets, and return the token with which that can be asked for.

    Raises:
        Forbidden: `by` is no manager, or sees the tickets of some teams alone.
    """
    _check(by)
    ruleset = await load(session)
    working = [one for one in ruleset.rules if not one.problem]
    now = clock.now()
    return await replay_open(session, by, working, now), _token(ruleset.rules, by, now)


async def begin_run(session: AsyncSession, clock: Clock, by: Actor, token: str) -> Run:
    """Let the rules run over the open tickets, as the dry run with this token told; asked twice, it runs once.

    Raises:
        Forbidden: as `rehearse`.
        Conflict: with code `dry_run_needed`: there was none, it is older than an hour, or the rules are others now.
    """
    _check(by)
    ruleset = await load(session)
    if not _is_good(token, ruleset.rules, by, clock.now()):
        raise Conflict(
            "Make a dry run first: there was none in the last hour, or the rules have changed since.",
            code="dry_run_needed",
        )
    total, last = await count_open(session, by)
    values = {
        "token": token,
        "asked_by": by.id,
        "store_ids": None if by.stores is None else sorted(by.stores),
        "total": total,
        "until_ticket_id": last,
        "begun_at": clock.now(),
    }
    zero = {"done": 0, "changed": 0, "failed": 0, "last_ticket_id": 0}
    new = insert(RunRow).values(**values, **zero).on_conflict_do_nothing(index_elements=["token"])
    number = await session.scalar(new.returning(RunRow.id))
    if number is not None:
        audit.record(
            session, clock, store_id=None, actor=by.mark, act="rules.applied", subject=f"run:{number}", total=total
        )
        await defer(session, RUN, queueing_lock=RUN)
    row = (await session.scalars(select(RunRow).where(RunRow.token == token))).one()
    return _run(row)


async def get_run(session: AsyncSession, by: Actor, run_id: int) -> Run:
    """Read how far a run is. Raises Forbidden and NotFound."""
    _check(by)
    row = await session.get(RunRow, run_id, populate_existing=True)
    if row is None or (by.stores is not None and not set(row.store_ids or ()) & by.stores):
        raise NotFound("There is no such run.", code="run_not_found")
    return _run(row)


async def go_on(database: Database, desk: Desk) -> None:
    """Take every run that has not ended to its end, some tickets at a time: each batch is committed with its mark.

    A process that dies in the middle leaves its batch undone; another one takes it up from the mark.
    """
    while True:
        async with database.begin() as session:
            waiting = select(RunRow).where(RunRow.ended_at.is_(None)).order_by(RunRow.id).limit(1)
            row = await session.scalar(waiting.with_for_update(skip_locked=True))
            if row is None:
                return
            await _take_batch(session, desk, row)


async def _take_batch(session: AsyncSession, desk: Desk, row: RunRow) -> None:
    numbers = (await session.scalars(_next_ones(row))).all()
    if not numbers:
        row.ended_at = desk.clock.now()
        return
    ruleset = await load(session)
    for number in numbers:
        try:
            async with session.begin_nested():
                row.changed += await _apply(session, desk, number, ruleset)
        except Exception:  # whatever it is, the others are still to come, and the run tells of it
            log.exception("rules_not_applied", ticket_id=number)
            row.failed += 1
        row.done += 1
    row.last_ticket_id = numbers[-1]


async def _apply(session: AsyncSession, desk: Desk, ticket_id: int, ruleset: Ruleset) -> bool:
    async with changing(session, desk, ticket_id) as opened:
        if opened.ticket.state is not State.CLOSED:
            await route(session, desk, opened, ruleset)
        return bool(opened.changes)


def _next_ones(row: RunRow) -> Select[int]:
    of_stores: ColumnElement[bool] = true()
    if row.store_ids is not None:
        of_stores = TicketRow.store_id.in_(row.store_ids)
    return (
        select(TicketRow.id)
        .where(TicketRow.id > row.last_ticket_id, TicketRow.id <= row.until_ticket_id)
        .where(TicketRow.state != State.CLOSED, TicketRow.is_preview.is_(False), of_stores)
        .order_by(TicketRow.id)
        .limit(AT_ONCE)
    )


def _check(by: Actor) -> None:
    require(by, Role.MANAGER, SCOPE)
    if by.teams is not None:
        raise Forbidden("Rules run over the tickets of all teams. Ask somebody who sees them.", code="teams_limited")


def _token(rules: tuple[Rule, ...], by: Actor, at: datetime) -> str:
    """Return what names one dry run: when it was, and a print of the rules as they were and of who asked."""
    told = [(one.id, one.written, one.destination, one.target, one.problem) for one in rules]
    return f"{at.isoformat()}.{digest(json.dumps([told, by.id, at.isoformat()]))}"


def _is_good(token: str, rules: tuple[Rule, ...], by: Actor, now: datetime) -> bool:
    moment, _, _ = token.rpartition(".")
    try:
        at = datetime.fromisoformat(moment)
    except ValueError:
        return False
    if at.tzinfo is None:
        return False
    return timedelta() <= now - at <= TOKEN_LIVES and token == _token(rules, by, at)


def _run(row: RunRow) -> Run:
    return Run(row.id, row.total, row.done, row.changed, row.failed, row.begun_at, row.ended_at)
