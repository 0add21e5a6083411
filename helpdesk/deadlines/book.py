"""The policies and rules in force, kept in each process for a moment: messages come often, policies rarely change."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from weakref import WeakKeyDictionary

import structlog
from pydantic import ValidationError
from sqlalchemy import exists, select
from sqlalchemy.ext.asyncio import AsyncSession

from helpdesk.deadlines.aging import AgingRule, HeldRule
from helpdesk.deadlines.calendars import Calendars, EveryHour, OpenHours
from helpdesk.deadlines.models import AgingRuleRow, DeadlineRow, PolicyRow
from helpdesk.deadlines.policies import Held, Policy, Time
from kit.clock import Clock
from kit.db import after_commit
from kit.jobs import Jobs
from stores.hours import ALWAYS
from stores.stores import all_stores

KEPT_FOR = timedelta(seconds=2)
"""So long another process may go by what was in force before."""
log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Book:
    """What is in force: policies and aging rules, each in order, and the stores' office hours."""

    policies: tuple[Held, ...]
    rules: tuple[HeldRule, ...]
    hours: Mapping[int, OpenHours]
    has_running: bool
    """Whether any deadline runs: it goes on where its policy was taken out of force."""

    @property
    def is_idle(self) -> bool:
        """Whether no ticket can be concerned."""
        return not (self.policies or self.rules or self.has_running)

    def calendars(self, store_id: int) -> Calendars:
        """Return how time counts for a store's tickets."""
        every = EveryHour()
        open_hours = self.hours.get(store_id)
        return {Time.CALENDAR: every, Time.BUSINESS: open_hours if open_hours is not None else every}


_KEPT: WeakKeyDictionary[Jobs, tuple[datetime, Book]] = WeakKeyDictionary()


async def in_force(session: AsyncSession, clock: Clock) -> Book:
    """Return what is in force; read at most every two seconds, and after a change in this process at once."""
    jobs: Jobs = session.info["jobs"]
    kept = _KEPT.get(jobs)
    if kept is not None and abs(clock.now() - kept[0]) < KEPT_FOR:
        return kept[1]
    book = await read_book(session)
    _KEPT[jobs] = clock.now(), book
    return book


def forget(session: AsyncSession) -> None:
    """Let this process read again what is in force, once the session's transaction is committed."""
    jobs: Jobs = session.info["jobs"]

    async def drop() -> None:
        _KEPT.pop(jobs, None)

    after_commit(session, drop)


async def read_book(session: AsyncSession) -> Book:
    """Read what is in force."""
    found = await session.scalars(
        select(PolicyRow).where(PolicyRow.is_on, PolicyRow.retired_at.is_(None)).order_by(PolicyRow.place, PolicyRow.id)
    )
    policies = tuple(held for row in found if (held := _policy(row)) is not None)
    rules = await read_rules(session)
    running = await session.scalar(select(exists().where(DeadlineRow.fires_at.is_not(None))))
    hours = {
        store.id: OpenHours(store.settings.hours, store.zone)
        for store in await all_stores(session)
        if store.settings.hours != ALWAYS
    }
    return Book(policies, rules, hours, bool(running))


async def read_rules(session: AsyncSession) -> tuple[HeldRule, ...]:
    """Read the aging rules in force, in order."""
    found = await session.scalars(
        select(AgingRuleRow)
        .where(AgingRuleRow.is_on, AgingRuleRow.retired_at.is_(None))
        .order_by(AgingRuleRow.place, AgingRuleRow.id)
    )
    return tuple(held for row in found if (held := _rule(row)) is not None)


def _policy(row: PolicyRow) -> Held | None:
    try:
        return Held(row.id, row.name, Policy.model_validate(row.rules), row.created_at)
    except ValidationError:
        log.warning("policy_unreadable", policy_id=row.id)
        return None


def _rule(row: AgingRuleRow) -> HeldRule | None:
    try:
        return HeldRule(row.id, row.name, AgingRule.model_validate(row.rules))
    except ValidationError:
        log.warning("aging_rule_unreadable", rule_id=row.id)
        return None
