"""The texts that ask a model: files of `agent/prompts`, each with a name and a version, loaded once.

A text that was used is never edited: the next version is a new file, so that a Turn trace tells which words asked.
"""

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Template
from typing import Any

FOLDER = Path(__file__).with_name("prompts")


@dataclass(frozen=True, slots=True)
class Prompt:
    """One text; `label` names it in the trace: `understand@2 (ab12cd)`."""

    label: str
    text: str

    def filled(self, **values: str) -> str:
        """Return the text with its `$names` filled in; raises KeyError for one that is not given."""
        return Template(self.text).substitute(values)

    def then(self, more: "Prompt", **values: str) -> "Prompt":
        """Return this text followed by another, filled in: what is the same for everybody stands first."""
        return Prompt(f"{self.label} {more.label}", self.text + more.filled(**values))


@cache
def read_prompt(name: str, version: int) -> Prompt:
    """Return a text by its name and version; the label's digest is of the file's words."""
    text = (FOLDER / f"{name}.{version}.md").read_text(encoding="utf-8")
    return Prompt(f"{name}@{version} ({hashlib.sha256(text.encode()).hexdigest()[:6]})", text)


def untold(schema: dict[str, Any]) -> None:
    """Leave a form's own description out of what is sent: the text says it, and every question pays for it."""
    schema.pop("description", None)
