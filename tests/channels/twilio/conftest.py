"""A shop with a Twilio account: the program and the stand-in of Twilio, each on a port of its own."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from urllib.parse import urlencode

import httpx
import pytest
import uvicorn
from fastapi import FastAPI
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from twilio.request_validator import RequestValidator

from channels.port import Deps
from channels.twilio.standin import Account, Carrier, standin
from conversations import inbox, outbox
from conversations.inbox import Conversation
from conversations.messages import TextBlock
from conversations.models import ConversationRow, MessageRow
from conversations.phones import at_address
from kit.clock import ManualClock
from kit.jobs import Jobs
from stores.connections import save_connection
from stores.stores import Store
from tests.channels.conftest import HERE

SID = "AC" + "1" * 32
TOKEN = "an auth token of the tests"
SMS = "+351210000001"
WHATSAPP = "+351210000002"
PHONE = "+351910000001"
TEMPLATE = "HX" + "2" * 32
MESSAGES = "/webhooks/twilio/messages"


def message(body: str = "Hello", number: int = 1, /, **more: str) -> dict[str, str]:
    """Return the parameters of a text message as Twilio tells it, empty ones among them."""
    sid = f"SM{number:032x}"
    told = {"MessageSid": sid, "SmsSid": sid, "AccountSid": SID, "From": PHONE, "To": SMS, "Body": body}
    return told | {"NumMedia": "0", "NumSegments": "1", "FromCity": "", "FromZip": "", "ToCity": ""} | more


def signed(fields: dict[str, str], path: str = MESSAGES, token: str = TOKEN, base: str = HERE) -> dict[str, str]:
    """Return the headers that Twilio sends with these parameters."""
    return {
        "Content-Type": "application/x-www-form-urlencoded; charset=UTF-8",
        "X-Twilio-Signature": RequestValidator(token).compute_signature(base + path, fields),
    }


async def post(web: httpx.AsyncClient, fields: dict[str, str], path: str = MESSAGES, **headers: str) -> httpx.Response:
    """Send a signed webhook."""
    return await web.post(path, content=urlencode(fields), headers=signed(fields, path) | headers)


@asynccontextmanager
async def on_a_port(app: FastAPI, listening: socket.socket) -> AsyncIterator[None]:
    config = uvicorn.Config(app, log_config=None, lifespan="off", timeout_graceful_shutdown=1)
    server = uvicorn.Server(config)
    running = asyncio.create_task(server.serve(sockets=[listening]))
    yield
    server.should_exit = True
    await running


async def connect(deps: Deps, store: Store, api_url: str = "http://127.0.0.1:9", **settings: str) -> None:
    """Give a store its Twilio account."""
    known = {"account_sid": SID, "sms_number": SMS, "whatsapp_number": WHATSAPP, "api_url": api_url} | settings
    async with deps.database.begin() as session:
        await save_connection(
            session,
            deps.clock,
            deps.vault,
            store_id=store.id,
            kind="twilio",
            settings=known,
            secrets={"auth_token": TOKEN},
            addresses=(known["sms_number"], f"whatsapp:{known['whatsapp_number']}"),
        )


@pytest.fixture
async def connected(deps: Deps, store: Store) -> Store:
    """The shop, connected to an address where nobody answers."""
    await connect(deps, store)
    return store


@dataclass
class Line:
    """The shop's telephone line: the program, the carrier, and one customer's telephone."""

    deps: Deps
    jobs: Jobs
    carrier: Carrier
    store: Store
    clock: ManualClock
    url: str

    async def write(self, body: str, *, sender: str = PHONE, to: str = SMS, picture: bytes = b"") -> str:
        """Write from a telephone, and let everything that follows happen."""
        from channels.twilio.standin.account import Picture, new_sid  # noqa: PLC0415 - the stand-in's own

        pictures = [Picture(new_sid("ME"), "image/png", picture)] if picture else []
        sid = self.carrier.receive(sender, to, body, pictures).sid
        await self.settle()
        return sid

    async def settle(self) -> None:
        for _ in range(3):
            await self.carrier.settle()
            await self.jobs.drain()
        await self.carrier.settle()

    def on_phone(self, phone: str = PHONE) -> list[str]:
        """Return what reached a telephone."""
        return [one.body for one in self.carrier.on_phone(phone) if not one.is_inbound and one.arrived]

    async def conversation(self, number: str = PHONE, manner: str = "sms") -> Conversation:
        async with self.deps.database.begin() as session:
            return await self.conversation_in(session, number, manner)

    async def conversation_in(self, session: AsyncSession, number: str = PHONE, manner: str = "sms") -> Conversation:
        """Find the conversation of a number, which is ours alone until the transaction ends."""
        return await at_address(
            session, self.clock, store_id=self.store.id, channel="twilio", manner=manner, address=number
        )

    async def say(self, conversation: Conversation, *texts: str) -> None:
        """Write answers of the agent; they go out when somebody delivers."""
        async with self.deps.database.begin() as session:
            row = await inbox.lock(session, conversation.id)
            await outbox.write(session, self.clock, row, [[TextBlock(text=text)] for text in texts], "en", None)


@pytest.fixture
async def line(deps: Deps, jobs: Jobs, app: FastAPI, store: Store, clock: ManualClock) -> AsyncIterator[Line]:
    ours, theirs = (socket.create_server(("127.0.0.1", 0)) for _ in range(2))
    reach, url = (f"http://127.0.0.1:{one.getsockname()[1]}" for one in (ours, theirs))
    account = Account(
        sid=SID,
        token=TOKEN,
        numbers=(SMS, f"whatsapp:{WHATSAPP}"),
        webhook=f"{HERE}{MESSAGES}#rc=5&rp=all",
        url=url,
        reach=reach,
        templates={TEMPLATE: "We have an answer for you. Write to us to read it."},
    )
    carrier = Carrier(clock, account)
    await connect(deps, store, url)
    async with on_a_port(app, ours), on_a_port(standin(carrier, clock), theirs):
        yield Line(deps, jobs, carrier, store, clock, url)
        await carrier.close()


async def heard(deps: Deps, **where: str) -> list[tuple[str, list[str]]]:
    """Return what customers wrote: the ids, and the kinds and words of the blocks."""
    async with deps.database.begin() as session:
        query = select(MessageRow).where(MessageRow.author == "customer").order_by(MessageRow.id)
        rows = (await session.scalars(query)).all()
    return [(row.external_id or "", [block.get("text", block["type"]) for block in row.blocks]) for row in rows]


async def conversations(deps: Deps) -> list[ConversationRow]:
    async with deps.database.begin() as session:
        return list(await session.scalars(select(ConversationRow).order_by(ConversationRow.id)))
