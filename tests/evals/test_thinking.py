"""An evaluation says who understands, and refuses a model that nobody has set up."""

import pytest
from rich.console import Console

from evals.thinking import Thinks, thinking
from kit.clock import ManualClock
from kit.errors import StartError
from kit.llm.openai import OpenAIModel
from kit.llm.scripted import Scripted


async def test_the_model_of_the_settings_is_the_one_that_is_asked(clock: ManualClock) -> None:
    own = Scripted(lambda _: {}, name="own")
    async with thinking(Thinks.SETTINGS, clock, Console(), own) as model:
        assert model is own


async def test_without_one_the_run_says_what_to_set(clock: ManualClock) -> None:
    with pytest.raises(StartError, match="OPENAI_API_KEY"):
        async with thinking(Thinks.SETTINGS, clock, Console()):
            pass


@pytest.mark.parametrize(
    ("thinks", "kind"), [(Thinks.SCRIPTED, Scripted), (Thinks.WORST, Scripted), (Thinks.SERVER, OpenAIModel)]
)
async def test_each_other_run_brings_its_own(thinks: Thinks, kind: type, clock: ManualClock) -> None:
    async with thinking(thinks, clock, Console()) as model:
        assert isinstance(model, kind)


async def test_this_machine_alone_asks_none(clock: ManualClock) -> None:
    async with thinking(Thinks.LOCAL, clock, Console()) as model:
        assert model is None
