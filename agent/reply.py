"""From facts to words: the answers of several skills as one message in the customer's language.

Every word comes from the speaker's Fluent file, every value from a fact, every policy sentence from its article. What
was used is handed on as `Grounds`, by which `agent.check` judges the message on its way out.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from agent.state import AGENT
from commerce.fulfilment import DeliveryWindow
from commerce.port import Money
from commerce.terms import Source
from conversations.messages import (
    Block,
    CardBlock,
    CardKind,
    ChoicesBlock,
    HumanBlock,
    OrderCardBlock,
    QuoteBlock,
    SignInBlock,
    TextBlock,
)
from conversations.staffed import Staffed
from kit.language import FALLBACK, Words, WordsError, day, day_and_time, days, join, money, number, primary
from knowledge.public import address
from skills.base import Ask, Choice, Fact, Handoff, HandoffKind, Result, ShowCard, Word
from stores.handoff import Collected, HandoffSettings

REVIEW_DUE = "review_due"
"""Why a person is offered where a page is overdue for a review: only they can say whether it still holds."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """One result and who speaks it: the agent, or a skill's name."""

    by: str
    result: Result


@dataclass(frozen=True, slots=True)
class Manner:
    """How a message is said: in which language, with whose words, and in which zone times are told."""

    language: str
    words: Mapping[str, Words]
    titles: Mapping[str, str]
    zone: ZoneInfo
    handoff: HandoffSettings = field(default_factory=HandoffSettings)
    """How the store hands over; an empty message uses the agent's own words."""
    desk: Staffed = field(default_factory=Staffed)
    """Whether anybody is there to hand over to."""
    asks: tuple[Collected, ...] = ()
    """What a person will need that the customer has not told yet."""
    tone: str = ""
    """How the store wants its courtesies said: `greeting-friendly` where the language has it, else `greeting`."""
    store_key: str = ""
    """Whose pages quotations lead to; empty leads nowhere."""
    today: date = date.min
    """The day that it is in the store: what is overdue for a review on it is not said as certain."""


class Phrased(NamedTuple):
    """What articles say in fewer words, judged already, and the sources that say it."""

    text: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Grounds:
    """All that a message may stand on: the values of its facts, its sources, and the vetted words themselves."""

    values: tuple[str, ...] = ()
    quotes: Mapping[str, str] = field(default_factory=dict)
    """Each sentence that may be quoted, with the path of the page that it stands on, empty for none."""
    words: str = ""
    is_verified: bool = False
    orders: frozenset[str] = frozenset()
    """The orders that may be named to whoever is not verified: proactive messages go to an address known as theirs."""


@dataclass
class _Draft:
    manner: Manner
    blocks: list[Block] = field(default_factory=list)
    sentences: list[str] = field(default_factory=list)
    values: list[str] = field(default_factory=list)
    quotes: dict[str, str] = field(default_factory=dict)
    hedged: set[int] = field(default_factory=set)
    said: set[tuple[object, ...]] = field(default_factory=set)
    shown: set[str] = field(default_factory=set)
    has_phrased: bool = False

    def say(self, by: str, fact: Fact) -> None:
        """Add a fact's sentence and its quotation; what was said of the same already is not said twice."""
        words = self.manner.words[by]
        values = {key: say_value(value, words, self.manner) for key, value in fact.values.items()}
        as_of = fact.source.as_of(self.manner.today) if fact.source else None
        toned = f"{fact.key}-{self.manner.tone}"
        key = toned if self.manner.tone and by == AGENT and words.has(self.manner.language, toned) else fact.key
        sentence = words.say(self.manner.language, key, **values)
        mark = (by, sentence, fact.source, tuple(values.items()))
        if mark in self.said:
            return
        self.said.add(mark)
        self.values.extend(values.values())
        if as_of and fact.hands_on:
            sentence = self.dated("page-said", as_of)
        elif fact.source:
            self.hedge(fact.source)
        self.sentences.append(sentence)
        if fact.source is not None and fact.source.sentence not in self.quotes:
            self.quote(fact.source)

    def say_own(self, message: str, key: str) -> None:
        """Add the store's own message, or the agent's words where it has none."""
        if message:
            self.sentences.append(message)
            self.values.append(message)
        else:
            self.say(AGENT, Fact(key))

    def hedge(self, source: Source) -> None:
        """Say before what stands on a page, once for each, that the page is overdue for a review, if it is."""
        as_of = source.as_of(self.manner.today)
        if as_of and source.article_id not in self.hedged:
            self.hedged.add(source.article_id)
            self.sentences.append(self.dated("goes-by-page", as_of))

    def dated(self, key: str, as_of: date) -> str:
        """Return the agent's own words with the day of a review."""
        said = day(as_of, self.manner.language)
        self.values.append(said)
        return self.manner.words[AGENT].say(self.manner.language, key, date=said)

    def quote(self, source: Source) -> None:
        """Close the paragraph and quote a source, with the page it stands on."""
        has_page = source.is_on_page and self.manner.store_key
        page = address(self.manner.store_key, source.article_id) if has_page else ""
        self.show(
            QuoteBlock(
                text=source.sentence,
                lang=source.language,
                article_id=source.article_id,
                revision=source.revision,
                title=source.title,
                heading=source.heading,
                page=page,
                as_of=source.as_of(self.manner.today),
            )
        )
        self.quotes[source.sentence] = page

    def hand_on(self, phrased: Phrased) -> None:
        """Add what was phrased, and under it every source that says it."""
        self.has_phrased = True
        for source in phrased.sources:
            self.hedge(source)
        self.sentences.append(phrased.text)
        self.values.extend(source.sentence for source in phrased.sources)
        for source in phrased.sources:
            self.quote(source)

    def show(self, *blocks: Block) -> None:
        """Close the paragraph and add blocks."""
        if self.sentences:
            self.blocks.append(TextBlock(text=" ".join(self.sentences), lang=self.manner.language))
            self.sentences.clear()
        self.blocks.extend(blocks)


def speakable(language: str, store_language: str, words: Words) -> str:
    """Return the language to answer in: the customer's if the agent has words in it, else the store's, else English."""
    for tag in (language, store_language):
        if tag and primary(tag) in words.languages:
            return primary(tag)
    return FALLBACK


def compose(
    spoken: Sequence[Spoken], manner: Manner, *, is_verified: bool, phrased: Phrased | None = None
) -> tuple[tuple[Block, ...], Grounds]:
    """Say several results as one message, and return what it stands on.

    `phrased` stands where the first fact that only hands on an article would.
    The order: facts with their quotations and each skill's cards, then one question, the sign-in, and the person last.
    Raises WordsError for words that cannot be said.
    """
    draft = _Draft(manner)
    for part in spoken:
        _say(draft, part, phrased)
    for part in spoken:
        if part.result.ask is not None:
            _ask(draft, part.by, part.result.ask)
            break
    sign_in = next((part.result.sign_in for part in spoken if part.result.sign_in), None)
    if sign_in is not None:
        draft.show(SignInBlock(order_name=sign_in.order_name, edit=sign_in.edit))
    handoff = strongest(spoken)
    if handoff is not None:
        _bring_in(draft, handoff)
    draft.show()
    text = "\n".join(block.text for block in draft.blocks if isinstance(block, TextBlock))
    return tuple(draft.blocks), Grounds(tuple(draft.values), draft.quotes, text, is_verified)


def _say(draft: _Draft, part: Spoken, phrased: Phrased | None) -> None:
    """Add the facts and cards of one result, each once in a message."""
    for source in part.result.rests_on:
        draft.hedge(source)
    for fact in part.result.facts:
        if phrased is None or not fact.hands_on:
            draft.say(part.by, fact)
        elif not draft.has_phrased:
            draft.hand_on(phrased)
    for card in part.result.cards:
        if isinstance(card, ShowCard):
            draft.show(CardBlock(kind=CardKind(card.kind), card=dict(card.card)))
        elif card.card["order_id"] not in draft.shown:
            draft.shown.add(card.card["order_id"])
            draft.show(OrderCardBlock(card=dict(card.card), focus=card.focus, is_renewal=card.is_renewal))


def strongest(spoken: Sequence[Spoken]) -> Handoff | None:
    """Return the one handoff of a turn: a person now before one asked in, that before one offered."""
    handoffs = [part.result.handoff for part in spoken if part.result.handoff is not None]
    return max(handoffs, key=lambda one: (one.kind is HandoffKind.HARD, not one.offer_only), default=None)


def choices_of(ask: Ask, manner: Manner) -> tuple[tuple[str, str], ...]:
    """Return the (label, value) pairs of a question; a choice without a label names an intent."""
    return tuple((choice.label or _intent_label(choice, manner), choice.value) for choice in ask.choices)


def say_value(value: Any, words: Words, manner: Manner) -> str:  # noqa: ANN401 - whatever a fact may carry
    """Return a fact's value as the customer's language writes it."""
    if isinstance(value, Word):
        return words.say(manner.language, value.key)
    if isinstance(value, Money):
        return money(value.amount, value.currency, manner.language)
    if isinstance(value, date | DeliveryWindow):
        return _say_when(value, manner)
    if isinstance(value, tuple | list):
        return join([say_value(one, words, manner) for one in value], manner.language)
    if isinstance(value, int | Decimal):
        return number(value, manner.language)
    return str(value)


def _say_when(value: date | DeliveryWindow, manner: Manner) -> str:
    if isinstance(value, DeliveryWindow):
        return days(value.earliest, value.latest, manner.language)
    if isinstance(value, datetime):
        return day_and_time(value, manner.language, manner.zone)
    return day(value, manner.language)


def _ask(draft: _Draft, by: str, ask: Ask) -> None:
    draft.say(by, ask.fact)
    if ask.choices:
        options = choices_of(ask, draft.manner)
        draft.values.extend(label for label, _ in options)
        draft.show(ChoicesBlock(options=options))


def _bring_in(draft: _Draft, handoff: Handoff) -> None:
    """Say that a person comes, was asked, or is offered; outside the hours when they are back (S4-07)."""
    manner = draft.manner
    if handoff.offer_only:
        draft.say(AGENT, Fact("offer-confirm" if handoff.reason == REVIEW_DUE else "offer-person"))
    elif manner.handoff.is_off:
        draft.say_own(manner.handoff.off_message, "person-kept")
    elif manner.desk.is_staffed:
        comes = "person-comes" if handoff.kind is HandoffKind.HARD else "person-asked"
        draft.say_own(manner.handoff.inside_message, comes)
    else:
        draft.say_own(manner.handoff.outside_message, "person-later")
        if manner.desk.opens_at is not None:
            draft.say(AGENT, Fact("person-opens", {"when": manner.desk.opens_at}))
    if not handoff.offer_only:
        for detail in manner.asks:
            draft.say(AGENT, Fact(f"leave-{detail}"))
    draft.show(HumanBlock(offered=handoff.offer_only))


def _intent_label(choice: Choice, manner: Manner) -> str:
    intent, _, kind = choice.value.partition(".")
    for key in (f"choice-{intent}-{kind}", f"choice-{intent}"):
        try:
            return manner.words[AGENT].say(manner.language, key)
        except WordsError:
            continue
    return manner.titles.get(intent, intent)
