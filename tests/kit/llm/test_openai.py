"""A model behind OpenAI's API: one question is one request, and every way to fail has a name (S1-09)."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from pydantic import SecretStr

from kit.clock import ManualClock
from kit.health import Live, Unavailable
from kit.llm.budget import Budget
from kit.llm.openai import OpenAIModel, Server
from kit.llm.port import Fault, ModelFailed
from kit.llm.standin import KEY
from tests.kit.llm.conftest import GOOD, question

Turn = Callable[..., Awaitable[None]]
Tally = Callable[[], Awaitable[dict[str, Any]]]
PATIENT = 20.0


async def fault_of(model: OpenAIModel, budget: Budget | None = None) -> ModelFailed:
    with pytest.raises(ModelFailed) as failed:
        await model.ask(question(), budget or Budget(seconds=PATIENT))
    return failed.value


async def test_an_answer_comes_with_its_tokens_and_its_cost(model: OpenAIModel, tally: Tally) -> None:
    budget = Budget(seconds=PATIENT)
    assert await model.ask(question(), budget) == GOOD
    told = await tally()
    call = budget.made[0]
    assert (call.prompt_tokens, call.answer_tokens) == (told["prompt_tokens"], told["answer_tokens"])
    assert call.counted
    expected = (call.prompt_tokens * Decimal("0.25") + call.answer_tokens * 2) / 1_000_000
    assert call.cost == expected.quantize(Decimal("0.000001"))
    assert budget.told()["fell_back"] == ""


@pytest.mark.parametrize(
    ("trouble", "fault"),
    [
        ("wrong_schema", Fault.SCHEMA),
        ("broken_json", Fault.SCHEMA),
        ("page_for_people", Fault.SCHEMA),
        ("half", Fault.HALF),
        ("refusal", Fault.REFUSED),
        ("wrong_key", Fault.WRONG_KEY),
        ("quota", Fault.QUOTA),
        ("rate_limit", Fault.BUSY),
        ("server_error", Fault.SERVER),
        ("hang_up", Fault.UNREACHABLE),
    ],
)
async def test_every_trouble_is_one_fault_after_one_request(
    model: OpenAIModel, turn: Turn, tally: Tally, trouble: str, fault: Fault
) -> None:
    await turn(trouble=trouble)
    budget = Budget(seconds=PATIENT)
    failed = await fault_of(model, budget)
    assert failed.fault is fault
    assert failed.detail
    assert [call.fault for call in budget.made] == [fault]
    assert budget.told()["fell_back"] == fault.value
    assert (await tally())["calls"] == 1


@pytest.mark.parametrize("trouble", ["silence", "drip"])
async def test_a_silent_server_is_waited_for_as_long_as_the_budget_says(
    model: OpenAIModel, turn: Turn, trouble: str
) -> None:
    await model.ask(question(), Budget(seconds=PATIENT))  # the SDK is loaded and connected
    await turn(trouble=trouble)
    budget, began = Budget(seconds=0.4), time.perf_counter()
    failed = await fault_of(model, budget)
    assert failed.fault is Fault.SILENCE
    assert 0.35 < time.perf_counter() - began < 5  # the server would wait for ever
    assert budget.made[0].prompt_tokens > 0
    assert not budget.made[0].counted


async def test_a_slow_answer_within_the_budget_is_taken(model: OpenAIModel, turn: Turn) -> None:
    await turn(delay=0.3)
    assert await model.ask(question(), Budget(seconds=PATIENT)) == GOOD


async def test_the_setting_cuts_as_well_as_the_budget(server: str, clock: ManualClock, turn: Turn) -> None:
    hasty = OpenAIModel(Server(SecretStr(KEY), "gpt-5-mini", f"{server}/v1", seconds=0.4), clock)
    await hasty.warm()
    await turn(trouble="silence")
    assert (await fault_of(hasty)).fault is Fault.SILENCE
    await hasty.close()


async def test_nobody_listening_is_unreachable(clock: ManualClock, unused_tcp_port: int) -> None:
    away = OpenAIModel(Server(SecretStr(KEY), "gpt-5-mini", f"http://127.0.0.1:{unused_tcp_port}/v1"), clock)
    assert (await fault_of(away)).fault is Fault.UNREACHABLE
    assert isinstance(await away.check(), Unavailable)
    await away.close()


async def test_a_model_that_the_server_does_not_have(server: str, clock: ManualClock) -> None:
    wrong = OpenAIModel(Server(SecretStr(KEY), "gpt-99", f"{server}/v1"), clock)
    status = await wrong.check()
    assert isinstance(status, Unavailable)
    assert "OPENAI_MODEL" in status.causes[0].mend
    assert (await fault_of(wrong)).fault is Fault.NO_MODEL
    await wrong.close()


@pytest.mark.parametrize("key", ["", "sk-\nAuthorization: x", "sk-ключ", "two words"])
async def test_what_cannot_be_a_key_is_never_sent(server: str, clock: ManualClock, tally: Tally, key: str) -> None:
    keyless = OpenAIModel(Server(SecretStr(key), "gpt-5-mini", f"{server}/v1"), clock)
    budget = Budget()
    failed = await fault_of(keyless, budget)
    assert failed.fault is (Fault.WRONG_KEY if key else Fault.NO_KEY)
    assert (await tally())["calls"] == 0
    assert isinstance(await keyless.check(), Unavailable)


async def test_a_foreign_key_is_told_by_the_server(server: str, clock: ManualClock) -> None:
    foreign = OpenAIModel(Server(SecretStr("sk-foreign"), "gpt-5-mini", f"{server}/v1"), clock)
    status = await foreign.check()
    assert isinstance(status, Unavailable)
    assert status.causes[0].code == "wrong_key"
    assert (await fault_of(foreign)).fault is Fault.WRONG_KEY
    await foreign.close()


async def test_a_server_without_a_count_is_billed_by_our_estimate(model: OpenAIModel, turn: Turn, tally: Tally) -> None:
    await turn(trouble="uncounted")
    budget = Budget(seconds=PATIENT)
    await model.ask(question(), budget)
    assert not budget.made[0].counted
    assert budget.made[0].prompt_tokens >= (await tally())["prompt_tokens"]


async def test_a_model_that_does_not_reason_is_asked_without_effort_from_then_on(
    server: str, clock: ManualClock
) -> None:
    plain = OpenAIModel(Server(SecretStr(KEY), "gpt-4o-mini", f"{server}/v1", effort="minimal"), clock)
    assert (await fault_of(plain)).fault is Fault.REJECTED
    assert await plain.ask(question(), Budget(seconds=PATIENT)) == GOOD
    await plain.close()


async def test_halves_of_signs_do_not_stop_a_question(model: OpenAIModel) -> None:
    broken = question("half a smile \ud83d")
    assert await model.ask(broken, Budget(seconds=PATIENT)) == GOOD


async def test_after_three_failures_nobody_waits_until_the_rest_is_over(
    model: OpenAIModel, clock: ManualClock, turn: Turn, tally: Tally
) -> None:
    await turn(trouble="server_error")
    for _ in range(3):
        await fault_of(model)
    budget = Budget(seconds=PATIENT)
    assert (await fault_of(model, budget)).fault is Fault.RESTING
    assert Fault.SERVER in budget.told()["made"][0]["detail"]
    assert isinstance(await model.check(), Unavailable)
    assert (await tally())["calls"] == 3
    await turn()
    clock.move(timedelta(seconds=31))
    assert await model.ask(question(), Budget(seconds=PATIENT)) == GOOD
    assert await model.check() == Live("gpt-5-mini")


async def test_a_server_that_says_when_to_come_back_is_left_alone_so_long(
    model: OpenAIModel, clock: ManualClock, turn: Turn
) -> None:
    await turn(trouble="rate_limit", retry_after=60, times=1)
    await fault_of(model)
    clock.move(timedelta(seconds=59))
    assert (await fault_of(model)).fault is Fault.RESTING
    clock.move(timedelta(seconds=2))
    assert await model.ask(question(), Budget(seconds=PATIENT)) == GOOD


async def test_who_is_cancelled_leaves_a_note_and_no_connection(model: OpenAIModel, turn: Turn) -> None:
    await model.ask(question(), Budget(seconds=PATIENT))
    await turn(trouble="silence")
    budget, before = Budget(seconds=PATIENT), asyncio.all_tasks()
    asking = asyncio.create_task(model.ask(question(), budget))
    await asyncio.sleep(0.3)
    asking.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asking
    await asyncio.sleep(0.2)
    assert [call.fault for call in budget.made] == [Fault.SILENCE]
    assert {task for task in asyncio.all_tasks() - before if "uvicorn" not in repr(task)} == set()
    await turn()
    assert await model.ask(question(), Budget(seconds=PATIENT)) == GOOD


async def test_twenty_at_once_all_get_their_answers(model: OpenAIModel) -> None:
    answers = await asyncio.gather(*[model.ask(question(), Budget(seconds=PATIENT)) for _ in range(20)])
    assert answers == [GOOD] * 20
