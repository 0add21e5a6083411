"""The pages of staff themselves: the overview, signing in and out, and who works here (S1-07, S1-08)."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import FileResponse, RedirectResponse, Response
from sqlalchemy.ext.asyncio import AsyncSession

from kit.admin import Pages, form_page
from kit.auth import Actor, Role
from kit.errors import AppError, Conflict, Forbidden, Invalid, Unauthenticated
from kit.health import Status
from kit.jobs import defer
from staff import signin
from staff.people import add_person, all_people, change_role, read_role, set_active

STATIC = Path(__file__).with_name("static")

Text = Annotated[str, Form()]
Act = Callable[[AsyncSession, Actor], Awaitable[None]]
Parts = Callable[[AsyncSession], Awaitable[Sequence[tuple[str, Status]]]]


@dataclass(frozen=True, slots=True)
class Deps:
    """What these pages need; `parts` tells of each part of the program whether it is ready."""

    pages: Pages
    signin: signin.Deps
    parts: Parts


def routes(deps: Deps) -> APIRouter:
    """Return the overview, the doors and the list of people."""
    router = deps.pages.router()
    _overview(router, deps)
    _doors(router, deps)
    _people(router, deps)
    return router


def _overview(router: APIRouter, deps: Deps) -> None:
    pages = deps.pages

    @router.get("")
    async def overview(request: Request) -> Response:
        async with pages.database.begin() as session:
            actor = await pages.actor(request, session)
            parts = await deps.parts(session)
        return pages.show("staff/overview.html", actor, parts=parts)

    @router.get("/admin.css")
    async def style() -> Response:
        return FileResponse(STATIC / "admin.css", media_type="text/css", headers={"Cache-Control": "max-age=300"})


def _doors(router: APIRouter, deps: Deps) -> None:
    pages, doors = deps.pages, deps.signin
    is_secure = doors.base_url.startswith("https:")

    @router.get("/sign-in")
    async def ask(next: str = "/admin") -> Response:  # noqa: A002 - the address's own word
        return pages.templates.page("staff/sign_in.html", to=_own_path(next), sent=False, problem="")

    @router.post("/sign-in")
    async def send(request: Request, email: Text, next: Text = "/admin") -> Response:  # noqa: A002
        to, sender = _own_path(next), request.client.host if request.client else ""
        try:
            async with pages.database.begin() as session:
                await signin.request_link(session, doors, email, sender, to)
        except AppError as error:
            return _sign_in_page(pages, to, error)
        return pages.templates.page("staff/sign_in.html", to=to, sent=True, problem="")

    # A mail scanner reads every link it sees: reading shows a button, and only the button uses the link up.
    @router.get("/enter")
    async def confirm(link: str = "", next: str = "/admin") -> Response:  # noqa: A002
        return pages.templates.page("staff/enter.html", link=link, to=_own_path(next))

    @router.post("/enter")
    async def enter(link: Text = "", next: Text = "/admin") -> Response:  # noqa: A002
        try:
            async with pages.database.begin() as session:
                _, key = await signin.use_link(session, doors.clock, link)
        except Unauthenticated as error:
            return _sign_in_page(pages, _own_path(next), error)
        response = form_page(_own_path(next))
        signin.set_cookie(response, key, is_secure=is_secure)
        return response

    @router.post("/sign-out")
    async def leave(request: Request) -> Response:
        async with pages.database.begin() as session:
            await signin.sign_out(session, request)
        response = RedirectResponse("/admin/sign-in", status_code=303)
        response.delete_cookie(signin.COOKIE, path="/")
        return response


def _people(router: APIRouter, deps: Deps) -> None:
    clock = deps.signin.clock

    @router.get("/staff")
    async def people(request: Request, done: str = "") -> Response:
        return await _show_people(deps, request, done=done)

    @router.post("/staff")
    async def invite(request: Request, name: Text = "", email: Text = "", role: Text = "agent") -> Response:
        async def act(session: AsyncSession, by: Actor) -> None:
            person = await add_person(session, clock, by, name=name, email=email, role=read_role(role))
            await defer(session, "staff.mail_invitation", person_id=person.id, by_name=by.name)

        return await _change(deps, request, act, done="invited")

    @router.post("/staff/{person_id}/role")
    async def give_role(request: Request, person_id: int, role: Text) -> Response:
        async def act(session: AsyncSession, by: Actor) -> None:
            await change_role(session, clock, by, person_id, read_role(role))

        return await _change(deps, request, act, done="role")

    @router.post("/staff/{person_id}/active")
    async def let_in_or_out(request: Request, person_id: int, active: Text) -> Response:
        is_active = active == "yes"

        async def act(session: AsyncSession, by: Actor) -> None:
            await set_active(session, clock, by, person_id, is_active=is_active)

        return await _change(deps, request, act, done="let_in" if is_active else "shut_out")


async def _change(deps: Deps, request: Request, act: Act, *, done: str) -> Response:
    try:
        async with deps.pages.database.begin() as session:
            await act(session, await deps.pages.actor(request, session, Role.ADMIN))
    except (Invalid, Conflict, Forbidden) as error:
        return await _show_people(deps, request, error=error)
    return form_page(f"/admin/staff?done={done}")


async def _show_people(deps: Deps, request: Request, *, done: str = "", error: AppError | None = None) -> Response:
    async with deps.pages.database.begin() as session:
        actor = await deps.pages.actor(request, session)
        people = await all_people(session)
    roles = [role.word for role in Role if role < Role.OWNER or actor.role is Role.OWNER]
    status, problem = (error.status, error.detail) if error else (200, "")
    return deps.pages.show(
        "staff/people.html", actor, status=status, people=people, roles=roles, done=done, problem=problem
    )


def _sign_in_page(pages: Pages, to: str, error: AppError) -> Response:
    return pages.templates.page("staff/sign_in.html", status=error.status, to=to, sent=False, problem=error.detail)


def _own_path(path: str) -> str:
    """Return `path` if it leads to a page of ours, else the overview: nobody is sent to another site."""
    is_ours = path == "/admin" or (path.startswith("/admin/") and "\\" not in path)
    return path if is_ours else "/admin"
