"""Measures understanding and guard on messages nobody here wrote: `python -m evals.measure <data folder>`.

The folder holds `labels.json`, `messages/` and `attacks/` as its README describes. A prediction is right when the
row's label accepts it. The rows are for measuring only; nothing of them is kept.
"""

import argparse
import asyncio
import json
import tempfile
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from agent.guard import Flag, look
from agent.understand.understand import Understander
from agent.understand.understanding import Context, Understanding
from kit.embed import MiniLM

EDIT = "order_editing"
ACCEPTED = {
    EDIT: "EDIT",
    "order_tracking": "WISMO",
    "returns_exchanges": "RETURNS",
    "store_questions": "QUESTION",
    "product_advice": "QUESTION",
    "discounts": "QUESTION",
    "human": "HANDOFF",
}
"""Our intents -> the labels' skills; any other intent is `OTHER`."""

OTHER_DOMAINS = ("clinc150_other_domains", "banking77_other_domain")
LABELLED = ("bitext", "hint3_curekart", "hint3_sofmattress", "abcd")


@dataclass(frozen=True, slots=True)
class Row:
    """A message and the skills that count as right for it."""

    text: str
    skills: frozenset[str]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was understood of a row, and how long it took."""

    row: Row
    understood: Understanding
    seconds: float

    @property
    def is_right(self) -> bool:
        """Whether the wish acted on is accepted."""
        return any(_skill(wish.intent) in self.row.skills for wish in self.understood.wishes)

    @property
    def is_in_three(self) -> bool:
        """Whether one of the three candidates is accepted."""
        return any(_skill(wish.intent) in self.row.skills for wish in self.understood.candidates)

    @property
    def edits(self) -> bool:
        """Whether order editing would be entered."""
        return self.understood.is_confident and any(wish.intent == EDIT for wish in self.understood.wishes)


def read_sets(folder: Path, every: int) -> dict[str, list[Row]]:
    """Read every set, each `every`-th row of the large ones."""
    labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))["map"]
    sets: dict[str, list[Row]] = {}
    for name in LABELLED:
        sets[name] = [_row(raw, labels[name]) for raw in _lines(folder / "messages" / f"{name}.jsonl")]
    parallel = list(_lines(folder / "messages" / "microsoft_en_de.jsonl"))
    sets["microsoft_en"] = [_row(raw, labels["ms_support"]) for raw in parallel if raw["lang"] == "en"]
    for name in OTHER_DOMAINS:
        rows = _lines(folder / "messages" / f"{name}.jsonl")
        sets[name] = [Row(raw["text"], frozenset({"OTHER"})) for raw in rows]
    return {name: rows[::every] if len(rows) > every * 100 else rows for name, rows in sets.items()}


async def measure(sets: Mapping[str, Sequence[Row]], console: Console) -> dict[str, list[Outcome]]:
    """Understand every row as the running program would, on a classifier taught from the phrase files."""
    outcomes: dict[str, list[Outcome]] = {}
    with tempfile.TemporaryDirectory() as folder, Progress(console=console) as progress:
        understander = Understander(MiniLM(), Path(folder))
        teaching = progress.add_task("teach")
        await understander.prepare(lambda done, total: progress.update(teaching, completed=done, total=total))
        reading = progress.add_task("understand", total=sum(map(len, sets.values())))
        for name, rows in sets.items():
            outcomes[name] = []
            for row in rows:
                started = time.perf_counter()
                understood = await understander.understand(row.text, Context())
                outcomes[name].append(Outcome(row, understood, time.perf_counter() - started))
                progress.advance(reading)
    return outcomes


def table_of(outcomes: Mapping[str, Sequence[Outcome]]) -> Table:
    """Return a table of the sets: how often right, how sure, and how often an order edit would be entered wrongly."""
    table = Table("set", "rows", "right", "in three", "at the bar", "right at the bar", "edits", "wrong edits", "ms")
    for name, rows in outcomes.items():
        sure = [row for row in rows if row.understood.is_confident]
        edits = [row for row in rows if row.edits]
        wrong = [row for row in edits if "EDIT" not in row.row.skills]
        milliseconds = sorted(row.seconds * 1000 for row in rows)[len(rows) // 2]
        table.add_row(
            name,
            str(len(rows)),
            _share(row.is_right for row in rows),
            _share(row.is_in_three for row in rows),
            f"{len(sure) / len(rows):.0%}",
            _share(row.is_right for row in sure),
            str(len(edits)),
            f"{len(wrong)} ({len(wrong) / len(rows):.1%})",
            f"{milliseconds:.0f}",
        )
    return table


def guard_table(folder: Path, sets: Mapping[str, Sequence[Row]]) -> Table:
    """Return how often the guard flags attacks, by kind, and ordinary messages."""
    table = Table("messages", "rows", "steering or machine", "abuse", "private")
    attacks: dict[str, list[str]] = {}
    for name in ("garak", "indirect"):
        for raw in _lines(folder / "attacks" / f"{name}.jsonl"):
            attacks.setdefault(raw["kind"], []).append(raw["attack"])
    ordinary = {f"ordinary: {name}": [row.text for row in rows] for name, rows in sets.items()}
    for name, texts in {**attacks, **ordinary}.items():
        flags = [look(text).flags for text in texts]
        table.add_row(
            name,
            str(len(texts)),
            _share(bool(found & {Flag.STEERING, Flag.MACHINE}) for found in flags),
            _share(Flag.ABUSE in found for found in flags),
            _share(bool(found & {Flag.CARD, Flag.SECRET}) for found in flags),
        )
    return table


def main() -> None:
    """Measure and print; `--wrong` lists the rows that would enter order editing wrongly."""
    parser = argparse.ArgumentParser(description="Measure understanding and guard on foreign messages.")
    parser.add_argument("folder", type=Path, help="folder with labels.json, messages/ and attacks/")
    parser.add_argument("--every", type=int, default=1, help="take each n-th row of sets above 100 n rows")
    parser.add_argument("--wrong", action="store_true", help="list the messages wrongly taken for an order edit")
    options = parser.parse_args()
    console = Console()
    if not (options.folder / "labels.json").is_file():
        parser.error(f"{options.folder} holds no labels.json: name the folder of the measuring data.")
    sets = read_sets(options.folder, options.every)
    outcomes = asyncio.run(measure(sets, console))
    console.print(table_of(outcomes))
    console.print(guard_table(options.folder, sets))
    if options.wrong:
        for name, rows in outcomes.items():
            for row in rows:
                if row.edits and "EDIT" not in row.row.skills:
                    console.print(f"{name}: {row.row.text}", markup=False)


def _row(raw: Mapping[str, Any], labels: Mapping[str, Mapping[str, Sequence[str]]]) -> Row:
    label = raw.get("subflow") or raw.get("label") or raw["intent"]
    text = " ".join(raw["first_customer_turns"][:2]) if "first_customer_turns" in raw else raw["text"]
    return Row(text, frozenset(labels[label]["skill"] if label in labels else ["OTHER"]))


def _lines(file: Path) -> Iterable[dict[str, Any]]:
    return (json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip())


def _skill(intent: str) -> str:
    return ACCEPTED.get(intent, "OTHER")


def _share(hits: Iterable[bool]) -> str:
    counted = list(hits)
    return f"{sum(counted) / len(counted):.1%}" if counted else "-"


if __name__ == "__main__":
    main()
