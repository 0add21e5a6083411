"""The stand-in of the Cloud API refuses what WhatsApp refuses, by Meta's own codes."""

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import httpx
import pytest

from channels.meta.graph import VERSION
from channels.meta.standin import Account, Carrier, standin
from channels.meta.standin.knobs import Knobs
from kit.clock import ManualClock

from .conftest import ANSWER, NUMBER, PHONE, PHONE_ID, SECRET, TOKEN, WABA, Line


def text(**more: Any) -> dict[str, Any]:  # noqa: ANN401 - any field
    return {"messaging_product": "whatsapp", "to": PHONE, "type": "text", "text": {"body": "Hello"}} | more


def template(name: str = ANSWER.name, code: str = "en", *values: str) -> dict[str, Any]:
    parameters = [{"type": "text", "text": value} for value in values]
    held = {"name": name, "language": {"code": code}, "components": [{"type": "body", "parameters": parameters}]}
    return text(type="template", template=held)


def buttons(count: int, title: str = "Yes") -> dict[str, Any]:
    made = [{"type": "reply", "reply": {"id": str(one), "title": f"{title}{one}"}} for one in range(count)]
    return text(
        type="interactive", interactive={"type": "button", "body": {"text": "Which?"}, "action": {"buttons": made}}
    )


@pytest.fixture
async def carrier(clock: ManualClock) -> AsyncIterator[Carrier]:
    """A WhatsApp that tells nobody."""
    made = Carrier(clock, Account(PHONE_ID, WABA, NUMBER, TOKEN, SECRET), (ANSWER,))
    yield made
    await made.close()


@pytest.fixture
async def graph(carrier: Carrier, clock: ManualClock) -> AsyncIterator[httpx.AsyncClient]:
    """Its interface, opened with the right token."""
    transport = httpx.ASGITransport(standin(carrier, clock))
    token = {"Authorization": f"Bearer {TOKEN}"}
    async with httpx.AsyncClient(transport=transport, base_url="http://graph.test", headers=token) as web:
        yield web


async def send(graph: httpx.AsyncClient, wish: dict[str, Any], **headers: str) -> httpx.Response:
    return await graph.post(f"/{VERSION}/{PHONE_ID}/messages", json=wish, headers=headers)


@pytest.mark.parametrize(
    ("wish", "code"),
    [
        (text(messaging_product=""), 100),
        (text(to=""), 131008),
        (text(to="MEO"), 131009),
        (text(to=NUMBER), 131021),
        (text(text={"body": ""}), 131008),
        (text(text={"body": "a" * 4097}), 100),
        (text(type="poll", poll={}), 131051),
        (text(type="image", image={"id": "1"}), 100),
        (text(type="image", image={"link": "http://shop.example/a.png"}), 100),
        (text(biz_opaque_callback_data="a" * 513), 131009),
        (template("another", "en", "Yes."), 132001),
        (template(ANSWER.name, "de", "Yes."), 132001),
        (template(ANSWER.name, "en"), 132000),
        (template(ANSWER.name, "en", "Yes.", "No."), 132000),
        (template(ANSWER.name, "en", "Yes.\nNo."), 132012),
        (template(ANSWER.name, "en", "a" * 1024), 132005),
        (buttons(4), 131009),
        (buttons(1, "A title of twenty signs"), 131009),
    ],
)
async def test_what_whatsapp_refuses_is_refused_by_its_code(
    graph: httpx.AsyncClient, carrier: Carrier, wish: dict[str, Any], code: int
) -> None:
    answer = await send(graph, wish)
    error = answer.json()["error"]
    assert (answer.status_code // 100, error["code"], bool(error["fbtrace_id"])) == (4, code, True)
    assert carrier.messages == []


@pytest.mark.parametrize(("status", "code"), [("PAUSED", 132015), ("REJECTED", 132001), ("DISABLED", 132016)])
async def test_a_template_that_was_taken_back_is_refused(
    graph: httpx.AsyncClient, carrier: Carrier, status: str, code: int
) -> None:
    carrier.judge(ANSWER.name, status)
    assert (await send(graph, template(ANSWER.name, "en", "Yes."))).json()["error"]["code"] == code


async def test_a_wrong_token_and_too_many_requests_are_refused(
    graph: httpx.AsyncClient, carrier: Carrier, clock: ManualClock
) -> None:
    refused = await send(graph, text(), Authorization="Bearer another")
    assert (refused.status_code, refused.json()["error"]["code"]) == (401, 190)
    carrier.knobs = Knobs(rate=1)
    codes = [(await send(graph, text())).status_code for _ in range(2)]
    assert codes == [200, 429]
    clock.move(timedelta(seconds=1))
    assert (await send(graph, text())).status_code == 200


async def test_free_words_fail_outside_the_window_and_templates_do_not(
    graph: httpx.AsyncClient, carrier: Carrier
) -> None:
    await send(graph, text())
    await send(graph, template(ANSWER.name, "en", "Yes."))
    await carrier.settle()
    assert [(one.status, one.error) for one in carrier.messages] == [("failed", 131047), ("delivered", 0)]
    carrier.receive(PHONE, "text", {"body": "Hello"})
    assert (await send(graph, buttons(3))).status_code == 200
    await carrier.settle()
    assert carrier.on_phone(PHONE)[-1] == "Which? [Yes0 | Yes1 | Yes2]"


async def test_of_what_is_not_there_nothing_is_told(graph: httpx.AsyncClient) -> None:
    for path in (f"/{VERSION}/1", f"/{VERSION}/1/message_templates", "/v1.0/me", f"/{VERSION}/{WABA}"):
        assert (await graph.get(path)).status_code == 400
    assert (await graph.get("/files/1")).status_code == 404
    uploaded = await graph.post(f"/{VERSION}/{PHONE_ID}/media", files={"file": ("a.png", b"x", "image/png")})
    assert uploaded.json()["error"]["code"] == 131053


async def test_people_write_by_its_own_entrance(line: Line) -> None:
    async with httpx.AsyncClient(base_url=f"{line.url}/standin") as web:
        await web.post("/knobs", json={"repeat": True})
        await web.post("/phones", json={"phone": PHONE, "words": "Hello"})
        await line.settle()
        await web.post(f"/templates/{ANSWER.name}", params={"status": "PAUSED"})
        told = (await web.get("/messages")).json()["messages"]
    assert [(one["is_inbound"], one["words"], one["answers"][:2]) for one in told] == [
        (True, "", [200, 200]),
        (False, "Hello", [200, 200]),
    ]
    assert {one.status for one in line.carrier.templates} == {"PAUSED"}
