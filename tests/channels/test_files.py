"""Files in a chat: the customer's go into their own message and their own chat, a person's are fetched by their key."""

import asyncio

import httpx
import pytest

from conversations import inbox, media, uploads
from conversations.reply import say
from kit.clock import SystemClock
from tests.files import PDF, PNG, film

from .conftest import Chat, Shop


async def upload(chat: Chat, content: bytes = PNG, name: str = "a.png") -> httpx.Response:
    return await chat.web.post(f"{chat.path}/files", files={"file": (name, content)}, headers=chat.bearer)


async def send(chat: Chat, *keys: str, text: str = "", client_id: str = "m1") -> httpx.Response:
    return await chat.post("messages", {"id": client_id, "text": text, "files": list(keys)})


async def blocks(chat: Chat) -> list[list[dict[str, object]]]:
    return [one["blocks"] for one in (await chat.get("/messages")).json()["items"]]


async def test_a_customer_sends_a_picture_and_reads_it_again(chat: Chat) -> None:
    """S3-42: both ways; without words too, and its size is known before it is loaded."""
    kept = (await upload(chat)).json()
    assert (kept["kind"], kept["type"], kept["width"], kept["height"]) == ("picture", "image/png", 6, 4)
    assert (await send(chat, kept["key"])).status_code == 202
    ((block,), *_) = await blocks(chat)
    assert (block["type"], block["media"], block["width"]) == ("picture", kept["key"], 6)
    shown = await chat.get(f"/files/{kept['key']}")
    assert (shown.content, shown.headers["content-type"]) == (PNG, "image/png")


async def test_a_message_that_is_repeated_has_its_files_once(chat: Chat) -> None:
    keys = [
        (await upload(chat, content, name)).json()["key"] for content, name in ((PNG, "a"), (film(), "b"), (PDF, "c"))
    ]
    answers = await asyncio.gather(*(send(chat, *keys, text="See") for _ in range(3)))
    assert [one.status_code for one in answers] == [202] * 3
    assert sorted(one.json()["is_new"] for one in answers) == [False, False, True]
    other = await send(chat, keys[0], client_id="m2")
    assert (other.status_code, other.json()["code"]) == (409, "file_not_found")
    (said,) = await blocks(chat)
    assert [one["type"] for one in said] == ["text", "picture", "video", "file"]


async def test_no_other_chat_has_it(chat: Chat, shop: Shop) -> None:
    """A customer's own upload is read in their chat alone, by its session's key."""
    key = (await upload(chat)).json()["key"]
    other = await shop.chat()
    assert (await send(other, key)).json()["code"] == "file_not_found"
    await send(chat, key)
    assert (await other.get(f"/files/{key}")).status_code == 404
    assert (await chat.web.get(f"{chat.path}/files/{key}")).status_code == 401
    assert (await chat.web.get(f"/media/{key}/a.png")).status_code == 404
    assert (await chat.web.post(f"{chat.path}/files", files={"file": ("a.png", PNG)})).status_code == 401


async def test_what_a_person_sends_is_fetched_by_its_key_and_in_the_chat(chat: Chat) -> None:
    """S3-42."""
    async with chat.database.begin() as session:
        talk = await inbox.get(session, await chat.conversation_id())
        kept = await media.add(session, SystemClock(), talk, PNG, name="Linen.png", staff_id=7)
        sent = await uploads.attach(session, SystemClock(), [kept.key], to=talk.id, by_staff=True)
        await say(session, SystemClock(), talk.id, 7, "", beside=sent)
    ((block,),) = await blocks(chat)
    assert (block["type"], block["name"], block["height"]) == ("picture", "Linen.png", 4)
    by_key = await chat.web.get(f"/media/{block['media']}/picture")
    assert (by_key.content, by_key.headers["cross-origin-resource-policy"]) == (PNG, "cross-origin")
    assert (await chat.get(f"/files/{block['media']}")).content == PNG


@pytest.mark.parametrize(
    ("content", "name", "status", "code"),
    [
        (b"MZ\x90\0", "holiday.png", 422, "file_refused"),
        (b"<svg onload=alert(1)>", "logo.svg", 422, "file_refused"),
        (PNG + bytes(5 * 1024 * 1024), "a.png", 413, "file_too_large"),
        (bytes(23 * 1024 * 1024), "a.png", 413, "too_large"),
    ],
)
async def test_what_cannot_be_sent_is_refused(chat: Chat, content: bytes, name: str, status: int, code: str) -> None:
    refused = await upload(chat, content, name)
    assert (refused.status_code, refused.json()["code"]) == (status, code)


async def test_a_form_without_a_file_and_a_message_of_nothing_are_refused(chat: Chat) -> None:
    nothing = await chat.web.post(f"{chat.path}/files", files={"other": ("a.png", PNG)}, headers=chat.bearer)
    words = await chat.web.post(f"{chat.path}/files", files={"file": (None, "words")}, headers=chat.bearer)
    assert [one.json()["code"] for one in (nothing, words)] == ["file_missing"] * 2
    assert (await send(chat)).json()["code"] == "message_empty"
    assert (await send(chat, *(str(number) for number in range(11)))).status_code == 422


async def test_nobody_uploads_without_end(chat: Chat, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "MOST_OF_CUSTOMER", 2)
    codes = [(await upload(chat)).status_code for _ in range(3)]
    assert codes == [201, 201, 409]
    monkeypatch.setattr(uploads, "MOST_OF_CUSTOMER", 1000)
    last = [(await upload(chat)).status_code for _ in range(38)]
    assert last[-1] == 429
