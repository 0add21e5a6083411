"""Rules on a desk, written in one line each."""

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import httpx
import pytest
from fastapi import FastAPI, Request
from sqlalchemy.ext.asyncio import AsyncSession

from customers.models import CustomerEventRow, CustomerPropertyRow
from helpdesk.deps import Deps
from helpdesk.routing import rules, views
from helpdesk.routing.api import routes
from helpdesk.routing.rules import Draft, Kept
from kit.auth import Actor, Role
from kit.gate import Gate
from kit.live import InProcess
from kit.mailbox import DemoMailbox
from kit.web import answer_errors
from tests.helpdesk.conftest import DeskStage

SMS = {"ticket": {"field": "channel", "op": "is", "value": "sms"}}
RULES = "/routing/rules"
WEBCHAT = {"ticket": {"field": "channel", "op": "is", "value": "webchat"}}
PLACED_LATELY = {"did": {"event": "Placed Order", "within": {"amount": 2, "unit": "hours"}}}
HIGH_RISK = {"profile": {"name": "$churn_risk", "op": "is", "value": "high"}}


def about(topic: str) -> dict[str, Any]:
    return {"ticket": {"field": "topic", "op": "contains", "value": topic}}


@dataclass
class Routing:
    """The rules of a desk, kept by its manager."""

    desk: DeskStage
    manager: Actor

    async def rule(self, name: str, condition: Mapping[str, Any], **to: Any) -> Kept:  # noqa: ANN401 - a destination
        draft = Draft.model_validate({"name": name, "condition": condition, "to": to})
        async with self.desk.database.begin() as session:
            return await rules.add_rule(session, self.desk.clock, self.manager, draft)

    async def view(self, name: str) -> int:
        async with self.desk.database.begin() as session:
            return (await views.add_view(session, self.desk.clock, self.manager, name)).id

    async def happened(self, customer_id: int, name: str, at: datetime, **facts: Any) -> None:  # noqa: ANN401
        async with self.desk.database.begin() as session:
            row = CustomerEventRow(
                store_id=self.desk.store.id,
                customer_id=customer_id,
                name=name,
                happened_at=at,
                facts=facts,
                once=f"{name}:{at}",
                kept_at=at,
            )
            session.add(row)

    async def known(self, customer_id: int, name: str, value: Any, source: str = "computed") -> None:  # noqa: ANN401 - a JSON value
        async with self.desk.database.begin() as session:
            row = CustomerPropertyRow(
                customer_id=customer_id,
                name=name,
                store_id=self.desk.store.id,
                value={"is": value},
                source=source,
                updated_at=self.desk.clock.now(),
            )
            session.add(row)

    async def in_view(self, view_id: int) -> int:
        async with self.desk.database.begin() as session:
            counts = {view.id: view.count for view in await views.all_views(session, self.manager)}
        return counts[view_id]


@pytest.fixture
async def routing(desk: DeskStage) -> Routing:
    return Routing(desk, await desk.person("Mara", Role.MANAGER))


@dataclass
class Office:
    """The interface of one desk, asked by whoever `asks`."""

    desk: DeskStage
    web: httpx.AsyncClient
    asks: Actor | None

    async def ask(self, method: str, path: str, body: Any = None, status: int = 200) -> Any:  # noqa: ANN401 - JSON
        answer = await self.web.request(method, f"/api/v1/desk{path}", json=body)
        assert answer.status_code == status, answer.text
        return answer.json() if answer.content else None

    async def add(self, name: str, condition: Any, status: int = 201, **to: Any) -> Any:  # noqa: ANN401 - JSON
        return await self.ask("POST", RULES, {"name": name, "condition": condition, "to": to}, status)


@pytest.fixture
async def office(desk: DeskStage, live: InProcess, routing: Routing) -> AsyncIterator[Office]:
    async def who(_: Request, __: AsyncSession) -> Actor | None:
        return made.asks

    mailer = DemoMailbox(desk.database, desk.clock)
    deps = Deps(desk.database, desk.clock, desk.desk, live, mailer, "http://desk.test", who, lambda _: None)
    app = FastAPI()
    answer_errors(app)
    app.include_router(routes(deps))
    app.add_middleware(Gate)
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://desk.test") as web:
        made = Office(desk, web, routing.manager)
        yield made
