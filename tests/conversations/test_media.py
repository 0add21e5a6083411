"""Files of messages: their bytes once, each upload in one message, and nothing served but what it is."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import func, select

from conversations import inbox, media, serving, uploads
from conversations.files.kinds import Kind
from conversations.inbox import Conversation
from conversations.media import Media
from conversations.messages import InboxKind
from conversations.models import BlobRow, MediaRow
from kit.errors import Conflict, NotFound, Permanent
from kit.web import answer_errors
from tests.conversations.conftest import Court
from tests.files import PDF, PNG, film, picture

STAFF = 7


async def add(
    court: Court, chat: Conversation, content: bytes = PNG, *, by: int | None = None, name: str = ""
) -> Media:
    async with court.database.begin() as session:
        return await media.add(session, court.clock, chat, content, name=name, staff_id=by)


async def attach(court: Court, chat: Conversation, *keys: str, by_staff: bool = True) -> list[str]:
    async with court.database.begin() as session:
        blocks = await uploads.attach(session, court.clock, keys, to=chat.id, by_staff=by_staff)
    return [f"{block.type} {block.alt}" for block in blocks]


async def count(court: Court) -> tuple[int, int]:
    """How many uses, and how many files."""
    async with court.database.begin() as session:
        uses = await session.scalar(select(func.count()).select_from(MediaRow))
        return uses or 0, await session.scalar(select(func.count()).select_from(BlobRow)) or 0


async def test_the_same_bytes_sent_at_once_are_stored_once(court: Court) -> None:
    """S3-42: stored once, however often and by however many they are sent."""
    chat = await court.start()
    await asyncio.gather(*(add(court, chat) for _ in range(6)))
    assert await count(court) == (6, 1)


async def test_an_upload_goes_into_one_message_of_its_own_conversation(court: Court) -> None:
    """S3-42: pictures, videos and files, in the order in which they were named."""
    chat, other = await court.start(), await court.start()
    shown, played = await add(court, chat, by=STAFF), await add(court, chat, film(), by=STAFF)
    read, theirs = await add(court, chat, PDF, by=STAFF, name="Care.pdf"), await add(court, chat)
    wrong = (((shown.key,), other), ((theirs.key,), chat), (("nothing",), chat), ((shown.key, "x"), chat))
    for keys, where in wrong:
        with pytest.raises(NotFound):
            await attach(court, where, *keys)
    said = await attach(court, chat, played.key, shown.key, read.key)
    assert said == ["video Video 1", "picture Picture 2", "file Care.pdf"]
    with pytest.raises(NotFound):
        await attach(court, chat, shown.key)
    with pytest.raises(NotFound):
        await attach(court, chat, shown.key, by_staff=False)


async def test_an_upload_that_no_message_came_for_goes_after_a_day(court: Court) -> None:
    chat = await court.start()
    sent, left = await add(court, chat, by=STAFF), await add(court, chat, PDF, by=STAFF)
    also_left = await add(court, chat, PNG)
    await attach(court, chat, sent.key)
    removed = []
    for hours in (23, 2, 1):
        court.clock.move(timedelta(hours=hours))
        async with court.database.begin() as session:
            removed.append(await uploads.remove_unsent(session, court.clock.now()))
    assert removed == [0, 2, 0]
    assert await count(court) == (1, 1), "bytes stay while somebody has them"
    for key in (left.key, also_left.key):
        async with court.database.begin() as session:
            assert await media.find_all(session, [key]) == {}


async def test_a_customer_may_send_much_but_not_without_end(court: Court, monkeypatch: pytest.MonkeyPatch) -> None:
    chat = await court.start()
    monkeypatch.setattr(uploads, "MOST_OF_CUSTOMER", 2)
    for _ in range(2):
        async with court.database.begin() as session:
            await uploads.check_room(session, chat.id)
        await add(court, chat)
    with pytest.raises(Conflict, match="no more fit"):
        async with court.database.begin() as session:
            await uploads.check_room(session, chat.id)


async def test_what_is_fetched_says_itself_what_it_is(court: Court) -> None:
    chat = await court.start()
    async with court.database.begin() as session:
        key = await media.expect(session, court.clock, chat, source="there", name="../clip.mp4")
        payload = inbox.written("See", files=[media.block_of(key, Kind.PICTURE)])
        await inbox.accept(session, court.clock, chat.id, InboxKind.MESSAGE, "m1", payload)
    async with court.database.begin() as session:
        await media.keep(session, court.clock, key, film())
    async with court.database.begin() as session:
        (said,) = await inbox.messages(session, chat.id)
        (file,) = await media.files_of(session, said)
    assert [(block.type, getattr(block, "name", "")) for block in said.blocks] == [("text", ""), ("video", "clip.mp4")]
    assert (file.type, file.content, file.path) == ("video/mp4", film(), f"/media/{key}/clip.mp4")


async def test_what_is_fetched_and_called_a_picture_must_be_one(court: Court) -> None:
    chat = await court.start()
    async with court.database.begin() as session:
        key = await media.expect(session, court.clock, chat, source="there", name="me.png")
        with pytest.raises(Permanent, match="This is no picture"):
            await media.keep(session, court.clock, key, b"MZ\x90\0")


@pytest.fixture
async def web(court: Court) -> AsyncIterator[httpx.AsyncClient]:
    app = FastAPI()
    answer_errors(app)
    app.include_router(serving.routes(serving.Deps(court.database)))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://here.test") as client:
        yield client


async def sent(court: Court, content: bytes, name: str = "") -> str:
    """Let the staff send a file; returns where it is fetched."""
    chat = await court.start()
    found = await add(court, chat, content, by=STAFF, name=name)
    await attach(court, chat, found.key)
    return found.path


async def test_only_what_staff_have_sent_is_fetched_by_its_key(court: Court, web: httpx.AsyncClient) -> None:
    chat = await court.start()
    theirs, unsent = await add(court, chat), await add(court, chat, by=STAFF)
    await attach(court, chat, theirs.key, by_staff=False)
    for path in (theirs.path, unsent.path, "/media/nothing/a.png"):
        assert (await web.get(path)).status_code == 404
    assert (await web.get(await sent(court, PNG))).content == PNG


async def test_what_is_served_can_be_nothing_else(court: Court, web: httpx.AsyncClient) -> None:
    """Served safely: a closed list of types, no sniffing, no scripts, and files to be saved, never opened."""
    headers = {}
    for content, name in ((PNG, "a.png"), (film(), ""), (PDF, "Rücknahme.pdf"), (b"plain words", "a.html.txt")):
        answer = await web.get(await sent(court, content, name))
        assert answer.status_code == 200
        assert answer.headers["content-security-policy"] == "default-src 'none'; sandbox"
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["cache-control"].startswith("private")
        headers[answer.headers["content-type"]] = answer.headers["content-disposition"]
    assert headers == {
        "image/png": "inline; filename*=UTF-8''a.png",
        "video/mp4": "inline",
        "application/pdf": "attachment; filename*=UTF-8''R%C3%BCcknahme.pdf",
        "text/plain; charset=utf-8": "attachment; filename*=UTF-8''a.html.txt",
    }


@pytest.mark.parametrize(
    ("asked", "status", "told", "part"),
    [
        ("bytes=0-3", 206, "bytes 0-3/{}", slice(0, 4)),
        ("bytes=4-", 206, "bytes 4-{last}/{}", slice(4, None)),
        ("bytes=-5", 206, "bytes {tail}-{last}/{}", slice(-5, None)),
        ("bytes=2-99999", 206, "bytes 2-{last}/{}", slice(2, None)),
        ("bytes=0-", 200, None, slice(None)),
        ("bytes=5-2", 200, None, slice(None)),
        ("bytes=0-1,3-4", 200, None, slice(None)),
        ("pages=1-2", 200, None, slice(None)),
        ("bytes=99999-", 416, "bytes */{}", slice(0, 0)),
        ("bytes=-0", 416, "bytes */{}", slice(0, 0)),
    ],
)
async def test_a_video_is_fetched_in_parts(
    court: Court, web: httpx.AsyncClient, asked: str, status: int, told: str | None, part: slice
) -> None:
    content = film()
    size = len(content)
    answer = await web.get(await sent(court, content), headers={"Range": asked})
    assert (answer.status_code, answer.content) == (status, content[part])
    expected = told.format(size, last=size - 1, tail=size - 5) if told else None
    assert answer.headers.get("content-range") == expected


async def test_what_a_browser_has_is_not_sent_again(court: Court, web: httpx.AsyncClient) -> None:
    path = await sent(court, picture("JPEG"))
    first = await web.get(path)
    again = await web.get(path, headers={"If-None-Match": first.headers["etag"]})
    other = await web.get(path, headers={"Range": "bytes=0-1", "If-Range": '"another"'})
    head = await web.head(path)
    assert (again.status_code, again.content) == (304, b"")
    assert (other.status_code, len(other.content)) == (200, len(first.content))
    assert (head.content, head.headers["content-length"]) == (b"", str(len(first.content)))
