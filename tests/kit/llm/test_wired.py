"""A deployment's settings make its model, and doctor says whether it can be asked."""

from pathlib import Path

import pytest
from pydantic import SecretStr

import program
from kit.folder import DataFolder
from kit.health import Live, Unavailable
from kit.llm.budget import Budget
from kit.llm.openai import OpenAIModel, readiness
from kit.llm.scripted import Scripted
from kit.llm.standin import KEY
from settings import Settings
from tests.kit.llm.conftest import GOOD, question


def built(folder: Path, **named: object) -> program.Program:
    settings = Settings(_env_file=None).model_copy(update=named)
    return program.build(settings, DataFolder(folder), "postgresql:///nowhere")


async def test_without_a_key_there_is_no_model_and_nothing_to_mend(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    made = built(tmp_path)
    assert made.model is None
    assert made.agent_deps.model is None
    assert await readiness(made.model) == Live("None: this machine understands and answers alone")


async def test_with_a_key_the_agent_gets_the_model_of_the_settings(tmp_path: Path, server: str) -> None:
    named = {"openai_base_url": f"{server}/v1", "model_price_in": 0.25, "model_price_out": 2.0, "model_seconds": 20.0}
    made = built(tmp_path, openai_api_key=SecretStr(KEY), **named)
    assert isinstance(made.model, OpenAIModel)
    assert made.agent_deps.model is made.model
    budget = Budget(seconds=20)
    assert await made.model.ask(question(), budget) == GOOD
    assert budget.made[0].cost > 0
    assert await readiness(made.model) == Live("gpt-5-mini")
    await made.model.close()


async def test_doctor_says_what_mends_a_wrong_key(tmp_path: Path, server: str) -> None:
    made = built(tmp_path, openai_api_key=SecretStr("sk-other"), openai_base_url=f"{server}/v1")
    status = await readiness(made.model)
    assert isinstance(status, Unavailable)
    assert "OPENAI_API_KEY" in status.causes[0].mend


async def test_a_scripted_model_is_ready() -> None:
    assert await readiness(Scripted(lambda _: GOOD)) == Live("scripted")
