"""The wiring holds together: every event has its jobs, every skill its phrases, every page its place."""

import re
from http.client import INTERNAL_SERVER_ERROR
from pathlib import Path

import pytest
from httpx import ASGITransport, AsyncClient
from pydantic import SecretStr

import mounting
import program
from kit.clock import ManualClock
from kit.db import Database
from kit.folder import DataFolder
from kit.health import Unavailable
from kit.live import InProcess
from kit.live_redis import Shared
from kit.web import PROBLEM
from settings import Settings
from stores.stores import StoreSettings, add_store

HEADERS = {"Content-Type": "application/json", "Authorization": "Bearer junk"}


@pytest.fixture
def wired(tmp_path: Path, database_url: str) -> program.Program:
    """A whole program that is not started."""
    made = program.build(Settings(_env_file=None), DataFolder(tmp_path), database_url)
    mounting.register(made)
    return made


def test_every_event_is_bound_to_jobs_that_exist(wired: program.Program) -> None:
    assert set(mounting.EVENTS)
    for event, names in mounting.EVENTS.items():
        assert wired.jobs.following(event) == names
        assert set(names) <= set(wired.jobs.app.tasks)


def test_every_operation_of_the_interface_says_what_it_does(wired: program.Program) -> None:
    paths = mounting.web(wired).openapi()["paths"]
    silent = [path for path, operations in paths.items() for one in operations.values() if not one.get("description")]
    assert silent == []


def test_processes_share_hints_and_limits_where_redis_is_named(tmp_path: Path, database_url: str) -> None:
    named = Settings(_env_file=None, redis_url=SecretStr("redis://127.0.0.1:6379/1"))
    assert isinstance(program.build(named, DataFolder(tmp_path), database_url).live, Shared)
    assert isinstance(program.build(Settings(_env_file=None), DataFolder(tmp_path), database_url).live, InProcess)


def test_all_skills_are_found(wired: program.Program) -> None:
    assert {"order_editing", "store_questions"} <= set(wired.skills)


async def test_a_shop_is_kept_while_its_settings_stay(
    wired: program.Program, database: Database, clock: ManualClock
) -> None:
    async with database.begin() as session:
        store = await add_store(session, clock, key="one", name="One", shop_kind="demo", settings=StoreSettings())
    shop = wired.shop(store)

    assert shop is not None
    assert wired.shop(store) is shop
    assert wired.shop(store.model_copy(update={"shop_settings": {"read_all_orders": "true"}})) is not shop
    assert wired.shop(store.model_copy(update={"shop_kind": "nobody's"})) is None
    await wired.database.close()


async def test_doctor_looks_at_every_part_and_every_skill_of_every_store(
    wired: program.Program, database: Database, clock: ManualClock
) -> None:
    """S1-37: each Unavailable comes with its cause and what mends it."""
    async with database.begin() as session:
        await add_store(session, clock, key="demo", name="Demo", shop_kind=None, settings=StoreSettings())
    parts = dict(await wired.look())
    await wired.database.close()
    assert {"Database", "Jobs", "Fan-out", "Mail", "Embedding model", "Chat widget", "Demo: Shop", "Demo: Hub"} <= set(
        parts
    )
    missing = parts["Demo: Skill: Order Editing"]
    assert isinstance(missing, Unavailable)
    assert "No shop is connected to this store." in {cause.sentence for cause in missing.causes}
    assert all(cause.mend for cause in missing.causes)


JUNK = ("0", "-1", "%00", "%FF%FE", "x" * 3000, "..%2F..%2Fetc", "99999999999999999999", "'; drop table store; --")
BODIES = (b"", b"{}", b"[]", b"null", b'{"text": "\\u0000"}', b'{"store": "\\ud800"}', b"\xff\xfe", b"[" * 5000)


async def test_junk_is_answered_and_breaks_nothing(wired: program.Program) -> None:
    await wired.jobs.open()
    transport = ASGITransport(mounting.web(wired), raise_app_exceptions=False)
    broken: list[str] = []
    async with AsyncClient(transport=transport, base_url="http://shop") as client:
        for path, operations in mounting.web(wired).openapi()["paths"].items():
            for method in operations:
                for junk, body in zip(JUNK, BODIES, strict=True):
                    address = re.sub(r"{[^}]+}", junk, path)
                    answer = await client.request(method, address, content=body, headers=HEADERS)
                    is_typed = answer.is_success or PROBLEM in answer.headers["content-type"]
                    if not is_typed or answer.status_code == INTERNAL_SERVER_ERROR:
                        broken.append(f"{method} {address[:80]} {body[:20]!r}: {answer.status_code}")
    await wired.jobs.close()
    await wired.database.close()
    assert broken == []
