"""Bad requests are answered with a sentence, whatever they carry, and every answer carries its headers."""

import base64
from collections.abc import AsyncIterator
from typing import Annotated, Any

import pytest
from fastapi import FastAPI, File, UploadFile
from fastapi.responses import HTMLResponse
from httpx import ASGITransport, AsyncClient, Response
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import BaseModel, Field
from sqlalchemy import text

from kit.db import Database
from kit.errors import Invalid, TooMany
from kit.gate import LARGEST, Gate
from kit.web import answer_errors, decode_cursor, encode_cursor

BROWSER = {"Accept": "text/html,application/xhtml+xml"}


class Note(BaseModel):
    text: str = Field(max_length=4000)
    number: int = 0


def build(database: Database) -> FastAPI:
    app = FastAPI()
    app.add_middleware(Gate)
    answer_errors(app)

    @app.post("/api/v1/notes")
    async def note(note: Note) -> Note:
        async with database.begin() as session:
            await session.execute(
                text("select cast(:words as text), cast(:number as bigint)"),
                {"words": note.text, "number": note.number},
            )
        return note

    @app.post("/api/v1/files")
    async def take(file: Annotated[UploadFile, File()]) -> int:
        return len(await file.read())

    @app.get("/page")
    async def read() -> HTMLResponse:
        return HTMLResponse("<p>hello</p>")

    @app.post("/page")
    async def change() -> HTMLResponse:
        return HTMLResponse("<p>changed</p>")

    @app.get("/api/v1/busy")
    async def busy() -> None:
        raise TooMany("Wait a little.", retry_after=7)

    @app.get("/api/v1/broken")
    async def broken() -> None:
        raise RuntimeError("the secret is swordfish")

    return app


@pytest.fixture
async def client(database: Database) -> AsyncIterator[AsyncClient]:
    """A client of a small app behind the gate."""
    transport = ASGITransport(build(database), raise_app_exceptions=False)
    async with AsyncClient(transport=transport, base_url="http://shop.example") as opened:
        yield opened


def is_problem(answer: Response, status: int) -> bool:
    body = answer.json()
    assert answer.headers["content-type"] == "application/problem+json"
    assert body["status"] == answer.status_code
    assert body["detail"].endswith(".")
    return answer.status_code == status


JSON = {"Content-Type": "application/json"}


@pytest.mark.parametrize(
    ("body", "headers", "status"),
    [
        (b"", JSON, 422),
        (b"{", JSON, 422),
        (b"\xff\xfe\x00", JSON, 400),
        (b'{"text": "caf\xe9"}', JSON, 400),
        (b'{"text": "a\\u0000b"}', JSON, 422),
        (b'{"text": "\\ud800"}', JSON, 422),
        (b'{"text": 5}', JSON, 422),
        (b'{"text": "x", "number": 99999999999999999999}', JSON, 422),
        (b'{"text": "x", "number": NaN}', JSON, 422),
        (b"[" * 100_000, JSON, 400),
        (b'{"text": "' + b"x" * LARGEST + b'"}', JSON, 413),
        (b'{"text": "' + b"x" * 20_000 + b'"}', JSON, 422),
        (b"text=hello", {"Content-Type": "application/x-www-form-urlencoded"}, 415),
        (b"\x89PNG", {"Content-Type": "image/png"}, 415),
        (b"{}", {}, 415),
    ],
)
async def test_a_body_that_cannot_be_used_is_a_problem(
    client: AsyncClient, body: bytes, headers: dict[str, str], status: int
) -> None:
    assert is_problem(await client.post("/api/v1/notes", content=body, headers=headers), status)


async def test_a_body_that_hides_its_length_is_stopped_at_the_limit(client: AsyncClient) -> None:
    async def endless() -> AsyncIterator[bytes]:
        for _ in range(40):
            yield b"x" * (LARGEST // 10)

    assert is_problem(await client.post("/api/v1/notes", content=endless(), headers=JSON), 413)


async def test_a_file_may_be_larger_than_words(client: AsyncClient) -> None:
    answer = await client.post("/api/v1/files", files={"file": b"x" * (2 * LARGEST)})
    assert answer.json() == 2 * LARGEST


async def test_an_unknown_address_is_a_problem_for_programs_and_a_page_for_browsers(client: AsyncClient) -> None:
    assert is_problem(await client.get("/api/v1/nothing", headers=BROWSER), 404)
    assert is_problem(await client.get("/nothing"), 404)
    shown = await client.get("/nothing", headers=BROWSER)
    assert shown.status_code == 404
    assert "There is nothing at this address." in shown.text
    assert is_problem(await client.delete("/api/v1/notes"), 405)


async def test_a_limit_says_when_to_come_back(client: AsyncClient) -> None:
    answer = await client.get("/api/v1/busy")
    assert is_problem(answer, 429)
    assert answer.headers["retry-after"] == "7"


async def test_an_error_of_ours_tells_nothing_of_its_inside(client: AsyncClient) -> None:
    answer = await client.get("/api/v1/broken")
    assert is_problem(answer, 500)
    assert "swordfish" not in answer.text


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Cookie": "a=b", "Origin": "http://shop.example"}, 200),
        ({"Cookie": "a=b", "Sec-Fetch-Site": "same-origin"}, 200),
        ({"Cookie": "a=b", "Origin": "https://evil.example"}, 403),
        ({"Cookie": "a=b", "Origin": "null"}, 403),
        ({"Cookie": "a=b", "Sec-Fetch-Site": "cross-site"}, 403),
        ({"Origin": "https://evil.example"}, 200),
    ],
)
async def test_a_form_of_another_site_does_nothing_with_our_cookie(
    client: AsyncClient, headers: dict[str, str], status: int
) -> None:
    assert (await client.post("/page", headers=headers)).status_code == status


async def test_every_answer_carries_its_headers(client: AsyncClient) -> None:
    shown = await client.get("/page")
    assert shown.headers["x-content-type-options"] == "nosniff"
    assert "frame-ancestors 'self'" in shown.headers["content-security-policy"]
    assert "content-security-policy" not in (await client.get("/api/v1/busy")).headers


@given(st.lists(st.integers() | st.text(st.characters(codec="utf-8")), max_size=4))
def test_a_cursor_gives_back_what_it_holds(values: list[Any]) -> None:
    assert decode_cursor(encode_cursor(values), tuple(type(value) for value in values)) == tuple(values)


@example(base64.urlsafe_b64encode(b"[" * 30_000).decode())
@given(st.text(max_size=40))
def test_a_cursor_that_is_not_ours_is_refused(cursor: str) -> None:
    with pytest.raises(Invalid):
        decode_cursor(cursor, (int, str, int))
