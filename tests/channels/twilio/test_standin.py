"""The stand-in answers as Twilio does, to Twilio's own SDK, over a real port."""

import asyncio
import base64
import socket
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
import uvicorn
from fastapi import FastAPI, Request, Response
from hypothesis import given
from hypothesis import strategies as st
from twilio.base.exceptions import TwilioRestException
from twilio.http.http_client import TwilioHttpClient
from twilio.request_validator import RequestValidator
from twilio.rest import Client

from channels.twilio.standin import Account, Carrier, standin
from channels.twilio.standin.account import segments
from channels.twilio.standin.callbacks import read_target
from channels.twilio.standin.refusals import E164
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


@pytest.fixture
async def town(clock: ManualClock) -> AsyncIterator[Town]:
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


async def test_a_message_goes_out_and_each_step_of_its_way_is_told_signed(town: Town) -> None:
    sent = await town.create(status_callback=f"{town.shop_url}/status")
    assert (sent.status, sent.direction, sent.num_segments, sent.error_code) == ("queued", "outbound-api", "1", None)
    assert sent.sid.startswith("SM")
    assert len(sent.sid) == 34
    await town.carrier.settle()
    assert town.shop.steps(sent.sid) == ["queued", "sent", "delivered"]
    assert all(town.shop.signatures)
    assert (await asyncio.to_thread(town.sdk.messages(sent.sid).fetch)).status == "delivered"
    assert [(one.body, one.arrived) for one in town.carrier.on_phone(ANA)] == [("Hello", 1)]


@pytest.mark.parametrize(
    ("wish", "status", "code"),
    [
        ({"to": "0770 0900"}, 400, 21211),
        ({"to": ""}, 400, 21604),
        ({"from_": ""}, 400, 21603),
        ({"from_": "+447700900999"}, 400, 21606),
        ({"from_": "shop"}, 400, 21212),
        ({"to": WHATSAPP_ANA}, 400, 21910),
        ({"from_": WHATSAPP_SHOP}, 400, 21910),
        ({"from_": "whatsapp:+447700900999", "to": WHATSAPP_ANA}, 400, 63007),
        ({"to": SHOP}, 400, 21266),
        ({"body": " "}, 400, 21602),
        ({"body": "x" * 1601}, 400, 21617),
        ({"media_url": ["picture.png"]}, 400, 21620),
        ({"status_callback": "status"}, 400, 21609),
        ({"content_sid": "HX1"}, 400, 21655),
        ({"content_sid": TEMPLATE, "content_variables": "[]"}, 400, 21656),
    ],
)
async def test_what_twilio_refuses_is_refused_with_its_code(
    town: Town, wish: dict[str, Any], status: int, code: int
) -> None:
    refused = await town.refused(**wish)
    assert (refused.status, refused.code) == (status, code)
    assert town.carrier.messages == []


async def test_1600_characters_are_taken_and_an_unknown_parameter_is_passed_over(town: Town) -> None:
    assert (await town.create(body="x" * 1600)).num_segments == "11"
    form = {"To": ANA, "From": SHOP, "Body": "Hi", "Colour": "red"}
    path = f"/2010-04-01/Accounts/{ACCOUNT}/Messages.json"
    answer = await town.http.post(path, data=form, auth=(ACCOUNT, TOKEN))
    assert answer.status_code == 201
    assert town.carrier.messages[-1].ignored == ("Colour",)


async def test_a_wrong_token_or_another_account_is_refused(town: Town) -> None:
    path = f"/2010-04-01/Accounts/{ACCOUNT}.json"
    for auth in (None, (ACCOUNT, "wrong"), ("ACother", TOKEN)):
        answer = await town.http.get(path, auth=auth)
        assert (answer.status_code, answer.json()["code"]) == (401, 20003)
    other = await town.http.get("/2010-04-01/Accounts/ACother.json", auth=(ACCOUNT, TOKEN))
    assert (other.status_code, other.json()["code"]) == (404, 20404)
    account = await asyncio.to_thread(town.sdk.api.accounts(ACCOUNT).fetch)
    assert (account.sid, account.status) == (ACCOUNT, "active")


async def test_an_sms_is_told_with_every_parameter_the_empty_ones_too(town: Town) -> None:
    sid = await town.types(body="", picture=base64.b64encode(b"a picture").decode())
    told = town.shop.heard[0]
    assert town.shop.signatures == [True]
    assert sid.startswith("MM")
    assert {told["MessageSid"], told["SmsSid"], told["SmsMessageSid"]} == {sid}
    assert (told["From"], told["To"], told["Body"], told["NumMedia"]) == (ANA, SHOP, "", "1")
    assert told["FromCity"] == told["ToZip"] == ""
    assert town.carrier.messages[0].answers == [200]
    async with httpx.AsyncClient(follow_redirects=True) as client:
        picture = await client.get(told["MediaUrl0"], auth=(ACCOUNT, TOKEN))
        assert (picture.content, picture.headers["content-type"]) == (b"a picture", told["MediaContentType0"])
        assert (await client.get(told["MediaUrl0"])).status_code == 401


async def test_a_whatsapp_message_carries_name_and_number_and_is_read_once_the_phone_shows_it(town: Town) -> None:
    await town.types(sender=WHATSAPP_ANA, to=WHATSAPP_SHOP, name="Ana")
    told = town.shop.heard[0]
    assert (told["ProfileName"], told["WaId"], told["MessageType"]) == ("Ana", ANA[1:], "text")
    sent = await town.create(to=WHATSAPP_ANA, from_=WHATSAPP_SHOP, status_callback=f"{town.shop_url}/status")
    await town.carrier.settle()
    town.carrier.read(WHATSAPP_ANA)
    await town.carrier.settle()
    assert town.shop.steps(sent.sid) == ["queued", "sent", "delivered", "read"]
    assert town.shop.heard[-1]["EventType"] == "READ"
    assert all(town.shop.signatures)


async def test_outside_the_24_hours_only_a_template_arrives_and_the_failure_comes_later(
    town: Town, clock: ManualClock
) -> None:
    await town.types(sender=WHATSAPP_ANA, to=WHATSAPP_SHOP)
    clock.move(timedelta(hours=24))
    wish = {"to": WHATSAPP_ANA, "from_": WHATSAPP_SHOP, "status_callback": f"{town.shop_url}/status"}
    late, template = await town.create(**wish), await town.create(**wish, content_sid=TEMPLATE)
    await town.carrier.settle()
    assert late.status == "queued"
    assert town.shop.steps(late.sid) == ["queued", "failed"]
    assert [told["ErrorCode"] for told in town.shop.heard if "ErrorCode" in told] == ["63016"]
    assert town.shop.steps(template.sid) == ["queued", "sent", "delivered"]
    assert template.body == "There is news. Write to read it."


@pytest.mark.parametrize("word", ["STOP", "cancel", " End ", "unsubscribe", "QUIT", "STOPALL", "revoke", "OptOut"])
async def test_stop_words_are_answered_by_twilio_and_end_all_sending(town: Town, word: str) -> None:
    await town.types(body=word)
    assert town.shop.heard[0]["Body"] == word
    assert "OptOutType" not in town.shop.heard[0]
    assert "unsubscribed" in town.carrier.on_phone(ANA)[-1].body
    assert (await town.refused()).code == 21610
    await town.types(body="Start")
    assert "re-subscribed" in town.carrier.on_phone(ANA)[-1].body
    assert (await town.create()).status == "queued"


async def test_a_stop_word_among_others_and_every_word_on_whatsapp_is_left_to_the_shop(town: Town) -> None:
    await town.types(body="cancel my order")
    await town.types(sender=WHATSAPP_ANA, to=WHATSAPP_SHOP, body="STOP")
    assert [one.direction for one in town.carrier.messages] == ["inbound", "inbound"]
    assert (await town.create()).status == "queued"


async def test_help_is_answered_and_yes_only_to_whoever_is_out(town: Town) -> None:
    for word in ("help", "yes", "stop", "help", "stop", "yes"):
        await town.types(body=word)
    own = [one.body.split(".")[0] for one in town.carrier.messages if one.direction == "outbound-reply"]
    assert [words.split()[0] for words in own] == ["Reply", "You", "You"]


async def test_the_list_is_filtered_by_number_and_date_and_read_page_after_page(town: Town, clock: ManualClock) -> None:
    start = clock.now()
    for number in range(5):
        await town.types(body=str(number))
        clock.move(timedelta(minutes=1))
    await town.create()
    assert [one.body for one in await town.listed(page_size=2)] == ["Hello", "4", "3", "2", "1", "0"]
    assert [one.body for one in await town.listed(to=ANA)] == ["Hello"]
    assert len(await town.listed(from_=ANA, page_size=1)) == 5
    after = await town.listed(from_=ANA, date_sent_after=start + timedelta(minutes=3))
    assert [one.body for one in after] == ["4", "3"]
    before = await town.listed(from_=ANA, date_sent_before=start + timedelta(minutes=1))
    assert [one.body for one in before] == ["1", "0"]
    assert len(await town.listed(date_sent=start.date())) == 6
    assert await town.listed(date_sent=datetime(2020, 1, 1, tzinfo=UTC).date()) == []


async def test_a_page_goes_on_where_it_ended_though_more_has_come(town: Town) -> None:
    for number in range(4):
        await town.types(body=str(number))
    first = await asyncio.to_thread(town.sdk.messages.page, page_size=2)
    await town.types(body="new")
    second = await asyncio.to_thread(first.next_page)
    assert second is not None
    assert [one.body for one in second] == ["1", "0"]


async def knobs(town: Town, **wish: Any) -> None:  # noqa: ANN401
    (await town.http.post("/standin/knobs", json=wish)).raise_for_status()


@pytest.mark.parametrize(("answer", "taken"), [("400", 0), ("429", 0), ("500", 0), ("taken_500", 1)])
async def test_a_knob_spoils_so_many_sends_and_no_more(town: Town, answer: str, taken: int) -> None:
    await knobs(town, answer=answer, times=2)
    statuses = {(await town.refused()).status for _ in range(2)}
    assert statuses == {int(answer.removeprefix("taken_"))}
    assert len(town.carrier.messages) == 2 * taken
    assert (await town.create()).status == "queued"


async def test_silence_lasts_longer_than_whoever_waits(town: Town) -> None:
    await knobs(town, answer="taken_silence", times=1)
    path = f"/2010-04-01/Accounts/{ACCOUNT}/Messages.json"
    with pytest.raises(httpx.ReadTimeout):
        await town.http.post(path, data={"To": ANA, "From": SHOP, "Body": "Hi"}, auth=(ACCOUNT, TOKEN), timeout=0.2)
    assert len(town.carrier.messages) == 1


async def test_a_lost_webhook_is_in_the_list_and_each_nth_comes_twice(town: Town) -> None:
    await knobs(town, lose_webhooks=1, repeat_every=2)
    for number in range(3):
        await town.types(body=str(number))
    assert [told["Body"] for told in town.shop.heard] == ["1", "2", "2"]
    assert len(await town.listed(to=SHOP)) == 3
    tally = (await town.http.get("/standin/messages")).json()["messages"]
    assert [len(one["answers"]) for one in tally] == [0, 1, 2]
    await town.types(times=5)
    assert len({told["MessageSid"] for told in town.shop.heard[3:]}) == 1


async def test_too_many_requests_a_second_are_refused(town: Town) -> None:
    await knobs(town, rate=2)
    await town.create()
    await town.create()
    refused = await town.refused()
    assert (refused.status, refused.code) == (429, 20429)


async def test_a_knob_that_does_not_exist_is_refused(town: Town) -> None:
    assert (await town.http.post("/standin/knobs", json={"colour": 1})).status_code == 400
    assert (await town.http.get("/nowhere")).json()["code"] == 20404


async def test_the_webhooks_address_says_how_often_it_is_tried_again(town: Town) -> None:
    town.shop.answers = [503, 500, 502, 200]
    await town.types()
    assert len(town.shop.heard) == 3
    assert town.carrier.messages[0].answers == [502]


async def test_a_program_that_is_away_is_tried_once_more_and_then_no_more(town: Town) -> None:
    away = take_port("127.0.0.1", 0)
    address = f"http://127.0.0.1:{away.getsockname()[1]}/messages"
    away.close()
    await knobs(town, webhook=address)
    await town.types()
    assert town.carrier.messages[0].answers == [0]


def test_the_connection_overrides_are_read() -> None:
    plain, more = read_target("https://a.example/x?y=1"), read_target("https://a.example/x?y=1#rc=5&rp=all&tt=2000")
    assert (plain.url, plain.retries, plain.retry_on, plain.total) == (
        "https://a.example/x?y=1",
        1,
        frozenset({"ct"}),
        15.0,
    )
    assert (more.url, more.retries, more.retry_on, more.total) == (plain.url, 5, frozenset({"all"}), 2.0)


async def test_a_restart_finds_what_was_said_and_who_is_out(clock: ManualClock, tmp_path: Path) -> None:
    account, file = Account(ACCOUNT, TOKEN, (SHOP,)), tmp_path / "standin.jsonl"
    first = Carrier(clock, account, file)
    first.receive(ANA, SHOP, "", [])
    first.receive(ANA, SHOP, "stop", [])
    await first.close()
    with file.open("a") as cut:
        cut.write('{"sid": "SM')
    again = Carrier(clock, account, file)
    assert [one.body for one in again.messages] == [one.body for one in first.messages]
    assert [one.at for one in again.messages] == [one.at for one in first.messages]
    assert (SHOP, ANA) in again._out  # noqa: SLF001


def test_segments_are_counted_as_carriers_do() -> None:
    assert [segments("x" * length) for length in (0, 160, 161, 306, 307)] == [1, 1, 2, 2, 3]
    assert [segments("ç" * length) for length in (70, 71, 134, 135)] == [1, 2, 2, 3]
    assert segments("€" * 80) == 1
    assert segments("€" * 81) == 2
    assert segments("😀" * 35) == 1


@given(st.text(alphabet="+0123456789 ", max_size=18))
def test_a_number_is_a_plus_and_up_to_fifteen_digits(text: str) -> None:
    is_number = text.startswith("+") and text[1:].isdecimal() and text[1:2] != "0" and 7 <= len(text) - 1 <= 15
    assert bool(E164.fullmatch(text)) == is_number
