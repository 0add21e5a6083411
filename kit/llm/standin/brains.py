"""What thinks inside the stand-in: a function from the prompt and the schema to an answer."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

Message = Mapping[str, str]
Schema = Mapping[str, Any]
Brain = Callable[[Sequence[Message], str, Schema], Mapping[str, Any] | str]
"""Takes the messages (`role`, `content`), the schema's name and the schema; returns an object, or text as it is."""


def blank(_messages: Sequence[Message], _name: str, schema: Schema) -> dict[str, Any]:
    """Answer with the least that the schema allows: nothing, no, zero, or the first of the choices."""
    found = _least(schema, schema)
    return found if isinstance(found, dict) else {}


def resolved(node: Schema, root: Schema) -> Schema:
    """Follow a reference to a definition of the schema."""
    if "$ref" not in node:
        return node
    found: Schema = root.get("$defs", {})[str(node["$ref"]).rsplit("/", 1)[-1]]
    return found


def kind_of(node: Schema) -> str:
    """Return the JSON type that a part of a schema asks for; of several the first that is not null."""
    kind = node.get("type", "string")
    kinds = [kind] if isinstance(kind, str) else list(kind)
    return next((name for name in kinds if name != "null"), "null")


def _least(node: Schema, root: Schema) -> object:
    node = resolved(node, root)
    if "const" in node or "enum" in node:
        return node.get("const", node.get("enum", [None])[0])
    if "anyOf" in node:
        variants = [resolved(part, root) for part in node["anyOf"]]
        return None if any(part.get("type") == "null" for part in variants) else _least(variants[0], root)
    if isinstance(node.get("type"), list) and "null" in node["type"]:
        return None
    kind = kind_of(node)
    if kind == "object":
        return {name: _least(part, root) for name, part in node.get("properties", {}).items()}
    empty: dict[str, object] = {"array": [], "boolean": False, "integer": 0, "number": 0, "null": None}
    return empty.get(kind, "")
