"""What each role may do (docs/roles.md): every route of staff is called by everybody, and opens to none but these.

A new route fails here until it has a row in docs/roles.md: who may call it, and which scope a key needs.
"""

import re
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
from fastapi import FastAPI

import mounting
import program
from kit.auth import Role
from kit.db import Database
from kit.folder import DataFolder
from settings import Settings
from staff.keys import SCOPES
from tests.shape.callers import HIDDEN, Callers
from tests.shape.walking import DOORS, Call, Right, calls, table

SHELL = ("GET /admin", "GET /admin/assets/{name}", "GET /admin/{path}")
OPEN = {*SHELL, *DOORS}
"""What anybody may call: styles, scripts and the console's empty shell, which hold no data, and the doors."""


@pytest.fixture
async def wired(tmp_path: Path, database_url: str, database: Database) -> AsyncIterator[program.Program]:
    """A whole program over the emptied database."""
    made = program.build(Settings(_env_file=None), DataFolder(tmp_path), database_url)
    mounting.register(made)
    await made.jobs.open()
    yield made
    await made.jobs.close()
    await made.database.close()


@pytest.fixture
def app(wired: program.Program) -> FastAPI:
    return mounting.web(wired)


def test_every_route_of_staff_has_its_row_and_every_row_its_route(app: FastAPI) -> None:
    assert {call.name for call in calls(app)} == set(table())
    assert {name for name, right in table().items() if right.role == "anybody"} == OPEN


async def test_everybody_is_let_in_where_they_may_and_nowhere_else(wired: program.Program, app: FastAPI) -> None:
    """S1-07, S1-08, S2-04: each route with each role, with none, and with keys that have and have not its scope."""
    callers, rights = await Callers.hire(wired, app), table()
    wrong: list[str] = []
    for call in calls(app):
        if call.name not in OPEN:
            wrong += [f"{call.name}: {what}" for what in await _wrongs(callers, call, rights[call.name])]
    assert wrong == []


async def test_who_may_see_one_store_alone_reaches_no_other_by_any_route(wired: program.Program, app: FastAPI) -> None:
    """S2-04, S4-37: neither by its key in an address nor on any page."""
    callers = await Callers.hire(wired, app)
    wrong: list[str] = []
    for call in calls(app):
        if call.name in OPEN or call.path.endswith("/events"):
            continue
        address = re.sub(r"(/(?:shop|stores)/)(nothing|{key})", r"\1demo", call.address)
        answer = await callers.elsewhere(replace(call, address=address))
        if answer is None or HIDDEN in answer.text:
            wrong.append(f"{call.name} shows the store")
        elif re.search(r"/(?:shop|stores)/demo(/|$)", address) and answer.status_code not in {403, 404, 422}:
            wrong.append(f"{call.name} was {answer.status_code}")
    assert wrong == []


async def _wrongs(callers: Callers, call: Call, right: Right) -> list[str]:
    """Return what is not as the table says, in words."""
    found = {"nobody": (await callers.nobody(call), "refused")}
    for role in Role:
        expected = "in" if role >= Role[right.role.upper()] else "forbidden"
        found[role.word] = (await callers.person(role, call), expected)
        if expected == "in":
            break  # a higher role may do all that a lower one may (kit.auth.Role)
    others = [scope for scope in SCOPES if scope != right.scope]
    found["a key without the scope"] = (await callers.key(call, others), "forbidden")
    if right.scope != "-":
        found["a key with the scope"] = (await callers.key(call, [right.scope]), "in")
    return [
        f"{who} was {was}, not {expected}" for who, (was, expected) in found.items() if not was.startswith(expected)
    ]
