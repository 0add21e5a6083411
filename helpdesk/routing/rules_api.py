"""The interface of the rules: the list, its changes, and what the builder of rules may offer."""

from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Path, Request, Response
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from helpdesk.deps import PREFIX, Deps, staff
from helpdesk.routing import rules
from helpdesk.routing.catalogue import Catalogue, catalogue
from helpdesk.routing.rules import LARGEST_ID, Draft, To
from kit.auth import Role

READ, WRITE = "settings:read", "settings:write"
Number = Annotated[int, Path(ge=1, le=LARGEST_ID)]


class RuleShown(BaseModel):
    """A rule as it is kept."""

    model_config = ConfigDict(from_attributes=True)

    id: int
    place: int
    """From 1 at the top: of the rules for teams and people the first match wins."""
    name: str
    condition: dict[str, Any]
    to: To
    is_on: bool
    preset: str
    """Which preset it came from; empty for none."""
    updated_at: datetime
    problem: str
    """Why it is skipped; empty where it works."""


class NewRule(Draft):
    """A rule to be added, at a place from 1 on, or at the end."""

    place: int | None = Field(default=None, ge=1, le=rules.MOST)


class ChangedRule(Draft):
    """A rule written anew."""

    read_at: AwareDatetime | None = None
    """The `updated_at` of the rule that was read: what somebody else has changed since is not written over."""


class Move(BaseModel):
    """Where a rule is to stand."""

    model_config = ConfigDict(extra="forbid")

    place: int = Field(ge=1, le=rules.MOST)


class Switch(BaseModel):
    """Whether a rule is to work."""

    model_config = ConfigDict(extra="forbid")

    is_on: bool


def routes(deps: Deps) -> APIRouter:
    """Return the routes of the rules."""
    router = APIRouter(prefix=f"{PREFIX}/routing", tags=["Routing"])
    _reads(router, deps)
    _changes(router, deps)
    _switches(router, deps)
    return router


def _reads(router: APIRouter, deps: Deps) -> None:
    @router.get("/rules")
    async def list_rules(request: Request) -> list[RuleShown]:
        """List all rules in their order, each with what is wrong with it."""
        async with deps.database.begin() as session:
            await staff(deps, request, session, READ)
            return [shown(rule) for rule in await rules.all_rules(session)]

    @router.get("/rules/{rule_id}")
    async def read_rule(request: Request, rule_id: Number) -> RuleShown:
        """Read one rule."""
        async with deps.database.begin() as session:
            await staff(deps, request, session, READ)
            return shown(await rules.get_rule(session, rule_id))

    @router.get("/fields")
    async def list_fields(request: Request) -> Catalogue:
        """Tell what a rule may ask: events, properties, operations, known values, and the schema of conditions."""
        async with deps.database.begin() as session:
            actor = await staff(deps, request, session, READ)
            return await catalogue(session, actor)


def _changes(router: APIRouter, deps: Deps) -> None:
    @router.post("/rules", status_code=201)
    async def add_rule(request: Request, body: NewRule) -> RuleShown:
        """Add a rule; managers and above may."""
        async with deps.database.begin() as session:
            actor = await staff(deps, request, session, WRITE, Role.MANAGER)
            kept = await rules.add_rule(session, deps.clock, actor, body, place=body.place)
            return shown(kept)

    @router.put("/rules/{rule_id}")
    async def change_rule(request: Request, rule_id: Number, body: ChangedRule) -> RuleShown:
        """Write a rule anew; its place stays."""
        async with deps.database.begin() as session:
            actor = await staff(deps, request, session, WRITE, Role.MANAGER)
            kept = await rules.change_rule(session, deps.clock, actor, rule_id, body, read_at=body.read_at)
            return shown(kept)

    @router.delete("/rules/{rule_id}", status_code=204)
    async def retire_rule(request: Request, rule_id: Number) -> Response:
        """Use a rule no more; what it did stays done."""
        async with deps.database.begin() as session:
            actor = await staff(deps, request, session, WRITE, Role.MANAGER)
            await rules.retire_rule(session, deps.clock, actor, rule_id)
            return Response(status_code=204)


def _switches(router: APIRouter, deps: Deps) -> None:
    @router.post("/rules/{rule_id}/place")
    async def move_rule(request: Request, rule_id: Number, body: Move) -> RuleShown:
        """Put a rule at another place of the list."""
        async with deps.database.begin() as session:
            actor = await staff(deps, request, session, WRITE, Role.MANAGER)
            kept = await rules.move_rule(session, deps.clock, actor, rule_id, body.place)
            return shown(kept)

    @router.post("/rules/{rule_id}/switch")
    async def switch_rule(request: Request, rule_id: Number, body: Switch) -> RuleShown:
        """Switch a rule on or off."""
        async with deps.database.begin() as session:
            actor = await staff(deps, request, session, WRITE, Role.MANAGER)
            kept = await rules.switch_rule(session, deps.clock, actor, rule_id, is_on=body.is_on)
            return shown(kept)


def shown(kept: rules.Kept) -> RuleShown:
    """Return a rule as the interface shows it."""
    return RuleShown.model_validate({name: getattr(kept, name) for name in RuleShown.model_fields})
