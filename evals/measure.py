"""Measures understanding and guard on messages nobody here wrote: `make measure DATA=<folder>` (docs/measure.md).

A third of the rows, told by their words, is blind: its figures are shown, its rows and confusions never. The rows are
for measuring only; nothing of them is kept.
"""

import argparse
import asyncio
import json
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from agent.guard import Flag, look
from agent.understand.labelling import topic_of
from agent.understand.lessons import is_held_back
from agent.understand.phrases import Phrase, find_folders, read_phrases
from agent.understand.understand import Understander
from agent.understand.understanding import Context
from evals.labelled import NO_TOPIC, Row, read_sets
from evals.marks import EDIT, Marks, Outcome, confusions, marks_of, skill_of
from kit.embed import MiniLM
from kit.errors import StartError

_COLUMNS = (
    "set",
    "rows",
    "right",
    "in three",
    "macro-F1",
    "at the bar",
    "right there",
    "edit precision",
    "edit recall",
    "false edits",
    "labelled",
    "label right",
    "ms",
    "p95",
)
Outcomes = dict[str, list[Outcome]]


async def understand_all(
    sets: Mapping[str, Sequence[Row]], console: Console, phrases: Sequence[Phrase] | None = None
) -> Outcomes:
    """Understand every row as the running program would, on a classifier taught afresh from the phrase files."""
    outcomes: Outcomes = {}
    with tempfile.TemporaryDirectory() as folder, Progress(console=console) as progress:
        understander = Understander(MiniLM(), Path(folder), phrases)
        teaching = progress.add_task("teach")
        started = time.perf_counter()
        await understander.prepare(lambda done, total: progress.update(teaching, completed=done, total=total))
        console.print(f"Taught in {time.perf_counter() - started:.0f} s.")
        reading = progress.add_task("understand", total=sum(map(len, sets.values())))
        for name, rows in sets.items():
            outcomes[name] = []
            for row in rows:
                started = time.perf_counter()
                understood = await understander.understand(row.text, Context())
                outcomes[name].append(Outcome(row, understood, time.perf_counter() - started))
                progress.advance(reading)
    return outcomes


def table_of(title: str, outcomes: Mapping[str, Sequence[Outcome]]) -> Table:
    """Return a table of the sets that have rows."""
    table = Table(*_COLUMNS, title=title)
    for name, rows in outcomes.items():
        if rows:
            table.add_row(name, *_told(marks_of(rows)))
    return table


def part_of(outcomes: Mapping[str, Sequence[Outcome]], *, is_blind: bool) -> Outcomes:
    """Return the blind third of every set, or what may be looked at."""
    return {name: [one for one in rows if one.row.is_blind is is_blind] for name, rows in outcomes.items()}


def confusion_table(outcomes: Mapping[str, Sequence[Outcome]]) -> Table:
    """Return what is taken for what in the sets that expect more than one thing."""
    table = Table("set", "expected", "taken for", "rows", title="Confusions, blind third left out")
    for name, rows in outcomes.items():
        for expected, said, count in confusions(rows, 5):
            table.add_row(name, expected, said, str(count))
    return table


def guard_table(folder: Path, sets: Mapping[str, Sequence[Row]]) -> Table:
    """Return how often the guard flags attacks, by kind, and ordinary messages."""
    table = Table("messages", "rows", "steering or machine", "abuse", "private", title="The guard's flags")
    attacks: dict[str, list[str]] = {}
    for file in sorted((folder / "attacks").glob("*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            raw = json.loads(line)
            attacks.setdefault(raw["kind"], []).append(raw["attack"])
    ordinary = {f"ordinary: {name}": [row.text for row in rows] for name, rows in sets.items()}
    for name, texts in {**attacks, **ordinary}.items():
        flags = [look(text).flags for text in texts]
        table.add_row(
            name,
            str(len(texts)),
            _percent(_share(flags, lambda found: bool(found & {Flag.STEERING, Flag.MACHINE}))),
            _percent(_share(flags, lambda found: Flag.ABUSE in found)),
            _percent(_share(flags, lambda found: bool(found & {Flag.CARD, Flag.SECRET}))),
        )
    return table


def held_back(phrases: Sequence[Phrase]) -> tuple[list[Phrase], dict[str, list[Row]]]:
    """Return nine tenths of the phrases to teach, and the rest as rows by language: their label is the kind itself.

    They are half of what the meanings never learnt from (`is_held_back`); by the other half it is calibrated.
    """
    rows: dict[str, list[Row]] = {}
    taught: list[Phrase] = []
    for place, phrase in enumerate(phrases):
        if place % 2 or not is_held_back(phrase):
            taught.append(phrase)
            continue
        topic = topic_of(phrase.label)
        row = Row(phrase.text, phrase.language, (skill_of(phrase.intent),), (topic.value if topic else NO_TOPIC,))
        rows.setdefault(f"phrases ({phrase.language})", []).append(row)
    return taught, rows


async def run(options: argparse.Namespace, console: Console) -> None:
    """Measure and print."""
    sets = read_sets(options.folder, options.every)
    outcomes = await understand_all(sets, console)
    seen, blind = part_of(outcomes, is_blind=False), part_of(outcomes, is_blind=True)
    console.print(table_of("Two thirds that may be looked at", seen), table_of("The blind third", blind))
    console.print(confusion_table(seen))
    if (options.folder / "attacks").is_dir():
        console.print(guard_table(options.folder, sets))
    if options.phrases:
        taught, own = held_back(read_phrases(find_folders()))
        console.print(table_of("Our own phrases, each tenth held back", await understand_all(own, console, taught)))
    if options.wrong:
        for name, rows in seen.items():
            for one in rows:
                if one.edits and EDIT not in one.row.skills:
                    console.print(f"{name}: {one.row.text}", markup=False)


def main() -> None:
    """Measure and print; `--wrong` lists the rows that would enter order editing wrongly, blind ones left out."""
    parser = argparse.ArgumentParser(description="Measure understanding and guard on foreign messages.")
    parser.add_argument("folder", type=Path, help="folder of messages and labels.json, as docs/measure.md describes")
    parser.add_argument("--every", type=int, default=1, help="take each n-th row of files above 100 n rows")
    parser.add_argument("--wrong", action="store_true", help="list the messages wrongly taken for an order edit")
    parser.add_argument("--phrases", action="store_true", help="also measure each language on phrases held back")
    console = Console(width=190) if not Console().is_terminal else Console()
    try:
        asyncio.run(run(parser.parse_args(), console))
    except StartError as error:
        parser.error(error.detail)


def _told(marks: Marks) -> Iterable[str]:
    shares = (
        marks.right,
        marks.in_three,
        marks.macro_f1,
        marks.at_bar,
        marks.right_at_bar,
        marks.edit_precision,
        marks.edit_recall,
        marks.false_edits,
        marks.labelled,
        marks.topic_right,
    )
    return (str(marks.rows), *map(_percent, shares), f"{marks.median:.0f}", f"{marks.p95:.0f}")


def _percent(share: float | None) -> str:
    return "-" if share is None else f"{share:.1%}"


def _share(flags: Sequence[frozenset[Flag]], is_met: Callable[[frozenset[Flag]], bool]) -> float | None:
    return sum(map(is_met, flags)) / len(flags) if flags else None


if __name__ == "__main__":
    main()
