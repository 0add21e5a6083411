"""Neither the key nor a customer's words reach the log, an error or anybody who prints the model."""

import io
import logging
import os
import pprint
from collections.abc import Awaitable, Callable, Iterator

import pytest
import structlog
from pydantic import SecretStr

from kit.clock import ManualClock
from kit.llm.budget import Budget
from kit.llm.openai import OpenAIModel, Server
from kit.llm.port import ModelFailed
from kit.llm.standin import KEY
from kit.log import start_log
from tests.kit.llm.conftest import question

WORDS = "my card is 4111 1111 1111 1111"
Turn = Callable[..., Awaitable[None]]


@pytest.fixture
def heard() -> Iterator[io.StringIO]:
    """Everything that is logged at the finest level, by anybody."""
    root, written = logging.getLogger(), io.StringIO()
    handlers, level = list(root.handlers), root.level
    start_log("debug", "json")
    root.handlers[0].setStream(written)  # type: ignore[attr-defined]  # the stream handler that start_log made
    yield written
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.reset_defaults()


@pytest.mark.parametrize("trouble", [None, "wrong_key", "server_error", "broken_json", "wrong_schema", "hang_up"])
async def test_whatever_happens_the_log_tells_what_was_asked_and_not_its_words(
    model: OpenAIModel, turn: Turn, heard: io.StringIO, trouble: str | None
) -> None:
    await turn(trouble=trouble)
    budget = Budget(seconds=20)
    said = ""
    try:
        await model.ask(question(WORDS), budget)
    except ModelFailed as failed:
        said = f"{failed!r} {failed.detail} {failed.facts} {failed.__cause__!r}"
    told = heard.getvalue() + said + pprint.pformat(budget) + repr(budget.told())
    assert '"event": "model_asked"' in told
    assert "4111" not in told
    assert KEY not in told


async def test_printing_the_model_shows_no_key(model: OpenAIModel) -> None:
    await model.warm()
    shown = repr(model) + pprint.pformat(vars(model)) + str(vars(model))
    assert KEY not in shown


async def test_a_key_that_no_header_takes_is_not_repeated(clock: ManualClock) -> None:
    odd = OpenAIModel(Server(SecretStr("sk-swordfish\n"), "m", "http://127.0.0.1:9/v1"), clock)
    with pytest.raises(ModelFailed) as failed:
        await odd.ask(question(), Budget())
    assert "swordfish" not in f"{failed.value!r}{failed.value.detail}"


async def test_the_environment_of_the_sdk_changes_nothing(model: OpenAIModel, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "OPENAI_ORG_ID"):
        monkeypatch.setitem(os.environ, name, "http://elsewhere.test")
    assert await model.ask(question(), Budget(seconds=20))
