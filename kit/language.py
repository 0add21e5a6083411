"""Which language a text is in, and how things are said in one: Fluent for words, Babel for money, dates and lists.

Business-free: the words themselves lie in `<package>/words/<language>.ftl` beside the package that speaks.
"""

import re
import tomllib
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_interval, format_time
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal
from fluent.runtime import FluentBundle
from fluent.syntax import FluentParser
from fluent.syntax.ast import Junk, Message, Resource
from py3langid.langid import MODEL_FILE, LanguageIdentifier

LANGUAGES = ("en", "pt", "pl", "fi", "uk", "it", "es", "de", "fr")
"""The languages that customers may write in (ISO 639-1)."""

FALLBACK = "en"

_ENOUGH_WORDS = 3
_NOT_LANGUAGE = re.compile(r"https?://\S+|\S+@\S+\.\S+|[#\w-]*\d[\w-]*|[_]")
_LETTER = r"[A-Za-z\u00c0-\u024f\u0400-\u04ff]"
_WORD = re.compile(rf"{_LETTER}+(?:['\u2019]{_LETTER}+)*")
_SIGNS = {"es": "¿¡ñ", "pt": "ãõ", "pl": "ąęłśźż", "de": "ß", "uk": "іїєґ"}
"""Signs that only one of our languages writes."""
_HINT_WEIGHT = 6.0  # natural-log odds that one small word adds
_SMALL_WORDS: Mapping[str, frozenset[str]] = {
    language: frozenset(words.split())
    for language, words in tomllib.loads(Path(__file__).with_name("small_words.toml").read_text("utf-8")).items()
}


def detect(text: str, known: Collection[str] = LANGUAGES, *, enough: int = _ENOUGH_WORDS) -> str | None:
    """Return the language of `text` among `known`, or None where a guess would be no better than the conversation's.

    Numbers, addresses and links are no words. Below `enough` words the answer is None (keep the language so far),
    unless a word belongs to one language alone; English ones do not count there, because everybody says "ok".
    """
    words = [word.lower() for word in _WORD.findall(_NOT_LANGUAGE.sub(" ", text))]
    if len(words) < enough or not words:
        return _unmistakable(words, known) or _marked(text, known)
    scores: dict[str, float] = {
        language: score for language, score in _identifier().rank(" ".join(words)) if language in known
    }
    if not scores:
        return None
    # A few words carry little for the n-gram model; the small words of a language are what tells neighbours apart.
    signed = _signed(text, known)
    hinted = {
        language: score + _HINT_WEIGHT * (_hints(words, language) + (language == signed))
        for language, score in scores.items()
    }
    return max(hinted, key=lambda language: hinted[language])


def _unmistakable(words: Sequence[str], known: Collection[str]) -> str | None:
    homes = [[language for language in LANGUAGES if word in _SMALL_WORDS[language]] for word in words]
    alone = {home[0] for home in homes if len(home) == 1} - {FALLBACK}
    return alone.pop() if len(alone) == 1 and alone <= set(known) else None


def _signed(text: str, known: Collection[str]) -> str | None:
    """Return the one language whose own signs stand in a text."""
    found = [language for language, signs in _SIGNS.items() if set(text.lower()) & set(signs)]
    return found[0] if len(found) == 1 and found[0] in known else None


def _marked(text: str, known: Collection[str]) -> str | None:
    """Return Spanish for its marks; a letter would not do in so few words, for they may be the name of a place."""
    return "es" if "es" in known and set(text) & {"¿", "¡"} else None


def _hints(words: Sequence[str], language: str) -> int:
    return sum(word in _SMALL_WORDS[language] for word in words)


@cache
def _identifier() -> LanguageIdentifier:
    identifier: LanguageIdentifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(list(LANGUAGES))
    return identifier


class WordsError(ValueError):
    """Words that cannot be said: an unknown key, a missing value or a broken pattern. Never shown to a customer."""


class Words:
    """The words of one package, read from `<folder>/<language>.ftl`; English must be there.

    A language without a file, or a key its file lacks, is said in English; `missing()` lists both for a test.
    """

    def __init__(self, folder: Path) -> None:
        """Read every `.ftl` file of `folder`.

        Raises:
            WordsError: a file cannot be parsed, or there is no English one.
        """
        self._folder = folder
        self._bundles = {file.stem: _bundle(file) for file in sorted(folder.glob("*.ftl"))}
        self._keys = {file.stem: _keys(file) for file in sorted(folder.glob("*.ftl"))}
        if FALLBACK not in self._bundles:
            raise WordsError(f"{folder} has no {FALLBACK}.ftl")

    @property
    def languages(self) -> tuple[str, ...]:
        """Return the languages that have a file."""
        return tuple(self._bundles)

    def say(self, language: str, key: str, **args: str | float | Decimal) -> str:
        """Return what `key` says in `language`, with plain spaces only.

        Names and order numbers must be strings: numbers are grouped as the language groups them.

        Raises:
            WordsError: the key is unknown, or a value it needs is missing or wrong.
        """
        bundle = self._bundles.get(primary(language))
        if bundle is None or not bundle.has_message(key):
            bundle = self._bundles[FALLBACK]
        if not bundle.has_message(key):
            raise WordsError(f"{self._folder} has no words for {key!r}")
        pattern = bundle.get_message(key).value
        if pattern is None:
            raise WordsError(f"{key!r} in {self._folder} has no value")
        said, errors = bundle.format_pattern(pattern, args)
        if errors:
            raise WordsError(f"{key!r} in {self._folder} cannot be said in {language}: {errors[0]}")
        return plain_spaces(str(said))

    def has(self, language: str, key: str) -> bool:
        """Whether a language's own file has this key, so that it need not be said in English."""
        return key in self._keys.get(primary(language), set())

    def missing(self, languages: Collection[str] = ()) -> dict[str, set[str]]:
        """Return per language the keys of English that it lacks; empty when all is said everywhere.

        Looks at the languages that have a file and at `languages` besides.
        """
        gaps = {
            language: self._keys[FALLBACK] - self._keys.get(language, set())
            for language in {*self._bundles, *languages}
        }
        return {language: keys for language, keys in gaps.items() if keys}


def _bundle(file: Path) -> FluentBundle:
    bundle = FluentBundle([file.stem], use_isolating=False)
    bundle.add_resource(_resource(file))
    return bundle


def _keys(file: Path) -> set[str]:
    return {entry.id.name for entry in _resource(file).body if isinstance(entry, Message)}


def _resource(file: Path) -> Resource:
    resource = _parse(file.read_text(encoding="utf-8"))
    for entry in resource.body:
        if isinstance(entry, Junk):
            raise WordsError(f"{file}: cannot read {(entry.content or '').splitlines()[0]!r}")
    return resource


@cache
def _parse(text: str) -> Resource:
    """Parse once what is read more than once: a file of words takes 40 ms."""
    return FluentParser().parse(text)


def plain_spaces(text: str) -> str:
    """Return `text` with U+00A0 and U+202F as plain spaces: one of them makes a whole SMS twice as long."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def primary(tag: str) -> str:
    """Return the language of a tag: `pt` of `pt-BR`."""
    return tag.replace("_", "-").split("-", maxsplit=1)[0].lower()


def money(amount: Decimal, currency: str, language: str) -> str:
    """Return an amount as the language writes it, such as `R$ 12,90`; `currency` is an ISO 4217 code."""
    return plain_spaces(format_currency(amount, currency, locale=_locale(language)))


def number(value: Decimal | int, language: str) -> str:
    """Return a number grouped as the language groups it."""
    return plain_spaces(format_decimal(value, locale=_locale(language)))


def day(moment: datetime | date, language: str, zone: ZoneInfo | None = None) -> str:
    """Return a date such as `18 November 2026`; a moment is first taken to `zone`."""
    if isinstance(moment, datetime) and zone is not None:
        moment = moment.astimezone(zone)
    return plain_spaces(format_date(moment, format="long", locale=_locale(language)))


def days(first: date, last: date, language: str) -> str:
    """Return days in a row, first and last with the month and year they share, or one day where both are the same."""
    if first == last:
        return day(first, language)
    return plain_spaces(format_interval(first, last, "yMMMMd", locale=_locale(language)).replace("\u2009", " "))


def clock_time(moment: datetime | time, language: str, zone: ZoneInfo | None = None) -> str:
    """Return a time of day such as `14:05`; a moment is first taken to `zone`."""
    if isinstance(moment, datetime) and zone is not None:
        moment = moment.astimezone(zone)
    return plain_spaces(format_time(moment, format="short", locale=_locale(language)))


def day_and_time(moment: datetime, language: str, zone: ZoneInfo) -> str:
    """Return a moment in `zone`, such as `18 Nov 2026, 14:05`; it must be aware."""
    there = moment.astimezone(zone)
    written = format_date(there, format="medium", locale=_locale(language))
    return plain_spaces(f"{written}, {clock_time(there, language)}")


def join(items: Sequence[str], language: str, kind: Literal["and", "or"] = "and") -> str:
    """Return a list in words: `a, b and c`, or with "or"."""
    style: Literal["standard", "or"] = "standard" if kind == "and" else "or"
    return plain_spaces(format_list(list(items), style=style, locale=_locale(language)))


@cache
def _locale(tag: str) -> Locale:
    return Locale.parse(tag.replace("-", "_"))
