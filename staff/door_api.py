"""The interface of the doors: by a password, by a mailed link, and out again. Anybody may knock."""

from fastapi import APIRouter, Request, Response
from pydantic import Field

from staff import sessions, signin
from staff.asking import Body, Deps, router
from staff.signin import From


class Entry(Body):
    """What somebody signs in with; `code` only where they use one-time codes."""

    email: str = Field(max_length=200)
    password: str = Field(max_length=1000)
    code: str = Field(default="", max_length=40)


class Address(Body):
    """Whose link is asked for, and the page of the console that it is to open."""

    email: str = Field(max_length=200)
    next: str = Field(default="/admin", max_length=1000)


class LinkEntry(Body):
    """The key of a mailed link; `code` only where its person uses one-time codes."""

    link: str = Field(max_length=200)
    code: str = Field(default="", max_length=40)


def routes(deps: Deps) -> APIRouter:
    """Return the routes of the doors."""
    api = router("signing in")
    _ways_in(api, deps)

    @api.post("/sign-out", status_code=204)
    async def sign_out(request: Request, response: Response) -> None:
        """End this browser's session."""
        async with deps.database.begin() as session:
            await sessions.end_this(session, request)
        response.delete_cookie(sessions.COOKIE, path="/")

    return api


def _ways_in(api: APIRouter, deps: Deps) -> None:
    is_secure = deps.doors.base_url.startswith("https:")

    @api.post("/sign-in", status_code=204)
    async def sign_in(request: Request, response: Response, body: Entry) -> None:
        """Sign in with a password; the session comes as a cookie. Wrong and unknown are answered alike."""
        key = await signin.sign_in(deps.doors, body.email, body.password, body.code, From.of(request))
        sessions.set_cookie(response, key, is_secure=is_secure)

    @api.post("/sign-in/link", status_code=202)
    async def send_link(request: Request, body: Address) -> None:
        """Mail a link that signs in once, if the address is somebody's here; the answer is the same if not."""
        to = signin.own_path(body.next)
        async with deps.database.begin() as session:
            await signin.request_link(session, deps.doors, body.email, From.of(request).sender, to)

    @api.post("/sign-in/enter", status_code=204)
    async def enter(request: Request, response: Response, body: LinkEntry) -> None:
        """Sign in by a mailed link, and use it up. A missing or wrong code leaves it as it was."""
        async with deps.database.begin() as session:
            browser = From.of(request).browser
            key = await signin.use_link(session, deps.doors, body.link, code=body.code, browser=browser)
        sessions.set_cookie(response, key, is_secure=is_secure)
