"""What the agent is given for one turn, what it remembers between turns, and what it needs from the program."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Literal, Protocol

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from agent.understand.understanding import Context, Understanding
from conversations.handoff import HandoffNote
from conversations.labels import Labels
from conversations.messages import Block
from conversations.staffed import Staffed
from kit.clock import Clock
from kit.db import Database
from kit.language import Words
from kit.llm.port import Model
from skills.base import Person, Result, Run, Skill, Tools
from skills.readiness import Readiness
from stores.handoff import Collected
from stores.stores import Store

AGENT = "agent"
"""The agent's own name among those who speak: its words lie in `agent/words`."""

_MOST_TRIED = 12
_MOST_SIGNS = 8_000
_MOST_PASSAGES = 8


class Understands(Protocol):
    """Whatever turns words into an `Understanding`: the local classifier, or a model."""

    async def understand(self, text: str, context: Context) -> Understanding:
        """Return what a message means."""
        ...


class _Remembered(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Awaited(_Remembered):
    """The one question whose answer the next message may be, and who asked it (`agent`, or a skill's name)."""

    by: str
    what: str
    choices: tuple[tuple[str, str], ...] = ()


class Memory(_Remembered):
    """What a conversation keeps between turns: one JSON column. What cannot be read is forgotten, never guessed at.

    `kept` is what each skill keeps, `waiting` the skills that wait for more. `offered` is the reason for which a person
    was offered, `customer` the shop's id of whom all this is about, `earlier` their own last messages.
    """

    shape: Literal[1] = 1
    kept: dict[str, dict[str, Any]] = Field(default_factory=dict)
    waiting: tuple[str, ...] = ()
    awaits: Awaited | None = None
    shown: dict[str, Any] = Field(default_factory=dict)
    offered: str = ""
    intent: str = ""
    misses: int = 0
    customer: str | None = None
    order: dict[str, Any] | None = None
    earlier: tuple[str, ...] = ()
    tried: tuple[str, ...] = ()
    passages: tuple[dict[str, Any], ...] = ()
    chosen: Awaited | None = None
    """The question whose choices were offered last and one of them taken, so that another can still be picked."""

    @classmethod
    def read(cls, stored: Mapping[str, Any]) -> "Memory":
        """Read what was stored; of another shape or damaged, begin afresh."""
        try:
            return cls.model_validate(dict(stored))
        except ValidationError:
            return cls()

    def of(self, customer: str | None) -> "Memory":
        """Return this for whoever is there now: what was learnt of another customer is forgotten (S1-64)."""
        if self.customer in {None, customer}:
            return self.model_copy(update={"customer": customer})
        return Memory(customer=customer, intent=self.intent)

    def showing(self, shown: Mapping[str, Any]) -> "Memory":
        """Return this with what the customer was shown besides, over what they were shown before."""
        return self.model_copy(update={"shown": {**self.shown, **shown}}) if shown else self

    def having(self, tried: tuple[str, ...], passages: tuple[dict[str, Any], ...]) -> dict[str, Any]:
        """Return `tried` and `passages` with these added, the newest few of them."""
        return {
            "tried": (*self.tried, *tried)[-_MOST_TRIED:],
            "passages": tuple({repr(one): one for one in (*self.passages, *passages)}.values())[-_MOST_PASSAGES:],
        }


@dataclass(frozen=True, slots=True)
class Happening:
    """Something besides words that woke the turn: `signed_in` or `changed_in_hub`, with what came along."""

    event: str
    payload: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Heard:
    """Everything one turn is about. `texts` is a burst of messages in order, `held` whether a person has it."""

    store: Store
    person: Person
    memory: Memory
    language: str = ""
    texts: tuple[str, ...] = ()
    happenings: tuple[Happening, ...] = ()
    held: bool = False
    asks_for_person: bool = False
    """The customer pressed the button for a person."""
    has_picture: bool = False
    """A picture came with the messages, or in place of words."""
    is_retry: bool = False
    """A try of this turn has failed already: no model is asked again, so that this one surely ends in time."""
    missing: frozenset[Collected] = frozenset()
    """What a person would need that the customer has not told: an address for the answer, the order, the topic."""
    page: Mapping[str, str] = field(default_factory=dict)
    """The shop's page that the last message came from: its `url`, and the `product` that it says it shows."""
    is_draft: bool = False
    """What is thought of is for a person to say (`agent.drafted`): nobody is offered, and nothing of it is kept."""

    @property
    def text(self) -> str:
        """The words of the burst together; of very many the last `_MOST_SIGNS`, where the wish stands."""
        return "\n".join(self.texts)[-_MOST_SIGNS:]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one turn came to: nothing is saved or sent yet. No blocks mean silence."""

    blocks: tuple[Block, ...]
    memory: Memory
    language: str
    trace: dict[str, Any]
    handoff: HandoffNote | None = None
    labels: Labels = field(default_factory=Labels)
    gap: str = ""
    """What was asked, as far as a shop's own page may show it, where no article answered."""
    said: tuple[tuple[str, Result], ...] = ()
    """What the blocks were made of: each result with who speaks it, `agent` or a skill's name."""
    first: Mapping[int, Any] = field(default_factory=dict)
    """The proactive messages of this turn by their row: None if said, else why not (`agent.proactive.Why`)."""


async def _everybody_there(_: Store) -> Staffed:
    return Staffed()


@dataclass(frozen=True, eq=False)
class Deps:
    """What the agent needs; `app.py` fills it. The skills' graphs are compiled and their words read once, here.

    `reads_for` gives the reads of one turn in a store, each of which opens and closes its own short session, and tells
    what is ready there. `budget` is the time of a whole turn, `pause` that before it begins, in seconds.
    `model` is asked first where there is one, each question for `model_seconds` at most; `understander` needs none.
    """

    database: Database
    clock: Clock
    understander: Understands
    skills: Mapping[str, Skill]
    reads_for: Callable[[Store], Awaitable[tuple[Tools, Readiness]]]
    budget: float = 8.0
    pause: float = 0.0
    model: Model | None = None
    model_seconds: float = 4.0
    desk: Callable[[Store], Awaitable[Staffed]] = _everybody_there
    """Tells whether anybody could answer the customers of a store now."""
    runs: Mapping[str, Run] = field(init=False)
    words: Mapping[str, Words] = field(init=False)

    def __post_init__(self) -> None:
        """Compile every skill and read every speaker's words; raises StartError or WordsError."""
        runs = {name: skill.build() for name, skill in self.skills.items()}
        words = {name: _words(skill.folder / "words") for name, skill in self.skills.items()}
        object.__setattr__(self, "runs", runs)
        object.__setattr__(self, "words", {**words, AGENT: own_words()})


@cache
def _words(folder: Path) -> Words:
    """Read a speaker's words once, however many Deps are put together."""
    return Words(folder)


def own_words() -> Words:
    """Return the agent's own words."""
    return _words(Path(__file__).parent / "words")
