"""The front of the program shows the way, serves the widget, and lists the interface."""

import asyncio
from pathlib import Path

import pytest
from fastapi import FastAPI
from httpx import ASGITransport, AsyncClient

from kit import docs, front
from kit.db import Database
from kit.jobs import Jobs
from kit.web import answer_errors

SPANISH = "es.0123456789.json"


@pytest.mark.parametrize("is_built", [True, False])
async def test_the_front_serves_the_widget_once_it_is_built(
    database: Database, jobs: Jobs, tmp_path: Path, *, is_built: bool
) -> None:
    widget = tmp_path / "widget.js"
    if is_built:
        widget.write_text("begin()")
    app = FastAPI(title="Shop", docs_url=None)
    answer_errors(app)
    app.include_router(front.routes("Shop", {"The <window>": "/shop"}, widget, database, jobs))
    app.include_router(docs.routes(app))
    async with AsyncClient(transport=ASGITransport(app), base_url="http://shop") as client:
        assert (await client.get("/widget.js")).status_code == (200 if is_built else 503)
        assert (await client.get("/favicon.ico")).headers["content-type"] == "image/svg+xml"
        assert "The &lt;window&gt;" in (await client.get("/")).text
        assert (await client.get("/api/v1/health")).json() == {"status": "ok"}
        assert "/api/v1/health" in (await client.get("/docs")).text


@pytest.mark.parametrize(
    ("name", "status", "kept"),
    [
        (SPANISH, 200, "public, max-age=31536000, immutable"),
        ("es.ffffffffff.json", 200, "public, max-age=300"),
        ("fi.0123456789.json", 404, None),
        ("es.json", 404, None),
        ("..%2Fwidget.js", 404, None),
        ("*.0123456789.json", 404, None),
    ],
)
async def test_words_are_kept_by_their_name_and_come_for_an_older_widget_too(
    database: Database, jobs: Jobs, tmp_path: Path, name: str, status: int, kept: str | None
) -> None:
    (tmp_path / "words").mkdir()
    (tmp_path / "words" / SPANISH).write_text('{"send": "Enviar"}')
    (tmp_path / "widget.js").write_text("begin()")
    app = FastAPI(title="Shop")
    answer_errors(app)
    app.include_router(front.routes("Shop", {}, tmp_path / "widget.js", database, jobs))
    async with AsyncClient(transport=ASGITransport(app), base_url="http://shop") as client:
        answer = await client.get(f"/widget/words/{name}", headers={"Origin": "https://elsewhere.test"})
    assert answer.status_code == status
    assert answer.headers.get("cache-control") == kept
    if status == 200:
        assert answer.json() == {"send": "Enviar"}
        assert answer.headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize(
    ("path", "coding", "status", "kept"),
    [
        ("/widget.js", "br", 200, "public, max-age=300"),
        ("/widget/parts/0/chat.01234-_8.js", "br", 200, "public, max-age=31536000, immutable"),
        ("/widget/parts/0/chat.01234-_8.js", None, 200, "public, max-age=31536000, immutable"),
        ("/widget/parts/0/chat.older678.js", "br", 200, "public, max-age=300"),
        ("/widget/parts/1/other.01234567.js", None, 404, None),
        ("/widget/parts/0/chat.js", None, 404, None),
    ],
)
async def test_parts_of_the_widget_come_compressed_and_for_an_older_script_too(
    database: Database, jobs: Jobs, tmp_path: Path, path: str, coding: str | None, status: int, kept: str | None
) -> None:
    (tmp_path / "parts").mkdir()
    for name in ("widget.js", "parts/chat.01234-_8.js"):
        (tmp_path / name).write_text("begin()")
        (tmp_path / f"{name}.br").write_bytes(b"packed")
    app = FastAPI(title="Shop")
    answer_errors(app)
    app.include_router(front.routes("Shop", {}, tmp_path / "widget.js", database, jobs))
    async with (
        AsyncClient(transport=ASGITransport(app), base_url="http://shop") as client,
        client.stream("GET", path, headers={"Accept-Encoding": coding or "identity"}) as answer,
    ):
        raw = b"".join([piece async for piece in answer.aiter_raw()])
    assert (answer.status_code, answer.headers.get("cache-control")) == (status, kept)
    if status == 200:
        assert (raw, answer.headers.get("content-encoding")) == (b"packed" if coding else b"begin()", coding)
        assert answer.headers["access-control-allow-origin"] == "*"
        assert answer.headers["vary"] == "Accept-Encoding"


async def test_a_load_balancer_sends_customers_once_the_process_works(
    database: Database, jobs: Jobs, tmp_path: Path
) -> None:
    """It is alive before: whoever looks for a sign of life does not kill what still loads."""
    app = FastAPI(title="Shop")
    answer_errors(app)
    app.include_router(front.routes("Shop", {}, tmp_path / "widget.js", database, jobs))
    async with AsyncClient(transport=ASGITransport(app), base_url="http://shop") as client:
        loading = await client.get("/api/v1/ready")
        assert (loading.status_code, loading.json()["code"]) == (503, "starting")
        assert (await client.get("/api/v1/health")).status_code == 200
        working = asyncio.create_task(jobs.work(concurrency=1))
        try:
            async with asyncio.timeout(10):
                while (await client.get("/api/v1/ready")).status_code != 200:  # noqa: ASYNC110 - what a balancer does
                    await asyncio.sleep(0)
        finally:
            working.cancel()
            await asyncio.gather(working, return_exceptions=True)
        assert (await client.get("/api/v1/ready")).status_code == 503
