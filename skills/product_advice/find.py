"""Search of a shop's catalogue: by what things are called, typos allowed, by colour, size and price. Pure.

Only what the shop has is ever found. A product's title, type, tags and text are compared with the customer's words,
and with the keys of `things.toml`, by which a Polish word meets an English title.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from commerce.cards.products import is_left
from commerce.exceptions import fold
from commerce.port import Product, Variant
from knowledge.stems import telling_words
from skills import slots, things
from skills.product_advice.wanted import Wanted

_THING, _NAME, _QUALITY, _MENTIONED = 3.0, 2.0, 2.0, 1.0
_CLEARLY = 1.4
"""How much better than the next the best must be to be the one that is meant."""
_NEARLY = 0.8
"""How good, beside the best, the only one must be of whose title a word was said."""
_ALIKE = 0.55
"""What share of the best one's score others need to be shown beside it."""
_FUZZY, _FUZZY_LONG, _LONG, _SHORT = 86.0, 80.0, 7, 4
_WORN = re.compile(r"[2-6]\d")
"""Numbers of shoes and clothes."""
_ONLY = frozenset({"pattern", "giftcard"})
_LETTERS = frozenset({"xs", "s", "m", "l", "xl", "xxl"})


@dataclass(frozen=True, slots=True)
class Hit:
    """A product that fits; `named` counts the words of its own title that were said."""

    product: Product
    score: float
    named: int


@dataclass(frozen=True, slots=True)
class _Text:
    """A product's words, read once: the folded words of its title, and its keys."""

    title: frozenset[str]
    kind: frozenset[str]
    """The folded words of its type: "jackets" names no jacket of several."""
    things: frozenset[str]
    told: frozenset[str]
    mentioned: frozenset[str]


def search(products: Iterable[Product], wanted: Wanted) -> tuple[Hit, ...]:
    """Return the products that fit the words, best first; colour, size and price are looked at later (`forms`)."""
    hits = [hit for product in products if product.variants and (hit := _hit(product, wanted)).score > 0]
    if wanted.things:
        hits = [hit for hit in hits if wanted.things & _read(hit.product).things]
    return tuple(sorted(hits, key=lambda hit: -hit.score))


def nearest(products: Iterable[Product], wanted: Wanted) -> tuple[Product, ...]:
    """Return products of the wider kind of what was asked for, such as other shoes where there are no boots."""
    wider = things.widened(wanted.things) - wanted.things
    return tuple(product for product in products if product.variants and wider & _read(product).things)


def clear(hits: Sequence[Hit]) -> Product | None:
    """Return the one product that is meant, None where several may be."""
    if not hits:
        return None
    best, *others = hits
    if not others or best.score >= _CLEARLY * others[0].score:
        return best.product
    called = [hit for hit in hits if hit.named]
    if len(called) == 1 and called[0].score >= _NEARLY * best.score:
        return called[0].product
    whole = [hit for hit in hits if hit.named and hit.named >= len(_own_words(_read(hit.product)))]
    return whole[0].product if len(whole) == 1 else None


def alike(hits: Sequence[Hit]) -> tuple[Product, ...]:
    """Return the products that fit about as well as the best."""
    return tuple(hit.product for hit in hits if hit.score >= _ALIKE * hits[0].score)


def forms(product: Product, wanted: Wanted) -> tuple[Variant, ...]:
    """Return the variants of the colours, sizes and prices asked for; a size of a scale that it lacks asks nothing."""
    sizes = frozenset(size for size in wanted.sizes if _is_size(size, _scale(product)))
    return tuple(
        variant
        for variant in product.variants
        if _has_colour(variant, wanted)
        and (not sizes or sizes & _sizes(variant))
        and (wanted.most is None or variant.price.amount <= wanted.most)
        and (wanted.least is None or variant.price.amount >= wanted.least)
    )


def is_to_be_had(product: Product) -> bool:
    """Whether any form of it is left."""
    return any(is_left(variant) for variant in product.variants)


def colours_of(product: Product) -> frozenset[str]:
    """Return the keys of the colours it comes in."""
    return frozenset(key for variant in product.variants for key in _colours(variant))


def has_sizes(product: Product) -> bool:
    """Whether it comes in several sizes, in letters or numbers."""
    return len(_scale(product)) > 1


def asked_about(product: Product, wanted: Wanted) -> tuple[str, ...]:
    """Return the words of a question that do not name the product: "waterproof", of "is the parka waterproof"."""
    text = _read(product)
    return tuple(
        word
        for word in wanted.words
        if len(word) > _SHORT and not _means(word, text.title) and not things.keys("asks", word)
        and not things.widened(things.keys("things", word)) & text.things
    )  # fmt: skip


def knows(product: Product, wanted: Wanted) -> bool:
    """Whether the shop's text of a product has the words that were asked about it."""
    text, told = _read(product), frozenset(fold(product.description).split())
    return any(_means(word, told) for word in asked_about(product, wanted)) or bool(
        wanted.qualities & (text.told | text.mentioned)
    )


def is_named(product: Product, text: str) -> bool:
    """Whether a text speaks of this product or of what it is."""
    read = _read(product)
    return bool(things.widened(things.keys("things", text)) & read.things) or any(
        _means(word, read.title) for word in fold(text).split() if len(word) > _SHORT
    )


def speaks_of_size(products: Sequence[Product]) -> bool:
    """Whether the shop's text of one of these says something of its size."""
    return any("size_words" in things.keys("asks", product.description) for product in products)


def _hit(product: Product, wanted: Wanted) -> Hit:
    text = _read(product)
    named = sum(_means(word, text.title) and not _means(word, text.kind) for word in wanted.words)
    score = (
        _THING * len(wanted.things & text.things)
        + _NAME * named
        + _QUALITY * len(wanted.qualities & text.told)
        + _MENTIONED * len(wanted.qualities & text.mentioned - text.told)
    )
    return Hit(product, score, named)


def _own_words(text: _Text) -> frozenset[str]:
    return frozenset(word for word in text.title if not _means(word, text.kind))


def _means(word: str, words: frozenset[str]) -> bool:
    """Whether a word is one of these, perhaps in its plural or with a typo."""
    if word in words or word.removesuffix("s") in words or f"{word}s" in words:
        return True
    if len(word) <= _SHORT or word.isdigit():
        return False
    bar = _FUZZY_LONG if len(word) >= _LONG else _FUZZY
    return any(len(other) > _SHORT and fuzz.ratio(word, other) >= bar for other in words)


def _itself(found: frozenset[str]) -> frozenset[str]:
    """Return what a product is: a sewing pattern for a bag is no bag."""
    return found & _ONLY or found


def _read(product: Product) -> _Text:
    return _texts(product.title, product.product_type, " ".join(product.tags), product.description)


@lru_cache(maxsize=4096)
def _texts(title: str, kind: str, tags: str, description: str) -> _Text:
    told = f"{title} . {kind} . {tags}"
    return _Text(
        title=frozenset(word for word in telling_words(title, "en") if not word.isdigit()),
        kind=frozenset(fold(kind).split()),
        things=_itself(things.widened(things.keys("things", told))),
        told=things.keys("qualities", told),
        mentioned=things.keys("qualities", description[:2000]),
    )


def _has_colour(variant: Variant, wanted: Wanted) -> bool:
    return not wanted.colours or bool(wanted.colours & _colours(variant))


def _colours(variant: Variant) -> frozenset[str]:
    return things.widened(things.keys("colours", " ".join(value for _, value in variant.options)))


def _sizes(variant: Variant) -> frozenset[str]:
    values = (fold(slots.plain_sizes(value)) for _, value in variant.options)
    return frozenset(
        one for value in values for one in (next(iter(things.keys("sizes", value)), value), *value.split())
    )


def _scale(product: Product) -> frozenset[str]:
    return frozenset(size for variant in product.variants for size in _sizes(variant))


def _is_size(said: str, scale: frozenset[str]) -> bool:
    """Whether what was said is a size for a product of this scale: of shoes "M" is one, though there is none such."""
    if said in scale:
        return True
    is_sized = bool(scale & _LETTERS) or any(size.isdigit() for size in scale)
    return is_sized and (said in _LETTERS or bool(_WORN.fullmatch(said)))
