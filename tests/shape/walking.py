"""Every route of staff, with a request that is good enough to reach the check of who sends it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from fastapi import FastAPI, UploadFile
from fastapi.routing import APIRoute

from kit.tables import ROOT

STAFF = re.compile(r"/admin(/|$)|/api/v1/(?!webchat/|forms/|health$|ready$)")
ROW = re.compile(r"^\| (?P<method>[A-Z]+) (?P<path>\S+) \| (?P<role>\w+) \| (?P<scope>[\w:]+|-) \|$", re.MULTILINE)
NOBODYS_ID = 987_654
_TEMPLATE = {"name": "x", "texts": {"en": "x"}}
_MACRO = {"name": "x", "template_key": "wismo"}
_RULE = {"name": "x", "condition": {"ticket": {"field": "channel", "op": "is", "value": "webchat"}}, "to": {"team": 1}}
_AGING = {"name": "x", "rules": {"after": 60, "team": NOBODYS_ID}}
_SLA = {"name": "x", "rules": {"resolution": 60}}
_PROPERTIES = {"properties": {"tier": "gold"}}
KNOWN = {
    "/skills/{name}": "/skills/order_editing",
    "/policies/{key}": "/policies/modify_window",
}
"""What must be there for a route to go on to its check."""
BODIES: Mapping[str, dict[str, Any]] = {
    "PUT /api/v1/customers/properties": {"json": {**_PROPERTIES, "store": "demo", "shop_customer_id": "x"}},
    "PUT /api/v1/customers/{customer_id}/properties": {"json": _PROPERTIES},
    "POST /api/v1/desk/aging/rules": {"json": _AGING},
    "PUT /api/v1/desk/aging/rules/{number}": {"json": _AGING},
    "POST /api/v1/desk/macros": {"json": {**_MACRO, "key": "x"}},
    "POST /api/v1/desk/templates": {"json": {**_TEMPLATE, "key": "x"}},
    "POST /api/v1/desk/routing/rules": {"json": _RULE},
    "PUT /api/v1/desk/routing/rules/{rule_id}": {"json": _RULE},
    "POST /api/v1/desk/routing/trials/past": {"json": {"rule": _RULE}},
    "POST /api/v1/desk/routing/trials/ticket": {"json": {"ticket_id": 1, "condition": _RULE["condition"]}},
    "POST /api/v1/desk/sla/example": {"json": {"store": "demo", "rules": {"resolution": 60}}},
    "POST /api/v1/desk/sla/policies": {"json": _SLA},
    "PUT /api/v1/desk/sla/policies/{number}": {"json": _SLA},
    "GET /api/v1/stores/{store}/widget/look": {"params": {"colour": "#0b6b5d"}},
    "POST /api/v1/stores/{store}/knowledge/articles/upload": {"data": {"language": "en"}},
}
"""What a description cannot say of a body: that one of two fields is needed, or what a rule may compare with."""
DOORS = frozenset(
    {
        *("POST /api/v1/staff/sign-in", "POST /api/v1/staff/sign-in/link", "POST /api/v1/staff/sign-in/enter"),
        *("POST /api/v1/staff/sign-in/first", "POST /api/v1/staff/sign-out"),
    }
)
"""Where people come in and leave: open to anybody, and not walked through, for the walker would be signed out."""


@dataclass(frozen=True, slots=True)
class Right:
    """What a route asks of its caller: at least a role, or `anybody`; and a key's scope, or `-` for no key at all."""

    role: str
    scope: str


@dataclass(frozen=True, slots=True)
class Call:
    """A route and a request to it."""

    method: str
    path: str
    address: str
    sent: dict[str, Any] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """What the table calls it."""
        return f"{self.method} {self.path}"


def table() -> dict[str, Right]:
    """Return the rows of docs/roles.md."""
    text = (ROOT / "docs" / "roles.md").read_text("utf-8")
    return {f"{row['method']} {row['path']}": Right(row["role"], row["scope"]) for row in ROW.finditer(text)}


def calls(app: FastAPI) -> list[Call]:
    """Return a call of every staff route that is mounted."""
    described = app.openapi()
    found = []
    for whole, route in _flat(app.routes):
        if not STAFF.match(whole):
            continue
        for method in sorted(route.methods or ()):
            path = re.sub(r":\w+}", "}", whole)
            operation = described["paths"].get(path, {}).get(method.lower())
            sent = _described(operation, described) if operation else _form(route)
            found.append(Call(method, path, _address(path), sent | BODIES.get(f"{method} {path}", {})))
    return sorted(found, key=lambda call: (call.path, call.method))


def _flat(routes: Iterable[Any], prefix: str = "") -> Iterator[tuple[str, APIRoute]]:
    for route in routes:
        if isinstance(route, APIRoute):
            yield prefix + route.path, route
        elif (inner := getattr(route, "original_router", None)) is not None:
            yield from _flat(inner.routes, prefix + route.include_context.prefix)


def _address(path: str) -> str:
    filled = path.replace("{store}", "demo")
    for known, one in KNOWN.items():
        filled = filled.replace(known, one)
    return re.sub(r"{(\w+)}", lambda one: "nothing" if one[1] in {"key", "name", "report"} else str(NOBODYS_ID), filled)


def _form(route: APIRoute) -> dict[str, Any]:
    """Return the fields that a page's form must hold."""
    query = {one.alias: "1" for one in route.dependant.query_params if one.field_info.is_required()}
    needed = [one for one in route.dependant.body_params if one.field_info.is_required()]
    files = {one.alias: ("a.txt", b"a") for one in needed if one.field_info.annotation is UploadFile}
    return {"params": query, "data": {one.alias: "1" for one in needed if one.alias not in files}, "files": files}


def _described(operation: Mapping[str, Any], described: Mapping[str, Any]) -> dict[str, Any]:
    """Return what an operation of the interface must be sent, made of its description."""
    needed = [one for one in operation.get("parameters", ()) if one["in"] == "query" and one.get("required")]
    sent: dict[str, Any] = {"params": {one["name"]: _sample(one["schema"], described) for one in needed}}
    content = operation.get("requestBody", {}).get("content", {})
    if "application/json" in content:
        sent["json"] = _sample(content["application/json"]["schema"], described)
    elif "multipart/form-data" in content:
        sent["files"] = {"file": ("a.txt", b"a")}
    return sent


def _sample(schema: Mapping[str, Any], described: Mapping[str, Any]) -> Any:  # noqa: ANN401 - any JSON value
    if "$ref" in schema:
        return _sample(described["components"]["schemas"][schema["$ref"].rpartition("/")[2]], described)
    for choice in ("anyOf", "oneOf", "allOf"):
        if choice in schema:
            simple = [one for one in schema[choice] if one.get("type") != "null"]
            return _sample(simple[-1], described)  # of what holds others of its kind, the leaf stands last
    if "const" in schema or "enum" in schema:
        return schema.get("const", schema.get("enum", [None])[0])
    match schema.get("type"):
        case "object":
            known = schema.get("properties", {})
            return {name: _sample(known[name], described) for name in schema.get("required", ())}
        case "array":
            return [_sample(schema["items"], described) for _ in range(schema.get("minItems", 0))]
    return _plain(schema)


def _plain(schema: Mapping[str, Any]) -> Any:  # noqa: ANN401 - any plain JSON value
    if schema.get("type") == "string":
        by_format = {"date": "2026-11-18", "date-time": "2026-11-18T10:00:00Z", "time": "10:00"}
        return by_format.get(schema.get("format", ""), "x" * max(1, schema.get("minLength", 1)))
    return {"integer": max(1, schema.get("minimum", 1)), "number": 1, "boolean": False}.get(schema.get("type", ""), {})
