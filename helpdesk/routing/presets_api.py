"""The interface of what is ready to use: presets, and rules brought from elsewhere."""

from typing import Any

from fastapi import APIRouter, Request
from pydantic import BaseModel

from helpdesk.deps import PREFIX, Deps, staff
from helpdesk.routing.portable import Document, export_rules, import_rules
from helpdesk.routing.presets import PRESETS, add_preset
from helpdesk.routing.rules_api import READ, WRITE, RuleShown, shown
from kit.auth import Role


class PresetShown(BaseModel):
    """A rule that is ready to use, and the team that must exist first, or the view that is made with it."""

    key: str
    name: str
    what_for: str
    condition: dict[str, Any]
    team: str
    view: str


def routes(deps: Deps) -> APIRouter:
    """Return the routes of presets, of the export and the import."""
    router = APIRouter(prefix=f"{PREFIX}/routing", tags=["Routing"])

    @router.get("/presets")
    async def list_presets(request: Request) -> list[PresetShown]:
        """List the rules that are ready to use."""
        async with deps.database.begin() as session:
            await staff(deps, request, session, READ)
        return [
            PresetShown(
                key=key,
                name=one.name,
                what_for=one.what_for,
                condition=dict(one.condition),
                team=one.team,
                view=one.view,
            )
            for key, one in PRESETS.items()
        ]

    @router.post("/presets/{key}", status_code=201)
    async def use_preset(request: Request, key: str) -> RuleShown:
        """Add a rule that is ready to use; it says so if its team must be made first."""
        async with deps.database.begin() as session:
            actor = await staff(deps, request, session, WRITE, Role.MANAGER)
            return shown(await add_preset(session, deps.clock, actor, key))

    @router.get("/export")
    async def export(request: Request) -> Document:
        """Give all rules as one document, with teams and views by name, for another installation."""
        async with deps.database.begin() as session:
            await staff(deps, request, session, READ)
            return Document.model_validate(await export_rules(session))

    @router.post("/import", status_code=201)
    async def take(request: Request, body: Document) -> list[RuleShown]:
        """Add the rules of a document at the end of the list, all or none."""
        async with deps.database.begin() as session:
            actor = await staff(deps, request, session, WRITE, Role.MANAGER)
            return [shown(kept) for kept in await import_rules(session, deps.clock, actor, body)]

    return router
