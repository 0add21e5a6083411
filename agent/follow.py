"""Words that follow what was asked or shown, though they are no wish of their own: pure, from words and Memory."""

from collections.abc import Sequence

from agent.state import Heard
from agent.understand.understanding import NONE_OF_OURS, YES_NO, Understanding
from skills import slots
from skills.base import Fact

_MOST_WORDS_OF_TROUBLE = 14


def is_bare(heard: Heard, understood: Understanding) -> bool:
    """Whether the words answer something, such as "yes" or "2", though nothing was asked."""
    if understood.is_answer:
        return False
    intents = {wish.intent for wish in understood.wishes}
    return not _has_letters(heard.text) or (YES_NO in understood.slots and intents <= {NONE_OF_OURS})


def on_sign_in(heard: Heard, understood: Understanding) -> Sequence[Fact] | None:
    """Return what to say before the sign-in that is waited for is asked for again; None for any other words."""
    awaited = heard.memory.awaits
    if awaited is None or awaited.what != "sign_in" or heard.person.is_verified or understood.is_answer:
        return None
    if slots.ORDER_NAMES in understood.slots or slots.ORDER_GUESSES in understood.slots:
        return None
    if understood.slots.get(YES_NO) or not _has_letters(heard.text):
        return ()
    if len(heard.text.split()) > _MOST_WORDS_OF_TROUBLE:
        return None
    if slots.says("sign_in_code", heard.text) and slots.says("missing", heard.text):
        return (Fact("no-code-came"),)
    return (Fact("sign-in-how"),) if slots.says("sign_in", heard.text) else None


def _has_letters(text: str) -> bool:
    return any(sign.isalpha() for sign in text)
