"""The wiring holds together: every event has its jobs, every skill its phrases, every page its place."""

from pathlib import Path

import pytest
from fastapi.routing import APIRoute

import app
import program
from kit.folder import DataFolder
from settings import Settings


@pytest.fixture
def wired(tmp_path: Path, database_url: str) -> program.Program:
    """A whole program that is not started."""
    made = program.build(Settings(_env_file=None), DataFolder(tmp_path), database_url)
    app.register(made)
    return made


def test_every_event_is_bound_to_jobs_that_exist(wired: program.Program) -> None:
    assert set(app.EVENTS)
    for event, names in app.EVENTS.items():
        assert wired.jobs.following(event) == names
        assert set(names) <= set(wired.jobs.app.tasks)


def test_no_two_routes_answer_one_address(wired: program.Program) -> None:
    found = [route for route in app.web(wired).routes if isinstance(route, APIRoute)]
    routes = [(route.path, method) for route in found for method in route.methods or ()]
    assert routes
    assert [route for route in set(routes) if routes.count(route) > 1] == []


def test_every_operation_of_the_interface_says_what_it_does(wired: program.Program) -> None:
    paths = app.web(wired).openapi()["paths"]
    silent = [path for path, operations in paths.items() for one in operations.values() if not one.get("description")]
    assert silent == []


def test_all_skills_are_found(wired: program.Program) -> None:
    assert {"order_editing", "store_questions"} <= set(wired.skills)
