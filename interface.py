"""What `/openapi.json` says beside the routes: the rooms, the two ways to say who one is, errors, and stable names.

An operation's name is made of its method and path, so it stays when a function is called otherwise. Clients are made of
this description; docs/api.md tells how to use it by hand.
"""

import json
import re
from collections.abc import Mapping
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from kit.web import PROBLEM

VERSION = "1"
ABOUT = (
    "The interface of Tillside. Programs send a key (`Authorization: Bearer tsk_...`), which staff make; a browser of "
    "staff sends its session. Errors are problem documents (RFC 9457) with a stable `code`. Lists are pages: `next` is "
    "the `cursor` of the following one. Fields may be added within a version; none is removed or changed."
)
ROOMS: Mapping[str, str] = {
    "assist": "Suggested answers and rewriting, for people who answer.",
    "audit": "Who did what, and when.",
    "channels": "How customers reach a store: what is connected, and connecting it.",
    "conversations": "Conversations that wait for a person, and the labels and endings of all.",
    "customers": "What is known of a customer: orders, properties, profile.",
    "deadlines": "Promises on time, aging rules, and what is due.",
    "figures": "Figures of a store's conversations and tickets.",
    "forms": "Contact forms of a shop.",
    "keys": "Keys with which programs act.",
    "knowledge": "What the shop has written: articles, policies, and what is missing.",
    "merging": "Tickets put together and parted again.",
    "notes": "What staff write for each other. No customer reads it.",
    "notifications": "What somebody is told, and has not read yet.",
    "people": "Who works here, and what they may see.",
    "preview": "The agent tried out, by nobody's customer.",
    "program": "Whether the program works.",
    "replies": "Templates and macros for answers.",
    "routing": "Rules that bring a ticket to a team, a person, a view or a tag.",
    "search": "Words in all that was ever said.",
    "signing in": "How staff come in, and their own sessions.",
    "shops": "The shop by which a store sells: connected, tested, and read.",
    "skills": "What the agent can do in a store, why something is missing, and how it did.",
    "stores": "The brands, their hours, and how they hand over to people.",
    "teams": "Teams and who is in them.",
    "tickets": "Tickets: listed, read, and acted on.",
    "timeline": "Everything that happened to a ticket.",
    "views": "Lists of tickets that somebody has saved.",
    "webchat": "What the chat on the shop's pages speaks: for its own use, with its own keys.",
    "webhooks": "Addresses outside that are told of events.",
}
"""The rooms of the interface, by the tags of their routes."""
ERRORS: Mapping[str, str] = {
    "400": "It cannot be read.",
    "401": "Nobody is signed in, or the key is unknown or revoked.",
    "403": "Who asks may not do this: their role is lower, or their key lacks the scope.",
    "404": "It does not exist, or not for whoever asks.",
    "409": "It contradicts what is stored, or was changed meanwhile. Read it again.",
    "413": "It is larger than what is accepted at once.",
    "415": "Its type is not accepted.",
    "422": "Something in it cannot be used; `errors` names the fields.",
    "429": "A limit was reached. Wait for `Retry-After` seconds.",
    "503": "A part that is needed is not ready. Try again soon.",
}
PROBLEM_SCHEMA: Mapping[str, Any] = {
    "type": "object",
    "description": "What went wrong (RFC 9457). Programs go by `code`, people by `detail`.",
    "required": ["type", "title", "status", "code", "detail"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "code": {"type": "string", "description": "A stable word for this problem."},
        "detail": {"type": "string", "description": "A sentence that says what to do."},
        "errors": {
            "type": "array",
            "description": "With 422: the fields that cannot be used.",
            "items": {
                "type": "object",
                "required": ["field", "problem"],
                "properties": {"field": {"type": "string"}, "problem": {"type": "string"}},
            },
        },
        "retry_after": {"type": "integer", "description": "With 429: seconds to wait."},
        "needed": {"type": "string", "description": "With 403: the role or scope that would do."},
    },
    "additionalProperties": True,
}
WAYS_IN: Mapping[str, Any] = {
    "key": {"type": "http", "scheme": "bearer", "description": "A key that staff made, `tsk_...` (docs/api.md)."},
    "session": {"type": "apiKey", "in": "cookie", "name": "tillside_staff", "description": "A browser of staff."},
}
OPEN = re.compile(r"/api/v1/(webchat/|forms/|health$|ready$|staff/sign-)")
"""What asks for no member of staff: the chat has keys of its own, and doors are for everybody."""
CHANGING = frozenset({"post", "put", "patch", "delete"})


def describe(app: FastAPI) -> None:
    """Let `app` describe itself so; it is made once, when it is first asked for."""

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = _whole(app)
        return app.openapi_schema

    app.openapi = openapi  # type: ignore[method-assign]  # FastAPI's own way


def operation_id(method: str, path: str) -> str:
    """Return the name of an operation: `get_desk_tickets_by_ticket_id`."""
    words = re.sub(r"{(\w+)}", r"by_\1", path.removeprefix("/api/v1"))
    return f"{method}_{re.sub(r'[^a-z0-9]+', '_', words.lower()).strip('_')}"


def _whole(app: FastAPI) -> dict[str, Any]:
    described = get_openapi(title=app.title, version=VERSION, description=ABOUT, routes=app.routes)
    used = set()
    for path, methods in described["paths"].items():
        for method, operation in methods.items():
            operation["operationId"] = operation_id(method, path)
            operation["tags"] = [one.lower() for one in operation.get("tags", ["program"])]
            used.update(operation["tags"])
            said = operation.get("description", "").strip()
            operation["summary"] = _first_sentence(said) or operation["summary"]
            operation["responses"].update(_errors(method, path))
            if not OPEN.match(path):
                operation["security"] = [{"key": []}, {"session": []}]
    described = _named_shortly(described)
    schemas = described.setdefault("components", {}).setdefault("schemas", {})
    for unused in ("HTTPValidationError", "ValidationError"):
        schemas.pop(unused, None)
    schemas["Problem"] = dict(PROBLEM_SCHEMA)
    described["components"]["responses"] = {status: _response(status) for status in ERRORS}
    described["components"]["securitySchemes"] = dict(WAYS_IN)
    described["tags"] = [{"name": one, "description": ROOMS.get(one, "")} for one in sorted(used)]
    return described


def _named_shortly(described: dict[str, Any]) -> dict[str, Any]:
    """Rename schemas that bear a whole path of modules: where two are called `Draft`, `macros` and `rules` are enough.

    A client is made of these names, and would else change whenever a module moves.
    """
    taken = set(described.get("components", {}).get("schemas", {}))
    text = json.dumps(described)
    for long in sorted(name for name in taken if "__" in name and name[0].islower()):
        module, _, name = long.removesuffix("_").rpartition("__")
        short = module.rpartition("__")[2].title().replace("_", "") + name
        if short not in taken:
            taken.add(short)
            text = re.sub(rf'(?<=["/]){re.escape(long)}(?=")', short, text)
    named: dict[str, Any] = json.loads(text)
    return named


def _errors(method: str, path: str) -> dict[str, Any]:
    """Return the errors that an operation may answer: what its kind can run into, said once for all."""
    found = {"422", "429", "503"}
    found |= set() if path in {"/api/v1/health", "/api/v1/ready"} else {"401", "403"}
    found |= {"404"} if "{" in path else set()
    found |= {"400", "404", "409", "413", "415"} if method in CHANGING else set()
    return {status: {"$ref": f"#/components/responses/{status}"} for status in sorted(found)}


def _response(status: str) -> dict[str, Any]:
    schema = {"$ref": "#/components/schemas/Problem"}
    answer: dict[str, Any] = {"description": ERRORS[status], "content": {PROBLEM: {"schema": schema}}}
    if status == "429":
        answer["headers"] = {"Retry-After": {"description": "Seconds to wait.", "schema": {"type": "integer"}}}
    return answer


def _first_sentence(text: str) -> str:
    """Return the first sentence of a description, as one line without its full stop."""
    line = " ".join(text.partition("\n\n")[0].split())
    return re.split(r"(?<=[.])\s+(?=[A-Z])", line)[0].rstrip(".")
