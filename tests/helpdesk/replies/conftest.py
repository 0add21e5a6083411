"""People who answer with canned replies and macros, over the demo shop: each has a browser of the desk's interface."""

from dataclasses import dataclass, field, replace
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from commerce.demo.people import ANA
from commerce.demo.place import open_shop, place
from commerce.demo.shop import DemoShop
from conversations import inbox
from conversations.inbox import Conversation
from customers.identity import CustomerInfo, save_customer
from helpdesk.deps import PREFIX, Deps
from helpdesk.replies import api, core
from helpdesk.reports import api as reports
from helpdesk.tickets.life import Kind
from kit.auth import Actor, Role
from kit.web import answer_errors
from stores.models import StoreRow
from stores.stores import StoreSettings, save_settings
from tests.helpdesk.browser import WHO, deps_of
from tests.helpdesk.conftest import DeskStage


@dataclass
class Counter:
    """A desk with core templates and macros; `shop` is what the program would hand out, None for none."""

    desk: DeskStage
    demo: DemoShop
    shop: Any = None
    people: dict[int, Actor] = field(default_factory=dict)
    agent: Actor = field(init=False)
    manager: Actor = field(init=False)

    @property
    def deps(self) -> Deps:
        return replace(deps_of(self.desk, people=tuple(self.people.values())), shops=lambda _: self.shop)

    async def hire(self, name: str, role: Role = Role.AGENT, *stores: int, **values: bool) -> Actor:
        actor = await self.desk.person(name, role, *stores, **values)
        self.people[actor.id] = actor
        return actor

    async def ask(self, method: str, path: str, body: Any = None, *, status: int = 200, by: Actor | None = None) -> Any:  # noqa: ANN401 - JSON
        """Send a request as somebody, the agent if nobody is named, and return what was answered."""
        app = FastAPI()
        answer_errors(app)
        for room in (api, reports):
            app.include_router(room.routes(self.deps))
        headers = {WHO: str((by or self.agent).id)}
        transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url=f"http://desk.test{PREFIX}") as browser:
            answer = await browser.request(method, path, json=body, headers=headers)
        assert answer.status_code == status, answer.text
        return answer.json() if answer.content else None

    async def get(self, path: str, *, status: int = 200, by: Actor | None = None) -> Any:  # noqa: ANN401 - JSON
        return await self.ask("GET", path, status=status, by=by)

    async def write(self, path: str, status: int = 201, **body: Any) -> Any:  # noqa: ANN401 - JSON
        """Let the manager write something new."""
        return await self.ask("POST", path, body, status=status, by=self.manager)

    async def set(self, **settings: Any) -> None:  # noqa: ANN401 - any setting
        """Change the store's settings."""
        async with self.desk.database.begin() as session:
            row = await session.get_one(StoreRow, self.desk.store.id)
            await save_settings(session, row.id, StoreSettings.model_validate(row.settings | settings))

    async def ana(self) -> CustomerInfo:
        """Keep Ana as a customer who is known."""
        known = await self.demo.customer_by_email(ANA)
        assert known is not None
        async with self.desk.database.begin() as session:
            return await save_customer(session, self.desk.clock, self.desk.store.id, known)

    async def about(self, state: str = "shipped", channel: str = "webchat", language: str = "en") -> "Asked":
        """Let Ana, who has signed in, ask for an order that is in a named state."""
        customer, desk = await self.ana(), self.desk
        async with desk.database.begin() as session:
            order_id = await place(session, desk.store.id, ANA, state, desk.clock.now())
        chat = await desk.start(channel, customer_id=customer.id, language=language)
        seen = await desk.hear(chat, "Where is my order?")
        number = await desk.ticket(chat)
        order = await self.demo.order(customer.shop_customer_id, order_id)
        value = {"order_value": str(order.total.amount), "order_currency": order.total.currency}
        await desk.change(number, Kind.ORDER, order_id=order.id, order_name=order.name, order_state="sent", **value)
        return Asked(number, chat, seen, order.name)

    async def stranger(self, channel: str = "webchat") -> "Asked":
        """Let somebody ask who has proved nothing."""
        chat = await self.desk.start(channel)
        seen = await self.desk.hear(chat, "Where is my order?")
        return Asked(await self.desk.ticket(chat), chat, seen)

    async def said(self, chat: Conversation) -> list[str]:
        """What people of the staff have said in a conversation."""
        async with self.desk.database.begin() as session:
            return [one.text for one in await inbox.messages(session, chat.id) if one.author == "person"]


@dataclass(frozen=True)
class Asked:
    """A ticket, its conversation, and the customer's last message."""

    ticket: int
    chat: Conversation
    seen: int
    order: str = ""


@pytest.fixture
async def counter(desk: DeskStage) -> Counter:
    shop = DemoShop(desk.database, desk.clock, desk.store.id)
    async with desk.database.begin() as session:
        await open_shop(session, desk.store.id)
        await core.seed(session, desk.clock)
    made = Counter(desk, shop, shop)
    made.agent, made.manager = await made.hire("Gus"), await made.hire("Mina", Role.MANAGER)
    return made
