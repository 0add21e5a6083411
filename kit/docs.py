"""A list of the program's own interface, made from its OpenAPI document; nothing is fetched from elsewhere."""

from html import escape
from typing import Any

from fastapi import APIRouter, FastAPI
from fastapi.responses import HTMLResponse

from kit.pages import page


def routes(app: FastAPI) -> APIRouter:
    """Return the page `/docs`: every operation with what it does, what it takes and what it answers."""
    router = APIRouter()

    @router.get("/docs", include_in_schema=False)
    async def docs() -> HTMLResponse:
        document = app.openapi()
        operations = "".join(
            _operation(path, method, operation)
            for path, methods in document["paths"].items()
            for method, operation in methods.items()
        )
        top = (
            f"<h1>{escape(document['info']['title'])}: the API</h1><p>Everything below is also in "
            '<a href="/openapi.json">/openapi.json</a>. Errors are problem documents (RFC 9457) with a stable '
            "<code>code</code>.</p>"
        )
        return HTMLResponse(page("API", top + operations))

    return router


def _operation(path: str, method: str, operation: dict[str, Any]) -> str:
    takes = [f"<code>{escape(item['name'])}</code> ({escape(item['in'])})" for item in operation.get("parameters", ())]
    bodies = operation.get("requestBody", {}).get("content", {}).values()
    takes += [f"body <code>{escape(_name(content.get('schema', {})))}</code>" for content in bodies]
    answers = ", ".join(
        f"{status} {escape(answer.get('description', ''))}" for status, answer in operation.get("responses", {}).items()
    )
    return (
        f"<article><h2><code>{method.upper()} {escape(path)}</code></h2>"
        f"<p>{escape(operation.get('description') or operation.get('summary', ''))}</p>"
        + (f"<p>Takes {', '.join(takes)}.</p>" if takes else "")
        + f"<p>Answers {answers}.</p></article>"
    )


def _name(schema: dict[str, Any]) -> str:
    return str(schema.get("$ref", schema.get("title", "JSON"))).rpartition("/")[2]
