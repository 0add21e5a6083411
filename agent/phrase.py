"""Phrasing: where an answer is written from articles, a model may shorten them; code judges and shows the sources.

It is asked for nothing else. It sees the question and numbered passages, and returns sentences with the numbers that
say them; it writes no link and no source. What it says is judged on those passages alone (`agent.cover`,
`agent.check`); with one objection the template speaks instead, as without a model.
"""

import json
from collections.abc import Sequence
from typing import Any, NamedTuple

from pydantic import BaseModel, ConfigDict

from agent import check, cover
from agent.asking import Asking
from agent.guidance import for_model
from agent.prompting import read_prompt, untold
from agent.reply import Grounds, Phrased
from agent.understand.model import seen_by_model
from commerce.terms import Source
from conversations.messages import TextBlock
from kit.language import detect, primary
from kit.llm.port import ModelFailed, Question
from kit.llm.tokens import tokens_of
from stores.guidance import Guidance

VERSION = 3
GUIDANCE = 1
"""What follows for a shop that gave guidance, with what it gave."""
_PLAIN = Guidance()
_MOST_SENTENCES = 3


class Sentence(BaseModel):
    """One sentence and the numbers of the passages that say it."""

    model_config = ConfigDict(extra="forbid", frozen=True, json_schema_extra=untold)

    text: str
    passages: list[int]


class Written(BaseModel):
    """What the model is asked for."""

    model_config = ConfigDict(extra="forbid", frozen=True, json_schema_extra=untold)

    sentences: list[Sentence]


class Phrasing(NamedTuple):
    """What came of it: `said` is None where the template speaks; `trace` tells why."""

    said: Phrased | None
    trace: dict[str, Any]


async def phrase(
    asking: Asking, words: str, sources: Sequence[Source], language: str, guidance: Guidance = _PLAIN
) -> Phrasing:
    """Let the model shorten what these sources say to the customer's words; it never raises for what a model does.

    It is shown those in the customer's language alone, for it may not translate. Where the turn's tokens do not last
    for the shop's guidance, it is asked without: the answer is no less true.
    """
    sources = [source for source in sources if primary(source.language) == primary(language)]
    if not sources:
        return Phrasing(None, {"phrase": {"used": False, "objections": [f"no article found is in {language}"]}})
    asked = question(words, sources, guidance)
    if tokens_of(asked) > asking.budget.tokens - asking.budget.prompt_tokens:
        asked = question(words, sources)
    try:
        written = await asking.ask(asked)
    except ModelFailed as failed:
        return Phrasing(None, {"phrase": {"used": False, "objections": [failed.fault.value]}})
    cited = [_cited(sentence, sources) for sentence in written.sentences]
    objections = _objections(written, cited, language)
    trace = {"phrase": {"used": not objections, "objections": objections}}
    if objections:
        return Phrasing(None, trace)
    text = " ".join(sentence.text.strip() for sentence in written.sentences)
    return Phrasing(Phrased(text, tuple(dict.fromkeys(source for some in cited for source in some))), trace)


def question(words: str, sources: Sequence[Source], guidance: Guidance = _PLAIN) -> Question[Written]:
    """Return the one question; the passages are numbered from 1.

    What is the same for every shop comes first, then what is the same for all of a shop's customers, then the question:
    a server keeps the longest beginning that it has seen.
    """
    prompt = read_prompt("phrase", VERSION)
    if guidance != _PLAIN:
        prompt = prompt.then(read_prompt("guidance", GUIDANCE), guidance=for_model(guidance))
    user = {
        "question": seen_by_model(words),
        "passages": [{"number": number, "text": source.sentence} for number, source in enumerate(sources, 1)],
    }
    return Question(
        purpose="phrase",
        prompt=prompt.label,
        system=prompt.text,
        user=json.dumps(user, ensure_ascii=False),
        schema=Written,
        most_tokens=300,
    )


def _cited(sentence: Sentence, sources: Sequence[Source]) -> tuple[Source, ...]:
    """Return the sources that a sentence's numbers mean; a number that was not given out means nothing."""
    return tuple(sources[number - 1] for number in dict.fromkeys(sentence.passages) if 0 < number <= len(sources))


def _objections(written: Written, cited: Sequence[Sequence[Source]], language: str) -> list[str]:
    if not 0 < len(written.sentences) <= _MOST_SENTENCES:
        return [f"{len(written.sentences)} sentences are no answer"]
    found: list[str] = []
    for number, (sentence, sources) in enumerate(zip(written.sentences, cited, strict=True), 1):
        passages = tuple(source.sentence for source in sources)
        block = TextBlock(text=sentence.text[: cover.LONGEST], lang=language)
        uncovered = cover.objection(sentence.text, passages, language)
        foreign = _foreign(sentence.text, language) if uncovered else None
        wrong = [foreign, uncovered, *check.check([block], Grounds(values=passages))]
        found += [f"sentence {number} {objection}" for objection in wrong if objection]
    return found


def _foreign(text: str, language: str) -> str | None:
    """Return that a sentence is in another language than the customer's: the likeliest cause of its having no cover."""
    said = detect(text[: cover.LONGEST])
    return f"is in {said}, not in {primary(language)}" if said and said != primary(language) else None
