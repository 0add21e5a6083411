"""The interface of deadlines, asked by whoever a story says."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import pytest
from fastapi import FastAPI, Request
from httpx import ASGITransport, AsyncClient, Response
from sqlalchemy.ext.asyncio import AsyncSession

from helpdesk.deadlines import jobs as work
from helpdesk.deadlines.api import routes
from helpdesk.deps import PREFIX, Deps
from kit.auth import Actor
from kit.jobs import Jobs
from kit.live import InProcess
from kit.mailbox import DemoMailbox
from kit.web import answer_errors
from tests.helpdesk.conftest import DeskStage


@dataclass
class Counter:
    """Where one asks; `by` is who does."""

    client: AsyncClient
    jobs: Jobs
    by: Actor | None = None

    async def ask(self, method: str, path: str, **body: Any) -> Response:  # noqa: ANN401 - JSON values
        return await self.client.request(method, PREFIX + path, json=body or None)

    async def settle(self) -> None:
        """Let the jobs that were asked for run."""
        await self.jobs.drain()


@pytest.fixture
async def counter(desk: DeskStage, jobs: Jobs, live: InProcess) -> AsyncIterator[Counter]:
    app = FastAPI()
    answer_errors(app)
    async with AsyncClient(transport=ASGITransport(app), base_url="http://shop") as client:
        made = Counter(client, jobs)

        async def who(_: Request, __: AsyncSession) -> Actor | None:
            return made.by

        deps = Deps(
            database=desk.database,
            clock=desk.clock,
            desk=desk.desk,
            live=live,
            mailer=DemoMailbox(desk.database, desk.clock),
            base_url="http://shop",
            who=who,
            shops=lambda _: None,
        )
        app.include_router(routes(deps))
        work.register(jobs, deps)
        yield made
