"""What must stay when words are rewritten: every figure, date, amount, name, link, address and code. Pure.

What can be recognised by its signs alone is taken out before a model sees the words, and put back afterwards
(`Sealed`); the rest is counted in the original and in what came back (`difference`), in whichever language each is.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path

from babel import Locale

from agent.check import counted_lengths, promises
from kit.language import LANGUAGES, plain_spaces
from kit.letters import bare

_SEALED = re.compile(
    r"\{\{[^{}]*\}\}"  # a variable of a template
    r"|\[\[[^\[\]]*\]\]"
    r"|(?:https?://|www\.)[^\s<>\"]*[\w/=&#-]"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|(?<![\w-])(?:[\w-]+\.)+(?:com|net|org|io|co|shop|store|app|eu|pt|br|uk|de|fr|es|it|pl|fi|ua|example)\b(?:/[^\s<>\"]*[\w/=&#-])?"
    r"|#\s?[A-Za-z]{0,6}-?\d+"
    r"|\b(?=[A-Z0-9-]*[A-Z])(?=[A-Z0-9-]*\d)[A-Z0-9][A-Z0-9-]{2,}[A-Z0-9]\b"
)
"""Links, addresses, variables, order names and codes such as SAVE10 or a tracking number."""
_MARK = re.compile(r"\[\[(\d+)\]\]")
_FIGURE = re.compile(r"\d+(?:[.,:/’']\d+)*")  # noqa: RUF001 - the apostrophe between thousands
_WORD = re.compile(r"[^\W\d_]+")
_NEAR = 12
"""Signs within which a word beside a figure may be a month: "18 de novembro"."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """Words with marks such as `[[1]]` in place of what no model needs to see."""

    text: str
    parts: tuple[str, ...]

    def opened(self, rewritten: str) -> str | None:
        """Return rewritten words with everything put back; None where a mark is missing, or came twice, or is new."""
        marks = Counter(_MARK.findall(rewritten))
        if marks != Counter(_MARK.findall(self.text)):
            return None
        return _MARK.sub(lambda found: self.parts[int(found[1]) - 1], rewritten)


def sealed(text: str) -> Sealed:
    """Take out of a text what is recognised by its signs alone."""
    parts: list[str] = []

    def put(found: re.Match[str]) -> str:
        parts.append(found.group())
        return f"[[{len(parts)}]]"

    return Sealed(_SEALED.sub(put, text), tuple(parts))


def difference(original: str, rewritten: str) -> tuple[str, ...]:
    """Return what has changed besides the wording: what is gone or new, empty if all is still there."""
    before, after = Counter(_held(original)), Counter(_held(rewritten))
    changed = [*(before - after), *(after - before)]
    if promises(rewritten) and not promises(original):
        changed.append(promises(rewritten)[0])
    return tuple(dict.fromkeys(changed))


def _held(text: str) -> Iterator[str]:
    """Yield all that must stay, each as it is whatever language it is said in."""
    text = plain_spaces(text)
    yield from _SEALED.findall(text)
    rest = bare(_SEALED.sub(" ", text))
    yield from (re.sub(r"\D", "", figure) for figure in _FIGURE.findall(rest))
    yield from chain.from_iterable(_counted(length) for length in counted_lengths(rest))
    yield from _months_in(rest)
    yield from (name for name, signs in _table("money").items() if signs.search(rest))


def _counted(length: str) -> Iterator[str]:
    """Yield the number that a spelled-out length of time begins with."""
    found = (value for value, words in _table("numbers").items() if words.match(length))
    yield next(found, length)


def _months_in(text: str) -> Iterator[str]:
    """Yield the number of each month that stands beside a figure; elsewhere such a word may be another."""
    for found in _WORD.finditer(text):
        month = _months().get(found.group())
        if month is not None:
            around = text[max(0, found.start() - _NEAR) : found.end() + _NEAR]
            if re.search(r"\d", around):
                yield f"month {month}"


@cache
def _table(name: str) -> dict[str, re.Pattern[str]]:
    tables = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    end = r"\b(?!-)" if name == "numbers" else ""
    return {key: re.compile(f"(?:{bare(words)}){end}") for key, words in tables[name].items()}


@cache
def _months() -> dict[str, int]:
    """Every language's names of months, whole and cut; a word that is two months in two languages is none."""
    named: dict[str, set[int]] = {}
    for language in LANGUAGES:
        months = Locale.parse(language).months
        for form in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in months[form][width].items():
                    named.setdefault(bare(name).rstrip("."), set()).add(int(number))
    return {name: next(iter(numbers)) for name, numbers in named.items() if len(numbers) == 1}
