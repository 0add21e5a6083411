"""A day of answers: by mail both ways, by a macro in two clicks, by a first word of the shop, and told outside."""

import asyncio
import base64
import hashlib
import hmac
import json
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import aiosmtplib
import pytest
from aiosmtpd.smtp import SMTP
from fastapi import FastAPI, Request
from fastapi.responses import Response
from pydantic import SecretStr
from sqlalchemy import select

import mounting
from channels.email.smtp_in import Door, receiving
from commerce.demo import people
from commerce.demo.place import become
from commerce.demo.telling import tell
from conversations.models import LinkRow
from kit.clock import ManualClock
from kit.jobs import Jobs
from stores.connections import save_connection
from stores.webhook_courier import Courier
from stores.webhook_events import EVENTS
from tests.channels.email.office import Box, words_of
from tests.channels.twilio.conftest import on_a_port
from tests.start.day import AGENT, MANAGER, Day, opened

SUPPORT, INBOUND = "help@fable.example", "fable@in.till.example"
ADMIN = "admin@example.com"
STORE = "/api/v1/stores/demo"

Json = dict[str, Any]


@dataclass
class Ear:
    """A server of somebody else's that is told what happens."""

    heard: list[tuple[dict[str, str], bytes]] = field(default_factory=list)

    def app(self) -> FastAPI:
        app = FastAPI()

        @app.post("/hooks")
        async def hear(request: Request) -> Response:
            self.heard.append((dict(request.headers), await request.body()))
            return Response(status_code=204)

        return app

    def told(self, secret: str) -> list[Json]:
        """Return what was told, once its signature was checked, in order of happening."""
        key = base64.b64decode(secret.removeprefix("whsec_"))
        for headers, body in self.heard:
            signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
            mark = base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
            assert f"v1,{mark}" in headers["webhook-signature"].split()
        once = {headers["webhook-id"]: json.loads(body) for headers, body in self.heard}
        return sorted(once.values(), key=lambda one: int(one["sequence"]))


@dataclass
class Post:
    """The mail of the day: what the shop's program sends, and where letters to it are handed over."""

    box: Box
    port: int
    count: int = 0

    async def write(self, day: Day, words: str, *, subject: str, answers: EmailMessage | None = None) -> None:
        """Let Ana write a letter, or answer one that she got."""
        self.count += 1
        letter = EmailMessage()
        letter["From"], letter["Subject"] = f"Ana <{people.ANA}>", subject
        letter["To"] = str(answers["Reply-To"]) if answers else SUPPORT
        letter["Message-ID"] = f"<ana-{self.count}@mail.example.com>"
        quoted = ""
        if answers is not None:
            letter["In-Reply-To"] = str(answers["Message-ID"])
            quoted = "\n\nOn Wed, 18 Nov 2026 at 10:00, Fable & Fern wrote:\n" + "\n".join(
                f"> {line}" for line in words_of(answers).splitlines()
            )
        letter.set_content(words + quoted)
        server = aiosmtplib.SMTP(hostname="127.0.0.1", port=self.port, start_tls=False)
        async with server:
            await server.send_message(letter, recipients=[INBOUND if answers is None else str(letter["To"])])
        await day.settle()

    @property
    def last(self) -> EmailMessage:
        return self.box.letters[-1]


@asynccontextmanager
async def mail_of(url: str, room: Path, clock: ManualClock) -> AsyncIterator[tuple[Day, Post]]:
    """Open the shop with a mail server for what it sends, and its own door for what comes."""
    box, loop = Box(), asyncio.get_running_loop()
    theirs, ours = (socket.create_server(("127.0.0.1", 0)) for _ in range(2))
    server = await loop.create_server(lambda: SMTP(box, hostname="mx", loop=loop), sock=theirs)
    smtp = SecretStr(f"smtp://127.0.0.1:{theirs.getsockname()[1]}")
    async with opened(url, room, clock, smtp_url=smtp, smtp_sender=SUPPORT, allow_local_webhooks=True) as day:
        async with day.program.database.begin() as session:
            await save_connection(
                session,
                clock,
                day.program.vault,
                store_id=day.store.id,
                kind="email",
                settings={"address": SUPPORT, "inbound": INBOUND, "name": "", "service": "smtp", "trusted_id": ""},
                secrets={},
                addresses=(SUPPORT, INBOUND),
            )
        async with receiving(day.program.door, Door(ours, "mx.till.example")):
            yield day, Post(box, ours.getsockname()[1])
    server.close()


async def ask_by_mail(day: Day, post: Post) -> Json:
    """Ana asks by mail, the agent answers in the thread, she asks for a person there; returns her ticket."""
    await post.write(day, "Hello,\nuntil when can I change my order?", subject="A change")
    answer = post.last
    assert (answer["To"], answer["Subject"]) == (people.ANA, "Re: A change")
    assert str(answer["In-Reply-To"]) == "<ana-1@mail.example.com>"
    assert answer["Auto-Submitted"] == "auto-replied"
    assert "Orders can be changed" in words_of(answer)
    await post.write(day, "Please let me talk to a human.", subject="Re: A change", answers=answer)
    ticket = await day.ticket(people.ANA)
    assert (ticket["subject"], ticket["state"], ticket["reason"]) == ("A change", "open", "asked_for_person")
    assert len((await day.read(MANAGER, "/tickets"))["items"]) == 1
    return ticket


async def answer_by_macro(day: Day, post: Post, ticket: Json) -> None:
    """The agent at the desk says in two clicks that half is refunded, because it came damaged."""
    desk = f"/tickets/{ticket['id']}"
    offered = {one["key"]: one for one in await day.read(AGENT, f"{desk}/macros")}
    given = {"reason": "damaged", "amount": "10.00", "currency": "EUR"}
    macro = offered["partial_refund"]
    before = len(post.box.letters)
    shown = await day.do(AGENT, f"{desk}/macros/{macro['id']}/preview", given)
    assert len(post.box.letters) == before
    words = "We have refunded 10.00 EUR, because it reached you damaged."
    edited = {"text": words, "conversation_id": shown["conversation_id"], "shows_order": False}
    click = {**given, "seen": ticket["last_message_id"], "client_id": "click-1", "edited": edited}
    for _ in range(2):
        await day.do(AGENT, f"{desk}/macros/{macro['id']}/use", click)
        await day.settle()
    assert len(post.box.letters) == before + 1
    assert words in words_of(post.last)
    assert "Auto-Submitted" not in post.last
    after = await day.read(AGENT, desk)
    assert "refund:damaged" in after["tags"]
    uses = (await day.read(MANAGER, "/macros/uses"))["items"]
    assert [(one["outcome"], one["reason"]) for one in uses] == [("partial_refund", "damaged")]


async def ship(day: Day, order_id: str) -> None:
    """Let the shop send an order, and tell of it twice."""
    async with day.program.database.begin() as session:
        await become(session, day.store.id, order_id, "shipped", day.clock.now())
    for _ in range(2):
        async with day.program.database.begin() as session:
            await tell(session, day.clock, day.store.id, order_id)
        await day.settle()


async def hear_of_parcel(day: Day, post: Post) -> None:
    """Ana agreed to hear of her parcels: she is told once, where she wrote last, and her answer is understood by it."""
    (ana,) = (await day.read(MANAGER, "/api/v1/customers?q=ana@example.com"))["items"]
    await day.do(MANAGER, f"/api/v1/customers/{ana['id']}/consent", {"messages": True}, "PUT")
    shop = day.program.shop(day.store)
    assert shop is not None
    customer = await shop.customer_by_email(people.ANA)
    assert customer is not None
    orders = await shop.orders(customer.id)
    order = next(one for one in orders if not one.fulfilments and one.cancelled_at is None)
    before = len(post.box.letters)
    await day.later(minutes=10)
    await ship(day, order.id)
    (told,) = post.box.letters[before:]
    assert told["To"] == people.ANA
    assert order.name in words_of(told)
    await post.write(day, "Can I still change the address?", subject=f"Re: {told['Subject']}", answers=told)
    assert len(post.box.letters) == before + 2
    assert "sign in" in words_of(post.last)
    async with day.program.database.begin() as session:
        led_to = (await session.scalars(select(LinkRow.order_name).order_by(LinkRow.id.desc()).limit(1))).one()
    assert led_to == order.name


@pytest.mark.timeout(300)
async def test_a_day_of_answers_by_mail_macro_and_first_word_each_once_and_told_outside(
    database_url: str, jobs: Jobs, room: Path, clock: ManualClock
) -> None:
    """S1-22 S3-01 S4-09 S5-11 S5-23 S5-25 S5-27 S5-28 S5-30 S5-31 S5-64."""
    ear, listening = Ear(), socket.create_server(("127.0.0.1", 0))
    async with on_a_port(ear.app(), listening), mail_of(database_url, room, clock) as (day, post):
        url = f"http://127.0.0.1:{listening.getsockname()[1]}/hooks"
        made = await day.do(ADMIN, f"{STORE}/webhooks", {"url": url, "events": sorted(EVENTS)})
        shop = await day.read(ADMIN, f"{STORE}/proactive")
        await day.do(ADMIN, f"{STORE}/proactive", {**shop, "active": True}, "PUT")
        ticket = await ask_by_mail(day, post)
        await answer_by_macro(day, post, ticket)
        await hear_of_parcel(day, post)
        await Courier(mounting._webhooks(day.program)).run()  # noqa: SLF001 - as the program does each second
        told = [one["type"] for one in ear.told(made["secret"])]
        assert told.count("outcome.recorded") == told.count("proactive.sent") == 1
        assert told.count("ticket.created") == 2
        assert {"ticket.needs_person", "message.created", "ticket.updated"} <= set(told)
