"""The interface for oneself: who one is, one's password, codes and sessions."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Path, Request, Response
from pydantic import BaseModel, Field

from kit.web import Page
from staff import codes, sessions, signin
from staff.asking import Body, Deps, asking, router
from staff.people import get_person
from staff.people_api import PersonShown, show


class NewPassword(Body):
    """A new password and the one of now; that may be empty where there is none, or after signing in by a link."""

    current: str = Field(default="", max_length=1000)
    new: str = Field(max_length=1000)


class Code(Body):
    """A code of one's device, or a recovery code."""

    code: str = Field(max_length=40)


class Secret(BaseModel):
    """What a device is given to make codes; it counts once a code of it was sent back."""

    secret: str
    uri: str


class Recovery(BaseModel):
    """The recovery codes, shown this once; each works once."""

    recovery_codes: list[str]


class SessionShown(BaseModel):
    """A browser in which one is signed in."""

    id: int
    browser: str
    opened_by: str
    created_at: datetime
    expires_at: datetime
    is_this: bool


class Ended(BaseModel):
    """How many sessions ended."""

    ended: int


def routes(deps: Deps) -> APIRouter:
    """Return the routes for oneself."""
    api = router("signing in")
    _me(api, deps)
    _codes(api, deps)
    _sessions(api, deps)
    return api


def _me(api: APIRouter, deps: Deps) -> None:
    @api.get("/me")
    async def me(request: Request) -> PersonShown:
        """Tell who asks, with their role, stores and teams."""
        async with deps.database.begin() as session:
            actor = await asking(deps, request, session)
            return show(await get_person(session, actor.id))

    @api.put("/me/password", status_code=204)
    async def set_password(request: Request, body: NewPassword) -> None:
        """Give oneself a password of at least 12 characters; every other session of one's own ends."""
        async with deps.database.begin() as session:
            actor = await asking(deps, request, session)
        await signin.set_password(deps.doors, request, actor, current=body.current, new=body.new)


def _codes(api: APIRouter, deps: Deps) -> None:
    doors = deps.doors

    @api.post("/me/codes")
    async def begin_codes(request: Request, response: Response) -> Secret:
        """Get a secret for a device that makes one-time codes; nothing is asked for until it is confirmed."""
        async with deps.database.begin() as session:
            actor = await asking(deps, request, session)
            secret, uri = await codes.begin_codes(session, doors.vault, actor.id)
        response.headers["Cache-Control"] = "no-store"
        return Secret(secret=secret, uri=uri)

    @api.post("/me/codes/confirm")
    async def confirm_codes(request: Request, response: Response, body: Code) -> Recovery:
        """Send a code of the device: from now on signing in asks for one. Returns ten recovery codes, once."""
        async with deps.database.begin() as session:
            actor = await asking(deps, request, session)
            await signin.limit_codes(doors, actor.id)
            recovery = await codes.confirm_codes(session, doors.clock, doors.vault, actor, body.code)
        response.headers["Cache-Control"] = "no-store"
        return Recovery(recovery_codes=recovery)

    @api.post("/me/codes/end", status_code=204)
    async def end_codes(request: Request, body: Code) -> None:
        """Send a code: signing in asks for none any more."""
        async with deps.database.begin() as session:
            actor = await asking(deps, request, session)
            await signin.limit_codes(doors, actor.id)
            await codes.end_codes(session, doors.clock, doors.vault, actor, body.code)


def _sessions(api: APIRouter, deps: Deps) -> None:
    @api.get("/me/sessions")
    async def all_sessions(request: Request) -> Page[SessionShown]:
        """List the browsers in which one is signed in, newest first."""
        async with deps.database.begin() as session:
            actor = await asking(deps, request, session)
            found = await sessions.list_sessions(session, deps.clock, request, actor.id)
        return Page(items=[SessionShown.model_validate(one, from_attributes=True) for one in found])

    @api.delete("/me/sessions/{session_id}", status_code=204)
    async def end_session(request: Request, session_id: Annotated[int, Path(ge=1, le=2**31 - 1)]) -> None:
        """Sign out in one of one's browsers."""
        async with deps.database.begin() as session:
            actor = await asking(deps, request, session)
            await sessions.end_session(session, actor.id, session_id)

    @api.post("/me/sessions/end-others")
    async def end_others(request: Request) -> Ended:
        """Sign out in every browser but this one."""
        async with deps.database.begin() as session:
            actor = await asking(deps, request, session)
            return Ended(ended=await sessions.end_others(session, request, actor.id))
