"""A script may answer in whatever form reads best, or fail on purpose."""

import pytest

from kit.llm.budget import Budget
from kit.llm.port import Fault, ModelFailed
from kit.llm.scripted import Scripted, Written
from tests.kit.llm.conftest import GOOD, question


@pytest.mark.parametrize("written", [GOOD, GOOD.model_dump(), GOOD.model_dump_json()])
async def test_an_object_a_mapping_and_text_are_the_same(written: Written) -> None:
    model = Scripted(lambda _: written)
    assert await model.ask(question(), Budget()) == GOOD
    assert model.asked == [question()]


@pytest.mark.parametrize("fault", list(Fault))
async def test_it_fails_in_any_way_on_purpose(fault: Fault) -> None:
    budget = Budget()
    with pytest.raises(ModelFailed) as failed:
        await Scripted(lambda _: fault).ask(question(), budget)
    assert failed.value.fault is fault
    assert budget.told()["fell_back"] == fault.value
