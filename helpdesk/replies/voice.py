"""In whose voice a canned reply is said: which of a template's texts counts in a store and a conversation. Pure.

A text stands under its language, `en`, or under language and tone, `en:friendly`, with the tones of the store's
guidance (`stores.guidance.Tone`). The conversation's language comes first, then the store's, then English, then any: in
the first that there is, the text in the store's tone, or else the plain one.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from conversations.reply import LONGEST
from helpdesk.replies.variables import parse
from kit.errors import Invalid
from kit.language import FALLBACK, LANGUAGES, primary
from stores.guidance import Tone

TONES = tuple(tone.value for tone in Tone if tone is not Tone.CUSTOM)
"""Tones that a text may be written in; a tone in the shop's own words speaks by the plain text."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The text that counts; `is_fallback` says that it is not in the language that was wanted first."""

    text: str
    language: str
    tone: str = ""
    is_fallback: bool = False


def choose(texts: Mapping[str, str], language: str, store_language: str, tone: str) -> Chosen:
    """Return the text for a conversation in this language, of a store that speaks so; every template has one."""
    wanted = primary(language or store_language)
    there = languages_of(texts)
    found = next(one for one in (wanted, primary(store_language), FALLBACK, *there) if one in there)
    by_tone = f"{found}:{tone}"
    if by_tone in texts:
        return Chosen(texts[by_tone], found, tone, found != wanted)
    plain = texts.get(found) or next(text for key, text in sorted(texts.items()) if key.startswith(f"{found}:"))
    return Chosen(plain, found, "", found != wanted)


def languages_of(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the languages in which there is a text."""
    there = {key.partition(":")[0] for key in texts}
    return tuple(language for language in LANGUAGES if language in there)


def read_texts(texts: Mapping[str, str]) -> dict[str, str]:
    """Return a template's texts as they are kept.

    Raises:
        Invalid: with code `template_invalid`: there is none, a language or a tone is unknown, a text is empty, too long
            or has hidden signs, or its variables cannot be read; `text` names which one.
    """
    if not texts:
        raise Invalid("Write the reply in one language at least.", code="template_invalid")
    return {key: _read(key, text) for key, text in texts.items()}


def _read(key: str, text: str) -> str:
    language, colon, tone = key.partition(":")
    if language not in LANGUAGES or (colon and tone not in TONES):
        sentence = (
            f"{key[:20]} is no language, or no tone in one. Use one of {', '.join(LANGUAGES)}, alone or with "
            f"{', '.join(f':{one}' for one in TONES)}."
        )
        raise Invalid(sentence, code="template_invalid", text=key[:20])
    words = "\n".join(line.rstrip() for line in text.strip().splitlines())
    if not 0 < len(words) <= LONGEST:
        sentence = f"The text in {key} has {len(words)} characters. Write 1 to {LONGEST}."
        raise Invalid(sentence, code="template_invalid", text=key, length=len(words))
    if any(not (sign.isprintable() or sign == "\n") for sign in words):
        sentence = f"The text in {key} is not plain text. Write it again without special signs."
        raise Invalid(sentence, code="template_invalid", text=key)
    try:
        parse(words)
    except Invalid as error:
        raise Invalid(f"In the text in {key}: {error.detail}", code=error.code, text=key, **error.facts) from error
    return words
