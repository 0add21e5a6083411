"""The last look at a message on its way out, pure: every figure, date, amount, order, link and promise is grounded.

It judges words that came from a template as strictly as words that a model wrote. What it objects to is never sent: the
caller says the safe words instead, and the Turn trace names the objections.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

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

_FIGURE = re.compile(r"\d+(?:[.,:/\u2019'-]\d+)*")
_AMOUNT = re.compile(r"[€$£¥]|\b(?:EUR|USD|GBP|BRL|euros?|dollars?|pounds?|reais)\b", re.IGNORECASE)
_ORDER = re.compile(r"#\s?[A-Za-z]{0,6}-?\d+")
_LINK = re.compile(
    r"(?:https?://|www\.)\S+|\b[\w-]+\.(?:com|net|org|io|co|shop|store|app|eu|pt|br|uk)\b\S*", re.IGNORECASE
)
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+\.\w+")
_COUNTED = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|fifteen|twenty|thirty|sixty|ninety|"
    r"dois|duas|tres|quatro|cinco|seis|sete|oito|nove|dez|doze|quinze|vinte|trinta|sessenta|noventa)\s+"
    r"(?:working |business )?"
    r"(?:minutes?|hours?|days?|weeks?|months?|percent|minutos?|horas?|dias?|semanas?|meses|por cento)\b"
)
_PROMISE = re.compile(
    r"\b(?:refund\w*|guarante\w*|promis\w*|compensat\w*|discount\w*|voucher\w*|free of charge|for free|will arrive|"
    r"be delivered|tomorrow|today|reembols\w*|garant\w*|promet\w*|compens\w*|descont\w*|cupo\w*|gratis|gratuit\w*|"
    r"vai chegar|sera entregue|amanha|hoje)\b"
)
_PRIVATE = re.compile(r"\b(?:fraud\w*|risk\w*|suspicious\w*|suspeit\w*|risco|internal note\w*|nota interna)\b")


def check(blocks: Sequence[Block], grounds: Grounds) -> tuple[str, ...]:
    """Return every objection to a message, empty if it may go out."""
    return tuple(dict.fromkeys(_objections(blocks, grounds)))


def _objections(blocks: Sequence[Block], grounds: Grounds) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, TextBlock):
            yield from _text(block.text, grounds)
        elif isinstance(block, QuoteBlock) and block.text not in grounds.quotes:
            yield "quotes what no source of this turn says"
        elif isinstance(block, ChoicesBlock):
            for label, _ in block.options:
                yield from _text(label, grounds)
        elif _is_private(block) and not grounds.is_verified:
            yield "shows an order to somebody who is not verified"
        elif isinstance(block, CardBlock) and block.kind is CardKind.TRACKING:
            yield from (f"the link {link} is in no fact" for link in _links(block) if not _may_go_out(link, grounds))


def _is_private(block: Block) -> bool:
    return isinstance(block, OrderCardBlock) or (isinstance(block, CardBlock) and block.kind in PRIVATE_CARDS)


def _links(card: CardBlock) -> Iterator[str]:
    """Return the carriers' links of a tracking card: the only ones that lead away from the shop (S5-19)."""
    return (str(parcel["link"]) for parcel in card.card["parcels"] if parcel["link"])


def _may_go_out(link: str, grounds: Grounds) -> bool:
    return link in grounds.values and safe_link(link) == link


def _text(text: str, grounds: Grounds) -> Iterator[str]:
    plain, ground = plain_spaces(text), plain_spaces("\n".join(grounds.values))
    folded, known = _fold(plain), _fold(ground)
    figures = set(_FIGURE.findall(ground))
    yield from (f"the figure {figure} is in no fact" for figure in _FIGURE.findall(plain) if figure not in figures)
    yield from _ungrounded("an amount", _AMOUNT.findall(plain), ground)
    yield from _ungrounded("the month", _months().findall(folded), known)
    yield from _ungrounded("a length of time", _COUNTED.findall(folded), known)
    yield from _ungrounded("a link", _LINK.findall(plain), ground)
    yield from _ungrounded("a promise", _PROMISE.findall(folded), f"{known}\n{_fold(grounds.words)}")
    if _ADDRESS.search(plain):
        yield "gives an e-mail address away"
    if _PRIVATE.search(folded) and not _PRIVATE.search(known):
        yield "gives a private reason away"
    if not grounds.is_verified and _ORDER.search(plain):
        yield "names an order to somebody who is not verified"


def _ungrounded(what: str, found: Iterable[str], ground: str) -> Iterator[str]:
    return (f"{what} ({words}) is in no fact" for words in found if words not in ground)


def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


@cache
def _months() -> re.Pattern[str]:
    """Every language's month names; those that are everyday words in another language are left out."""
    names = {_fold(name) for language in LANGUAGES for name in Locale.parse(language).months["format"]["wide"].values()}
    return re.compile(
        rf"\b(?:{'|'.join(sorted(map(re.escape, names - {'may', 'march', 'mars'}), key=len, reverse=True))})\b"
    )
