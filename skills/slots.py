"""The kinds of slot that skills share, and how code reads each from a customer's words.

A slot only ever says what the customer wrote: whether an order of that name exists, or is theirs, is decided later on
facts (`skills.which_order`). The words that are looked for lie in `slot_words.toml`, by language; those of every
language are looked for at once, because people mix them.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from rapidfuzz.distance import OSA

from commerce.exceptions import fold
from kit.alike import as_named
from skills import things
from skills.addresses import read_address
from skills.days import without_days

ORDER_NAMES = "order_names"
"""Names the customer clearly gave as an order's (`#1001`, "order 1001")."""
ORDER_GUESSES = "order_guesses"
"""Bare numbers that may be an order's name or anything else."""
RECENT = "recent"
"""Whether the customer spoke of their last or most recent order."""
OTHER = "other"
"""Whether the customer said that it is another order than the one spoken of."""

DAYS = "days"
"""Days the customer named, in ISO form, the first named first; none of them lies ahead."""
ADDRESS = "address"
"""A postal address, in the customer's own words."""
WORDS = "words"
"""The customer's own words of a wish, kept over a question or a sign-in so that "the blue shirt" still counts."""

_MAX_NAMES = 3
_MOST_SIGNS = 500
_LONG = 6  # letters: "skirt" is no slip of "shirt"
_SHORT = 2  # letters: words up to this long identify nothing
_LINK = re.compile(r"\b(?:https?://|www\.)\S+|\S+@\S+", re.IGNORECASE)
_SIGNS_OF_MONEY = r"[€$£¥₴₽]"
_SIZE_LETTERS = re.compile(
    r"\b(?:[XxХх]{1,4}[SMLСМЛsmlсмл]|[2-4][XxХх][LlЛл]"  # noqa: RUF001 - Cyrillic ones too
    r"|[СМЛ]|(?<!\d )(?:м(?!\.)|л))\b(?!['\u2019\u02bc])"
)
"""Sizes of clothes in any letters; small Cyrillic ones are also a measure ("5 м"), a city ("м. Львів") and "with"."""
_LATIN = str.maketrans("ХСМЛхсмл", "XSMLxsml")
_HASHED = re.compile(r"#\s?([A-Za-z]{0,6}-?\d{1,12}(?:-[A-Za-z0-9]{1,6})?)\b")
_BARE = re.compile(r"(?<![\w#€$£.,/-])(?<![€$£] )(\d{3,12})(?![\w%€$£]|[-.,/:]\d)")


def gather(before: str, said: str) -> str:
    """Return the words on one wish, the newest last: none twice, and of very many the last, so that none pile up."""
    earlier = " ".join(before.replace(said, " ").split()) if said else before
    together = f"{earlier} {said}".strip()
    return together if len(together) <= _MOST_SIGNS else together[-_MOST_SIGNS:].partition(" ")[2]


def read_order(text: str, language: str = "") -> dict[str, Any]:
    """Read what a message says of which order is meant: only the slots that it fills.

    Amounts of money name no order. Numbers of an address, and of a day where the language is known, are no guesses.
    """
    words = as_named(_amounts().sub(" ", _LINK.sub(" ", text)))
    names = _unique([*_HASHED.findall(words), *_named().findall(words)])
    others = words.replace(read_address(words) or "\n", " ")
    others = without_days(others, language) if language else others
    guesses = [number for number in _unique(_BARE.findall(others)) if number not in names]
    slots: dict[str, Any] = {}
    if names:
        slots[ORDER_NAMES] = names
    if guesses:
        slots[ORDER_GUESSES] = guesses
    if not names and says("recent", text):
        slots[RECENT] = True
    if not names and says("other", text):
        slots[OTHER] = True
    return slots


def read_yes_no(text: str) -> bool | None:
    """Read a yes or no that is the whole message, courtesy aside; None for anything else, such as a yes with a wish."""
    words, answers = fold(text), set[bool]()
    while words:
        met = {group: _pattern(group).match(words) for group in ("yes", "no", "courtesy")}
        group, longest = max(met.items(), key=lambda item: item[1].end() if item[1] else 0)
        if longest is None:
            return None
        if group != "courtesy":
            answers.add(group == "yes")
        words = words[longest.end() :].strip()
    return answers.pop() if len(answers) == 1 else None


def read_choice(text: str, choices: Sequence[tuple[str, str]]) -> str | None:
    """Read which of some offered (label, value) pairs a message means, or None.

    It may be the value itself, the label, a part of one label alone, or a place such as "the second" or "2".
    """
    words = fold(text)
    for label, value in choices:
        if text.strip() == value or words == fold(label):
            return value
    place = _place(words, len(choices))
    if place is not None:
        return choices[place][1]
    names = {name.casefold() for name in (*read_order(text).get(ORDER_NAMES, ()), *_BARE.findall(text))}
    if names:
        named = [value for label, value in choices if names & set(fold(label).split())]
        return named[0] if len(named) == 1 else None
    spoken = [word for word in words.split() if len(word) > _SHORT and not word.isdigit()]
    called = things.keys("things", text)
    met = [
        (sum(word in fold(label).split() for word in spoken) + len(called & things.keys("things", label)), value)
        for label, value in choices
    ]
    best = max((count for count, _ in met), default=0)
    winners = [value for count, value in met if count == best and best > 0]
    return winners[0] if len(winners) == 1 else None


def plain_sizes(text: str) -> str:
    """Return a text whose sizes in Cyrillic letters are in Latin ones, as shops write them: "ХЛ" is "XL"."""
    return _SIZE_LETTERS.sub(lambda found: found.group().translate(_LATIN), text)


def says(group: str, text: str) -> bool:
    """Whether a message has any word or phrase of a group of `slot_words.toml`, in any language."""
    return _pattern(group).search(fold(text)) is not None


def match_words(text: str, names: Mapping[str, Iterable[str]]) -> dict[str, frozenset[str]]:
    """Return per key the words of `text` that stand in one of its names, such as product titles.

    Short and everyday words never count; a plural in `s` meets its singular. A long word that stands in no name meets
    one that it is a slip of the finger away from. What a thing is called in any of our languages meets a name of that
    thing, whatever language the shop names it in; it counts as the thing's own word (`thing:tshirt`).
    """
    spoken = {word for word in map(_singular, fold(text).split()) if len(word) > _SHORT and word not in _everyday()}
    every = {key: tuple(titles) for key, titles in names.items()}
    titled = {
        key: {_singular(word) for title in titles for word in fold(title).split()} for key, titles in every.items()
    }
    called = things.keys("things", text)
    slips = {word for word in spoken if len(word) >= _LONG and not any(word in words for words in titled.values())}
    return {
        key: frozenset(
            (spoken & words)
            | {slip for slip in slips if any(_is_slip(slip, word) for word in words)}
            | {f"thing:{thing}" for title in every[key] for thing in called & things.keys("things", title)}
        )
        for key, words in titled.items()
    }


def _is_slip(spoken: str, word: str) -> bool:
    """Whether a word is another with one sign too many, too few, changed or swapped; its first sign is always right."""
    return spoken[0] == word[0] and OSA.distance(spoken, word, score_cutoff=1) <= 1


def _place(words: str, count: int) -> int | None:
    if words.isdigit():
        return int(words) - 1 if 1 <= int(words) <= count else None
    if _pattern("last").fullmatch(_without_articles(words)):
        return count - 1
    for place, group in enumerate(("first", "second", "third", "fourth", "fifth")):
        if place < count and _pattern(group).search(words):
            return place
    return None


def _without_articles(words: str) -> str:
    return " ".join(word for word in words.split() if word not in _words()["articles"])


@cache
def _tables() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(Path(__file__).with_name("slot_words.toml").read_text("utf-8"))


@cache
def _words() -> dict[str, tuple[str, ...]]:
    """Every group's words in every language, folded."""
    groups: dict[str, list[str]] = {}
    for table in _tables().values():
        for group, phrases in table.items():
            groups.setdefault(group, []).extend(fold(phrase) for phrase in phrases)
    return {group: tuple(dict.fromkeys(phrases)) for group, phrases in groups.items()}


@cache
def _pattern(group: str) -> re.Pattern[str]:
    phrases = sorted(_words()[group], key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases))})\b")


@cache
def _named() -> re.Pattern[str]:
    """What a named order looks like: a word for an order, perhaps one for a number, and the number."""
    orders, numbers = (_as_written(group) for group in ("order_nouns", "number_words"))
    return re.compile(
        rf"\b(?:{orders})\s*(?:(?:{numbers})\b[.ºo°]?\s*|n[º°]\s*|№\s*|[:=]\s*)*"
        r"((?:[A-Za-z]{1,5}-)?\d{3,12})\b(?![-,./]\d)",
        re.IGNORECASE,
    )


@cache
def _amounts() -> re.Pattern[str]:
    """What an amount of money looks like: a number before or after a currency's sign, code or name, and no "#"."""
    money = rf"(?:{_SIGNS_OF_MONEY}|(?:{_as_written('currencies')})\b)"
    number = r"(?:\d{1,3}(?:[ .,'\u00a0]\d{3})+|\d+)(?:[.,]\d{1,2})?"
    return re.compile(rf"(?<![\w#-])(?<!# )(?:{money}\s?{number}\b|{number}\s?{money})", re.IGNORECASE)


def _as_written(group: str) -> str:
    """Return a group's words as alternatives, the longest first, each with its accents and without."""
    written = {word for table in _tables().values() for word in table.get(group, ())}
    return "|".join(map(re.escape, sorted(written | {fold(word) for word in written}, key=len, reverse=True)))


@cache
def _everyday() -> frozenset[str]:
    return frozenset(_singular(word) for phrase in _words()["everyday"] for word in phrase.split())


def _singular(word: str) -> str:
    return word[:-1] if len(word) > _SHORT + 1 and word.endswith("s") and not word.endswith("ss") else word


def _unique(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(name.upper() for name in names))[:_MAX_NAMES]
