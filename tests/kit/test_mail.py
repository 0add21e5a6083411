"""Mails reach a real server, or the demo's mailbox and its page."""

from collections.abc import Iterator

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from fastapi import FastAPI
from httpx import ASGITransport, AsyncClient

from kit.clock import Clock
from kit.db import Database
from kit.errors import Permanent, Temporary
from kit.mail import Mail, Smtp
from kit.mailbox import DemoMailbox, routes

CODE = Mail(to="ana@example.com", subject="Seu código é 123 456", text="Olá, Ana: 123 456", sender_name="Fable & Fern")


class Post:
    """A mail server that keeps what it gets and refuses two addresses."""

    def __init__(self) -> None:
        self.got: list[Envelope] = []

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address.startswith("later"):
            return "451 come back later"
        if address.startswith("nobody"):
            return "550 no such person"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 - the same
        self.got.append(envelope)
        return "250 OK"


@pytest.fixture
def post(unused_tcp_port: int) -> Iterator[tuple[Post, int]]:
    """A mail server on a free port."""
    handler = Post()
    controller = Controller(handler, hostname="127.0.0.1", port=unused_tcp_port)
    controller.start()
    yield handler, unused_tcp_port
    controller.stop()


async def test_a_mail_arrives_with_its_words_unbroken(post: tuple[Post, int], clock: Clock) -> None:
    handler, port = post
    await Smtp(f"smtp://127.0.0.1:{port}", "shop@example.com", clock).send(CODE)
    (envelope,) = handler.got
    assert envelope.rcpt_tos == ["ana@example.com"]
    assert envelope.mail_from == "shop@example.com"
    content = envelope.content
    assert isinstance(content, bytes)
    assert b"Auto-Submitted: auto-generated" in content


async def test_a_new_line_in_a_subject_is_no_second_header(post: tuple[Post, int], clock: Clock) -> None:
    handler, port = post
    mail = Mail(to="ana@example.com", subject="Hello\r\nBcc: everybody@example.com", text="Hi")
    await Smtp(f"smtp://127.0.0.1:{port}", "shop@example.com", clock).send(mail)
    assert handler.got[0].rcpt_tos == ["ana@example.com"]
    assert b"\r\nBcc:" not in (handler.got[0].content or b"")


@pytest.mark.parametrize(("to", "kind"), [("later@example.com", Temporary), ("nobody@example.com", Permanent)])
async def test_a_refusal_says_whether_to_try_again(
    post: tuple[Post, int], clock: Clock, to: str, kind: type[Exception]
) -> None:
    with pytest.raises(kind):
        await Smtp(f"smtp://127.0.0.1:{post[1]}", "shop@example.com", clock).send(Mail(to=to, subject="Hi", text="Hi"))


async def test_a_server_that_is_away_may_be_tried_again(clock: Clock, unused_tcp_port: int) -> None:
    with pytest.raises(Temporary, match="cannot be reached"):
        await Smtp(f"smtp://127.0.0.1:{unused_tcp_port}", "shop@example.com", clock).send(CODE)


async def test_an_address_that_is_none_is_refused_for_good(post: tuple[Post, int], clock: Clock) -> None:
    with pytest.raises(Permanent):
        await Smtp(f"smtp://127.0.0.1:{post[1]}", "shop@example.com", clock).send(
            Mail(to="not an address", subject="Hi", text="Hi")
        )


async def test_the_demo_shows_its_mails_newest_first_and_escaped(database: Database, clock: Clock) -> None:
    mailbox = DemoMailbox(database, clock)
    await mailbox.send(CODE)
    await mailbox.send(Mail(to="bea@example.com", subject="<script>alert(1)</script>", text="<b>now</b>"))
    app = FastAPI()
    app.include_router(routes(database, mailbox))
    async with AsyncClient(transport=ASGITransport(app), base_url="http://shop") as client:
        text = (await client.get("/demo/mails")).text
    assert text.index("bea@example.com") < text.index("ana@example.com")
    assert "123 456" in text
    assert "<script>alert" not in text
    assert "<b>now" not in text


async def test_where_mails_are_really_sent_no_page_shows_the_ones_kept_before(database: Database, clock: Clock) -> None:
    """They may hold sign-in links of staff, and anybody may open the page."""
    await DemoMailbox(database, clock).send(CODE)
    app = FastAPI()
    app.include_router(routes(database, Smtp("smtp://localhost", "shop@example.com", clock)))
    async with AsyncClient(transport=ASGITransport(app), base_url="http://shop") as client:
        assert (await client.get("/demo/mails")).status_code == 404
