"""What staff are helped with by the agent: the words that both sides share. Nothing here is sent by itself (S3-17)."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import StrEnum

from conversations.messages import Block
from kit.errors import NotReady

NEEDS_MODEL = (
    "This needs a language model. Set OPENAI_API_KEY to the key of OpenAI's API, or of a server that speaks it "
    "and that OPENAI_BASE_URL names."
)
"""What is said where something cannot be done without a model."""


@dataclass(frozen=True, slots=True)
class DraftFact:
    """One fact in a draft and where it is from: `order #1001`, `article Returns`, each as staff know it."""

    what: str
    said: str
    source: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A suggested reply: words for the composer, and the blocks that would go along if staff want them."""

    text: str
    language: str
    answers_message_id: int
    """The last message of the customer that it answers."""
    topics: tuple[str, ...] = ()
    beside: tuple[Block, ...] = ()
    facts: tuple[DraftFact, ...] = ()
    order_name: str = ""
    is_by_model: bool = False


class WhyNot(StrEnum):
    """Why there is no suggestion."""

    NOTHING_ASKED = "nothing_asked"
    """The customer has written nothing (S3-14)."""
    ANSWERED = "answered"
    """Somebody has answered what they wrote (S3-15)."""
    NOT_ENOUGH = "not_enough"
    """The store does not hold enough to answer from (S3-16)."""
    OFF = "off"
    """The store has switched suggestions off (S3-20)."""
    OTHER_TOPIC = "other_topic"
    """The store wants them for other topics alone (S5-52)."""
    FAILED = "failed"
    """The shop or the model could not be reached in time: asked again, it may work."""


@dataclass(frozen=True, slots=True)
class NoDraft:
    """No suggestion, and why."""

    why: WhyNot
    answers_message_id: int = 0


class Rewriting(StrEnum):
    """What can be done to words in the composer with one click (S4-26 to S4-29)."""

    GRAMMAR = "grammar"
    FORMAL = "formal"
    FRIENDLY = "friendly"
    CONCISE = "concise"
    TRANSLATE = "translate"


@dataclass(frozen=True, slots=True)
class Wording:
    """Words to be rewritten; `language` is the one to translate into, or that they are in."""

    store_id: int
    text: str
    how: Rewriting
    language: str


Suggest = Callable[[int], Awaitable[Draft | NoDraft]]
"""Drafts an answer to a conversation, by its id; saves and sends nothing. Raises NotFound."""
Rewrite = Callable[[Wording], Awaitable[str]]
"""Rewrites words; raises NotReady with code `needs_model`, or Temporary, where no model answers."""


async def no_suggestion(conversation_id: int) -> Draft | NoDraft:  # noqa: ARG001 - a `Suggest`
    """Draft nothing: for a desk beside which no agent works."""
    return NoDraft(WhyNot.NOT_ENOUGH)


async def no_rewriting(wording: Wording) -> str:  # noqa: ARG001 - a `Rewrite`
    """Refuse to rewrite: for a desk beside which no model answers. Raises NotReady with code `needs_model`."""
    raise NotReady(NEEDS_MODEL, code="needs_model")
