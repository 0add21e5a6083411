"""The stand-in answers as Twilio does, to Twilio's own SDK, over a real port."""

import asyncio
import base64
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from kit.clock import ManualClock
from tests.channels.twilio.town import ACCOUNT, ANA, SHOP, TEMPLATE, TOKEN, WHATSAPP_ANA, WHATSAPP_SHOP, Town, opened


@pytest.fixture
async def town(clock: ManualClock) -> AsyncIterator[Town]:
    async with opened(clock) as made:
        yield made


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
