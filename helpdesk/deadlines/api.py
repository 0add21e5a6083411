"""The interface of deadlines: service levels, aging rules, and what is due (S5-60, S5-61, S5-43)."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Any, Generic, TypeVar

from fastapi import APIRouter, Path, Request
from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints
from sqlalchemy.ext.asyncio import AsyncSession

from helpdesk.deadlines import aging, due_api, example_api, keeping, policies
from helpdesk.deadlines.aging import AgingRule, HeldRule, circles
from helpdesk.deadlines.keeping import POLICIES, RULES
from helpdesk.deadlines.models import AgingRuleRow, PolicyRow
from helpdesk.deadlines.policies import Id, Policy
from helpdesk.deps import PREFIX, Deps, staff
from kit.auth import Actor, Role

READ, WRITE = "settings:read", "settings:write"
T = TypeVar("T", Policy, AgingRule)
Number = Annotated[int, Path(ge=1, le=2**31 - 1)]


def _one_line(value: str) -> str:
    if not value.isprintable():
        msg = "write it in one line, without hidden signs"
        raise ValueError(msg)
    return value


Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80), AfterValidator(_one_line)]


class Said(BaseModel, Generic[T]):
    """A policy or rule as it is sent."""

    model_config = ConfigDict(extra="forbid")

    name: Name
    rules: T
    is_on: bool = True


class Changed(Said[T], Generic[T]):
    """A policy or rule written anew."""

    read_at: AwareDatetime | None = None
    """The `updated_at` of what was read: what somebody else has changed since is not written over."""


class Shown(BaseModel, Generic[T]):
    """A policy or rule as it is kept; the first in the list that fits goes first."""

    id: int
    name: str
    rules: T
    is_on: bool
    created_at: datetime
    updated_at: datetime
    problems: list[str]
    """What it names that does not exist any more; an aging rule passes over that and tells the managers."""
    warnings: list[str]
    """What is likely not meant, such as rules that hand tickets round in a circle."""


class RuleOrder(BaseModel):
    """The numbers of all of them, first the one that goes first."""

    model_config = ConfigDict(extra="forbid")

    ids: list[Id] = Field(max_length=keeping.MOST)


class RulePreset(BaseModel, Generic[T]):
    """Something to begin with: send its rules as they are, or changed."""

    name: str
    rules: T


def routes(deps: Deps) -> APIRouter:
    """Return the routes of deadlines."""
    router = APIRouter(prefix=PREFIX, tags=["Deadlines"])
    _policies(router, deps)
    _rules(router, deps)
    due_api.add_routes(router, deps)
    example_api.add_routes(router, deps)
    return router


def _policies(router: APIRouter, deps: Deps) -> None:
    @router.get("/sla/policies")
    async def list_policies(request: Request) -> list[Shown[Policy]]:
        """List the service-level policies in order: the first that fits a ticket holds for it."""
        async with deps.database.look() as session:
            by = await staff(deps, request, session, READ)
            return [await _policy(session, row) for row in await keeping.listed(session, POLICIES, by)]

    @router.get("/sla/presets")
    async def policy_presets(request: Request) -> list[RulePreset[Policy]]:
        """List policies to begin with."""
        async with deps.database.look() as session:
            await staff(deps, request, session, READ)
        return [RulePreset[Policy](name=name, rules=rules) for name, rules in policies.PRESETS.items()]

    @router.post("/sla/policies", status_code=201)
    async def add_policy(request: Request, body: Said[Policy]) -> Shown[Policy]:
        """Add a policy at the end of the list; it holds at once, also for open tickets, from now on."""
        async with deps.database.begin() as session:
            by = await staff(deps, request, session, WRITE, Role.MANAGER)
            row = await keeping.add(session, deps.clock, POLICIES, by, body.name, body.rules, is_on=body.is_on)
            return await _policy(session, row)

    @router.put("/sla/policies/{number}")
    async def change_policy(request: Request, number: Number, body: Changed[Policy]) -> Shown[Policy]:
        """Replace a policy; deadlines that run already keep the terms that they began with."""
        async with deps.database.begin() as session:
            by = await staff(deps, request, session, WRITE, Role.MANAGER)
            said = (body.name, body.rules, body.is_on)
            row = await keeping.change(session, deps.clock, POLICIES, by, number, said, read_at=body.read_at)
            return await _policy(session, row)

    @router.delete("/sla/policies/{number}", status_code=204)
    async def retire_policy(request: Request, number: Number) -> None:
        """Take a policy away: its open deadlines go over to the next policy that fits, or end."""
        async with deps.database.begin() as session:
            by = await staff(deps, request, session, WRITE, Role.MANAGER)
            await keeping.retire(session, deps.clock, POLICIES, by, number)

    @router.put("/sla/order")
    async def order_policies(request: Request, body: RuleOrder) -> list[Shown[Policy]]:
        """Bring the policies into another order."""
        async with deps.database.begin() as session:
            by = await staff(deps, request, session, WRITE, Role.MANAGER)
            rows = await keeping.order(session, deps.clock, POLICIES, by, body.ids)
            return [await _policy(session, row) for row in rows]


def _rules(router: APIRouter, deps: Deps) -> None:
    @router.get("/aging/rules")
    async def list_rules(request: Request) -> list[Shown[AgingRule]]:
        """List the aging rules in order, with what is wrong with any of them."""
        async with deps.database.look() as session:
            by = await staff(deps, request, session, READ)
            return await _shown(session, await keeping.listed(session, RULES, by))

    @router.get("/aging/presets")
    async def rule_presets(request: Request) -> list[RulePreset[AgingRule]]:
        """List aging rules to begin with: after 4 hours, and after 24 hours (S5-44)."""
        async with deps.database.look() as session:
            await staff(deps, request, session, READ)
        return [RulePreset[AgingRule](name=name, rules=rules) for name, rules in aging.PRESETS.items()]

    @router.post("/aging/rules", status_code=201)
    async def add_rule(request: Request, body: Said[AgingRule]) -> Shown[AgingRule]:
        """Add an aging rule; tickets that stand still already for so long are dealt with at once."""
        async with deps.database.begin() as session:
            by = await staff(deps, request, session, WRITE, Role.MANAGER)
            row = await keeping.add(session, deps.clock, RULES, by, body.name, body.rules, is_on=body.is_on)
            return await _one_of(session, row, by)

    @router.put("/aging/rules/{number}")
    async def change_rule(request: Request, number: Number, body: Changed[AgingRule]) -> Shown[AgingRule]:
        """Replace an aging rule; it fires once in a standstill, also after it was changed."""
        async with deps.database.begin() as session:
            by = await staff(deps, request, session, WRITE, Role.MANAGER)
            said = (body.name, body.rules, body.is_on)
            row = await keeping.change(session, deps.clock, RULES, by, number, said, read_at=body.read_at)
            return await _one_of(session, row, by)

    @router.delete("/aging/rules/{number}", status_code=204)
    async def retire_rule(request: Request, number: Number) -> None:
        """Take an aging rule away."""
        async with deps.database.begin() as session:
            by = await staff(deps, request, session, WRITE, Role.MANAGER)
            await keeping.retire(session, deps.clock, RULES, by, number)

    @router.put("/aging/order")
    async def order_rules(request: Request, body: RuleOrder) -> list[Shown[AgingRule]]:
        """Bring the aging rules into another order: of two that are due at once the first one acts first."""
        async with deps.database.begin() as session:
            by = await staff(deps, request, session, WRITE, Role.MANAGER)
            return await _shown(session, await keeping.order(session, deps.clock, RULES, by, body.ids))


async def _policy(session: AsyncSession, row: PolicyRow) -> Shown[Policy]:
    rules = Policy.model_validate(row.rules)
    return Shown[Policy](**_kept(row), rules=rules, problems=await keeping.problems(session, rules), warnings=[])


async def _shown(session: AsyncSession, rows: Sequence[AgingRuleRow]) -> list[Shown[AgingRule]]:
    rules = {row.id: AgingRule.model_validate(row.rules) for row in rows}
    found = circles([HeldRule(row.id, row.name, rules[row.id]) for row in rows if row.is_on])
    return [
        Shown[AgingRule](
            **_kept(row),
            rules=rules[row.id],
            problems=await keeping.problems(session, rules[row.id]),
            warnings=[sentence for numbers, sentence in found.items() if row.id in numbers],
        )
        for row in rows
    ]


async def _one_of(session: AsyncSession, row: AgingRuleRow, by: Actor) -> Shown[AgingRule]:
    """Return one rule, judged beside the others."""
    shown = await _shown(session, await keeping.listed(session, RULES, by))
    return next(one for one in shown if one.id == row.id)


def _kept(row: PolicyRow | AgingRuleRow) -> dict[str, Any]:
    return {name: getattr(row, name) for name in ("id", "name", "is_on", "created_at", "updated_at")}
