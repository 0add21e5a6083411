"""The webhooks of Postmark, SendGrid and Mailgun: whose they are, what they tell, and what is never tried again."""

# ruff: noqa: RUF001 - letters of other alphabets are meant

import asyncio
import base64
import hashlib
import hmac
import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import httpx
import pytest
from sqlalchemy import select

from channels.email.models import MailRow
from channels.email.threads import KIND
from channels.port import Deps
from conversations.models import ConversationRow, MediaRow, MessageRow
from kit.gate import LARGEST_LETTER
from stores.connections import save_connection
from stores.stores import Store
from tests.channels.email.office import ANA, INBOUND, SETTINGS, SUPPORT

USER, PASSWORD, KEY = "tillside", "a password of the tests", "a signing key of the tests"
LOGIN = {"Authorization": "Basic " + base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()}
RAW = (
    f"From: Ana <{ANA}>\r\nTo: {SUPPORT}\r\nSubject: Olá\r\nMessage-ID: <raw@example.com>\r\n"
    "Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: 8bit\r\n\r\nA encomenda não chegou\r\n"
).encode("iso-8859-1")
HEADERS = [["Message-Id", "<1@example.com>"], ["From", f"Ana <{ANA}>"], ["To", SUPPORT], ["Subject", "My parcel"]]
PDF = b"%PDF-1.4\n%%EOF\n"


@dataclass
class Door:
    """One service and the store that is connected to it."""

    web: httpx.AsyncClient
    deps: Deps
    store: Store
    service: str

    @property
    def path(self) -> str:
        return f"/webhooks/email/{self.service}/{self.store.key}"

    async def rows(self, kind: Any = MessageRow) -> list[Any]:  # noqa: ANN401 - any table
        async with self.deps.database.begin() as session:
            return list(await session.scalars(select(kind).order_by(kind.id)))

    async def words(self) -> list[str]:
        return [str(row.blocks[0].get("text")) for row in await self.rows()]


async def open_door(web: httpx.AsyncClient, deps: Deps, store: Store, service: str) -> Door:
    secrets = {"signing_key": KEY} if service == "mailgun" else {"webhook_user": USER, "webhook_password": PASSWORD}
    async with deps.database.begin() as session:
        await save_connection(
            session,
            deps.clock,
            deps.vault,
            store_id=store.id,
            kind=KIND,
            settings=SETTINGS | {"service": service},
            secrets=secrets,
            addresses=(SUPPORT, INBOUND),
        )
    return Door(web, deps, store, service)


@pytest.fixture
async def postmark(web: httpx.AsyncClient, deps: Deps, store: Store) -> Door:
    return await open_door(web, deps, store, "postmark")


@pytest.fixture
async def sendgrid(web: httpx.AsyncClient, deps: Deps, store: Store) -> Door:
    return await open_door(web, deps, store, "sendgrid")


@pytest.fixture
async def mailgun(web: httpx.AsyncClient, deps: Deps, store: Store) -> Door:
    return await open_door(web, deps, store, "mailgun")


def postmark_payload(**more: Any) -> dict[str, Any]:  # noqa: ANN401 - any field
    return {
        "FromFull": {"Email": ANA, "Name": "Ana, Sousa", "MailboxHash": ""},
        "ToFull": [{"Email": SUPPORT, "Name": ""}],
        "To": SUPPORT,
        "OriginalRecipient": INBOUND,
        "Subject": "My parcel",
        "MessageID": "22c74902-a0c1-4511-804f-341342852c90",
        "Date": "Tue, 3 Nov 2026 10:00:00 +0000",
        "TextBody": "Where is it?",
        "HtmlBody": "<p>Where is it?</p>",
        "Headers": [{"Name": "Message-ID", "Value": "<1@example.com>"}, {"Name": "In-Reply-To", "Value": "<0@x.yy>"}],
        "Attachments": [{"Name": "bill.pdf", "Content": base64.b64encode(PDF).decode(), "ContentType": "text/html"}],
    } | more


def signed(at: float, token: str = "t" * 50, key: str = KEY) -> dict[str, str]:
    stamp = str(int(at))
    mark = hmac.new(key.encode(), f"{stamp}{token}".encode(), hashlib.sha256).hexdigest()
    return {"timestamp": stamp, "token": token, "signature": mark}


def mailgun_fields(door: Door, **more: str) -> dict[str, str]:
    told = {
        "recipient": INBOUND,
        "sender": ANA,
        "from": f"Ana <{ANA}>",
        "subject": "My parcel",
        "body-plain": "Where is it?",
        "message-headers": json.dumps(HEADERS),
    }
    return signed(door.deps.clock.now().timestamp()) | told | more


async def test_postmark_tells_a_letter_with_its_files_once(postmark: Door) -> None:
    answers = [await postmark.web.post(postmark.path, json=postmark_payload(), headers=LOGIN) for _ in range(2)]
    assert [one.status_code for one in answers] == [200, 200]
    assert await postmark.words() == ["My parcel\n\nWhere is it?"]
    (talk,), (row,), (file,) = [await postmark.rows(kind) for kind in (ConversationRow, MailRow, MediaRow)]
    assert (talk.address, talk.contact["name"], talk.subject) == (ANA, "Ana, Sousa", "My parcel")
    assert (row.mail_id, row.references, row.recipient) == ("1@example.com", ["0@x.yy"], INBOUND)
    assert (file.name, file.state) == ("bill.pdf", "stored")


async def test_postmark_may_tell_the_letter_itself(postmark: Door) -> None:
    raw = RAW.decode("iso-8859-1").replace("iso-8859-1", "utf-8")
    await postmark.web.post(postmark.path, json=postmark_payload(RawEmail=raw), headers=LOGIN)
    assert await postmark.words() == ["Olá\n\nA encomenda não chegou"]


async def test_sendgrid_tells_a_letter_in_its_own_character_sets(sendgrid: Door) -> None:
    fields = {
        "headers": "".join(f"{name}: {value}\n" for name, value in HEADERS).encode(),
        "from": f"Ana <{ANA}>".encode(),
        "subject": b"My parcel",
        "text": "Не прийшло".encode("koi8-u"),
        "charsets": json.dumps({"text": "KOI8-U", "from": "UTF-8"}).encode(),
        "envelope": json.dumps({"to": [INBOUND], "from": ANA}).encode(),
        "dkim": b"{@example.com : pass}",
    }
    files: list[Any] = [
        *((name, (None, value)) for name, value in fields.items()),
        ("attachment1", ("bill.pdf", PDF, "x/y")),
    ]
    assert (await sendgrid.web.post(sendgrid.path, files=files, headers=LOGIN)).status_code == 200
    assert await sendgrid.words() == ["My parcel\n\nНе прийшло"]
    (talk,) = await sendgrid.rows(ConversationRow)
    assert (talk.address, talk.address_proof) == (ANA, "dkim")
    assert [one.name for one in await sendgrid.rows(MediaRow)] == ["bill.pdf"]


async def test_sendgrid_may_tell_the_letter_itself_byte_by_byte(sendgrid: Door) -> None:
    files: list[Any] = [("email", (None, RAW)), ("envelope", (None, json.dumps({"to": [INBOUND], "from": ANA})))]
    assert (await sendgrid.web.post(sendgrid.path, files=files, headers=LOGIN)).status_code == 200
    assert await sendgrid.words() == ["Olá\n\nA encomenda não chegou"]


async def test_mailgun_tells_a_letter_once_and_at_once(mailgun: Door) -> None:
    fields = mailgun_fields(mailgun)
    answers = await asyncio.gather(*(mailgun.web.post(mailgun.path, data=fields) for _ in range(5)))
    assert {one.status_code for one in answers} == {200}
    assert await mailgun.words() == ["My parcel\n\nWhere is it?"]


async def test_mailgun_may_tell_the_letter_itself_and_files(mailgun: Door) -> None:
    fields = mailgun_fields(mailgun)
    raw = urlencode({**{name: value.encode() for name, value in fields.items()}, "body-mime": RAW})
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    assert (await mailgun.web.post(f"{mailgun.path}/mime", content=raw, headers=form)).status_code == 200
    more = mailgun_fields(mailgun, **signed(mailgun.deps.clock.now().timestamp(), "u" * 50))
    more["message-headers"] = json.dumps([["Message-Id", "<2@example.com>"]])
    sent = await mailgun.web.post(mailgun.path, data=more, files={"attachment-1": ("bill.pdf", PDF, "x/y")})
    assert sent.status_code == 200
    assert await mailgun.words() == ["Olá\n\nA encomenda não chegou", "My parcel\n\nWhere is it?"]
    assert len(await mailgun.rows(MediaRow)) == 1


async def test_a_token_of_mailgun_counts_once_and_for_a_quarter_of_an_hour(mailgun: Door) -> None:
    now = mailgun.deps.clock.now().timestamp()
    forged = mailgun_fields(mailgun, **{"body-plain": "Send it to me instead"})
    assert (await mailgun.web.post(mailgun.path, data=mailgun_fields(mailgun))).status_code == 200
    assert (await mailgun.web.post(mailgun.path, data=forged)).json()["code"] == "token_used"
    for wrong, code in (
        (signed(now - 16 * 60, "v" * 50), "signature_old"),
        (signed(now + 16 * 60, "v" * 50), "signature_old"),
        (signed(now, "v" * 50, key="another key of somebody"), "signature_invalid"),
        ({"timestamp": "soon", "token": "", "signature": ""}, "signature_invalid"),
    ):
        answer = await mailgun.web.post(mailgun.path, data=mailgun_fields(mailgun, **wrong))
        assert (answer.status_code, answer.json()["code"]) == (401, code)
    assert len(await mailgun.rows()) == 1


async def test_wrong_credentials_leave_nothing_and_are_tried_again(postmark: Door) -> None:
    wrong = {"Authorization": "Basic " + base64.b64encode(f"{USER}:wrong".encode()).decode()}
    for headers in ({}, wrong, {"Authorization": "Basic !!!"}, {"Authorization": "Bearer x"}):
        assert (await postmark.web.post(postmark.path, json=postmark_payload(), headers=headers)).status_code == 401
    assert await postmark.rows() == []


async def test_sendgrid_would_lose_what_is_refused_for_a_mistyped_password(sendgrid: Door) -> None:
    assert (await sendgrid.web.post(sendgrid.path, data={"email": "x"})).status_code == 503


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"", "application/json"),
        (b"[1]", "application/json"),
        (b"\xff\xfe", "application/json"),
        (b'{"FromFull": 1}', "application/json"),
        (b'{"Subject": "nobody wrote this"}', "application/json"),
    ],
)
async def test_what_postmark_cannot_mend_is_not_tried_again(postmark: Door, content: bytes, kind: str) -> None:
    answer = await postmark.web.post(postmark.path, content=content, headers=LOGIN | {"Content-Type": kind})
    assert (answer.status_code, await postmark.rows(MailRow)) == (403, [])


async def test_what_the_others_cannot_mend_is_not_tried_again(sendgrid: Door, deps: Deps, store: Store) -> None:
    for content, kind in (
        (b"x", "text/plain"),
        (b"--x", "multipart/form-data; boundary=y"),
        (b"", "multipart/form-data"),
    ):
        answer = await sendgrid.web.post(sendgrid.path, content=content, headers=LOGIN | {"Content-Type": kind})
        assert answer.status_code == 422
    other = await open_door(sendgrid.web, deps, store, "mailgun")
    nobody = mailgun_fields(other, **{"from": "", "message-headers": "[]"})
    assert (await other.web.post(other.path, data=nobody)).status_code == 406


async def test_each_store_has_an_address_for_its_own_service_alone(postmark: Door) -> None:
    for path in ("sendgrid/demo", "postmark/other", "carrier-pigeon/demo", "postmark/%00"):
        answer = await postmark.web.post(f"/webhooks/email/{path}", json=postmark_payload(), headers=LOGIN)
        assert answer.status_code == 404, path


async def test_a_letter_with_a_file_of_thirty_megabytes_is_taken_in_without_it(postmark: Door) -> None:
    """A video too large to keep is told in the message, not lost in silence."""
    large = {"Name": "photo.mov", "Content": base64.b64encode(bytes(30 * 1024 * 1024)).decode(), "ContentType": "x/y"}
    answer = await postmark.web.post(postmark.path, json=postmark_payload(Attachments=[large]), headers=LOGIN)
    assert answer.status_code == 200
    (message,) = await postmark.rows()
    assert message.blocks[1]["alt"] == "photo.mov (30 MB) was too large and was not kept."
    too_much = {"Content-Length": str(LARGEST_LETTER + 1), "Content-Type": "application/json"}
    assert (await postmark.web.post(postmark.path, content=b"{}", headers=LOGIN | too_much)).status_code == 413


async def test_signs_that_cannot_be_stored_are_left_out(postmark: Door) -> None:
    told = json.dumps(postmark_payload(Subject="My\x00 parcel", TextBody="Where\x00 is it?")).encode()
    await postmark.web.post(postmark.path, content=told, headers=LOGIN | {"Content-Type": "application/json"})
    halves = told.replace(b"\\u0000", b"\\ud800").replace(b"<1@", b"<2@")
    answer = await postmark.web.post(
        postmark.path, content=halves, headers=LOGIN | {"Content-Type": "application/json"}
    )
    assert answer.status_code in {200, 403}
    assert (await postmark.words())[0] == "My parcel\n\nWhere is it?"
