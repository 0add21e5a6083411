"""What the stand-in does when it is told to fail, and what it keeps."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from channels.twilio.standin import Account, Carrier
from channels.twilio.standin.account import segments
from channels.twilio.standin.callbacks import read_target
from channels.twilio.standin.refusals import E164
from kit.clock import ManualClock
from kit.serve import take_port
from tests.channels.twilio.town import ACCOUNT, ANA, SHOP, TOKEN, Town, opened


@pytest.fixture
async def town(clock: ManualClock) -> AsyncIterator[Town]:
    async with opened(clock) as made:
        yield made


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
