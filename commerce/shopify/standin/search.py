"""Shopify's search syntax, as far as it is modelled: `name:#1001 AND created_at:>='2026-11-01'`.

shopify.dev "Shopify API search syntax". Terms add up; `-` and `NOT` turn one round; a comparison stands before the
value; quotes hold words together. A field that does not exist is passed over with a warning, so that everything is
found: this is Shopify's way, and a trap.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from graphql import GraphQLError

_TERM = re.compile(
    r"""\s*(?P<not>-|NOT\s+)?(?:(?P<field>[a-z_]+):\s*)?(?P<how><=|>=|<|>)?(?P<value>"[^"]*"|'[^']*'|[^\s()]+)\s*"""
)
Values = Mapping[str, Callable[[], tuple[str, ...]]]
"""The values of an item by field; those without a field are found under the empty name."""


@dataclass(frozen=True, slots=True)
class Term:
    """One condition."""

    field: str
    how: str
    value: str
    is_not: bool = False


def read(query: str) -> tuple[Term, ...]:
    """Read a query into its terms.

    Raises:
        GraphQLError: it has brackets or OR, which this stand-in does not model.
    """
    terms: list[Term] = []
    place = 0
    while place < len(query):
        if query[place:].strip() == "":
            break
        found = _TERM.match(query, place)
        if found is None:
            raise GraphQLError("The stand-in does not model brackets in a search query.")
        place = found.end()
        value = found["value"]
        if found["field"] is None and value in {"AND", "OR"}:
            if value == "OR":
                raise GraphQLError("The stand-in does not model OR in a search query.")
            continue
        bare = value[1:-1] if value[0] in "\"'" and value[-1] == value[0] and len(value) > 1 else value
        terms.append(Term(found["field"] or "", found["how"] or "", bare, bool(found["not"])))
    return tuple(terms)


def unknown_fields(terms: tuple[Term, ...], known: frozenset[str]) -> tuple[str, ...]:
    """Return the fields of a query that do not exist."""
    return tuple(term.field for term in terms if term.field and term.field not in known)


def fits(values: Values, terms: tuple[Term, ...]) -> bool:
    """Whether an item meets every term whose field exists."""
    return all(_meets(values, term) for term in terms)


def _meets(values: Values, term: Term) -> bool:
    if term.field not in values:
        return True
    found = any(_compare(value, term) for value in values[term.field]())
    return found is not term.is_not


def _compare(value: str, term: Term) -> bool:
    if term.value == "*":
        return value != ""
    if not term.how:
        return _equal(value, term)
    left, right = _ordered(value), _ordered(term.value)
    if left is None or right is None:
        return False
    return {"<": left < right, ">": left > right, "<=": left <= right, ">=": left >= right}[term.how]


def _equal(value: str, term: Term) -> bool:
    value, wanted = value.casefold(), term.value.casefold()
    if wanted.endswith("*"):
        return value.startswith(wanted[:-1])
    if not term.field:
        return wanted in value
    return value == wanted


def _ordered(text: str) -> float | None:
    if re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", text):
        return float(text)
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
