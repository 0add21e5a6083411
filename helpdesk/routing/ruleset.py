"""The rules as triage uses them: read once, compiled once, and read again when somebody has changed them.

A process keeps its rules in memory. It hears of a change by a live hint, and looks by itself every few seconds, because
hints may be lost. Without rules nothing is asked of the database at all.
"""

import asyncio
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any
from weakref import WeakKeyDictionary

import structlog
from sqlalchemy import Select, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncSession

from helpdesk.routing.compiling import asking
from helpdesk.routing.conditions import Condition, Leaf, TicketLeaf, leaves
from helpdesk.routing.matching import decide, holds_ticket, undecided
from helpdesk.routing.models import RuleRow, ViewRow
from helpdesk.routing.reading import read_condition
from helpdesk.tickets.life import Ticket
from kit.errors import Invalid
from kit.jobs import Jobs
from kit.live import Live, tell
from staff.models import PersonRow, TeamRow
from stores.models import StoreRow

CHANNEL = "desk-rules"
"""The live channel on which processes hear that rules were changed."""
LOOKS_EVERY = timedelta(seconds=10)
MOST_QUERIES = 200
log = structlog.get_logger()


class Destination(StrEnum):
    """Where a rule brings a ticket (S2-23); a tag is added to it (S5-07)."""

    TEAM = "team"
    PERSON = "person"
    VIEW = "view"
    TAG = "tag"


OWNING = frozenset({Destination.TEAM, Destination.PERSON})
"""Of these the first match wins; of the others every match applies (D5)."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule that is on. `problem` says why it is skipped, and is empty where it works."""

    id: int
    name: str
    condition: Condition | None = field(compare=False)
    destination: Destination
    target: int | str
    """The number of the team, person or view, or the tag."""
    problem: str = ""
    written: str = ""
    """The condition as it is stored: what tells two rules apart."""

    @property
    def owns(self) -> bool:
        """Whether a match gives the ticket to somebody."""
        return self.destination in OWNING


@dataclass(frozen=True, slots=True)
class Ruleset:
    """The rules in their order, with the queries that were made of them."""

    rules: tuple[Rule, ...]
    stores: Mapping[int, str]
    """The key of each store."""
    queries: dict[tuple[int, ...], Select[*tuple[Any, ...]]] = field(default_factory=dict)
    """By the rules that are asked."""

    async def true_of(
        self, session: AsyncSession, rules: Sequence[Rule], ticket: Ticket, ticket_id: int, at: datetime
    ) -> dict[int, Mapping[str, bool]]:
        """Ask the customer's data for those rules that the ticket alone does not settle; one query for all."""
        store = self.stores.get(ticket.store_id, "")
        open_ones = [one for one in rules if one.condition and undecided(one.condition, ticket, store) is None]
        asked = [(one.id, place, leaf) for one in open_ones for place, leaf in _of_customer(one)]
        if not asked:
            return {}
        key = tuple(one.id for one in open_ones)
        if len(self.queries) >= MOST_QUERIES:
            self.queries.clear()
        if key not in self.queries:
            self.queries[key] = asking([leaf for _, _, leaf in asked])
        values = {"ticket_id": ticket_id, "customer_id": ticket.customer_id, "at": at}
        try:
            async with session.begin_nested():
                told = (await session.execute(self.queries[key], values)).one()
        except DBAPIError:  # whatever it is, the ticket must come in: it stays Unassigned, and staff find the cause
            log.exception("rules_not_asked", rules=key, ticket=ticket_id)
            return {}
        found: dict[int, dict[str, bool]] = {}
        for (rule_id, place, _), truth in zip(asked, told, strict=True):
            found.setdefault(rule_id, {})[place] = truth
        return dict(found)

    def matches(self, rule: Rule, ticket: Ticket, told: Mapping[str, bool]) -> bool:
        """Tell whether a rule is true of a ticket as it is now, with what was told of its customer."""
        if rule.condition is None or rule.problem:
            return False
        store = self.stores.get(ticket.store_id, "")
        truths = {id(leaf): told.get(place) for place, leaf in _of_customer(rule)}

        def truth(leaf: Leaf) -> bool | None:
            return holds_ticket(leaf.ticket, ticket, store) if isinstance(leaf, TicketLeaf) else truths[id(leaf)]

        return bool(decide(rule.condition, truth))


def _of_customer(rule: Rule) -> list[tuple[str, Leaf]]:
    assert rule.condition is not None  # noqa: S101 - rules without one are skipped before
    return [(place, leaf) for place, leaf in leaves(rule.condition) if not isinstance(leaf, TicketLeaf)]


async def read_rules(session: AsyncSession) -> list[tuple[RuleRow, str]]:
    """Read every living rule in its order, each with its problem, if it has one: one query."""
    found = await session.execute(
        select(RuleRow, TeamRow.id, TeamRow.retired_at, ViewRow.retired_at, PersonRow.is_active)
        .outerjoin(TeamRow, TeamRow.id == RuleRow.team_id)
        .outerjoin(ViewRow, ViewRow.id == RuleRow.view_id)
        .outerjoin(PersonRow, PersonRow.id == RuleRow.person_id)
        .where(RuleRow.retired_at.is_(None))
        .order_by(RuleRow.place, RuleRow.id)
        .execution_options(populate_existing=True)
    )
    return [
        (row, _problem(row, team_gone=team_gone is not None, view_gone=view_gone is not None, works=works is not False))
        for row, _, team_gone, view_gone, works in found
    ]


def _problem(row: RuleRow, *, team_gone: bool, view_gone: bool, works: bool) -> str:
    if team_gone:
        return "Its team is not used any more. Choose another team."
    if view_gone:
        return "Its view is not used any more. Choose another view."
    if not works:
        return "Its person does not work here any more. Choose somebody else."
    try:
        read_condition(row.condition)
    except Invalid as error:
        return f"Its condition cannot be read any more. {error.detail}"
    return ""


def destination_of(row: RuleRow) -> tuple[Destination, int | str]:
    """Return where a rule's row brings a ticket."""
    for destination, target in (
        (Destination.TEAM, row.team_id),
        (Destination.PERSON, row.person_id),
        (Destination.VIEW, row.view_id),
    ):
        if target is not None:
            return destination, target
    return Destination.TAG, row.tag


def rule_of(row: RuleRow, problem: str) -> Rule:
    """Return a rule's row as triage uses it."""
    condition = None
    try:
        condition = read_condition(row.condition)
    except Invalid:
        log.warning("rule_skipped", rule=row.id, why="its condition cannot be read")
    return Rule(row.id, row.name, condition, *destination_of(row), problem, json.dumps(row.condition, sort_keys=True))


async def load(session: AsyncSession) -> Ruleset:
    """Read the rules that are on, as they stand."""
    rows = [(row, problem) for row, problem in await read_rules(session) if row.is_on]
    if not rows:
        return Ruleset((), {})
    stores = await session.execute(select(StoreRow.id, StoreRow.key))
    return Ruleset(tuple(rule_of(row, problem) for row, problem in rows), {one.id: one.key for one in stores})


@dataclass(slots=True)
class _Kept:
    """What a process keeps in mind."""

    hints: "asyncio.Queue[str] | None"
    ruleset: Ruleset
    read_at: datetime


_KEPT: "WeakKeyDictionary[Jobs, _Kept]" = WeakKeyDictionary()
"""By the process's queue, which every session knows: tests have several programs in one process."""


async def current(session: AsyncSession, now: datetime, store_id: int) -> Ruleset:
    """Return the rules that are on, for a ticket of this store; they are read again only if they may have changed."""
    jobs: Jobs = session.info["jobs"]
    kept = _KEPT.get(jobs)
    if kept is not None and not _is_old(kept, now) and (not kept.ruleset.rules or store_id in kept.ruleset.stores):
        return kept.ruleset
    hints = kept.hints if kept is not None else _listen(session)
    ruleset = await load(session)
    if kept is not None and (kept.ruleset.rules, kept.ruleset.stores) == (ruleset.rules, ruleset.stores):
        ruleset = kept.ruleset  # nothing has changed, so its queries are good still
    _KEPT[jobs] = _Kept(hints, ruleset, now)
    return ruleset


def changed(session: AsyncSession) -> None:
    """Tell every process, after the commit, that the rules are others now."""
    tell(session, CHANNEL)


def _listen(session: AsyncSession) -> "asyncio.Queue[str] | None":
    live: Live | None = session.info.get("live")
    return None if live is None else live.listen(CHANNEL)


def _is_old(kept: _Kept, now: datetime) -> bool:
    heard = False
    while kept.hints is not None and not kept.hints.empty():
        kept.hints.get_nowait()
        heard = True
    return heard or kept.hints is None or not kept.read_at <= now < kept.read_at + LOOKS_EVERY
