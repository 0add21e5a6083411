"""The table of suggested replies in the docs is what the program says today: it can never be stale."""

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

import demo
import program
from conversations.assisting import Draft
from conversations.labels import Topic
from evals.run import POLICIES
from evals.stage import Deps
from evals.suggestions import AT, PAGE, QUESTIONS, ask, open_store, text
from kit.clock import ManualClock
from kit.db import Database
from kit.embed import MiniLM, Remembering
from kit.folder import DataFolder
from mounting import helpdesk_deps, register
from settings import Settings


@pytest.fixture
async def deps(database: Database, database_url: str, tmp_path: Path) -> AsyncIterator[Deps]:
    """The whole program over an emptied database, at the table's own moment."""
    clock = ManualClock(AT)
    made = program.build(Settings(_env_file=None), DataFolder(tmp_path), database_url, clock, Remembering(MiniLM()))
    register(made)
    await made.jobs.open()
    await made.prepare()
    async with httpx.AsyncClient() as web:
        yield Deps(
            database=made.database,
            clock=clock,
            door=made.door,
            desk=helpdesk_deps(made),
            stage=demo.stage(made),
            settle=made.jobs.drain,
            web=web,
            cases=(),
            policies=POLICIES,
            reports=tmp_path,
            how="the local path",
        )
    await made.jobs.close()
    await made.database.close()


def test_the_questions_are_twenty_of_all_ten_labels() -> None:
    assert len(QUESTIONS) == 20
    assert {asked.topic for asked in QUESTIONS} == set(Topic)
    assert [asked.words for asked in QUESTIONS if not asked.is_signed_in] == ["where is my parcel?"]


async def test_the_table_in_the_docs_is_what_is_suggested(deps: Deps) -> None:
    """S3-12, S3-16, S5-09, S5-18, S5-29: replies with order, tracking and rule inside, each fact with its source."""
    place = await open_store(deps)
    rows = [await ask(deps, place, asked) for asked in QUESTIONS]
    page = PAGE.read_text("utf-8")
    assert text(rows, deps.desk.base_url) in page, "run `make suggestions`"
    for asked, found in rows:
        assert isinstance(found, Draft) is asked.has_answer, asked.words
    *_, (_, unproved) = rows
    assert isinstance(unproved, Draft)
    assert "#100" not in unproved.text
