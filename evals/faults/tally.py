"""What became of every message: pure, from what was sent, what the tables hold, and what reached the telephones."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Sent:
    """A message that was sent at last and accepted; `sent_at` is when its customer sent it.

    `place` says in which order the customer sent it; the same for all of a burst.
    """

    phone: str
    sid: str
    place: int
    sent_at: float = 0.0


@dataclass(frozen=True, slots=True)
class Kept:
    """An inbox row; `turn` answered it, if one did, and the answer was on its way at `answered_at` (since 1970)."""

    phone: str
    sid: str
    row: int
    turn: int | None
    answered_at: float = 0.0


@dataclass(frozen=True, slots=True)
class Answer:
    """A message of the agent, with its parts as they should reach the telephone, in order."""

    phone: str
    turn: int
    message: int
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """Everything that is there at the end; `arrived` is what each telephone shows, in order."""

    kept: Sequence[Kept]
    answers: Sequence[Answer]
    arrived: Mapping[str, Sequence[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many went wrong, of how many; a phone or a message is named in `examples`."""

    messages: int
    lost: int
    twice: int
    disordered: int
    examples: tuple[str, ...] = ()

    @property
    def is_clean(self) -> bool:
        """Whether nothing went wrong."""
        return not (self.lost or self.twice or self.disordered)

    def __add__(self, other: "Counts") -> "Counts":
        """Add the counts of another part."""
        return Counts(
            self.messages + other.messages,
            self.lost + other.lost,
            self.twice + other.twice,
            self.disordered + other.disordered,
            (*self.examples, *other.examples)[:10],
        )


def tally(sent: Sequence[Sent], found: Found) -> Counts:
    """Count what is lost, answered twice, and out of order.

    Lost: an accepted message that is not there, has no turn, or whose turn said nothing; a part that never arrived.
    Twice: a message kept twice, a turn that spoke twice, a part that arrived more often than it was written.
    Out of order: a message kept or answered before one that its customer sent earlier; parts that arrived otherwise.
    """
    lost, twice, disordered = _lost(sent, found), _twice(sent, found), _disordered(sent, found)
    examples = [f"lost {one}" for one in lost] + [f"twice {one}" for one in twice]
    examples += [f"out of order {one}" for one in disordered]
    return Counts(len(sent), len(lost), len(twice), len(disordered), tuple(examples[:10]))


def takeover(sent: Sequence[Sent], kept: Sequence[Kept], killed_at: Sequence[float]) -> float:
    """Return the longest time from a kill to the answer of a message that waited at that moment; 0 if none did."""
    waits = _waits(sent, kept)
    return max((end - kill for begin, end in waits for kill in killed_at if begin <= kill < end), default=0.0)


def undisturbed(sent: Sequence[Sent], kept: Sequence[Kept], killed_at: Sequence[float]) -> float:
    """Return the longest wait for an answer during which nothing was killed."""
    waits = _waits(sent, kept)
    return max((end - begin for begin, end in waits if not any(begin <= kill < end for kill in killed_at)), default=0.0)


def _waits(sent: Sequence[Sent], kept: Sequence[Kept]) -> list[tuple[float, float]]:
    """Return when each answered message was sent, and when its answer was on its way."""
    sent_at = {one.sid: one.sent_at for one in sent}
    return [(sent_at[row.sid], row.answered_at) for row in kept if row.turn is not None and row.sid in sent_at]


def _lost(sent: Sequence[Sent], found: Found) -> list[str]:
    turns = {row.sid: row.turn for row in found.kept}
    spoken = {answer.turn for answer in found.answers}
    lost = [one.sid for one in sent if turns.get(one.sid) is None or turns[one.sid] not in spoken]
    written = _written(found)
    return lost + [f"{phone}: {text!r}" for phone in written for text in _over(written[phone], found.arrived, phone)]


def _over(parts: Iterable[str], arrived: Mapping[str, Sequence[str]], phone: str) -> list[str]:
    """Return the parts that did not arrive, where arrivals are known."""
    if not arrived:
        return []
    return list((Counter(parts) - Counter(arrived.get(phone, ()))).elements())


def _twice(sent: Sequence[Sent], found: Found) -> list[str]:
    ours = {one.sid for one in sent}
    rows = Counter(row.sid for row in found.kept if row.sid in ours)
    turns = Counter(answer.turn for answer in found.answers)
    written = _written(found)
    doubled = [sid for sid, times in rows.items() if times > 1] + [f"turn {turn}" for turn, n in turns.items() if n > 1]
    for phone, texts in found.arrived.items():
        doubled += [f"{phone}: {text!r}" for text in (Counter(texts) - Counter(written[phone])).elements()]
    return doubled


def _disordered(sent: Sequence[Sent], found: Found) -> list[str]:
    places = {one.sid: one.place for one in sent}
    wrong: list[str] = []
    for phone, rows in _by_phone(found.kept, [row.phone for row in found.kept]).items():
        ordered = sorted((row for row in rows if row.sid in places), key=lambda row: row.row)
        for before, after in pairwise(ordered):
            if places[before.sid] > places[after.sid] or (before.turn or 0) > (after.turn or before.turn or 0):
                wrong.append(f"{phone}: {after.sid}")
    written = _written(found)
    for phone, texts in found.arrived.items():
        seen = list(dict.fromkeys(texts))
        if [text for text in dict.fromkeys(written[phone]) if text in set(seen)] != seen:
            wrong.append(f"{phone}: arrivals")
    return wrong


def _written(found: Found) -> dict[str, list[str]]:
    """Return what each telephone should show, in order."""
    by_phone = _by_phone(found.answers, [answer.phone for answer in found.answers])
    shown: dict[str, list[str]] = defaultdict(list)
    for phone, answers in by_phone.items():
        shown[phone] = [part for one in sorted(answers, key=lambda answer: answer.message) for part in one.parts]
    return shown


def _by_phone(things: Sequence[T], phones: Sequence[str]) -> dict[str, list[T]]:
    grouped: dict[str, list[T]] = defaultdict(list)
    for thing, phone in zip(things, phones, strict=True):
        grouped[phone].append(thing)
    return grouped
