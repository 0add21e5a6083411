"""The interface for people: who works here, in which role, what they see, and whether they are there (S1-07, S3-53)."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Path, Query, Request
from pydantic import BaseModel, Field

from kit.auth import Role
from kit.jobs import defer
from kit.web import Page
from staff import availability, people
from staff.asking import Body, Deps, asking, check_stores, router
from staff.people import Person, read_role
from staff.rights import RIGHTS

Id = Annotated[int, Path(ge=1, le=2**31 - 1)]
StoreIds = Annotated[list[Annotated[int, Field(ge=1, le=2**31 - 1)]], Field(max_length=1000)]


class PersonShown(BaseModel):
    """Somebody on the staff; `stores` null is all."""

    id: int
    name: str
    email: str
    role: str
    is_active: bool
    is_away: bool
    has_chat: bool
    stores: list[int] | None
    teams: list[int]
    is_team_only: bool
    has_password: bool
    has_codes: bool


class RoleShown(BaseModel):
    """A role and what it may do, in words."""

    role: str
    rights: list[str]


class Invited(Body):
    """Somebody new."""

    name: str = Field(max_length=200)
    email: str = Field(max_length=200)
    role: str = Field(default="agent", max_length=20)


class Changes(Body):
    """What is to be changed of somebody; what is left out stays."""

    role: str | None = Field(default=None, max_length=20)
    is_active: bool | None = None


class Limits(Body):
    """What somebody sees: these stores (null: all), only their teams' tickets, and whether they may chat."""

    stores: StoreIds | None = None
    is_team_only: bool = False
    has_chat: bool = True


class Away(Body):
    """Whether somebody is away."""

    is_away: bool
    why: str = Field(default="", max_length=200)


class StayShown(BaseModel):
    """That somebody became active or away."""

    is_away: bool
    why: str
    at: datetime
    by: str


def show(person: Person) -> PersonShown:
    """Return somebody as the interface shows them."""
    return PersonShown(
        id=person.id,
        name=person.name,
        email=person.email,
        role=person.role.word,
        is_active=person.is_active,
        is_away=person.is_away,
        has_chat=person.has_chat,
        stores=None if person.stores is None else sorted(person.stores),
        teams=sorted(person.teams),
        is_team_only=person.is_team_only,
        has_password=person.has_password,
        has_codes=person.has_codes,
    )


def routes(deps: Deps) -> APIRouter:
    """Return the routes for people."""
    api = router("people")
    _reads(api, deps)
    _changes(api, deps)
    _limits(api, deps)
    _availability(api, deps)
    return api


def _reads(api: APIRouter, deps: Deps) -> None:
    @api.get("/roles")
    async def roles(request: Request) -> list[RoleShown]:
        """List the roles, from the highest, with what each may do besides what the lower ones may."""
        async with deps.database.begin() as session:
            await asking(deps, request, session, "settings:read")
        return [RoleShown(role=role.word, rights=list(RIGHTS[role])) for role in sorted(Role, reverse=True)]

    @api.get("/people")
    async def all_people(
        request: Request, *, has_chat: bool | None = None, is_active: bool | None = None
    ) -> Page[PersonShown]:
        """List who works here; with `has_chat=true` only those to whom a conversation can be assigned."""
        async with deps.database.begin() as session:
            await asking(deps, request, session, "settings:read")
            found = await people.all_people(session)
        return Page(
            items=[
                show(one) for one in found if has_chat in {None, one.has_chat} and is_active in {None, one.is_active}
            ]
        )


def _changes(api: APIRouter, deps: Deps) -> None:
    @api.post("/people", status_code=201)
    async def invite(request: Request, body: Invited) -> PersonShown:
        """Add somebody and mail them a link to sign in."""
        async with deps.database.begin() as session:
            by = await asking(deps, request, session, role=Role.ADMIN)
            person = await people.add_person(
                session, deps.clock, by, name=body.name, email=body.email, role=read_role(body.role)
            )
            await defer(session, "staff.mail_invitation", person_id=person.id, by_name=by.name)
        return show(person)

    @api.patch("/people/{person_id}")
    async def change(request: Request, person_id: Id, body: Changes) -> PersonShown:
        """Give somebody another role, shut them out or let them in again; shut out, all their sessions end."""
        async with deps.database.begin() as session:
            by = await asking(deps, request, session, role=Role.ADMIN)
            person = await people.get_person(session, person_id)
            if body.role is not None:
                person = await people.change_role(session, deps.clock, by, person_id, read_role(body.role))
            if body.is_active is not None:
                person = await people.set_active(session, deps.clock, by, person_id, is_active=body.is_active)
        return show(person)


def _limits(api: APIRouter, deps: Deps) -> None:
    @api.put("/people/{person_id}/limits")
    async def limit(request: Request, person_id: Id, body: Limits) -> PersonShown:
        """Say which stores somebody sees, whether only their teams' tickets, and whether they may be assigned chats."""
        async with deps.database.begin() as session:
            by = await asking(deps, request, session, role=Role.ADMIN)
            await check_stores(deps, session, body.stores)
            person = await people.limit_person(
                session,
                deps.clock,
                by,
                person_id,
                stores=body.stores,
                is_team_only=body.is_team_only,
                has_chat=body.has_chat,
            )
        return show(person)

    @api.delete("/people/{person_id}/codes")
    async def reset_codes(request: Request, person_id: Id) -> PersonShown:
        """Ask somebody who lost their device for one-time codes no more, and end their sessions."""
        async with deps.database.begin() as session:
            by = await asking(deps, request, session, role=Role.ADMIN)
            person = await people.reset_codes(session, deps.clock, by, person_id)
        return show(person)


def _availability(api: APIRouter, deps: Deps) -> None:
    @api.put("/people/{person_id}/availability")
    async def set_away(request: Request, person_id: Id, body: Away) -> PersonShown:
        """Make oneself away or active; managers and above may do so for anybody."""
        async with deps.database.begin() as session:
            by = await asking(deps, request, session, "settings:write")
            await availability.set_away(session, deps.clock, by, person_id, is_away=body.is_away, why=body.why)
            person = await people.get_person(session, person_id)
        return show(person)

    @api.get("/people/{person_id}/availability")
    async def stays(
        request: Request, person_id: Id, limit: Annotated[int, Query(ge=1, le=100)] = 50
    ) -> Page[StayShown]:
        """List when somebody became active or away, newest first."""
        async with deps.database.begin() as session:
            await asking(deps, request, session, "settings:read")
            await people.get_person(session, person_id)
            found = await availability.stays(session, person_id, limit=limit)
        return Page(items=[StayShown(is_away=one.is_away, why=one.why, at=one.at, by=one.by) for one in found])
