"""The rules as managers keep them: one ordered list for all stores (D5, S2-04). Every change is in the audit log."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, model_validator
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from helpdesk.routing.checking import check_stores, living_team, living_view, working_person
from helpdesk.routing.models import RuleRow
from helpdesk.routing.reading import Tree, write_condition
from helpdesk.routing.ruleset import changed, destination_of, read_rules
from helpdesk.routing.views import check_writer
from helpdesk.tickets.acts import read_tag
from kit import audit
from kit.auth import Actor
from kit.clock import Clock
from kit.errors import Conflict, Invalid, NotFound
from kit.names import read_name

MOST = 200
LARGEST_ID = 2**31 - 1


class To(BaseModel):
    """Where a rule brings a ticket: exactly one of these (S2-23)."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    team: int | None = Field(default=None, ge=1, le=LARGEST_ID)
    """It is this team's, and leaves the Unassigned queue (S2-24, S2-25)."""
    person: int | None = Field(default=None, ge=1, le=LARGEST_ID)
    """It is this person's; while they are away the rule is passed over (S5-07)."""
    view: int | None = Field(default=None, ge=1, le=LARGEST_ID)
    """It stands in this view, and stays open to all (S2-27, S2-28)."""
    tag: str | None = Field(default=None, max_length=200)
    """It gets this tag (S5-07)."""

    @model_validator(mode="after")
    def is_one(self) -> "To":
        """Refuse none, and several at once."""
        if len(self.model_dump(exclude_none=True)) != 1:
            msg = "name exactly one of team, person, view and tag"
            raise ValueError(msg)
        return self


class Draft(BaseModel):
    """A rule as it is written."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(max_length=200)
    condition: Tree
    to: To
    is_on: bool = True


@dataclass(frozen=True, slots=True)
class Kept:
    """A rule as it is kept; `problem` says why it is skipped, and is empty where it works."""

    id: int
    place: int
    """From 1 at the top."""
    name: str
    condition: dict[str, Any]
    to: dict[str, Any]
    is_on: bool
    preset: str
    updated_at: datetime
    problem: str = ""


async def all_rules(session: AsyncSession) -> list[Kept]:
    """Read every living rule in its order, with what is wrong with it."""
    rows = await read_rules(session)
    return [_kept(row, place, problem) for place, (row, problem) in enumerate(rows, 1)]


async def get_rule(session: AsyncSession, rule_id: int) -> Kept:
    """Read one. Raises NotFound."""
    found = [rule for rule in await all_rules(session) if rule.id == rule_id]
    if not found:
        raise _unknown()
    return found[0]


async def add_rule(
    session: AsyncSession, clock: Clock, by: Actor, draft: Draft, *, place: int | None = None, preset: str = ""
) -> Kept:
    """Add a rule at the end, or at a place from 1 on.

    Raises:
        Forbidden: `by` may not write rules.
        Invalid: it names a team, person, view or store that does not exist, or is not used any more.
        Conflict: with code `too_many_rules`.
    """
    check_writer(by)
    living = await _lock(session)
    if len(living) >= MOST:
        raise Conflict(f"There are {MOST} rules already. Retire one that nobody needs.", code="too_many_rules")
    row = RuleRow(
        **await _values(session, draft),
        place=len(living) + 1,
        preset=preset,
        created_by=by.id,
        created_at=clock.now(),
        updated_at=clock.now(),
    )
    session.add(row)
    await session.flush()
    living.append(row)
    if place is not None:
        _put(living, row, place)
    return await _written(session, clock, by, "rule.added", row, **_told(row))


async def change_rule(
    session: AsyncSession, clock: Clock, by: Actor, rule_id: int, draft: Draft, *, read_at: datetime | None = None
) -> Kept:
    """Write a rule anew; its place stays.

    Raises as `add_rule`, and NotFound, and Conflict with code `changed_meanwhile` where it was changed after `read_at`.
    """
    row = await _changeable(session, by, rule_id)
    if read_at is not None and row.updated_at != read_at:
        raise Conflict("Somebody else has changed this rule meanwhile. Read it again.", code="changed_meanwhile")
    before = _told(row)
    for name, value in (await _values(session, draft)).items():
        setattr(row, name, value)
    row.updated_at = clock.now()
    return await _written(session, clock, by, "rule.changed", row, before=before, after=_told(row))


async def move_rule(session: AsyncSession, clock: Clock, by: Actor, rule_id: int, place: int) -> Kept:
    """Put a rule at another place, from 1 at the top; beyond the end is the end. Raises Forbidden and NotFound."""
    row = await _changeable(session, by, rule_id)
    _put(await _lock(session), row, place)
    return await _written(session, clock, by, "rule.moved", row, place=row.place)


async def switch_rule(session: AsyncSession, clock: Clock, by: Actor, rule_id: int, *, is_on: bool) -> Kept:
    """Switch a rule on or off; one that names what is not used any more cannot be switched on.

    Raises:
        Forbidden, NotFound: as others.
        Invalid: with code `rule_broken`.
    """
    row = await _changeable(session, by, rule_id)
    problem = (await get_rule(session, rule_id)).problem
    if is_on and problem:
        raise Invalid(f"This rule does not work. {problem}", code="rule_broken")
    row.is_on, row.updated_at = is_on, clock.now()
    return await _written(session, clock, by, "rule.on" if is_on else "rule.off", row)


async def retire_rule(session: AsyncSession, clock: Clock, by: Actor, rule_id: int) -> None:
    """Use a rule no more; what it did stays done. Raises Forbidden and NotFound."""
    row = await _changeable(session, by, rule_id)
    row.retired_at = clock.now()
    _number([one for one in await _lock(session) if one.id != row.id])
    _note(session, clock, by, "rule.retired", row)


async def check_draft(session: AsyncSession, draft: Draft) -> None:
    """Refuse a rule that names what does not exist or is not used any more. Raises Invalid."""
    await _values(session, draft)


async def _values(session: AsyncSession, draft: Draft) -> dict[str, Any]:
    await check_stores(session, draft.condition)
    return {
        "name": read_name(draft.name),
        "condition": write_condition(draft.condition),
        "team_id": await living_team(session, draft.to.team),
        "person_id": await working_person(session, draft.to.person),
        "view_id": await living_view(session, draft.to.view),
        "tag": "" if draft.to.tag is None else read_tag(draft.to.tag),
        "is_on": draft.is_on,
    }


async def _lock(session: AsyncSession) -> list[RuleRow]:
    """Return every living rule in its order; nobody else changes the list until the commit."""
    await session.execute(select(func.pg_advisory_xact_lock(func.hashtext("routing_rule"))))
    found = select(RuleRow).where(RuleRow.retired_at.is_(None)).order_by(RuleRow.place, RuleRow.id)
    return list(await session.scalars(found.execution_options(populate_existing=True)))


async def _changeable(session: AsyncSession, by: Actor, rule_id: int) -> RuleRow:
    check_writer(by)
    for row in await _lock(session):
        if row.id == rule_id:
            return row
    raise _unknown()


def _put(living: Sequence[RuleRow], row: RuleRow, place: int) -> None:
    others = [one for one in living if one.id != row.id]
    others.insert(max(0, min(place - 1, len(others))), row)
    _number(others)


def _number(living: Sequence[RuleRow]) -> None:
    for place, row in enumerate(living, 1):
        row.place = place


def _told(row: RuleRow) -> dict[str, Any]:
    destination, target = destination_of(row)
    return {"name": row.name, "condition": row.condition, "to": {destination.value: target}, "is_on": row.is_on}


async def _written(
    session: AsyncSession,
    clock: Clock,
    by: Actor,
    act: str,
    row: RuleRow,
    **facts: Any,  # noqa: ANN401 - JSON values
) -> Kept:
    _note(session, clock, by, act, row, **facts)
    await session.flush()
    return await get_rule(session, row.id)


def _note(session: AsyncSession, clock: Clock, by: Actor, act: str, row: RuleRow, **facts: Any) -> None:  # noqa: ANN401
    audit.record(session, clock, store_id=None, actor=by.mark, act=act, subject=f"rule:{row.id}", **facts)
    changed(session)


def _kept(row: RuleRow, place: int, problem: str) -> Kept:
    destination, target = destination_of(row)
    to = {destination.value: target}
    return Kept(row.id, place, row.name, row.condition, to, row.is_on, row.preset, row.updated_at, problem)


def _unknown() -> NotFound:
    return NotFound("There is no such rule.", code="rule_not_found")
