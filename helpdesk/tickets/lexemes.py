"""What a text is searched by: its bare words at their places, their stems, whole addresses and numbers; pure.

A word stands with weight A as it was written, and with weight D as its stem in the message's language. Marks say where
a message belongs: words never contain their stroke.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kit.language import LANGUAGES
from knowledge.stems import fold, stem, words

MOST_TERMS = 12
"""Words and phrases of a query that count; the others are left out."""
BUCKET, SHELF = 4096, 65_536
"""Messages, or tickets, in a row that carry the same mark, so that the newest can be searched first."""
_LONGEST_TEXT = 20_000
_MOST_PLACES = 16_000  # PostgreSQL counts no further
_SHORTEST_STEMMED = 3
_LONGEST_WHOLE = 100  # letters; PostgreSQL takes 2,046 bytes
_LAST_DIGITS = 9
_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)*")
_PHONE = re.compile(r"(?<![\w.])(?:\+|00?)[1-9][\d ()./-]{5,20}\d(?!\w)")
_PHONE_ALONE = re.compile(r"[\d ()./-]{8,25}")
_MANY_DIGITS = range(8, 16)
_QUOTED = re.compile(
    r'["\u201c\u201d\u201e\u00ab\u00bb]([^"\u201c\u201d\u201e\u00ab\u00bb]*)["\u201c\u201d\u201e\u00ab\u00bb]'
)
_PIECE = re.compile(r"[^\W_][\w\u0300-\u036f]*(?:['\u2019][\w\u0300-\u036f]+)*")


@dataclass(frozen=True, slots=True)
class Term:
    """One thing to look for: a word in any of its `forms`, or `words` that follow each other."""

    words: tuple[str, ...]
    forms: frozenset[str] = frozenset()
    is_phrase: bool = False
    is_open: bool = False
    """The last word of a query may be typed only in part."""

    @property
    def is_word(self) -> bool:
        """Whether it is a word of letters, and not a phrase, an address or a number."""
        return not self.is_phrase and self.words[0].isalpha()


@dataclass(frozen=True, slots=True)
class Query:
    """What somebody looks for: all of its terms."""

    terms: tuple[Term, ...]
    number: int | None = field(default=None)
    """The whole query is this number, with or without a `#`."""

    @property
    def forms(self) -> frozenset[str]:
        """Every form of every term, for highlights."""
        return frozenset(form for term in self.terms for form in (*term.forms, *term.words))


def document(text: str, language: str, *, marks: Iterable[str] = ()) -> str:
    """Return a text as PostgreSQL's `tsvector` is written, with `marks` besides."""
    text = text[:_LONGEST_TEXT]
    places: dict[str, list[str]] = {}
    for place, word in enumerate(words(text)[:_MOST_PLACES], start=1):
        places.setdefault(word, []).append(f"{place}A")
        if language and len(word) >= _SHORTEST_STEMMED and (root := stem(word, language)) not in {word, ""}:
            places.setdefault(root, []).append(f"{place}")
    for whole in (*_addresses(text), *_phones(text), *marks):
        places.setdefault(whole[:_LONGEST_WHOLE], [])
    return " ".join(f"{quoted(word)}:{','.join(at)}" if at else quoted(word) for word, at in places.items())


def place_marks(number: int) -> tuple[str, str]:
    """Return what a message or a ticket is marked by: the bucket of its number, and the shelf of that."""
    return bucket_mark(number // BUCKET), shelf_mark(number // SHELF)


def bucket_mark(bucket: int) -> str:
    """Return the mark of a bucket."""
    return f"b/{bucket}"


def shelf_mark(shelf: int) -> str:
    """Return the mark of a shelf: sixteen buckets."""
    return f"h/{shelf}"


def store_mark(store_id: int) -> str:
    """Return the mark of a store's messages."""
    return f"s/{store_id}"


def tag_mark(tag: str) -> str:
    """Return the mark of a ticket that has a tag."""
    return f"t/{fold(tag)}"[:_LONGEST_WHOLE]


def number_forms(digits: str) -> frozenset[str]:
    """Return what a telephone number is found by: all of it, and its last digits without what countries put before."""
    plain = re.sub(r"\D", "", digits).removeprefix("00")
    return frozenset({plain, plain.lstrip("0")[-_LAST_DIGITS:]} - {""})


def parse(text: str) -> Query:
    """Return what somebody looks for; a text without any letter or digit looks for nothing."""
    is_open = bool(text) and (text[-1].isalnum() or "@" in text.split()[-1:][0] if text.split() else False)
    terms: list[Term] = []
    digits = re.sub(r"\D", "", text)
    if _PHONE_ALONE.fullmatch(text.strip()) and len(digits) in _MANY_DIGITS:
        return Query((Term((digits,), number_forms(digits)),), number=_number(text))
    rest = _QUOTED.sub(lambda found: _keep(terms, _phrase(found.group(1))), text)
    rest = _ADDRESS.sub(
        lambda found: _keep(terms, _whole(found.group(), frozenset({fold(found.group())[:_LONGEST_WHOLE]}))), rest
    )
    rest = _PHONE.sub(lambda found: _keep(terms, _whole(found.group(), number_forms(found.group()))), rest)
    terms += [Term((word,), forms(word)) for word in dict.fromkeys(words(rest))]
    terms = terms[:MOST_TERMS]
    if terms and is_open and not terms[-1].is_phrase:
        terms[-1] = Term(terms[-1].words, terms[-1].forms, is_open=True)
    return Query(tuple(terms), number=_number(text))


def forms(word: str) -> frozenset[str]:
    """Return a bare word with its stems in all our languages."""
    if len(word) < _SHORTEST_STEMMED or not word.isalpha():
        return frozenset({word})
    return frozenset({word, *(stem(word, language) for language in LANGUAGES)} - {""})


def places_of(text: str, wanted: frozenset[str], language: str) -> tuple[tuple[int, int], ...]:
    """Return where words of a text stand that are wanted, as begin and end, counted in Unicode characters."""
    return tuple(
        found.span() for found in _PIECE.finditer(text) if not wanted.isdisjoint(_read(found.group(), language))
    )


def _read(piece: str, language: str) -> set[str]:
    word = "".join(words(piece))
    return {word, stem(word, language)} if language and len(word) >= _SHORTEST_STEMMED else {word}


def quoted(word: str) -> str:
    """Return a word as PostgreSQL's search types quote it."""
    return "'" + word.replace("\\", "\\\\").replace("'", "''") + "'"


def any_of(wanted: Iterable[str]) -> str:
    """Return the condition that one of some words stands there."""
    return "(" + " | ".join(quoted(word) for word in sorted(wanted)) + ")"


def said(terms: Sequence[Term]) -> str:
    """Return the condition that one message says all of this."""
    return " & ".join(_condition(term) for term in terms)


def named(terms: Sequence[Term], *, in_order: bool = False) -> str:
    """Return the condition that a name or a label says all of this, where the last word may go on.

    The words of a phrase follow each other only where it is asked for: those of names have no places.
    """
    return " & ".join(_condition(term) if in_order and term.is_phrase else _name(term) for term in terms)


def _condition(term: Term) -> str:
    if term.is_phrase:
        return "(" + " <-> ".join(f"{quoted(word)}:A" for word in term.words) + ")"
    return any_of(term.forms)


def _name(term: Term) -> str:
    if term.is_phrase:
        return " & ".join(quoted(word) for word in term.words)
    going_on = {f"{quoted(form)}:*" for form in term.words} if term.is_open else set()
    return "(" + " | ".join(sorted({quoted(form) for form in term.forms} | going_on)) + ")"


def _keep(terms: list[Term], term: Term | None) -> str:
    if term is not None:
        terms.append(term)
    return " "


def _phrase(text: str) -> Term | None:
    inside = tuple(words(text))[:MOST_TERMS]
    return Term(inside, is_phrase=True) if inside else None


def _whole(text: str, wanted: frozenset[str]) -> Term:
    return Term(((fold(text) if "@" in text else min(wanted, key=len))[:_LONGEST_WHOLE],), wanted)


def _number(text: str) -> int | None:
    found = re.fullmatch(r"\s*#?([0-9]{1,9})\s*", text)
    return int(found.group(1)) if found else None


def _addresses(text: str) -> list[str]:
    return [fold(found.rstrip(".")) for found in _ADDRESS.findall(text)] if "@" in text else []


def _phones(text: str) -> list[str]:
    found = (match for match in _PHONE.findall(text) if len(re.sub(r"\D", "", match)) in _MANY_DIGITS)
    return [form for match in found for form in sorted(number_forms(match))]
