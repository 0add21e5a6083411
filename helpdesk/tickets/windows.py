"""In which order the messages of many years are looked through: the newest first, in windows that grow; pure.

How often its rarest word is found bounds how many messages a query can match, and so how large the first window is.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from helpdesk.tickets.lexemes import BUCKET, SHELF, Term, bucket_mark, shelf_mark

AT_ONCE = 4000
"""Messages that a window may match at first; a query that cannot match more looks at everything in one go."""
MOST_COMPARED = 30_000
"""Messages that are looked at one by one: whether the words of a phrase follow each other, or their ticket is meant."""
_GROWTH = 4
_MOST_SHELVES = 4


@dataclass(frozen=True, slots=True)
class Window:
    """Numbers of messages from `oldest` to `newest`, with the marks that these carry; no marks for all the rest."""

    newest: int
    oldest: int
    marks: tuple[str, ...]
    is_last: bool = False
    """Whether something older is left out."""


def windows(newest: int, oldest: int, bound: int, *, is_halting: bool = False) -> Iterator[Window]:
    """Yield windows from the newest to the oldest number; with `is_halting` no further than is compared at most."""
    if newest < oldest or newest <= 0:
        return
    size = max(BUCKET, (newest - oldest + 1) * AT_ONCE // max(bound, 1))
    share = bound / max(newest - oldest + 1, 1)
    below, compared = newest, 0.0
    while below >= oldest:
        window = _window(below, oldest, size)
        compared += share * (window.newest - window.oldest + 1)
        is_enough = is_halting and compared + share * size * _GROWTH > MOST_COMPARED
        yield Window(window.newest, window.oldest, window.marks, is_last=is_enough)
        if is_enough:
            return
        below, size = window.oldest - 1, size * _GROWTH


def _window(newest: int, oldest: int, size: int) -> Window:
    if size >= newest - oldest + 1 or size >= SHELF * _MOST_SHELVES * 2:
        return Window(newest, oldest, ())
    unit, mark = (SHELF, shelf_mark) if size >= SHELF else (BUCKET, bucket_mark)
    first = max(newest // unit - size // unit, 0)
    return Window(newest, max(first * unit, oldest), tuple(mark(one) for one in range(first, newest // unit + 1)))


def forms_of(terms: Iterable[Term]) -> set[str]:
    """Return every form of some terms."""
    return {form for term in terms for form in (term.words if term.is_phrase else term.forms)}


def bound_of(terms: Sequence[Term], counts: Mapping[str, int]) -> int:
    """Return how many messages can match at most, by how many say each word."""
    return min(
        (
            min(counts.get(word, 0) for word in term.words)
            if term.is_phrase
            else sum(counts.get(form, 0) for form in term.forms)
        )
        for term in terms
    )
