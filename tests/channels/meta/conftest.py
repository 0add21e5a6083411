"""A shop with WhatsApp by Meta: the program and the stand-in of the Cloud API, each on a port of its own."""

import json
import socket
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from channels.deliver import deliver
from channels.meta.standin import Account, Carrier, Template, standin
from channels.meta.standin.notices import signature
from channels.port import Channel, Deps
from conversations import inbox, outbox
from conversations.inbox import Conversation
from conversations.messages import Author, Block, TextBlock
from conversations.models import ConversationRow, DeliveryPartRow, HandoffRow, MessageRow
from conversations.phones import at_address
from kit.clock import ManualClock
from kit.jobs import Jobs
from kit.plugins import discover
from stores.connections import save_connection
from stores.stores import Store
from tests.channels.conftest import HERE
from tests.channels.twilio.conftest import on_a_port

HOOK = "/webhooks/meta"
PHONE_ID, WABA, NUMBER = "106540352242922", "102290129340398", "351210000003"
TOKEN, SECRET, VERIFY = "an access token of the tests", "an app secret of the tests", "a verify token of the tests"
PHONE = "351910000001"
ANSWER = Template("answer_waiting", "en", "We have an answer for you: {{1}} Write to us here.")
ANSWER_PT = Template("answer_waiting", "pt_PT", "Temos uma resposta: {{1}} Escreva-nos aqui.")


def message(words: str = "Hello", number: int = 1, /, **more: Any) -> dict[str, Any]:  # noqa: ANN401 - any field
    """Return a text message as a notice has it."""
    told = {"from": PHONE, "id": f"wamid.{number}", "timestamp": "1749416383", "type": "text", "text": {"body": words}}
    return told | more


def notice(*messages: Any, phone_id: str = PHONE_ID, **more: Any) -> dict[str, Any]:  # noqa: ANN401 - any field
    """Return a notice of messages."""
    about = {"display_phone_number": f"+{NUMBER}", "phone_number_id": phone_id}
    contacts = [{"profile": {"name": "Rita"}, "wa_id": PHONE}]
    value = {"messaging_product": "whatsapp", "metadata": about, "contacts": contacts, "messages": [*messages], **more}
    return {
        "object": "whatsapp_business_account",
        "entry": [{"id": WABA, "changes": [{"field": "messages", "value": value}]}],
    }


def written(told: Mapping[str, Any]) -> bytes:
    return json.dumps(told).encode()


def signed(raw: bytes, secret: str = SECRET) -> dict[str, str]:
    """Return the headers that Meta sends with these bytes."""
    return {"Content-Type": "application/json", "X-Hub-Signature-256": signature(secret, raw)}


async def post(web: httpx.AsyncClient, told: Mapping[str, Any] | bytes, **headers: str) -> httpx.Response:
    """Send a signed notice."""
    raw = told if isinstance(told, bytes) else written(told)
    return await web.post(HOOK, content=raw, headers=signed(raw) | headers)


async def connect(deps: Deps, store: Store, api_url: str = "http://127.0.0.1:9", **settings: str) -> None:
    """Give a store its WhatsApp number; what is named beside replaces settings and secrets."""
    known = {
        "phone_id": PHONE_ID,
        "waba_id": WABA,
        "template_name": ANSWER.name,
        "template_languages": "en, pt_PT",
        "api_url": api_url,
    }
    secrets = {"access_token": TOKEN, "app_secret": SECRET, "verify_token": VERIFY}
    async with deps.database.begin() as session:
        await save_connection(
            session,
            deps.clock,
            deps.vault,
            store_id=store.id,
            kind="meta",
            settings={name: settings.get(name, value) for name, value in known.items()},
            secrets={name: settings.get(name, value) for name, value in secrets.items()},
            addresses=(settings.get("phone_id", PHONE_ID),),
        )


@pytest.fixture
async def connected(deps: Deps, store: Store) -> Store:
    """The shop, connected to an address where nobody answers."""
    await connect(deps, store)
    return store


@dataclass
class Line:
    """The shop's WhatsApp line: the program, the carrier, and customers' telephones."""

    deps: Deps
    jobs: Jobs
    carrier: Carrier
    store: Store
    clock: ManualClock
    url: str

    async def write(self, words: str, phone: str = PHONE) -> str:
        """Write from a telephone, and let everything that follows happen."""
        return await self.give("text", {"body": words}, phone)

    async def give(self, kind: str, held: Mapping[str, Any], phone: str = PHONE) -> str:
        """Send a message of any kind from a telephone, and let everything that follows happen."""
        wamid = self.carrier.receive(phone, kind, held).wamid
        await self.settle()
        return wamid

    async def settle(self) -> None:
        for _ in range(3):
            await self.carrier.settle()
            await self.jobs.drain()
        await self.carrier.settle()

    def on_phone(self, phone: str = PHONE) -> list[str]:
        return self.carrier.on_phone(phone)

    async def conversation(self, address: str = f"+{PHONE}") -> Conversation:
        async with self.deps.database.begin() as session:
            return await self.conversation_in(session, address)

    async def conversation_in(self, session: AsyncSession, address: str = f"+{PHONE}") -> Conversation:
        return await at_address(
            session, self.clock, store_id=self.store.id, channel="meta", manner="whatsapp", address=address
        )

    async def say_together(self, conversation: Conversation, *blocks: Block) -> None:
        """Write one answer of a person; it goes out when somebody delivers."""
        async with self.deps.database.begin() as session:
            row = await inbox.lock(session, conversation.id)
            await outbox.write(session, self.clock, row, [blocks], "en", None, Author.PERSON)

    async def say(self, conversation: Conversation, *blocks: Block | str, language: str = "en") -> None:
        """Write answers of the agent; they go out when somebody delivers."""
        said = [TextBlock(text=one) if isinstance(one, str) else one for one in blocks]
        async with self.deps.database.begin() as session:
            row = await inbox.lock(session, conversation.id)
            await outbox.write(session, self.clock, row, [[one] for one in said], language, None)

    async def send_on(self, conversation: Conversation, times: int = 1) -> None:
        """Let the conversation's messages go out, and again each time that a wait is over."""
        for _ in range(times):
            await deliver(self.deps, discover("channels", "CHANNEL", Channel), conversation.id)
            await self.carrier.settle()
            self.clock.move(timedelta(seconds=31))

    async def parts(self) -> list[DeliveryPartRow]:
        async with self.deps.database.begin() as session:
            return list(await session.scalars(select(DeliveryPartRow).order_by(DeliveryPartRow.id)))

    async def handoffs(self) -> list[HandoffRow]:
        async with self.deps.database.begin() as session:
            return list(await session.scalars(select(HandoffRow).order_by(HandoffRow.id)))


@pytest.fixture
async def line(deps: Deps, jobs: Jobs, app: FastAPI, store: Store, clock: ManualClock) -> AsyncIterator[Line]:
    ours, theirs = (socket.create_server(("127.0.0.1", 0)) for _ in range(2))
    reach, url = (f"http://127.0.0.1:{one.getsockname()[1]}" for one in (ours, theirs))
    account = Account(PHONE_ID, WABA, NUMBER, TOKEN, SECRET, webhook=f"{HERE}{HOOK}", reach=reach, url=url)
    carrier = Carrier(clock, account, (ANSWER, ANSWER_PT))
    await connect(deps, store, url)
    async with on_a_port(app, ours), on_a_port(standin(carrier, clock), theirs):
        yield Line(deps, jobs, carrier, store, clock, url)
        await carrier.close()


async def heard(deps: Deps) -> list[tuple[str, list[str]]]:
    """Return what customers wrote: the ids, and the words or kinds of the blocks."""
    async with deps.database.begin() as session:
        query = select(MessageRow).where(MessageRow.author == "customer").order_by(MessageRow.id)
        rows = (await session.scalars(query)).all()
    return [(row.external_id or "", [block.get("text", block["type"]) for block in row.blocks]) for row in rows]


async def conversations(deps: Deps) -> list[ConversationRow]:
    async with deps.database.begin() as session:
        return list(await session.scalars(select(ConversationRow).order_by(ConversationRow.id)))
