"""Which access scopes a field needs, by the metadata that Shopify publishes beside its schema.

Each rule is a sentence such as "`read_orders` access scope or `read_marketplace_orders` access scope. Also: Requires
the `read_returns` access scope." Scopes of one sentence are alternatives, sentences add up, and one about a permission
of the user binds no app. A write scope includes its read scope (shopify.dev, "API access scopes").
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

_SCOPE = re.compile(r"`([a-z_]+)`")
_VERBS = ("read_", "write_", "unauthenticated_", "customer_")
ALL_ORDERS = "read_all_orders"


@dataclass(frozen=True, slots=True)
class Need:
    """What a field needs: of each set one scope. `sentence` is how Shopify says it."""

    any_of: tuple[frozenset[str], ...]
    sentence: str

    def met_by(self, held: frozenset[str]) -> bool:
        """Whether an app with these scopes may read the field."""
        return all(self_ & held for self_ in self.any_of)


def read_need(sentence: str) -> Need | None:
    """Read a sentence of the metadata; None if it names no scope."""
    first, *others = sentence.split(" Also: ")
    sets = [_scopes(first), *(_scopes(other) for other in others if other.startswith("Requires the"))]
    named = tuple(one for one in sets if one)
    return Need(named, sentence) if named else None


def _scopes(sentence: str) -> frozenset[str]:
    return frozenset(name for name in _SCOPE.findall(sentence) if name.startswith(_VERBS))


def widen(granted: Iterable[str]) -> frozenset[str]:
    """Return what an app with these scopes holds: the granted ones, and reading with each writing."""
    given = frozenset(granted)
    return given | {f"read_{name.removeprefix('write_')}" for name in given if name.startswith("write_")}


@dataclass(frozen=True, slots=True)
class Rules:
    """The needs of types and fields, and which fields are a customer's protected data."""

    types: Mapping[str, Need]
    fields: Mapping[tuple[str, str], Need]
    protected: Mapping[tuple[str, str], str]

    def need(self, parent: str, field: str, kind: str) -> tuple[Need, ...]:
        """Return what a field of `parent` needs that returns `kind` (or its connection)."""
        node = kind.removesuffix("Connection")
        found = (self.fields.get((parent, field)), self.types.get(kind) or self.types.get(node))
        return tuple(one for one in found if one is not None)


def read_rules(published: Mapping[str, Any]) -> Rules:
    """Read the rules out of a published schema file."""
    types: dict[str, Need] = {}
    fields: dict[tuple[str, str], Need] = {}
    for item in published["offline_scopes"]["items"]:
        need = read_need(item["requiredAccess"] or "")
        if need is None:
            continue
        if item["type"] == "type":
            types[item["typeName"]] = need
        else:
            fields[item["typeName"], item["fieldName"]] = need
    protected = {
        (kind["name"], one["name"]): str(one["protectedContent"])
        for kind in published["data"]["__schema"]["types"]
        for one in kind.get("fields") or ()
        if one.get("isProtected") and one.get("protectedSubject") == "customer"
    }
    return Rules(types, fields, protected)
