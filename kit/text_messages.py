"""What a text message is charged by: segments, and how words are made to need few of them.

In the GSM-7 alphabet a segment holds 160 signs, or 153 of a longer message; one sign outside it, and it holds 70, or
67, in UCS-2 (3GPP TS 23.038 and 23.040). So signs that only look better are folded, and parts are cut to fit.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

ALPHABET = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
EXTENSION = frozenset("^{}\\[~]|€\f")
"""Signs of GSM-7 that take two places."""
ONE, OF_MANY = 160, 153
WIDE_ONE, WIDE_OF_MANY = 70, 67

AFTER_SENTENCE = 1
"""A part that pauses worse than this ends within a sentence, or right after what leads one in."""
TORN = 3
"""What such a part costs besides, in half segments."""
_BMP = 0xFFFF
_FOLDS = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u00b4`", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"'),
        **dict.fromkeys("\u2039\u203a", "'"),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
        **dict.fromkeys("\u2022\u00b7\u2043", "-"),
        **dict.fromkeys("\t\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f", " "),
        **dict.fromkeys("\u00ad\u200b\u2060\ufeff", ""),
        "\u2026": "...",
    }
)
_LINK = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)


def fold(text: str) -> str:
    """Put typographic quotes, dashes, dots and spaces in GSM-7's own signs; a letter stays what it is."""
    return text.translate(_FOLDS)


def segments(text: str) -> int:
    """Return how many segments a text message is charged as."""
    size = _size(text)
    return _charged(size.narrow, size.wide, is_narrow=size.is_narrow)


def cut_to_segments(text: str, longest: int, longest_link: int) -> tuple[str, ...]:
    """Cut a text into parts of at most `longest` signs (UTF-16 units) with few segments in all.

    A part that ends within a sentence counts as a segment and a half more: no reader likes one. Among equal cuts it
    takes the one with the fewest parts, and then the one whose parts end where a reader would pause. A link is not cut,
    unless it is longer than `longest_link`; other words only if longer than a part.
    """
    tokens = list(_tokens(text.strip(), longest, longest_link))
    best: list[tuple[tuple[int, int, int], int]] = [((0, 0, 0), 0)]
    for end in range(1, len(tokens) + 1):
        best.append(min(_endings(tokens, best, end, longest)))
    ends = [len(tokens)]
    while ends[-1] > 0:
        ends.append(best[ends[-1]][1])
    ends.reverse()
    return tuple(_join(tokens[start:end]) for start, end in pairwise(ends))


class _Size(NamedTuple):
    """How long a text is in GSM-7, how long in UTF-16 units, and whether GSM-7 can write it."""

    narrow: int
    wide: int
    is_narrow: bool


@dataclass(frozen=True, slots=True)
class _Token:
    """A word and what stands between it and the next one; `pause` is how ill a part ends there, 0 is best."""

    word: str
    gap: str
    pause: int
    size: _Size
    whole: _Size
    """The word with what stands behind it."""


def _tokens(text: str, longest: int, longest_link: int) -> Iterator[_Token]:
    for found in re.finditer(r"(\S+)(\s*)", text):
        word, gap = found.group(1), found.group(2)
        pieces = list(_pieces(word, longest_link if _LINK.search(word) else longest))
        for piece in pieces[:-1]:
            yield _token(piece, "")
        yield _token(pieces[-1], gap)


def _token(word: str, gap: str) -> _Token:
    if not gap:
        pause = 3
    elif "\n" in gap:
        pause = 2 if word.endswith(":") else 0  # what leads a sentence in stays with it
    else:
        pause = 1 if word.rstrip("\"')").endswith((".", "!", "?")) else 2
    return _Token(word, gap, pause, _size(word), _size(word + gap))


def _pieces(word: str, longest: int) -> Iterator[str]:
    """Cut a word that is too long, between signs."""
    start = size = 0
    for place, sign in enumerate(word):
        if size + _units(sign) > longest:
            yield word[start:place]
            start, size = place, 0
        size += _units(sign)
    yield word[start:]


def _endings(
    tokens: list[_Token], best: list[tuple[tuple[int, int, int], int]], end: int, longest: int
) -> Iterator[tuple[tuple[int, int, int], int]]:
    """Yield every way to end a part with the token before `end`, with the cost so far and where the part starts."""
    narrow = wide = 0
    is_narrow = True
    pause = tokens[end - 1].pause if end < len(tokens) else 0
    torn = TORN if pause > AFTER_SENTENCE else 0
    for start in range(end - 1, -1, -1):
        token = tokens[start]
        size = token.size if start == end - 1 else token.whole
        # Sums of plain numbers: this loop runs a hundred times for each word of a long text.
        narrow, wide, is_narrow = narrow + size.narrow, wide + size.wide, is_narrow and size.is_narrow
        if start < end - 1 and wide > longest:
            return
        charged, count, ill = best[start][0]
        yield (charged + 2 * _charged(narrow, wide, is_narrow=is_narrow) + torn, count + 1, ill + pause), start


def _join(tokens: list[_Token]) -> str:
    return "".join(f"{token.word}{token.gap}" for token in tokens[:-1]) + tokens[-1].word


def _charged(narrow: int, wide: int, *, is_narrow: bool) -> int:
    if is_narrow:
        return 1 if narrow <= ONE else -(-narrow // OF_MANY)
    return 1 if wide <= WIDE_ONE else -(-wide // WIDE_OF_MANY)


def _size(text: str) -> _Size:
    is_narrow = all(sign in ALPHABET or sign in EXTENSION for sign in text)
    return _Size(sum(map(_septets, text)), sum(map(_units, text)), is_narrow)


def _septets(sign: str) -> int:
    return 2 if sign in EXTENSION else 1


def _units(sign: str) -> int:
    return 2 if ord(sign) > _BMP else 1
