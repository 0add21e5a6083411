"""Conditions read from JSON and written to it; what is wrong is told place by place."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Any

from pydantic import TypeAdapter, ValidationError, ValidatorFunctionWrapHandler, WrapValidator

from helpdesk.routing.conditions import KINDS, Condition
from kit.errors import Invalid

DEEPEST = 20
MOST = 200
"""Conditions and groups of one rule."""
_SHOWN = 5
_READER: TypeAdapter[Condition] = TypeAdapter(Condition)


def read_condition(raw: Any) -> Condition:  # noqa: ANN401 - whatever was sent
    """Return the tree that JSON values say.

    Raises:
        Invalid: with code `condition_invalid`; each of `errors` has its `place` (`all[1].did.within`) and `problem`.
    """
    _check_size(raw)
    try:
        return _READER.validate_python(raw)
    except ValidationError as error:
        found = error.errors(include_url=False, include_context=False)
        raise _invalid([(_place(one["loc"]), _problem(one["type"], one["msg"])) for one in found]) from error


def write_condition(condition: Condition) -> dict[str, Any]:
    """Return a tree as JSON values, without what is as usual; reading it gives the same tree."""
    written: dict[str, Any] = _READER.dump_python(condition, mode="json", by_alias=True, exclude_defaults=True)
    return written


def _read(raw: Any, _: ValidatorFunctionWrapHandler) -> Condition:  # noqa: ANN401 - whatever was sent
    return read_condition(raw)


Tree = Annotated[Condition, WrapValidator(_read)]
"""A condition as a field of a request: what is wrong with it is told place by place."""


def invalid_at(place: str, problem: str) -> Invalid:
    """Return what is raised where a condition is well written, and names what does not exist."""
    return _invalid([(place, problem)])


def _check_size(raw: Any) -> None:  # noqa: ANN401 - whatever was sent
    """Refuse what is too deep or too much before anything looks into it."""
    waiting, count = [(raw, 1)], 0
    while waiting:
        one, depth = waiting.pop()
        count += 1
        if depth > DEEPEST:
            raise _invalid([("", f"it is deeper than {DEEPEST} levels. Split it into several rules")])
        if count > MOST:
            raise _invalid([("", f"it has more than {MOST} conditions. Split it into several rules")])
        if isinstance(one, Mapping):
            for kind in ("all", "any", "not"):
                inner = one.get(kind)
                within = inner[: MOST + 1] if isinstance(inner, list) else [inner]
                waiting += [(part, depth + 1) for part in within if isinstance(part, dict)]


def _invalid(found: Sequence[tuple[str, str]]) -> Invalid:
    told = [f"{place or 'condition'}: {problem}." for place, problem in found]
    more = f" And {len(told) - _SHOWN} more." if len(told) > _SHOWN else ""
    errors = [{"place": place, "problem": problem} for place, problem in found[:MOST]]
    return Invalid(" ".join(told[:_SHOWN]) + more, code="condition_invalid", errors=errors)


def _place(loc: Sequence[int | str]) -> str:
    """Return where it is wrong: pydantic names a kind twice, as its tag and as its field."""
    place, before = "", ""
    for part in loc:
        if isinstance(part, int):
            place += f"[{part}]"
        elif part != before or part not in KINDS:
            place += f".{part}" if place else part
        before = "" if part == before else str(part)
    return place


def _problem(kind: str, message: str) -> str:
    known = {"extra_forbidden": "there is no such setting", "missing": "it is missing"}
    text = known.get(kind) or message.removeprefix("Value error, ").rstrip(".")
    return text[0].lower() + text[1:]
