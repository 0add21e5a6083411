"""The interface describes itself whole: rooms, names that stay, who may come in, and every error (docs/api.md)."""

import json
import re
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

import interface
import mounting
import program
from kit.db import Database
from kit.folder import DataFolder
from kit.tables import ROOT
from kit.web import PROBLEM
from settings import Settings
from staff.keys import SCOPES
from tests.shape.walking import DOORS, calls

NAME = re.compile(r"(get|post|put|patch|delete)(_[a-z0-9]+)+")


@pytest.fixture
async def app(tmp_path: Path, database_url: str, database: Database) -> AsyncIterator[FastAPI]:
    """The whole program's routes over the emptied database."""
    made = program.build(Settings(_env_file=None), DataFolder(tmp_path), database_url)
    yield mounting.web(made)
    await made.database.close()


def operations(app: FastAPI) -> Iterator[tuple[str, dict[str, Any]]]:
    for path, methods in app.openapi()["paths"].items():
        for method, operation in methods.items():
            yield f"{method.upper()} {path}", operation


def test_every_operation_says_what_it_does_and_belongs_to_a_room(app: FastAPI) -> None:
    silent = [
        name for name, one in operations(app) if len(one.get("description", "").split()) < 2 or not one["summary"]
    ]
    homeless = [name for name, one in operations(app) if len(one["tags"]) != 1 or one["tags"][0] not in interface.ROOMS]
    assert (silent, homeless) == ([], [])
    assert all(room["description"] for room in app.openapi()["tags"])


def test_every_operation_has_one_name_that_stays(app: FastAPI) -> None:
    names = Counter(one["operationId"] for _, one in operations(app))
    assert [name for name, count in names.items() if count > 1 or not NAME.fullmatch(name)] == []
    assert interface.operation_id("post", "/api/v1/desk/tickets/{ticket_id}/tags/remove") == (
        "post_desk_tickets_by_ticket_id_tags_remove"
    )


def test_every_error_is_a_problem_document(app: FastAPI) -> None:
    described = app.openapi()
    shared = described["components"]["responses"]
    for name, one in operations(app):
        errors = {status: answer for status, answer in one["responses"].items() if status >= "4"}
        assert {"422", "429"} <= errors.keys(), name
        assert all(answer == {"$ref": f"#/components/responses/{status}"} for status, answer in errors.items()), name
    assert shared.keys() == interface.ERRORS.keys()
    assert all(PROBLEM in answer["content"] for answer in shared.values())
    assert "HTTPValidationError" not in str(described)


def test_whatever_is_no_door_says_who_may_come_in(app: FastAPI) -> None:
    open_ones = {name for name, one in operations(app) if "security" not in one}
    assert all(re.search(r"/webchat/|/health$|/ready$|/sign-(in|out)|/forms/", name) for name in open_ones), open_ones


async def test_what_nobody_is_answered_is_described(app: FastAPI) -> None:
    described = dict(operations(app))
    wrong = []
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://shop.test") as client:
        for call in calls(app):
            one = described.get(call.name)
            if one is None or call.name in DOORS:
                continue
            answer = await client.request(call.method, call.address, **call.sent)
            is_problem = answer.headers["content-type"] == PROBLEM
            if str(answer.status_code) not in one["responses"] or not is_problem:
                wrong.append(f"{call.name}: {answer.status_code} {answer.text[:100]}")
    assert wrong == []


def test_the_page_on_the_interface_calls_what_there_is(app: FastAPI) -> None:
    """docs/api.md: every call of its walk exists and takes what is sent, and its table of errors is the one shown."""
    text, described = (ROOT / "docs" / "api.md").read_text("utf-8"), app.openapi()
    joined = text.replace("\\\n", " ")
    found = re.findall(r"^curl .*?\$SHOP(/api/v1/[\w/-]+)[^\n]*?(?:-d '(.*)')?$", joined, re.MULTILINE)
    assert len(found) == len(re.findall(r"^curl ", joined, re.MULTILINE)) >= 9
    for address, sent in found:
        operation = _operation(described, "post" if sent else "get", address)
        if sent:
            schema = operation["requestBody"]["content"]["application/json"]["schema"]["$ref"]
            known = described["components"]["schemas"][schema.rpartition("/")[2]]
            body = json.loads(sent)
            assert set(known.get("required", ())) <= body.keys() <= known["properties"].keys(), address
    assert all(f"| {status} | {means} |" in text for status, means in interface.ERRORS.items())
    assert all(f"| `{scope}` |" in text for scope in SCOPES)


def _operation(described: dict[str, Any], method: str, address: str) -> dict[str, Any]:
    """Return the operation that a call of an address reaches."""
    for path, methods in described["paths"].items():
        if re.fullmatch(re.sub(r"{\w+}", "[^/]+", path), address) and method in methods:
            return dict(methods[method])
    pytest.fail(f"nothing takes {method} {address}")
