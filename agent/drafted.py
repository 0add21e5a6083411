"""What a draft for a person is made of: pure, from what the skills returned and the blocks that were made of it.

A person will say it: nobody is offered, the agent's courtesies are left out, and what has no ground is none (S3-16).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from agent.reply import Manner, Spoken, say_value
from agent.state import AGENT
from agent.telling import facts_of
from commerce.tracking import safe_link
from conversations.assisting import DraftFact
from conversations.messages import (
    Block,
    CardBlock,
    CardKind,
    ChannelKind,
    ChoicesBlock,
    HumanBlock,
    QuoteBlock,
    TextBlock,
)
from kit.language import money
from skills.base import NOT_IN_KNOWLEDGE, Fact, HandoffKind, Result, ShowCard

LONGEST = 4000
"""Signs of a draft: as many as a person may send at once."""
UNREACHABLE = "shop_unreachable"
"""Why a person is offered where the shop did not answer: asked again, it may."""
_SHOWN_AS_CARDS = frozenset({ChannelKind.WEBCHAT, ChannelKind.PREVIEW})
_NOT_ENOUGH = frozenset(
    {
        NOT_IN_KNOWLEDGE,
        UNREACHABLE,
        "documents",
        "held_back",
        "hub_unavailable",
        "no_advice",
        "order_not_found",
        "order_too_old",
        "payment_trouble",
        "policy_contradictory",
        "policy_unknown",
        "product_detail_unknown",
        "quantity_unknown",
        "size_unknown",
        "skill_failed",
    }
)
"""Reasons for offering a person which say that what was asked for cannot be answered from what the shop holds."""


def by_person(spoken: Sequence[Spoken]) -> list[Spoken]:
    """Return what a person would say of this: nobody is offered, and of the agent's own words what has a source."""
    return [Spoken(part.by, _by_person(part)) for part in spoken]


def _by_person(part: Spoken) -> Result:
    result = replace(part.result, handoff=None)
    if part.by != AGENT:
        return result
    return replace(result, facts=tuple(fact for fact in result.facts if fact.source), ask=None)


def is_enough(said: Sequence[Spoken]) -> bool:
    """Whether what was found answers: something has a ground, and nobody said that the answer is missing."""
    return any(_has_ground(part) for part in said) and not any(_lacks(part) for part in said)


def was_unreachable(said: Sequence[Spoken]) -> bool:
    """Whether a shop that did not answer is all that is missing."""
    return any(part.result.handoff is not None and part.result.handoff.reason == UNREACHABLE for part in said)


def _has_ground(part: Spoken) -> bool:
    result = part.result
    if any(fact.source for fact in result.facts):
        return True
    return part.by != AGENT and bool(result.facts or result.cards or result.ask or result.sign_in)


def _lacks(part: Spoken) -> bool:
    handoff = part.result.handoff
    if handoff is None:
        return False
    is_own = part.by == AGENT and handoff.reason != "review_due"
    return handoff.kind is HandoffKind.HARD or is_own or handoff.reason in _NOT_ENOUGH


def words_of(blocks: Sequence[Block], manner: Manner) -> str:
    """Return the blocks as words for the composer, as many whole paragraphs as fit."""
    kept: list[str] = []
    for paragraph in (one for block in blocks for one in _paragraph(block, manner)):
        if len("\n\n".join([*kept, paragraph])) > LONGEST:
            break
        kept.append(paragraph)
    return "\n\n".join(kept)


def _paragraph(block: Block, manner: Manner) -> Iterator[str]:
    words, language = manner.words[AGENT], manner.language
    match block:
        case TextBlock() if block.text.strip():
            yield block.text
        case QuoteBlock():
            yield words.say(language, "draft-quote", text=block.text, title=block.title)
        case ChoicesBlock():
            yield "\n".join(f"{number}. {label}" for number, (label, _) in enumerate(block.options, 1))
        case CardBlock(kind=CardKind.TRACKING):
            links = (str(parcel["link"] or "") for parcel in block.card["parcels"])
            for link in dict.fromkeys(one for one in links if one and safe_link(one) == one):
                yield words.say(language, "draft-follow", url=link)
        case CardBlock(kind=CardKind.PRODUCTS) if _is_list(block):
            lines = (_product_line(product, language) for product in block.card["products"])
            yield "\n".join(f"{number}. {line}" for number, line in enumerate(lines, 1))


def as_letter(body: str, manner: Manner, *, name: str, signature: str) -> str:
    """Return words as a whole letter; `name` is the customer's where it is proved, else empty.

    Without a signature the end is left to whoever sends the letter.
    """
    words, language = manner.words[AGENT], manner.language
    greeting = words.say(language, "draft-greeting-name", name=name) if name else words.say(language, "draft-greeting")
    end = (f"{words.say(language, 'draft-end')}\n{signature}",) if signature else ()
    return "\n\n".join((greeting, body, *end))


def beside_of(blocks: Sequence[Block], channel: str) -> tuple[Block, ...]:
    """Return the blocks that would go along: what words cannot do, and where cards are shown, what words say too."""
    return tuple(block for block in blocks if not _is_words(block, channel))


def _is_words(block: Block, channel: str) -> bool:
    if isinstance(block, CardBlock) and (block.kind is CardKind.TRACKING or _is_list(block)):
        return channel not in _SHOWN_AS_CARDS
    return isinstance(block, TextBlock | QuoteBlock | ChoicesBlock | HumanBlock)


def grounds_of(said: Sequence[Spoken], manner: Manner) -> tuple[DraftFact, ...]:
    """Return each fact of a draft with where it is from, as staff know it."""
    found: list[DraftFact] = []
    for part in by_person(said):
        order = order_of([part])
        found += (one for fact in facts_of(part.result) if (one := _ground(part.by, fact, order, manner)))
        for card in part.result.cards:
            if isinstance(card, ShowCard) and card.kind == CardKind.PRODUCTS:
                found += (_product(product, manner) for product in card.card["products"])
    return tuple(dict.fromkeys(found))


def order_of(said: Sequence[Spoken]) -> str:
    """Return the name of the order that was looked at, or nothing."""
    decided = (part.result.decided.get("order", {}) for part in said)
    return next((str(order["name"]) for order in decided if order.get("name")), "")


def _ground(by: str, fact: Fact, order: str, manner: Manner) -> DraftFact | None:
    what = fact.key.replace("-", " ").replace("_", " ")
    if fact.source is not None:
        where = f"article {fact.source.title}"
        if fact.source.heading and fact.source.heading != fact.source.title:
            where += f", {fact.source.heading}"
        return DraftFact(what, fact.source.sentence, where)
    if not fact.values or by == AGENT:
        return None
    words = manner.words[by]
    said = words.say(
        manner.language, fact.key, **{name: say_value(value, words, manner) for name, value in fact.values.items()}
    )
    named = order or str(fact.values.get("order", ""))
    return DraftFact(what, said, f"order {named}" if named else "shop")


def _product(product: Mapping[str, Any], manner: Manner) -> DraftFact:
    return DraftFact("product", _product_line(product, manner.language), f"product {product['title']}")


def _is_list(card: CardBlock) -> bool:
    """Whether a card shows several products, which the words before it do not name."""
    return card.kind is CardKind.PRODUCTS and len(card.card["products"]) > 1


def _product_line(product: Mapping[str, Any], language: str) -> str:
    lowest, highest = (_price(product[end], language) for end in ("lowest", "highest"))
    return f"{product['title']}, {lowest}" if lowest == highest else f"{product['title']}, {lowest} – {highest}"  # noqa: RUF001


def _price(amount: Mapping[str, str], language: str) -> str:
    return money(Decimal(amount["amount"]), amount["currency"], language)
