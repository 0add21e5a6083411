"""A list of the program's own interface, made from its OpenAPI document; nothing is fetched from elsewhere."""

from html import escape
from typing import Any
from urllib.parse import quote

from fastapi import APIRouter, FastAPI
from fastapi.responses import HTMLResponse

from kit.pages import page


def routes(app: FastAPI) -> APIRouter:
    """Return the page `/docs`: every operation with what it does, what it takes and what it answers."""
    router = APIRouter()

    @router.get("/docs", include_in_schema=False)
    async def docs() -> HTMLResponse:
        document = app.openapi()
        rooms = _rooms(document)
        inside = " ".join(f'<a href="#{quote(room)}">{escape(room)}</a>' for room in rooms)
        top = (
            f"<h1>{escape(document['info']['title'])}: the API</h1><p>Everything below is also in "
            '<a href="/openapi.json">/openapi.json</a>. Errors are problem documents (RFC 9457) with a stable '
            f"<code>code</code>.</p>{_errors(document)}<nav>{inside}</nav>"
        )
        told = {room["name"]: room.get("description", "") for room in document.get("tags", ())}
        shown = "".join(_room(room, told.get(room, ""), inner) for room, inner in rooms.items())
        return HTMLResponse(page("API", top + shown))

    return router


def _rooms(document: dict[str, Any]) -> dict[str, list[str]]:
    """Return what is shown of each operation, by the room of the program that it belongs to."""
    rooms: dict[str, list[str]] = {}
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            (room, *_) = operation.get("tags") or ["other"]
            rooms.setdefault(room.lower(), []).append(_operation(path, method, operation))
    return dict(sorted(rooms.items()))


def _errors(document: dict[str, Any]) -> str:
    """Return what each status of an error means, said once for all operations."""
    known = document.get("components", {}).get("responses", {}).items()
    rows = "".join(f"<li><code>{status}</code> {escape(answer['description'])}</li>" for status, answer in known)
    return f"<ul>{rows}</ul>" if rows else ""


def _room(room: str, told: str, shown: list[str]) -> str:
    about = f"<p>{escape(told)}</p>" if told else ""
    return f'<section id="{escape(room)}"><h2>{escape(room)}</h2>{about}{"".join(shown)}</section>'


def _operation(path: str, method: str, operation: dict[str, Any]) -> str:
    takes = [f"<code>{escape(item['name'])}</code> ({escape(item['in'])})" for item in operation.get("parameters", ())]
    bodies = operation.get("requestBody", {}).get("content", {}).values()
    takes += [f"body <code>{escape(_name(content.get('schema', {})))}</code>" for content in bodies]
    every = sorted(operation.get("responses", {}).items())
    good = [f"{status} {escape(answer['description'])}" for status, answer in every if "description" in answer]
    errors = [status for status, answer in every if "description" not in answer]
    answers = ", ".join(good) + (f"; errors {', '.join(errors)}" if errors else "")
    return (
        f"<article><h3><code>{method.upper()} {escape(path)}</code></h3>"
        f"<p>{escape(operation.get('description') or operation.get('summary', ''))}</p>"
        + (f"<p>Takes {', '.join(takes)}.</p>" if takes else "")
        + f"<p>Answers {answers}.</p></article>"
    )


def _name(schema: dict[str, Any]) -> str:
    return str(schema.get("$ref", schema.get("title", "JSON"))).rpartition("/")[2]
