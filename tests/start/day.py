"""A day at the demo shop: the whole program in this process, by a clock of its own, and a Twilio stand-in on a port."""

import re
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from html import unescape
from pathlib import Path
from typing import Any

import httpx
import jwt
from pydantic import SecretStr
from sqlalchemy import select

import demo
import mounting
from channels.twilio.standin import Account, Carrier, standin
from commerce.demo.seed import seed
from conversations.models import ConversationRow
from helpdesk.deadlines.firing import fire_due
from helpdesk.deps import Deps
from helpdesk.tickets.models import ThreadRow
from kit.clock import ManualClock
from kit.embed import MiniLM, Remembering
from kit.folder import DataFolder
from kit.jobs import announce
from kit.mailbox import SentMailRow
from program import Program, build
from settings import Settings
from staff.people import find_person
from staff.signin import make_link
from stores.connections import save_connection
from stores.shops import ShopConnected
from stores.stores import Store, StoreSettings, add_store, identity_secret
from tests.channels.twilio.conftest import on_a_port

HERE = "http://shop.test"
SMS, WHATSAPP = "+441174960001", "+441174960002"
TOKEN = "an auth token of a day"
SID = "AC" + "7" * 32
DESK = "/api/v1/desk"
MANAGER, AGENT = "manager@example.com", "agent@example.com"

ARTICLES = {"order-changes.md", "cancellation.md", "contact.md"}

Json = dict[str, Any]


@dataclass
class Day:
    """The shop, its people and its customers, with the steps of a story."""

    program: Program
    clock: ManualClock
    web: httpx.AsyncClient
    carrier: Carrier
    store: Store
    helpdesk: Deps
    staff: dict[str, httpx.AsyncClient] = field(default_factory=dict)

    async def settle(self) -> None:
        """Let everything happen that is due, as a worker would."""
        for _ in range(3):
            await self.carrier.settle()
            await self.program.jobs.drain()

    async def later(self, **by: float) -> None:
        """Let time pass, and do what is due by then."""
        self.clock.move(timedelta(**by))
        await fire_due(self.program.database, self.helpdesk.desk)
        await self.settle()

    async def ticket(self, chat: "Chat | str") -> Json:
        """Return the ticket that a chat, or a telephone's newest conversation, belongs to, as the manager sees it."""
        where = ConversationRow.key == chat.key if isinstance(chat, Chat) else ConversationRow.address == chat
        async with self.program.database.begin() as session:
            query = select(ThreadRow.ticket_id).join(ConversationRow).where(where, ThreadRow.is_current)
            number = await session.scalar(query.order_by(ConversationRow.id.desc()).limit(1))
        shown: Json = await self.read(MANAGER, f"/tickets/{number}")
        return shown

    async def read(self, who: str, path: str) -> Any:  # noqa: ANN401 - JSON
        """Ask the desk as somebody of the staff."""
        found = await (await self.person(who)).get(path if path.startswith("/api") else DESK + path)
        assert found.status_code == 200, found.text
        return found.json()

    async def do(self, who: str, path: str, body: Json | None = None, method: str = "POST") -> Any:  # noqa: ANN401
        """Let somebody of the staff act."""
        browser = await self.person(who)
        done = await browser.request(method, path if path.startswith("/api") else DESK + path, json=body or {})
        assert done.status_code < 300, done.text
        return done.json() if done.content else None

    async def chat(self, *, customer: str = "", email: str = "") -> "Chat":
        """Open a chat on the shop's page; signed in by the shop's token where a customer is named."""
        body: Json = {"store": self.store.key, "language": "en"}
        if customer:
            body["identity_token"] = await self._token(customer)
        started = await self.web.post("/api/v1/webchat/conversations", json=body)
        assert started.status_code == 201, started.text
        told = started.json()
        return Chat(self, told["conversation"], told["key"])

    async def text(self, sender: str, words: str, *, to: str = SMS) -> None:
        """Write from a telephone, by SMS or (to the other number) WhatsApp."""
        if to == WHATSAPP:
            sender, to = f"whatsapp:{sender}", f"whatsapp:{to}"
        self.carrier.receive(sender, to, words, [])
        await self.settle()

    async def sign_in_by_phone(self, phone: str, email: str) -> None:
        """Follow the link that was sent to a telephone, and sign in on the Hub's page with the mailed code."""
        bodies = [one.body for one in self.carrier.on_phone(phone) if not one.is_inbound]
        link = next(found.group() for body in reversed(bodies) if (found := re.search(r"/l/\w+", body)))
        async with self.browser() as hub:
            page = await hub.get(link, follow_redirects=True)
            wish = re.search(r'name="next" value="([^"]*)"', page.text)
            asked = {"email": email, "next": unescape(wish.group(1)) if wish else ""}
            await hub.post(f"/hub/{self.store.key}/sign-in", data=asked)
            await self.settle()
            entered = {"code": await self._code(email), "next": asked["next"]}
            page = await hub.post(f"/hub/{self.store.key}/code", data=entered, follow_redirects=True)
            assert page.status_code == 200, page.text
        await self.settle()

    async def person(self, email: str) -> httpx.AsyncClient:
        """Return the browser of somebody on the staff who is signed in."""
        if email not in self.staff:
            async with self.program.database.begin() as session:
                known = await find_person(session, email)
                assert known is not None
                path = await make_link(session, self.clock, known.id)
            browser = self.browser()
            entered = await browser.post("/api/v1/staff/sign-in/enter", json={"link": path.partition("link=")[2]})
            assert entered.status_code < 400, entered.text
            self.staff[email] = browser
        return self.staff[email]

    def browser(self) -> httpx.AsyncClient:
        return httpx.AsyncClient(transport=self.web._transport, base_url=HERE)  # noqa: SLF001 - the same program

    async def _code(self, email: str) -> str:
        async with self.program.database.begin() as session:
            query = select(SentMailRow.text).where(SentMailRow.to == email).order_by(SentMailRow.id.desc())
            mail = await session.scalar(query.limit(1))
        code = re.search(r"\b\d{6}\b", mail or "")
        assert code is not None, mail
        return code.group()

    async def _token(self, customer: str) -> str:
        async with self.program.database.begin() as session:
            secret = await identity_secret(session, self.store.id)
        expires = int((self.clock.now() + timedelta(minutes=5)).timestamp())
        claims = {"aud": "tillside:customer", "exp": expires, "sub": f"customer-{customer}"}
        return jwt.encode(claims | {"email": f"{customer}@example.com", "name": customer}, secret, algorithm="HS256")


@dataclass
class Chat:
    """One chat window."""

    day: Day
    key: str
    secret: str
    count: int = 0

    async def write(self, words: str) -> None:
        self.count += 1
        body = {"id": f"{self.key}-{self.count}", "text": words}
        sent = await self.day.web.post(
            f"/api/v1/webchat/conversations/{self.key}/messages", json=body, headers=self.headers
        )
        assert sent.status_code == 202, sent.text
        await self.day.settle()

    async def said(self) -> list[Json]:
        found = await self.day.web.get(f"/api/v1/webchat/conversations/{self.key}/messages", headers=self.headers)
        items: list[Json] = found.json()["items"]
        return items

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.secret}"}


@asynccontextmanager
async def opened(url: str, folder: Path, clock: ManualClock, **chosen: Any) -> AsyncIterator[Day]:  # noqa: ANN401
    """Open the demo shop for a day, with settings that were chosen."""
    held = DataFolder(folder)
    held.take()
    settings = Settings(data_dir=folder, base_url=HERE, burst_seconds=0, secret_key=SecretStr("s" * 40), **chosen)
    program = build(settings, held, url, clock, Remembering(MiniLM()))
    mounting.register(program)
    await program.jobs.open()
    await program.prepare()
    await mounting.furnish(program)
    app = mounting.web(program)
    store = await _shop(program, clock)
    ours, theirs = (socket.create_server(("127.0.0.1", 0)) for _ in range(2))
    reach, url_of_twilio = (f"http://127.0.0.1:{one.getsockname()[1]}" for one in (ours, theirs))
    account = Account(
        sid=SID,
        token=TOKEN,
        numbers=(SMS, f"whatsapp:{WHATSAPP}"),
        webhook=f"{HERE}/webhooks/twilio/messages#rc=5&rp=all",
        url=url_of_twilio,
        reach=reach,
        templates={},
    )
    carrier = Carrier(clock, account)
    await _connect(program, store, url_of_twilio)
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with on_a_port(app, ours), on_a_port(standin(carrier, clock), theirs):
        async with httpx.AsyncClient(transport=transport, base_url=HERE) as web:
            yield Day(program, clock, web, carrier, store, mounting.helpdesk_deps(program))
        await carrier.close()
    await program.jobs.close()
    await program.database.close()
    held.release()


async def _shop(program: Program, clock: ManualClock) -> Store:
    """Fill the demo's shop, let its customers and orders be read, and its articles on changes too."""
    async with program.database.begin() as session:
        london = StoreSettings(time_zone="Europe/London")
        store = await add_store(
            session,
            clock,
            key=demo.KEY,
            name=demo.NAME,
            shop_kind="demo",
            settings=london,
        )
        await seed(session, store.id, clock.now())
        await demo._people(session, clock)  # noqa: SLF001 - the demo's own staff
        await announce(session, ShopConnected(store.id))
    for draft in demo._drafts():  # noqa: SLF001 - the demo's own articles
        if draft.file_name in ARTICLES:
            await demo._article(program.database, clock, store, draft)  # noqa: SLF001
    await program.jobs.drain()
    return store


async def _connect(program: Program, store: Store, api_url: str) -> None:
    async with program.database.begin() as session:
        await save_connection(
            session,
            program.clock,
            program.vault,
            store_id=store.id,
            kind="twilio",
            settings={"account_sid": SID, "sms_number": SMS, "whatsapp_number": WHATSAPP, "api_url": api_url},
            secrets={"auth_token": TOKEN},
            addresses=(SMS, f"whatsapp:{WHATSAPP}"),
        )
