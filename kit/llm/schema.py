"""Which JSON schema a model is held to: the part of it that every server with strict structured output takes.

Strict means: every object closed (`additionalProperties` false) and every property required. Bounds on lengths and
numbers, patterns, titles and defaults are left out, for some servers refuse them and all of them cost tokens; the
answer is held against the pydantic model afterwards, which keeps them. A property that may be missing is asked for as
`X | None`.
Rules as in https://platform.openai.com/docs/guides/structured-outputs (supported schemas).
"""

from collections.abc import Iterator, Mapping
from typing import Any
from weakref import WeakKeyDictionary

from pydantic import BaseModel

KEPT = frozenset({"type", "enum", "const", "description", "$ref"})
KNOWN = KEPT | {
    "properties",
    "required",
    "additionalProperties",
    "items",
    "anyOf",
    "$defs",
    "title",
    "format",
    "pattern",
}
KNOWN |= {"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minItems", "maxItems"}
DEEPEST = 10
_MADE: "WeakKeyDictionary[type[BaseModel], dict[str, Any]]" = WeakKeyDictionary()


def strict(model: type[BaseModel]) -> dict[str, Any]:
    """Return the strict schema of a pydantic model; do not change it.

    Raises:
        ValueError: the model has something that strict output cannot express, such as a mapping with free keys.
    """
    if model not in _MADE:
        _MADE[model] = _strict(model)
    return _MADE[model]


def _strict(model: type[BaseModel]) -> dict[str, Any]:
    whole = model.model_json_schema(mode="validation")
    # A model that holds itself is told by a reference alone, which no server takes as a whole schema.
    root = whole["$defs"][whole["$ref"].rsplit("/", 1)[-1]] if "$ref" in whole else whole
    closed = _closed(root)
    if whole.get("$defs"):
        closed["$defs"] = {name: _closed(part) for name, part in whole["$defs"].items()}
    if flaw := next(flaws(closed), ""):
        raise ValueError(f"{model.__name__} cannot be asked for: {flaw}")
    return closed


def _closed(node: Mapping[str, Any]) -> dict[str, Any]:
    kept = {key: value for key, value in node.items() if key in KEPT}
    if "$ref" in kept:
        return {"$ref": kept["$ref"]}
    if node.get("type") == "object":
        properties = {name: _closed(part) for name, part in node.get("properties", {}).items()}
        is_free = node.get("additionalProperties", False) is not False
        kept |= {"properties": properties, "required": list(properties), "additionalProperties": is_free}
    if "items" in node:
        kept["items"] = _closed(node["items"])
    if variants := node.get("anyOf") or node.get("oneOf"):
        kept["anyOf"] = [_closed(part) for part in variants]
    return kept


def flaws(schema: Mapping[str, Any]) -> Iterator[str]:
    """Yield every reason why a server with strict output refuses `schema`, in its own kind of words."""
    if schema.get("type") != "object":
        yield "schema must be a JSON Schema of 'type: \"object\"', got " + repr(schema.get("type"))
        return
    yield from _flaws(schema, (), 1)
    for name, part in schema.get("$defs", {}).items():
        yield from _flaws(part, ("$defs", name), 1)


def _flaws(node: object, path: tuple[str, ...], depth: int) -> Iterator[str]:
    where = f"In context={path}, "
    if not isinstance(node, Mapping):
        yield where + "a schema must be an object."
        return
    if depth > DEEPEST:
        yield where + f"nesting is deeper than {DEEPEST}."
        return
    yield from (where + f"'{key}' is not permitted." for key in node if key not in KNOWN)
    if "$ref" in node and len(node) > 1:
        yield where + "$ref cannot have keywords beside it."
    if not node.keys() & {"type", "$ref", "anyOf", "enum", "const"}:
        yield where + "schema must have a 'type' key."
    if node.get("type") == "object":
        yield from _object_flaws(node, where)
    yield from _inner_flaws(node, path, depth)


def _object_flaws(node: Mapping[str, Any], where: str) -> Iterator[str]:
    if node.get("additionalProperties") is not False:
        yield where + "'additionalProperties' is required to be supplied and to be false."
    if set(node.get("required", ())) != set(node.get("properties", ())):
        yield where + "'required' is required to be supplied and to be an array including every key in properties."


def _inner_flaws(node: Mapping[str, Any], path: tuple[str, ...], depth: int) -> Iterator[str]:
    if node.get("type") == "array":
        if "items" in node:
            yield from _flaws(node["items"], (*path, "items"), depth + 1)
        else:
            yield f"In context={path}, array schema missing items."
    for name, part in node.get("properties", {}).items():
        yield from _flaws(part, (*path, "properties", name), depth + 1)
    for place, part in enumerate(node.get("anyOf", ())):
        yield from _flaws(part, (*path, "anyOf", str(place)), depth)
