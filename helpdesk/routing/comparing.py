"""How a stored value is compared with a wanted one: pure, and the same as `helpdesk.routing.comparing_sql` does it.

Stored values are JSON: text, number, truth, or a list of texts. A text that is a plain number counts as one where a
number is asked for, and one in ISO form as a moment: shops send amounts and days so. Texts are compared without regard
to upper and lower case. What is not there is not equal to anything: `is_not` is true of it.
"""

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from helpdesk.routing.values import NUMBER, Compared, Op, moment_of


def holds(stored: Any, test: Compared, now: datetime) -> bool:  # noqa: ANN401 - a JSON value
    """Tell whether one stored value is as wanted; for a negated operation give its positive one."""
    return _TESTS[test.op](stored, test, now)


def lower(text: str) -> str:
    """Return a text in lower case sign by sign, as PostgreSQL does it."""
    return "".join("i" if sign == "\u0130" else sign.lower() for sign in text)


def number_of(stored: Any) -> Decimal | None:  # noqa: ANN401 - a JSON value
    """Return a stored value as a number, if it is one or reads like one."""
    if isinstance(stored, bool) or not isinstance(stored, int | float | str):
        return None
    text = stored if isinstance(stored, str) else format(Decimal(str(stored)), "f")
    return Decimal(text) if re.fullmatch(NUMBER[1:-1], text) else None


def _is(stored: Any, test: Compared, _: datetime) -> bool:  # noqa: ANN401 - a JSON value
    return _equal(stored, test.value)


def _equal(stored: Any, wanted: Any) -> bool:  # noqa: ANN401 - JSON values
    if isinstance(wanted, bool):
        return stored is wanted
    if isinstance(wanted, str):
        return isinstance(stored, str) and lower(stored) == lower(wanted)
    number = number_of(stored)
    return number is not None and number == Decimal(str(wanted))


def _contains(stored: Any, test: Compared, _: datetime) -> bool:  # noqa: ANN401 - a JSON value
    wanted = lower(str(test.value))
    if isinstance(stored, list):
        return any(isinstance(one, str) and lower(one) == wanted for one in stored)
    return isinstance(stored, str) and wanted in lower(stored)


def _in(stored: Any, test: Compared, _: datetime) -> bool:  # noqa: ANN401 - a JSON value
    if isinstance(stored, list):
        texts = {lower(one) for one in test.values if isinstance(one, str)}
        return any(isinstance(one, str) and lower(one) in texts for one in stored)
    return any(_equal(stored, one) for one in test.values)


def _starts(stored: Any, test: Compared, _: datetime) -> bool:  # noqa: ANN401 - a JSON value
    return isinstance(stored, str) and lower(stored).startswith(lower(str(test.value)))


def _number(compare: Callable[[Decimal, Decimal], bool]) -> Callable[[Any, Compared, datetime], bool]:
    def test(stored: Any, test: Compared, _: datetime) -> bool:  # noqa: ANN401 - a JSON value
        number = number_of(stored)
        return number is not None and compare(number, Decimal(str(test.value)))

    return test


def _between(stored: Any, test: Compared, _: datetime) -> bool:  # noqa: ANN401 - a JSON value
    number = number_of(stored)
    low, high = (Decimal(str(end)) for end in test.values)
    return number is not None and low <= number <= high


def _moment(compare: Callable[[datetime, Compared, datetime], bool]) -> Callable[[Any, Compared, datetime], bool]:
    def test(stored: Any, test: Compared, now: datetime) -> bool:  # noqa: ANN401 - a JSON value
        moment = moment_of(stored)
        return moment is not None and compare(moment, test, now)

    return test


def _is_set(stored: Any, _: Compared, __: datetime) -> bool:  # noqa: ANN401 - a JSON value
    return stored is not None and stored not in ("", [])


_TESTS: Mapping[Op, Callable[[Any, Compared, datetime], bool]] = {
    Op.IS: _is,
    Op.CONTAINS: _contains,
    Op.STARTS_WITH: _starts,
    Op.IN: _in,
    Op.GREATER: _number(lambda number, wanted: number > wanted),
    Op.LESS: _number(lambda number, wanted: number < wanted),
    Op.AT_LEAST: _number(lambda number, wanted: number >= wanted),
    Op.AT_MOST: _number(lambda number, wanted: number <= wanted),
    Op.BETWEEN: _between,
    Op.BEFORE: _moment(lambda moment, test, _: moment < test.moment),
    Op.AFTER: _moment(lambda moment, test, _: moment > test.moment),
    Op.IN_LAST: _moment(lambda moment, test, now: now - test.span <= moment <= now),
    Op.IN_NEXT: _moment(lambda moment, test, now: now <= moment <= now + test.span),
    Op.IS_SET: _is_set,
}
