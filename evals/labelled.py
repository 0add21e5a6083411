"""Reads messages with labels that somebody else wrote, in the format of docs/measure.md."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kit.errors import StartError
from kit.language import FALLBACK

OTHER = "OTHER"
"""What no skill of ours does."""
NO_TOPIC = "NONE"
_LABELS = ("subflow", "label", "intent")
_TURNS = 2
_BLIND = 3
_TOPICS = {"product_information": "product_details", "store_information": "store_details"}
"""Other names of two of the ten labels."""


@dataclass(frozen=True, slots=True)
class Row:
    """A message, and the skills and topics that count as right for it, the first being the one expected."""

    text: str
    language: str
    skills: tuple[str, ...]
    topics: tuple[str, ...] = (NO_TOPIC,)

    @property
    def is_blind(self) -> bool:
        """Whether it is of the third that nobody looks at: told from its words, so that it is the same for ever."""
        return int(hashlib.sha256(self.text.encode()).hexdigest(), 16) % _BLIND == 0


def read_sets(folder: Path, every: int = 1) -> dict[str, list[Row]]:
    """Read every `*.jsonl` of a folder, or of its folder `messages`; of a large file each `every`-th row.

    Raises:
        StartError: there is no file, no labels.json beside or above them, or a row has no words.
    """
    messages = folder / "messages" if (folder / "messages").is_dir() else folder
    known = next((file for file in (messages / "labels.json", messages.parent / "labels.json") if file.is_file()), None)
    files = sorted(messages.glob("*.jsonl"))
    if known is None or not files:
        raise StartError(f"{folder} holds no messages with a labels.json: docs/measure.md tells what is wanted.")
    told = json.loads(known.read_text(encoding="utf-8"))["map"]
    tables = {name: table for name, table in told.items() if isinstance(table, dict)}
    sets: dict[str, list[Row]] = {}
    for file in files:
        raws = list(_lines(file))
        raws = raws[::every] if len(raws) > every * 100 else raws
        table = _table_for(file.stem, raws, tables)
        for raw in raws:
            row = _row(file, raw, table)
            name = f"{file.stem} ({row.language})" if "lang" in raw else file.stem
            sets.setdefault(name, []).append(row)
    return sets


def _table_for(name: str, raws: Sequence[Mapping[str, Any]], tables: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the table of that name, else the one that knows most rows' labels; an empty one where none knows any."""
    if name in tables:
        return dict(tables[name])
    known = {other: sum(_label(raw) in table for raw in raws) for other, table in tables.items()}
    best = max(known, key=lambda other: known[other], default="")
    # A few labels that happen to be called the same ("cancel_order" of a restaurant) make no set of a shop.
    return dict(tables[best]) if best and known[best] > len(raws) / 3 else {}


def _row(file: Path, raw: Mapping[str, Any], table: Mapping[str, Any]) -> Row:
    turns = raw.get("first_customer_turns")
    text = " ".join(turns[:_TURNS]) if turns else raw.get("text")
    if not isinstance(text, str):
        raise StartError(f"{file.name}: a row has neither `text` nor `first_customer_turns`.")
    accepted = table.get(_label(raw), {})
    topics = tuple(_TOPICS.get(topic, topic) for topic in accepted.get("topic", (NO_TOPIC,)))
    return Row(text, raw.get("lang", FALLBACK), tuple(accepted.get("skill", (OTHER,))), topics)


def _label(raw: Mapping[str, Any]) -> str:
    return next((str(raw[name]) for name in _LABELS if raw.get(name)), "")


def _lines(file: Path) -> Iterable[dict[str, Any]]:
    return (json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip())
