"""Twilio's interface for messages, as its own SDK speaks to it, and beside it `/standin`, the entrance for tests."""

import asyncio
import base64
import binascii
import hmac
from contextlib import suppress

from fastapi import APIRouter, Depends, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, RedirectResponse
from starlette.exceptions import HTTPException

from channels.twilio.standin import entrance
from channels.twilio.standin.account import VERSION, Account, Message, Picture, media_resource, resource, stamp
from channels.twilio.standin.carrier import Carrier
from channels.twilio.standin.listing import listing
from channels.twilio.standin.rate import Rate
from channels.twilio.standin.refusals import BROKEN, TOO_MANY, UNAUTHENTICATED, Refusal, not_found, read_wanted
from kit.clock import Clock

SILENCE_SECONDS = 60.0
LOOK_SECONDS = 0.05
ACCOUNTS = f"/{VERSION}/Accounts"
MESSAGES = f"{ACCOUNTS}/{{account}}/Messages"


def standin(carrier: Carrier, clock: Clock) -> FastAPI:
    """Return the server: mount it anywhere, or serve it alone."""
    app = FastAPI(title="Stand-in of Twilio", docs_url=None, redoc_url=None, openapi_url=None)
    app.include_router(_routes(carrier, clock))
    app.include_router(entrance.routes(carrier))

    @app.exception_handler(Refusal)
    async def refuse(_: Request, error: Refusal) -> JSONResponse:
        headers = {"WWW-Authenticate": 'Basic realm="Twilio API"'} if error.status == UNAUTHENTICATED.status else None
        return JSONResponse(error.body, error.status, headers=headers)

    @app.exception_handler(HTTPException)
    async def nothing(request: Request, error: HTTPException) -> JSONResponse:
        wrong_way = Refusal(405, 20004, "Method not allowed")
        refusal = wrong_way if error.status_code == wrong_way.status else not_found(request.url.path)
        return JSONResponse(refusal.body, refusal.status)

    @app.exception_handler(RequestValidationError)
    async def invalid(_: Request, error: RequestValidationError) -> JSONResponse:
        return JSONResponse(Refusal(400, 20001, str(error.errors()[0]["msg"])).body, 400)

    return app


def _routes(carrier: Carrier, clock: Clock) -> APIRouter:
    rate = Rate(clock)

    async def admitted(request: Request) -> None:
        _authenticate(carrier.account, request)
        if not rate.takes(carrier.knobs.rate):
            raise TOO_MANY

    router = APIRouter(dependencies=[Depends(admitted)])

    @router.get(f"{ACCOUNTS}/{{account}}.json")
    async def account() -> dict[str, object]:
        return _account(carrier.account, stamp(clock.now()))

    @router.post(f"{MESSAGES}.json", status_code=201)
    async def create(request: Request) -> dict[str, object]:
        return await _create(carrier, request)

    @router.get(f"{MESSAGES}.json")
    async def every(request: Request) -> dict[str, object]:
        return listing(carrier, request.query_params)

    router.include_router(_media(carrier))

    @router.get(f"{MESSAGES}/{{sid}}.json")
    async def one(request: Request) -> dict[str, object]:
        return resource(carrier.account, _found(carrier, request))

    @router.delete(f"{MESSAGES}/{{sid}}.json", status_code=204)
    async def delete(request: Request) -> None:
        carrier.forget(_found(carrier, request).sid)

    return router


def _media(carrier: Carrier) -> APIRouter:
    router = APIRouter()

    @router.get(f"{MESSAGES}/{{sid}}/Media.json")
    async def media(request: Request) -> dict[str, object]:
        message = _found(carrier, request)
        shown = [media_resource(carrier.account, message, one) for one in message.pictures]
        return {"media_list": shown, "start": 0, "end": 0, "page": 0, "page_size": 50, "next_page_uri": None}

    @router.get(f"{MESSAGES}/{{sid}}/Media/{{name}}.json")
    async def about(request: Request) -> dict[str, object]:
        message = _found(carrier, request)
        return media_resource(carrier.account, message, _picture(message, request))

    @router.get(f"{MESSAGES}/{{sid}}/Media/{{name}}")
    async def content(request: Request) -> RedirectResponse:
        message = _found(carrier, request)
        picture = _picture(message, request)
        if carrier.knobs.media == "silence":
            await _keep_silent(request)
        if carrier.knobs.media:
            raise not_found(request.url.path)
        # Twilio keeps files elsewhere and says where.
        return RedirectResponse(f"{request.scope.get('root_path', '')}/media/{message.sid}/{picture.sid}", 307)

    return router


def _found(carrier: Carrier, request: Request) -> Message:
    message = carrier.find(request.path_params["sid"])
    if message is None:
        raise not_found(request.url.path)
    return message


def _picture(message: Message, request: Request) -> Picture:
    for picture in message.pictures:
        if picture.sid == request.path_params["name"]:
            return picture
    raise not_found(request.url.path)


async def _create(carrier: Carrier, request: Request) -> dict[str, object]:
    """Take a message, or do as the knobs say."""
    form = (await request.form()).multi_items()
    wanted = read_wanted([(name, value) for name, value in form if isinstance(value, str)])
    answer = carrier.knobs.next_answer()
    refusals = {"400": Refusal(400, 21211, f"Invalid 'To' Phone Number: {wanted.to}"), "429": TOO_MANY, "500": BROKEN}
    if answer in refusals:
        raise refusals[answer]
    if answer == "silence":
        await _keep_silent(request)
        raise BROKEN
    message = carrier.send(wanted)
    if answer == "taken_silence":
        await _keep_silent(request)
    if answer:
        raise BROKEN
    return resource(carrier.account, message)


async def _keep_silent(request: Request) -> None:
    """Say nothing until whoever asked has gone."""
    with suppress(TimeoutError):
        async with asyncio.timeout(SILENCE_SECONDS):
            while not await request.is_disconnected():  # noqa: ASYNC110 - nothing else tells of it
                await asyncio.sleep(LOOK_SECONDS)


def _authenticate(account: Account, request: Request) -> None:
    kind, _, packed = request.headers.get("authorization", "").partition(" ")
    try:
        given = base64.b64decode(packed, validate=True)
    except (binascii.Error, ValueError) as error:
        raise UNAUTHENTICATED from error
    right = f"{account.sid}:{account.token}".encode()
    if kind.lower() != "basic" or not hmac.compare_digest(given, right):
        raise UNAUTHENTICATED
    if request.path_params.get("account") != account.sid:
        raise not_found(request.url.path)


def _account(account: Account, now: str) -> dict[str, object]:
    return {
        "auth_token": "",
        "date_created": now,
        "date_updated": now,
        "friendly_name": "Stand-in",
        "owner_account_sid": account.sid,
        "sid": account.sid,
        "status": "active",
        "subresource_uris": {"messages": f"{ACCOUNTS}/{account.sid}/Messages.json"},
        "type": "Full",
        "uri": f"{ACCOUNTS}/{account.sid}.json",
    }
