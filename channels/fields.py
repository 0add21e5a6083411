"""What staff fill in to connect a channel, declared: the interface checks by it, and the console draws it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

NEEDED = "This is needed."


class Shape(StrEnum):
    """How a field is filled in."""

    TEXT = "text"
    EMAIL = "email"
    PHONE = "phone"
    CHOICE = "choice"
    SWITCH = "switch"
    """`yes` or `no`."""
    LINES = "lines"


@dataclass(frozen=True, slots=True)
class Field:
    """One field; a secret is kept sealed, and never shown again: left empty, the one that is kept stays.

    `wrong` says what does not fit `pattern`, which describes the whole of it. `only_for` names another field and the
    values of it with which this one is asked for.
    """

    name: str
    label: str
    about: str = ""
    shape: Shape = Shape.TEXT
    pattern: str = ""
    wrong: str = ""
    longest: int = 200
    is_needed: bool = False
    is_secret: bool = False
    options: tuple[tuple[str, str], ...] = ()
    default: str = ""
    only_for: tuple[str, tuple[str, ...]] | None = None

    def is_asked(self, values: Mapping[str, str]) -> bool:
        """Whether this field is asked for beside these values."""
        return self.only_for is None or values.get(self.only_for[0], "") in self.only_for[1]


@dataclass(frozen=True, slots=True)
class Filled:
    """What was filled in, in our own form, and a sentence for each field that is to be mended."""

    settings: dict[str, str]
    secrets: dict[str, str] = field(default_factory=dict, repr=False)
    problems: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Paste:
    """Something to copy into the vendor's own pages; `is_for_admins` where it should not be shown to everybody."""

    name: str
    label: str
    value: str
    is_for_admins: bool = False


def read(fields: Sequence[Field], given: Mapping[str, str], kept: Mapping[str, str] | None = None) -> Filled:
    """Read what somebody filled in, without spaces around it; a secret that is left empty is the one in `kept`."""
    values = {one.name: given.get(one.name, one.default).strip() for one in fields}
    filled = Filled({})
    for one in fields:
        is_asked, value = one.is_asked(values), values[one.name]
        if is_asked and (problem := _problem(one, value, (kept or {}).get(one.name, ""))):
            filled.problems[one.name] = problem
        if not one.is_secret:
            filled.settings[one.name] = value if is_asked else one.default
        elif is_asked and (value or (kept or {}).get(one.name)):
            filled.secrets[one.name] = value or (kept or {})[one.name]
    return filled


def _problem(one: Field, value: str, kept: str) -> str:
    if not value:
        return NEEDED if one.is_needed and not kept else ""
    if len(value) > one.longest:
        return f"At most {one.longest} characters."
    if one.shape is not Shape.LINES and not value.isprintable():
        return one.wrong or "Write it in one line."
    if one.shape is Shape.CHOICE and value not in {name for name, _ in one.options}:
        return one.wrong or "Choose one of them."
    if one.shape is Shape.SWITCH and value not in {"yes", "no"}:
        return "Say yes or no."
    return one.wrong if one.pattern and not re.fullmatch(one.pattern, value) else ""
