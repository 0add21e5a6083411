"""A town for the stand-in: its carrier on a port, a shop that writes down what it is told, and Twilio's own SDK."""

import asyncio
import socket
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import httpx
import pytest
import uvicorn
from fastapi import FastAPI, Request, Response
from twilio.base.exceptions import TwilioRestException
from twilio.http.http_client import TwilioHttpClient
from twilio.request_validator import RequestValidator
from twilio.rest import Client

from channels.twilio.standin import Account, Carrier, standin
from kit.clock import ManualClock
from kit.serve import take_port

ACCOUNT = "AC" + "a1" * 16
TOKEN = "a token of the tests"
SHOP, WHATSAPP_SHOP = "+447700900100", "whatsapp:+447700900100"
ANA, WHATSAPP_ANA = "+447700900111", "whatsapp:+447700900111"
TEMPLATE = "HX" + "b2" * 16
TYPED = {"sender": ANA, "to": SHOP, "body": "Hello"}


class Wire(TwilioHttpClient):  # type: ignore[misc]  # the SDK carries no types
    """The SDK's own client, pointed elsewhere."""

    def __init__(self, base: str) -> None:
        super().__init__()
        self.base = base

    def request(self, method: str, url: str, *args: Any, **more: Any) -> Any:  # noqa: ANN401
        return super().request(method, url.replace("https://api.twilio.com", self.base), *args, **more)


@dataclass
class Shop:
    """A shop's webhook that writes down what it is told."""

    heard: list[dict[str, str]] = field(default_factory=list)
    signatures: list[bool] = field(default_factory=list)
    answers: list[int] = field(default_factory=list)

    def app(self) -> FastAPI:
        app = FastAPI()

        @app.post("/{what}")
        async def hear(what: str, request: Request) -> Response:
            told = {name: str(value) for name, value in (await request.form()).items()}
            signature = request.headers["X-Twilio-Signature"]
            self.heard.append(told)
            self.signatures.append(RequestValidator(TOKEN).validate(str(request.url), told, signature))
            return Response("<Response/>", self.answers.pop(0) if self.answers else 200, media_type="text/xml")

        return app

    def steps(self, sid: str) -> list[str]:
        return [told["MessageStatus"] for told in self.heard if told["MessageSid"] == sid]


@dataclass
class Town:
    """The stand-in and a shop, each on a port of its own."""

    carrier: Carrier
    shop: Shop
    http: httpx.AsyncClient
    sdk: Client
    shop_url: str

    async def create(self, **wish: Any) -> Any:  # noqa: ANN401
        wish = {"to": ANA, "from_": SHOP, "body": "Hello", **wish}
        return await asyncio.to_thread(self.sdk.messages.create, **wish)

    async def refused(self, **wish: Any) -> TwilioRestException:  # noqa: ANN401
        with pytest.raises(TwilioRestException) as refused:
            await self.create(**wish)
        return refused.value

    async def types(self, **typed: Any) -> str:  # noqa: ANN401
        answer = await self.http.post("/standin/phones", json=TYPED | typed)
        await self.carrier.settle()
        return str(answer.raise_for_status().json()["sid"])

    async def listed(self, **wish: Any) -> Sequence[Any]:  # noqa: ANN401
        return await asyncio.to_thread(self.sdk.messages.list, **wish)


Serve = Callable[[FastAPI], tuple[socket.socket, uvicorn.Server]]


@asynccontextmanager
async def opened(clock: ManualClock) -> AsyncIterator[Town]:
    """Open both for as long as the block runs."""
    shop, ports = Shop(), [take_port("127.0.0.1", 0), take_port("127.0.0.1", 0)]
    base, shop_url = (f"http://127.0.0.1:{port.getsockname()[1]}" for port in ports)
    account = Account(
        sid=ACCOUNT,
        token=TOKEN,
        numbers=(SHOP, WHATSAPP_SHOP),
        webhook=f"{shop_url}/messages#rc=2&rp=5xx,ct",
        url=base,
        templates={TEMPLATE: "There is news. Write to read it."},
    )
    carrier = Carrier(clock, account)
    servers = [
        uvicorn.Server(uvicorn.Config(app, log_config=None, lifespan="off"))
        for app in (standin(carrier, clock), shop.app())
    ]
    tasks = [asyncio.create_task(server.serve([port])) for server, port in zip(servers, ports, strict=True)]
    async with httpx.AsyncClient(base_url=base) as http:
        yield Town(carrier, shop, http, Client(ACCOUNT, TOKEN, http_client=Wire(base)), shop_url)
    await carrier.close()
    for server in servers:
        server.should_exit = True
    await asyncio.gather(*tasks)
