"""One-click rewriting of a person's words: a model words them anew, code holds it to what they say.

What a person wrote is data to the model, never an instruction. What comes back is given out only if every figure, date,
amount, name, link and code of the original is still in it and nothing has come besides (`agent.kept`).
"""

import asyncio
import json
from collections.abc import Mapping

from pydantic import BaseModel, ConfigDict

from agent.kept import difference, sealed
from agent.prompting import read_prompt, untold
from agent.state import Deps
from conversations.assisting import NEEDS_MODEL, Rewriting, Wording
from conversations.reply import LONGEST
from kit.errors import Conflict, Invalid, NotReady, Temporary
from kit.language import LANGUAGES, detect
from kit.llm.budget import Budget
from kit.llm.port import Fault, ModelFailed, Question
from kit.llm.tokens import estimate

VERSION = 1
MOST_TOKENS = 6000
"""Prompt tokens of one question: this is no turn, and a long letter in Ukrainian takes its room."""
GRACE = 0.2
_TASKS: Mapping[Rewriting, str] = {
    Rewriting.GRAMMAR: "correct spelling, grammar and punctuation, and change nothing else.",
    Rewriting.FORMAL: "make it formal and courteous.",
    Rewriting.FRIENDLY: "make it warm and friendly.",
    Rewriting.CONCISE: "make it as short as it can be without losing anything it says.",
    Rewriting.TRANSLATE: "translate it.",
}
_NAMES: Mapping[str, str] = {
    "en": "English",
    "pt": "Portuguese",
    "pl": "Polish",
    "fi": "Finnish",
    "uk": "Ukrainian",
    "it": "Italian",
    "es": "Spanish",
    "de": "German",
    "fr": "French",
}
_AS_IT_WAS = "Your words are as they were."


class Rewritten(BaseModel):
    """What the model is asked for."""

    model_config = ConfigDict(extra="forbid", frozen=True, json_schema_extra=untold)

    text: str


async def rewrite(deps: Deps, wording: Wording) -> str:
    """Return a person's words anew; without a language they stay in the one they are in.

    Raises:
        NotReady: with code `needs_model`: there is no model.
        Invalid: with code `text_too_long`, or for a language that is none of ours.
        Conflict: with code `rewriting_changes` and the fact `changed`: what came back says something else.
        Temporary: the model did not answer in time, or not well.
    """
    if deps.model is None:
        raise NotReady(NEEDS_MODEL, code="needs_model")
    language = wording.language or detect(wording.text) or LANGUAGES[0]
    if language not in _NAMES:
        raise Invalid(f"Choose one of these languages: {', '.join(LANGUAGES)}.", code="language_unknown")
    kept = sealed(wording.text)
    answer = await _ask(deps, question(kept.text, wording.how, language))
    words = kept.opened(answer.strip())
    changed = ("a link, a name or a code",) if words is None else difference(wording.text, words)
    if words is None or changed:
        told = ", ".join(changed[:3])
        raise Conflict(
            f"This could not be rewritten without changing something that must stay: {told}. {_AS_IT_WAS}",
            code="rewriting_changes",
            changed=list(changed),
        )
    _check_shape(words, language)
    return words


def question(text: str, how: Rewriting, language: str) -> Question[Rewritten]:
    """Return the one question, the same for every shop but for the words themselves."""
    prompt = read_prompt("rewrite", VERSION)
    return Question(
        purpose="rewrite",
        prompt=prompt.label,
        system=prompt.filled(task=_TASKS[how], language=_NAMES[language]),
        user=json.dumps({"text": text}, ensure_ascii=False),
        schema=Rewritten,
        most_tokens=2 * estimate(text) + 200,
    )


async def _ask(deps: Deps, asked: Question[Rewritten]) -> str:
    budget = Budget(calls=1, tokens=MOST_TOKENS, seconds=deps.budget)
    if deps.model is None:
        raise NotReady(NEEDS_MODEL, code="needs_model")
    try:
        async with asyncio.timeout(deps.budget + GRACE):
            return (await deps.model.ask(asked, budget)).text
    except TimeoutError as error:
        raise _silent("did not answer in time") from error
    except ModelFailed as failed:
        if failed.fault is Fault.NO_KEY:
            raise NotReady(NEEDS_MODEL, code="needs_model") from failed
        if failed.fault is Fault.OVER_BUDGET:
            too_long = f"This is too long to be rewritten at once. Take a part of it. {_AS_IT_WAS}"
            raise Invalid(too_long, code="text_too_long") from failed
        raise _silent(f"gave no answer ({failed.fault.value})") from failed


def _silent(why: str) -> Temporary:
    return Temporary(f"The language model {why}. {_AS_IT_WAS} Try again.", retry_after=5)


def _check_shape(words: str, language: str) -> None:
    """Refuse what is empty, too long to be sent, or in another language; raises Conflict."""
    said = detect(words)
    if not words or len(words) > LONGEST or (said is not None and said != language):
        why = "nothing" if not words else f"words in {said}" if said != language else "too many words"
        raise Conflict(f"The language model gave {why}. {_AS_IT_WAS} Try again.", code="rewriting_failed")
