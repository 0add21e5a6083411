"""A model whose understanding was written by hand: labels for the customer messages of the cases, read from YAML.

The labels are the author's, not the classifier's, so that a run on them tests everything behind understanding. Phrasing
is answered as a good model would: with the first sentence of each passage, word for word.
"""

import json
import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from kit.errors import Invalid
from kit.llm.port import Question
from knowledge.sentences import split

SCRIPTS = Path(__file__).with_name("scripts")
UNSURE = {"intent": "none_of_ours", "kind": "", "confidence": 0.1}
_PLACE = re.compile(r"\\\{[a-z_]+\\\}")
_ORDER = r"(?P<order>\#?[\w-]+)"


class Label(BaseModel):
    """What one message means. `says` is a matter, or a matter and its kind with a point between; several are a list."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    say: str | tuple[str, ...]
    says: str | tuple[str, ...] = Field(alias="is")
    confidence: float = Field(0.95, ge=0, le=1)
    orders: tuple[str, ...] = ()
    size: str | None = None
    colour: str | None = None
    quantity: int | None = None

    @property
    def words(self) -> str:
        """The message as it is sent: the lines of a burst together."""
        return self.say if isinstance(self.say, str) else "\n".join(self.say)

    @property
    def wishes(self) -> list[dict[str, Any]]:
        """What is wished for, as a model says it."""
        named = [says.partition(".") for says in ((self.says,) if isinstance(self.says, str) else self.says)]
        return [{"intent": intent, "kind": kind, "confidence": self.confidence} for intent, _, kind in named]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What the message looks like once orders have names."""
        return re.compile(_PLACE.sub(lambda _: _ORDER, re.escape(_plain(self.words))))


class _Group(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    language: str
    messages: tuple[Label, ...]


class Script:
    """Answers a model's questions from labels; `unlabelled` gathers the messages that have none."""

    def __init__(self, folder: Path = SCRIPTS) -> None:
        """Read every script of a folder.

        Raises:
            Invalid: a file cannot be read; the sentence names it.
        """
        self._labels: list[tuple[str, Label]] = []
        self.unlabelled: list[str] = []
        for path in sorted(folder.glob("*.yaml")):
            try:
                groups = [_Group.model_validate(group) for group in yaml.safe_load(path.read_text(encoding="utf-8"))]
            except (yaml.YAMLError, ValidationError, TypeError) as error:
                raise Invalid(f"{path.name} is no script: {error}", code="script_invalid") from error
            self._labels += [(group.language, label) for group in groups for label in group.messages]

    def scripted(self, question: Question[Any]) -> dict[str, Any]:
        """Answer as `kit.llm.scripted.Scripted` asks."""
        return self.answer(json.loads(question.user))

    def brain(self, messages: Sequence[Mapping[str, str]], _name: str, _schema: Mapping[str, Any]) -> dict[str, Any]:
        """Answer as the local server asks (`kit.llm.standin.Brain`)."""
        return self.answer(json.loads(messages[-1]["content"]))

    def answer(self, asked: Mapping[str, Any]) -> dict[str, Any]:
        """Return what a good model would, for the JSON that the agent's prompts send."""
        return _shortened(asked["passages"]) if "passages" in asked else self._understood(asked)

    def _understood(self, asked: Mapping[str, Any]) -> dict[str, Any]:
        for language, label in self._labels:
            if found := label.pattern.fullmatch(_plain(asked["message"])):
                return {
                    "language": language,
                    "wishes": label.wishes,
                    "orders": [found["order"] for _ in label.orders],
                    "size": label.size,
                    "colour": label.colour,
                    "quantity": label.quantity,
                }
        self.unlabelled.append(asked["message"])
        nothing: dict[str, Any] = {"orders": [], "size": None, "colour": None, "quantity": None}
        return {"language": asked["language"], "wishes": [UNSURE], **nothing}


def _shortened(passages: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    return {"sentences": [{"text": split(one["text"])[0], "passages": [one["number"]]} for one in passages]}


def _plain(words: str) -> str:
    return " ".join(words.casefold().split())
