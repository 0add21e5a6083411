"""What a skill is: a declaration, what it hears, what it may read, and what it returns.

A skill reads through `Tools` and returns a `Result`. It never writes to the shop, never sends, never sees a channel
(design.md, "A skill"). It declares itself as one frozen constant `SKILL` in its folder; `kit.plugins` finds it.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from langchain_core.runnables.graph import Graph

from commerce.port import Can, Money, Shop
from commerce.terms import Source, Terms


class NeedKind(StrEnum):
    """What a skill can need before it is live."""

    COMMERCE = "commerce"
    HUB = "hub"
    KNOWLEDGE = "knowledge"
    AGENT = "agent"


@dataclass(frozen=True, slots=True)
class Need:
    """One prerequisite: `value` is a `Can`, a kind of knowledge (`order_changes`), or empty for Hub and agent."""

    kind: NeedKind
    value: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """A found piece of an article, with where it stands."""

    source: Source
    text: str
    score: float
    on_topic: float = 1.0
    """How much it is about the topic that was named, to compare within one search; 0 if it only mentions it."""
    names_topic: bool = True
    """Whether a word that stands for the topic is in it at all."""


class SearchKnowledge(Protocol):
    """Search of the store's articles in one language."""

    async def __call__(self, query: str, *, language: str, topic: str = "", limit: int = 4) -> tuple[Passage, ...]:
        """Return the best passages first; `topic` (an intent's name) adds that topic's own words to the search."""
        ...


@dataclass(frozen=True, slots=True)
class Tools:
    """The reads a skill may make, all scoped to one store already. There is no write among them."""

    shop: Shop | None
    search: SearchKnowledge
    terms: Callable[[str], Awaitable[Terms]]
    """The store's policy facts; the argument is the language whose sentence should be cited where both exist."""
    now: Callable[[], datetime]
    zone: ZoneInfo
    hub_ready: bool
    can: frozenset[Can]
    tracking_notes: Mapping[str, str] = field(default_factory=dict)
    """What the shop adds to an answer on a parcel, by `stores.notes.NoteOn` (S5-21)."""
    has_return_portal: bool = False
    """Returns are asked for on a page of the shop's own."""


@dataclass(frozen=True, slots=True)
class Person:
    """Who the customer is: `shop_customer_id` is set only when they are verified (S1-63, S1-64)."""

    shop_customer_id: str | None = None
    name: str = ""

    @property
    def is_verified(self) -> bool:
        """Whether code has proved who this is."""
        return self.shop_customer_id is not None


@dataclass(frozen=True, slots=True)
class Heard:
    """What a skill is given for one turn.

    `slots` holds what understanding read from the words of this turn, merged over what the skill kept in Memory;
    `event` is `message`, `signed_in`, `changed_in_hub`, `return_asked` or `shop_event`; `shown` is what the agent
    showed last (orders offered as choices, the order on a card), so that code can tell what "the second" means.
    """

    text: str
    language: str
    person: Person
    event: str
    slots: Mapping[str, Any]
    kept: Mapping[str, Any]
    shown: Mapping[str, Any]
    happened: Mapping[str, Any] = field(default_factory=dict)
    """For `changed_in_hub`: what was changed, as the Hub said; for `shop_event`: which order, and what happened."""
    page: Mapping[str, str] = field(default_factory=dict)
    """The page of the shop that the customer is on: its `url`, and the `product` that it says it shows; not proved."""


@dataclass(frozen=True, slots=True)
class Word:
    """A value that is itself said in the customer's language: `key` names its words, beside the fact's."""

    key: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing to say: `key` names its words (Fluent, beside the skill), `values` fill them, `source` is quoted.

    A value is plain text, a `Word`, an amount (`Money`), an aware moment, a day, a `DeliveryWindow`, a whole number,
    or a tuple of texts or words that is said as a list; whoever speaks puts it in the customer's language.
    """

    key: str
    values: Mapping[str, Any] = field(default_factory=dict)
    source: Source | None = None
    hands_on: bool = False
    """Whether it only hands on what its source says in answer to a question: a model may shorten that."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One option of a question: what the customer reads, and the value code gets back."""

    label: str
    value: str


NOT_IN_KNOWLEDGE = "not_in_knowledge"
"""Why a person is offered where no article answers: the question is then kept as a content gap."""

SOLVED = "solved"
"""What the question awaits whether the matter is solved: asked once, at its end (D4)."""


@dataclass(frozen=True, slots=True)
class Ask:
    """A question back: `awaits` names the slot the next message may fill (`sign_in`, `order`, `yes_no`, …)."""

    fact: Fact
    awaits: str
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class SignIn:
    """Typed action: ask the customer to sign in, and lead them on from there to what they wish.

    `order_name` is the order as the customer called it, None where they named none; `edit` is an EditKind's value.
    """

    order_name: str | None = None
    edit: str | None = None


@dataclass(frozen=True, slots=True)
class ShowOrder:
    """Typed action: show this order's card: `commerce.cards.order.OrderCard` as JSON; `focus` is an EditKind's value.

    `is_renewal` says that it only takes the place of a card shown before, where cards are shown at all.
    """

    card: Mapping[str, Any]
    focus: str | None = None
    is_renewal: bool = False


@dataclass(frozen=True, slots=True)
class ShowCard:
    """Typed action: show a card of another kind: `card` is the dataclass of `commerce.cards.<kind>` as JSON.

    `kind` is a `conversations.messages.CardKind`'s value: tracking, return, products or discount.
    """

    kind: str
    card: Mapping[str, Any]


class HandoffKind(StrEnum):
    """`soft`: a person is offered or asked in while the agent stays; `hard`: a person takes over now."""

    SOFT = "soft"
    HARD = "hard"


@dataclass(frozen=True, slots=True)
class Handoff:
    """Typed action: bring in a person. `offer_only` asks the customer first."""

    reason: str
    kind: HandoffKind = HandoffKind.SOFT
    offer_only: bool = False
    order: Mapping[str, Any] | None = None
    note: str = ""
    """What staff should read first, in the shop's own words."""


@dataclass(frozen=True, slots=True)
class Result:
    """What a skill returns. Everything in it was decided by code on checked facts.

    `keep` replaces what the skill keeps in Memory; `is_open` says whether it waits for more; `path` and `passages` go
    into the Turn trace. `next` is a wish for another skill, which goes on in the same turn with the slots `handing`
    (S1-19, S1-67); where it is not live, `instead` is said.
    """

    facts: tuple[Fact, ...] = ()
    ask: Ask | None = None
    sign_in: SignIn | None = None
    cards: tuple[ShowOrder | ShowCard, ...] = ()
    handoff: Handoff | None = None
    next: str | None = None
    handing: Mapping[str, Any] = field(default_factory=dict)
    instead: tuple[Fact, ...] = ()
    keep: Mapping[str, Any] = field(default_factory=dict)
    shown: Mapping[str, Any] = field(default_factory=dict)
    is_open: bool = False
    path: tuple[str, ...] = ()
    passages: tuple[Passage, ...] = ()
    rests_on: tuple[Source, ...] = ()
    """The sentences of the rules that the decision was made by, whether they are quoted now or not."""
    decided: Mapping[str, Any] = field(default_factory=dict)
    """What was decided, per kind and why: for the trace and for staff, never said."""
    is_aside: bool = False
    """Whether it only tells of something in between: what was asked, kept and waited for before stays as it was."""
    worth: Money | None = None
    """What the order that it is about comes to: for the shop's rules on who answers (`agent.guidance`), never told."""


Run = Callable[[Heard, Tools], Awaitable[Result]]


class Drawn(Protocol):
    """Whatever can show itself as nodes and edges, as every compiled LangGraph does."""

    def get_graph(self) -> Graph:
        """Return its nodes and edges."""
        ...


@dataclass(frozen=True, slots=True)
class Skill:
    """The declaration of a skill: data that the admin pages, the understanding and the start-up check read.

    `build()` compiles its subgraph, without a checkpointer, and returns how to run it. `folder` is where its `words/`
    and `phrases/` lie. `events` are what wakes it besides a customer's words and the end of a sign-in it asked for.
    """

    name: str
    title: str
    description: str
    examples: tuple[str, ...]
    channels: tuple[str, ...]
    needs: tuple[Need, ...]
    folder: Path
    build: Callable[[], Run]
    events: frozenset[str] = frozenset()
    picture: Callable[[], Drawn] | None = None
    """The compiled subgraph, to be drawn for staff with the steps of a turn; None shows the steps as a list."""
    topic: str = ""
    """The label that staff see on a conversation about it: one of `stores.guidance.TOPICS` (S3-35), or none."""
    kind_topics: Mapping[str, str] = field(default_factory=dict)
    """The labels of those kinds of wish, headings of its phrases, that have another one."""
    articles: str = ""
    """What articles call its matter (`knowledge/topics.toml`): looked for where it is not live."""
    follows: Callable[[Heard], bool] | None = None
    """Pure: whether words that are no sure wish of their own go on with what this skill said last: "the blue one"."""
    claims: Callable[[Heard], bool] | None = None
    """Pure: whether words go on with what this skill said last though they sound like another's wish: "cheaper?"."""
