"""What a turn sends to a model: short enough for the shop's guidance too, the same beginning every time, and flat."""

import json
import time
from dataclasses import replace
from typing import Any

import pytest

from agent.understand.model import question
from agent.understand.phrases import kinds
from agent.understand.understanding import Context, Matter
from kit.llm.port import Question
from kit.llm.scripted import Scripted
from kit.llm.tokens import estimate, tokens_of
from skills.base import Passage, Skill
from stores.guidance import CommunicationRule, Guidance, Tone
from stores.stores import StoreSettings
from tests.agent.staging import DELIVERY, Talk

MOST = 3_000
TYPICAL = Guidance(
    brand=(
        "Linden makes bags, jackets and shoes from sailcloth that has crossed an ocean. We are eleven people in an old "
        "boatyard in Porto, we sew every piece ourselves and mend it for life. Our customers sail, cycle and walk, and "
        "they like plain words. We never shout, we never hurry anybody, and we would rather sell one bag than three."
    ),
    tone=Tone.CUSTOM,
    own_tone="warm and dry, like a skipper who has seen the weather",
    communication=tuple(
        CommunicationRule(text=text)
        for text in (
            "Say 'you', never 'dear customer'.",
            "Call our products pieces, not items.",
            "Use short sentences and no exclamation marks.",
            "Give the answer first, then the reason.",
            "Never speak of competitors.",
        )
    ),
)


@pytest.fixture
def context(skills: dict[str, Skill]) -> Context:
    """All our skills live."""
    matters = tuple(
        Matter(name, found, skills[name].description if name in skills else "") for name, found in kinds().items()
    )
    return Context(matters=matters)


def reader(question: Question[Any]) -> dict[str, Any]:
    """Understand questions as ones on delivery and all else as a greeting, and shorten articles to a sentence."""
    if question.purpose == "phrase":
        return {"sentences": [{"text": DELIVERY.sentence, "passages": [1]}]}
    is_asked = "?" in json.loads(question.user)["message"]
    matter = {"intent": "store_questions", "kind": "delivery"} if is_asked else {"intent": "greeting", "kind": "hello"}
    wishes = [{**matter, "confidence": 0.95}]
    return {"language": "en", "wishes": wishes, "orders": [], "size": None, "colour": None, "quantity": None}


ARTICLE = (
    f"{DELIVERY.sentence} We send by a carrier of the country, on working days only, and you get a link to it. "
    "Islands and mountain villages can take two days more. What does not fit into a letterbox is handed over, and "
    "where nobody is in, it waits for a week at the nearest shop."
)


async def test_a_typical_guidance_fits_into_a_turn_of_two_calls(talk: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A brand summary of sixty words, a tone in own words, five rules, two long excerpts, what was said before."""

    async def found(*_: object, **__: object) -> tuple[Passage, ...]:
        sources = (replace(DELIVERY, sentence=text) for text in (ARTICLE, ARTICLE.replace("week", "month")))
        return tuple(Passage(source, source.sentence, 1.0) for source in sources)

    monkeypatch.setattr(Talk, "_search", found)
    assert len(TYPICAL.brand.split()) >= 60
    assert len(ARTICLE) > 300
    model = Scripted(reader)
    settings = StoreSettings(guidance=TYPICAL)
    talk = replace(talk, model=model, store=talk.store.model_copy(update={"settings": settings}))
    await talk.says("Hi there, I bought a rain jacket from you two days ago and have a question about it")
    said = await talk.says("How long does delivery take, and what does it cost to have a parcel sent to Lisbon?")
    assert said.outcome.trace["phrase"] == {"used": True, "objections": []}
    understanding, phrasing = model.asked[-2:]
    told = json.loads(phrasing.system[phrasing.system.index("{") :])
    assert told["brand"] == TYPICAL.brand
    assert told["rules"] == list(TYPICAL.rules_on)
    assert told["tone"] == TYPICAL.own_tone
    assert tokens_of(understanding) + tokens_of(phrasing) <= MOST
    assert said.outcome.trace["model"]["tokens"] <= MOST


def test_what_is_the_same_for_everybody_stands_first(context: Context) -> None:
    """A server keeps the longest beginning that it has seen: no word of a conversation is in it."""
    asked = [
        question("cancel it", context, has_code=False),
        question("¿dónde está?", replace(context, language="es", matter="order_tracking.status"), has_code=False),
    ]
    assert asked[0].system == asked[1].system
    assert asked[0].schema is asked[1].schema
    fewer = replace(context, matters=context.matters[:-3])
    shorter = question("cancel it", fewer, has_code=False).system
    assert asked[0].system.startswith(shorter.rstrip())


def test_the_longest_message_in_the_dearest_letters_still_fits(context: Context) -> None:
    long = "Доброго дня, замовлення досі не приїхало " * 200
    asked = question(long, replace(context, earlier=(long, long)), has_code=False)
    assert tokens_of(asked) <= MOST
    assert estimate(asked.user) > tokens_of(asked) / 3


async def test_turn_1000_costs_what_turn_10_costs(talk: Talk) -> None:
    """What is sent, what is remembered and how long it takes stay flat, however long a conversation gets."""
    talk = replace(talk, model=Scripted(reader))
    words = ("How long does delivery take?", *("hello again, it is me" for _ in range(9)))
    sent, kept, seconds = [], [], []
    for number in range(1, 1_001):
        started = time.perf_counter()
        said = await talk.says(words[number % len(words)])
        seconds.append(time.perf_counter() - started)
        sent.append(said.outcome.trace["model"]["tokens"])
        kept.append(len(talk.memory.model_dump_json()))
    assert sent[999] == sent[9]
    assert max(sent[9:]) == max(sent[9:19])
    assert max(kept[-100:]) == max(kept[200:300])
    early, late = sorted(seconds[9:110])[50], sorted(seconds[-100:])[50]
    assert late < 3 * early
