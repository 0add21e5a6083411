"""The interface of the very beginning: the door through which the first owner comes in."""

from datetime import timedelta

from fastapi import APIRouter, Request, Response
from pydantic import Field

from kit.auth import Tokens
from staff import first, sessions
from staff.asking import Body, Deps, router
from staff.signin import From

TRIES = 20
WINDOW = timedelta(hours=1)


class Beginning(Body):
    """Who the first owner is; `key` is the one of the link that the program printed."""

    key: str = Field(max_length=1000)
    name: str = Field(max_length=400)
    email: str = Field(max_length=400)


def routes(deps: Deps, tokens: Tokens) -> APIRouter:
    """Return the route of the first owner."""
    api = router("signing in")

    @api.post("/sign-in/first", status_code=204)
    async def begin(request: Request, response: Response, body: Beginning) -> None:
        """Become the first owner, with the link that the program prints while nobody works here; works once."""
        place = From.of(request)
        await deps.doors.live.limit(f"staff.first:{place.sender}", TRIES, WINDOW)
        async with deps.database.begin() as session:
            key = await first.begin(
                session,
                deps.clock,
                tokens,
                body.key,
                name=body.name,
                email=body.email,
                browser=place.browser,
            )
        sessions.set_cookie(response, key, is_secure=deps.doors.base_url.startswith("https:"))

    return api
