"""Files of customers: fetched from the shop's own account, known by what is in them, shown to staff alone."""

import socket
from hashlib import sha256

import httpx
import pytest
from fastapi import FastAPI, Request
from fastapi.responses import RedirectResponse, Response
from sqlalchemy import select, text

from channels.fetching import MOST_ATTEMPTS, fetch
from channels.port import Deps
from channels.twilio import media as fetching
from channels.twilio.jobs import CARRIER
from channels.twilio.media import own_address
from channels.twilio.standin.knobs import Knobs
from conversations import media
from conversations.models import MediaRow
from kit.errors import Permanent
from stores.connections import Connection
from stores.stores import Store
from tests.files import PDF, PNG, film

from .conftest import PHONE, SID, SMS, TOKEN, Line, connect, conversations, heard, message, on_a_port, post

SOURCE = f"https://api.twilio.com/2010-04-01/Accounts/{SID}/Messages/MM1/Media/ME1"


async def row(deps: Deps) -> MediaRow:
    async with deps.database.begin() as session:
        return (await session.scalars(select(MediaRow))).one()


async def test_a_picture_is_stored_and_its_message_answered(line: Line) -> None:
    await line.write("This one is torn", picture=PNG)
    assert [blocks for _, blocks in await heard(line.deps)] == [["This one is torn", "picture"]]
    kept = await row(line.deps)
    assert (kept.state, kept.digest) == ("stored", sha256(PNG).hexdigest())
    async with line.deps.database.begin() as session:
        found = await media.stored_file(session, kept.key)
    assert (found.type, found.content) == ("image/png", PNG)


async def test_a_picture_without_words_is_a_message_too(line: Line) -> None:
    await line.write("", picture=PNG)
    assert [blocks for _, blocks in await heard(line.deps)] == [["picture"]]
    assert len(line.on_phone()) == 1


async def test_what_breaks_in_the_middle_of_a_picture_is_tried_again(
    line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_: object) -> str:
        raise RuntimeError("The machine is out of memory.")

    monkeypatch.setattr(fetching, "own_address", away)
    await line.write("See", picture=PNG)
    async with line.deps.database.begin() as session:
        states = "select status from procrastinate_jobs where task_name = 'twilio.fetch'"
        assert list(await session.scalars(text(states))) == ["todo"]


async def test_what_is_no_picture_is_not_kept_whatever_it_is_called(line: Line) -> None:
    await line.write("See", picture=b"<svg onload=alert(1)>")
    kept = await row(line.deps)
    assert kept.state == "failed"
    assert (kept.problem or "").startswith("Files of this kind cannot be sent.")


async def test_a_picture_that_never_loads_ends_failed_with_its_reason(line: Line) -> None:
    line.carrier.knobs = Knobs(media="missing")
    await line.write("See", picture=PNG)
    for _ in range(MOST_ATTEMPTS):
        await fetch(line.deps, CARRIER, (await row(line.deps)).key)
    kept = await row(line.deps)
    assert (kept.state, kept.attempts) == ("failed", MOST_ATTEMPTS)
    assert "does not have this file" in (kept.problem or "")
    assert line.on_phone() == ["See"]


async def test_a_carrier_that_is_silent_holds_nothing_up(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "FETCH_SECONDS", 0.2)
    line.carrier.knobs = Knobs(media="silence")
    await line.write("See", picture=PNG)
    assert line.on_phone() == ["See"]
    assert "in time" in ((await row(line.deps)).problem or "")


async def test_a_picture_that_comes_after_all_is_stored_once(line: Line) -> None:
    line.carrier.knobs = Knobs(media="missing")
    sid = line.carrier.receive(PHONE, SMS, "See", []).sid
    await line.settle()
    assert sid
    conversation = await line.conversation()
    async with line.deps.database.begin() as session:
        key = await media.expect(session, line.clock, conversation, source=SOURCE)
        await media.failed(session, line.clock, key, "Not yet.", for_good=False)
        await media.keep(session, line.clock, key, PNG)
        await media.keep(session, line.clock, key, PNG + b"other")
        await media.failed(session, line.clock, key, "Too late.", for_good=True)
    kept = await row(line.deps)
    assert (kept.state, kept.digest, kept.problem) == ("stored", sha256(PNG).hexdigest(), None)


@pytest.mark.parametrize(
    "source",
    [
        "https://evil.example/picture.png",
        f"https://api.twilio.com@evil.example/2010-04-01/Accounts/{SID}/Messages/MM1/Media/ME1",
        f"https://api.twilio.com/2010-04-01/Accounts/{SID}/Messages/../../../x/Media/ME1",
        f"https://api.twilio.com/2010-04-01/Accounts/{'AC' + '9' * 32}/Messages/MM1/Media/ME1",
        "http://169.254.169.254/latest/meta-data",
        "file:///etc/passwd",
        "",
    ],
)
async def test_nothing_is_fetched_from_elsewhere(source: str) -> None:
    connection = Connection(1, 1, "twilio", {"account_sid": SID}, (), {"auth_token": TOKEN})
    with pytest.raises(Permanent):
        own_address(connection, source)


@pytest.mark.parametrize(
    ("leads_to", "state"),
    [
        ("/elsewhere", "stored"),
        ("http://169.254.169.254/secret", "failed"),
        ("https://localhost/secret", "failed"),
        ("ftp://files.example/x", "failed"),
    ],
)
async def test_credentials_stay_with_the_account_and_no_redirect_leads_inside(
    deps: Deps, web: httpx.AsyncClient, store: Store, leads_to: str, state: str
) -> None:
    seen: list[tuple[str, bool]] = []
    files = FastAPI()

    @files.get("/{path:path}")
    async def file(request: Request, path: str) -> Response:
        seen.append((path, "authorization" in request.headers))
        return RedirectResponse(leads_to) if path.endswith("ME1") else Response(PNG)

    listening = socket.create_server(("127.0.0.1", 0))
    await connect(deps, store, f"http://127.0.0.1:{listening.getsockname()[1]}")
    async with on_a_port(files, listening):
        await post(web, message("See", NumMedia="1", MediaUrl0=SOURCE, MediaContentType0="image/png"))
        await fetch(deps, CARRIER, (await row(deps)).key)
    assert (await row(deps)).state == state
    assert [has_login for _, has_login in seen] == [True, False][: len(seen)]
    assert len(await conversations(deps)) == 1


async def test_a_file_that_is_too_large_is_let_go(
    deps: Deps, web: httpx.AsyncClient, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "LARGEST", 20)
    assert len(PNG) > 20
    files = FastAPI()

    @files.get("/{path:path}")
    async def file(path: str) -> Response:
        return Response(PNG)

    listening = socket.create_server(("127.0.0.1", 0))
    await connect(deps, store, f"http://127.0.0.1:{listening.getsockname()[1]}")
    async with on_a_port(files, listening):
        await post(web, message("See", NumMedia="1", MediaUrl0=SOURCE))
        await fetch(deps, CARRIER, (await row(deps)).key)
    assert "This file is larger than" in ((await row(deps)).problem or "")


async def test_videos_and_files_come_in_too(line: Line) -> None:
    """S3-42: both ways; what the message says came is what its bytes are, whatever the carrier called it."""
    await line.write("", picture=film())
    await line.write("", picture=PDF)
    assert [blocks for _, blocks in await heard(line.deps)] == [["video"], ["file"]]
