"""The interface of profiles over the demo shop, asked by anybody on the staff."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import httpx
import pytest
from fastapi import FastAPI, Request
from sqlalchemy.ext.asyncio import AsyncSession

from commerce.demo.people import ANA
from commerce.demo.place import open_shop, place
from commerce.demo.shop import DemoShop
from commerce.port import Shop
from conversations.inbox import Conversation
from customers import visits
from customers.carts import Cart
from customers.devices import Device
from customers.identity import CustomerInfo, SessionInfo, open_session, save_customer
from customers.signin import accept_proof
from customers.visits import PageSeen, Told
from helpdesk.deps import Deps
from helpdesk.tickets import consent_api, profile_api
from kit.auth import Actor, Role
from kit.gate import Gate
from kit.live import InProcess
from kit.mailbox import DemoMailbox
from kit.web import answer_errors
from tests.helpdesk.conftest import DeskStage

CHROME = Device("Chrome 126", "Windows 10", "Other")


@dataclass
class House:
    """A desk with its shop, and whoever asks."""

    desk: DeskStage
    live: InProcess
    web: httpx.AsyncClient
    shop: DemoShop
    asks: Actor | None = field(default_factory=lambda: Actor(1, "Rita", "rita@example.com", Role.AGENT))
    shops: Any = None
    number: int = 0

    async def customer(self, email: str = ANA) -> CustomerInfo:
        """Keep a customer of the demo shop."""
        known = await self.shop.customer_by_email(email)
        assert known is not None
        async with self.desk.database.begin() as session:
            return await save_customer(session, self.desk.clock, self.desk.store.id, known)

    async def visitor(self, country: str = "") -> SessionInfo:
        """Begin a visit of somebody who agrees."""
        async with self.desk.database.begin() as session:
            info, _ = await open_session(session, self.desk.clock, self.desk.store.id, "webchat")
            await visits.agree(session, self.desk.clock, info, CHROME, country)
        return info

    async def see(self, info: SessionInfo, *paths: str, cart: Cart | None = None, time_zone: str = "") -> None:
        """Let a visitor look at pages, and be there."""
        self.number += 1
        pages = tuple(PageSeen(f"https://shop.example{path}", path.strip("/").title()) for path in paths)
        async with self.desk.database.begin() as session:
            told = Told(self.number, pages, cart, time_zone=time_zone)
            assert await visits.take_in(session, self.desk.clock, info, told)
        await self.live.arrive(visits.place(info.id), "page")

    async def prove(self, info: SessionInfo, customer: CustomerInfo, chat: Conversation) -> None:
        """Let a visitor sign in, in their chat."""
        async with self.desk.database.begin() as session:
            await accept_proof(session, self.desk.clock, info, customer.id, "code")
        await self.desk.prove(chat, customer.id)

    async def order(self, state: str = "open") -> str:
        async with self.desk.database.begin() as session:
            return await place(session, self.desk.store.id, ANA, state, self.desk.clock.now())

    async def get(self, path: str, status: int = 200) -> Any:  # noqa: ANN401 - JSON
        answer = await self.web.get(path)
        assert answer.status_code == status, answer.text
        return answer.json()

    async def put(self, path: str, body: Any, status: int = 200) -> Any:  # noqa: ANN401 - JSON
        answer = await self.web.put(path, json=body)
        assert answer.status_code == status, answer.text
        return answer.json()

    async def profile(self, ticket: int) -> Any:  # noqa: ANN401 - JSON
        return await self.get(f"/api/v1/desk/tickets/{ticket}/profile")


@pytest.fixture
async def house(desk: DeskStage, live: InProcess) -> AsyncIterator[House]:
    database, clock = desk.database, desk.clock
    shop = DemoShop(database, clock, desk.store.id)
    async with database.begin() as session:
        await open_shop(session, desk.store.id)

    async def who(_: Request, __: AsyncSession) -> Actor | None:
        return made.asks

    def shops(_: object) -> Shop | None:
        found: Shop | None = made.shops
        return found

    deps = Deps(database, clock, desk.desk, live, DemoMailbox(database, clock), "http://desk.test", who, shops)
    app = FastAPI()
    answer_errors(app)
    app.include_router(profile_api.routes(deps))
    app.include_router(consent_api.routes(deps))
    app.add_middleware(Gate)
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://desk.test") as web:
        made = House(desk, live, web, shop, shops=shop)
        yield made
