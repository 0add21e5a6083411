"""Files both ways by WhatsApp: fetched from Meta alone and known by their bytes; put up at Meta, then sent."""

import io
from hashlib import sha256
from typing import Any

import pytest
from PIL import Image
from sqlalchemy import select

from channels.fetching import MOST_ATTEMPTS, fetch
from channels.meta import graph
from channels.meta import media as fetching
from channels.meta.jobs import CARRIER
from channels.meta.media import FILES, own_address
from channels.meta.standin.knobs import Knobs
from conversations import media
from conversations.files.kinds import Kind
from conversations.messages import TextBlock
from conversations.models import MediaRow
from kit.errors import Permanent
from stores.connections import Connection

from .conftest import PHONE, TOKEN, Line, connect, heard


def png(size: int = 8) -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (size, size), "teal").save(made, "PNG")
    return made.getvalue()


async def row(line: Line) -> MediaRow:
    async with line.deps.database.begin() as session:
        return (await session.scalars(select(MediaRow).order_by(MediaRow.id.desc()).limit(1))).one()


async def show(line: Line, content: bytes, kind: str = "image", **more: Any) -> MediaRow:  # noqa: ANN401 - any field
    file = line.carrier.upload(content, "image/png")
    await line.give(kind, {"id": file.id, "caption": "This one is torn", **more})
    return await row(line)


async def test_a_picture_is_stored_and_its_message_answered(line: Line) -> None:
    """S1-09: a picture with words, by WhatsApp."""
    kept = await show(line, png())
    assert (kept.state, kept.digest) == ("stored", sha256(png()).hexdigest())
    assert [blocks for _, blocks in await heard(line.deps)] == [["This one is torn", "picture"]]
    assert line.on_phone() == ["This one is torn"]


@pytest.mark.parametrize("content", [b"MZ an executable", b"<svg onload=alert(1)>", b""])
async def test_what_is_no_picture_is_not_kept_whatever_it_is_called(line: Line, content: bytes) -> None:
    kept = await show(line, content, mime_type="image/png", filename="a.png")
    assert (kept.state, bool(kept.problem)) == ("failed", True)


@pytest.mark.parametrize(("knob", "problem"), [("missing", "does not have"), ("other", "another file")])
async def test_a_file_that_never_comes_right_ends_failed_with_its_reason(line: Line, knob: Any, problem: str) -> None:  # noqa: ANN401
    line.carrier.knobs = Knobs(media=knob)
    kept = await show(line, png())
    for _ in range(MOST_ATTEMPTS):
        await fetch(line.deps, CARRIER, kept.key)
    kept = await row(line)
    assert (kept.state, kept.attempts) == ("failed", MOST_ATTEMPTS)
    assert problem in (kept.problem or "")
    assert line.on_phone() == ["This one is torn"]


async def test_a_silent_whatsapp_holds_nothing_up(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "FETCH_SECONDS", 0.2)
    line.carrier.knobs = Knobs(media="silence")
    kept = await show(line, png())
    assert line.on_phone() == ["This one is torn"]
    assert "in time" in (kept.problem or "")


async def test_too_large_a_file_is_let_go_before_it_is_read(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "LARGEST", 20)
    assert (await show(line, png())).problem == fetching.TOO_LARGE


async def test_bytes_that_are_not_those_that_were_announced_are_refused(line: Line) -> None:
    kept = await show(line, png(), sha256="pmWkWSBCL51Bfkhn79xPuKBKHz//H6B+mY6G9/eieuM=")
    assert "another file" in (kept.problem or "")


async def test_without_a_connection_or_with_a_wrong_token_nothing_is_fetched(line: Line) -> None:
    await connect(line.deps, line.store, line.url, access_token="another token of the tests")
    assert "access token" in ((await show(line, png())).problem or "")


@pytest.mark.parametrize(
    "address",
    [
        "https://evil.example/file",
        "https://lookaside.fbsbx.com@evil.example/file",
        "https://token@lookaside.fbsbx.com/file",
        "https://lookaside.fbsbx.com.evil.example/file",
        "http://lookaside.fbsbx.com/file",
        "https://lookaside.fbsbx.com:8443/file",
        "http://169.254.169.254/latest/meta-data",
        "file:///etc/passwd",
        "//lookaside.fbsbx.com/file",
        "https://[::1",
        "",
    ],
)
def test_the_token_goes_nowhere_but_to_meta(address: str) -> None:
    connection = Connection(1, 1, "meta", {}, (), {"access_token": TOKEN})
    assert own_address(connection, f"{FILES}/whatsapp_business/attachments/?mid=1") != ""
    with pytest.raises(Permanent):
        own_address(connection, address)


async def test_a_person_sends_words_and_a_picture(line: Line) -> None:
    """S3-42: a picture of the shop's reaches the customer on WhatsApp, after its words."""
    await line.write("What does it look like?")
    conversation = await line.conversation()
    async with line.deps.database.begin() as session:
        kept = await media.add(session, line.clock, conversation, png(), name="blue.png", staff_id=1, is_sent=True)
        sheet = await media.add(session, line.clock, conversation, b"Wash at 30.", name="care.txt", is_sent=True)
    assert sheet.kind is Kind.FILE
    await line.say_together(conversation, TextBlock(text="Like this."), kept.block(), sheet.block())
    await line.send_on(conversation)
    ours = [one for one in line.carrier.messages if not one.is_inbound][1:]
    assert [(one.kind, one.words) for one in ours] == [("text", "Like this."), ("image", ""), ("document", "")]
    sent = [line.carrier.files[one.held["id"]] for one in ours[1:]]
    assert [(one.type, one.content[:4]) for one in sent] == [("image/png", png()[:4]), ("text/plain", b"Wash")]
    assert ours[2].held["filename"] == "care.txt"
    assert {part.state for part in await line.parts()} == {"delivered"}


async def test_a_file_that_could_not_be_put_up_is_tried_again(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    await line.write("Hello")
    conversation = await line.conversation()
    async with line.deps.database.begin() as session:
        kept = await media.add(session, line.clock, conversation, png(), staff_id=1, is_sent=True)
    await line.say_together(conversation, kept.block())
    with monkeypatch.context() as away:
        away.setattr(graph, "ANSWER_SECONDS", 0.0)
        await line.send_on(conversation)
    assert [part.state for part in await line.parts()] == ["delivered", "waiting"]
    await line.send_on(conversation)
    assert [one.kind for one in line.carrier.messages if one.phone == PHONE] == ["text", "text", "image"]
