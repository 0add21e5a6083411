"""Policies and aging rules as managers keep them: ordered, audited, and in force at once (D8).

One that is changed later moves no deadline that runs; one that is switched off or taken away is promised no more.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

from pydantic import BaseModel
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from helpdesk.deadlines.aging import AgingRule
from helpdesk.deadlines.beginning import BEGIN
from helpdesk.deadlines.book import forget
from helpdesk.deadlines.escalating import look_up
from helpdesk.deadlines.models import AgingRuleRow, PolicyRow
from helpdesk.deadlines.policies import Match, Policy
from kit import audit
from kit.auth import Actor
from kit.clock import Clock
from kit.errors import Conflict, Forbidden, Invalid, NotFound
from kit.jobs import defer
from staff.models import TeamRow
from stores.stores import all_stores

MOST = 200
R = TypeVar("R", PolicyRow, AgingRuleRow)


@dataclass(frozen=True, slots=True)
class Shelf(Generic[R]):
    """Where one kind of them is kept."""

    row: type[R]
    word: str
    """How audit and changes name it."""
    noun: str
    rules: type[BaseModel]


POLICIES = Shelf(PolicyRow, "sla", "policy", Policy)
RULES = Shelf(AgingRuleRow, "aging", "rule", AgingRule)


async def listed(session: AsyncSession, shelf: Shelf[R], by: Actor) -> list[R]:
    """Read those that concern a store which somebody sees, in order."""
    return [row for row in await _living(session, shelf) if _concerns(row, by)]


async def get(session: AsyncSession, shelf: Shelf[R], by: Actor, number: int, *, lock: bool = False) -> R:
    """Read one. Raises NotFound."""
    row = await session.get(shelf.row, number, with_for_update=True if lock else None, populate_existing=True)
    if row is None or row.retired_at is not None or not _concerns(row, by):
        raise NotFound(f"There is no such {shelf.noun}.", code=f"{shelf.noun}_not_found")
    return row


async def add(
    session: AsyncSession,
    clock: Clock,
    shelf: Shelf[R],
    by: Actor,
    name: str,
    rules: Policy | AgingRule,
    *,
    is_on: bool,
) -> R:
    """Put a new one at the end of the list. Raises Forbidden, Invalid, or Conflict where the list is full."""
    await _check(session, by, rules)
    living = await _living(session, shelf, lock=True)
    if len(living) >= MOST:
        raise Conflict(f"There are {MOST} already. Take one away that is not needed.", code="too_many")
    now = clock.now()
    row = shelf.row(
        place=max((one.place for one in living), default=-1) + 1,
        name=name,
        rules=rules.model_dump(mode="json"),
        is_on=is_on,
        created_by=by.id,
        created_at=now,
        updated_at=now,
    )
    session.add(row)
    await session.flush()
    await _in_force(session, clock, shelf, by, "added", row)
    return row


async def change(
    session: AsyncSession,
    clock: Clock,
    shelf: Shelf[R],
    by: Actor,
    number: int,
    said: tuple[str, Policy | AgingRule, bool],
    *,
    read_at: datetime | None = None,
) -> R:
    """Replace name, content and whether it is on; what already runs keeps its terms.

    Raises as `add`, and NotFound, and Conflict with code `changed_meanwhile` where it was changed after `read_at`.
    """
    row = await get(session, shelf, by, number, lock=True)
    if read_at is not None and row.updated_at != read_at:
        raise Conflict(
            f"Somebody else has changed this {shelf.noun} meanwhile. Read it again.", code="changed_meanwhile"
        )
    name, rules, is_on = said
    _check_stores(by, shelf.rules.model_validate(row.rules).match)  # type: ignore[attr-defined]
    await _check(session, by, rules)
    row.name, row.rules, row.is_on, row.updated_at = name, rules.model_dump(mode="json"), is_on, clock.now()
    await _in_force(session, clock, shelf, by, "changed", row)
    return row


async def retire(session: AsyncSession, clock: Clock, shelf: Shelf[R], by: Actor, number: int) -> None:
    """Take one away for good. Raises NotFound and Forbidden."""
    row = await get(session, shelf, by, number, lock=True)
    _check_stores(by, shelf.rules.model_validate(row.rules).match)  # type: ignore[attr-defined]
    row.retired_at = clock.now()
    await _in_force(session, clock, shelf, by, "retired", row)


async def order(session: AsyncSession, clock: Clock, shelf: Shelf[R], by: Actor, numbers: Sequence[int]) -> list[R]:
    """Bring the list into this order. Raises Invalid unless each is named once, and Forbidden to who sees not all."""
    if by.stores is not None:
        raise Forbidden("The order holds for all stores. Ask somebody who sees them all.")
    living = {row.id: row for row in await _living(session, shelf, lock=True)}
    if sorted(numbers) != sorted(living):
        raise Invalid(f"Name every {shelf.noun} once, first the one that goes first.", code="not_all_named")
    for place, number in enumerate(numbers):
        living[number].place = place
    audit.record(
        session,
        clock,
        store_id=None,
        actor=by.mark,
        act=f"{shelf.word}.ordered",
        subject=shelf.word,
        order=list(numbers),
    )
    forget(session)
    await session.flush()
    await defer(session, BEGIN, lock=BEGIN, queueing_lock=BEGIN)
    return [living[number] for number in numbers]


async def problems(session: AsyncSession, rules: Policy | AgingRule) -> list[str]:
    """Return what a policy or rule names that does not exist any more, as sentences."""
    found = await _unknown(session, rules.match)
    if isinstance(rules, AgingRule):
        found += (await look_up(session, rules)).problems
    return found


async def _living(session: AsyncSession, shelf: Shelf[R], *, lock: bool = False) -> list[R]:
    if lock:
        await session.execute(select(func.pg_advisory_xact_lock(func.hashtext(f"{shelf.word}.places"))))
    row = shelf.row
    found = select(row).where(row.retired_at.is_(None)).order_by(row.place, row.id)
    return list(await session.scalars(found.execution_options(populate_existing=True)))


def _concerns(row: PolicyRow | AgingRuleRow, by: Actor) -> bool:
    stores = set(row.rules.get("match", {}).get("stores", ()))
    return by.stores is None or not stores or not stores.isdisjoint(by.stores)


def _check_stores(by: Actor, match: Match) -> None:
    if by.stores is not None and not (match.stores and by.stores.issuperset(match.stores)):
        raise Forbidden("You may keep it for your own stores alone. Name them in match.stores.", code="foreign_stores")


async def _check(session: AsyncSession, by: Actor, rules: Policy | AgingRule) -> None:
    _check_stores(by, rules.match)
    if wrong := await problems(session, rules):
        raise Invalid(" ".join(wrong), code="names_nobody")


async def _unknown(session: AsyncSession, match: Match) -> list[str]:
    found: list[str] = []
    if set(match.stores) - {store.id for store in await all_stores(session)}:
        found.append("A store that it is for does not exist.")
    teams = {one for one in match.teams if one is not None}
    living = set(await session.scalars(select(TeamRow.id).where(TeamRow.id.in_(teams), TeamRow.retired_at.is_(None))))
    if teams - living:
        found.append("A team that it is for does not exist any more.")
    return found


async def _in_force(session: AsyncSession, clock: Clock, shelf: Shelf[R], by: Actor, act: str, row: R) -> None:
    """Write it down, and let it hold at once, also for tickets that are open."""
    facts = {"name": row.name, "is_on": row.is_on, "rules": row.rules} if act != "retired" else {"name": row.name}
    audit.record(
        session,
        clock,
        store_id=None,
        actor=by.mark,
        act=f"{shelf.word}.{act}",
        subject=f"{shelf.word}:{row.id}",
        **facts,
    )
    await session.flush()
    forget(session)
    await defer(session, BEGIN, lock=BEGIN, queueing_lock=BEGIN)
