"""The variables of canned replies: what there is, how a text with them is read, and how it is filled. Pure.

`{{customer.first_name}}` stands for a value, `{{customer.first_name|there}}` has words for where there is none. With
`-` behind the stroke nothing is said in its place; with nothing behind it, as in `{{note|}}`, the whole line is left
out. Nothing is computed: a value is put in once, as it is, and what looks like a variable in a value stays as written.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from rapidfuzz import fuzz, process

from conversations.reply import LONGEST
from kit.errors import Invalid

SILENT = "-"
"""The fallback that says nothing: the variable is left out, with the space and the comma before it."""
_ALIKE = 55
"""From which likeness on (of 100) a name is offered instead of an unknown one."""


class Of(StrEnum):
    """Whence a value comes."""

    CUSTOMER = "customer"
    """The customer's profile, or the name that they gave themselves."""
    ORDER = "order"
    """The order of the ticket, as the shop tells it at this moment: only for the customer who has proved themselves."""
    STORE = "store"
    """The store's settings."""
    AGENT = "agent"
    """Whoever answers."""
    POLICY = "policy"
    """The store's own articles."""
    GIVEN = "given"
    """What whoever answers types in."""


@dataclass(frozen=True, slots=True)
class Variable:
    """One variable: where its value comes from, and what it is."""

    of: Of
    meaning: str


CATALOGUE: Mapping[str, Variable] = MappingProxyType(
    {
        "customer.first_name": Variable(Of.CUSTOMER, "The customer's first name"),
        "customer.name": Variable(Of.CUSTOMER, "The customer's whole name"),
        "order.name": Variable(Of.ORDER, "The order's number, such as #1001"),
        "order.status": Variable(Of.ORDER, "How far the order is, in a few words"),
        "order.items": Variable(Of.ORDER, "What was ordered, such as 2 x Harbour Tee (M)"),
        "order.placed_on": Variable(Of.ORDER, "The day on which it was ordered"),
        "parcel.carrier": Variable(Of.ORDER, "Who carries the parcel"),
        "parcel.number": Variable(Of.ORDER, "Its tracking number"),
        "parcel.link": Variable(Of.ORDER, "The carrier's own page for it"),
        "parcel.status": Variable(Of.ORDER, "How far the parcel is, as the carrier last said"),
        "parcel.window": Variable(Of.ORDER, "The day or days on which it is expected, if these lie ahead"),
        "parcel.details": Variable(
            Of.ORDER, "All of that of every parcel, a line each, and what has not been sent: right for several too"
        ),
        "parcel.note": Variable(Of.ORDER, "What the store adds to an answer on parcels that are so far"),
        "store.name": Variable(Of.STORE, "What the store is called"),
        "store.hours": Variable(Of.STORE, "When its people are there, day by day"),
        "agent.name": Variable(Of.AGENT, "The name of whoever answers"),
        "policy.returns": Variable(Of.POLICY, "The sentence of the store's articles on how long things can come back"),
        "policy.cancellation": Variable(Of.POLICY, "The sentence of its articles on until when orders are cancelled"),
        "reason": Variable(Of.GIVEN, "The reason that was chosen, in words"),
        "amount": Variable(Of.GIVEN, "The amount that was given, with its currency"),
        "note": Variable(Of.GIVEN, "A short note of whoever answers"),
        "signature": Variable(Of.STORE, "The store's signature"),
    }
)
"""Every variable that a template may hold."""


@dataclass(frozen=True, slots=True)
class Slot:
    """The place of a variable; `fallback` is said where it has no value, None where it must have one."""

    name: str
    fallback: str | None = None


@dataclass(frozen=True, slots=True)
class Parsed:
    """A text that holds known variables alone: its lines, each of words and places."""

    lines: tuple[tuple[str | Slot, ...], ...]

    @property
    def names(self) -> frozenset[str]:
        """The variables in it."""
        return frozenset(part.name for line in self.lines for part in line if isinstance(part, Slot))

    def asks_of(self, *sources: Of) -> bool:
        """Whether any of its values comes from these."""
        return any(CATALOGUE[name].of in sources for name in self.names)


@dataclass(frozen=True, slots=True)
class Gap:
    """Why there is no value. One that `must_wait` could not be read: words for where there is none would mislead."""

    why: str
    must_wait: bool = False


Values = Mapping[str, str | Gap]


@dataclass(frozen=True, slots=True)
class Filled:
    """A text with its values; `left_out` tells of each variable without one why, where it was done without."""

    text: str
    left_out: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong in a text, and where: lines and signs are counted from 1."""

    said: str
    line: int
    column: int
    variable: str = ""
    nearest: str = ""


_TOKEN = re.compile(r"\{\{([^{}]*)\}\}|[{}]+")


def problems_of(text: str) -> list[Problem]:
    """Return what is wrong with the variables of a text, in the order in which it stands there."""
    lines = enumerate(text.splitlines(), 1)
    return [part for number, line in lines for part in _read(line, number) if isinstance(part, Problem)]


def parse(text: str) -> Parsed:
    """Read a text with variables.

    Raises:
        Invalid: with code `template_invalid`: an unknown variable, or a brace that belongs to none; `problems` names
            each with its place and the nearest variable that there is.
    """
    lines, problems = [], []
    for number, line in enumerate(text.splitlines(), 1):
        parts: list[str | Slot] = []
        for part in _read(line, number):
            if isinstance(part, Problem):
                problems.append(part)
            else:
                parts.append(part)
        lines.append(tuple(parts))
    if problems:
        raise Invalid(_told(problems), code="template_invalid", problems=[_shown(one) for one in problems])
    return Parsed(tuple(lines))


def fill(parsed: Parsed, values: Values) -> Filled:
    """Put the values in: all that are needed, or nothing.

    Raises:
        Invalid: with code `values_missing`: `missing` names every variable that has no value, and why; `text_too_long`;
            or `text_empty`, where nothing was left to say.
    """
    missing: dict[str, str] = {}
    left_out: dict[str, str] = {}
    said: list[str] = []
    for line in parsed.lines:
        words = _say(line, values, missing, left_out)
        if words is not None and (words.strip() or not said or said[-1].strip()):
            said.append(words)
    if missing:
        facts = [{"variable": name, "why": why} for name, why in missing.items()]
        raise Invalid(_asked_for(missing), code="values_missing", missing=facts)
    text = "\n".join(said).strip()
    if not text:
        raise Invalid("Nothing of this template is left to say here. Write the answer yourself.", code="text_empty")
    if len(text) > LONGEST:
        told = f"Filled in, it has {len(text)} characters; an answer has at most {LONGEST}. Shorten the template."
        raise Invalid(told, code="text_too_long", length=len(text))
    return Filled(text, left_out)


def unfilled(text: str) -> str:
    """Return the first variable that still stands in words that are to go out, or nothing."""
    for found in _TOKEN.finditer(text):
        name = (found[1] or "").partition("|")[0].strip()
        if name in CATALOGUE:
            return name
    return ""


def one_line(value: str) -> str:
    """Return a value of somebody else's as plain words in one line."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in value).split())


def _read(line: str, number: int) -> Iterator[str | Slot | Problem]:
    end = 0
    for found in _TOKEN.finditer(line):
        if found.start() > end:
            yield line[end : found.start()]
        end = found.end()
        yield _slot(found, number)
    if end < len(line):
        yield line[end:]


def _slot(found: re.Match[str], line: int) -> Slot | Problem:
    column, inside = found.start() + 1, found[1]
    if inside is None:
        said = "a brace that belongs to no variable: write one as {{customer.first_name}}, or leave the brace out"
        return Problem(said, line, column)
    written, stroke, fallback = inside.partition("|")
    name = written.strip()
    if name in CATALOGUE:
        return Slot(name, fallback.strip() if stroke else None)
    nearest = _nearest(name)
    hint = f", the nearest is {{{{{nearest}}}}}" if nearest else ""
    return Problem(f"there is no variable {{{{{name}}}}}{hint}", line, column, name, nearest)


def _nearest(name: str) -> str:
    found = process.extractOne(name.lower(), CATALOGUE.keys(), scorer=fuzz.WRatio, score_cutoff=_ALIKE)
    return found[0] if found else ""


def _told(problems: Sequence[Problem]) -> str:
    first, more = problems[0], len(problems) - 1
    others = f" There {'is 1 more' if more == 1 else f'are {more} more'} like that." if more else ""
    return f"In line {first.line}, at sign {first.column}: {first.said}.{others}"


def _shown(one: Problem) -> dict[str, str | int]:
    return {"said": one.said, "line": one.line, "column": one.column, "variable": one.variable, "nearest": one.nearest}


def _say(line: tuple[str | Slot, ...], values: Values, missing: dict[str, str], left_out: dict[str, str]) -> str | None:
    """Return a line with its values, None where it is left out; what it lacks is added to the one or the other."""
    words: list[str] = []
    is_left_out = False
    for part in line:
        value = part if isinstance(part, str) else values.get(part.name, Gap("Nothing is known of it."))
        if isinstance(part, Slot) and isinstance(value, Gap):
            if part.fallback is None or value.must_wait:
                missing[part.name] = value.why
                continue
            left_out[part.name] = value.why
            is_left_out = is_left_out or not part.fallback
            value = part.fallback
            if value == SILENT:
                words, value = ["".join(words).rstrip(" ,")], ""
        words.append(str(value))
    return None if is_left_out else "".join(words)


def _asked_for(missing: Mapping[str, str]) -> str:
    said = " ".join(f"{{{{{name}}}}}: {why}" for name, why in missing.items())
    return f"This cannot be filled in yet. {said}"
