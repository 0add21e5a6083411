"""The phrases that teach understanding: plain text files beside each skill, read into labelled examples.

A file lies at `<folder>/<language>.txt`; a heading `[name]` names the kind of intent that the lines under it wish for,
and lines that begin with `# ` are for the reader. A new language is a new file, a new intent a new folder.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

import skills
from kit.errors import StartError
from skills.base import Skill

TOPICS = Path(__file__).with_name("topics")


class Phrase(NamedTuple):
    """One example of how somebody says something."""

    text: str
    language: str
    intent: str
    kind: str

    @property
    def label(self) -> str:
        """Return the class that the classifier learns."""
        return f"{self.intent}.{self.kind}"


@dataclass(frozen=True, slots=True)
class PhraseFolder:
    """Where the phrases of one intent lie."""

    intent: str
    path: Path


def find_folders(extra: Sequence[PhraseFolder] = ()) -> tuple[PhraseFolder, ...]:
    """Return the folders of the built-in topics and of every skill's own phrases, and `extra` ones.

    A skill's own folder wins over a built-in topic of the same name.
    """
    own = [Path(root) for root in skills.__path__]
    found = {folder.name: folder for folder in sorted(TOPICS.iterdir()) if folder.is_dir()}
    for root in own:
        found.update({path.parent.name: path for path in sorted(root.glob("*/phrases"))})
    found.update({folder.intent: folder.path for folder in extra})
    return tuple(PhraseFolder(intent, path) for intent, path in sorted(found.items()))


def read_phrases(folders: Iterable[PhraseFolder]) -> tuple[Phrase, ...]:
    """Read every phrase of every folder, in a stable order, each once per language.

    Raises:
        StartError: a phrase stands before any heading, or the same phrase stands under two labels of one language.
    """
    seen: dict[tuple[str, str], Phrase] = {}
    for folder in folders:
        for file in sorted(folder.path.glob("*.txt")):
            for phrase in _read_file(file, folder.intent):
                key = (phrase.language, phrase.text.casefold())
                first = seen.setdefault(key, phrase)
                if first.label != phrase.label:
                    raise StartError(f"{file}: {phrase.text!r} is also {first.label}. Keep it in one place.")
    return tuple(seen.values())


def folders_of(found: Mapping[str, Skill]) -> tuple[PhraseFolder, ...]:
    """Return where the phrases of some skills lie, wherever their folders are."""
    return tuple(PhraseFolder(name, skill.folder / "phrases") for name, skill in found.items())


@cache
def kinds(extra: tuple[PhraseFolder, ...] = ()) -> Mapping[str, tuple[str, ...]]:
    """Return every intent that has phrases, with its kinds in the order of the files; read once."""
    found: dict[str, dict[str, None]] = {}
    for phrase in read_phrases(find_folders(extra)):
        found.setdefault(phrase.intent, {})[phrase.kind] = None
    return {intent: tuple(named) for intent, named in found.items()}


def digest(phrases: Sequence[Phrase], *more: str) -> str:
    """Return a short name for these phrases and whatever else a trained model depends on."""
    lines = ("\t".join(phrase) for phrase in phrases)
    return hashlib.sha256("\n".join([*more, *lines]).encode()).hexdigest()[:16]


def _read_file(file: Path, intent: str) -> Iterable[Phrase]:
    kind = ""
    for number, raw in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        line = raw.strip()
        if not line or line.startswith("# "):
            continue
        if line.startswith("[") and line.endswith("]"):
            kind = line[1:-1].strip()
        elif not kind:
            raise StartError(f"{file}, line {number}: a phrase needs a [heading] above it.")
        else:
            yield Phrase(line, file.stem, intent, kind)
