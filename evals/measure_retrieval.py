"""Measures search on procedures nobody here wrote: `python -m evals.measure_retrieval <data folder>`.

The folder holds `retrieval/abcd_guidelines.jsonl` (a support handbook, 55 procedures) and `messages/abcd.jsonl` (how 64
dialogues began). Every procedure becomes an article of a shop of its own; what the customer wrote is searched there as
a customer's question is, with PostgreSQL, Chroma and the embedding model of the product. The rows are for measuring
only; nothing of them is kept. Besides: how often questions from other domains find anything at all.
"""

import argparse
import asyncio
import json
import tempfile
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

import psycopg
from fastapi import Request
from procrastinate.schema import SchemaManager
from rich.console import Console
from rich.progress import track
from rich.table import Table
from sqlalchemy import create_engine

from kit.auth import Actor
from kit.clock import SystemClock
from kit.db import Database
from kit.embed import MiniLM
from kit.jobs import Jobs
from kit.postgres import Postgres
from kit.tables import load_tables
from knowledge import jobs as knowledge_jobs
from knowledge.deps import Deps
from knowledge.index import Index
from knowledge.ingest import Draft, add_article
from knowledge.search import rank
from stores.stores import StoreSettings, add_store

BASELINE = (0.59, 0.84)
"""The embedding model alone on the same rows: right one first, right one among the first five."""

_FIVE = 5
_MANY = 60
_FOREIGN_EVERY = 40


class Asked(NamedTuple):
    """What a customer wrote, and the title of the procedure that fits; empty where none does."""

    text: str
    fits: str


class Answer(NamedTuple):
    """The place of the right procedure among all ranked and among those shown (0 for none), and the seconds."""

    ranked: int
    shown: int
    is_answered: bool
    seconds: float


async def measure(folder: Path, console: Console) -> None:
    """Index the handbook, ask every question and print the table."""
    guides = _lines(folder / "retrieval" / "abcd_guidelines.jsonl")
    titles = {guide["subflow_key"]: f"{guide['flow']}: {guide['subflow']}" for guide in guides}
    rows = [row for row in _lines(folder / "messages" / "abcd.jsonl") if row["subflow"] in titles]
    sets = {
        "first turns": [Asked(" ".join(row["first_customer_turns"]), titles[row["subflow"]]) for row in rows],
        "all the customer wrote": [Asked(_all_turns(row), titles[row["subflow"]]) for row in rows],
        "other domains": _other_domains(folder / "messages"),
    }
    async with _shop() as (deps, store_id):
        for guide in track(guides, "Indexing", console=console):
            await _write(deps, store_id, titles[guide["subflow_key"]], _markdown(titles[guide["subflow_key"]], guide))
        for name, asked in sets.items():
            answers = [await _ask(deps, store_id, one) for one in track(asked, name, console=console)]
            console.print(_report(name, asked, answers))


def _report(name: str, asked: Sequence[Asked], answers: Sequence[Answer]) -> Table:
    table = Table(title=f"{name}: {len(answers)} questions, first / in the first five")
    for column in ("model alone", "ranked", "shown as an answer", "nothing found", "median ms"):
        table.add_column(column, justify="right")
    has_right = any(one.fits for one in asked)
    nothing = sum(not answer.is_answered for answer in answers) / len(answers)
    milliseconds = median(answer.seconds for answer in answers) * 1000
    figures = [_shares([answer.ranked for answer in answers]), _shares([answer.shown for answer in answers])]
    figures = [f"{BASELINE[0]:.2f} / {BASELINE[1]:.2f}", *figures] if has_right else [""] * 3
    table.add_row(*figures, f"{nothing:.2f}", f"{milliseconds:.0f}")
    return table


def _shares(places: Sequence[int]) -> str:
    first = sum(place == 1 for place in places) / len(places)
    five = sum(1 <= place <= _FIVE for place in places) / len(places)
    return f"{first:.2f} / {five:.2f}"


async def _ask(deps: Deps, store_id: int, asked: Asked) -> Answer:
    start = time.perf_counter()
    async with deps.database.begin() as session:
        written = await deps.held.of(session, store_id)
        ranked = await rank(session, deps, (written, "en"), asked.text, limit=_MANY)
    seconds = time.perf_counter() - start
    titles = list(dict.fromkeys(one.source.title for one in ranked))
    shown = list(dict.fromkeys(one.source.title for one in ranked if one.evidence.is_enough))
    return Answer(_place(asked.fits, titles), _place(asked.fits, shown), bool(shown), seconds)


def _place(title: str, titles: Sequence[str]) -> int:
    return titles.index(title) + 1 if title in titles else 0


async def _write(deps: Deps, store_id: int, title: str, body: str) -> None:
    async with deps.database.begin() as session:
        draft = Draft(language="en", title=title, body=body)
        article = await add_article(session, deps.clock, store_id, draft, by="system")
    await knowledge_jobs.index_article(deps, article.id)


@asynccontextmanager
async def _shop() -> AsyncIterator[tuple[Deps, int]]:
    """Open a database, an index and a store of their own, gone afterwards."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        server = Postgres(Path(folder) / "postgres")
        url = server.start()
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(SchemaManager.get_schema())
        engine = create_engine(url)
        load_tables().create_all(engine)
        engine.dispose()
        queue, clock, embedder = Jobs(url), SystemClock(), MiniLM()
        database = Database(url, info={"jobs": queue})
        index = Index(model=embedder.name, dimension=embedder.dimension, folder=Path(folder) / "chroma")
        deps = Deps(database, clock, embedder, index, _nobody)
        knowledge_jobs.register(queue, deps)
        await queue.open()
        try:
            async with database.begin() as session:
                settings = StoreSettings()
                store = await add_store(session, clock, key="handbook", name="", shop_kind=None, settings=settings)
            yield deps, store.id
        finally:
            await queue.close()
            await database.close()
            embedder.close()
            server.stop()


async def _nobody(_: Request) -> Actor | None:
    return None


def _markdown(title: str, guide: dict[str, Any]) -> str:
    """Return a procedure as an article; its title stands in it, because several have the same steps."""
    parts = [f"# {title}", *guide["instructions"]]
    for action in guide["actions"]:
        parts += [f"## {action['button']}", action["text"], *(f"- {line}" for line in action["subtext"])]
    return "\n\n".join(parts)


def _all_turns(row: dict[str, Any]) -> str:
    return " ".join(text for who, text in row["context"] if who == "Client")


def _other_domains(folder: Path) -> list[Asked]:
    rows = _lines(folder / "clinc150_other_domains.jsonl")[::_FOREIGN_EVERY]
    return [Asked(row["text"], "") for row in rows]


def _lines(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]


def main() -> None:
    """Read the folder's path from the command line and measure."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    asyncio.run(measure(parser.parse_args().folder, Console()))


if __name__ == "__main__":
    main()
