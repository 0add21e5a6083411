"""Letters that mail servers hand in by SMTP: each once, whatever happens on the way, and none lost."""

import asyncio
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, replace
from typing import cast

import aiosmtplib
import pytest
from sqlalchemy import func, select, text

import channels.email.smtp_in
from channels.email.models import MailRow
from channels.email.smtp_in import LARGEST, Door, open_door, receiving
from channels.port import Deps
from conversations.models import ConversationRow, InboxRow, MessageRow
from kit.db import Database
from kit.errors import StartError
from stores.stores import Store
from tests.channels.email.office import ANA, INBOUND, SUPPORT, connect


def letter(words: str = "Where is my parcel?", number: int = 1, sender: str = ANA, headers: str = "") -> bytes:
    """Return the bytes of a letter; `number` names it."""
    told = f"From: Ana <{sender}>\r\nTo: {SUPPORT}\r\nSubject: My parcel\r\nMessage-ID: <{number}@example.com>\r\n"
    return f"{told}{headers}\r\n{words}\r\n".encode()


@dataclass
class Post:
    """The receiver, and mail servers that hand letters in."""

    deps: Deps
    store: Store
    port: int

    def server(self) -> aiosmtplib.SMTP:
        return aiosmtplib.SMTP(hostname="127.0.0.1", port=self.port, timeout=20, start_tls=False)

    async def hand_in(self, raw: bytes, *to: str, sender: str = ANA) -> tuple[int, str]:
        """Hand one letter in, and return the code and words of the answer."""
        async with self.server() as server:
            try:
                _, answer = await server.sendmail(sender, to or (INBOUND,), raw)
            except aiosmtplib.SMTPRecipientsRefused as refused:
                return refused.recipients[0].code, refused.recipients[0].message
            except aiosmtplib.SMTPResponseException as refused:
                return refused.code, refused.message
        return 250, answer

    async def letters(self) -> list[MailRow]:
        async with self.deps.database.begin() as session:
            return list(await session.scalars(select(MailRow).order_by(MailRow.id)))

    async def messages(self) -> list[str]:
        async with self.deps.database.begin() as session:
            rows = await session.scalars(select(MessageRow).order_by(MessageRow.id))
            return [str(row.blocks[0].get("text")) for row in rows]


@pytest.fixture
async def post(deps: Deps, store: Store) -> AsyncIterator[Post]:
    await connect(deps, store)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        async with receiving(deps, Door(listening, "mx.till.example")):
            yield Post(deps, store, listening.getsockname()[1])


async def test_s5_11_a_forwarded_letter_becomes_a_message_with_its_subject(post: Post) -> None:
    assert (await post.hand_in(letter()))[0] == 250
    async with post.deps.database.begin() as session:
        talk = (await session.scalars(select(ConversationRow))).one()
        waiting = (await session.scalars(select(InboxRow))).one()
    (row,) = await post.letters()
    assert (talk.channel, talk.address, talk.subject) == ("email", ANA, "My parcel")
    assert await post.messages() == ["My parcel\n\nWhere is my parcel?"]
    assert (row.recipient, row.conversation_id, waiting.external_id) == (INBOUND, talk.id, row.once)


async def test_two_hundred_letters_told_twice_are_two_hundred_messages(post: Post) -> None:
    async def server_of(first: int) -> None:
        async with post.server() as server:
            for number in (*range(first, 200, 10), *range(first, 200, 10)):
                raw = letter(f"Letter {number} of somebody", number, f"writer{number}@example.com")
                await server.sendmail(ANA, [INBOUND], raw)

    await asyncio.gather(*(server_of(first) for first in range(10)))
    assert len(await post.letters()) == len(await post.messages()) == 200


async def test_what_was_committed_and_not_answered_is_told_again_and_taken_in_once(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def die(step: str) -> None:
        raise ConnectionResetError(step)

    with monkeypatch.context() as patch:
        patch.setattr(channels.email.smtp_in, "reached", die)
        async with post.server() as server:
            with pytest.raises(aiosmtplib.SMTPException):
                await server.sendmail(ANA, [INBOUND], letter())
    assert (await post.hand_in(letter()))[0] == 250
    assert len(await post.messages()) == 1


async def test_a_database_that_is_down_puts_letters_off(post: Post, monkeypatch: pytest.MonkeyPatch) -> None:
    async with post.server() as server:
        await server.mail(ANA)
        await server.rcpt(INBOUND)
        with monkeypatch.context() as patch:
            patch.setattr(Database, "begin", _down(Database("postgresql://127.0.0.1:9/none").begin))
            with pytest.raises(aiosmtplib.SMTPDataError) as refused:
                await server.data(letter())
            with pytest.raises(aiosmtplib.SMTPResponseException) as at_rcpt:
                await server.mail(ANA)
                await server.rcpt(INBOUND)
    assert (refused.value.code, at_rcpt.value.code) == (451, 451)
    assert await post.letters() == []
    assert (await post.hand_in(letter()))[0] == 250


def _down(begin: object) -> object:
    return lambda _: cast("Callable[[], Awaitable[None]]", begin)()


@pytest.mark.parametrize(
    ("raw", "to", "code", "words"),
    [
        (letter(), "stranger@linden.example", 550, "Nobody here has this address"),
        (letter(), "help@other.example", 550, "Nobody here has this address"),
        (b"Subject: Hello\r\n\r\nWho am I?\r\n", INBOUND, 550, "This letter has no sender"),
        (b"From: undisclosed\r\nSubject: Hello\r\n\r\nWho am I?\r\n", INBOUND, 550, "This letter has no sender"),
    ],
)
async def test_what_cannot_be_taken_in_is_refused_in_words(
    post: Post, raw: bytes, to: str, code: int, words: str
) -> None:
    answer = await post.hand_in(raw, to)
    assert answer[0] == code
    assert words in answer[1]
    assert await post.letters() == []


async def test_a_letter_of_thirty_megabytes_is_refused_before_it_is_sent(post: Post) -> None:
    async with post.server() as server:
        await server.ehlo()
        assert server.esmtp_extensions["size"] == str(LARGEST) == str(25 * 1024 * 1024)
        with pytest.raises(aiosmtplib.SMTPResponseException) as refused:
            await server.mail(ANA, options=[f"size={30 * 1024 * 1024}"])
    assert refused.value.code == 552


async def test_a_letter_that_is_larger_than_it_said_is_refused(post: Post, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(channels.email.smtp_in, "LARGEST", 100_000)
    assert (await post.hand_in(letter() + b"\r\n".join([b"y" * 70_000] * 2)))[0] == 552
    assert (await post.hand_in(letter() + b"y" * 70_000))[0] == 250


async def test_an_address_with_a_mark_is_the_shops_too(post: Post) -> None:
    assert (await post.hand_in(letter(), "In+T.0123456789abcdef01234567@mail.till.example"))[0] == 250
    assert (await post.hand_in(letter("A long answer", 2), SUPPORT, INBOUND))[0] == 250
    assert len(await post.letters()) == 2


async def test_results_of_authentication_count_from_trusted_servers_alone(post: Post, deps: Deps) -> None:
    proof = "Authentication-Results: mx.till.example; dmarc=pass header.from=example.com\r\n"
    await post.hand_in(letter(headers=proof))
    async with deps.database.begin() as session:
        assert (await session.scalars(select(ConversationRow.address_proof))).one() == "dmarc"
        await session.execute(text('update connection set settings = settings || \'{"trusted_id": "mx.other"}\''))
    await post.hand_in(letter("Another matter", 2, headers=proof))
    async with deps.database.begin() as session:
        proofs = await session.scalars(select(ConversationRow.address_proof).order_by(ConversationRow.id))
        assert proofs.all() == ["dmarc", ""]


async def test_slow_clients_are_let_go(deps: Deps, store: Store) -> None:
    await connect(deps, store)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        async with receiving(deps, replace(Door(listening, "mx"), patience=0.05)):
            reader, writer = await asyncio.open_connection(*listening.getsockname()[:2])
            said = await asyncio.wait_for(reader.read(), timeout=10)
            writer.close()
    assert said.startswith(b"220 ")


async def test_too_many_at_once_are_asked_to_come_back(post: Post, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(channels.email.smtp_in, "MOST_AT_ONCE", 1)
    async with post.server():
        reader, writer = await asyncio.open_connection("127.0.0.1", post.port)
        assert (await asyncio.wait_for(reader.read(), timeout=10)).startswith(b"421 ")
        writer.close()
    assert (await post.hand_in(letter()))[0] == 250


async def test_who_guesses_addresses_is_sent_away(post: Post) -> None:
    async with post.server() as server:
        await server.mail(ANA)
        codes = []
        for number in range(12):
            try:
                await server.rcpt(f"guess{number}@linden.example")
            except aiosmtplib.SMTPRecipientRefused as refused:
                codes.append(refused.code)
            except aiosmtplib.SMTPServerDisconnected:
                break
    assert codes == [550] * 10 + [421]


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({"where": "2525"}, "SMTP_IN must"),
        ({"where": "127.0.0.1:99999"}, "SMTP_IN must"),
        ({"where": "127.0.0.1:0", "trusted": "mx.example.com"}, "SMTP_IN_TRUSTED"),
        ({"where": "127.0.0.1:0", "cert": "/no/such.pem"}, "SMTP_IN_CERT"),
    ],
)
def test_a_wrong_setting_is_named_at_the_start(given: dict[str, str], named: str) -> None:
    where = given.pop("where")
    with pytest.raises(StartError, match=named):
        open_door(where, "mx", **given)


async def test_five_at_once_are_one_message(post: Post) -> None:
    await asyncio.gather(*(post.hand_in(letter()) for _ in range(5)))
    async with post.deps.database.begin() as session:
        assert await session.scalar(select(func.count()).select_from(MessageRow)) == 1
