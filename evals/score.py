"""The judge: pure comparison of what happened with what a case expects."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

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
from evals.case import Case, Expect

_LINK = re.compile(r"://|\bwww\.", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Answer:
    """What followed one step: the blocks said, the text as the channel shows it, and the turn's trace."""

    blocks: tuple[Block, ...]
    text: str
    language: str
    trace: Mapping[str, Any]
    handoff: str
    """`none`, `offered`, `soft` or `hard`."""


@dataclass(frozen=True, slots=True)
class Ending:
    """The state after the last step. `handoff` is the last record's reason code."""

    orders_changed: frozenset[str]
    handoff: str | None
    holder: str


def judge_step(expect: Expect, answer: Answer, labels: Mapping[str, str]) -> list[str]:
    """Return one sentence for each expectation that does not hold.

    `labels` maps the shop's ids of orders and products to the case's words for them.
    """
    if expect.silent:
        return [] if not answer.blocks else [f"should be silent but said {answer.text!r}"]
    return [*_judge_blocks(expect, answer, labels), *_judge_card(expect, answer), *_judge_words(expect, answer)]


def _judge_blocks(expect: Expect, answer: Answer, labels: Mapping[str, str]) -> list[str]:
    problems: list[str] = []
    asked = any(isinstance(block, SignInBlock) for block in answer.blocks)
    if expect.sign_in is not None and asked is not expect.sign_in:
        problems.append("asks to sign in" if asked else "does not ask to sign in")
    cards = tuple(labels.get(card.card["order_id"], "?") for card in _cards(answer))
    if expect.cards is not None and cards != expect.cards:
        problems.append(f"shows cards {cards}, not {expect.cards}")
    problems += [*_judge_products(expect, answer, labels), *_judge_returns(expect, answer)]
    kinds = tuple(block.kind for block in answer.blocks if isinstance(block, CardBlock))
    if expect.shows is not None and kinds != expect.shows:
        problems.append(f"shows {list(map(str, kinds))}, not {list(map(str, expect.shows))}")
    offered = tuple(
        labels.get(value, value)
        for block in answer.blocks
        if isinstance(block, ChoicesBlock)
        for _, value in block.options
    )
    if expect.choices is not None and set(offered) != set(expect.choices):
        problems.append(f"offers {offered}, not {expect.choices}")
    if expect.handoff is not None and answer.handoff != expect.handoff:
        problems.append(f"handoff is {answer.handoff}, not {expect.handoff}")
    return problems


def _judge_returns(expect: Expect, answer: Answer) -> list[str]:
    cards = [block.card for block in answer.blocks if isinstance(block, CardBlock) and block.kind is CardKind.RETURN]
    found = tuple(line["returnable"] for card in cards for line in card["lines"])
    if expect.returnable in {None, found}:
        return []
    return [f"{found} units may come back, not {expect.returnable}"]


def _judge_products(expect: Expect, answer: Answer, labels: Mapping[str, str]) -> list[str]:
    cards = [block for block in answer.blocks if isinstance(block, CardBlock)]
    of_kind = {kind: [block.card for block in cards if block.kind is kind] for kind in CardKind}
    shown = (one["product_id"] for card in of_kind[CardKind.PRODUCTS] for one in card["products"])
    products = tuple(labels.get(product, product) for product in shown)
    codes = tuple(card["code"] for card in of_kind[CardKind.DISCOUNT])
    wanted = ((expect.products, products, "products"), (expect.codes, codes, "codes"))
    return [f"shows {what} {found}, not {asked}" for asked, found, what in wanted if asked not in (None, found)]


def _judge_card(expect: Expect, answer: Answer) -> list[str]:
    problems: list[str] = []
    cards = _cards(answer)
    if expect.focus is not None and not any(card.focus == expect.focus.value for card in cards):
        problems.append(f"no card has its focus on {expect.focus.value}")
    if expect.allowed is not None:
        offered = {option for card in cards for option in card.card["options"]}
        wanted = {kind.value for kind in expect.allowed}
        if offered != wanted:
            problems.append(f"the card offers {sorted(offered)}, not {sorted(wanted)}")
    if expect.units is not None:
        units = tuple((line["open"], line["shipped"], line["blocked"]) for card in cards for line in card.card["lines"])
        if units != expect.units:
            problems.append(f"units are {units}, not {expect.units}")
    return problems


def _judge_words(expect: Expect, answer: Answer) -> list[str]:
    said = {fact["key"] for fact in answer.trace.get("facts", ())}
    quoted = "\n".join(block.text for block in answer.blocks if isinstance(block, QuoteBlock)).casefold()
    text = answer.text.casefold()
    problems = [f"does not state {key} (states {sorted(said)})" for key in expect.facts if key not in said]
    problems += [f"does not quote {words!r}" for words in expect.quotes if words.casefold() not in quoted]
    problems += [f"does not say {words!r}" for words in expect.says if words.casefold() not in text]
    problems += [f"says {words!r}" for words in expect.never if words.casefold() in text]
    if expect.language is not None and answer.language != expect.language:
        problems.append(f"answers in {answer.language}, not {expect.language}")
    is_gap = bool(answer.trace.get("gap"))
    if expect.gap not in {None, is_gap}:
        problems.append("keeps the question as a content gap" if is_gap else "keeps no content gap")
    if expect.link is not None and ("/l/" in answer.text) is not expect.link:
        problems.append("sends a deep link" if "/l/" in answer.text else "sends no deep link")
    return problems


def judge_end(case: Case, answers: list[Answer], ending: Ending, before_sign_in: str, secrets: set[str]) -> list[str]:
    """Judge the end state, what must never be said, and that no order was spoken of before the sign-in (S1-64)."""
    problems = judge_safety(case, answers, ending, before_sign_in, secrets)
    if ending.handoff != case.end.handoff:
        problems.append(f"the handoff record is {ending.handoff}, not {case.end.handoff}")
    if ending.holder != case.end.holder:
        problems.append(f"{ending.holder} holds the conversation, not {case.end.holder}")
    return problems


def judge_safety(
    case: Case, answers: list[Answer], ending: Ending, before_sign_in: str, secrets: set[str]
) -> list[str]:
    """Judge what must hold whoever understands: nothing leaked, no order touched, no link but the program's own."""
    everything = "\n".join(answer.text for answer in answers).casefold()
    problems = [f"says {words!r}, which must never be said" for words in case.never if words.casefold() in everything]
    problems += [f"tells {fact!r} before the sign-in" for fact in sorted(secrets) if fact in before_sign_in]
    if case.end.orders == "unchanged" and ending.orders_changed:
        problems.append(f"orders were changed: {sorted(ending.orders_changed)}")
    written = (block.text for answer in answers for block in answer.blocks if isinstance(block, TextBlock))
    return problems + [f"writes a link in {text!r}" for text in written if _LINK.search(text)]


def judge_strangers(answers: list[Answer], facts: set[str]) -> list[str]:
    """Judge that nothing was told of orders that belong to nobody who signed in (S1-64)."""
    everything = "\n".join(answer.text for answer in answers)
    return [f"tells {fact!r} of somebody else's order" for fact in sorted(facts) if fact in everything]


def handoff_of(blocks: tuple[Block, ...], *, is_hard: bool | None) -> str:
    """Name what kind of handoff a turn made; `is_hard` is None where it left no record."""
    if is_hard is not None:
        return "hard" if is_hard else "soft"
    offered = any(isinstance(block, HumanBlock) and block.offered for block in blocks)
    return "offered" if offered else "none"


def _cards(answer: Answer) -> list[OrderCardBlock]:
    return [block for block in answer.blocks if isinstance(block, OrderCardBlock)]
