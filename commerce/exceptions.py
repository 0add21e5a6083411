"""Which of a shop's product exceptions a line falls under: by its attributes, its tags and its product type (S1-48).

Shops mark such products in their own words, so the known words of English and Portuguese are matched after folding
case and accents. A shop's system says only two of these kinds itself: a gift card, and a line scheduled for later.
"""

import re
from typing import TypeVar

from commerce.port import Line
from commerce.terms import ExceptionKind, LineException, ReturnException
from kit.letters import bare

Stated = TypeVar("Stated", LineException, ReturnException)

_WORDS: dict[ExceptionKind, tuple[str, ...]] = {
    ExceptionKind.PERSONALISED: (
        r"personali[sz]ed",
        r"customi[sz]ed",
        "custom",
        "engraved",
        "monogrammed",
        r"personalizad[oa]s?",
        r"gravad[oa]s?",
    ),
    ExceptionKind.PRE_ORDER: (r"pre ?orders?", "pre venda", "prevenda", r"pre encomendas?"),
    ExceptionKind.GIFT_CARD: (
        r"gift ?cards?",
        r"gift vouchers?",
        r"cart(ao|oes) (de )?(presente|oferta)",
        r"vales? (presente|oferta)",
    ),
    ExceptionKind.FINAL_SALE: ("final sale", "venda final", r"vendas? definitivas?"),
    ExceptionKind.MADE_TO_ORDER: (
        "made to order",
        "made to measure",
        "custom made",
        "bespoke",
        r"(feit[oa] )?(por|sob) encomenda",
        r"(por|sob) medida",
    ),
}
_MARKS = {
    kind: re.compile(rf"(?<!\bnon )(?<!\bnot )(?<!\bnao )\b({'|'.join(words)})\b") for kind, words in _WORDS.items()
}
_PERSONAL_FIELD = re.compile(
    r"\b(engrav|personali[sz]|customi[sz]|monogram|embroider|inscri|initials|grava(cao|do)|bordad|iniciais|dedicatoria)"
    r"|\b(custom|your|own) (text|name|word)"
    r"|\b(name|text|nome|texto) (on|for|to (print|engrave)|n[oa]|para|a gravar|personaliz)"
)
_DECLINED = frozenset({"", "no", "none", "without", "nao", "nenhum", "nenhuma", "sem", "false", "0", "n a"})


def fold(text: str) -> str:
    """Lower the case, drop accents, and turn whatever is no letter or digit into single spaces."""
    return re.sub(r"[\W_]+", " ", bare(text)).strip()


def kinds_of(line: Line, *, is_scheduled: bool = False) -> frozenset[ExceptionKind]:
    """Tell which kinds of exception a line falls under; `is_scheduled` when units of it wait for a later date."""
    marks = [fold(text) for text in (*line.tags, line.product_type)]
    kinds = {kind for kind, words in _MARKS.items() if any(words.search(mark) for mark in marks)}
    if any(_PERSONAL_FIELD.search(fold(name)) and fold(value) not in _DECLINED for name, value in line.attributes):
        kinds.add(ExceptionKind.PERSONALISED)
    if line.is_gift_card:
        kinds.add(ExceptionKind.GIFT_CARD)
    if is_scheduled:
        kinds.add(ExceptionKind.PRE_ORDER)
    return frozenset(kinds)


def exceptions_on(line: Line, stated: tuple[Stated, ...], *, is_scheduled: bool = False) -> tuple[Stated, ...]:
    """Return the exceptions that the shop has stated and this line falls under, in the shop's order."""
    if not stated:
        return ()
    kinds = kinds_of(line, is_scheduled=is_scheduled)
    return tuple(exception for exception in stated if exception.kind in kinds)
