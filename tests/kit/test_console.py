"""The console's page answers every address below /admin, and its parts come compressed and are kept for good."""

import gzip
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI
from httpx import ASGITransport, AsyncClient

from kit import console
from kit.web import answer_errors

SCRIPT = b"begin()"


def window(built: Path) -> AsyncClient:
    app = FastAPI()
    answer_errors(app)
    app.include_router(console.routes(built))
    return AsyncClient(transport=ASGITransport(app), base_url="http://shop")


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """What a build writes: the page, a script, and the script compressed."""
    (tmp_path / "assets").mkdir()
    (tmp_path / "index.html").write_text("<title>Tillside</title>")
    (tmp_path / "secret.js").write_text("never served")
    (tmp_path / "assets" / "index-1a2b.js").write_bytes(SCRIPT)
    (tmp_path / "assets" / "index-1a2b.js.gz").write_bytes(gzip.compress(SCRIPT))
    return tmp_path


@pytest.mark.parametrize("path", ["/admin", "/admin/inbox/12", "/admin/what/ever"])
async def test_every_address_gets_the_page_which_is_asked_for_anew_each_time(built: Path, path: str) -> None:
    async with window(built) as client:
        answer = await client.get(path)
    assert (answer.status_code, answer.headers["cache-control"]) == (200, "no-cache")
    assert answer.text == "<title>Tillside</title>"


@pytest.mark.parametrize(("taken", "coding"), [("gzip, deflate", "gzip"), ("identity", None)])
async def test_a_part_comes_compressed_to_whoever_takes_it_and_is_kept(
    built: Path, taken: str, coding: str | None
) -> None:
    async with window(built) as client:
        answer: httpx.Response = await client.get("/admin/assets/index-1a2b.js", headers={"Accept-Encoding": taken})
    assert answer.content == SCRIPT
    assert answer.headers.get("content-encoding") == coding
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert answer.headers["vary"] == "Accept-Encoding"


@pytest.mark.parametrize("name", ["index-gone.js", "..%2Fsecret.js", "%2e%2e%2fsecret.js", "index-1a2b.js.gz"])
async def test_a_part_that_has_gone_or_is_none_is_said_to_be_so(built: Path, name: str) -> None:
    async with window(built) as client:
        answer = await client.get(f"/admin/assets/{name}")
    assert b"never served" not in answer.content
    assert answer.status_code == 404 or answer.text == "<title>Tillside</title>"


async def test_pages_that_were_not_built_say_what_to_run(tmp_path: Path) -> None:
    async with window(tmp_path) as client:
        answer = await client.get("/admin/inbox")
    assert (answer.status_code, answer.json()["code"]) == (503, "console_missing")
    assert "make setup" in answer.json()["detail"]
