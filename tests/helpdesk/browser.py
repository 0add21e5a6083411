"""The interface of the desk as people's browsers use it: each person is named by a header."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

import httpx
from fastapi import FastAPI, Request
from sqlalchemy.ext.asyncio import AsyncSession

from helpdesk.api import routes
from helpdesk.deps import PREFIX, Deps
from kit.auth import Actor
from kit.live import InProcess
from kit.mail import Mail
from kit.web import answer_errors
from tests.helpdesk.conftest import DeskStage

WHO = "X-Who"


class Letters:
    """A mailer that keeps what it is given, or fails as it is told."""

    def __init__(self) -> None:
        self.sent: list[Mail] = []
        self.fails: Exception | None = None

    async def send(self, mail: Mail) -> None:
        if self.fails is not None:
            raise self.fails
        self.sent.append(mail)


def live_of(desk: DeskStage) -> InProcess:
    """The fan-out that the test's sessions tell."""
    live = desk.database._sessions.kw["info"]["live"]  # noqa: SLF001 - the fixture's own
    assert isinstance(live, InProcess)
    return live


def deps_of(desk: DeskStage, letters: Letters | None = None, people: tuple[Actor, ...] = ()) -> Deps:
    """What the rooms need, as the program hands it in; whoever `X-Who` names is signed in."""
    known = {str(person.id): person for person in people}

    async def who(request: Request, _: AsyncSession) -> Actor | None:
        return known.get(request.headers.get(WHO, ""))

    return Deps(
        database=desk.database,
        clock=desk.clock,
        desk=desk.desk,
        live=live_of(desk),
        mailer=letters or Letters(),
        base_url="http://shop.test",
        who=who,
        shops=lambda _: None,
    )


@asynccontextmanager
async def browsing(
    desk: DeskStage,
    *people: Actor,
    **given: Any,  # noqa: ANN401 - any field of Deps
) -> AsyncIterator[tuple[httpx.AsyncClient, ...]]:
    """A browser for each of these people, below the prefix of the desk's interface; `given` are fields of Deps."""
    app = FastAPI()
    answer_errors(app)
    app.include_router(routes(replace(deps_of(desk, people=people), **given)))
    transport = httpx.ASGITransport(app=app)
    clients = tuple(
        httpx.AsyncClient(transport=transport, base_url=f"http://shop.test{PREFIX}", headers={WHO: str(person.id)})
        for person in people
    )
    yield clients
    for client in clients:
        await client.aclose()
