"""Pictures, videos and files that people send by telephone: as they are where the carrier can, else by a link."""

from dataclasses import replace

import pytest

from channels.twilio import client
from channels.twilio.receipts import Told, note_status
from channels.twilio.standin.knobs import Answer, Knobs
from conversations import inbox, media, outbox
from conversations.inbox import Conversation
from conversations.messages import Author, Block, TextBlock
from conversations.uploads import attach
from tests.files import PNG, film, picture

from .conftest import PHONE, WHATSAPP, Line, connect
from .test_send import parts, send_on


async def share(line: Line, conversation: Conversation, content: bytes, words: str = "", name: str = "") -> str:
    """Let somebody of the staff send a file; returns where it lies."""
    async with line.deps.database.begin() as session:
        kept = await media.add(session, line.clock, conversation, content, name=name, staff_id=1)
        (block,) = await attach(session, line.clock, [kept.key], to=conversation.id, by_staff=True)
        row = await inbox.lock(session, conversation.id)
        blocks: list[Block] = [TextBlock(text=words), block] if words else [block]
        await outbox.write(session, line.clock, row, [blocks], "en", None, Author.PERSON)
    await line.settle()
    return f"{line.deps.base_url}{kept.path}"


async def got(line: Line, phone: str) -> list[tuple[str, list[tuple[str, bytes]]]]:
    """What a telephone got of the shop: words, and files with their types."""
    shown = [one for one in line.carrier.on_phone(phone) if not one.is_inbound and one.arrived]
    return [(one.body, [(file.content_type, file.content) for file in one.pictures]) for one in shown]


async def test_pictures_and_videos_reach_whatsapp_as_they_are(line: Line) -> None:
    """S3-42: each a message of its own behind the words, fetched by the carrier from here."""
    sender, to = f"whatsapp:{PHONE}", f"whatsapp:{WHATSAPP}"
    await line.write("What does it look like?", sender=sender, to=to)
    chat = await line.conversation(manner="whatsapp")
    await share(line, chat, PNG, "Like this.")
    await share(line, chat, film())
    webp = await share(line, chat, picture("WEBP"))
    assert (await got(line, sender))[1:] == [
        ("Like this.", []),
        ("", [("image/png", PNG)]),
        ("", [("video/mp4", film())]),
        (f"Picture: {webp}", []),
    ]
    assert {part.state for part in await parts(line)} == {"delivered"}


async def test_a_text_message_has_a_picture_between_numbers_that_can_and_else_a_link(line: Line) -> None:
    """S3-42."""
    await line.write("What does it look like?")
    link = await share(line, await line.conversation(), PNG, "Like this.")
    assert (await got(line, PHONE))[1:] == [(f"Like this.\nPicture: {link}", [])]

    here, there = "+12025550100", "+12025550199"
    line.carrier.account = replace(line.carrier.account, numbers=(here,))
    await connect(line.deps, line.store, line.url, sms_number=here)
    await line.write("And now?", sender=there, to=here)
    chat = await line.conversation(there)
    await share(line, chat, PNG, "Like this.")
    video = await share(line, chat, film())
    assert (await got(line, there))[1:] == [
        ("Like this.", []),
        ("", [("image/png", PNG)]),
        (f"Video: {video}", []),
    ]


async def test_a_file_that_the_carrier_cannot_fetch_is_told_to_staff(line: Line) -> None:
    sender, to = f"whatsapp:{PHONE}", f"whatsapp:{WHATSAPP}"
    await line.write("Hello", sender=sender, to=to)
    chat = await line.conversation(manner="whatsapp")
    line.carrier.account = replace(line.carrier.account, reach="http://127.0.0.1:9")
    await share(line, chat, PNG)
    line.carrier.account = replace(line.carrier.account, reach="")
    (failed,) = [one for one in line.carrier.messages if one.error]
    async with line.deps.database.begin() as session:
        await note_status(session, line.deps, Told(line.store.id, failed.sid, "failed", failed.error or 0))
    assert "could not fetch the file" in str((await parts(line))[-1].problem)


@pytest.mark.parametrize("first", ["500", "taken_silence"])
async def test_no_picture_is_ever_sent_twice(line: Line, first: Answer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client, "ANSWER_SECONDS", 0.3)
    sender, to = f"whatsapp:{PHONE}", f"whatsapp:{WHATSAPP}"
    await line.write("Hello", sender=sender, to=to)
    chat = await line.conversation(manner="whatsapp")
    await share(line, chat, PNG)
    line.carrier.knobs = Knobs(answer=first, times=1)
    await share(line, chat, PNG)
    await send_on(line, chat.id, 3)
    await line.settle()
    assert [files for _, files in (await got(line, sender))[1:]] == [[("image/png", PNG)]] * 2
