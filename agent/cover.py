"""Whether a sentence that a model wrote says no more than a passage says. Pure, and strict rather than clever.

A sentence is covered by one sentence of a passage that it cites: it has the same words in the same order, but for small
ones that carry no meaning (`cover.toml`), and the same figures. Endings count: "pagamos" is we who pay, "paga" is the
customer; "Suomesta Ruotsiin" is the other way than "Suomeen Ruotsista". So a model chooses which sentences of the shop
answer a question, and mends how they stand together. It cannot leave a word out of one: "5 days by card and 10 by
transfer" would become "5 days by transfer", and no list of words tells which ones a meaning hangs by.
"""

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from kit.language import plain_spaces, primary
from knowledge.sentences import split
from knowledge.stems import words

LONGEST = 360
"""Signs of one sentence."""

_SIGNS = re.compile(r"[^\w\s.,;:!?¡¿«»\u201e'\u2019\"\u201c\u201d()%€$£/&\u2013\u2014-]|_|\w\.\w*[^\W\d_]\w|//|\n")
_FIGURE = re.compile(r"[€$£]?\s?\d+(?:[.,:/]\d+)*\s?[%€$£]?")


def objection(sentence: str, passages: Sequence[str], language: str) -> str | None:
    """Return why a sentence may not be said on the ground of these passages, None if it may."""
    free = _free_words().get(primary(language))
    if free is None:
        return f"sentences in {language} cannot be judged"
    plain = plain_spaces(sentence)
    if not plain.strip() or len(plain) > LONGEST:
        return "is empty or too long"
    if _SIGNS.search(plain):
        return "holds signs or links that no sentence needs"
    sources = [source for passage in passages for source in split(plain_spaces(passage))]
    if _is_covered(plain, sources, free) or all(_is_covered(part, sources, free) for part in split(plain)):
        return None
    return "says what no cited passage says"


def _is_covered(sentence: str, sources: Sequence[str], free: frozenset[str]) -> bool:
    told, figures = _telling(sentence, free), _figures(sentence)
    return bool(told) and any(told == _telling(source, free) and figures == _figures(source) for source in sources)


def _telling(text: str, free: frozenset[str]) -> list[str]:
    return [word for word in words(text) if word not in free]


def _figures(text: str) -> set[str]:
    return {found.replace(" ", "") for found in _FIGURE.findall(text)}


@cache
def _free_words() -> dict[str, frozenset[str]]:
    tables = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    return {language: frozenset(table["free"].split()) for language, table in tables.items()}
