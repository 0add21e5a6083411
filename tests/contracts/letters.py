"""The stages of mail: our own receiver and the webhooks of three services; what we send goes to a real mail server."""

import asyncio
import base64
import hashlib
import hmac
import json
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from urllib.parse import urlencode

import aiosmtplib
import httpx
from aiosmtpd.smtp import SMTP, Envelope, Session

from channels.email import CHANNEL
from channels.email.smtp_in import Door, receiving
from channels.email.threads import KIND
from channels.port import Channel, Deps
from kit.mail import Mail, Smtp
from stores.connections import save_connection
from stores.stores import Store
from tests.channels.email.office import ANA, INBOUND, SETTINGS, SUPPORT, Box
from tests.contracts.staging import ByWebhook, CarrierStage, Habits, Request

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
USER, PASSWORD, KEY = "tillside", "a password of the tests", "a signing key of the tests"
LOGIN = {"Authorization": "Basic " + base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()}


class Outgoing:
    """The mailer of the contract: hands letters to the mail server that a stage has opened."""

    server: Smtp | None = None

    async def send(self, mail: Mail) -> None:
        """Hand the mail over."""
        assert self.server is not None
        await self.server.send(mail)


@dataclass
class Forgetful(Box):
    """A mail server that keeps what it gets, and may say that it did not."""

    forgets: bool = False

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 - its name
        said = await super().handle_DATA(server, session, envelope)
        if not self.forgets:
            return said
        self.forgets = False
        return "451 Lost on the way"


def letter(words: str, number: int) -> str:
    """Return the bytes of a letter."""
    return f"From: Ana <{ANA}>\r\nTo: {SUPPORT}\r\nMessage-ID: <{number}@example.com>\r\n\r\n{words}\r\n"


def bounce(receipt: str, action: str) -> str:
    """Return what a mail server writes of a letter that it could not deliver, or not yet."""
    return (
        "From: MAILER-DAEMON@mx.example.com\r\nMessage-ID: <b@mx.example.com>\r\n"
        "Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n"
        f"--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx\r\n\r\nAction: {action}\r\n\r\n"
        f"--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: <{receipt}>\r\n\r\n--b--\r\n"
    )


@dataclass
class Letters(ByWebhook):
    """What the stages of mail share."""

    deps: Deps
    store: Store
    box: Forgetful
    channel: Channel = CHANNEL
    manner: str = "email"
    phone: str = ANA
    habits: Habits = field(default_factory=lambda: Habits(401, signs_words=False, has_stop=False, arrived="sent"))

    def tell(self, words: str, number: int) -> Request:
        return self.request(letter(words, number), number)

    def report(self, receipt: str, *, is_delivered: bool) -> Request:
        return self.request(bounce(receipt, "delayed" if is_delivered else "failed"), 99)

    def taken(self) -> list[str]:
        """Return the letters that a mailbox shows: it shows one once that came twice."""
        return list(dict.fromkeys(str(one["Message-ID"]).strip("<>") for one in self.box.letters))

    def lose_answer(self) -> None:
        self.box.forgets = True

    async def reports(self) -> list[Request]:
        return []

    def request(self, raw: str, number: int) -> Request:
        """Return the request that tells of a letter."""
        raise NotImplementedError


class ByPostmark(Letters):
    """Postmark, with the letter itself."""

    def request(self, raw: str, number: int) -> Request:
        path = f"/webhooks/email/postmark/{self.store.key}"
        return Request(path, json.dumps({"RawEmail": raw}), LOGIN | {"Content-Type": "application/json"})


class BySendGrid(Letters):
    """SendGrid, with the letter itself."""

    def request(self, raw: str, number: int) -> Request:
        return Request(f"/webhooks/email/sendgrid/{self.store.key}", urlencode({"email": raw}), LOGIN | FORM)


class ByMailgun(Letters):
    """Mailgun, with the letter itself: its signature stands in the form."""

    def request(self, raw: str, number: int) -> Request:
        at, token = str(int(self.deps.clock.now().timestamp())), f"token{number}"
        mark = hmac.new(KEY.encode(), f"{at}{token}".encode(), hashlib.sha256).hexdigest()
        fields = {"timestamp": at, "token": token, "signature": mark, "body-mime": raw}
        return Request(f"/webhooks/email/mailgun/{self.store.key}/mime", urlencode(fields), dict(FORM))


@dataclass
class BySmtp(Letters):
    """A mail server that hands letters to our own receiver."""

    port: int = 0

    def request(self, raw: str, number: int) -> Request:
        return Request(INBOUND, raw, {})

    async def post(self, web: httpx.AsyncClient, request: Request) -> int:
        server = aiosmtplib.SMTP(hostname="127.0.0.1", port=self.port, timeout=20, start_tls=False)
        async with server:
            try:
                await server.sendmail(ANA, [request.path], request.content.encode())
            except aiosmtplib.SMTPResponseException as refused:
                return refused.code
        return 200


STAGES = {"postmark": ByPostmark, "sendgrid": BySendGrid, "mailgun": ByMailgun}
HABITS = {
    "mailgun": Habits(0, signs_words=False, has_stop=False, arrived="sent"),
    "sendgrid": Habits(503, signs_words=False, has_stop=False, arrived="sent"),
    "smtp": Habits(0, signs_words=False, has_stop=False, arrived="sent"),
}


@asynccontextmanager
async def letters(deps: Deps, store: Store, service: str) -> AsyncIterator[CarrierStage]:
    """Connect the store's support address by a service, and open a mail server for what it sends."""
    box, loop = Forgetful(), asyncio.get_running_loop()
    theirs, ours = (socket.create_server(("127.0.0.1", 0)) for _ in range(2))
    async with deps.database.begin() as session:
        await save_connection(
            session,
            deps.clock,
            deps.vault,
            store_id=store.id,
            kind=KIND,
            settings=SETTINGS | {"service": service},
            secrets={"webhook_user": USER, "webhook_password": PASSWORD, "signing_key": KEY},
            addresses=(SUPPORT, INBOUND),
        )
    assert isinstance(deps.mailer, Outgoing)
    deps.mailer.server = Smtp(f"smtp://127.0.0.1:{theirs.getsockname()[1]}", SUPPORT, deps.clock)
    mail_server = await loop.create_server(lambda: SMTP(box, hostname="mx", loop=loop), sock=theirs)
    async with receiving(deps, Door(ours, "mx.till.example")):
        if service == "smtp":
            stage: Letters = BySmtp(deps, store, box, port=ours.getsockname()[1])
        else:
            stage = STAGES[service](deps, store, box)
        stage.habits = HABITS.get(service, stage.habits)
        yield stage
    mail_server.close()
