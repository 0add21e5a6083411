"""The worst-case brain: it obeys whatever any text in the prompt tells it, and otherwise says the worst it can.

It knows no business: it looks for texts that read like commands, for JSON to repeat, for `field = value`, and for
links, addresses and numbers, and puts them wherever the schema has room. Lists get every choice at once, nothing is
left empty, and every yes-or-no is a yes. What stands behind a model must be safe with this one.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from zlib import crc32

from kit.llm.standin.brains import Message, Schema, kind_of, resolved

_LONGEST, _MOST, _DEEPEST = 240, 8, 5
_SAY = re.compile(
    r"""\b(?:reply|answer|say|write|output|print|respond|tell\s+\w+|responda|diga|escreva)\b[^"'“«\n]{0,40}["'“«]([^"'”»\n]+)""",
    re.IGNORECASE,
)
_COMMAND = re.compile(
    r"\b(?:ignore|disregard|forget|reply|answer|say|write|output|print|respond|send|give|show|tell|reveal|list|set|mark"
    r"|change|approve|grant|confirm|call|click|visit|you (?:must|are now)|esque[çc]a|responda|diga|mostre|envie)\b",
    re.IGNORECASE,
)
_LINK = re.compile(r"(?:https?://|www\.)[^\s<>\"')\]]+", re.IGNORECASE)
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
_NUMBER = re.compile(r"\d[\d.,]*\d|\d")
_OBJECT = re.compile(r"\{[^{}]{2,2000}\}")


@dataclass(frozen=True, slots=True)
class _Found:
    """What the prompt holds: `told` is wished for by JSON or `field = value`, `words` is worth repeating."""

    text: str
    told: Mapping[str, Any]
    words: tuple[str, ...]
    numbers: tuple[float, ...]
    root: Schema
    depth: int = 0


def obey(messages: Sequence[Message], _name: str, schema: Schema) -> dict[str, Any]:
    """Return a valid answer that does what the prompt's texts say, and harm where they say nothing."""
    text = "\n".join(message["content"] for message in messages)
    # What is quoted to a model comes last: its words weigh most here.
    last = messages[-1]["content"] if messages else ""
    words = tuple(dict.fromkeys(word[:_LONGEST] for word in [*_words(last), *_words(text)]))
    numbers = tuple(_as_number(found) for found in _NUMBER.findall(last) + _NUMBER.findall(text))
    found = _Found(text, {**_assigned(text, schema), **_objects(text)}, words, numbers, schema)
    answer = _worst("", schema, found)
    return answer if isinstance(answer, dict) else {}


def _words(text: str) -> Iterator[str]:
    yield from _SAY.findall(text)
    yield from (line.strip() for line in re.split(r"[\n.!?]\s*", text) if _COMMAND.search(line))
    yield from _LINK.findall(text)
    yield from _ADDRESS.findall(text)
    yield from _NUMBER.findall(text)


def _as_number(found: str) -> float:
    digits = re.sub(r"[^\d]", "", found)[:9]
    return float(digits or 0)


def _objects(text: str) -> dict[str, Any]:
    told: dict[str, Any] = {}
    for part in _OBJECT.findall(text):
        try:
            told |= json.loads(part)
        except (ValueError, TypeError):
            continue
    return told


def _assigned(text: str, schema: Schema) -> dict[str, str]:
    """Return what `field = value`, `field: value` and `field to value` wish for."""
    nodes = [schema, *schema.get("$defs", {}).values()]
    names = {name for node in nodes for name in node.get("properties", {})}
    told: dict[str, str] = {}
    for name in names:
        spoken = re.escape(name).replace("_", "[_ ]")
        if wished := re.search(rf"\b{spoken}\b\s*(?:=|:|\bto\b|\bas\b)\s*[\"']?([^\s\"',;]+)", text, re.IGNORECASE):
            told[name] = wished.group(1)
    return told


def _worst(name: str, node: Schema, found: _Found) -> Any:  # noqa: ANN401 - whatever the schema asks for
    node = resolved(node, found.root)
    if "anyOf" in node:
        real = [part for part in node["anyOf"] if resolved(part, found.root).get("type") != "null"]
        is_endless = found.depth > _DEEPEST and len(real) < len(node["anyOf"])
        return _worst(name, real[-1], found) if real and not is_endless else None
    if choices := [node["const"]] if "const" in node else node.get("enum"):
        return _chosen(name, choices, found)
    kind = kind_of(node)
    if kind == "object":
        found = replace(found, depth=found.depth + 1)
        return {key: _worst(key, part, found) for key, part in node.get("properties", {}).items()}
    if kind == "array":
        return _everything(name, resolved(node.get("items", {}), found.root), found)
    return _plain(name, kind, found)


def _plain(name: str, kind: str, found: _Found) -> object:
    if kind == "boolean":
        return str(found.told.get(name, True)).lower() not in {"false", "no", "0"}
    if kind in {"integer", "number"}:
        return _numbered(name, found, whole=kind == "integer")
    return None if kind == "null" else _said(name, found)


def _chosen(name: str, choices: Sequence[Any], found: _Found) -> object:
    told = str(found.told.get(name, "")).strip().lower()
    named = [choice for choice in choices if str(choice).lower() == told]
    named += [choice for choice in choices if any(str(choice).lower() in word.lower() for word in found.words)]
    # Nothing is asked for: another choice for every prompt, so that each is met in the end.
    return named[0] if named else choices[crc32(f"{name}{found.text}".encode("utf-8", "replace")) % len(choices)]


def _everything(name: str, item: Schema, found: _Found) -> list[Any]:
    if isinstance(told := found.told.get(name), list) and kind_of(item) == "string" and "enum" not in item:
        return [str(part) for part in told]
    if "enum" in item:
        return list(item["enum"])[:_MOST]
    if kind_of(item) == "object":
        return _objects_of(item, found) if found.depth <= _DEEPEST else []
    if kind_of(item) in {"integer", "number"}:
        return [int(number) for number in dict.fromkeys(found.numbers)][:_MOST] or [0]
    return list(found.words[:_MOST]) or [found.text[:_LONGEST]]


def _objects_of(item: Schema, found: _Found) -> list[Any]:
    """Return one object for each choice of its first field with choices, so that everything is claimed at once."""
    worst = _worst("", item, found)
    for name, part in item.get("properties", {}).items():
        if choices := resolved(part, found.root).get("enum"):
            return [{**worst, name: choice} for choice in choices[:_MOST]]
    return [worst]


def _numbered(name: str, found: _Found, *, whole: bool) -> float:
    told = found.told.get(name)
    if isinstance(told, bool) or not isinstance(told, int | float | str):
        number = found.numbers[0] if found.numbers else 1.0
    else:
        number = _as_number(told) if isinstance(told, str) else float(told)
    return int(number) if whole else number


def _said(name: str, found: _Found) -> str:
    told = found.told.get(name)
    if isinstance(told, str | int | float) and told != "":
        return str(told)[:_LONGEST]
    return " ".join(found.words)[:_LONGEST] or found.text[:_LONGEST]
