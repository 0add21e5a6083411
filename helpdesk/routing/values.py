"""Operations and the values that they compare with, read strictly: what cannot be meant is refused with a reason."""

import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer, PlainValidator, WithJsonSchema, field_validator

LONGEST_TEXT = 200
MOST_VALUES = 500
LARGEST = 10**15
LONGEST_WINDOW = timedelta(days=3660)

NUMBER = r"^-?[0-9]{1,30}(\.[0-9]{1,30})?$"
MOMENT = (
    r"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
    r"([T ]([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\.[0-9]{1,6})?)?(Z|[+-](0[0-9]|1[0-4]):?[0-5][0-9])?)?$"
)
"""Patterns that PostgreSQL and Python read alike."""
ZONE = r"(Z|[+-][0-9]{2}:?[0-9]{2})$"

Scalar = bool | int | float | str


class Op(StrEnum):
    """How a stored value is compared."""

    IS = "is"
    IS_NOT = "is_not"
    CONTAINS = "contains"
    """A text holds these letters, or a list holds this text."""
    NOT_CONTAINS = "not_contains"
    STARTS_WITH = "starts_with"
    IN = "in"
    """It is one of these, or a list holds one of them."""
    NOT_IN = "not_in"
    GREATER = "greater"
    LESS = "less"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    BETWEEN = "between"
    """Both ends included."""
    BEFORE = "before"
    AFTER = "after"
    IN_LAST = "in_last"
    IN_NEXT = "in_next"
    IS_SET = "is_set"
    NOT_SET = "not_set"


NEGATED: Mapping[Op, Op] = {
    Op.IS_NOT: Op.IS,
    Op.NOT_CONTAINS: Op.CONTAINS,
    Op.NOT_IN: Op.IN,
    Op.NOT_SET: Op.IS_SET,
}
"""Each is true exactly where the other is not."""
WITH_TEXT = frozenset({Op.CONTAINS, Op.NOT_CONTAINS, Op.STARTS_WITH})
WITH_LIST = frozenset({Op.IN, Op.NOT_IN})
WITH_NUMBER = frozenset({Op.GREATER, Op.LESS, Op.AT_LEAST, Op.AT_MOST})
RANKING = frozenset({Op.AT_LEAST, Op.AT_MOST})
WITH_MOMENT = frozenset({Op.BEFORE, Op.AFTER})
WITH_WINDOW = frozenset({Op.IN_LAST, Op.IN_NEXT})
WITH_NOTHING = frozenset({Op.IS_SET, Op.NOT_SET})


class Part(BaseModel):
    """A part of a condition: nothing in it is ignored, and nothing changes it."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Window(Part):
    """A span of time that ends or begins now."""

    amount: int = Field(strict=True)
    unit: Literal["minutes", "hours", "days"]

    @field_validator("amount")
    @classmethod
    def spans_something(cls, value: int) -> int:
        """Refuse a window of zero, which finds nothing."""
        if value == 0:
            msg = "a window of zero holds nothing. Write at least 1"
            raise ValueError(msg)
        if value < 0:
            msg = "a window cannot be negative. Write at least 1"
            raise ValueError(msg)
        return value

    @field_validator("unit")
    @classmethod
    def ends_somewhere(cls, value: str, info: Any) -> str:  # noqa: ANN401 - pydantic's own
        """Refuse a window that is longer than anything is kept."""
        amount = info.data.get("amount", 0)
        if amount > LONGEST_WINDOW // timedelta(**{value: 1}):
            msg = f"the window is too long. At most {LONGEST_WINDOW.days} days are looked back"
            raise ValueError(msg)
        return value

    @property
    def span(self) -> timedelta:
        """The window's length."""
        return timedelta(**{self.unit: self.amount})


def read_value(raw: Any) -> Scalar | tuple[Scalar, ...] | None:  # noqa: ANN401 - whatever was sent
    """Return a wanted value as it was sent, if it is one; raises ValueError."""
    if isinstance(raw, list | tuple):
        if not 0 < len(raw) <= MOST_VALUES:
            msg = f"a list holds 1 to {MOST_VALUES} values; this one has {len(raw)}"
            raise ValueError(msg)
        return tuple(_scalar(one) for one in raw)
    return None if raw is None else _scalar(raw)


Wanted = Annotated[
    Scalar | tuple[Scalar, ...] | None,
    PlainValidator(read_value),
    PlainSerializer(lambda value: list(value) if isinstance(value, tuple) else value, return_type=Any),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "maxLength": LONGEST_TEXT},
                {"type": "number"},
                {"type": "boolean"},
                {"type": "array", "items": {"type": ["string", "number"]}, "minItems": 1, "maxItems": MOST_VALUES},
                {"type": "null"},
            ]
        }
    ),
]


class Compared(Part):
    """An operation with what it compares with: a value, a window, or nothing."""

    ranks_words: ClassVar[bool] = False
    """At least and at most may also name a word that has a rank, such as a priority."""

    op: Op
    value: Wanted = Field(default=None, validate_default=True)
    within: Window | None = Field(default=None, validate_default=True)

    @field_validator("value")
    @classmethod
    def fits(cls, value: Any, info: Any) -> Any:  # noqa: ANN401 - pydantic's own
        """Refuse a value that the operation cannot be used with."""
        if "op" in info.data:
            is_rank = cls.ranks_words and info.data["op"] in RANKING and isinstance(value, str)
            check_value(Op.IS if is_rank else info.data["op"], value)
        return value

    @field_validator("within")
    @classmethod
    def is_asked_for(cls, value: Window | None, info: Any) -> Window | None:  # noqa: ANN401 - pydantic's own
        """Refuse a window where none is used, and a missing one where one is."""
        if "op" in info.data and (info.data["op"] in WITH_WINDOW) != (value is not None):
            op = info.data["op"]
            msg = f"{op} needs a window, such as 2 hours" if value is None else f"{op} takes no window"
            raise ValueError(msg)
        return value

    @property
    def moment(self) -> datetime:
        """The moment that `before` and `after` name."""
        moment = moment_of(self.value)
        assert moment is not None  # noqa: S101 - checked when it was read
        return moment

    @property
    def span(self) -> timedelta:
        """The length of the window that `in_last` and `in_next` name."""
        assert self.within is not None  # noqa: S101 - checked when it was read
        return self.within.span

    @property
    def values(self) -> tuple[Scalar, ...]:
        """The values of an operation that takes a list."""
        assert isinstance(self.value, tuple)  # noqa: S101 - checked when it was read
        return self.value


def check_value(op: Op, value: Scalar | tuple[Scalar, ...] | None) -> None:
    """Raise ValueError, with what to write instead, where `op` cannot be used with `value`."""
    wish = _wish(op, value)
    if wish:
        msg = f"{op} needs {wish}" if wish != "no value" else f"{op} takes no value"
        raise ValueError(msg)


def _wish(op: Op, value: Scalar | tuple[Scalar, ...] | None) -> str:
    """Return what the operation needs instead of this value; empty where it is good."""
    wish, is_good = next((wish, good) for ops, wish, good in _WISHES if op in ops)
    return "" if is_good(value) else wish


def is_number(value: object) -> bool:
    """Tell whether a wanted value is a number; true and false are none."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_range(value: object) -> bool:
    match value:
        case (int() | float() as low, int() | float() as high):
            return is_number(low) and is_number(high) and low <= high
    return False


_WISHES: tuple[tuple[frozenset[Op], str, Callable[[Any], bool]], ...] = (
    (WITH_NOTHING | WITH_WINDOW, "no value", lambda value: value is None),
    (
        WITH_LIST,
        "a list of texts or numbers",
        lambda value: isinstance(value, tuple) and not any(isinstance(one, bool) for one in value),
    ),
    (frozenset({Op.BETWEEN}), "two numbers, the smaller one first", _is_range),
    (WITH_NUMBER, "a number", is_number),
    (
        WITH_MOMENT,
        "a day or a moment, such as 2026-11-18",
        lambda value: moment_of(value) is not None,
    ),
    (WITH_TEXT, "a text", lambda value: isinstance(value, str)),
    (
        frozenset({Op.IS, Op.IS_NOT}),
        "a text, a number, or true or false",
        lambda value: value is not None and not isinstance(value, tuple),
    ),
)
"""Which operations need what, and how it is known."""


def _scalar(raw: Any) -> Scalar:  # noqa: ANN401 - whatever was sent
    if isinstance(raw, bool):
        return raw
    if isinstance(raw, int | float):
        if not -LARGEST <= raw <= LARGEST:  # also refuses what is no number
            msg = f"a number lies between -{LARGEST} and {LARGEST}"
            raise ValueError(msg)
        return raw
    if isinstance(raw, str):
        if not raw.strip() or len(raw) > LONGEST_TEXT or not raw.isprintable():
            msg = f"a text has 1 to {LONGEST_TEXT} printable characters"
            raise ValueError(msg)
        return raw
    msg = "write a text, a number, true or false, or a list of these"
    raise ValueError(msg)


def moment_of(stored: Any) -> datetime | None:  # noqa: ANN401 - a JSON value
    """Return a stored text as a moment, if it is a day or a moment in ISO form; without a zone it is in UTC."""
    if not isinstance(stored, str) or not re.fullmatch(MOMENT[1:-1], stored):
        return None
    try:
        moment = datetime.fromisoformat(stored)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
