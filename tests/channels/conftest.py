"""The chat of a demo shop over real HTTP routes, with a stand-in for the agent that answers by repeating."""

import asyncio
import json
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import httpx
import pytest
import uvicorn
from fastapi import FastAPI, Request
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from channels import api as channels_api
from channels import jobs as channel_jobs
from channels.port import Deps
from channels.webchat.origins import StoreOrigins
from commerce.demo.people import welcome
from commerce.demo.shop import DemoShop
from conversations import api as conversations_api
from conversations import inbox, serving, turns
from conversations import jobs as conversation_jobs
from conversations.handoff import HandoffNote
from conversations.messages import Block, HumanBlock, TextBlock
from conversations.outbox import Answered
from customers import jobs as customer_jobs
from customers import signin
from customers.signin import SignedIn
from kit.auth import Actor, Role, digest
from kit.clock import ManualClock
from kit.db import Database
from kit.gate import Gate
from kit.jobs import Jobs
from kit.live import InProcess
from kit.mailbox import DemoMailbox, SentMailRow
from kit.streams import EndStreams, Streams
from kit.vault import Vault
from kit.web import answer_errors
from stores.stores import Store, StoreSettings, add_store

from .line import Line

HERE = "http://tillside.test"
SHOP = "https://shop.example"
CHATS = "/api/v1/webchat/conversations"

Say = Callable[[turns.Claimed], list[Block]]


@pytest.fixture
async def store(database: Database, clock: ManualClock) -> Store:
    async with database.begin() as session:
        settings = StoreSettings(origins=(SHOP,))
        kept = await add_store(session, clock, key="demo", name="Linden & Loom", shop_kind="demo", settings=settings)
        await welcome(session, kept.id)
        return kept


@pytest.fixture
def deps(database: Database, clock: ManualClock, live: InProcess) -> Deps:
    async def who(request: Request, _: AsyncSession) -> Actor | None:
        role = request.headers.get("x-test-role")
        named = request.headers.get("x-test-store")
        seen = frozenset({int(named)}) if named else None
        return Actor(7, "Rita", "rita@example.com", Role[role], seen) if role else None

    return Deps(
        database=database,
        clock=clock,
        live=live,
        signin=signin.Deps(
            clock=clock,
            mailer=DemoMailbox(database, clock),
            live=live,
            shops=lambda found: DemoShop(database, clock, found.id),
        ),
        who=who,
        vault=Vault("a secret of the tests, long enough to be one"),
        mailer=DemoMailbox(database, clock),
        base_url=HERE,
    )


@dataclass
class Agent:
    """The stand-in: says what a test wants, else repeats; a wish for a person brings one."""

    database: Database
    clock: ManualClock
    says: Say | None = None

    async def answer(self, conversation_id: int) -> None:
        async with self.database.begin() as session:
            claimed = await turns.claim(session, self.clock, conversation_id)
        if claimed is None:
            return
        wants_person = any(item.payload.get("wants_person") for item in claimed.waiting)
        note = HandoffNote(reason="asked_for_person", summary="Asked by the button.", is_hard=True)
        async with self.database.begin() as session:
            await turns.save(
                session,
                self.clock,
                claimed,
                blocks=[self._blocks(claimed, wants_person=wants_person)],
                memory={},
                language="en",
                trace={
                    "heard": [item.kind for item in claimed.waiting],
                    "understood": {"events": [item.kind for item in claimed.waiting if item.kind != "message"]},
                },
                handoff=note if wants_person else None,
                milliseconds=4,
            )

    def _blocks(self, claimed: turns.Claimed, *, wants_person: bool) -> list[Block]:
        if wants_person:
            return [HumanBlock()]
        if self.says is not None:
            return self.says(claimed)
        return [TextBlock(text=" | ".join(item.payload.get("text") or item.kind for item in claimed.waiting))]


@pytest.fixture
def agent(database: Database, clock: ManualClock, jobs: Jobs, deps: Deps) -> Agent:
    """Every job of the way through, with the stand-in as `agent.answer`."""
    stand_in = Agent(database, clock)
    jobs.task("agent.answer", stand_in.answer)
    channel_jobs.register(jobs, deps)
    customer_jobs.register(jobs, customer_jobs.Deps(database, deps.signin))
    conversation_jobs.register(jobs, conversation_jobs.Deps(database, clock, jobs, deps.signin.shops))
    jobs.bind(Answered, "channels.deliver")
    jobs.bind(SignedIn, "conversations.signed_in")
    return stand_in


@pytest.fixture
def app(deps: Deps, store: Store, agent: Agent) -> FastAPI:
    app = FastAPI()
    answer_errors(app)
    app.include_router(channels_api.routes(deps))
    app.include_router(conversations_api.routes(conversations_api.Deps(deps.database, deps.clock, deps.who)))
    app.include_router(serving.routes(serving.Deps(deps.database)))
    app.add_middleware(Gate)
    app.add_middleware(StoreOrigins, database=deps.database, clock=deps.clock)
    return app


@pytest.fixture
async def web(app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url=HERE) as client:
        yield client


@dataclass(frozen=True)
class Chat:
    """One browser's open chat."""

    web: httpx.AsyncClient
    jobs: Jobs
    database: Database
    path: str
    key: str

    @property
    def bearer(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.key}"}

    async def post(self, path: str, body: dict[str, Any]) -> httpx.Response:
        return await self.web.post(f"{self.path}/{path}", json=body, headers=self.bearer)

    async def get(self, path: str = "", **headers: str) -> httpx.Response:
        return await self.web.get(f"{self.path}{path}", headers=self.bearer | headers)

    async def send(self, text: str, client_id: str = "") -> httpx.Response:
        return await self.post("messages", {"id": client_id or f"m-{digest(text)}", "text": text})

    async def answered(self) -> list[str]:
        """Let the agent answer, and return everything said so far."""
        await self.jobs.drain()
        items = (await self.get("/messages")).json()["items"]
        return [f"{item['author']}: {item['blocks'][0].get('text', item['blocks'][0]['type'])}" for item in items]

    async def mailed_code(self) -> str:
        await self.jobs.drain()
        async with self.database.begin() as session:
            newest = select(SentMailRow.subject).order_by(SentMailRow.id.desc()).limit(1)
            return str(await session.scalar(newest)).split()[0]

    async def conversation_id(self) -> int:
        async with self.database.begin() as session:
            return (await inbox.find(session, 1, self.path.rpartition("/")[2])).id

    async def sign_in(self, email: str) -> httpx.Response:
        await self.post("sign-in", {"email": email})
        return await self.post("sign-in/code", {"code": await self.mailed_code()})


@dataclass(frozen=True)
class Shop:
    """The shop's page, on which chats are started."""

    web: httpx.AsyncClient
    jobs: Jobs
    database: Database
    store: Store

    async def start(self, **body: Any) -> httpx.Response:  # noqa: ANN401 - any field
        return await self.web.post(CHATS, json={"store": "demo", **body})

    async def chat(self, **body: Any) -> Chat:  # noqa: ANN401 - any field
        opened = (await self.start(**body)).json()
        return Chat(self.web, self.jobs, self.database, f"{CHATS}/{opened['conversation']}", opened["key"])


@pytest.fixture
def shop(web: httpx.AsyncClient, jobs: Jobs, database: Database, store: Store) -> Shop:
    return Shop(web, jobs, database, store)


@pytest.fixture
async def chat(shop: Shop) -> Chat:
    return await shop.chat()


@dataclass(frozen=True)
class Served:
    """The same program on a real port, because an event stream wants a real connection."""

    address: str
    streams: Streams

    @asynccontextmanager
    async def listen(self, chat: Chat, query: str = "", **headers: str) -> AsyncIterator["Ear"]:
        """Open the chat's event stream for as long as the block runs."""
        async with (
            httpx.AsyncClient(base_url=self.address, timeout=5) as client,
            client.stream("GET", f"{chat.path}/events{query}", headers=chat.bearer | headers) as response,
        ):
            yield Ear(response, response.aiter_lines())


@dataclass(frozen=True)
class Ear:
    """What listens to an event stream."""

    response: httpx.Response
    lines: AsyncIterator[str]

    async def next(self, name: str) -> dict[str, Any]:
        """Return the data of the next event of this name, within three seconds."""
        async with asyncio.timeout(3):
            current = ""
            async for line in self.lines:
                if line.startswith("event: "):
                    current = line.removeprefix("event: ")
                elif line.startswith("data: ") and current == name:
                    found: dict[str, Any] = json.loads(line.removeprefix("data: "))
                    return found
        raise AssertionError(name)

    async def rest(self) -> list[str]:
        """Return what is left until the stream ends, within three seconds."""
        async with asyncio.timeout(3):
            return [line async for line in self.lines]


@pytest.fixture
async def served(app: FastAPI) -> AsyncIterator[Served]:
    streams = Streams()
    listening = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(EndStreams(app, streams), log_config=None, lifespan="off", timeout_graceful_shutdown=2)
    server = uvicorn.Server(config)
    running = asyncio.create_task(server.serve(sockets=[listening]))
    yield Served(f"http://127.0.0.1:{listening.getsockname()[1]}", streams)
    streams.close()
    server.should_exit = True
    await running


@pytest.fixture
def line(deps: Deps, store: Store, agent: Agent) -> Line:
    return Line(deps, store.id)
