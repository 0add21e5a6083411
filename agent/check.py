"""The last look at a message on its way out, pure: every figure, date, amount, order, link and promise is grounded.

It judges words that came from a template as strictly as words that a model wrote. What it objects to is never sent: the
caller says the safe words instead, and the Turn trace names the objections.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from babel import Locale

from agent.reply import Grounds
from commerce.tracking import safe_link
from conversations.messages import (
    PRIVATE_CARDS,
    Block,
    CardBlock,
    CardKind,
    ChoicesBlock,
    OrderCardBlock,
    QuoteBlock,
    TextBlock,
)
from kit.language import LANGUAGES, plain_spaces
from kit.letters import bare

_FIGURE = re.compile(r"\d+(?:[.,:/\u2019'-]\d+)*")
_ORDER = re.compile(r"#\s?[A-Za-z]{0,6}-?\d+")
_LINK = re.compile(
    r"(?:https?://|www\.)\S+|\b[\w-]+\.(?:com|net|org|io|co|shop|store|app|eu|pt|br|uk)\b\S*", re.IGNORECASE
)
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+\.\w+")
_SIGNS_OF_MONEY = r"[€$£¥₴₽]|zł\b|\b(?:eur|usd|gbp|brl|pln|uah|chf|sek|nok|dkk|czk|cad|aud|mxn|r\$)\b"


@dataclass(frozen=True, slots=True)
class _Looks:
    """What is looked for in folded words, in every language at once (`check.toml`)."""

    amount: re.Pattern[str]
    counted: re.Pattern[str]
    promise: re.Pattern[str]
    private: re.Pattern[str]
    month: re.Pattern[str]


def check(blocks: Sequence[Block], grounds: Grounds) -> tuple[str, ...]:
    """Return every objection to a message, empty if it may go out."""
    return tuple(dict.fromkeys(_objections(blocks, grounds)))


def _objections(blocks: Sequence[Block], grounds: Grounds) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, TextBlock):
            yield from _text(block.text, grounds)
        elif isinstance(block, QuoteBlock):
            yield from _quote(block, grounds)
        elif isinstance(block, ChoicesBlock):
            for label, _ in block.options:
                yield from _text(label, grounds)
        elif _is_private(block) and not grounds.is_verified:
            yield "shows an order to somebody who is not verified"
        elif isinstance(block, CardBlock) and block.kind is CardKind.TRACKING:
            yield from (f"the link {link} is in no fact" for link in _links(block) if not _may_go_out(link, grounds))


def _quote(block: QuoteBlock, grounds: Grounds) -> Iterator[str]:
    """A quotation is a source's very words, and leads to the page of that source or nowhere."""
    if block.text not in grounds.quotes:
        yield "quotes what no source of this turn says"
    elif block.page not in {"", grounds.quotes[block.text]}:
        yield f"the page {block.page} is not the one that says it"


def _is_private(block: Block) -> bool:
    """A card that shows an order is its customer's alone; one that only leads to the shop's page for returns is not."""
    if isinstance(block, CardBlock):
        return block.kind in PRIVATE_CARDS and block.card.get("order_id") is not None
    return isinstance(block, OrderCardBlock)


def _links(card: CardBlock) -> Iterator[str]:
    """Return the carriers' links of a tracking card: the only ones that lead away from the shop (S5-19)."""
    return (str(parcel["link"]) for parcel in card.card["parcels"] if parcel["link"])


def _may_go_out(link: str, grounds: Grounds) -> bool:
    return link in grounds.values and safe_link(link) == link


def _text(text: str, grounds: Grounds) -> Iterator[str]:
    plain, ground = plain_spaces(text), plain_spaces("\n".join(grounds.values))
    folded, known = bare(plain), bare(ground)
    figures = set(_FIGURE.findall(ground))
    yield from (f"the figure {figure} is in no fact" for figure in _FIGURE.findall(plain) if figure not in figures)
    looks, ours = _looks(), f"{known}\n{bare(grounds.words)}"
    yield from _ungrounded("an amount", looks.amount.findall(folded), known)
    yield from _ungrounded("the month", looks.month.findall(folded), known)
    yield from _ungrounded("a length of time", looks.counted.findall(folded), known)
    yield from _ungrounded("a link", _LINK.findall(plain), ground)
    yield from _ungrounded("a promise", looks.promise.findall(folded), ours)
    if _ADDRESS.search(plain):
        yield "gives an e-mail address away"
    if looks.private.search(folded) and not looks.private.search(known):
        yield "gives a private reason away"
    if not grounds.is_verified and set(_ORDER.findall(plain)) - grounds.orders:
        yield "names an order to somebody who is not verified"


def counted_lengths(text: str) -> tuple[str, ...]:
    """Return the lengths of time that a text spells out, such as "two working days", folded."""
    return tuple(_looks().counted.findall(bare(plain_spaces(text))))


def promises(text: str) -> tuple[str, ...]:
    """Return the words of a text that may only be said where a fact says them, folded."""
    return tuple(_looks().promise.findall(bare(plain_spaces(text))))


def _ungrounded(what: str, found: Iterable[str], ground: str) -> Iterator[str]:
    return (f"{what} ({words}) is in no fact" for words in found if words not in ground)


@cache
def _looks() -> _Looks:
    tables = tomllib.loads(_fold_all(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")))

    def any_of(key: str) -> str:
        return "|".join(table[key] for table in tables.values())

    counted = "|".join(
        rf"(?:{table['numbers']})\s+(?:{table['between']})?(?:{table['units']})" for table in tables.values()
    )
    return _Looks(
        amount=re.compile(rf"{bare(_SIGNS_OF_MONEY)}|\b(?:{any_of('money')})\b"),
        counted=re.compile(rf"\b(?:{counted})\b"),
        promise=re.compile(rf"\b(?:{any_of('promises')})\b"),
        private=re.compile(rf"\b(?:{any_of('private')})\b"),
        month=_months(),
    )


def _fold_all(text: str) -> str:
    return "\n".join(bare(line) for line in text.splitlines())


def _months() -> re.Pattern[str]:
    """Every language's month names; those that are everyday words in another language are left out."""
    names = {bare(name) for language in LANGUAGES for name in Locale.parse(language).months["format"]["wide"].values()}
    return re.compile(
        rf"\b(?:{'|'.join(sorted(map(re.escape, names - {'may', 'march', 'mars'}), key=len, reverse=True))})\b"
    )
