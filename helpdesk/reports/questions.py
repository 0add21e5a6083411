"""What may be asked of a figure, and what is answered: the same for all of them."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from helpdesk.reports.spans import Span
from kit.auth import Actor
from kit.errors import Invalid
from kit.web import decode_cursor, encode_cursor
from stores.stores import Store

MOST_CELLS = 10_000


class By(StrEnum):
    """By what a figure is parted."""

    NOTHING = "nothing"
    STORE = "store"
    TEAM = "team"
    PERSON = "person"
    CHANNEL = "channel"
    LANGUAGE = "language"
    TOPIC = "topic"
    """A ticket of two topics counts under both, and once in the total."""
    TAG = "tag"
    """A ticket with two tags counts under both, and once in the total."""
    SKILL = "skill"
    """A conversation in which two skills took part counts under both, and once in the total."""
    HOUR = "hour"
    """The hour of the week in the store's time zone: `1-09` is Monday from nine to ten."""
    POLICY = "policy"
    TARGET = "target"
    REASON = "reason"


NUMBERS = frozenset({By.STORE, By.TEAM, By.PERSON, By.POLICY})
"""What is named by a number; the others are named by a word."""
Value = int | str | None


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: which days, of which stores, parted by what, and only of which tickets."""

    actor: Actor
    now: datetime
    span: Span
    stores: tuple[Store, ...]
    by: By = By.NOTHING
    team_id: int | None = None
    person_id: int | None = None
    channel: str = ""
    language: str = ""
    topic: str = ""
    skill: str = ""
    """Only of conversations in which this skill took part (`outcomes` alone)."""
    days: int = 7
    """So long after an answer an order counts as assisted (`assisted_orders` alone)."""

    @property
    def store_ids(self) -> tuple[int, ...]:
        """The stores asked for."""
        return tuple(store.id for store in self.stores)


@dataclass(frozen=True, slots=True)
class Place:
    """Which cell of a figure: stretch 0 is the whole span; without `is_value` all values together."""

    stretch: int = 0
    is_value: bool = False
    value: Value = None

    @property
    def key(self) -> str:
        """The place as a word for an address."""
        return encode_cursor([self.stretch, self.is_value, self.value])


TOTAL = Place()


def read_place(key: str, question: Question) -> Place:
    """Return the place that a key names in the answer to a question. Raises Invalid."""
    stretch, is_value, value = decode_cursor(key, (int, bool, object))
    kind = int if question.by in NUMBERS else str
    is_here = 0 <= stretch <= len(question.span.stretches()) and (value is None or isinstance(value, kind))
    if not is_here or isinstance(value, bool) or (isinstance(value, int) and abs(value) >= 2**31):
        raise Invalid("This cell is of another figure. Ask for the figure again with the same words.", code="no_cell")
    return Place(stretch, is_value, value)


@dataclass(frozen=True, slots=True)
class Times:
    """The middle and the ninetieth percentile of seconds, by the calendar or of office hours."""

    median: int | None = None
    p90: int | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure. `parts` are counts that make it up, `rates` shares between 0 and 1, `amounts` sums by currency."""

    place: Place
    count: int = 0
    parts: dict[str, int] = field(default_factory=dict)
    rates: dict[str, float | None] = field(default_factory=dict)
    calendar: Times | None = None
    business: Times | None = None
    amounts: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Answer:
    """The cells of a figure, by stretch and value in order, and all of them together."""

    total: Cell
    cells: tuple[Cell, ...]


def in_order(cells: Sequence[Cell]) -> tuple[Cell, ...]:
    """Return cells by stretch, then by value, nothing first. Raises Invalid where nobody could read them all."""
    if len(cells) > MOST_CELLS:
        raise Invalid(
            f"That makes {len(cells)} figures. Ask for weeks or months, or for fewer days.", code="too_many_cells"
        )
    return tuple(sorted(cells, key=_order))


def _order(cell: Cell) -> tuple[int, bool, int, str]:
    value = cell.place.value
    number, word = (value, "") if isinstance(value, int) else (0, value or "")
    return cell.place.stretch, value is not None, number, word


def own(question: Question) -> Question:
    """Return the question as somebody may ask it who sees their own tickets alone."""
    return replace(question, person_id=question.actor.id)
