"""The Graph API as far as WhatsApp has it, and beside it `/standin`, the entrance for tests and people."""

import asyncio
import hmac
from collections import deque
from contextlib import suppress
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from fastapi import APIRouter, Depends, FastAPI, Request
from fastapi.responses import JSONResponse, Response
from pydantic import Base64Bytes, BaseModel, ConfigDict
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException

from channels.meta.graph import VERSION
from channels.meta.standin.carrier import FILES, Carrier
from channels.meta.standin.knobs import Knobs
from channels.meta.standin.refusals import (
    AWAY,
    BAD_TOKEN,
    BROKEN,
    NO_FILE,
    TOO_MANY,
    UNDELIVERABLE,
    Refusal,
    not_found,
    read_json,
)
from kit.clock import Clock

SILENCE_SECONDS = 60.0
LOOK_SECONDS = 0.05
SECOND = timedelta(seconds=1)


def standin(carrier: Carrier, clock: Clock) -> FastAPI:
    """Return the server: mount it anywhere, or serve it alone."""
    app = FastAPI(title="Stand-in of WhatsApp's Cloud API", docs_url=None, redoc_url=None, openapi_url=None)
    app.include_router(_entrance(carrier))
    app.include_router(_graph(carrier, clock))

    @app.exception_handler(Refusal)
    async def refuse(_: Request, error: Refusal) -> JSONResponse:
        return JSONResponse(error.body, error.status)

    @app.exception_handler(HTTPException)
    async def nothing(request: Request, _: HTTPException) -> JSONResponse:
        unknown = Refusal(400, 2500, f"Unknown path components: {request.url.path}")
        return JSONResponse(unknown.body, unknown.status)

    return app


class _Door:
    """Lets in whoever has the token, as many a second as the knobs say."""

    def __init__(self, carrier: Carrier, clock: Clock) -> None:
        self._carrier, self._clock = carrier, clock
        self._taken: deque[datetime] = deque()

    async def __call__(self, request: Request) -> None:
        kind, _, given = request.headers.get("authorization", "").partition(" ")
        if kind != "Bearer" or not hmac.compare_digest(given.encode(), self._carrier.account.token.encode()):
            raise BAD_TOKEN
        now, most = self._clock.now(), self._carrier.knobs.rate
        while self._taken and now - self._taken[0] >= SECOND:
            self._taken.popleft()
        if most and len(self._taken) >= most:
            raise TOO_MANY
        self._taken.append(now)


def _graph(carrier: Carrier, clock: Clock) -> APIRouter:
    router = APIRouter(dependencies=[Depends(_Door(carrier, clock))])

    @router.post(f"/{VERSION}/{{name}}/messages")
    async def messages(name: str, request: Request) -> dict[str, Any]:
        _is(name, carrier.account.phone_id)
        return await _send(carrier, request)

    @router.post(f"/{VERSION}/{{name}}/media")
    async def upload(name: str, request: Request) -> dict[str, str]:
        _is(name, carrier.account.phone_id)
        return await _upload(carrier, request)

    @router.get(f"/{VERSION}/{{name}}/message_templates")
    async def templates(name: str, request: Request) -> dict[str, Any]:
        _is(name, carrier.account.waba_id)
        wanted = request.query_params.get("name", "")
        return {"data": [one.resource for one in carrier.templates if wanted in one.name], "paging": {}}

    @router.post(f"/{VERSION}/{{name}}/subscribed_apps")
    async def subscribe(name: str) -> dict[str, bool]:
        _is(name, carrier.account.waba_id)
        carrier.is_subscribed = True
        return {"success": True}

    @router.get(f"/{VERSION}/{{name}}")
    async def about(name: str, request: Request) -> dict[str, Any]:
        return _about(carrier, name, request)

    @router.get("/files/{name}")
    async def content(name: str, request: Request) -> Response:
        return await _content(carrier, name, request)

    return router


async def _upload(carrier: Carrier, request: Request) -> dict[str, str]:
    async with request.form() as form:
        file = form.get("file")
        if form.get("messaging_product") != "whatsapp" or not isinstance(file, UploadFile) or not form.get("type"):
            raise NO_FILE
        return {"id": carrier.upload(await file.read(), str(form["type"])).id}


async def _content(carrier: Carrier, name: str, request: Request) -> Response:
    file = carrier.files.get(name)
    if carrier.knobs.media == "silence":
        await _keep_silent(request)
    if file is None or carrier.knobs.media in {"missing", "silence"}:
        return Response(status_code=404)
    return Response(b"other" if carrier.knobs.media == "other" else file.content, media_type=file.type)


def _is(name: str, own: str) -> None:
    if name != own:
        raise not_found(name)


def _about(carrier: Carrier, name: str, request: Request) -> dict[str, Any]:
    account, file = carrier.account, carrier.files.get(name)
    if file is not None:
        _is(request.query_params.get("phone_number_id", account.phone_id), account.phone_id)
        return {
            "messaging_product": "whatsapp",
            "url": f"{account.url}/files/{file.id}",
            "mime_type": file.type,
            "sha256": sha256(file.content).hexdigest(),
            "file_size": len(file.content),
            "id": file.id,
        }
    _is(name, account.phone_id)
    return {"verified_name": account.name, "display_phone_number": f"+{account.number}", "id": account.phone_id}


async def _send(carrier: Carrier, request: Request) -> dict[str, Any]:
    """Take a message, or do as the knobs say."""
    wish = read_json(await request.body())
    answer = carrier.knobs.next_answer()
    refusals = {"400": UNDELIVERABLE, "429": TOO_MANY, "500": BROKEN, "503": AWAY}
    if answer in refusals:
        raise refusals[answer]
    if answer == "silence":
        await _keep_silent(request)
        raise BROKEN
    message = carrier.send(wish)
    if answer == "taken_silence":
        await _keep_silent(request)
    if answer:
        raise BROKEN
    contact = {"input": wish.get("to") or wish.get("recipient"), "wa_id": message.phone}
    return {"messaging_product": "whatsapp", "contacts": [contact], "messages": [{"id": message.wamid}]}


async def _keep_silent(request: Request) -> None:
    """Say nothing until whoever asked has gone."""
    with suppress(TimeoutError):
        async with asyncio.timeout(SILENCE_SECONDS):
            while not await request.is_disconnected():  # noqa: ASYNC110 - nothing else tells of it
                await asyncio.sleep(LOOK_SECONDS)


class Typed(BaseModel):
    """What somebody sends from a telephone: words, or a file in base64 of one of WhatsApp's kinds."""

    model_config = ConfigDict(extra="forbid")

    phone: str
    words: str = ""
    name: str = "Rita"
    kind: str = "text"
    type: str = "image/png"
    file: Base64Bytes = b""


def _entrance(carrier: Carrier) -> APIRouter:
    router = APIRouter(prefix="/standin")

    @router.post("/knobs")
    async def turn(wish: Knobs) -> Knobs:
        """Change the knobs that are named; the others stay."""
        carrier.knobs = carrier.knobs.model_copy(update={name: getattr(wish, name) for name in wish.model_fields_set})
        return carrier.knobs

    @router.post("/phones")
    async def write(typed: Typed) -> dict[str, str]:
        """Write to the shop from a telephone; answers before the shop has heard of it."""
        if typed.kind in FILES:
            file = carrier.upload(typed.file, typed.type)
            held = {"id": file.id, "mime_type": file.type, "caption": typed.words}
        else:
            held = {"body": typed.words}
        return {"id": carrier.receive(typed.phone, typed.kind, held, name=typed.name).wamid}

    @router.post("/templates/{name}")
    async def judge(name: str, status: str) -> dict[str, str]:
        """Change how Meta sees a template: APPROVED, PAUSED, REJECTED or DISABLED."""
        carrier.judge(name, status)
        return {"name": name, "status": status}

    @router.get("/messages")
    async def tally() -> dict[str, Any]:
        """Tell of every message."""
        return {
            "messages": [
                {
                    "id": one.wamid,
                    "is_inbound": one.is_inbound,
                    "phone": one.phone,
                    "type": one.kind,
                    "words": one.words,
                    "status": one.status,
                    "error": one.error,
                    "arrived": one.arrived,
                    "answers": one.answers,
                }
                for one in carrier.messages
            ]
        }

    return router
