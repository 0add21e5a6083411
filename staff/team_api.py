"""The interface for teams (S2-05)."""

from typing import Annotated

from fastapi import APIRouter, Path, Request
from pydantic import BaseModel, Field

from kit.auth import Role
from kit.web import Page
from staff import teams
from staff.asking import Body, Deps, asking, router
from staff.teams import SCOPE, Team

Id = Annotated[int, Path(ge=1, le=2**31 - 1)]


class TeamShown(BaseModel):
    """A team; `members` are the ids of people who work here."""

    id: int
    name: str
    is_round_robin: bool
    is_retired: bool
    members: list[int]


class NewTeam(Body):
    """A team to be made; with `is_round_robin` its tickets go by turns to those of it who are there."""

    name: str = Field(max_length=200)
    is_round_robin: bool = False


class ChangedTeam(Body):
    """What is to be changed; what is left out stays."""

    name: str | None = Field(default=None, max_length=200)
    is_round_robin: bool | None = None


def show(team: Team) -> TeamShown:
    """Return a team as the interface shows it."""
    return TeamShown(
        id=team.id,
        name=team.name,
        is_round_robin=team.is_round_robin,
        is_retired=team.is_retired,
        members=list(team.members),
    )


def routes(deps: Deps) -> APIRouter:
    """Return the routes for teams."""
    api = router("teams")
    _teams(api, deps)
    _changes(api, deps)
    _members(api, deps)
    return api


def _teams(api: APIRouter, deps: Deps) -> None:
    @api.get("/teams")
    async def all_teams(request: Request, *, with_retired: bool = False) -> Page[TeamShown]:
        """List the teams, oldest first."""
        async with deps.database.begin() as session:
            await asking(deps, request, session, "settings:read")
            found = await teams.all_teams(session, with_retired=with_retired)
        return Page(items=[show(team) for team in found])

    @api.get("/teams/{team_id}")
    async def one_team(request: Request, team_id: Id) -> TeamShown:
        """Read a team, also one that is no longer used."""
        async with deps.database.begin() as session:
            await asking(deps, request, session, "settings:read")
            return show(await teams.get_team(session, team_id))

    @api.post("/teams", status_code=201)
    async def add_team(request: Request, body: NewTeam) -> TeamShown:
        """Make a team; no two that are used may be called alike."""
        async with deps.database.begin() as session:
            by = await asking(deps, request, session, SCOPE, Role.MANAGER)
            return show(await teams.add_team(session, deps.clock, by, body.name, is_round_robin=body.is_round_robin))


def _changes(api: APIRouter, deps: Deps) -> None:
    @api.patch("/teams/{team_id}")
    async def change_team(request: Request, team_id: Id, body: ChangedTeam) -> TeamShown:
        """Rename a team, or let its tickets go by turns."""
        async with deps.database.begin() as session:
            by = await asking(deps, request, session, SCOPE, Role.MANAGER)
            changed = await teams.change_team(
                session, deps.clock, by, team_id, name=body.name, is_round_robin=body.is_round_robin
            )
            return show(changed)

    @api.delete("/teams/{team_id}", status_code=204)
    async def retire_team(request: Request, team_id: Id) -> None:
        """Use a team no more; what was given to it goes elsewhere."""
        async with deps.database.begin() as session:
            by = await asking(deps, request, session, SCOPE, Role.MANAGER)
            await teams.retire_team(session, deps.clock, by, team_id)


def _members(api: APIRouter, deps: Deps) -> None:
    @api.put("/teams/{team_id}/members/{person_id}")
    async def put_member(request: Request, team_id: Id, person_id: Id) -> TeamShown:
        """Put somebody into a team."""
        async with deps.database.begin() as session:
            by = await asking(deps, request, session, SCOPE, Role.MANAGER)
            return show(await teams.put_member(session, deps.clock, by, team_id, person_id))

    @api.delete("/teams/{team_id}/members/{person_id}")
    async def drop_member(request: Request, team_id: Id, person_id: Id) -> TeamShown:
        """Take somebody out of a team."""
        async with deps.database.begin() as session:
            by = await asking(deps, request, session, SCOPE, Role.MANAGER)
            return show(await teams.drop_member(session, deps.clock, by, team_id, person_id))
