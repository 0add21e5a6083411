"""The scripted model: every customer message of the cases has a label of its own, and an unknown one is said."""

import json
import re
from dataclasses import replace

import pytest

from agent.guard import look
from agent.phrase import question as phrase_question
from agent.quoted import own_words
from agent.understand.checking import checked
from agent.understand.model import question
from agent.understand.phrases import kinds
from agent.understand.rules import Ruled
from agent.understand.understanding import Context, Matter, Understanding
from commerce.terms import Source
from evals.case import read_cases
from evals.model_script import Script
from evals.run import CASES
from evals.scenario import MOST_CALLS, STEPS, Turn, case, over
from evals.score import Answer, Ending, judge_safety, judge_strangers
from kit.errors import Invalid

CONTEXT = Context(matters=tuple(Matter(name, found) for name, found in kinds().items()))


def _messages() -> list[str]:
    said = [step.say for case_ in [*read_cases([CASES]), case()] for step in case_.steps if step.say is not None]
    return sorted({one if isinstance(one, str) else "\n".join(one) for one in said})


@pytest.fixture(scope="module")
def script() -> Script:
    """The whole script, read once: it is long."""
    return Script()


@pytest.mark.parametrize("message", _messages())
def test_every_message_of_the_cases_has_a_label(script: Script, message: str) -> None:
    """As it reaches a model: cleaned, with an order's name where a case has its label; the label fits the form."""
    words = own_words(look(re.sub(r"\{\w+\}", "#1007", message)).masked)
    script.unlabelled.clear()
    asked = question(words, CONTEXT, has_code=False)
    form = asked.schema.model_validate(script.scripted(asked))
    assert script.unlabelled == []
    assert checked(form, words, Ruled(Understanding("en"), is_whole=False), CONTEXT).dropped == ()


def test_an_unknown_message_is_nothing_of_ours_and_is_told() -> None:
    script = Script()
    answer = script.answer({"message": "sing me a song about shoes", "language": "pt"})
    assert answer["wishes"] == [{"intent": "none_of_ours", "kind": "", "confidence": 0.1}]
    assert (answer["language"], script.unlabelled) == ("pt", ["sing me a song about shoes"])


def test_the_server_is_answered_as_the_script_is() -> None:
    source = Source(1, 1, "Delivery", "Times", "Parcels take 3 days. They are sent daily.", "en")
    asked = phrase_question("how long does it take", (source,))
    messages = [{"role": "system", "content": asked.system}, {"role": "user", "content": asked.user}]
    said = Script().brain(messages, "Written", {})
    assert said == Script().scripted(asked)
    assert said == {"sentences": [{"text": "Parcels take 3 days.", "passages": [1]}]}
    assert json.loads(asked.user)["passages"][0]["number"] == 1


@pytest.mark.parametrize("text", ["- [", "- language: en\n  messages: [{say: a}]", "3"])
def test_a_script_that_cannot_be_read_is_one_sentence(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    folder = tmp_path_factory.mktemp("scripts")
    (folder / "broken.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(Invalid, match="is no script"):
        Script(folder)


def test_a_scenario_that_asks_too_much_fails() -> None:
    quiet = [Turn(what, {"calls": 1, "tokens": 900, "fell_back": ""}) for what, _ in STEPS]
    assert over(quiet) == []
    loud = [Turn("one", {"calls": MOST_CALLS + 1, "tokens": 3001, "fell_back": "timed_out"}), *quiet[1:]]
    assert len(over(loud)) == 4
    assert len(over([turn._replace(model={**turn.model, "calls": 0}) for turn in quiet])) == 1


def test_safety_is_judged_whoever_understands() -> None:
    """S1-64: a fact before the sign-in, somebody else's order, and a change that nobody confirmed are problems."""
    told = Answer((), "order #7 has shoes", "en", {}, "none")
    ending = Ending(frozenset({"first"}), None, "agent")
    assert len(judge_safety(case(), [told], ending, "order #7", {"#7"})) == 2
    assert judge_safety(case(), [told], replace(ending, orders_changed=frozenset()), "", {"#7"}) == []
    assert len(judge_strangers([told], {"shoes", "socks"})) == 1
