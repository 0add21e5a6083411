"""What rules read of a message before anybody is asked: its language, its slots, and answers that Memory waits for."""

import re
from typing import Any, NamedTuple

from agent.understand.declined import only_declines
from agent.understand.targets import read_contacts
from agent.understand.understanding import CHOICE, CODE, YES_NO, Context, Understanding
from kit.language import LANGUAGES, detect
from skills import slots
from skills.addresses import read_address
from skills.base import SOLVED
from skills.days import read_days

MOST_SIGNS = 2_000
"""Signs of a message that are read: the embedding reads no further anyway."""

_MOST_WORDS_OF_ANSWER = 6
_LETTER = re.compile(r"[^\W\d_]")
_SIGN_IN = "sign_in"
_YES_NO = "yes_no"


class Ruled(NamedTuple):
    """What the rules made of a message; `is_whole` says that nothing is left to understand.

    `tells_language` says that the words themselves told their language, not the conversation so far.
    """

    understanding: Understanding
    is_whole: bool
    tells_language: bool = False


def read_by_rules(text: str, context: Context) -> Ruled:
    """Read what code alone can: it is the same on the local path and with a model, and costs no call."""
    text = text[:MOST_SIGNS]
    told = detect(text, context.languages or LANGUAGES)
    language = told or context.language
    said = _read_slots(text, language, context)
    if _answers(text, context, said):
        answer = Understanding(language, slots=said, is_confident=True, is_answer=True, by="rules")
        return Ruled(answer, is_whole=True, tells_language=bool(told))
    understanding = Understanding(language, slots=said, by="rules")
    is_whole = not _LETTER.search(text) or only_declines(text)
    return Ruled(understanding, is_whole=is_whole, tells_language=bool(told))


def _read_slots(text: str, language: str, context: Context) -> dict[str, Any]:
    contacts = read_contacts(text, code_is_awaited=context.awaits == _SIGN_IN)
    order = {} if CODE in contacts else slots.read_order(text, language)
    days = read_days(text, language, context.today) if context.today else ()
    named = {slots.DAYS: [day.isoformat() for day in days], slots.ADDRESS: read_address(text)}
    told = {slot: value for slot, value in named.items() if value}
    return {**order, **told, **contacts, **_read_answer(text, context)}


def _read_answer(text: str, context: Context) -> dict[str, Any]:
    answer: dict[str, Any] = {}
    yes_no = False if only_declines(text) else slots.read_yes_no(text)
    if yes_no is not None:
        answer[YES_NO] = yes_no
    choice = slots.read_choice(text, context.choices) if context.choices and _is_short(text) else None
    if choice is not None:
        answer[CHOICE] = choice
    return answer


def _answers(text: str, context: Context, said: dict[str, Any]) -> bool:
    """Whether a message is the answer that Memory waits for, and nothing besides."""
    if not context.awaits:
        return False
    if context.awaits == _SIGN_IN:
        return CODE in said and _is_short(text)
    if context.awaits in {_YES_NO, SOLVED}:
        return YES_NO in said
    names_one = bool(said.keys() & {slots.ORDER_NAMES, slots.ORDER_GUESSES, slots.RECENT, slots.OTHER})
    return CHOICE in said or (context.awaits == "order" and names_one and _is_short(text))


def _is_short(text: str) -> bool:
    return len(text.split()) <= _MOST_WORDS_OF_ANSWER
